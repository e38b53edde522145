// A meeting that the team follows together. The screen that drives sends what it changed; the others show what comes. What can't be sent
// stays here and is sent again under the same id, so that it counts once.
import { batch, effect, signal } from "@preact/signals";
import { Fout, haal, nummer, stuur } from "../basis/api";
import { bewaar, isObject, isTekst, lees } from "../basis/bewaren";
import { nieuwGesprek, ververs } from "../basis/beurten";
import type { components } from "../basis/poort";
import { zet } from "../basis/winkel";
import type { Item } from "./soorten";
import { alsItem, alsKop, alsStuk } from "./stuk";
import { actief, overleg, zetOverleg } from "./winkel";

type Vormen = components["schemas"];
type Stand = Vormen["Overlegstand"];
export type Overleggen = Vormen["Overleggen"];

export interface Samen {
  id: string;
  team: string;
  stuur: Stand["stuur"];
}

const BEWAARD = "regiewijzer-overleg-samen";
const PLEK = "regiewijzer-overleg-plek";
const WACHT = 15; // seconds that a question for news stays open
const SAMENNEMEN = 20; // ms: what one click changes goes in one piece
const PAUZES = [1, 2, 4, 8, 15];

const plek = lees(PLEK, isTekst) ?? nummer();
bewaar(PLEK, plek);

/** The meeting that is shared; null: this one stays in this tab. */
export const samen = signal<Samen | null>(null);
/** What went wrong with sharing, in one line. */
export const samenFout = signal("");
/** What is on this screen isn't all in the store yet. */
export const ongestuurd = signal(false);
/** Meetings of the team, to join. */
export const lopend = signal<Overleggen | null>(null);

/** Somebody else drives: nothing here can be changed. */
export const kijktMee = (): boolean => samen.value !== null && !samen.value.stuur.ik;

let versie = 0; // on which what this screen changes is based
let gezien = 0; // the last version that was told
let bewaarde = new Map<string, Item>(); // as the store has them
let koptekst = "";
let lus = 0;
let bezig: Promise<boolean> | null = null;
let wachter: ReturnType<typeof setTimeout> | null = null;

const slaap = (ms: number) => new Promise<void>((klaar) => setTimeout(klaar, ms));
const pad = (id: string, doe = "") => `/api/overleggen/${id}${doe && `/${doe}`}`;
const onthoud = () => bewaar(BEWAARD, samen.value && { id: samen.value.id, versie, vuil: ongestuurd.value });

// --- sharing, joining, leaving ---

export async function haalLopend(): Promise<void> {
  try {
    lopend.value = (await haal("/api/overleggen")) as Overleggen;
  } catch {
    lopend.value = null; // who may not share, or can't now, works alone as before
  }
}

/** Share the meeting of this tab with the team. What was put off and is due comes on its list. */
export async function deel(team: string | null): Promise<void> {
  const { volgorde: _, ...kop } = alsKop({ ...overleg.value, actief: null });
  const stand = (await stuur("/api/overleggen", { id: nummer(), plek, team, kop })) as Stand;
  const mijn = overleg.value.items;
  begin(stand);
  const terug = stand.stukken.map(alsItem);
  bewaarde = new Map(terug.map((item) => [item.id, item]));
  zetOverleg({ items: [...terug, ...mijn.filter(({ id }) => !bewaarde.has(id))] });
}

export async function doeMee(id: string): Promise<void> {
  const stand = (await haal(`${pad(id)}?plek=${plek}`)) as Stand;
  begin(stand);
  toonAlles(stand);
}

/** After a reload: go on where it was. What wasn't sent yet is sent now, unless somebody else went on with it. */
export async function hervat(): Promise<void> {
  const was = lees(BEWAARD, (w): w is { id: string; versie: number; vuil: boolean } => isObject(w) && isTekst(w.id));
  if (!was) return haalLopend();
  try {
    const stand = (await haal(`${pad(was.id)}?plek=${plek}`)) as Stand;
    begin(stand);
    if (was.vuil && stand.stuur.ik && stand.versie === was.versie) plan();
    else toonAlles(stand);
  } catch (fout) {
    if (fout instanceof Fout && fout.status === 404) {
      bewaar(BEWAARD, null);
      return haalLopend();
    }
    if (!(fout instanceof Fout) || !fout.tijdelijk) return; // first sign in: the page comes back here
    await slaap(2000);
    return hervat();
  }
}

function begin(stand: Stand): void {
  versie = stand.versie;
  gezien = stand.versie;
  bewaarde = new Map();
  koptekst = "";
  samenFout.value = "";
  neemStuur(stand);
  void volg();
}

/** Stop following; the meeting goes on without this screen. */
export function verlaat(): void {
  lus += 1;
  samen.value = null;
  ongestuurd.value = false;
  bewaar(BEWAARD, null);
  void haalLopend();
}

/** The report is made: for everybody the meeting is over. */
export async function rondAf(): Promise<void> {
  if (!samen.value) return;
  await stuur(pad(samen.value.id, "einde"), { plek });
  verlaat();
}

export async function doeStuur(doe: Vormen["Stuurverzoek"]["doe"]): Promise<void> {
  if (!samen.value) return;
  if (doe === "geef" && !(await bewaarNu())) return;
  try {
    await neem((await stuur(pad(samen.value.id, "stuur"), { plek, doe })) as Stand);
  } catch (fout) {
    samenFout.value = fout instanceof Fout ? fout.message : "Dat is niet gelukt. Probeer het opnieuw.";
  }
}

// --- what comes ---

async function volg(): Promise<void> {
  const mijn = ++lus;
  for (let keer = 0; mijn === lus && samen.value; ) {
    try {
      const stand = (await haal(`${pad(samen.value.id)}?plek=${plek}&na=${gezien}&wacht=${WACHT}`)) as Stand;
      if (mijn !== lus) return;
      keer = 0;
      await neem(stand);
    } catch (fout) {
      if (mijn !== lus) return;
      if (fout instanceof Fout && fout.status === 404) return weg();
      if (fout instanceof Fout && fout.status === 401) return void ververs(); // his session is over: the page asks him to sign in
      await slaap(1000 * (PAUZES[Math.min(keer++, PAUZES.length - 1)] ?? 15));
    }
  }
}

function weg(): void {
  verlaat();
  samenFout.value = "Dit overleg is afgerond of verlopen. Wat je zag, staat nog op dit scherm.";
}

function neemStuur({ id, team, stuur: nieuw }: Stand): void {
  samen.value = { id, team, stuur: nieuw };
  onthoud();
}

async function neem(stand: Stand): Promise<void> {
  const stuurde = samen.value?.stuur.ik ?? false;
  if (stuurde !== stand.stuur.ik) {
    if (stuurde) samenFout.value = "Iemand anders stuurt nu. Je kijkt mee.";
    return opnieuw();
  }
  gezien = Math.max(gezien, stand.versie);
  if (stuurde) {
    while (bezig) await bezig;
    neemStuur(stand);
    return neemErbij(stand);
  }
  batch(() => {
    neemStuur(stand);
    toon(stand);
  });
}

/**
 * Who drives made all of it, but for what somebody put on the list from a conversation, or took off it again. An answer from before what
 * was sent last says nothing of that.
 */
function neemErbij(stand: Stand): void {
  if (stand.versie < versie) return;
  const hier = new Set(overleg.value.items.map(({ id }) => id));
  const lijst = new Set(stand.kop.volgorde);
  const erbij = stand.stukken.filter(({ id }) => lijst.has(id) && !hier.has(id) && !bewaarde.has(id)).map(alsItem);
  const eraf = new Set([...bewaarde.keys()].filter((id) => !lijst.has(id)));
  if (erbij.length === 0 && eraf.size === 0) return;
  versie = stand.versie;
  erbij.forEach((item) => bewaarde.set(item.id, item));
  eraf.forEach((id) => bewaarde.delete(id));
  overleg.value = { ...overleg.value, items: [...overleg.value.items.filter(({ id }) => !eraf.has(id)), ...erbij] };
}

/** All of it anew: after the wheel changed hands, or something was refused. */
async function opnieuw(): Promise<void> {
  if (!samen.value) return;
  const stand = (await haal(`${pad(samen.value.id)}?plek=${plek}`)) as Stand;
  versie = stand.versie;
  gezien = stand.versie;
  ongestuurd.value = false;
  neemStuur(stand);
  toonAlles(stand);
}

function toonAlles(stand: Stand): void {
  nieuwGesprek(); // what is in view belongs to what was
  overleg.value = { ...overleg.value, items: [], actief: null };
  toon(stand);
}

function toon({ kop, stukken }: Stand): void {
  const oud = new Map(overleg.value.items.map((item) => [item.id, item]));
  const nieuw = new Map(stukken.map((stuk) => [stuk.id, alsItem(stuk)]));
  const items = kop.volgorde.flatMap((id) => nieuw.get(id) ?? oud.get(id) ?? []);
  const { datum, fase, aanwezig } = kop;
  const was = overleg.value.actief;
  if (was !== (kop.actief ?? null)) nieuwGesprek();
  overleg.value = { datum, fase, aanwezig: aanwezig ?? [], actief: kop.actief ?? null, items };
  bewaarde = new Map(items.map((item) => [item.id, item]));
  koptekst = JSON.stringify(alsKop(overleg.value));
  const item = actief();
  if (item && (was !== item.id || nieuw.has(item.id)) && item.gesprek) zet({ ...item.gesprek });
  else if (item && !item.gesprek && nieuw.has(item.id)) nieuwGesprek();
}

// --- what goes ---

function plan(): void {
  wachter ??= setTimeout(() => {
    wachter = null;
    void bewaarNu(false);
  }, SAMENNEMEN);
}

effect(() => {
  const { items } = overleg.value;
  if (!samen.value?.stuur.ik) return;
  if (items.some((item) => bewaarde.get(item.id) !== item) || JSON.stringify(alsKop(overleg.value)) !== koptekst) plan();
});

/**
 * Everything in the store, as this screen shows it. Gives whether it is: false when somebody else drives, or what was shown had changed.
 * `zeker`: ask the store also when nothing changed here, before something is stored on what is in view.
 */
export async function bewaarNu(zeker = true): Promise<boolean> {
  while (bezig) await bezig;
  if (!samen.value) return true;
  if (!samen.value.stuur.ik) return false;
  bezig = stuurOp(zeker).finally(() => (bezig = null));
  const gelukt = await bezig;
  if (gelukt && overleg.value.items.some((item) => bewaarde.get(item.id) !== item)) plan();
  return gelukt;
}

async function stuurOp(zeker: boolean): Promise<boolean> {
  const nu = overleg.value;
  const kop = alsKop(nu);
  const veranderd = nu.items.filter((item) => bewaarde.get(item.id) !== item);
  if (!zeker && veranderd.length === 0 && JSON.stringify(kop) === koptekst) return true;
  const inhoud = { id: nummer(), plek, versie, kop, stukken: veranderd.map(alsStuk) };
  for (let keer = 0; samen.value; keer += 1) {
    try {
      const stand = (await stuur(pad(samen.value.id, "wijziging"), inhoud)) as Stand;
      versie = stand.versie;
      bewaarde = new Map(nu.items.map((item) => [item.id, item]));
      koptekst = JSON.stringify(kop);
      ongestuurd.value = false;
      onthoud();
      neemErbij(stand);
      return true;
    } catch (fout) {
      if (!(fout instanceof Fout) || !(fout.tijdelijk || fout.status === 401 || fout.status === 403)) return geweigerd(fout);
      ongestuurd.value = true;
      onthoud();
      await slaap(1000 * (fout.wacht ?? PAUZES[Math.min(keer, PAUZES.length - 1)] ?? 15));
    }
  }
  return false;
}

/** What was sent isn't kept: say why, and show what is there. */
async function geweigerd(fout: unknown): Promise<boolean> {
  if (fout instanceof Fout && fout.status === 404) {
    weg();
    return false;
  }
  await opnieuw().catch(() => undefined);
  samenFout.value = fout instanceof Fout ? fout.message : "Er ging iets mis. Kijk na wat er staat.";
  return false;
}
