// One aanmelding at a time: the conversation on the left, the advice and the decision of the team on the right.
import { useEffect, useRef } from "preact/hooks";
import { Besluiten } from "../afweging/Besluiten";
import { Bewerker } from "../afweging/Bewerker";
import { Stappen, Termijnen } from "../afweging/Gevolgen";
import { Kenmerken } from "../afweging/Kenmerken";
import { staat } from "../basis/winkel";
import { Gesprek } from "../chat/Gesprek";
import { Dringend } from "./Rij";
import { Klok } from "./Klok";
import { kijktMee } from "./samen";
import { codeVan, type Item } from "./soorten";
import { Tekst } from "./Tekst";
import { Triage } from "./Triage";
import { Teambesluit } from "./Teambesluit";
import { naarFase, overleg } from "./winkel";
import { begin, naast, open, opnieuw } from "./wissel";
import { Drukknop } from "../delen/Drukknop";

export function Bespreken() {
  const { items, actief } = overleg.value;
  const plek = items.findIndex(({ id }) => id === actief);
  const item = items[plek];
  useEffect(() => {
    const toets = (gebeurtenis: KeyboardEvent) => {
      if (!gebeurtenis.altKey || gebeurtenis.ctrlKey || gebeurtenis.metaKey || document.querySelector("dialog[open]")) return;
      if (kijktMee()) return;
      if (gebeurtenis.key !== "PageDown" && gebeurtenis.key !== "PageUp") return;
      gebeurtenis.preventDefault();
      ga(gebeurtenis.key === "PageDown" ? 1 : -1);
    };
    document.addEventListener("keydown", toets);
    return () => document.removeEventListener("keydown", toets);
  }, []);
  if (!item) {
    return (
      <div class="vak">
        <p>Kies een aanmelding op de lijst.</p>
        <Drukknop type="button" onClick={() => naarFase("lijst")}>
          Naar de lijst
        </Drukknop>
      </div>
    );
  }
  return <Casus key={item.id} item={item} plek={plek} aantal={items.length} />;
}

/** To the next or the previous one; after the last one the report. */
function ga(richting: -1 | 1): void {
  const doel = naast(richting);
  if (doel) open(doel);
  else if (richting > 0 && !staat.value.bezig) naarFase("verslag");
}

function Casus({ item, plek, aantal }: { item: Item; plek: number; aantal: number }) {
  const { afweging, bezig, regels, melding } = staat.value;
  const kop = useRef<HTMLHeadingElement>(null);
  const code = codeVan(item);
  // Another aanmelding is another page: reading begins at its head.
  useEffect(() => kop.current?.focus({ preventScroll: true }), []);
  return (
    <div class="bespreken">
      <section class="casusbalk" aria-labelledby="casus-kop">
        <div class="casus-tekst">
          <h3 class="nl-heading nl-heading--level-3" id="casus-kop" ref={kop} tabIndex={-1}>
            Aanmelding {plek + 1} van {aantal}
            {code && `, code ${code}`} <Klok />
          </h3>
          {item.eerder && <p class="eerder">{item.eerder}</p>}
          <Dringend graad={item.graad} woorden={item.woorden} />
          <Tekst tekst={item.tekst} />
        </div>
        <div class="knoppen">
          <Drukknop type="button" aria-keyshortcuts="Alt+PageUp" title="Alt+PageUp" aria-disabled={bezig || plek === 0} onClick={() => plek > 0 && ga(-1)}>
            Vorige
          </Drukknop>
          <Drukknop type="button" aria-keyshortcuts="Alt+PageDown" title="Alt+PageDown" aria-disabled={bezig} onClick={() => ga(1)}>
            {plek + 1 < aantal ? "Volgende" : "Naar het verslag"}
          </Drukknop>
          <Drukknop type="button" class="rustig" aria-disabled={bezig} onClick={() => void opnieuw()}>
            Opnieuw beginnen
          </Drukknop>
        </div>
      </section>
      <Triage item={item} verder={() => ga(1)} terug={() => ga(-1)} />
      <div class="casus-delen">
        <div class="casus-gesprek">
          {regels.length === 0 && !bezig && (
            <div class="vak">
              {melding === null && <p>Deze aanmelding is nog niet gelezen.</p>}
              <Drukknop type="button" class="hoofd" onClick={() => void begin()}>
                Lees de aanmelding
              </Drukknop>
            </div>
          )}
          <Gesprek />
        </div>
        <div class="casus-advies">
          <div class="kolommen-naast">
            <div class="kolom">
              {afweging && <Besluiten afweging={afweging} />}
              {afweging && (
                <details class="meer">
                  <summary>Wat bekend is, en wat nog openstaat</summary>
                  <Kenmerken afweging={afweging} />
                </details>
              )}
            </div>
            <div class="kolom">
              <Teambesluit item={item} verder={() => ga(1)} />
              {afweging && <Termijnen afweging={afweging} />}
              {afweging && afweging.vervolgstappen.length > 0 && (
                <details class="meer">
                  <summary>Vervolgstappen ({afweging.vervolgstappen.length})</summary>
                  <Stappen afweging={afweging} />
                </details>
              )}
            </div>
          </div>
        </div>
      </div>
      <Bewerker />
    </div>
  );
}
