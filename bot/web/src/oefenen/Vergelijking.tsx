// What somebody judged beside the kader: the besluiten, then kenmerk by kenmerk.
import { Blokken } from "../chat/Blokken";
import type { Vergelijking as Gegevens } from "./soorten";

const OORDEEL: Record<Gegevens["kenmerken"][number]["oordeel"], string> = { gezien: "gezien", anders: "anders gelezen", gemist: "gemist", erbij: "erin gelezen" };

export function Vergelijking({ gegevens }: { gegevens: Gegevens }) {
  const [besluiten, ...rest] = gegevens.berichten;
  return (
    <div class="vergelijking">
      {besluiten && <Blokken blokken={besluiten.blokken ?? []} kort={false} />}
      <h3 class="nl-heading nl-heading--level-3" id="kenmerken-kop">
        Wat je las
      </h3>
      <div class="schuif" tabIndex={0} role="region" aria-labelledby="kenmerken-kop">
        <table class="utrecht-table rijen">
          <thead class="utrecht-table__header">
            <tr class="utrecht-table__row">
              {["Kenmerk", "Jij", "De tekst", ""].map((kop) => (
                <th class="utrecht-table__header-cell" scope="col">
                  {kop || <span class="alleen-voorlezen">Oordeel</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="utrecht-table__body">
            {gegevens.kenmerken.map(({ kenmerk, label, jouw, casus, oordeel, zin, beslissend }) => (
              <tr class={`utrecht-table__row is-${oordeel}`} key={kenmerk}>
                <th class="utrecht-table__header-cell" scope="row">
                  {label}
                  {beslissend && <span class="merk"> geeft mee de doorslag</span>}
                </th>
                <td class="utrecht-table__cell">{jouw || "–"}</td>
                <td class="utrecht-table__cell">{casus || "–"}</td>
                <td class="utrecht-table__cell">
                  <strong>{OORDEEL[oordeel]}</strong> <small>{zin}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rest.map((bericht) => (
        <Blokken blokken={bericht.blokken ?? []} kort={false} />
      ))}
    </div>
  );
}
