// What GET /api/bladen/{naam} gives: blocks to draw, each line with where it comes from.
import type { Bron } from "../basis/soorten";

export interface Kort {
  naam: string;
  titel: string;
  waarvoor: string;
  kader: string;
}

export interface Punt {
  id: string;
  tekst: string;
  toelichting: string;
  bron: Bron;
}

export interface Lijst {
  id: string;
  soort: "cijfer" | "bolletje" | "vakje" | "geen";
  kop: string;
  kopieer: boolean;
  punten: Punt[];
}

export interface Tabel {
  id: string;
  soort: "tabel";
  kop: string;
  hoek: string;
  besluit: string;
  kolommen: { id: string; kop: string }[];
  rijen: { id: string; kop: string; bron: Bron; cellen: Punt[][] }[];
}

export interface Blad extends Kort {
  liggend: boolean;
  herkomst: string[];
  verantwoording: string;
  blokken: (Lijst | Tabel)[];
}
