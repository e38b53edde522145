// The one state of a page. Components read `staat` and `invoer`; only the functions here and in beurten.ts change them.
import { signal } from "@preact/signals";
import { bewaar, isObject, isTekst, lees } from "./bewaren";
import { alsActie, alsRegel, type Actie, type Regel } from "./regels";
import type { Afweging, Bericht, Ik, Kaders } from "./soorten";

export interface Melding {
  soort: "fout" | "wacht" | "goed";
  tekst: string;
}

export interface Staat {
  gesprek: string | null;
  /** Counts the turns of this page: what belongs to one turn is drawn anew for the next. */
  beurt: number;
  regels: Regel[];
  acties: Actie[];
  afweging: Afweging | null;
  /** The known kenmerken in the order in which they came, so that a change stays in its place. */
  volgorde: string[];
  /** Next steps that somebody ticked off, by afweging and step. */
  gedaan: string[];
  bezig: boolean;
  melding: Melding | null;
  ik: Ik | null;
  /** Somebody has to sign in (or give the code) before anything works. */
  buiten: boolean;
  kaders: Kaders | null;
}

// The meeting has many conversations and keeps them itself; here only the one that it shows.
const BEWAARD = window.location.pathname === "/overleg" ? "regiewijzer-overleg-gesprek" : "regiewijzer-gesprek";
const MEESTE_REGELS = 80;

const LEEG = { gesprek: null, regels: [], acties: [], afweging: null, volgorde: [], gedaan: [], melding: null };

/** What outlives a reload: never typed text, only its masked form. */
export type Bewaard = Pick<Staat, "gesprek" | "regels" | "acties" | "afweging" | "volgorde" | "gedaan">;

function isBewaard(waarde: unknown): waarde is Bewaard {
  const lijst = (naam: string) => isObject(waarde) && Array.isArray(waarde[naam]);
  return isObject(waarde) && isTekst(waarde.gesprek) && ["regels", "acties", "volgorde", "gedaan"].every(lijst);
}

export const staat = signal<Staat>({
  ...LEEG,
  beurt: 0,
  bezig: false,
  ik: null,
  buiten: false,
  kaders: null,
  ...lees(BEWAARD, isBewaard),
});

/** What stands in the text field. Never kept outside memory. */
export const invoer = signal("");

export function zet(deel: Partial<Staat>): void {
  staat.value = { ...staat.value, ...deel };
  const { gesprek, regels, acties, afweging, volgorde, gedaan } = staat.value;
  if (["gesprek", "regels", "acties", "afweging", "gedaan"].some((naam) => naam in deel)) {
    bewaar(BEWAARD, gesprek ? { gesprek, regels, acties, afweging, volgorde, gedaan } : null);
  }
}

/** A turn went well: show what the user said and what came back. */
export function neemOp(gezegd: string, gesprek: string, berichten: Bericht[]): void {
  const { regels, volgorde, beurt } = staat.value;
  let nr = regels.at(-1)?.nr ?? 0;
  const nieuw: Regel[] = [{ nr: ++nr, van: "jij", soort: "gewoon", tekst: gezegd }];
  const acties: Actie[] = [];
  for (const bericht of berichten) {
    nieuw.push(alsRegel(++nr, bericht));
    const actie = alsActie(nr, bericht);
    if (actie) acties.push(actie);
  }
  // Only the last message tells how the afweging stands; without one, there is none (any more).
  const afweging = berichten.at(-1)?.custom ?? null;
  const bekend = Object.keys(afweging?.bekend ?? {});
  zet({
    gesprek,
    beurt: beurt + 1,
    regels: [...regels, ...nieuw].slice(-MEESTE_REGELS),
    acties,
    afweging,
    volgorde: [...volgorde.filter((k) => bekend.includes(k)), ...bekend.filter((k) => !volgorde.includes(k))],
    melding: null,
  });
}

/** Begin anew: nothing of the conversation stays on this page. */
export function wis(): void {
  zet({ ...LEEG, beurt: staat.value.beurt + 1 });
}

/** The poort doesn't know the conversation any more: what was said stays visible, the next message opens a new one. */
export function gesprekVerlopen(tekst: string): void {
  zet({ gesprek: null, acties: [], afweging: null, volgorde: [], beurt: staat.value.beurt + 1, melding: { soort: "fout", tekst } });
}

/** Tick a next step off, or on again. */
export function vinkAf(stap: string): void {
  const { gedaan } = staat.value;
  zet({ gedaan: gedaan.includes(stap) ? gedaan.filter((s) => s !== stap) : [...gedaan, stap] });
}
