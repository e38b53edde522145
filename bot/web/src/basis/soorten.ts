// What the poort sends, by name. The shapes come from its own description: poort.ts is made of openapi.json by scripts/opzetten_web.sh.
import type { Blok } from "./blokken";
import type { components } from "./poort";

type Vormen = components["schemas"];

/** A value of a kenmerk: an option, ja/nee, several options (true: at least one, not said which), or ages. null is unknown. */
export type Waarde = Vormen["Waarde"] | null;

/** One message; of its parts the description only tells which kinds there are. */
export type Bericht = Omit<Vormen["Bericht"], "blokken"> & { blokken?: Blok[] };
export type Antwoord = Omit<Vormen["Antwoord"], "berichten"> & { berichten: Bericht[] };
export type Keuze = Vormen["Keuze"];
export type Knop = Vormen["Knop"];
/** What a button does, by name. */
export type Doet = NonNullable<Knop["doet"]>;
export type Optie = Vormen["Optie"];
export type Vraag = Vormen["Vraag"];
export type Soort = Vraag["soort"];
export type Bron = Vormen["Bron"];
export type Grensgeval = Vormen["Grensgeval"];
export type Oordeel = Vormen["Oordeel"];
export type Termijn = Vormen["Termijn"];
export type Vervolgstap = Vormen["Vervolgstap"];
/** A line of the action sheet: what, who and by when. */
export type Stapregel = Vormen["Actie"];
export type Afwijking = Vormen["Afwijking"];
export type Afweging = Vormen["Afweging"];
export type Kenmerk = Vormen["Kenmerk"];
export type Besluit = Vormen["Besluit"];
export type Kader = Vormen["Kader"];
export type Kaders = Vormen["Kaders"];
export type Ik = Vormen["Ik"];
export type Afgeschermd = Vormen["Afgeschermd"];

/** All sources of a deadline or a step: they come with it, because an id may stand for more than one. */
export function bronnenVan(item: Termijn | Vervolgstap): Bron[] {
  return item.bronnen ?? (item.bron ? [item.bron] : []); // a page that was open before an update kept them without
}
