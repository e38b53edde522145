// Counts as bars, with the number at each; the same as a table for who would rather read it, or hears it.
import { useId } from "preact/hooks";
import { TELLING, type Telling } from "./gegevens";

const BREED = 100; // of the drawing: per cent
const HOOG = 16;
const MINDER = "minder dan 5";

export function Staven({ telling }: { telling: Telling }) {
  const kop = useId();
  const titel = TELLING[telling.naam] ?? telling.naam;
  const delen = [...telling.delen].sort((a, b) => (telling.naam === "leeftijd" ? Number.parseInt(a.naam, 10) - Number.parseInt(b.naam, 10) || 0 : (b.aantal ?? 0) - (a.aantal ?? 0)));
  const meest = Math.max(1, ...delen.map(({ aantal }) => aantal ?? 0));
  return (
    <section class="telling" aria-labelledby={kop}>
      <h3 class="nl-heading nl-heading--level-3" id={kop}>{titel}</h3>
      <table class="utrecht-table">
        <thead class="utrecht-table__header alleen-voorlezen">
          <tr class="utrecht-table__row">
            <th class="utrecht-table__header-cell" scope="col">{titel}</th>
            <th class="utrecht-table__header-cell" scope="col">Casussen</th>
            <th class="utrecht-table__header-cell" scope="col">Verhouding</th>
          </tr>
        </thead>
        <tbody class="utrecht-table__body">
          {delen.map(({ naam, aantal }) => (
            <tr class={`utrecht-table__row ${naam === "te laat" ? "te-laat" : ""}`}>
              <th class="utrecht-table__header-cell" scope="row">{naam}</th>
              <td class="utrecht-table__cell getal">{aantal ?? MINDER}</td>
              <td class="utrecht-table__cell staaf">
                <svg viewBox={`0 0 ${BREED} ${HOOG}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
                  {aantal === null ? (
                    <rect class="verborgen" x="0.5" y="1" width={Math.min(BREED - 1, (5 / Math.max(meest, 5)) * BREED)} height={HOOG - 2} />
                  ) : (
                    <rect x="0" y="1" width={(aantal / meest) * BREED} height={HOOG - 2} />
                  )}
                </svg>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
