// The live afweging: only ever drawn from what the last turn brought, so that it can't disagree with the conversation.
import { doe } from "../basis/beurten";
import { Kopieer } from "../delen/Kopieer";
import { staat } from "../basis/winkel";
import type { Afweging as Stand, Doet } from "../basis/soorten";
import { alsTekst } from "./alsTekst";
import { Besluiten } from "./Besluiten";
import { Bewerker } from "./Bewerker";
import { Stappen, Termijnen } from "./Gevolgen";
import { Kenmerken } from "./Kenmerken";
import { Drukknop } from "../delen/Drukknop";

export function Afweging() {
  const { afweging } = staat.value;
  return (
    <section class="afweging" aria-labelledby="afweging-kop">
      <Werkbalk afweging={afweging} />
      {afweging ? (
        <>
          <Besluiten afweging={afweging} />
          <div class="panelen">
            <Kenmerken afweging={afweging} />
            <Termijnen afweging={afweging} />
            <Stappen afweging={afweging} />
          </div>
        </>
      ) : (
        <Leeg />
      )}
      <Bewerker />
    </section>
  );
}

function Werkbalk({ afweging }: { afweging: Stand | null }) {
  const { kaders, bezig, acties } = staat.value;
  const links = acties.flatMap(({ knoppen }) => knoppen.map(({ doet }) => doet)); // a button stands on the screen once
  const knop = (label: string, doet: Doet) => (
    <Drukknop type="button" aria-disabled={bezig} onClick={() => void doe(doet, label)}>
      {label}
    </Drukknop>
  );
  return (
    <div class="werkbalk">
      <div>
        <h2 class="nl-heading nl-heading--level-2" id="afweging-kop">{!afweging ? "De afweging" : afweging.klaar ? "Advies" : "Advies tot nu toe"}</h2>
        {afweging && (
          <p>
            Werkwijze: {kaders?.profielen[afweging.profiel]?.label ?? afweging.profiel}
            {afweging.casus && (
              <>
                . Casus <strong>{afweging.casus}</strong>
                {afweging.vastgelegd ? " (vastgelegd)" : ""}
              </>
            )}
          </p>
        )}
      </div>
      {afweging && (
        <div class="knoppen">
          {!afweging.vastgelegd && !links.includes("vastleggen") && knop("Vastleggen", "vastleggen")}
          <Kopieer tekst={() => alsTekst(afweging, kaders)} />
          <Drukknop type="button" onClick={() => window.print()}>
            Afdrukken
          </Drukknop>
        </div>
      )}
    </div>
  );
}

function Leeg() {
  return (
    <div class="leeg">
      <p>Zodra je een casus beschrijft of een vraag beantwoordt, zie je hier:</p>
      <ul>
        <li>wat er bekend is, en wat nog openstaat;</li>
        <li>welk advies daaruit volgt, en wat de doorslag geeft;</li>
        <li>wat er wanneer moet gebeuren;</li>
        <li>waar het staat: de bron achter elk onderdeel.</li>
      </ul>
    </div>
  );
}
