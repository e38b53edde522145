// What is printed for the dossier: everything at once, without buttons. On the screen it isn't shown.
import { bronnenVan, type Bron } from "../basis/soorten";
import { bronAlsTekst, datumAlsTekst, kopGrensgeval, waardeAlsTekst } from "../basis/tekst";
import { staat } from "../basis/winkel";
import { Merk } from "../delen/Merk";

export function Dossierblad() {
  const { afweging, kaders, volgorde, gedaan } = staat.value;
  if (!afweging) return null;
  const kenmerk = (id: string) => kaders?.kenmerken[id];
  const bronregel = (lijst: Bron[]) => lijst.length > 0 && ` Bron: ${lijst.map((bron) => bronAlsTekst(kaders, bron, afweging.kaders[bron.kader]?.versie)).join("; ")}.`;
  return (
    <article class="dossierblad">
      <h1>Afweging regie{afweging.casus ? `, casus ${afweging.casus}` : ""}</h1>
      <p>
        Werkwijze: {kaders?.profielen[afweging.profiel]?.label ?? afweging.profiel}. Afgedrukt op {datumAlsTekst(new Date().toISOString())}.
        {!afweging.klaar && " Let op: deze afweging is nog niet af."}
        {!afweging.vastgelegd && " Let op: deze stand is nog niet vastgelegd."}
      </p>
      <p>
        <strong>Regiewijzer adviseert; de professional beslist.</strong>
      </p>
      <h2>Advies</h2>
      {Object.entries(afweging.besluiten).map(([id, oordeel]) => {
        const besluit = kaders?.besluiten[id];
        const afwijking = afweging.afwijking.find((a) => a.besluit === id);
        const label = (uitkomst: string) => besluit?.uitkomsten[uitkomst]?.label ?? uitkomst;
        return (
          <section>
            <h3>
              {besluit?.naam ?? id}: {oordeel.bepaald ? oordeel.label : "nog niet te zeggen"}
            </h3>
            <p>{oordeel.uitleg}</p>
            {oordeel.grensgeval && <p>{kopGrensgeval(oordeel.grensgeval)}. {oordeel.grensgeval.reden}</p>}
            {afwijking && (
              <p>
                Afgeweken naar: {label(afwijking.uitkomst)}. Reden: {afwijking.reden}
              </p>
            )}
            <p>Wie beslist: {oordeel.beslisser}</p>
            <p>{bronregel(oordeel.bronnen)}</p>
          </section>
        );
      })}
      <h2>Wat bekend was</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Kenmerk</th>
            <th scope="col">Antwoord</th>
          </tr>
        </thead>
        <tbody>
          {volgorde.map((id) => (
            <tr>
              <th scope="row">{kenmerk(id)?.label ?? id}</th>
              <td>{waardeAlsTekst(kenmerk(id), afweging.bekend[id])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {afweging.ontbreekt.length > 0 && <p>Niet bekend: {afweging.ontbreekt.map((id) => kenmerk(id)?.label.toLowerCase() ?? id).join(", ")}.</p>}
      {afweging.termijnen.length > 0 && <h2>Termijnen</h2>}
      <ul>
        {afweging.termijnen.map((termijn) => (
          <li>
            {termijn.label}: uiterlijk {datumAlsTekst(termijn.uiterlijk)}
            <Merk bronnen={bronnenVan(termijn)} />.{bronregel(bronnenVan(termijn))}
          </li>
        ))}
      </ul>
      {afweging.vervolgstappen.length > 0 && <h2>Vervolgstappen</h2>}
      <ul class="afvinklijst">
        {afweging.vervolgstappen.map((stap) => (
          <li>
            {gedaan.includes(stap.id) ? "☑" : "☐"} {stap.tekst}
            <Merk bronnen={bronnenVan(stap)} />
            {bronregel(bronnenVan(stap))}
          </li>
        ))}
      </ul>
    </article>
  );
}
