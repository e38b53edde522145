// Per besluit a tile with its uitkomst, or what is still possible; why, and what if, behind one button.
import { useState } from "preact/hooks";
import { kopGrensgeval, waardeAlsTekst } from "../basis/tekst";
import { staat } from "../basis/winkel";
import type { Afweging, Oordeel } from "../basis/soorten";
import { BronKnop, Bronnen } from "../delen/Bron";
import { Dialoog } from "../delen/Dialoog";
import { EIGEN_UITLEG } from "../delen/Merk";
import { tegels } from "./tegels";
import { Drukknop } from "../delen/Drukknop";

export function Besluiten({ afweging }: { afweging: Afweging }) {
  const alle = tegels(afweging, staat.value.kaders);
  return (
    <section class="besluiten" aria-labelledby="besluiten-kop">
      <h3 id="besluiten-kop" class="nl-heading nl-heading--level-3 alleen-voorlezen">
        Besluiten
      </h3>
      <div class="tegels">
        {alle.map((tegel) => (tegel.id === null ? <Wacht aantal={tegel.aantal} /> : <Besluit key={tegel.id} id={tegel.id} oordeel={tegel.oordeel} />))}
        {alle.length === 0 && <p class="niets">Nog geen besluit in beeld.</p>}
      </div>
    </section>
  );
}

function Wacht({ aantal }: { aantal: number }) {
  return (
    <div class={`besluit wacht span${aantal}`}>
      <p>{aantal > 1 ? `Hier komen nog ${aantal} besluiten` : "Hier komt nog een besluit"}. Welke, dat hangt af van de doelgroep: jeugd of volwassenen.</p>
    </div>
  );
}

function Besluit({ id, oordeel }: { id: string; oordeel: Oordeel }) {
  const { kaders, afweging } = staat.value;
  const [open, zetOpen] = useState(false);
  const besluit = kaders?.besluiten[id];
  const label = (uitkomst: string) => besluit?.uitkomsten[uitkomst]?.label ?? uitkomst;
  const naam = besluit?.naam ?? id;
  const afwijking = afweging?.afwijking.find((a) => a.besluit === id);
  return (
    <article class={oordeel.bepaald ? "besluit bepaald" : "besluit"}>
      <h4 class="nl-heading nl-heading--level-4">{naam}</h4>
      {oordeel.bepaald ? (
        <p class={(oordeel.label?.length ?? 0) > 30 ? "uitkomst lang" : "uitkomst"}>
          <span aria-hidden="true">✓ </span>
          {oordeel.label}
        </p>
      ) : (
        <p class="mogelijk">
          <span class="mogelijk-kop">Nog open:</span> {oordeel.mogelijk.map(label).join(" · ")}
        </p>
      )}
      {oordeel.grensgeval && (
        <p class="grensgeval">
          <span aria-hidden="true">⚠ </span>
          {kopGrensgeval(oordeel.grensgeval)}
        </p>
      )}
      {afwijking && (
        <p class="afwijking">
          <strong>Jij kiest: {label(afwijking.uitkomst)}.</strong>
        </p>
      )}
      <div class="tegel-voet">
        <Drukknop type="button" class="rustig" aria-haspopup="dialog" aria-label={`Waarom: ${naam}`} onClick={() => zetOpen(true)}>
          Waarom
        </Drukknop>
        <BronKnop waarvan={naam} bronnen={oordeel.bronnen} />
      </div>
      {open && (
        <Dialoog titel={`${naam}: ${oordeel.label ?? "nog niet te zeggen"}`} sluit={() => zetOpen(false)}>
          <Waarom id={id} oordeel={oordeel} />
        </Dialoog>
      )}
    </article>
  );
}

/** All that can be said of one besluit: why, what if, who decides, and where it stands. */
function Waarom({ id, oordeel }: { id: string; oordeel: Oordeel }) {
  const { kaders, afweging } = staat.value;
  const afwijking = afweging?.afwijking.find((a) => a.besluit === id);
  const label = (uitkomst: string) => kaders?.besluiten[id]?.uitkomsten[uitkomst]?.label ?? uitkomst;
  const eigen = oordeel.eigen_uitleg ?? [];
  return (
    <>
      {!oordeel.bepaald && <p>Dit kan nog worden: {oordeel.mogelijk.map(label).join(", ")}.</p>}
      {oordeel.grensgeval && (
        <p>
          <strong>{kopGrensgeval(oordeel.grensgeval)}.</strong> {oordeel.grensgeval.reden}
        </p>
      )}
      {afwijking && (
        <p>
          <strong>Jij kiest: {label(afwijking.uitkomst)}.</strong> Reden: {afwijking.reden}
        </p>
      )}
      <p>{oordeel.uitleg}</p>
      {oordeel.bepaald && <Doorslag oordeel={oordeel} />}
      <WatAls id={id} oordeel={oordeel} />
      <p>
        <strong>Wie beslist:</strong> {oordeel.beslisser}
      </p>
      {eigen.length > 0 && (
        <p class="eigen">
          Let op, {EIGEN_UITLEG}: {eigen.join("; ")}.
        </p>
      )}
      <Bronnen bronnen={oordeel.bronnen} />
    </>
  );
}

function Doorslag({ oordeel }: { oordeel: Oordeel }) {
  const { kaders, afweging } = staat.value;
  if (oordeel.beslissend.length === 0) return <p>Elk antwoord geeft hier dezelfde uitkomst.</p>;
  return (
    <>
      <p>
        <strong>Dit geeft de doorslag:</strong>
      </p>
      <ul>
        {oordeel.beslissend.map((kenmerk) => (
          <li>
            {kaders?.kenmerken[kenmerk]?.label ?? kenmerk}: {waardeAlsTekst(kaders?.kenmerken[kenmerk], afweging?.bekend[kenmerk])}
          </li>
        ))}
      </ul>
    </>
  );
}

/** What would give another uitkomst: every change of one answer. A change of several options at once is left out. */
function WatAls({ id, oordeel }: { id: string; oordeel: Oordeel }) {
  const { kaders } = staat.value;
  const enkel = oordeel.omslag.filter(({ waarde }) => !Array.isArray(waarde) || waarde.length <= 1);
  if (enkel.length === 0) return null;
  const perUitkomst = new Map<string, string[]>();
  for (const { kenmerk, waarde, uitkomst } of enkel) {
    const beschreven = kaders?.kenmerken[kenmerk];
    const regel = `${beschreven?.label ?? kenmerk}: ${waardeAlsTekst(beschreven, waarde)}`;
    perUitkomst.set(uitkomst, [...(perUitkomst.get(uitkomst) ?? []), regel]);
  }
  return (
    <>
      <p>
        <strong>Wat als? Met één ander antwoord wordt het:</strong>
      </p>
      <dl class="watals">
        {[...perUitkomst].map(([uitkomst, regels]) => (
          <div>
            <dt>{kaders?.besluiten[id]?.uitkomsten[uitkomst]?.label ?? uitkomst}, als</dt>
            {regels.map((regel) => (
              <dd>{regel}</dd>
            ))}
          </div>
        ))}
      </dl>
    </>
  );
}
