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
      <table>
        <caption>Wat besloten is, en de antwoorden die verschillen</caption>
        <thead>
          <tr>
            <td />
            {rijen.map(({ casus }) => (
              <th scope="col">{casus}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {regels.map(({ naam, waarden }) => (
            <tr class={new Set(waarden).size > 1 ? "verschil" : ""}>
              <th scope="row">{naam}</th>
              {waarden.map((waarde) => (
                <td>{waarde}</td>
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
