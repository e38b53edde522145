// Check your facts: each with yes and no in place, doubtful ones and those that decide first (the order of the message).
import { kies } from "../basis/beurten";
import type { Voorstel } from "../basis/blokken";
import { staat } from "../basis/winkel";
import { Drukknop } from "../delen/Drukknop";

export function Feiten({ blok }: { blok: Voorstel }) {
  const { afweging, bezig } = staat.value;
  return (
    <ul class="feiten" aria-label={blok.kop}>
      {blok.gelezen.map(({ kenmerk, label, waarde, twijfel, beslist, merk }) => {
        const ruw = afweging?.voorstel[kenmerk];
        return (
          <li class={twijfel ? "feit twijfel" : beslist ? "feit beslist" : "feit"}>
            <span class="feit-tekst">
              <span class="feit-naam">{label}</span> <strong>{waarde}</strong>
              {merk && (
                <span class="merk">
                  <span aria-hidden="true">{twijfel ? "? " : "★ "}</span>
                  {merk}
                </span>
              )}
            </span>
            <Drukknop type="button" class="goed" aria-label={`${label} klopt`} aria-disabled={bezig} onClick={() => bezig || ruw === undefined || void kies(kenmerk, ruw, `${label} klopt`)}>
              <span aria-hidden="true">✓</span>
            </Drukknop>
            <Drukknop type="button" class="fout" aria-label={`${label} klopt niet`} aria-disabled={bezig} onClick={() => bezig || void kies(kenmerk, null, `${label} klopt niet`)}>
              <span aria-hidden="true">✗</span>
            </Drukknop>
          </li>
        );
      })}
    </ul>
  );
}
