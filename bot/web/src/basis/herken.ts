// From a message of the assistant to what the page makes of it.
import { kopGrensgeval } from "./tekst";
import type { Afweging, Bericht, Knop, Vraag, Waarde } from "./soorten";

/** One thing read from a text, as read back to the user. */
export interface Gelezen {
  kenmerk: string;
  waarde: Waarde;
  woorden: string;
}

/** One besluit of an advice in a few words. */
export interface Uitgekomen {
  besluit: string;
  label: string;
  /** What a close call is called ("Grensgeval: zwaarder is dichtbij"); null when it isn't one. */
  grensgeval: string | null;
}

/** One line of the conversation. `tekst` of the user is always the masked form. */
export interface Regel {
  nr: number;
  van: "jij" | "regiewijzer";
  soort: "gewoon" | "vraag" | "voorstel" | "crisis" | "advies" | "blad";
  tekst: string;
  voortgang?: string;
  gelezen?: Gelezen[];
  uitkomsten?: Uitgekomen[];
}

/** What the user can do now: the question in hand, or buttons. `bij` is the nr of the line it belongs to. */
export interface Actie {
  bij: number;
  vraag: Vraag | null;
  knoppen: Knop[];
}

const VOORTGANG = /\n\(([^()\n]*vra(?:ag|gen)\.)\)\s*$/;

/** The question in hand, if this message asks it. */
function gevraagd(bericht: Bericht): Vraag | null {
  const vraag = bericht.custom?.vraag;
  return vraag && bericht.soort === "vraag" ? vraag : null;
}

/** What was read from the text, with its words. */
function gelezen(afweging: Afweging): Gelezen[] {
  return Object.entries(afweging.voorstel).map(([kenmerk, waarde]) => ({ kenmerk, waarde, woorden: afweging.voorstel_woorden[kenmerk] ?? "" }));
}

/** Per besluit what came out, when this message is the advice that ends the questions. */
function uitkomsten(bericht: Bericht): Uitgekomen[] {
  const stand = bericht.custom;
  if (!stand || bericht.soort !== "advies") return [];
  return Object.entries(stand.besluiten).map(([besluit, oordeel]) => {
    const advies = oordeel.label ?? "nog niet te zeggen";
    const keuze = stand.afwijking.find((afwijking) => afwijking.besluit === besluit)?.label;
    return { besluit, label: keuze ? `${keuze} (jouw keuze; advies: ${advies})` : advies, grensgeval: oordeel.grensgeval && kopGrensgeval(oordeel.grensgeval) };
  });
}

/** The line that shows this message. */
export function alsRegel(nr: number, bericht: Bericht): Regel {
  const regel = { nr, van: "regiewijzer" as const };
  const vraag = gevraagd(bericht);
  if (vraag) {
    const voortgang = VOORTGANG.exec(bericht.tekst)?.[1];
    return { ...regel, soort: "vraag", tekst: vraag.tekst, ...(voortgang ? { voortgang } : {}) };
  }
  if (bericht.custom && bericht.soort === "voorstel") return { ...regel, soort: "voorstel", tekst: bericht.tekst, gelezen: gelezen(bericht.custom) };
  const uit = uitkomsten(bericht);
  if (uit.length) return { ...regel, soort: "advies", tekst: bericht.tekst, uitkomsten: uit };
  return { ...regel, soort: bericht.soort === "crisis" || bericht.soort === "blad" ? bericht.soort : "gewoon", tekst: bericht.tekst };
}

/** What can be done after this message; null when there is nothing. */
export function alsActie(bij: number, bericht: Bericht): Actie | null {
  const vraag = gevraagd(bericht);
  const knoppen = bericht.knoppen ?? [];
  return vraag || knoppen.length ? { bij, vraag, knoppen: vraag ? [] : knoppen } : null;
}
