// What the poort sends (docs/contract.md), as far as the pages use it.
import type { Blok } from "./blokken";

/** A value of a kenmerk: an option, ja/nee, several options (true: at least one, not said which), or ages. null is unknown. */
export type Waarde = string | boolean | string[] | number[] | null;

export interface Keuze {
  kenmerk: string;
  waarde: Waarde;
}

/** What a button does, by name (bot/lijn/doet.py). */
export type Doet =
  | "nieuwe_afweging"
  | "overzicht"
  | "volledig"
  | "vastleggen"
  | "afwijken"
  | "waarom"
  | "terug"
  | "hulp"
  | "kaders"
  | "blad"
  | "ja_klopt"
  | "aanpassen"
  | "niets_klopt"
  | "ja_stoppen"
  | "doorgaan"
  | "geen_gevaar"
  | "besluit"
  | "uitkomst";

export interface Knop {
  label: string;
  keuze?: Keuze;
  doet?: Doet;
  waarde?: string;
  bericht?: string;
}

export interface Bericht {
  tekst: string;
  soort?: "vraag" | "voorstel" | "advies" | "reden" | "ontvangst" | "crisis" | "blad" | "gewoon";
  knoppen?: Knop[];
  /** The same as `tekst`, in parts. */
  blokken?: Blok[];
  custom?: Afweging;
}

export interface Optie {
  waarde: string | boolean;
  label: string;
  hulp?: string | null;
}

export type Soort = "keuze" | "ja_nee" | "meerkeuze" | "getallen";

export interface Vraag {
  kenmerk: string;
  tekst: string;
  soort: Soort;
  opties: Optie[];
  hulp: string;
  leeg?: string;
}

export interface Bron {
  kader: string;
  vindplaats: string;
  interpretatie?: boolean;
}

/** A close call, and which form is near. What was stored before there was a direction has none. */
export interface Grensgeval {
  reden: string;
  richting?: "lichter" | "zwaarder" | "beide";
}

export interface Oordeel {
  uitkomst: string | null;
  label: string | null;
  bepaald: boolean;
  mogelijk: string[];
  beslissend: string[];
  grensgeval: Grensgeval | null;
  omslag: { kenmerk: string; waarde: Waarde; uitkomst: string }[];
  uitleg: string;
  /** What of this is a choice of ours, a line each. */
  eigen_uitleg?: string[];
  beslisser: string;
  bronnen: Bron[];
}

export interface Termijn {
  id: string;
  label: string;
  uiterlijk: string;
  bron: Bron;
  bronnen?: Bron[];
}

export interface Vervolgstap {
  id: string;
  tekst: string;
  bron: Bron;
  bronnen?: Bron[];
}

/** All sources of a deadline or a step: they come with it, because an id may stand for more than one. */
export function bronnenVan(item: Termijn | Vervolgstap): Bron[] {
  return item.bronnen ?? (item.bron ? [item.bron] : []); // a page that was open before an update kept them without
}

export interface Afwijking {
  besluit: string;
  advies: string;
  uitkomst: string;
  label?: string;
  reden: string;
}

/** The `custom` object that ends a turn: the whole afweging as it stands. */
export interface Afweging {
  soort: string;
  afweging: string;
  profiel: string;
  casus: string | null;
  vastgelegd: boolean;
  modus: string;
  klaar: boolean;
  vraag: Vraag | null;
  /** What a bare answer now belongs to; what the last message shows. */
  open: { soort: string; kenmerk: string | null } | null;
  gewijzigd: { kenmerk: string; van: Waarde; naar: Waarde }[];
  voorstel: Record<string, Waarde>;
  voorstel_woorden: Record<string, string>;
  bekend: Record<string, Waarde>;
  overgeslagen: string[];
  ontbreekt: string[];
  besluiten: Record<string, Oordeel>;
  afwijking: Afwijking[];
  /** Answers that count otherwise for deadlines and steps, because the user decided otherwise. */
  telt_als: Record<string, Waarde>;
  /** From when the deadlines count. */
  datum: string;
  termijnen: Termijn[];
  vervolgstappen: Vervolgstap[];
  kaders: Record<string, { versie: string; sha256: string }>;
}

export interface Kenmerk {
  label: string;
  soort: Soort;
  vraag: string;
  hulp: string;
  opties: Optie[];
  leeg: string | null;
  bronnen: Bron[];
}

export interface Besluit {
  naam: string;
  kader: string;
  betekenis: string;
  beslisser: string;
  /** Who decides in doubt; empty when the kader names nobody. */
  rol_bij_twijfel: string;
  uitkomsten: Record<string, { label: string; betekenis: string; bronnen: Bron[] }>;
  bronnen: Bron[];
}

export interface Kader {
  naam: string;
  versie: string;
  ongedateerd: boolean;
  eigenaar: string;
}

/** GET /api/kaders. */
export interface Kaders {
  kenmerken: Record<string, Kenmerk>;
  besluiten: Record<string, Besluit>;
  kaders: Record<string, Kader>;
  profielen: Record<string, { label: string; uitleg: string }>;
}

/** GET /api/ik: who the page works for. `aanmelden`: where to sign in; `token`: a shared access code is asked. */
export interface Ik {
  aangemeld: boolean;
  naam: string | null;
  rollen: string[];
  aanmelden: string | null;
  token: boolean;
  csrf: string | null;
}
