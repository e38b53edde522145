// From a message of the assistant to a line of the conversation, and to what can be done after it.
import { kanTekenen, type Blok } from "./blokken";
import type { Bericht, Knop, Vraag } from "./soorten";

/** One line of the conversation: blocks, or a text. `tekst` of the user is always the masked form. */
export interface Regel {
  nr: number;
  van: "jij" | "regiewijzer";
  soort: NonNullable<Bericht["soort"]>;
  tekst: string;
  blokken?: Blok[];
}

/** What the user can do now: the question in hand, or buttons. `bij` is the nr of the line it belongs to. */
export interface Actie {
  bij: number;
  vraag: Vraag | null;
  knoppen: Knop[];
}

/** The line that shows this message. */
export function alsRegel(nr: number, { soort = "gewoon", tekst, blokken, custom }: Bericht): Regel {
  // An advice in between (it doesn't end the turn) is there to be read as a whole.
  const eigen = soort === "advies" && !custom ? "gewoon" : soort;
  return { nr, van: "regiewijzer", soort: eigen, ...(kanTekenen(blokken) ? { tekst: "", blokken } : { tekst }) };
}

/** What can be done after this message; null when there is nothing. */
export function alsActie(bij: number, { soort, custom, knoppen = [] }: Bericht): Actie | null {
  const vraag = soort === "vraag" ? (custom?.vraag ?? null) : null;
  return vraag || knoppen.length ? { bij, vraag, knoppen: vraag ? [] : knoppen } : null;
}
