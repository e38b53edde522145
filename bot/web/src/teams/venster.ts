// Whether this page is in a window of Teams, and Microsoft's library when it is.
import type * as Sdk from "./sdk";

const GEDULD = 15_000; // ms for Teams to answer

/** In a frame (the policy that came with the page lets only Teams show it there), or in the app on a phone. The widget asks nothing of this. */
export function inTeams(): boolean {
  return window.parent !== window || "nativeInterface" in window;
}

/** What Teams answers, within GEDULD. Rejects when it doesn't. */
export async function vraagTeams<T>(vraag: (sdk: typeof Sdk) => Promise<T>): Promise<T> {
  const adres = document.documentElement.dataset.teams;
  if (!adres) throw new Error("geen adres");
  const sdk = (await import(adres)) as typeof Sdk;
  let klok = 0;
  const teLaat = new Promise<never>((_, mis) => {
    klok = window.setTimeout(() => mis(new Error("te laat")), GEDULD);
  });
  return Promise.race([vraag(sdk), teLaat]).finally(() => window.clearTimeout(klok));
}
