// One casus on request: who saw it, all that is kept of it, and deleting it.
import { useEffect, useState } from "preact/hooks";
import { Fout, haal, stuur } from "../basis/api";
import { bewaarBestand } from "../basis/bestand";
import { Dialoog } from "../delen/Dialoog";
import { dag, type Logregel, type Regel } from "./gegevens";
import { Drukknop } from "../delen/Drukknop";

const WAT: Record<string, string> = { uitgevoerd: "meegenomen", geweigerd: "geweigerd" };
const zin = (oorzaak: unknown) => (oorzaak instanceof Fout ? oorzaak.message : "Er ging iets mis. Probeer het opnieuw.");

export function Eencasus({ rij, sluit, weg }: { rij: Regel; sluit: () => void; weg: () => void }) {
  const [regels, zetRegels] = useState<Logregel[] | null>(null);
  const [fout, zetFout] = useState("");
  const pad = `/api/casussen/${encodeURIComponent(rij.casus)}`;
  useEffect(() => {
    haal(`${pad}/inzage`).then(
      (uit) => zetRegels((uit as { inzage: Logregel[] }).inzage),
      (oorzaak: unknown) => zetFout(zin(oorzaak)),
    );
  }, [pad]);
  const alles = () => {
    zetFout("");
    haal(`${pad}/alles`).then(
      (uit) => bewaarBestand(new Blob([JSON.stringify(uit, null, 1)], { type: "application/json" }), `${rij.casus}.json`),
      (oorzaak: unknown) => zetFout(zin(oorzaak)),
    );
  };
  return (
    <Dialoog titel={rij.casus} sluit={sluit}>
      <div role="alert">{fout && <p class="utrecht-alert utrecht-alert--error melding">{fout}</p>}</div>
      <h3 class="nl-heading nl-heading--level-3">Wie wat met deze casus deed</h3>
      {!regels && !fout && <p role="status">Een ogenblik …</p>}
      {regels && (
        <div class="schuif" role="region" aria-label="Het logboek van deze casus" tabIndex={0}>
          <table class="utrecht-table lijst">
            <thead class="utrecht-table__header">
              <tr class="utrecht-table__row">
                {["Wanneer", "Wat", "Wie", "Rol", "Namens", "Waarlangs"].map((kop) => (
                  <th class="utrecht-table__header-cell" scope="col">{kop}</th>
                ))}
              </tr>
            </thead>
            <tbody class="utrecht-table__body">
              {regels.map((regel) => (
                <tr class="utrecht-table__row">
                  <td class="utrecht-table__cell">
                    {dag(regel.op)} {regel.op.slice(11, 16)}
                  </td>
                  <td class="utrecht-table__cell">{WAT[regel.wat] ?? regel.wat}</td>
                  <td class="utrecht-table__cell">{regel.wie}</td>
                  <td class="utrecht-table__cell">{regel.rollen}</td>
                  <td class="utrecht-table__cell">{regel.namens}</td>
                  <td class="utrecht-table__cell">{regel.kanaal}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <h3 class="nl-heading nl-heading--level-3">Op verzoek</h3>
      <p>Vraagt iemand wat er over hem is bewaard? Dit bestand heeft alles van deze casus.</p>
      <div class="knoppen">
        <Drukknop type="button" onClick={alles}>
          Alles van deze casus opslaan
        </Drukknop>
      </div>
      <Verwijder rij={rij} pad={pad} klaar={() => {
          sluit();
          weg();
        }}
      />
    </Dialoog>
  );
}

function Verwijder({ rij, pad, klaar }: { rij: Regel; pad: string; klaar: () => void }) {
  const [code, zetCode] = useState("");
  const [fout, zetFout] = useState("");
  return (
    <form
      class="verwijder"
      onSubmit={(gebeurtenis) => {
        gebeurtenis.preventDefault();
        zetFout("");
        stuur(`${pad}/verwijderen`, { casus: code }).then(klaar, (oorzaak: unknown) => zetFout(zin(oorzaak)));
      }}
    >
      <label>
        Verwijderen kan niet ongedaan worden gemaakt. Typ de code over: {rij.casus}
        <input class="utrecht-textbox utrecht-textbox--html-input" type="text" autocomplete="off" maxLength={20} required value={code} onInput={(g) => zetCode(g.currentTarget.value)} />
      </label>
      <div role="alert">{fout && <p class="utrecht-alert utrecht-alert--error melding">{fout}</p>}</div>
      <Drukknop type="submit">Verwijder deze casus</Drukknop>
    </form>
  );
}
