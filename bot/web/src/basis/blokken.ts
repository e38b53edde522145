// The parts of a message (bot/gesprek/blokken.py). What is shown apart comes apart: no text is taken to pieces here.

export interface Alinea {
  soort: "alinea";
  regels: string[];
}

export interface Lijst {
  soort: "lijst";
  punten: string[];
  teken: "bolletje" | "cijfer" | "vakje" | "geen";
}

export interface Deel {
  soort: "deel";
  blokken: (Alinea | Lijst)[];
}

export interface Vraagblok {
  soort: "vraag";
  tekst: string;
  /** How many questions are left; empty when that isn't known. */
  voortgang: string;
}

/** One thing read from a text, as read back to the user. */
export interface Gelezen {
  kenmerk: string;
  label: string;
  waarde: string;
  woorden: string;
  /** Where these words stand in the text: begin and end, in characters. */
  plekken?: number[][];
  twijfel?: boolean;
  /** With this list it decides an uitkomst. */
  beslist?: boolean;
  /** Both in words. */
  merk?: string;
}

export interface Voorstel {
  soort: "voorstel";
  kop: string;
  gelezen: Gelezen[];
  vraag: string;
}

export interface Besluitregel {
  besluit: string;
  naam: string;
  /** null as long as it can't be said. */
  label: string | null;
  zinnen: string[];
  grensgeval: { kop: string; reden: string } | null;
  /** What the user decided instead. */
  keuze: string | null;
  wie: string;
  kader: string;
}

export interface Actiegroep {
  kop: string;
  acties: { tekst: string; wie: string; wanneer: string; voluit: string }[];
}

export interface Advies {
  soort: "advies";
  besluiten: Besluitregel[];
  leeg: string;
  kern: string[];
  agenda: Actiegroep[];
  termijnen: { label: string; wanneer: string }[];
  stappen: { tekst: string }[];
  onbekend: string;
  afwijkingen: { besluit: string; keuze: string; reden: string }[];
  slotzin: string;
}

export interface Crisis {
  soort: "crisis";
  kop: string;
  aanleiding: string;
  stappen: string[];
}

export interface Bewijs {
  soort: "bewijs";
  regels: string[];
}

export interface Blad {
  soort: "blad";
  titel: string;
  delen: Deel[];
}

export interface Invulveld {
  soort: "invulveld";
}

export type Blok = Alinea | Lijst | Deel | Vraagblok | Voorstel | Advies | Crisis | Bewijs | Blad | Invulveld;

const BEKEND: Record<Blok["soort"], true> = {
  alinea: true,
  lijst: true,
  deel: true,
  vraag: true,
  voorstel: true,
  advies: true,
  crisis: true,
  bewijs: true,
  blad: true,
  invulveld: true,
};

/** Whether this page can draw them all: one that was open during an update shows the text instead. */
export function kanTekenen(blokken: Blok[] | undefined): blokken is Blok[] {
  return blokken !== undefined && blokken.every(({ soort }) => soort in BEKEND);
}
