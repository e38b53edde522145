// Values and dates in words.
import type { Bron, Grensgeval, Kaders, Soort, Optie, Waarde, Stapregel } from "./soorten";

/** What is needed of a kenmerk to put its value into words. */
export interface Benoemd {
  soort: Soort;
  opties: Optie[];
  leeg?: string | null;
}

export function waardeAlsTekst(kenmerk: Benoemd | undefined, waarde: Waarde | undefined): string {
  if (waarde === null || waarde === undefined) return "onbekend";
  if (!kenmerk) return String(waarde);
  if (kenmerk.soort === "getallen") return Array.isArray(waarde) ? getallen(waarde) : String(waarde);
  const label = (deel: string | boolean | number) => kenmerk.opties.find((optie) => optie.waarde === deel)?.label ?? String(deel);
  if (kenmerk.soort !== "meerkeuze") return Array.isArray(waarde) ? waarde.map(label).join(", ") : label(waarde);
  if (waarde === true) return "ten minste één";
  if (!Array.isArray(waarde) || waarde.length === 0) return kenmerk.leeg ?? "geen";
  return waarde.map(label).join(", ");
}

function getallen(waarden: (string | number)[]): string {
  return waarden.map((getal) => String(getal).replace(".", ",")).join(", ") || "geen";
}

/** Ages from what somebody types: "5 en 11", "5, 11", "16,5". A comma and one digit 5 is half a year. null: not readable. */
export function leesGetallen(tekst: string): number[] | null {
  const delen = tekst.match(/\d+[.,]5(?!\d)|\d+/g);
  const rest = tekst.replace(/\d+[.,]5(?!\d)|\d+/g, " ").replace(/\b(?:en|jaar|jr|j)\b/gi, " ");
  if (!delen || /[^\s,;.&+/]/.test(rest)) return null;
  return delen.map((deel) => Number(deel.replace(",", ".")));
}

const DATUM = new Intl.DateTimeFormat("nl-NL", { weekday: "short", day: "numeric", month: "long", year: "numeric", timeZone: "Europe/Amsterdam" });
const TIJD = new Intl.DateTimeFormat("nl-NL", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Amsterdam" });

/** An ISO date ("2026-12-04") or date-time as Dutch text. */
export function datumAlsTekst(iso: string): string {
  const moment = alsMoment(iso);
  return iso.includes("T") ? `${DATUM.format(moment)}, ${TIJD.format(moment)} uur` : DATUM.format(moment);
}

/** The moment of an ISO date-time, or noon of an ISO date. */
export function alsMoment(iso: string): Date {
  return new Date(iso.includes("T") ? iso : `${iso}T12:00:00`);
}

/** How far off a deadline is: "over 20 uur", "over 12 dagen", "over 6 maanden", "verlopen". */
export function nogTeGaan(iso: string, nu: Date = new Date()): string {
  const uren = (alsMoment(iso).getTime() - nu.getTime()) / 3_600_000;
  if (uren < (iso.includes("T") ? 0 : -12)) return "verlopen";
  if (uren < 48 && iso.includes("T")) return `over ${Math.max(1, Math.round(uren))} uur`;
  const dagen = Math.round(uren / 24);
  if (dagen < 1) return "vandaag";
  if (dagen < 2) return "morgen";
  if (dagen < 21) return `over ${dagen} dagen`;
  return dagen < 60 ? `over ${Math.round(dagen / 7)} weken` : `over ${Math.round(dagen / 30.4)} maanden`;
}

/** The mark of what is ours. */
export const EIGEN_UITLEG = "eigen uitleg van Regiewijzer";

/** One source line, with the mark before it when it is ours. */
export function bronAlsTekst(kaders: Kaders | null, bron: Bron, versie?: string): string {
  const plek = `${kaderAlsTekst(kaders, bron.kader, versie)}, ${bron.vindplaats}`;
  return bron.interpretatie ? `${EIGEN_UITLEG} bij ${plek}` : plek;
}

/** Name and version of a kader: "Procesregie Stichting ZO! (versie 2024-03-21)". */
export function kaderAlsTekst(kaders: Kaders | null, id: string, versie?: string): string {
  const kader = kaders?.kaders[id];
  if (!kader) return id;
  return `${kader.naam} (${kader.ongedateerd ? "zonder datum" : `versie ${versie ?? kader.versie}`})`;
}

/** What people call it: "Lekstroom". */
export function korteNaam(kaders: Kaders | null, kader: string): string {
  return kaders?.profielen[kader]?.label ?? kaders?.kaders[kader]?.naam ?? kader;
}

const RICHTING = { lichter: "lichter is dichtbij", zwaarder: "zwaarder is dichtbij", beide: "kan beide kanten op" };

/** "Grensgeval: zwaarder is dichtbij". */
export function kopGrensgeval({ richting }: Grensgeval): string {
  return richting && richting in RICHTING ? `Grensgeval: ${RICHTING[richting]}` : "Grensgeval";
}

/** "Loop zelf de meldcode door (jij, uiterlijk vr 4 december 2026)" */
export function actieAlsTekst({ tekst, wie, uiterlijk }: Stapregel): string {
  const erbij = [wie, uiterlijk ? `uiterlijk ${datumAlsTekst(uiterlijk)}` : ""].filter(Boolean).join(", ");
  return erbij ? `${tekst} (${erbij})` : tekst;
}
