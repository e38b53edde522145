// The caseload as the poort gives it; filtering and sorting of the list happen here.
import type { components } from "../basis/poort";
import { alsMoment, datumAlsTekst } from "../basis/tekst";

export type Caseload = components["schemas"]["Caseload"];
export type Regel = Caseload["rijen"][number];
export type Telling = Caseload["tellingen"][number];
export type Van = Caseload["van"];
export type Logregel = components["schemas"]["Logregel"];

export const VAN: Record<Van, string> = { eigen: "Mijn casussen", team: "Mijn team", ter_bespreking: "Ter bespreking" };
export const TELLING: Record<string, string> = {
  urgentie: "Urgentie",
  zwaarte: "Zwaarte",
  mp: "Multiproblem",
  leeftijd: "Leeftijd van de jongste",
  te_laat: "Termijnen",
  redenen: "Waarom is afgeweken",
};
const STATUS: Record<string, string> = { ter_bespreking: "ter bespreking" };
export const statusAlsTekst = (status: string) => STATUS[status] ?? status;
export const dag = (iso: string) => datumAlsTekst(iso.slice(0, 10));

/** A column of the list: its head, what it shows, and what it is sorted by. */
export interface Kolom {
  naam: string;
  toon: (rij: Regel) => string;
  op: (rij: Regel) => string | number;
}

const tekst = (waarde: string | null) => waarde ?? "niet afgewogen";
const LATER = Number.MAX_SAFE_INTEGER;
export const KOLOMMEN: Kolom[] = [
  { naam: "Casus", toon: (r) => r.casus, op: (r) => r.casus },
  { naam: "Laatste afweging", toon: (r) => dag(r.vastgelegd_op), op: (r) => alsMoment(r.vastgelegd_op).getTime() },
  { naam: "Status", toon: (r) => statusAlsTekst(r.status), op: (r) => r.status },
  { naam: "Urgentie", toon: (r) => tekst(r.urgentie), op: (r) => r.urgentie ?? "~" },
  { naam: "Zwaarte", toon: (r) => tekst(r.zwaarte), op: (r) => r.zwaarte ?? "~" },
  { naam: "Multiproblem", toon: (r) => tekst(r.mp), op: (r) => r.mp ?? "~" },
  { naam: "Leeftijd", toon: (r) => r.leeftijd, op: (r) => Number.parseInt(r.leeftijd, 10) || 0 },
  {
    naam: "Eerste termijn",
    toon: (r) => (r.eerste_deadline ? `${dag(r.eerste_deadline)}${r.te_laat ? ", te laat" : ""}` : "geen"),
    op: (r) => (r.eerste_deadline ? alsMoment(r.eerste_deadline).getTime() : LATER),
  },
  { naam: "Afgeweken", toon: (r) => r.redenen.join(", ") || "nee", op: (r) => r.redenen.join() || "~" },
];

export const FILTERS = ["urgentie", "zwaarte", "mp", "leeftijd", "status"] as const;
export type Filters = Partial<Record<(typeof FILTERS)[number], string>> & { teLaat?: boolean; afgeweken?: boolean };

export function gekozen(rijen: Regel[], code: string, filters: Filters): Regel[] {
  const gezocht = code.trim().toUpperCase();
  return rijen.filter(
    (rij) =>
      rij.casus.includes(gezocht) &&
      FILTERS.every((naam) => !filters[naam] || (rij[naam] ?? "") === filters[naam]) &&
      (!filters.teLaat || rij.te_laat) &&
      (!filters.afgeweken || rij.redenen.length > 0),
  );
}

export function gesorteerd(rijen: Regel[], kolom: Kolom, op: boolean): Regel[] {
  const keer = op ? 1 : -1;
  return [...rijen].sort((a, b) => {
    const [een, twee] = [kolom.op(a), kolom.op(b)];
    return een < twee ? -keer : een > twee ? keer : a.casus < b.casus ? -1 : 1;
  });
}
