// Sending a turn, and what happens when that fails.
import { afgeschermd, beurt, Fout, gezond, haalIk, haalKaders, nummer, type Inhoud } from "./api";
import { gesprekVerlopen, invoer, neemOp, staat, wis, zet } from "./winkel";
import type { Doet, Waarde } from "./soorten";

/** A message that didn't get through. Sending the same again keeps the id, so that it counts once. */
interface Poging {
  id: string;
  inhoud: Inhoud;
  gezegd: string;
  keer: number;
}

const WACHTTIJDEN = [1, 2, 4, 8, 15]; // seconds between two looks whether Regiewijzer is back; the last one goes on
const MEESTE_KEREN = 4; // how often a message is sent by itself

let poging: Poging | null = null;
let herstel = 0; // the number of the recovery that is under way: a newer one, or a new message, ends it

const wachttijd = (keer: number) => WACHTTIJDEN[Math.min(keer, WACHTTIJDEN.length - 1)] ?? 15;
const slaap = (seconden: number) => new Promise<void>((klaar) => setTimeout(klaar, seconden * 1000));

/** A typed message. */
export function zeg(tekst: string): Promise<boolean> {
  return tekst.trim() ? verstuur({ bericht: tekst }, tekst) : Promise.resolve(false);
}

/** A text that is shown by another name. */
export function zegAls(bericht: string, label: string): Promise<boolean> {
  return verstuur({ bericht }, label);
}

/** A button that does something by name, for some with a value. */
export function doe(doet: Doet, label: string, waarde?: string): Promise<boolean> {
  return verstuur({ doet, ...(waarde === undefined ? {} : { waarde }) }, label);
}

/** A value for a kenmerk, asked or not. `label` is what the user sees of it. */
export function kies(kenmerk: string, waarde: Waarde, label: string): Promise<boolean> {
  return verstuur({ keuze: { kenmerk, waarde } }, label);
}

async function verstuur(inhoud: Inhoud, gezegd: string): Promise<boolean> {
  if (staat.value.bezig) return false;
  herstel += 1;
  const zelfde = poging && JSON.stringify(poging.inhoud) === JSON.stringify(inhoud);
  poging = { id: zelfde && poging ? poging.id : nummer(), inhoud, gezegd, keer: zelfde && poging ? poging.keer + 1 : 1 };
  zet({ bezig: true, melding: null });
  try {
    const getypt = "bericht" in inhoud && inhoud.bericht === gezegd;
    const [antwoord, getoond] = await Promise.all([
      beurt(staat.value.gesprek, poging.id, inhoud),
      getypt ? afgeschermd(gezegd).catch(() => "(je bericht)") : gezegd,
    ]);
    poging = null;
    neemOp(getoond, antwoord.gesprek, antwoord.berichten);
    if (invoer.value === gezegd) invoer.value = "";
    return true;
  } catch (fout) {
    mislukt(fout instanceof Fout ? fout : new Fout(0, "Er ging iets mis in deze pagina."));
    return false;
  } finally {
    zet({ bezig: false });
  }
}

/** Says what failed, and that nothing is lost by it. */
function mislukt(fout: Fout): void {
  const blijft = invoer.value ? "Je tekst blijft staan." : "Wat je al hebt ingevuld, blijft staan.";
  if (fout.status === 404) {
    poging = null;
    gesprekVerlopen(`Dit gesprek is niet meer bekend. ${blijft} Verstuur je bericht opnieuw: dan begint een nieuw gesprek.`);
  } else if (fout.status === 401 || fout.status === 403) {
    zet({ buiten: true, melding: { soort: "fout", tekst: `Je bent niet (meer) aangemeld. ${blijft}` } });
    void ververs();
  } else if (fout.tijdelijk && poging && poging.keer < MEESTE_KEREN) {
    zet({ melding: { soort: "wacht", tekst: `${fout.message} ${blijft} Ik probeer het zo zelf opnieuw.` } });
    void probeerOpnieuw(poging, fout);
  } else {
    zet({ melding: { soort: "fout", tekst: `${fout.message} ${blijft}` } });
  }
}

/** Waits until it makes sense, then sends the same message again, unless the user has gone on in the meantime. */
async function probeerOpnieuw(zelfde: Poging, fout: Fout): Promise<void> {
  const mijn = ++herstel;
  const nogNodig = () => mijn === herstel && poging === zelfde;
  if (fout.status === 429) await slaap(fout.wacht ?? 1);
  else await totHijErIs(nogNodig);
  if (!nogNodig()) return;
  const getypt = "bericht" in zelfde.inhoud && zelfde.inhoud.bericht === zelfde.gezegd;
  if (getypt && invoer.value !== zelfde.gezegd) zet({ melding: { soort: "goed", tekst: "Regiewijzer is er weer. Verstuur je bericht als het klaar is." } });
  else await verstuur(zelfde.inhoud, zelfde.gezegd);
}

/** Looks with growing pauses until every part of Regiewijzer answers, or nobody waits for it any more. */
async function totHijErIs(nogNodig: () => boolean): Promise<void> {
  for (let keer = 0; ; keer += 1) {
    await slaap(wachttijd(keer));
    if (!nogNodig() || (await gezond())) return;
  }
}

/** Send what failed right now. */
export function nuOpnieuw(): void {
  if (poging) void verstuur(poging.inhoud, poging.gezegd);
}

/** Forget the conversation on this page and begin anew. */
export function nieuwGesprek(): void {
  herstel += 1;
  poging = null;
  wis();
}

/** Fetch who we work for and the kaders; goes on trying while the poort is away. */
export async function ververs(): Promise<void> {
  for (let keer = 0; ; keer += 1) {
    try {
      const ik = await haalIk();
      zet({ ik, buiten: !ik.aangemeld && (ik.token || ik.aanmelden !== null) });
      if (staat.value.buiten) return;
      zet({ kaders: await haalKaders(), ...(keer > 0 ? { melding: { soort: "goed", tekst: "Regiewijzer is er weer." } } : {}) });
      return;
    } catch (fout) {
      if (!(fout instanceof Fout) || !fout.tijdelijk) return zet({ buiten: true });
      zet({ melding: { soort: "wacht", tekst: "Regiewijzer is nu niet bereikbaar. Ik probeer het steeds opnieuw." } });
      await slaap(wachttijd(keer));
    }
  }
}
