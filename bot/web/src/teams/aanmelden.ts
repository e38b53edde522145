// Signing in from the tab in Teams: Teams says who works here, the poort gives a session for it. That stays in the memory of this page:
// a browser sends no cookie of ours from a frame on another site.
import { signal } from "@preact/signals";
import { isObject, isTekst } from "../basis/bewaren";
import { vraagTeams } from "./venster";

const GEEN_TOKEN = "Teams zegt niet wie je bent. Sluit dit tabblad en open het opnieuw. Blijft het zo? Vraag je beheerder.";
const GEEN_POORT = "Regiewijzer is nu niet bereikbaar. Probeer het zo opnieuw.";

/** Why it didn't work, in a sentence for the user; null when it did, or wasn't tried. */
export const teamsMelding = signal<string | null>(null);

let sessie: string | null = null;

/** The session of this page in Teams, when there is one. */
export function teamsSessie(): string | null {
  return sessie;
}

/** Signs in, in the place of whatever session there was. What goes wrong is in teamsMelding. */
export async function meldAanUitTeams(): Promise<void> {
  sessie = null;
  teamsMelding.value = null;
  let token: string;
  try {
    token = await vraagTeams((sdk) => sdk.token());
  } catch {
    teamsMelding.value = GEEN_TOKEN;
    return;
  }
  try {
    const antwoord = await fetch("/aanmelden/teams", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ token }),
      signal: AbortSignal.timeout(20_000),
    });
    const inhoud: unknown = await antwoord.json();
    if (antwoord.ok && isObject(inhoud) && isTekst(inhoud.sessie)) sessie = inhoud.sessie;
    else teamsMelding.value = isObject(inhoud) && isTekst(inhoud.fout) ? inhoud.fout : GEEN_POORT;
  } catch {
    teamsMelding.value = GEEN_POORT;
  }
}
