// What the team decides, told to the assistant in its own dialogue, so that the stored afweging has it.
import { doe, zeg } from "../basis/beurten";
import type { Doet } from "../basis/soorten";
import { staat } from "../basis/winkel";
import { doeStap, haalVervolg } from "../casussen/bewaard";
import { bewaarNu } from "./samen";
import { actief, zetItem } from "./winkel";

export const VRAAGT_NOG = "Regiewijzer vraagt hierover nog iets. Antwoord in het gesprek; daarna kun je hier verder.";

/** What stays unknown when it is stored now, as the assistant names it in its question. */
export function blijftOnbekend(): string {
  const { afweging, kaders } = staat.value;
  return (afweging?.ontbreekt ?? []).map((kenmerk) => (kaders?.kenmerken[kenmerk]?.label ?? kenmerk).toLowerCase()).join(", ");
}

/** Store the afweging, unless it is stored already. Gives whether it is now. With questions open the assistant asks whether to: the button that was
 * pressed stands under what then stays unknown (`blijftOnbekend`), so it has been answered. */
export async function legVast(): Promise<boolean> {
  // What everybody sees is in the store, and nobody else went on with it: only then it is stored.
  if (!staat.value.afweging || !(await bewaarNu())) return false;
  if (!staat.value.afweging.vastgelegd) await doe("vastleggen", "Vastleggen");
  if (staat.value.afweging?.open?.soort === "vastleggen") await doe("vastleggen", "Ja, toch vastleggen");
  return staat.value.afweging?.vastgelegd === true;
}

export async function akkoord(): Promise<boolean> {
  const item = actief();
  if (!item || !(await legVast())) return false;
  zetItem(item.id, { besluit: { soort: "akkoord" } });
  return true;
}

/** Store it, and put a question before whoever decides in doubt. Gives whether it lies there; pressed again, it is asked once. */
export async function legVoor(vraag: string, aan: string): Promise<boolean> {
  const item = actief();
  if (!item || !(await legVast())) return false;
  const code = staat.value.afweging?.casus;
  if (!code) return false;
  // The answer to an earlier try may have got lost: then the question lies there already.
  if ((await haalVervolg(code)).stand.status !== "ter_bespreking") await doeStap(code, { status: "ter_bespreking", vraag, aan });
  zetItem(item.id, { besluit: { soort: "voorgelegd", vraag, aan } });
  return true;
}

/** Record another uitkomst with its reason, step by step as the buttons of the chat do. Gives whether the afweging has it. */
export async function wijkAf(besluit: string, uitkomst: string, reden: string): Promise<boolean> {
  const item = actief();
  const bekend = staat.value.kaders?.besluiten[besluit];
  const label = bekend?.uitkomsten[uitkomst]?.label;
  if (!item || !bekend || !label) return false;
  const gevraagd = (doet: Doet, waarde: string) => staat.value.acties.some((actie) => actie.knoppen.some((knop) => knop.doet === doet && knop.waarde === waarde));
  if (!(await doe("afwijken", "Afwijken"))) return false;
  if (gevraagd("besluit", besluit) && !(await doe("besluit", bekend.naam, besluit))) return false;
  if (!gevraagd("uitkomst", uitkomst) || !(await doe("uitkomst", label, uitkomst)) || !(await zeg(reden))) return false;
  const gelukt = staat.value.afweging?.afwijking.some((a) => a.besluit === besluit && a.uitkomst === uitkomst) === true;
  if (gelukt) zetItem(item.id, { besluit: { soort: "afwijken" } });
  return gelukt;
}
