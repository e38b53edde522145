// Going from one aanmelding to the next: each has its own conversation.
import { doe, nieuwGesprek, zegAls } from "../basis/beurten";
import { invoer, staat, zet } from "../basis/winkel";
import { actief, naarFase, overleg, wisOverleg, zetItem, zetOverleg } from "./winkel";

/** Text that was typed but not sent, per aanmelding; only in memory. */
const getypt = new Map<string, string>();

/** Bring an aanmelding in view; one that wasn't opened yet begins with its description. Not while a turn runs: its answer would land elsewhere. */
export function open(id: string): void {
  const item = overleg.value.items.find((i) => i.id === id);
  if (!item || staat.value.bezig) return;
  if (overleg.value.actief !== id) {
    if (overleg.value.actief) getypt.set(overleg.value.actief, invoer.value);
    nieuwGesprek();
    zetOverleg({ actief: id });
    if (item.gesprek) zet({ ...item.gesprek, beurt: staat.value.beurt + 1 });
    invoer.value = getypt.get(id) ?? "";
  }
  naarFase("bespreken");
  if (!item.gesprek && staat.value.regels.length === 0) void begin();
}

/** The description as the first message; when it says nothing that counts, the questions. */
export async function begin(): Promise<void> {
  const item = actief();
  if (!item || staat.value.bezig) return;
  const gelukt = await zegAls(item.tekst, `Aanmelding: ${item.tekst}`);
  if (gelukt && !staat.value.afweging && actief()?.id === item.id) await doe("nieuwe_afweging", "Begin met de vragen");
}

/** Forget what was said about this aanmelding and begin again. */
export async function opnieuw(): Promise<void> {
  const item = actief();
  if (!item || staat.value.bezig) return;
  nieuwGesprek();
  zetItem(item.id, { gesprek: null, besluit: null });
  await begin();
}

/** The neighbour of the aanmelding in view. */
export function naast(richting: -1 | 1): string | null {
  const { items, actief: nu } = overleg.value;
  const plek = items.findIndex((item) => item.id === nu);
  return plek < 0 ? null : (items[plek + richting]?.id ?? null);
}

/** A new meeting: nothing of this one stays. */
export function nieuwOverleg(): void {
  if (staat.value.bezig) return;
  nieuwGesprek();
  getypt.clear();
  invoer.value = "";
  wisOverleg();
}
