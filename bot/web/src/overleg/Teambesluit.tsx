// What the team decides about the aanmelding in view.
import { useEffect, useRef, useState } from "preact/hooks";
import { Fout } from "../basis/api";
import { staat } from "../basis/winkel";
import { Aanhouden, Afwijken, Akkoord, Mislukt, Voorleggen, type Deel } from "./Keuzes";
import { bijTwijfelVan, codeVan, stand, type Besluit, type Item } from "./soorten";
import { kijktMee } from "./samen";
import { gegevens, schermAf, zetItem } from "./winkel";
import { Drukknop } from "../delen/Drukknop";

const KEUZES: { soort: Besluit["soort"]; toets: string; label: string; uitleg: string }[] = [
  { soort: "akkoord", toets: "o", label: "Akkoord", uitleg: "Het team volgt het advies. De afweging wordt vastgelegd." },
  { soort: "afwijken", toets: "x", label: "Afwijken", uitleg: "Het team kiest bij een besluit iets anders, met een reden." },
  { soort: "aanhouden", toets: "h", label: "Aanhouden", uitleg: "Er is eerst iets nodig. Zij komt terug op de lijst; de afweging wordt nog niet vastgelegd." },
  { soort: "voorgelegd", toets: "p", label: "Voorleggen", uitleg: "Het team twijfelt en vraagt het aan wie dan beslist. De afweging wordt vastgelegd." },
];

export function Teambesluit({ item, verder }: { item: Item; verder: () => void }) {
  const [soort, zetSoort] = useState<Besluit["soort"] | null>(item.besluit?.soort ?? null);
  const [gezegd, zetGezegd] = useState("");
  const [fout, zetFout] = useState("");
  const { afweging, bezig } = staat.value;
  const code = codeVan(item);
  const klaar = item.besluit?.soort === soort && (soort === "aanhouden" || code !== null);
  const volgende = useRef<HTMLButtonElement>(null);
  const was = useRef(klaar);
  // The button that was pressed is gone: the next step is to go on.
  useEffect(() => {
    if (klaar && !was.current) volgende.current?.focus();
    was.current = klaar;
  }, [klaar]);
  // A letter chooses, and the focus goes to what belongs to it: from there on it is typing and Enter.
  useEffect(() => {
    const toets = (g: KeyboardEvent) => {
      const doel = g.target as HTMLElement | null;
      if (kijktMee() || g.altKey || g.ctrlKey || g.metaKey || doel?.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, dialog")) return;
      const keuze = staat.value.afweging && KEUZES.find(({ toets: letter }) => letter === g.key);
      if (!keuze) return;
      g.preventDefault();
      zetSoort(keuze.soort);
      requestAnimationFrame(() => document.querySelector<HTMLElement>(".teambesluit .stap :is(select, textarea, button)")?.focus());
    };
    document.addEventListener("keydown", toets);
    return () => document.removeEventListener("keydown", toets);
  }, []);
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
      <h3 class="nl-heading nl-heading--level-3" id="team-kop">Besluit van het team</h3>
      <div class="paneel-inhoud">
        <p class="team-stand">
          <strong>{stand(item)}</strong>
          {code && (
            <>
              . Code: <strong>{code}</strong>
            </>
          )}
          {!code && item.laatsteCode && `. Let op: dit is veranderd na het vastleggen onder ${item.laatsteCode}.`}
          {!code && !item.laatsteCode && item.besluit && item.besluit.soort !== "aanhouden" && ". Let op: dit is nog niet vastgelegd."}
        </p>
        <fieldset class="keuzes" disabled={!afweging}>
          <legend>Wat besluit het team?</legend>
          {KEUZES.map((keuze) => (
            <label class="vink">
              <input type="radio" name="teambesluit" id={`team-${keuze.soort}`} aria-keyshortcuts={keuze.toets} title={`Toets ${keuze.toets}`} checked={soort === keuze.soort} onChange={() => zetSoort(keuze.soort)} />
              <span>
                {keuze.label}
                <small>{keuze.uitleg}</small>
              </span>
            </label>
          ))}
        </fieldset>
        {!afweging && <p class="niets">Er is nog geen afweging om over te besluiten.</p>}
        {afweging && soort === "akkoord" && !klaar && <Akkoord doe={doe} bezig={bezig} />}
        {afweging && soort === "afwijken" && <Afwijken doe={doe} bezig={bezig} />}
        {afweging && soort === "aanhouden" && <Aanhouden item={item} doe={doe} />}
        {afweging && soort === "voorgelegd" && <Voorleggen item={item} doe={doe} bezig={bezig} />}
        <p role="status">{gezegd}</p>
        {klaar && (
          <Drukknop ref={volgende} type="button" class="hoofd" aria-disabled={bezig} onClick={verder}>
            Verder
          </Drukknop>
        )}
        <BijTwijfel item={item} doe={doe} />
        <div role="alert">{fout && <p class="utrecht-alert utrecht-alert--error melding">{fout}</p>}</div>
      </div>
    </section>
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
