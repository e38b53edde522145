// Where in the user's own text the facts stand that wait for a yes. Nothing is kept: the text on the screen is the masked one, and a mark is only drawn where the quoted words stand.
import type { Gelezen } from "../basis/blokken";
import type { Regel } from "../basis/regels";

/** A piece of the text; `feit` is what was read there. */
export interface Stuk {
  tekst: string;
  feit?: Gelezen;
}

type Plek = [begin: number, eind: number, feit: Gelezen];

/** The facts on the list that the last message asks about, while it does. */
export function opDeLijst(regels: Regel[], open: string | undefined): Gelezen[] {
  const blok = regels.at(-1)?.blokken?.find(({ soort }) => soort === "voorstel");
  return open === "bevestig" && blok?.soort === "voorstel" ? blok.gelezen : [];
}

/** The text in pieces, in order. */
export function inStukken(tekst: string, feiten: Gelezen[]): Stuk[] {
  const stukken: Stuk[] = [];
  let tot = 0;
  for (const [begin, eind, feit] of plekken(tekst, feiten)) {
    if (begin < tot) continue; // the same words were read twice
    if (begin > tot) stukken.push({ tekst: tekst.slice(tot, begin) });
    stukken.push({ tekst: tekst.slice(begin, eind), feit });
    tot = eind;
  }
  if (tot < tekst.length) stukken.push({ tekst: tekst.slice(tot) });
  return stukken;
}

function plekken(tekst: string, feiten: Gelezen[]): Plek[] {
  const tekens = [...tekst]; // the server counts characters, not UTF-16 units
  return feiten
    .flatMap((feit) =>
      (feit.plekken ?? []).flatMap(([begin = 0, eind = 0]): Plek[] => {
        const woorden = tekens.slice(begin, eind).join("");
        const vooraf = tekens.slice(0, begin).join("").length;
        return woorden !== "" && feit.woorden.includes(woorden) ? [[vooraf, vooraf + woorden.length, feit]] : [];
      }),
    )
    .sort((a, b) => a[0] - b[0] || b[1] - a[1]);
}
