// What somebody stored himself, as the page reads it.
import { haal, haalHetBestand, stuur } from "../basis/api";
import { isObject } from "../basis/bewaren";
import type { components } from "../basis/poort";
import type { Kaders, Waarde } from "../basis/soorten";
import { datumAlsTekst, waardeAlsTekst } from "../basis/tekst";

export type Bewaard = components["schemas"]["Bewaard"];
export type Casus = components["schemas"]["Casus"];

export type Stand = components["schemas"]["Stand"];
export type Vervolg = components["schemas"]["Vervolg"];
export type Stapverzoek = components["schemas"]["Stapverzoek"];
export type Oordeel = components["schemas"]["Puntoordeel"]["oordeel"];

export const STATUS: Record<Stand["status"], string> = { advies: "advies", vastgesteld: "vastgesteld", ter_bespreking: "ter bespreking", afgesloten: "afgesloten" };
export const DOCUMENTEN = { afwegingsverslag: "Afwegingsverslag voor het dossier", gezin: "Voor het gezin", werkplan: "Werkplan", afspraken: "Afspraken voor in het plan" };

export const NIET_TE_ZEGGEN = "nog niet te zeggen";

const DELEN = 4; // more than some hundreds at once nobody reads; for those there is the caseload

// The last ones, a part at a time.
export async function haalCasussen(): Promise<Bewaard[]> {
  const alle: Bewaard[] = [];
  let na = "";
  for (let deel = 0; deel < DELEN; deel += 1) {
    const { casussen, verder } = (await haal(`/api/casussen${na}`)) as components["schemas"]["Casussen"];
    alle.push(...casussen);
    if (!verder) break;
    na = `?na=${encodeURIComponent(verder)}`;
  }
  return alle;
}

export async function haalCasus(code: string): Promise<Casus> {
  return (await haal(`/api/casussen/${encodeURIComponent(code)}`)) as Casus;
}

export async function haalVervolg(code: string): Promise<Vervolg> {
  return (await haal(`/api/casussen/${encodeURIComponent(code)}/vervolg`)) as Vervolg;
}

export async function doeStap(code: string, stap: Stapverzoek): Promise<Vervolg> {
  return (await stuur(`/api/casussen/${encodeURIComponent(code)}/vervolg`, stap)) as Vervolg;
}

export function haalDocument(code: string, soort: string, vorm: "docx" | "pdf"): Promise<Blob> {
  return haalHetBestand(`/api/casussen/${encodeURIComponent(code)}/verslag/${soort}?vorm=${vorm}`);
}

/** Besluit → what was decided: the advice, or what was chosen instead. */
export function besloten(rij: Bewaard): Record<string, string> {
  const alle: unknown[] = Array.isArray(rij.afwijking) ? rij.afwijking : [rij.afwijking];
  const eigen = alle.filter(isObject);
  return Object.fromEntries(
    Object.entries(rij.besluiten as Record<string, unknown>).map(([besluit, uit]) => {
      const keuze = eigen.find((a) => a.besluit === besluit);
      const gekozen = keuze ? (keuze.label ?? keuze.uitkomst) : null;
      const label = isObject(uit) ? uit.label : null;
      return [besluit, gekozen ? `${String(gekozen)} (eigen keuze)` : typeof label === "string" ? label : NIET_TE_ZEGGEN];
    }),
  );
}

/** Kenmerk → its value in words. */
export function antwoorden(rij: Bewaard, kaders: Kaders | null): Record<string, string> {
  return Object.fromEntries(Object.entries(rij.antwoorden as Record<string, Waarde>).map(([k, waarde]) => [k, waardeAlsTekst(kaders?.kenmerken[k], waarde)]));
}

export const dag = (rij: Bewaard) => datumAlsTekst(rij.vastgelegd_op.slice(0, 10));
export const werkwijze = (rij: Bewaard, kaders: Kaders | null) => kaders?.profielen[rij.profiel ?? ""]?.label ?? rij.profiel ?? "";

/** Whether every word of what is looked for stands in what the list shows of it. */
export function past(rij: Bewaard, kaders: Kaders | null, gezocht: string): boolean {
  const tekst = [rij.casus, dag(rij), werkwijze(rij, kaders), STATUS[rij.stand.status], ...Object.values(besloten(rij))].join(" ").toLowerCase();
  return gezocht.toLowerCase().split(/\s+/).every((woord) => tekst.includes(woord));
}
