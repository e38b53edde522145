// Triage: how soon, which way, who picks it up and by when. In view for every case, with single keys; a full afweging only where it counts.
import { useEffect, useRef } from "preact/hooks";
import { datumAlsTekst } from "../basis/tekst";
import { staat } from "../basis/winkel";
import { kijktMee } from "./samen";
import type { Item, Oppakken, Triage as Keuze } from "./soorten";
import { gegevens, overleg, zetItem } from "./winkel";
import { Drukknop } from "../delen/Drukknop";

type Urgentie = Keuze["urgentie"];
type Route = NonNullable<Keuze["route"]>;

const URGENTIES: [Urgentie, string, string][] = [
  ["crisis", "Crisis", "c"],
  ["spoed", "Spoed", "s"],
  ["regulier", "Regulier", "r"],
];
const ROUTES: [Route, string, string][] = [
  ["jeugd", "Jeugd", "j"],
  ["wmo", "Wmo", "w"],
  ["elders", "Elders", "e"],
];
/** Days after the meeting that are offered; the first is what goes with an urgentie until somebody says otherwise. */
const DAGEN: Record<Urgentie, number> = { crisis: 0, spoed: 7, regulier: 14 };
const MOMENTEN: [number, string, string][] = [
  [0, "Vandaag", "n"],
  [1, "Morgen", "m"],
  [7, "1 week", "k"],
  [14, "2 weken", "l"],
];
const ROLTOETSEN = ["a", "b", "d", "f"]; // for the roles that have a button, in that order
const MEESTE_ROLLEN = 4; // of those present, as a button each; the others are in the list

function over(dagen: number): string {
  const dag = new Date(`${overleg.value.datum}T12:00:00Z`);
  dag.setUTCDate(dag.getUTCDate() + dagen);
  return dag.toISOString().slice(0, 10);
}

/** What the conversation read of whom it is about: a suggestion for the route, nothing more. */
function routeVanGesprek(): Route | null {
  const doelgroep = staat.value.afweging?.bekend.doelgroep;
  return doelgroep === "jeugd" ? "jeugd" : doelgroep === "volwassenen" ? "wmo" : null;
}

/** Notes a click; with urgentie, a role and a day (and a route, unless it is crisis) it is what the team decided. */
function kies(item: Item, deel: Partial<Keuze>, wie: Partial<Oppakken> = {}): void {
  const triage = { ...item.triage, ...deel };
  const oppakken: Oppakken = { ...(item.oppakken ?? { door: null, voor: null }), ...wie };
  if (deel.urgentie && !wie.voor) oppakken.voor = over(DAGEN[deel.urgentie]);
  const route = triage.route ?? routeVanGesprek();
  const heel = triage.urgentie && oppakken.door && oppakken.voor && (route || triage.urgentie === "crisis");
  const vrij = item.besluit === null || item.besluit.soort === "triage";
  zetItem(item.id, { triage, oppakken, ...(heel && vrij && triage.urgentie ? { besluit: { soort: "triage", urgentie: triage.urgentie, route } } : {}) });
}

const aanwezigen = () => (overleg.value.aanwezig.length ? overleg.value.aanwezig : (gegevens.value?.rollen ?? []).map(({ id }) => id));
const rolknoppen = () => aanwezigen().slice(0, MEESTE_ROLLEN);

export function Triage({ item, verder, terug }: { item: Item; verder: () => void; terug: () => void }) {
  const nu = useRef(item);
  nu.current = item;
  useEffect(() => {
    const toets = (g: KeyboardEvent) => {
      if (kijktMee()) return;
      const doel = g.target as HTMLElement | null;
      if (g.altKey || g.ctrlKey || g.metaKey || doel?.closest("input:not([type=radio]):not([type=checkbox]), textarea, select, dialog")) return;
      const urgentie = URGENTIES.find(([, , letter]) => letter === g.key)?.[0];
      const route = ROUTES.find(([, , letter]) => letter === g.key)?.[0];
      const moment = MOMENTEN.find(([, , letter]) => letter === g.key);
      const rol = rolknoppen()[ROLTOETSEN.indexOf(g.key)];
      if (urgentie) kies(nu.current, { urgentie });
      else if (route) kies(nu.current, { route });
      else if (moment) kies(nu.current, {}, { voor: over(moment[0]) });
      else if (rol) kies(nu.current, {}, { door: rol });
      else if (g.key === "v") verder();
      else if (g.key === "g") terug();
      else return;
      g.preventDefault();
    };
    document.addEventListener("keydown", toets);
    return () => document.removeEventListener("keydown", toets);
  }, []);
  const rollen = gegevens.value?.rollen ?? [];
  const aanwezig = aanwezigen();
  const label = (rol: string) => rollen.find(({ id }) => id === rol)?.label ?? rol;
  const route = item.triage?.route ?? routeVanGesprek();
  const { door, voor } = item.oppakken ?? { door: null, voor: null };
  const knoppen = rolknoppen();
  return (
    <section class="triage" aria-label="Triage">
      <Groep naam="Urgentie">
        {URGENTIES.map(([waarde, naam, letter]) => (
          <Knop naam={naam} toets={letter} aan={item.triage?.urgentie === waarde} doe={() => kies(item, { urgentie: waarde })} />
        ))}
      </Groep>
      <Groep naam="Route">
        {ROUTES.map(([waarde, naam, letter]) => (
          <Knop naam={naam} toets={letter} aan={route === waarde} doe={() => kies(item, { route: waarde })} />
        ))}
      </Groep>
      <Groep naam="Wie pakt het op">
        {knoppen.map((rol, i) => (
          <Knop naam={label(rol)} toets={ROLTOETSEN[i]} aan={door === rol} doe={() => kies(item, {}, { door: rol })} />
        ))}
        <select class="utrecht-select utrecht-select--html-select" aria-label="Een andere rol pakt het op" value={door && !knoppen.includes(door) ? door : ""} onChange={(g) => g.currentTarget.value && kies(item, {}, { door: g.currentTarget.value })}>
          <option value="">Anders …</option>
          {[...new Set([...aanwezig, ...rollen.map(({ id }) => id)])].filter((rol) => !knoppen.includes(rol)).map((rol) => (
            <option value={rol}>{label(rol)}</option>
          ))}
        </select>
      </Groep>
      <Groep naam="Uiterlijk">
        {MOMENTEN.map(([dagen, naam, letter]) => (
          <Knop naam={naam} toets={letter} aan={voor === over(dagen)} doe={() => kies(item, {}, { voor: over(dagen) })} />
        ))}
      </Groep>
      <p class="stand" role="status">
        {item.besluit?.soort === "triage" ? `Triage klaar: uiterlijk ${datumAlsTekst(voor ?? "")}. Een volledige afweging mag, maar hoeft niet.` : ""}
      </p>
    </section>
  );
}

function Groep({ naam, children }: { naam: string; children: preact.ComponentChildren }) {
  return (
    <fieldset>
      <legend>{naam}</legend>
      {children}
    </fieldset>
  );
}

function Knop({ naam, toets, aan, doe }: { naam: string; toets?: string | undefined; aan: boolean; doe: () => void }) {
  return (
    <Drukknop type="button" aria-pressed={aan} {...(toets ? { "aria-keyshortcuts": toets, title: `Toets ${toets}` } : {})} onClick={doe}>
      {naam}
    </Drukknop>
  );
}
