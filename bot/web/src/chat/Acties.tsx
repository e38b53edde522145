// What the user can do now: answer the question in hand, or press a button of the last turn.
import { useEffect, useRef, useState } from "preact/hooks";
import { doe, kies, zegAls } from "../basis/beurten";
import type { Actie } from "../basis/regels";
import type { Knop } from "../basis/soorten";
import { staat } from "../basis/winkel";
import { TOELICHTING_EIGEN } from "../delen/Merk";
import { Antwoorden } from "./Antwoorden";
import { Cijfer, useCijfertoetsen } from "./cijfers";
import { Feiten } from "./Feiten";
import { Drukknop } from "../delen/Drukknop";

/** What may be answered by a digit. Elsewhere a key pressed once too often could store or throw away. */
const OM_ANTWOORD = ["bevestig", "afwijken", "bedoel_je", "nieuwe_casus"];

/** What stands below the conversation: the open prompt, with the offer to answer the questions that are left at once. The buttons of the alarm and of a remark
 * stand in their own message. */
export function isOnderaan(actie: Actie): boolean {
  return actie === staat.value.acties.at(-1) || isInEenKeer(actie);
}

/** "Alles geen zorgen": beside the question it is another answer to. Its message may be out of view, and would shrink by its buttons. */
function isInEenKeer(actie: Actie): boolean {
  return !actie.vraag && actie.knoppen.length > 0 && actie.knoppen.every(({ doet }) => doet === "geen_zorgen");
}

/** Drawn anew each turn. When the button that had the focus went away with the old turn, the focus comes here. */
export function Acties() {
  const { acties, bezig } = staat.value;
  const vak = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const kwijt = document.activeElement === null || document.activeElement === document.body;
    if (kwijt && staat.value.beurt > 0) vak.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={vak} class="acties" tabIndex={-1} role="group" aria-label="Antwoorden" aria-describedby={`regel-${acties.at(-1)?.bij ?? 0}`}>
      {acties.slice(-1).map((actie) => (actie.vraag ? <Gevraagd actie={actie} bezig={bezig} /> : <Knoppen actie={actie} bezig={bezig} open />))}
      {acties.slice(0, -1).filter(isInEenKeer).map((actie) => <Knoppen actie={actie} bezig={bezig} open={false} />)}
    </div>
  );
}

function Gevraagd({ actie, bezig }: { actie: Actie; bezig: boolean }) {
  const { vraag } = actie;
  const [uitleg, zetUitleg] = useState(false);
  if (!vraag) return null;
  const label = staat.value.kaders?.kenmerken[vraag.kenmerk]?.label ?? "Antwoord";
  return (
    <div class="vraag" role="group" aria-labelledby={`regel-${actie.bij}`}>
      {uitleg && (
        <div class="hulp" id="vraag-uitleg">
          <p>{vraag.hulp}</p>
          <p class="eigen">{TOELICHTING_EIGEN}</p>
        </div>
      )}
      <Antwoorden
        kenmerk={{ ...vraag, leeg: vraag.leeg ?? null, label }}
        uitleg={uitleg}
        bezig={bezig}
        antwoord={(waarde, gezegd) => void kies(vraag.kenmerk, waarde, gezegd)}
      >
        {vraag.hulp && (
          <Drukknop type="button" class="rustig" aria-label="Uitleg bij deze vraag" aria-expanded={uitleg} aria-controls="vraag-uitleg" onClick={() => zetUitleg(!uitleg)}>
            Uitleg
          </Drukknop>
        )}
        <Drukknop type="button" class="rustig" aria-label="Waarom deze vraag?" aria-disabled={bezig} onClick={() => void doe("waarom", "Waarom deze vraag?")}>
          Waarom
        </Drukknop>
        <Drukknop type="button" class="rustig" aria-disabled={bezig} onClick={() => void doe("terug", "Terug")}>
          Terug
        </Drukknop>
      </Antwoorden>
    </div>
  );
}

/** `open`: these are the buttons of the open prompt. Only they have digits and a filled first button: never those of the alarm above it. */
export function Knoppen({ actie, bezig, open }: { actie: Actie; bezig: boolean; open: boolean }) {
  const vak = useRef<HTMLDivElement>(null);
  const cijfers = open && OM_ANTWOORD.includes(staat.value.afweging?.open?.soort ?? "");
  useCijfertoetsen(vak, cijfers);
  const blok = staat.value.regels.find(({ nr }) => nr === actie.bij)?.blokken?.[0];
  // A dozen exceptions would push the question out of view.
  const gevouwen = actie.knoppen.filter((knop) => knop.doet === "geen_zorgen" && knop.waarde);
  const voorop = actie.knoppen.filter((knop) => !gevouwen.includes(knop));
  return (
    <>
      {open && blok?.soort === "voorstel" && <Feiten blok={blok} />}
      <div ref={vak} class="knoppen" role="group" aria-labelledby={`regel-${actie.bij}`}>
        {voorop.map((knop, i) => (
          <Drukknop type="button" class={open && i === 0 ? "hoofd" : ""} data-cijfer={cijfers ? i + 1 : undefined} aria-disabled={bezig} onClick={() => bezig || stuurKnop(knop)}>
            {cijfers && <Cijfer cijfer={i + 1} />}
            {knop.label}
          </Drukknop>
        ))}
        {gevouwen.length > 0 && (
          <details>
            <summary>Met één uitzondering</summary>
            <div class="knoppen">
              {gevouwen.map((knop) => (
                <Drukknop type="button" aria-disabled={bezig} onClick={() => bezig || stuurKnop(knop)}>
                  {knop.label}
                </Drukknop>
              ))}
            </div>
          </details>
        )}
      </div>
    </>
  );
}

function stuurKnop(knop: Knop): void {
  if (knop.keuze) void kies(knop.keuze.kenmerk, knop.keuze.waarde, knop.label);
  else if (knop.doet) void doe(knop.doet, knop.label, knop.waarde ?? undefined);
  else void zegAls(knop.bericht ?? knop.label, knop.label); // an answer of before an update
}
