// The line to the poort. Every refusal becomes a Fout with one Dutch line.
import { meldAanUitTeams, teamsSessie } from "../teams/aanmelden";
import { inTeams } from "../teams/venster";
import { bewaar, isObject, isTekst, lees } from "./bewaren";
import type { Antwoord, Doet, Ik, Kaders, Keuze } from "./soorten";

const GEDULD = 20_000; // ms; the poort itself gives up after 10 s
const TOEGANGSCODE = "regiewijzer-code";

/** A refusal. `status` 0: nobody answered. `wacht`: seconds until it makes sense to try again, as the poort said. */
export class Fout extends Error {
  constructor(
    readonly status: number,
    tekst: string,
    readonly wacht: number | null = null,
  ) {
    super(tekst);
  }

  /** Whether the same request can succeed later. */
  get tijdelijk(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}

/** What one turn says: a text, a value for a kenmerk, or what a button does. */
export type Inhoud = { bericht: string } | { keuze: Keuze } | { doet: Doet; waarde?: string };

let csrf: string | null = null;

async function vraag(pad: string, opties: RequestInit = {}, alsBestand = false): Promise<unknown> {
  const koppen = new Headers(opties.headers);
  const code = lees(TOEGANGSCODE, isTekst);
  const sessie = teamsSessie();
  if (sessie) koppen.set("Authorization", `Sessie ${sessie}`);
  else if (code) koppen.set("Authorization", `Bearer ${code}`);
  if (csrf && opties.method) koppen.set("X-CSRF-Token", csrf);
  let antwoord: Response;
  let inhoud: unknown;
  try {
    antwoord = await fetch(pad, { ...opties, headers: koppen, signal: AbortSignal.timeout(GEDULD) });
    inhoud = antwoord.status === 204 ? null : await (alsBestand && antwoord.ok ? antwoord.blob() : antwoord.json());
  } catch {
    throw new Fout(0, "Regiewijzer is nu niet bereikbaar.");
  }
  if (antwoord.ok) return inhoud;
  const tekst = isObject(inhoud) && isTekst(inhoud.fout) ? inhoud.fout : "Er ging iets mis. Probeer het opnieuw.";
  throw new Fout(antwoord.status, tekst, Number(antwoord.headers.get("Retry-After")) || null);
}

/** Sends JSON to the poort; gives the JSON that comes back. */
export function stuur(pad: string, inhoud: unknown): Promise<unknown> {
  return vraag(pad, alsJson(inhoud));
}

/** Sends JSON to the poort; gives the file that comes back. */
export function haalBestand(pad: string, inhoud: unknown): Promise<Blob> {
  return vraag(pad, alsJson(inhoud), true) as Promise<Blob>;
}

/** Gives a file that is there to get. */
export function haalHetBestand(pad: string): Promise<Blob> {
  return vraag(pad, {}, true) as Promise<Blob>;
}

function alsJson(inhoud: unknown): RequestInit {
  return { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(inhoud) };
}

/** Asks the poort for JSON. */
export function haal(pad: string): Promise<unknown> {
  return vraag(pad);
}

/** One turn. The same `id` again counts once. */
export async function beurt(gesprek: string | null, id: string, inhoud: Inhoud): Promise<Antwoord> {
  return (await stuur("/api/gesprek", { gesprek, id, ...inhoud })) as Antwoord;
}

/** The text as it may be shown and kept: without personal data. */
export async function afgeschermd(bericht: string): Promise<string> {
  const uit = await stuur("/api/afscherming", { bericht });
  return isObject(uit) && isTekst(uit.bericht) ? uit.bericht : "";
}

export async function haalKaders(): Promise<Kaders> {
  return (await haal("/api/kaders")) as Kaders;
}

/** Who the page works for; also keeps the mark against forged requests for what is sent later. */
export async function haalIk(): Promise<Ik> {
  let ik = (await haal("/api/ik")) as Ik;
  if (!ik.aangemeld && ik.teams && inTeams()) {
    await meldAanUitTeams();
    if (teamsSessie()) ik = (await haal("/api/ik")) as Ik;
  }
  csrf = ik.csrf;
  return ik;
}

/** Whether every part answers. */
export async function gezond(): Promise<boolean> {
  try {
    await haal("/api/gezond");
    return true;
  } catch (fout) {
    return fout instanceof Fout && fout.status > 0 && !fout.tijdelijk;
  }
}

/** A fresh id for one message. */
export function nummer(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
}

export function onthoudCode(code: string): void {
  bewaar(TOEGANGSCODE, code);
}
