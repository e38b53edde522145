// Practising: what the poort sends and takes.
import type { components } from "../basis/poort";
import type { Bericht } from "../basis/soorten";

type Vormen = components["schemas"];

export type Casussen = Vormen["Oefencasussen"];
export type Opgave = Vormen["Opgave"];
export type Niveau = Opgave["niveau"];
export type Zekerheid = Vormen["Zekerheidsdeel"]["naam"] & ("zeker" | "redelijk" | "gok");
export type Hint = Vormen["Hint"];
export type Vergelijking = Omit<Vormen["Oefenvergelijking"], "berichten"> & { berichten: Bericht[] };
export type Uitslag = Vormen["Sessieuitslag"];
export type Verdeling = Vormen["Sessieverdeling"];
export type Sessie = Omit<Vormen["Oefensessie"], "vergelijking"> & { vergelijking: Vergelijking | null };
export type Sessies = Vormen["Oefensessies"];
export type Voortgang = Vormen["Voortgang"];
export type Leerpad = Vormen["Leerpad"];
export type Eigenstand = Vormen["Eigenstand"];
export type Eigencontrole = Vormen["Eigencontrole"];

/** What somebody judges: nothing of it has to be chosen yet. */
export interface Oordeel {
  kenmerken: Record<string, unknown>;
  gegeven: Record<string, string>;
  zekerheid: "zeker" | "redelijk" | "gok" | null;
  reden: string | null;
}

export const LEEG: Oordeel = { kenmerken: {}, gegeven: {}, zekerheid: null, reden: null };
export const NIVEAUS: [Niveau, string][] = [
  ["makkelijk", "Makkelijk"],
  ["gemiddeld", "Gemiddeld"],
  ["lastig", "Lastig"],
];
export const ZEKERHEDEN: [NonNullable<Oordeel["zekerheid"]>, string][] = [
  ["zeker", "Heel zeker"],
  ["redelijk", "Redelijk zeker"],
  ["gok", "Het is een gok"],
];

/** Every question answered, and how sure. A reason helps, but isn't asked for in a team. */
export function isAf(opgave: Opgave, oordeel: Oordeel): boolean {
  return opgave.besluiten.every((besluit) => oordeel.gegeven[besluit]) && oordeel.zekerheid !== null;
}
