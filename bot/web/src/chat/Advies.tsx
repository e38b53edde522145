// The advice in the conversation: the uitkomsten at a glance, the whole text folded in.
import type { Uitgekomen } from "../basis/herken";
import { staat } from "../basis/winkel";
import { Tekst } from "../delen/Tekst";

export function Advies({ uitkomsten, tekst }: { uitkomsten: Uitgekomen[]; tekst: string }) {
  return (
    <div class="advies">
      <h3>Advies</h3>
      <dl>
        {uitkomsten.map(({ besluit, label, grensgeval }) => (
          <div>
            <dt>{staat.value.kaders?.besluiten[besluit]?.naam ?? besluit}</dt>
            <dd>
              <strong>{label}</strong>
              {grensgeval && (
                <span class="merk">
                  {" "}
                  <span aria-hidden="true">⚠ </span>
                  {grensgeval}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>Lees het hele advies</summary>
        <Tekst tekst={tekst} />
      </details>
    </div>
  );
}
