// The report: what is sent for a Word or Excel file, and the same as plain text.
import { bronnenVan, type Afweging, type Kaders, type Termijn } from "../basis/soorten";
import { datumAlsTekst } from "../basis/tekst";
import { EIGEN_UITLEG, merkVan } from "../delen/Merk";
import { afwegingVan, bijTwijfelVan, codeInVerslag, DRINGEND, dringendVan, uitslagVan, WOORDEN, type Gegevens, type Item, type Overleg } from "./soorten";

/** The body of POST /api/overleg/verslag. */
export function alsVerzoek(overleg: Overleg): unknown {
  return { datum: overleg.datum, aanwezig: overleg.aanwezig, items: overleg.items.map(alsItem) };
}

function alsItem(item: Item): unknown {
  const afweging = afwegingVan(item);
  return {
    aanmelding: item.tekst,
    graad: item.graad,
    ...(afweging ? vanAfweging(afweging) : {}),
    casus: codeInVerslag(item),
    besluit: besluit(item),
    oppakken: item.oppakken?.door || item.oppakken?.voor ? item.oppakken : null,
    bij_twijfel: bijTwijfelVan(item).trim() || null,
  };
}

function vanAfweging(afweging: Afweging): Record<string, unknown> {
  const bekend = Object.entries(afweging.bekend).filter(([, waarde]) => waarde !== null);
  return {
    antwoorden: Object.fromEntries(bekend),
    uitkomsten: Object.fromEntries(Object.entries(afweging.besluiten).map(([id, oordeel]) => [id, oordeel.uitkomst])),
    termijnen: afweging.termijnen.map(({ id, label, uiterlijk, bron, bronnen }) => ({ id, label, uiterlijk, ...(bron && { bron }), ...(bronnen && { bronnen }) })),
    vanaf: afweging.datum ?? null,
  };
}

function besluit({ besluit, gesprek }: Item): unknown {
  if (besluit?.soort === "aanhouden") return { soort: "aanhouden", nodig: besluit.nodig, door: besluit.door || null, terug: besluit.terug || null };
  if (besluit?.soort !== "afwijken") return besluit;
  const afwijkingen = (gesprek?.afweging?.afwijking ?? []).map(({ besluit, uitkomst, reden }) => ({ besluit, uitkomst, reden }));
  return afwijkingen.length ? { soort: "afwijken", afwijkingen } : null;
}

/** "7 aanmeldingen: 4 akkoord, 1 afgeweken, 2 nog niet besproken." */
export function telling(items: Item[]): string {
  const delen = (["akkoord", "afwijken", "onvolledig", "aanhouden", "voorgelegd", "triage"] as const).map((soort) => [WOORDEN[soort].toLowerCase(), items.filter((i) => uitslagVan(i) === soort).length] as const);
  const alle = [...delen, ["nog niet besloten", items.filter((i) => !i.besluit).length] as const];
  const rest = alle.filter(([, aantal]) => aantal > 0).map(([naam, aantal]) => `${aantal} ${naam}`);
  return `${items.length} ${items.length === 1 ? "aanmelding" : "aanmeldingen"}: ${rest.join(", ")}.`;
}

export function rolAlsTekst(gegevens: Gegevens | null, rol: string): string {
  return gegevens?.rollen.find(({ id }) => id === rol)?.label ?? rol;
}

/** One line per besluit: its uitkomst, and what the team chose instead. */
export function adviesregels(item: Item, kaders: Kaders | null): { naam: string; uitkomst: string; grensgeval: string | null; keuze: string | null; reden: string | null; eigen: string | null }[] {
  const afweging = afwegingVan(item);
  return Object.entries(afweging?.besluiten ?? {}).map(([id, oordeel]) => {
    const besluit = kaders?.besluiten[id];
    const label = (uitkomst: string) => besluit?.uitkomsten[uitkomst]?.label ?? uitkomst;
    const afwijking = afweging?.afwijking.find((a) => a.besluit === id);
    return {
      naam: besluit?.naam ?? id,
      uitkomst: oordeel.label ?? `nog niet bepaald (${oordeel.mogelijk.map(label).join(" of ")})`,
      grensgeval: oordeel.grensgeval?.reden ?? null,
      keuze: afwijking ? label(afwijking.uitkomst) : null,
      reden: afwijking?.reden ?? null,
      eigen: oordeel.eigen_uitleg?.length ? `${EIGEN_UITLEG}: ${oordeel.eigen_uitleg.join("; ")}` : null,
    };
  });
}

/** One deadline, with the mark of what is ours. */
export function termijnregel(vooraf: string, termijn: Termijn): string {
  const merk = merkVan(bronnenVan(termijn));
  return `${vooraf}${termijn.label}, uiterlijk ${datumAlsTekst(termijn.uiterlijk)}${merk ? ` (${merk})` : ""}`;
}

/** What the team decided, in one line. */
export function besluitAlsTekst(item: Item): string {
  const { besluit } = item;
  if (!besluit) return "nog niet besloten";
  if (uitslagVan(item) === "onvolledig") return "onvolledig: nog niet alles is bepaald";
  if (besluit.soort === "triage") return `triage: ${[besluit.urgentie, besluit.route === "wmo" ? "Wmo" : besluit.route].filter(Boolean).join(", ")}`;
  if (besluit.soort === "voorgelegd") return `voorgelegd aan ${besluit.aan}. Vraag: ${besluit.vraag}`;
  if (besluit.soort !== "aanhouden") return WOORDEN[besluit.soort].toLowerCase();
  return `aangehouden. Nodig: ${besluit.nodig}${besluit.door ? ` (door: ${besluit.door})` : ""}${besluit.terug ? `. Weer op de lijst: ${datumAlsTekst(besluit.terug)}` : ""}`;
}

/** "Jeugdarts, uiterlijk 4 december 2026" */
export function oppakkenAlsTekst({ oppakken }: Item, gegevens: Gegevens | null): string {
  return [oppakken?.door ? rolAlsTekst(gegevens, oppakken.door) : "nog niemand", oppakken?.voor ? `uiterlijk ${datumAlsTekst(oppakken.voor)}` : ""].filter(Boolean).join(", ");
}

/** The whole report to paste into minutes or a mail. */
export function alsTekst(overleg: Overleg, kaders: Kaders | null, gegevens: Gegevens | null): string {
  const regels = [
    `Verslag aanmeldoverleg, ${datumAlsTekst(overleg.datum)}`,
    `Aanwezig (rollen): ${overleg.aanwezig.map((rol) => rolAlsTekst(gegevens, rol)).join(", ") || "niet ingevuld"}`,
    telling(overleg.items),
  ];
  overleg.items.forEach((item, i) => {
    const code = codeInVerslag(item);
    const graad = dringendVan(item);
    const dringend = graad ? ` [${DRINGEND[graad].toLowerCase()}]` : "";
    regels.push("", `${i + 1}. ${code ?? "Niet vastgelegd"}${dringend}`, item.tekst, `Besluit van het team: ${besluitAlsTekst(item)}`);
    for (const advies of adviesregels(item, kaders)) {
      regels.push(`- ${advies.naam}: ${advies.uitkomst}${advies.grensgeval ? ` (grensgeval: ${advies.grensgeval})` : ""}`);
      if (advies.eigen) regels.push(`  Let op, ${advies.eigen}.`);
      if (advies.keuze) regels.push(`  Keuze van het team: ${advies.keuze}. Reden: ${advies.reden}`);
    }
    if (item.oppakken?.door || item.oppakken?.voor) regels.push(`Wie pakt het op: ${oppakkenAlsTekst(item, gegevens)}`);
    if (bijTwijfelVan(item)) regels.push(`Bij twijfel beslist: ${bijTwijfelVan(item)}`);
    for (const termijn of afwegingVan(item)?.termijnen ?? []) regels.push(termijnregel("Termijn: ", termijn));
  });
  regels.push("", "De adviezen komen van Regiewijzer. Het team beslist.");
  return regels.join("\n");
}
