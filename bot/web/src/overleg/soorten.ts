// The meeting: a list of aanmeldingen, each with its own conversation and what the team decided.
import type { Afweging } from "../basis/soorten";
import type { components } from "../basis/poort";
import { staat, type Bewaard } from "../basis/winkel";

type Vormen = components["schemas"];

/** One aanmelding as the poort reads it from pasted text: masked, with the words that make it urgent. */
export type Gelezen = Pick<Vormen["Gelezen"], "tekst" | "graad" | "woorden">;
export type Graad = Gelezen["graad"];

/** What the team decided. Which deviations belong to "afwijken" is in the afweging itself. */
export type Besluit = { soort: "akkoord" } | { soort: "afwijken" } | { soort: "aanhouden"; nodig: string; door: string; terug: string } | { soort: "voorgelegd"; vraag: string; aan: string } | ({ soort: "triage" } & Triage);

/** How soon, and who goes on with it: a decision of its own, without a full afweging. */
export interface Triage {
  urgentie: "crisis" | "spoed" | "regulier";
  route: "jeugd" | "wmo" | "elders" | null;
}

export interface Oppakken {
  /** A role: the id of a known one, or in words. */
  door: string | null;
  /** A day (ISO). */
  voor: string | null;
}

export interface Item extends Gelezen {
  id: string;
  gesprek: Bewaard | null;
  besluit: Besluit | null;
  /** The role that decides in doubt; null: what the kader says. */
  bijTwijfel: string | null;
  /** The code of what was stored last, also when the afweging changed after that. */
  laatsteCode: string | null;
  /** What was clicked so far of the triage; not there in a meeting of before. */
  triage?: Partial<Triage>;
  oppakken?: Oppakken;
  /** Why it is back on the list. */
  eerder?: string;
}

export type Fase = "lijst" | "bespreken" | "verslag";

export interface Overleg {
  datum: string;
  fase: Fase;
  items: Item[];
  actief: string | null;
  /** Roles of those present: ids of known roles, or a role in words. */
  aanwezig: string[];
}

/** The roles and the limits of a meeting. */
export type Gegevens = Vormen["Overleg"];

export const WOORDEN: Record<Uitslag, string> = { akkoord: "Akkoord", afwijken: "Afgeweken", onvolledig: "Onvolledig", aanhouden: "Aangehouden", voorgelegd: "Voorgelegd", triage: "Alleen triage" };

export const DRINGEND = { acuut: "Mogelijk acuut gevaar", crisis: "Crisis", spoed: "Spoed", let_op: "Let op" };

/** The degrees, the strongest first. */
export const GRADEN: Graad[] = ["acuut", "crisis", "spoed", "let_op", null];

/** Whether it can't wait for its turn. */
export const isDringend = (graad: Graad): boolean => graad === "acuut" || graad === "crisis" || graad === "spoed";

export function afwegingVan(item: Item): Afweging | null {
  return item.gesprek?.afweging ?? null;
}

/** What came of it: nobody agrees with an advice that isn't there, that is onvolledig. */
export type Uitslag = Besluit["soort"] | "onvolledig";

export function uitslagVan(item: Item): Uitslag | null {
  return item.besluit?.soort === "akkoord" && !isBepaald(afwegingVan(item)) ? "onvolledig" : (item.besluit?.soort ?? null);
}

/** How urgent it is: what the team decided about it; as long as it didn't, how the list read it. */
export function dringendVan(item: Item): Graad {
  if (item.besluit?.soort === "triage") return item.besluit.urgentie === "regulier" ? null : item.besluit.urgentie;
  const afweging = afwegingVan(item);
  const urgentie = afweging && (afweging.telt_als?.urgentie ?? afweging.bekend.urgentie);
  if (!afweging || !urgentie || (item.besluit?.soort !== "akkoord" && item.besluit?.soort !== "afwijken")) return item.graad;
  if (afweging.bekend.veiligheid === "acuut_onveilig") return "acuut";
  return urgentie === "crisis" || urgentie === "spoed" ? urgentie : null;
}

/** How far an aanmelding is, in words. */
export function stand(item: Item): string {
  const uitslag = uitslagVan(item);
  if (uitslag) return WOORDEN[uitslag];
  return item.gesprek ? "Bezig" : "Nog te bespreken";
}

export function isAf(item: Item): boolean {
  return item.besluit !== null;
}

/** The code under which the afweging of this aanmelding is stored; null when it isn't, or has changed since. */
export function codeVan(item: Item): string | null {
  const afweging = afwegingVan(item);
  return afweging?.vastgelegd ? afweging.casus : null;
}

/** The code that the report gives: of what was stored last. */
export function codeInVerslag(item: Item): string | null {
  return codeVan(item) ?? item.laatsteCode;
}

/**
 * Who decides in doubt: what was filled in, else what the kaders of the close calls say, each once. Without a close call
 * there is nothing to decide, and a kader never decides about a besluit of another.
 */
export function bijTwijfelVan(item: Item): string {
  if (item.bijTwijfel !== null) return item.bijTwijfel;
  const grensgevallen = Object.entries(afwegingVan(item)?.besluiten ?? {}).filter(([, oordeel]) => oordeel.grensgeval);
  const rollen = grensgevallen.map(([besluit]) => staat.value.kaders?.besluiten[besluit]?.rol_bij_twijfel);
  return [...new Set(rollen.filter(Boolean))].join(" · ");
}

/** Why it is a close call, by the kaders of its advice; null when nothing is. */
export function grensgevalVan(item: Item): string | null {
  const redenen = Object.values(afwegingVan(item)?.besluiten ?? {}).flatMap(({ grensgeval }) => grensgeval?.reden ?? []);
  return redenen.length > 0 ? [...new Set(redenen)].join(" ") : null;
}

/** Whether every besluit of its advice is bepaald: only then there is something to agree with. */
export function isBepaald(afweging: Afweging | null): boolean {
  const besluiten = Object.values(afweging?.besluiten ?? {});
  return besluiten.length > 0 && besluiten.every(({ bepaald }) => bepaald);
}
