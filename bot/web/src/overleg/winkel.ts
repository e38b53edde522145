// The state of the meeting, kept over a reload: masked texts only. The conversation in view lives in basis/winkel.
import { effect, signal } from "@preact/signals";
import { haal, nummer, stuur } from "../basis/api";
import { bewaar, isObject, isTekst, lees } from "../basis/bewaren";
import { staat, type Bewaard } from "../basis/winkel";
import { GRADEN, type Fase, type Gegevens, type Gelezen, type Graad, type Item, type Overleg } from "./soorten";

const BEWAARD = "regiewijzer-overleg";
const MEESTE_REGELS = 24; // of a conversation that isn't in view

const vandaag = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" }).format(new Date());
const LEEG = (): Overleg => ({ datum: vandaag(), fase: "lijst", items: [], actief: null, aanwezig: [] });

function isOverleg(waarde: unknown): waarde is Overleg {
  return isObject(waarde) && isTekst(waarde.datum) && isTekst(waarde.fase) && Array.isArray(waarde.items) && Array.isArray(waarde.aanwezig);
}

export const overleg = signal<Overleg>(lees(BEWAARD, isOverleg) ?? LEEG());

/** What was taken off the list last, to put it back. */
export const weg = signal<{ item: Item; plek: number } | null>(null);

/** What a screen reader hears, and everybody reads, of what just happened. */
export const gebeurd = signal("");

/** Roles and limits; null until the poort has told them. */
export const gegevens = signal<Gegevens | null>(null);

export async function haalGegevens(): Promise<void> {
  try {
    gegevens.value = (await haal("/api/overleg")) as Gegevens;
  } catch {
    // without it only the known roles are missing; the rest of the page tells that the poort is away
  }
}

export function zetOverleg(deel: Partial<Overleg>): void {
  overleg.value = { ...overleg.value, ...deel };
}

effect(() => bewaar(BEWAARD, overleg.value.items.length || overleg.value.aanwezig.length ? overleg.value : null));

export function zetItem(id: string, deel: Partial<Item>): void {
  zetOverleg({ items: overleg.value.items.map((item) => (item.id === id ? { ...item, ...deel } : item)) });
}

/** The aanmelding in view. Reading it here doesn't subscribe: it is for what happens, not for what is drawn. */
export function actief(): Item | null {
  const { items, actief: id } = overleg.peek();
  return items.find((item) => item.id === id) ?? null;
}

export function naarFase(fase: Fase): void {
  zetOverleg({ fase });
}

// --- the conversation in view belongs to one aanmelding ---

/** What is kept of the conversation in view; null when nothing was said yet. */
export function inBeeld(): Bewaard | null {
  const { gesprek, regels, acties, afweging, volgorde, gedaan } = staat.value;
  if (!gesprek) return null;
  return { gesprek, regels: regels.slice(-MEESTE_REGELS), acties, afweging, volgorde, gedaan };
}

/** After every turn the aanmelding in view has what was said. */
effect(() => {
  const nu = inBeeld();
  const item = actief();
  if (item && nu && (item.gesprek?.acties !== nu.acties || item.gesprek.gedaan !== nu.gedaan)) zetItem(item.id, { gesprek: nu, ...(nu.afweging?.vastgelegd ? { laatsteCode: nu.afweging.casus } : {}) });
});

// --- the list ---

const RANG = (graad: Graad) => GRADEN.indexOf(graad);

/** Puts new aanmeldingen on the list: an urgent one above all that are less so, the others at the end. */
export function voegToe(nieuw: Gelezen[]): void {
  const items = [...overleg.value.items];
  for (const { tekst, graad, woorden } of nieuw) {
    const item: Item = { id: nummer(), tekst, graad, woorden, gesprek: null, besluit: null, bijTwijfel: null, laatsteCode: null };
    const plek = items.findIndex((ander) => RANG(ander.graad) > RANG(graad));
    items.splice(plek < 0 ? items.length : plek, 0, item);
  }
  weg.value = null;
  zetOverleg({ items });
}

/** One place up (-1) or down (1). Gives the new place, or null when it can't. */
export function verplaats(id: string, richting: -1 | 1): number | null {
  const items = [...overleg.value.items];
  const plek = items.findIndex((item) => item.id === id);
  const doel = plek + richting;
  const [item] = items.splice(plek, 1);
  if (plek < 0 || !item || doel < 0 || doel > items.length) return null;
  items.splice(doel, 0, item);
  zetOverleg({ items });
  return doel;
}

export function haalWeg(id: string): void {
  const plek = overleg.value.items.findIndex((item) => item.id === id);
  const item = overleg.value.items[plek];
  if (!item) return;
  weg.value = { item, plek };
  const items = overleg.value.items.filter((ander) => ander.id !== id);
  zetOverleg({ items, actief: overleg.value.actief === id ? null : overleg.value.actief });
}

export function zetTerug(): void {
  if (!weg.value) return;
  const items = [...overleg.value.items];
  items.splice(weg.value.plek, 0, weg.value.item);
  weg.value = null;
  zetOverleg({ items });
}

export function wisOverleg(): void {
  weg.value = null;
  overleg.value = LEEG();
}

/** The text without personal data, and what was left out; a Fout when the poort doesn't answer. */
export async function schermAf(bericht: string): Promise<{ bericht: string; melding: string | null }> {
  return (await stuur("/api/afscherming", { bericht })) as { bericht: string; melding: string | null };
}
