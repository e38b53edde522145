// The preview of pasted text: what each part became, before it counts. Nothing here is on the list yet.
import { signal } from "@preact/signals";
import { nummer, stuur } from "../basis/api";
import type { components } from "../basis/poort";
import type { Gelezen } from "./soorten";

export interface Rij extends Gelezen {
  id: string;
  mee: boolean;
  /** The row (id) that says the same. */
  dubbel: string | null;
  /** What the text said, when somebody called it not urgent. */
  was: Gelezen["graad"];
}

type Antwoord = components["schemas"]["Gesplitst"];
export type Kolomsoort = components["schemas"]["Kolomkeuze"]["id"] | "vanzelf";

export interface Voorbeeld {
  /** The text as it was pasted: another choice for a column reads it again. */
  bron: string;
  rijen: Rij[];
  melding: string | null;
  weg: string[];
  kolommen: Antwoord["kolommen"];
  /** What each column was chosen to be, and what the rows were read with: the same, unless a reading is under way. */
  gekozen: Kolomsoort[];
  gelezenAls: Kolomsoort[];
  /** Whether something was put right by hand, which reading again doesn't keep. */
  verbeterd: boolean;
  /** What was put right by hand before the text was read again. */
  vorig: Voorbeeld | null;
}

export const voorbeeld = signal<Voorbeeld | null>(null);

export async function leesPlaksel(tekst: string): Promise<void> {
  voorbeeld.value = als(tekst, (await stuur("/api/overleg/aanmeldingen", { tekst })) as Antwoord);
}

function als(bron: string, uit: Antwoord, gekozen: Kolomsoort[] = uit.kolommen.map(() => "vanzelf")): Voorbeeld {
  const ids = uit.aanmeldingen.map(() => nummer());
  // One that is the same as an earlier one is left out, in sight: nobody discusses a child twice without wanting to.
  const rijen = uit.aanmeldingen.map(({ tekst, graad, woorden, dubbel_van }, i): Rij => ({ id: ids[i] ?? nummer(), tekst, graad, woorden, mee: dubbel_van === null, dubbel: dubbel_van === null ? null : (ids[dubbel_van] ?? null), was: null }));
  const { melding, weg, kolommen } = uit;
  return { bron, rijen, melding, weg, kolommen, gekozen, gelezenAls: gekozen, verbeterd: false, vorig: null };
}

let keer = 0;

/**
 * Another choice for this column (from 0): the text is read again. The choice shows at once and the last one counts: with
 * the arrows somebody passes several. What was chosen before stays when the reading fails.
 */
export async function kiesKolom(plek: number, soort: Kolomsoort): Promise<void> {
  const nu = voorbeeld.value;
  if (!nu) return;
  const gekozen = nu.gekozen.map((oud, i) => (i === plek ? soort : oud));
  const deze = ++keer;
  voorbeeld.value = { ...nu, gekozen };
  try {
    const uit = (await stuur("/api/overleg/aanmeldingen", { tekst: nu.bron, kolommen: gekozen })) as Antwoord;
    if (deze !== keer || !voorbeeld.value) return;
    const van = voorbeeld.value;
    voorbeeld.value = { ...als(nu.bron, uit, gekozen), vorig: van.verbeterd ? { ...van, gekozen: van.gelezenAls } : van.vorig };
  } catch (oorzaak) {
    if (deze !== keer || !voorbeeld.value) return;
    voorbeeld.value = { ...voorbeeld.value, gekozen: voorbeeld.value.gelezenAls };
    throw oorzaak;
  }
}

/** Back to what was put right by hand. */
export function zetVerbeterdTerug(): void {
  keer++;
  if (voorbeeld.value?.vorig) voorbeeld.value = voorbeeld.value.vorig;
}

/** One text of ours as the poort reads it: masked, and with its degree. It may come back in pieces when it is long. */
async function lees(tekst: string): Promise<Rij[]> {
  const uit = (await stuur("/api/overleg/aanmeldingen", { tekst, heel: true })) as Antwoord;
  return uit.aanmeldingen.map(({ tekst, graad, woorden }) => ({ id: nummer(), tekst, graad, woorden, mee: true, dubbel: null, was: null }));
}

function zetRijen(rijen: Rij[]): void {
  if (voorbeeld.value) voorbeeld.value = { ...voorbeeld.value, rijen, verbeterd: true };
}

function vervang(id: string, aantal: number, nieuw: Rij[]): void {
  const rijen = [...(voorbeeld.value?.rijen ?? [])];
  const plek = rijen.findIndex((rij) => rij.id === id);
  if (plek < 0) return;
  rijen.splice(plek, aantal, ...nieuw);
  zetRijen(rijen);
}

export function zetRij(id: string, deel: Partial<Rij>): void {
  zetRijen((voorbeeld.value?.rijen ?? []).map((rij) => (rij.id === id ? { ...rij, ...deel } : rij)));
}

export async function wijzig(id: string, tekst: string): Promise<void> {
  vervang(id, 1, await lees(tekst));
}

export async function splitsOp(id: string, tekst: string, plek: number): Promise<void> {
  const delen = [tekst.slice(0, plek), tekst.slice(plek)].filter((deel) => /\p{L}/u.test(deel));
  vervang(id, 1, (await Promise.all(delen.map(lees))).flat());
}

export async function voegSamen(id: string): Promise<void> {
  const rijen = voorbeeld.value?.rijen ?? [];
  const plek = rijen.findIndex((rij) => rij.id === id);
  const [een, twee] = [rijen[plek], rijen[plek + 1]];
  if (een && twee) vervang(id, 2, await lees(`${een.tekst} ${twee.tekst}`));
}

/** A line that was left out after all. */
export async function tochMee(nr: number): Promise<void> {
  const nu = voorbeeld.value;
  const regel = nu?.weg[nr];
  if (!nu || regel === undefined) return;
  const nieuw = await lees(regel);
  voorbeeld.value = { ...nu, rijen: [...nu.rijen, ...nieuw], weg: nu.weg.filter((_, i) => i !== nr), verbeterd: true };
}

export function nietDringend(id: string): void {
  const rij = voorbeeld.value?.rijen.find((r) => r.id === id);
  if (rij) zetRij(id, rij.graad ? { graad: null, was: rij.graad } : { graad: rij.was, was: null });
}

export function verplaatsNaar(id: string, plek: number): void {
  const rijen = [...(voorbeeld.value?.rijen ?? [])];
  const van = rijen.findIndex((rij) => rij.id === id);
  const [rij] = rijen.splice(van, 1);
  if (!rij || van < 0) return;
  rijen.splice(Math.max(0, Math.min(plek, rijen.length)), 0, rij);
  zetRijen(rijen);
}
