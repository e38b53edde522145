// What the parts of the page share: the list, the part that is open, and what went wrong.
import { signal } from "@preact/signals";
import { Fout, haal, nummer } from "../basis/api";
import { bewaar, isTekst, lees } from "../basis/bewaren";
import type { Casussen } from "./soorten";

export type Deel = "alleen" | "samen" | "voortgang" | "toevoegen";

export const casussen = signal<Casussen | null>(null);
export const fout = signal("");
const DELEN: Deel[] = ["alleen", "samen", "voortgang", "toevoegen"];
export const deel = signal<Deel>(DELEN.find((naam) => window.location.hash.slice(1).startsWith(naam)) ?? "alleen");

export function naar(gekozen: Deel): void {
  fout.value = "";
  deel.value = gekozen;
  window.history.replaceState(null, "", `#${gekozen}`);
}

/** Does something; what goes wrong is said once, in one line. Gives whether it went well. */
export async function probeer(doe: () => Promise<void>): Promise<boolean> {
  fout.value = "";
  try {
    await doe();
    return true;
  } catch (oorzaak) {
    fout.value = oorzaak instanceof Fout ? oorzaak.message : "Er ging iets mis in deze pagina. Probeer het opnieuw.";
    return false;
  }
}

export async function haalCasussen(): Promise<void> {
  casussen.value = (await haal("/api/oefenen/casussen")) as Casussen;
}

const TOESTEL = "regiewijzer-toestel";

/** A random name for this browser: it tells who takes part in a session apart where nobody signs in. */
export function toestel(): string {
  const bekend = lees(TOESTEL, isTekst, "localStorage");
  if (bekend) return bekend;
  const nieuw = nummer();
  bewaar(TOESTEL, nieuw, "localStorage");
  return lees(TOESTEL, isTekst, "localStorage") ?? (vluchtig ||= nieuw);
}
let vluchtig = ""; // where the browser keeps nothing
