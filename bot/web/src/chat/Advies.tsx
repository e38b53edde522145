// The advice in the conversation: the uitkomsten at a glance, the whole text folded in.
import type { Uitgekomen } from "../basis/herken";
import { Tekst } from "../delen/Tekst";

export function Advies({ uitkomsten, tekst }: { uitkomsten: Uitgekomen[]; tekst: string }) {
  return (
    <div class="advies">
      <h3>Advies</h3>
      <dl>
        {uitkomsten.map(({ naam, label, grensgeval }) => (
          <div>
            <dt>{naam}</dt>
            <dd>
              <strong>{label}</strong>
              {grensgeval && (
                <span class="merk">
                  {" "}
                  <span aria-hidden="true">⚠ </span>grensgeval
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
