// Before the meeting: who are here, and which aanmeldingen there are, the urgent ones on top.
import { useEffect, useRef, useState } from "preact/hooks";
import { Fout } from "../basis/api";
import { staat } from "../basis/winkel";
import { Rij } from "./Rij";
import { Rollen } from "./Rollen";
import { Delen } from "./Meekijken";
import { LigtVoor } from "./Voorgelegd";
import { isDringend, type Gelezen } from "./soorten";
import { Voorbeeld } from "./Voorbeeld";
import { leesPlaksel, voorbeeld } from "./plaksel";
import { gebeurd, gegevens, overleg, voegToe, weg, zetTerug } from "./winkel";
import { open } from "./wissel";
import { Drukknop } from "../delen/Drukknop";

export function Lijst() {
  const { items } = overleg.value;
  const eerste = items.find((item) => !item.besluit) ?? items[0];
  return (
    <div class="lijst-fase">
      <section class="vak" aria-labelledby="lijst-kop">
        <h3 class="nl-heading nl-heading--level-3" id="lijst-kop">Aanmeldingen van vandaag ({items.length})</h3>
        {items.length === 0 && <p class="niets">Nog geen aanmeldingen. Plak of typ ze hieronder.</p>}
        <ol class="aanmeldingen">
          {items.map((item, i) => (
            <Rij key={item.id} item={item} plek={i} aantal={items.length} />
          ))}
        </ol>
        <Teruggezet />
        {eerste && (
          <p>
            <Drukknop type="button" class="hoofd" aria-disabled={staat.value.bezig} onClick={() => open(eerste.id)}>
              {items.some((item) => item.gesprek) ? "Verder met bespreken" : "Begin met bespreken"}
            </Drukknop>
          </p>
        )}
      </section>
      <Toevoegen />
      <div class="lijst-zij">
        <Rollen />
        <Delen />
        <LigtVoor />
      </div>
    </div>
  );
}

/** Undo for what was taken off the list; it gets the focus, which went away with the row. */
function Teruggezet() {
  const knop = useRef<HTMLButtonElement>(null);
  const welke = weg.value;
  useEffect(() => {
    if (welke) knop.current?.focus();
  }, [welke]);
  if (!welke) return null;
  return (
    <p class="terugzetten">
      Weggehaald: {welke.item.tekst.slice(0, 60)}
      {welke.item.tekst.length > 60 ? " …" : ""}{" "}
      <Drukknop
        ref={knop}
        type="button"
        onClick={() => {
          const { item, plek } = welke;
          zetTerug();
          gebeurd.value = `Aanmelding ${plek + 1} staat er weer.`;
          requestAnimationFrame(() => document.getElementById(`weghalen-${item.id}`)?.focus());
        }}
      >
        Zet terug
      </Drukknop>
    </p>
  );
}

function Toevoegen() {
  const [tekst, zetTekst] = useState("");
  const [bezig, zetBezig] = useState(false);
  const [melding, zetMelding] = useState("");
  const [fout, zetFout] = useState("");
  const grenzen = gegevens.value?.grenzen;
  const bekijk = async () => {
    if (bezig || !tekst.trim()) return;
    zetBezig(true);
    zetFout("");
    zetMelding("");
    try {
      await leesPlaksel(tekst);
    } catch (oorzaak) {
      zetFout(`${oorzaak instanceof Fout ? oorzaak.message : "Er ging iets mis."} Je tekst blijft staan.`);
    } finally {
      zetBezig(false);
    }
  };
  const voegIn = (rijen: Gelezen[]) => {
    const meeste = grenzen?.items ?? 200;
    const past = meeste - overleg.value.items.length;
    if (rijen.length > past) {
      zetFout(`Er passen er nog ${past} op de lijst, van hooguit ${meeste}. Ik lees er nu ${rijen.length}. Haal er eerst een paar weg.`);
      return;
    }
    voegToe(rijen);
    zetMelding(verteld(rijen, voorbeeld.value?.melding ?? null, voorbeeld.value?.weg.length ?? 0));
    voorbeeld.value = null;
    zetTekst("");
  };
  if (voorbeeld.value)
    return (
      <div class="toevoegen">
        <Voorbeeld klaar={voegIn} terug={() => (voorbeeld.value = null)} />
        <div role="alert">{fout && <p class="utrecht-alert utrecht-alert--error melding">{fout}</p>}</div>
      </div>
    );
  return (
    <form
      class="vak toevoegen"
      aria-labelledby="toevoegen-kop"
      onSubmit={(gebeurtenis) => {
        gebeurtenis.preventDefault();
        void bekijk();
      }}
    >
      <h3 class="nl-heading nl-heading--level-3" id="toevoegen-kop">Aanmeldingen erbij</h3>
      <label for="plaksel">Plak of typ een of meer aanmeldingen</label>
      <p id="plaksel-uitleg">
        Een lijst, een mail, een tabel uit Excel of Outlook, een formulier of een dictaat: je ziet eerst wat ik ervan maak. Schrijf geen namen: die haalt Regiewijzer weg, maar nooit
        helemaal zeker.
      </p>
      <textarea class="utrecht-textarea utrecht-textarea--html-textarea"
        id="plaksel"
        rows={6}
        maxLength={grenzen?.plaksel ?? 60_000}
        aria-describedby="plaksel-uitleg"
        value={tekst}
        onInput={(g) => zetTekst(g.currentTarget.value)}
        onKeyDown={(toets) => {
          if (toets.key !== "Enter" || !toets.ctrlKey) return;
          toets.preventDefault();
          void bekijk();
        }}
      />
      <p>
        <Drukknop type="submit" class="hoofd" aria-disabled={bezig}>
          Bekijk
        </Drukknop>{" "}
        <small>Of druk op Ctrl+Enter.</small>
      </p>
      <p role="status">{bezig ? "Een ogenblik …" : melding}</p>
      <div role="alert">{fout && <p class="utrecht-alert utrecht-alert--error melding">{fout}</p>}</div>
    </form>
  );
}

function verteld(nieuw: Gelezen[], melding: string | null, weggelaten: number): string {
  const dringend = nieuw.filter((item) => isDringend(item.graad)).length;
  const delen = [`${nieuw.length} ${nieuw.length === 1 ? "aanmelding" : "aanmeldingen"} op de lijst gezet`];
  if (dringend) delen[0] += `, waarvan ${dringend} dringend: die ${dringend === 1 ? "staat" : "staan"} bovenaan`;
  if (weggelaten) delen.push(`Ik heb ${weggelaten} ${weggelaten === 1 ? "regel" : "regels"} niet meegenomen (koppen, afzenders en groeten)`);
  return `${delen.join(". ")}. ${melding ?? ""}`.trim();
}
