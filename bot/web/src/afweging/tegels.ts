// In which order the besluiten stand, and which are still to come.
import type { Afweging, Kaders, Oordeel } from "../basis/soorten";

/** One tile: a besluit with its oordeel, or room for as many as wait for the doelgroep. */
export type Tegel = { id: string; oordeel: Oordeel } | { id: null; aantal: number };

/**
 * How much regie and whose come first, then what depends on the doelgroep, then the rest. What the doelgroep brings keeps
 * its place free: when it is known, nothing moves.
 */
export function tegels(afweging: Afweging, kaders: Kaders | null): Tegel[] {
  const profiel = kaders?.profielen[afweging.profiel];
  const nu = Object.keys(afweging.besluiten);
  const altijd = profiel?.besluiten ?? nu;
  const rang = (id: string) => {
    const plek = profiel?.voorop.indexOf(id) ?? -1;
    if (plek >= 0) return plek;
    return altijd.includes(id) ? 1000 : 100;
  };
  const vol: Tegel[] = nu.sort((a, b) => rang(a) - rang(b)).map((id) => ({ id, oordeel: afweging.besluiten[id] as Oordeel }));
  const wacht = nu.every((id) => altijd.includes(id)) ? Math.max(profiel?.jeugd.length ?? 0, profiel?.volwassenen.length ?? 0) : 0;
  const vooraan = vol.filter((tegel) => tegel.id !== null && (rang(tegel.id) < 100 || wacht === 0));
  return [...vooraan, ...(wacht > 0 ? [{ id: null, aantal: wacht } as const] : []), ...vol.filter((tegel) => !vooraan.includes(tegel))];
}
