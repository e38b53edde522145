// The conversation: the lines, what can be done now, and the text field.
import type { ComponentChildren } from "preact";
import { useLayoutEffect, useRef } from "preact/hooks";
import { doe, nuOpnieuw } from "../basis/beurten";
import type { Gelezen } from "../basis/blokken";
import type { Regel } from "../basis/regels";
import { staat } from "../basis/winkel";
import { Toegang } from "../delen/Toegang";
import { weergave } from "../delen/weergave";
import { Acties, isOnderaan, Knoppen } from "./Acties";
import { Blokken } from "./Blokken";
import { Invoer } from "./Invoer";
import { inStukken, opDeLijst } from "./merken";
import { Drukknop } from "../delen/Drukknop";

/** `inFrame`: signing in can't be done here, but opens beside it. `begin`: what else one can begin with. */
export function Gesprek({ inFrame = false, begin }: { inFrame?: boolean; begin?: ComponentChildren }) {
  const { regels, beurt, buiten } = staat.value;
  const feiten = opDeLijst(regels, staat.value.afweging?.open?.soort);
  const rol = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => naarNieuw(rol.current), [beurt, weergave.value.vergader]);
  return (
    <section class="gesprek" aria-label="Gesprek">
      <div ref={rol} class="rol" tabIndex={0} role="region" aria-label="Gesprek tot nu toe">
        {regels.length === 0 && !buiten && <Welkom>{begin}</Welkom>}
        <div class="regels" role="log" aria-label="Berichten">
          {regels.map((regel, i) => (
            <Bericht key={regel.nr} regel={regel} feiten={feiten} open={feiten.length > 0 && i === regels.length - 1} />
          ))}
        </div>
        {buiten && <Toegang inFrame={inFrame} />}
      </div>
      {!buiten && <Acties key={beurt} />}
      <Stand />
      {!buiten && <Invoer />}
    </section>
  );
}

/** Show what the last turn brought from its beginning: the line of the user on top, or what answers it when both don't fit. A question always shows. */
function naarNieuw(rol: HTMLDivElement | null): void {
  if (!rol) return;
  const laatste = rol.querySelector<HTMLElement>(".bericht:last-child");
  if (laatste?.classList.contains("vraag") && rol.scrollHeight > rol.clientHeight) {
    rol.scrollTop = rol.scrollHeight;
    return;
  }
  const eigen = [...rol.querySelectorAll<HTMLElement>(".bericht.jij")].at(-1);
  if (!eigen) return;
  const past = rol.scrollHeight - eigen.offsetTop <= rol.clientHeight;
  const volgende = eigen.nextElementSibling;
  const boven = !past && volgende instanceof HTMLElement ? volgende : eigen;
  if (rol.scrollHeight > rol.clientHeight) rol.scrollTop = boven.offsetTop - 8;
  else eigen.scrollIntoView({ block: "start" }); // on a low screen the page scrolls as a whole
}

/** `feiten`: what waits for a yes; it is marked in the user's own text. `open`: this message asks about it. */
function Bericht({ regel, feiten, open }: { regel: Regel; feiten: Gelezen[]; open: boolean }) {
  const wie = regel.van === "jij" ? "Jij" : "Regiewijzer";
  const eigen = staat.value.acties.find((actie) => actie.bij === regel.nr && !isOnderaan(actie));
  return (
    <div class={`bericht ${regel.van} ${regel.soort}`} id={`regel-${regel.nr}`}>
      <span class="wie">{wie}: </span>
      {regel.soort === "crisis" && (
        <strong class="crisis-kop">
          <span aria-hidden="true">⚠ </span>Eerst dit
        </strong>
      )}
      {regel.blokken ? (
        <Blokken blokken={regel.blokken} kort={regel.soort === "advies"} open={open} />
      ) : (
        <div class="tekst">
          <p>{regel.van === "jij" ? inStukken(regel.tekst, feiten).map(({ tekst, feit }) => (feit ? <mark class="nl-mark" title={`${feit.label}: ${feit.waarde}`}>{tekst}</mark> : tekst)) : regel.tekst}</p>
        </div>
      )}
      {eigen && <Knoppen actie={eigen} bezig={staat.value.bezig} open={false} />}
    </div>
  );
}

function Welkom({ children }: { children: ComponentChildren }) {
  const { bezig } = staat.value;
  return (
    <div class="welkom">
      <h2 class="nl-heading nl-heading--level-2">Welke regie past bij deze casus?</h2>
      <p>Beschrijf de casus hieronder in een paar zinnen, zonder namen. Of begin met de vragen. Een vraag komt alleen als het antwoord nog iets uitmaakt.</p>
      <div class="knoppen">
        <Drukknop type="button" class="hoofd" aria-disabled={bezig} onClick={() => void doe("nieuwe_afweging", "Nieuwe afweging")}>
          Begin met de vragen
        </Drukknop>
        <Drukknop type="button" aria-disabled={bezig} onClick={() => void doe("kaders", "Kies een werkwijze")}>
          Kies een werkwijze
        </Drukknop>
        <Drukknop type="button" aria-disabled={bezig} onClick={() => void doe("hulp", "Hulp")}>
          Hulp
        </Drukknop>
        {children}
      </div>
    </div>
  );
}

/** One line that is always there, so that nothing jumps: busy, what went wrong, or nothing. */
function Stand() {
  const { bezig, melding } = staat.value;
  const ernst = melding && melding.soort !== "goed";
  return (
    <div class="stand">
      <p role="status">{bezig ? <span class="denkt">Regiewijzer denkt na …</span> : melding && !ernst ? melding.tekst : ""}</p>
      <div role="alert">
        {ernst && !bezig && (
          <p class="utrecht-alert utrecht-alert--error melding">
            <span aria-hidden="true">! </span>
            {melding.tekst}{" "}
            {melding.soort === "wacht" && (
              <Drukknop type="button" onClick={nuOpnieuw}>
                Nu opnieuw proberen
              </Drukknop>
            )}
          </p>
        )}
      </div>
    </div>
  );
}
