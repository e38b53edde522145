// The afweging as plain text, to paste into a dossier or a mail.
import type { Afweging, Bron, Kaders } from "../basis/soorten";
import { actieAlsTekst, datumAlsTekst, kopGrensgeval, korteNaam, waardeAlsTekst } from "../basis/tekst";
import { merkVan } from "../delen/Merk";
import { perGroep } from "./actieblad";
import { tegels } from "./tegels";

export function alsTekst(afweging: Afweging, kaders: Kaders | null): string {
  const regels = [
    `Afweging regie${afweging.casus ? `, casus ${afweging.casus}` : ""} (${datumAlsTekst(new Date().toISOString().slice(0, 10))})`,
    `Werkwijze: ${kaders?.profielen[afweging.profiel]?.label ?? afweging.profiel}.${afweging.klaar ? "" : " Let op: deze afweging is nog niet af."}`,
    "",
    "Advies",
    ...tegels(afweging, kaders).flatMap((tegel) => (tegel.id === null ? [] : besluit(tegel.id, afweging, kaders))),
    "",
    "Wat bekend was",
    ...Object.entries(afweging.bekend).map(([id, waarde]) => `- ${kaders?.kenmerken[id]?.label ?? id}: ${waardeAlsTekst(kaders?.kenmerken[id], waarde)}`),
  ];
  const merk = (bronnen: Bron[]) => {
    const van = merkVan(bronnen);
    return van ? ` (${van})` : "";
  };
  for (const [kop, acties] of perGroep(afweging)) {
    regels.push("", kop, ...acties.map((actie) => `- ${actieAlsTekst(actie)}${merk(actie.bronnen)}`));
  }
  regels.push("", "Regiewijzer adviseert; de professional beslist.");
  return regels.join("\n");
}

function besluit(id: string, afweging: Afweging, kaders: Kaders | null): string[] {
  const oordeel = afweging.besluiten[id];
  const beschreven = kaders?.besluiten[id];
  if (!oordeel) return [];
  const label = (uitkomst: string) => beschreven?.uitkomsten[uitkomst]?.label ?? uitkomst;
  const afwijking = afweging.afwijking.find((a) => a.besluit === id);
  const regels = [`- ${beschreven?.naam ?? id}: ${oordeel.label ?? `nog open (${oordeel.mogelijk.map(label).join(", ")})`}`];
  if (afwijking) regels.push(`  Afgeweken naar: ${label(afwijking.uitkomst)}. Reden: ${afwijking.reden}`);
  if (oordeel.grensgeval) regels.push(`  ${kopGrensgeval(oordeel.grensgeval)}. ${oordeel.grensgeval.reden}`);
  if (oordeel.bepaald) regels.push(`  ${oordeel.uitleg}`);
  regels.push(`  Bron: ${[...new Set(oordeel.bronnen.map((bron) => korteNaam(kaders, bron.kader)))].join(", ")}. Wie beslist: ${oordeel.beslisser}`);
  return regels;
}
