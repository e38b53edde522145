// What is printed for the dossier: one page, without buttons. On the screen it isn't shown. Each source stands once, below, under a number.
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Afweging, Bron, Kaders } from "../basis/soorten";
import { actieAlsTekst, datumAlsTekst, EIGEN_UITLEG, kaderAlsTekst, kopGrensgeval, waardeAlsTekst } from "../basis/tekst";
import { staat } from "../basis/winkel";
import { perGroep } from "./actieblad";
import { tegels } from "./tegels";

/** Numbers the sources in the order in which they are referred to. */
class Noten {
  private readonly gezien: Bron[] = [];

  /** "[1, 3]" */
  voor(bronnen: Bron[]): string {
    const nummers = bronnen.map((bron) => {
      const plek = this.gezien.findIndex((b) => b.kader === bron.kader && b.vindplaats === bron.vindplaats && b.interpretatie === bron.interpretatie);
      return plek >= 0 ? plek + 1 : this.gezien.push(bron);
    });
    return nummers.length ? ` [${[...new Set(nummers)].sort((a, b) => a - b).join(", ")}]` : "";
  }

  /** Per document its places, each with its number, and with the mark of what is ours. */
  perKader(): [string, string[]][] {
    const uit = new Map<string, string[]>();
    this.gezien.forEach(({ kader, vindplaats, interpretatie }, i) => {
      uit.set(kader, [...(uit.get(kader) ?? []), `[${i + 1}] ${interpretatie ? `${EIGEN_UITLEG} bij ` : ""}${vindplaats}`]);
    });
    return [...uit];
  }
}

/** From how many characters the letters must be smaller to stay on one page. */
const VOL: [number, string][] = [
  [10_500, "propvol"],
  [8000, "overvol"],
  [6000, "vol"],
];

export function Dossierblad() {
  const { afweging, kaders, volgorde, gedaan } = staat.value;
  const blad = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const lengte = blad.current?.textContent?.length ?? 0;
    for (const [vanaf, naam] of VOL) blad.current?.classList.toggle(naam, lengte >= vanaf);
  });
  if (!afweging) return null;
  const kenmerk = (id: string) => kaders?.kenmerken[id];
  const noten = new Noten();
  return (
    <article ref={blad} class="dossierblad">
      <h1 class="nl-heading nl-heading--level-1">Afweging regie{afweging.casus ? `, casus ${afweging.casus}` : ""}</h1>
      <p>
        Werkwijze: {kaders?.profielen[afweging.profiel]?.label ?? afweging.profiel}. Afgedrukt op {datumAlsTekst(new Date().toISOString())}.
        {!afweging.klaar && " Let op: deze afweging is nog niet af."}
        {!afweging.vastgelegd && " Let op: deze stand is nog niet vastgelegd."} <strong>Regiewijzer adviseert; de professional beslist.</strong>
      </p>
      <h2 class="nl-heading nl-heading--level-2">Advies</h2>
      {tegels(afweging, kaders).map((tegel) => tegel.id !== null && besluit(tegel.id, afweging, kaders, noten))}
      {beslissers(afweging, kaders).map(([beslisser, namen]) => (
        <p>
          Wie beslist over {namen.join(", ")}: {beslisser}
        </p>
      ))}
      <h2 class="nl-heading nl-heading--level-2">Wat bekend was</h2>
      <dl class="bekend">
        {volgorde.map((id) => (
          <div>
            <dt>{kenmerk(id)?.label ?? id}:</dt> <dd>{waardeAlsTekst(kenmerk(id), afweging.bekend[id])}</dd>
          </div>
        ))}
      </dl>
      {afweging.ontbreekt.length > 0 && <p>Niet bekend: {afweging.ontbreekt.map((id) => kenmerk(id)?.label.toLowerCase() ?? id).join(", ")}.</p>}
      {perGroep(afweging).map(([kop, regels]) => (
        <>
          <h2 class="nl-heading nl-heading--level-2">{kop}</h2>
          <ul class="afvinklijst staplijst">
            {regels.map((regel) => (
              <li>
                {regel.stap !== null && gedaan.includes(regel.stap) ? "☑" : "☐"} {actieAlsTekst(regel)}
                {ster(regel.bronnen)}
                {noten.voor(regel.bronnen)}
              </li>
            ))}
          </ul>
        </>
      ))}
      <div class="noten">
        <p>* Dit is helemaal of voor een deel {EIGEN_UITLEG}: zie de bronnen waar dat bij staat.</p>
        {noten.perKader().map(([kader, plekken]) => (
          <p>
            <strong>{kaderAlsTekst(kaders, kader, afweging.kaders[kader]?.versie)}:</strong> {plekken.join("; ")}.
          </p>
        ))}
      </div>
    </article>
  );
}

// Not a component: the sources must get their numbers in the order of the sheet, before the list below is drawn.
function besluit(id: string, afweging: Afweging, kaders: Kaders | null, noten: Noten) {
  const oordeel = afweging.besluiten[id];
  const beschreven = kaders?.besluiten[id];
  if (!oordeel) return null;
  const afwijking = afweging.afwijking.find((a) => a.besluit === id);
  const antwoord = (kenmerk: string) => `${kaders?.kenmerken[kenmerk]?.label.toLowerCase() ?? kenmerk}: ${waardeAlsTekst(kaders?.kenmerken[kenmerk], afweging.bekend[kenmerk])}`;
  const label = (uitkomst: string) => beschreven?.uitkomsten[uitkomst]?.label ?? uitkomst;
  return (
    <section>
      <h3 class="nl-heading nl-heading--level-3">
        {beschreven?.naam ?? id}: {oordeel.bepaald ? oordeel.label : "nog niet te zeggen"}
      </h3>
      {afwijking && (
        <p>
          Afgeweken naar: {label(afwijking.uitkomst)}. Reden: {afwijking.reden}
        </p>
      )}
      <p>
        {oordeel.bepaald && oordeel.beslissend.length > 0 && `Dit gaf de doorslag: ${oordeel.beslissend.map(antwoord).join("; ")}. `}
        {oordeel.grensgeval && `${kopGrensgeval(oordeel.grensgeval)}. ${oordeel.grensgeval.reden} `}
        {(oordeel.eigen_uitleg?.length ?? 0) > 0 && "*"}
        {noten.voor(oordeel.bronnen)}
      </p>
    </section>
  );
}

/** The mark of what is ours. */
function ster(bronnen: Bron[]): string {
  return bronnen.some(({ interpretatie }) => interpretatie) ? "*" : "";
}

/** Who decides, with the besluiten that they decide about. */
function beslissers(afweging: Afweging, kaders: Kaders | null): [string, string[]][] {
  const uit = new Map<string, string[]>();
  for (const [id, { beslisser }] of Object.entries(afweging.besluiten)) uit.set(beslisser, [...(uit.get(beslisser) ?? []), kaders?.besluiten[id]?.naam ?? id]);
  return [...uit];
}
