// What the team decides about the aanmelding in view.
import { useState } from "preact/hooks";
import { Fout } from "../basis/api";
import { staat } from "../basis/winkel";
import { akkoord, legVast, VRAAGT_NOG, wijkAf } from "./besluiten";
import { bijTwijfelVan, codeVan, stand, type Besluit, type Item } from "./soorten";
import { gegevens, schermAf, zetItem } from "./winkel";

const KEUZES: { soort: Besluit["soort"]; label: string; uitleg: string }[] = [
  { soort: "akkoord", label: "Akkoord", uitleg: "Het team volgt het advies. De afweging wordt vastgelegd." },
  { soort: "afwijken", label: "Afwijken", uitleg: "Het team kiest bij een besluit iets anders, met een reden." },
  { soort: "aanhouden", label: "Aanhouden", uitleg: "Er is eerst iets nodig. De afweging wordt nog niet vastgelegd." },
];

export function Teambesluit({ item }: { item: Item }) {
  const [soort, zetSoort] = useState<Besluit["soort"] | null>(item.besluit?.soort ?? null);
  const [gezegd, zetGezegd] = useState("");
  const [fout, zetFout] = useState("");
  const { afweging, bezig } = staat.value;
  const code = codeVan(item);
  /** Runs a step; tells what came of it. */
  const doe = async (stap: () => Promise<string>) => {
    if (staat.value.bezig) return;
    zetFout("");
    zetGezegd("");
    try {
      zetGezegd(await stap());
    } catch (oorzaak) {
      zetFout(oorzaak instanceof Fout || oorzaak instanceof Mislukt ? oorzaak.message : "Er ging iets mis. Probeer het opnieuw.");
    }
  };
  return (
    <section class="paneel teambesluit" aria-labelledby="team-kop">
      <h3 id="team-kop">Besluit van het team</h3>
      <div class="paneel-inhoud">
        <p class="team-stand">
          <strong>{stand(item)}</strong>
          {code && (
            <>
              . Code: <strong>{code}</strong>
            </>
          )}
          {!code && item.besluit && item.besluit.soort !== "aanhouden" && ". Let op: dit is nog niet vastgelegd."}
        </p>
        <fieldset class="keuzes" disabled={!afweging}>
          <legend>Wat besluit het team?</legend>
          {KEUZES.map((keuze) => (
            <label class="vink">
              <input type="radio" name="teambesluit" checked={soort === keuze.soort} onChange={() => zetSoort(keuze.soort)} />
              <span>
                {keuze.label}
                <small>{keuze.uitleg}</small>
              </span>
            </label>
          ))}
        </fieldset>
        {!afweging && <p class="niets">Er is nog geen afweging om over te besluiten.</p>}
        {afweging && soort === "akkoord" && <Akkoord doe={doe} bezig={bezig} />}
        {afweging && soort === "afwijken" && <Afwijken doe={doe} bezig={bezig} />}
        {afweging && soort === "aanhouden" && <Aanhouden item={item} doe={doe} />}
        <BijTwijfel item={item} doe={doe} />
        <p role="status">{gezegd}</p>
        <div role="alert">{fout && <p class="melding">{fout}</p>}</div>
      </div>
    </section>
  );
}

class Mislukt extends Error {}

interface Deel {
  doe: (stap: () => Promise<string>) => Promise<void>;
}

const NIET_GELUKT = "Dat is nog niet gelukt. Kijk in het gesprek wat er aan de hand is.";

function Akkoord({ doe, bezig }: Deel & { bezig: boolean }) {
  const { afweging } = staat.value;
  const afgeweken = (afweging?.afwijking.length ?? 0) > 0;
  return (
    <div class="stap">
      {afweging?.vraag && <p>Let op: nog niet alle vragen zijn beantwoord. Dat komt er dan bij te staan.</p>}
      {afweging?.wacht === "bevestig" && <p>Let op: wat uit de tekst is gehaald, is nog niet bevestigd en telt dus niet mee.</p>}
      {afgeweken && <p>Bij deze afweging staat een afwijking. Kies 'afwijken', of begin de aanmelding opnieuw.</p>}
      <button
        type="button"
        class="hoofd"
        aria-disabled={bezig || afgeweken}
        onClick={() =>
          void (afgeweken ||
            doe(async () => {
              if (!(await akkoord())) throw new Mislukt(NIET_GELUKT);
              return `Vastgelegd onder code ${staat.value.afweging?.casus ?? ""}. Zet deze code in het dossier.`;
            }))
        }
      >
        Akkoord: leg vast
      </button>
    </div>
  );
}

function Afwijken({ doe, bezig }: Deel & { bezig: boolean }) {
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
        <select value={besluit} onChange={(g) => zetBesluit(g.currentTarget.value)}>
          {bepaald.map(([id, oordeel]) => (
            <option value={id}>
              {kaders?.besluiten[id]?.naam ?? id} (advies: {oordeel.label})
            </option>
          ))}
        </select>
      </label>
      <label>
        Wat het volgens het team moet zijn
        <select value={gekozen} onChange={(g) => zetUitkomst(g.currentTarget.value)}>
          {andere.map(([id, { label: naam }]) => (
            <option value={id}>{naam}</option>
          ))}
        </select>
      </label>
      <label>
        Reden, zonder namen
        <textarea rows={2} maxLength={gegevens.value?.grenzen.toelichting ?? 1000} value={reden} onInput={(g) => zetReden(g.currentTarget.value)} />
      </label>
      <div class="knoppen">
        <button type="submit" class="hoofd" aria-disabled={bezig}>
          Noteer de afwijking
        </button>
        {(afweging?.afwijking.length ?? 0) > 0 && (
          <button
            type="button"
            aria-disabled={bezig}
            onClick={() =>
              void doe(async () => {
                if (!(await legVast())) throw new Mislukt(NIET_GELUKT);
                return `Vastgelegd onder code ${staat.value.afweging?.casus ?? ""}. Zet deze code in het dossier.`;
              })
            }
          >
            Leg vast
          </button>
        )}
      </div>
    </form>
  );
}

function Aanhouden({ item, doe }: Deel & { item: Item }) {
  const nu = item.besluit?.soort === "aanhouden" ? item.besluit : null;
  const [nodig, zetNodig] = useState(nu?.nodig ?? "");
  const [door, zetDoor] = useState(nu?.door ?? "");
  const grenzen = gegevens.value?.grenzen;
  return (
    <form
      class="stap"
      onSubmit={(gebeurtenis) => {
        gebeurtenis.preventDefault();
        void doe(async () => {
          if (!nodig.trim()) throw new Mislukt("Schrijf eerst wat er nodig is.");
          const [wat, wie] = await Promise.all([schermAf(nodig.trim()), door.trim() ? schermAf(door.trim()) : null]);
          zetItem(item.id, { besluit: { soort: "aanhouden", nodig: wat.bericht, door: wie?.bericht ?? "" } });
          zetNodig(wat.bericht);
          zetDoor(wie?.bericht ?? "");
          return ["Aangehouden.", wat.melding, wie?.melding].filter(Boolean).join(" ");
        });
      }}
    >
      <label>
        Wat er nodig is, zonder namen
        <textarea rows={2} maxLength={grenzen?.toelichting ?? 1000} value={nodig} onInput={(g) => zetNodig(g.currentTarget.value)} />
      </label>
      <label>
        Wie dat doet (rol)
        <input type="text" list="rollen-lijst" autocomplete="off" maxLength={grenzen?.rol ?? 80} value={door} onInput={(g) => zetDoor(g.currentTarget.value)} />
      </label>
      <button type="submit" class="hoofd">
        Houd aan
      </button>
    </form>
  );
}

/** Who decides in doubt: what the kader says, unless the team fills in another role. */
function BijTwijfel({ item, doe }: Deel & { item: Item }) {
  const nu = bijTwijfelVan(item);
  const [rol, zetRol] = useState<string | null>(null);
  const bewaar = () => {
    if (rol === null || rol.trim() === nu) return;
    void doe(async () => {
      const uit = rol.trim() ? await schermAf(rol.trim()) : { bericht: "", melding: null };
      zetItem(item.id, { bijTwijfel: uit.bericht });
      zetRol(null);
      return uit.melding ?? `Bij twijfel beslist: ${uit.bericht || "niemand ingevuld"}.`;
    });
  };
  return (
    <label class="bij-twijfel">
      Bij twijfel beslist (rol)
      <input
        type="text"
        list="rollen-lijst"
        autocomplete="off"
        maxLength={gegevens.value?.grenzen.rol ?? 80}
        value={rol ?? nu}
        onInput={(g) => zetRol(g.currentTarget.value)}
        onChange={bewaar}
      />
      <datalist id="rollen-lijst">
        {(gegevens.value?.rollen ?? []).map(({ label }) => (
          <option value={label} />
        ))}
      </datalist>
    </label>
  );
}
