// Per besluit the uitkomst, or what is still possible.
import { kopGrensgeval, waardeAlsTekst } from "../basis/tekst";
import { staat } from "../basis/winkel";
import type { Afweging, Oordeel } from "../basis/soorten";
import { BronKnop } from "../delen/Bron";
import { EIGEN_UITLEG } from "../delen/Merk";

export function Besluiten({ afweging }: { afweging: Afweging }) {
  return (
    <section class="paneel besluiten" aria-labelledby="besluiten-kop">
      <h3 id="besluiten-kop">Besluiten</h3>
      <div class="paneel-rol">
        {Object.entries(afweging.besluiten).map(([id, oordeel]) => (
          <Besluit key={id} id={id} oordeel={oordeel} />
        ))}
        {Object.keys(afweging.besluiten).length === 0 && <p class="niets">Nog geen besluit in beeld.</p>}
      </div>
    </section>
  );
}

function Besluit({ id, oordeel }: { id: string; oordeel: Oordeel }) {
  const { kaders, afweging } = staat.value;
  const besluit = kaders?.besluiten[id];
  const label = (uitkomst: string) => besluit?.uitkomsten[uitkomst]?.label ?? uitkomst;
  const naam = besluit?.naam ?? id;
  const afwijking = afweging?.afwijking.find((a) => a.besluit === id);
  const eigen = oordeel.eigen_uitleg ?? [];
  return (
    <article class={oordeel.bepaald ? "besluit bepaald" : "besluit"}>
      <div class="besluit-kop">
        <h4>{naam}</h4>
        <BronKnop waarvan={naam} bronnen={oordeel.bronnen} />
      </div>
      {oordeel.bepaald ? (
        <p class="uitkomst">
          <span aria-hidden="true">✓ </span>
          {oordeel.label}{" "}
          {oordeel.grensgeval && (
            <span class="grensgeval">
              <span aria-hidden="true">⚠ </span>
              {kopGrensgeval(oordeel.grensgeval)}
            </span>
          )}
        </p>
      ) : (
        <p class="mogelijk">
          <span class="mogelijk-kop">Kan nog worden:</span> {oordeel.mogelijk.map(label).join(" · ")}
        </p>
      )}
      {afwijking && (
        <p class="afwijking">
          <strong>Jij kiest: {label(afwijking.uitkomst)}.</strong> Reden: {afwijking.reden}
        </p>
      )}
      {eigen.length > 0 && <p class="eigen">Met {EIGEN_UITLEG}: zie de toelichting.</p>}
      <details>
        <summary>{oordeel.bepaald ? "Waarom, en wat als" : "Toelichting"}</summary>
        {oordeel.grensgeval && (
          <p>
            <strong>{kopGrensgeval(oordeel.grensgeval)}.</strong> {oordeel.grensgeval.reden}
          </p>
        )}
        <p>{oordeel.uitleg}</p>
        {oordeel.bepaald && <Doorslag oordeel={oordeel} />}
        <WatAls id={id} oordeel={oordeel} />
        <p>
          <strong>Wie beslist:</strong> {oordeel.beslisser}
        </p>
      </details>
    </article>
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
