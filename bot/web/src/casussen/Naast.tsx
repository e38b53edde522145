// Two casussen side by side: what was decided, and the answers that differ.
import { staat } from "../basis/winkel";
import { antwoorden, besloten, type Bewaard } from "./bewaard";

interface Regel {
  naam: string;
  waarden: string[];
}

export function Naast({ rijen }: { rijen: Bewaard[] }) {
  const { kaders } = staat.value;
  const regels = [
    ...naast(rijen.map(besloten), (id) => kaders?.besluiten[id]?.naam ?? id, "niet afgewogen"),
    ...naast(rijen.map((rij) => antwoorden(rij, kaders)), (id) => kaders?.kenmerken[id]?.label ?? id, "onbekend").filter(({ waarden }) => new Set(waarden).size > 1),
  ];
  return (
    <div class="naast" role="region" aria-label="Vergelijking" tabIndex={0}>
      <table class="utrecht-table">
        <caption>Wat besloten is, en de antwoorden die verschillen</caption>
        <thead class="utrecht-table__header">
          <tr class="utrecht-table__row">
            <td class="utrecht-table__cell" />
            {rijen.map(({ casus }) => (
              <th class="utrecht-table__header-cell" scope="col">{casus}</th>
            ))}
          </tr>
        </thead>
        <tbody class="utrecht-table__body">
          {regels.map(({ naam, waarden }) => (
            <tr class={`utrecht-table__row ${new Set(waarden).size > 1 ? "verschil" : ""}`}>
              <th class="utrecht-table__header-cell" scope="row">{naam}</th>
              {waarden.map((waarde) => (
                <td class="utrecht-table__cell">{waarde}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function naast(kanten: Record<string, string>[], noem: (id: string) => string, leeg: string): Regel[] {
  const ids = [...new Set(kanten.flatMap((kant) => Object.keys(kant)))];
  return ids.map((id) => ({ naam: noem(id), waarden: kanten.map((kant) => kant[id] ?? leeg) }));
}
