// What is known, what was read but isn't confirmed yet, and what is still open. A click changes it.
import { waardeAlsTekst } from "../basis/tekst";
import { staat } from "../basis/winkel";
import type { Afweging, Waarde } from "../basis/soorten";
import { bewerk } from "./Bewerker";
import { Drukknop } from "../delen/Drukknop";

/** The kenmerken that settle one or more besluiten. */
function doorslag(afweging: Afweging): Set<string> {
  return new Set(Object.values(afweging.besluiten).flatMap((besluit) => besluit.beslissend));
}

// The rows carry no keys: a row that changes is filled anew in its place, instead of moving.
export function Kenmerken({ afweging }: { afweging: Afweging }) {
  const { volgorde } = staat.value;
  const beslissend = doorslag(afweging);
  const voorgesteld = Object.keys(afweging.voorstel).filter((kenmerk) => !(kenmerk in afweging.bekend));
  const open = afweging.ontbreekt.filter((kenmerk) => !(kenmerk in afweging.bekend) && !voorgesteld.includes(kenmerk));
  return (
    <>
      <section class="paneel bekend" aria-labelledby="bekend-kop">
        <h3 class="nl-heading nl-heading--level-3" id="bekend-kop">Bekend</h3>
        <div class="paneel-rol">
          {volgorde.length + voorgesteld.length === 0 && <p class="niets">Nog niets.</p>}
          <ul class="rijen">
            {volgorde.map((kenmerk) => (
              <Rij kenmerk={kenmerk} waarde={afweging.bekend[kenmerk] ?? null} merk={beslissend.has(kenmerk) ? "geeft de doorslag" : ""} />
            ))}
            {voorgesteld.map((kenmerk) => (
              <Rij kenmerk={kenmerk} waarde={afweging.voorstel[kenmerk] ?? null} merk="nog bevestigen" />
            ))}
          </ul>
        </div>
      </section>
      <section class="paneel open" aria-labelledby="open-kop">
        <h3 class="nl-heading nl-heading--level-3" id="open-kop">Nog open</h3>
        <div class="paneel-rol" tabIndex={open.length === 0 ? 0 : undefined}>
          {open.length === 0 && (
            <p class="niets">
              {voorgesteld.length > 0 ? "Zeg eerst of klopt wat ik in je tekst las. Daarna weet ik wat er nog open is." : "Er is geen vraag meer die het advies kan veranderen."}
            </p>
          )}
          <ul class="rijen">
            {open.map((kenmerk) => (
              <Rij kenmerk={kenmerk} waarde={null} merk={afweging.overgeslagen.includes(kenmerk) ? "weet ik niet" : ""} />
            ))}
          </ul>
        </div>
      </section>
    </>
  );
}

function Rij({ kenmerk, waarde, merk }: { kenmerk: string; waarde: Waarde; merk: string }) {
  const beschreven = staat.value.kaders?.kenmerken[kenmerk];
  const label = beschreven?.label ?? kenmerk;
  const doorslaggevend = merk === "geeft de doorslag";
  return (
    <li class={doorslaggevend ? "rij doorslag" : "rij"}>
      <Drukknop type="button" class="kenmerk" aria-haspopup="dialog" onClick={() => bewerk(kenmerk)}>
        <span class="kenmerk-kop">
          <span class="kenmerk-naam">{label}</span>
          {waarde !== null && merk && (
            <span class="merk">
              <span aria-hidden="true">{doorslaggevend ? "★ " : "? "}</span>
              {merk}
            </span>
          )}
        </span>
        <span class="kenmerk-waarde">{waarde === null ? merk || "invullen" : waardeAlsTekst(beschreven, waarde)}</span>
      </Drukknop>
    </li>
  );
}
