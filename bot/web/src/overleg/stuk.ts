// One aanmelding between this screen and the store.
import type { components } from "../basis/poort";
import { isObject, isTekst } from "../basis/bewaren";
import type { Bewaard } from "../basis/winkel";
import type { Besluit, Item, Overleg } from "./soorten";

type Vormen = components["schemas"];
export type Stuk = Vormen["Stuk"];
export type Kop = Vormen["HeleKop"];

const ofNiets = (tekst: string | null | undefined) => (tekst?.trim() ? tekst : null);

export function alsStuk({ id, tekst, graad, woorden, besluit, gesprek, bijTwijfel, laatsteCode, triage, oppakken, eerder }: Item): Stuk {
  return {
    id,
    tekst,
    graad,
    woorden: ofNiets(woorden),
    besluit: besluit?.soort === "aanhouden" ? { ...besluit, door: ofNiets(besluit.door) } : besluit,
    bij_twijfel: bijTwijfel,
    laatste_code: laatsteCode,
    triage: triage ?? null,
    oppakken: oppakken ?? null,
    eerder: ofNiets(eerder),
    beeld: gesprek ? JSON.stringify(gesprek) : null,
  };
}

export function alsItem(stuk: Stuk): Item {
  const { id, tekst, graad, woorden, triage, oppakken, eerder } = stuk;
  const besluit = stuk.besluit?.soort === "aanhouden" ? { ...stuk.besluit, door: stuk.besluit.door ?? "", terug: stuk.besluit.terug ?? "" } : stuk.besluit;
  return {
    id,
    tekst,
    graad: graad ?? null,
    woorden: woorden ?? null,
    besluit: (besluit ?? null) as Besluit | null,
    gesprek: stuk.beeld ? alsBeeld(stuk.beeld) : null,
    bijTwijfel: stuk.bij_twijfel ?? null,
    laatsteCode: stuk.laatste_code ?? null,
    ...(triage ? { triage: { ...(triage.urgentie ? { urgentie: triage.urgentie } : {}), ...(triage.route ? { route: triage.route } : {}) } } : {}),
    ...(oppakken ? { oppakken: { door: oppakken.door ?? null, voor: oppakken.voor ?? null } } : {}),
    ...(eerder ? { eerder } : {}),
  };
}

/** The conversation as it was kept; who follows has no id of it, and nothing to press. */
function alsBeeld(beeld: string): Bewaard | null {
  const uit: unknown = JSON.parse(beeld);
  if (!isObject(uit) || !Array.isArray(uit.regels)) return null;
  return { ...(uit as unknown as Bewaard), ...(isTekst(uit.gesprek) ? {} : { gesprek: null, acties: [] }) };
}

export function alsKop({ datum, fase, actief, aanwezig, items }: Overleg): Kop {
  return { datum, fase, actief, aanwezig, volgorde: items.map(({ id }) => id) };
}
