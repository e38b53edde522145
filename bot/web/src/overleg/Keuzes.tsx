// What belongs to each choice of the team: agree, deviate, or wait.
import { useState } from "preact/hooks";
import { staat } from "../basis/winkel";
import { akkoord, blijftOnbekend, legVast, legVoor, VRAAGT_NOG, wijkAf } from "./besluiten";
import { bijTwijfelVan, isBepaald, type Item } from "./soorten";
import { Antwoord } from "./Voorgelegd";
import { gegevens, overleg, schermAf, zetItem } from "./winkel";
import { Drukknop } from "../delen/Drukknop";

/** A step that didn't come off, with what to do. */
export class Mislukt extends Error {}

export interface Deel {
  doe: (stap: () => Promise<string>) => Promise<void>;
}

const NIET_GELUKT = "Dat is nog niet gelukt. Kijk in het gesprek wat er aan de hand is.";

/** Do what stores the afweging, and say under which code. */
async function vastgelegd(bewaar: () => Promise<boolean>): Promise<string> {
  if (!(await bewaar())) throw new Mislukt(NIET_GELUKT);
  return `Vastgelegd onder code ${staat.value.afweging?.casus ?? ""}. Zet deze code in het dossier.`;
}

export function Akkoord({ doe, bezig }: Deel & { bezig: boolean }) {
  const { afweging } = staat.value;
  const afgeweken = (afweging?.afwijking.length ?? 0) > 0;
  const open = !isBepaald(afweging);
  const teBevestigen = ["bevestig", "bedoel_je", "nieuwe_casus"].includes(afweging?.open?.soort ?? "");
  const dicht = afgeweken || teBevestigen || open;
  return (
    <div class="stap">
      {open && !teBevestigen && <p>Nog niet alles is bepaald, dus er is nog niets om mee akkoord te gaan. Beantwoord de vragen, houd de aanmelding aan, of leg een vraag voor.</p>}
      {!dicht && <Onbekend />}
      {teBevestigen && <p>Zeg eerst in het gesprek of klopt wat uit de tekst is gehaald. Tot dan telt het niet mee en leg ik niets vast.</p>}
      {afgeweken && <p>Bij deze afweging staat een afwijking. Kies 'afwijken', of begin de aanmelding opnieuw.</p>}
      <Drukknop
        type="button"
        class="hoofd"
        aria-disabled={bezig || dicht}
        onClick={() =>
          void (dicht ||
            doe(() => vastgelegd(akkoord)))
        }
      >
        Akkoord: leg vast
      </Drukknop>
    </div>
  );
}

/** What storing now leaves unknown. */
function Onbekend() {
  const kenmerken = blijftOnbekend();
  return kenmerken ? <p>Dit blijft dan onbekend: {kenmerken}. Daarna kun je nog verder.</p> : null;
}

export function Afwijken({ doe, bezig }: Deel & { bezig: boolean }) {
  const { afweging, kaders } = staat.value;
  const bepaald = Object.entries(afweging?.besluiten ?? {}).filter(([, oordeel]) => oordeel.bepaald);
  const [besluit, zetBesluit] = useState(bepaald[0]?.[0] ?? "");
  const [uitkomst, zetUitkomst] = useState("");
  const [reden, zetReden] = useState("");
  const andere = Object.entries(kaders?.besluiten[besluit]?.uitkomsten ?? {}).filter(([id]) => id !== afweging?.besluiten[besluit]?.uitkomst);
  const gekozen = andere.some(([id]) => id === uitkomst) ? uitkomst : (andere[0]?.[0] ?? "");
  const label = (b: string, u: string) => kaders?.besluiten[b]?.uitkomsten[u]?.label ?? u;
  if (bepaald.length === 0) return <p>Er is nog geen advies om van af te wijken. Beantwoord eerst de vragen.</p>;
  return (
    <form
      class="stap"
      onSubmit={(gebeurtenis) => {
        gebeurtenis.preventDefault();
        void doe(async () => {
          if (!reden.trim()) throw new Mislukt("Schrijf eerst de reden, in een paar woorden.");
          if (!(await wijkAf(besluit, gekozen, reden.trim()))) throw new Mislukt(VRAAGT_NOG);
          zetReden("");
          return "Genoteerd. Wijkt het team nergens anders af? Leg dan vast.";
        });
      }}
    >
      {(afweging?.afwijking ?? []).map((a) => (
        <p class="afwijking">
          <strong>{kaders?.besluiten[a.besluit]?.naam ?? a.besluit}:</strong> {label(a.besluit, a.uitkomst)}. Reden: {a.reden}
        </p>
      ))}
      <label>
        Bij welk besluit
        <select class="utrecht-select utrecht-select--html-select" value={besluit} onChange={(g) => zetBesluit(g.currentTarget.value)}>
          {bepaald.map(([id, oordeel]) => (
            <option value={id}>
              {kaders?.besluiten[id]?.naam ?? id} (advies: {oordeel.label})
            </option>
          ))}
        </select>
      </label>
      <label>
        Wat het volgens het team moet zijn
        <select class="utrecht-select utrecht-select--html-select" value={gekozen} onChange={(g) => zetUitkomst(g.currentTarget.value)}>
          {andere.map(([id, { label: naam }]) => (
            <option value={id}>{naam}</option>
          ))}
        </select>
      </label>
      <label>
        Reden, zonder namen
        <textarea class="utrecht-textarea utrecht-textarea--html-textarea" rows={2} maxLength={gegevens.value?.grenzen.toelichting ?? 1000} value={reden} onInput={(g) => zetReden(g.currentTarget.value)} />
      </label>
      {(afweging?.afwijking.length ?? 0) > 0 && <Onbekend />}
      <div class="knoppen">
        <Drukknop type="submit" class="hoofd" aria-disabled={bezig}>
          Noteer de afwijking
        </Drukknop>
        {(afweging?.afwijking.length ?? 0) > 0 && (
          <Drukknop
            type="button"
            aria-disabled={bezig}
            onClick={() => void doe(() => vastgelegd(legVast))}
          >
            Leg vast
          </Drukknop>
        )}
      </div>
    </form>
  );
}

export function Aanhouden({ item, doe }: Deel & { item: Item }) {
  const nu = item.besluit?.soort === "aanhouden" ? item.besluit : null;
  const [nodig, zetNodig] = useState(nu?.nodig ?? "");
  const [door, zetDoor] = useState(nu?.door ?? "");
  const [terug, zetTerug] = useState(nu?.terug || weekLater());
  const grenzen = gegevens.value?.grenzen;
  return (
    <form
      class="stap"
      onSubmit={(gebeurtenis) => {
        gebeurtenis.preventDefault();
        void doe(async () => {
          if (!nodig.trim()) throw new Mislukt("Schrijf eerst wat er nodig is.");
          const [wat, wie] = await Promise.all([schermAf(nodig.trim()), door.trim() ? schermAf(door.trim()) : null]);
          zetItem(item.id, { besluit: { soort: "aanhouden", nodig: wat.bericht, door: wie?.bericht ?? "", terug } });
          zetNodig(wat.bericht);
          zetDoor(wie?.bericht ?? "");
          return ["Aangehouden.", wat.melding, wie?.melding].filter(Boolean).join(" ");
        });
      }}
    >
      <label>
        Wat er nodig is, zonder namen
        <textarea class="utrecht-textarea utrecht-textarea--html-textarea" rows={2} maxLength={grenzen?.toelichting ?? 1000} value={nodig} onInput={(g) => zetNodig(g.currentTarget.value)} />
      </label>
      <label>
        Wie dat doet (rol)
        <input class="utrecht-textbox utrecht-textbox--html-input" type="text" list="rollen-lijst" autocomplete="off" maxLength={grenzen?.rol ?? 80} value={door} onInput={(g) => zetDoor(g.currentTarget.value)} />
      </label>
      <label>
        Weer op de lijst op
        <input class="utrecht-textbox utrecht-textbox--html-input" type="date" required min={overleg.value.datum} value={terug} onChange={(g) => g.currentTarget.value && zetTerug(g.currentTarget.value)} />
      </label>
      <Drukknop type="submit" class="hoofd">
        Houd aan
      </Drukknop>
    </form>
  );
}

/** A week after the meeting: when most meet again. */
function weekLater(): string {
  const dag = new Date(`${overleg.value.datum}T12:00:00Z`);
  dag.setUTCDate(dag.getUTCDate() + 7);
  return dag.toISOString().slice(0, 10);
}

export function Voorleggen({ item, doe, bezig }: Deel & { item: Item; bezig: boolean }) {
  const nu = item.besluit?.soort === "voorgelegd" ? item.besluit : null;
  const [vraag, zetVraag] = useState(nu?.vraag ?? "");
  const [aan, zetAan] = useState(nu?.aan ?? bijTwijfelVan(item));
  if (nu) return <Antwoord item={item} />;
  return (
    <form
      class="stap"
      onSubmit={(gebeurtenis) => {
        gebeurtenis.preventDefault();
        if (bezig) return;
        void doe(async () => {
          if (!vraag.trim() || !aan.trim()) throw new Mislukt("Schrijf eerst de vraag, en aan welke rol je haar voorlegt.");
          const [wat, wie] = await Promise.all([schermAf(vraag.trim()), schermAf(aan.trim())]);
          if (!(await legVoor(wat.bericht, wie.bericht))) throw new Mislukt(NIET_GELUKT);
          return ["Voorgelegd. De vraag staat bij Casussen, onder ter bespreking.", wat.melding, wie.melding].filter(Boolean).join(" ");
        });
      }}
    >
      <label>
        De vraag, zonder namen
        <textarea class="utrecht-textarea utrecht-textarea--html-textarea" rows={2} maxLength={gegevens.value?.grenzen.toelichting ?? 1000} value={vraag} onInput={(g) => zetVraag(g.currentTarget.value)} />
      </label>
      <label>
        Aan wie (rol; volgens het kader bij twijfel)
        <input class="utrecht-textbox utrecht-textbox--html-input" type="text" list="rollen-lijst" autocomplete="off" maxLength={200} value={aan} onInput={(g) => zetAan(g.currentTarget.value)} />
      </label>
      <Drukknop type="submit" class="hoofd" aria-disabled={bezig}>
        Leg vast en leg voor
      </Drukknop>
    </form>
  );
}
