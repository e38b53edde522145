// One sheet, drawn block by block. What it says and how it is divided comes from the poort.
import { Fragment } from "preact";
import { useState } from "preact/hooks";
import type { Bron } from "../basis/soorten";
import { EIGEN_UITLEG } from "../basis/tekst";
import type { Blad, Lijst, Punt, Tabel } from "./soorten";
import { Drukknop } from "../delen/Drukknop";

/** `uitkomsten`: of the casus at hand, by besluit; its column is marked. */
export function BladInhoud({ blad, uitkomsten }: { blad: Blad; uitkomsten: Record<string, string> }) {
  return (
    <>
      <p>{blad.waarvoor}</p>
      <p class="herkomst">Uit: {blad.herkomst.join("; ")}.</p>
      <p class="herkomst">{blad.verantwoording}</p>
      {blad.blokken.map((blok) =>
        blok.soort === "tabel" ? <TabelBlok key={blok.id} tabel={blok} uitkomst={uitkomsten[blok.besluit]} /> : <LijstBlok key={blok.id} lijst={blok} />,
      )}
    </>
  );
}

function TabelBlok({ tabel, uitkomst }: { tabel: Tabel; uitkomst: string | undefined }) {
  const kop = `blok-${tabel.id}`;
  const hier = (id: string | undefined) => (id !== undefined && id === uitkomst ? "hier" : undefined);
  return (
    <section aria-labelledby={kop}>
      <h3 class="nl-heading nl-heading--level-3" id={kop}>{tabel.kop}</h3>
      <div class="schuif" tabIndex={0} role="region" aria-labelledby={kop}>
        <table class="utrecht-table">
          <thead class="utrecht-table__header">
            <tr class="utrecht-table__row">
              <th class="utrecht-table__header-cell" scope="col">{tabel.hoek}</th>
              {tabel.kolommen.map(({ id, kop }) => (
                <th class={`utrecht-table__header-cell ${hier(id) ?? ""}`} scope="col">
                  {kop}
                  {id === uitkomst && <span class="deze-casus">deze casus</span>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="utrecht-table__body">
            {tabel.rijen.map((rij) => (
              <tr class="utrecht-table__row" key={rij.id}>
                <th class="utrecht-table__header-cell" scope="row">
                  {rij.kop}
                  <Vindplaats bron={rij.bron} />
                </th>
                {rij.cellen.map((cel, i) => (
                  <td class={`utrecht-table__cell ${hier(tabel.kolommen[i]?.id) ?? ""}`}>
                    <Cel punten={cel} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** One line is a sentence; of more, all but the first are points. */
function Cel({ punten: [eerste, ...rest] }: { punten: Punt[] }) {
  return (
    <>
      {eerste && <Tekst punt={eerste} />}
      {rest.length > 0 && (
        <ul>
          {rest.map((punt) => (
            <li>
              <Tekst punt={punt} />
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function LijstBlok({ lijst }: { lijst: Lijst }) {
  const kop = `blok-${lijst.id}`;
  const bronnen = [...new Map(lijst.punten.map(({ bron }) => [JSON.stringify(bron), bron])).values()];
  const samen = bronnen.length === 1 && lijst.punten.length > 1;
  const regels = lijst.punten.map((punt) => (
    <Fragment key={punt.id}>
      <Tekst punt={punt} />
      {!samen && <Vindplaats bron={punt.bron} />}
    </Fragment>
  ));
  return (
    <section {...(lijst.kop ? { "aria-labelledby": kop } : {})}>
      {lijst.kop && <h3 class="nl-heading nl-heading--level-3" id={kop}>{lijst.kop}</h3>}
      {lijst.soort === "geen" && regels.map((regel) => <p>{regel}</p>)}
      {lijst.soort === "cijfer" && <ol>{regels.map((regel) => <li>{regel}</li>)}</ol>}
      {lijst.soort === "bolletje" && <ul>{regels.map((regel) => <li>{regel}</li>)}</ul>}
      {lijst.soort === "vakje" && (
        <ul class="vakjes">
          {regels.map((regel) => (
            <li>
              <label class="vink">
                <input class="utrecht-checkbox utrecht-checkbox--html-input" type="checkbox" />
                <span>{regel}</span>
              </label>
            </li>
          ))}
        </ul>
      )}
      {samen && bronnen[0] && <Vindplaats bron={bronnen[0]} />}
      {lijst.kopieer && <Kopieer lijst={lijst} />}
    </section>
  );
}

function Tekst({ punt }: { punt: Punt }) {
  return (
    <>
      {punt.tekst}
      {punt.toelichting && ` (${punt.toelichting})`}
      {punt.bron.interpretatie && <span class="merk"> ({EIGEN_UITLEG})</span>}
    </>
  );
}

function Vindplaats({ bron }: { bron: Bron }) {
  return <small class="vindplaats">{bron.vindplaats}</small>;
}

function Kopieer({ lijst }: { lijst: Lijst }) {
  const [gezegd, zetGezegd] = useState("");
  const kopieer = async () => {
    const tekst = [lijst.kop, ...lijst.punten.map(({ tekst }, i) => `${i + 1}. ${tekst}`)].join("\n");
    try {
      await navigator.clipboard.writeText(tekst);
      zetGezegd("Gekopieerd. Plak de tekst in je plan.");
    } catch {
      zetGezegd("Kopiëren mag niet van je browser. Selecteer de tekst en kopieer die zelf.");
    }
  };
  return (
    <div class="knoppen niet-op-papier">
      <Drukknop type="button" onClick={() => void kopieer()}>
        Kopieer als tekst
      </Drukknop>
      <span role="status">{gezegd}</span>
    </div>
  );
}
