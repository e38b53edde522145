// What somebody practised, and the learning path, with at the end a page to print that says what was practised.
import { useEffect, useState } from "preact/hooks";
import { haal, stuur } from "../basis/api";
import { datumAlsTekst } from "../basis/tekst";
import { Drukknop } from "../delen/Drukknop";
import type { Leerpad, Voortgang as Stand } from "./soorten";
import { naar, probeer } from "./winkel";

const SOORT = { lezen: "lezen", kort: "korte oefening", casus: "casus", toets: "toets" } as const;

export function Voortgang() {
  const [stand, zetStand] = useState<Stand | null>(null);
  const [pad, zetPad] = useState<Leerpad | null>(null);
  const haalAlles = () =>
    probeer(async () => {
      zetStand((await haal("/api/oefenen/voortgang")) as Stand);
      zetPad((await haal("/api/oefenen/leerpad")) as Leerpad);
    });
  useEffect(() => void haalAlles(), []);
  const gelezen = (stap: string) => void probeer(async () => zetPad((await stuur("/api/oefenen/leerpad", { stap })) as Leerpad));
  const wis = () => void probeer(async () => void (await stuur("/api/oefenen/voortgang/wissen", {}))).then((gelukt) => gelukt && haalAlles());
  return (
    <>
      {pad && <Pad pad={pad} gelezen={gelezen} />}
      {stand && <Cijfers stand={stand} wis={wis} />}
    </>
  );
}

function Pad({ pad, gelezen }: { pad: Leerpad; gelezen: (stap: string) => void }) {
  const nu = pad.stappen.find(({ id }) => id === pad.stap);
  const gedaan = pad.stappen.filter(({ gedaan_op }) => gedaan_op).length;
  return (
    <section class="vak" aria-labelledby="pad-kop">
      <h2 class="nl-heading nl-heading--level-2" id="pad-kop">
        Leerpad: dag {pad.dag} van {pad.dagen}
      </h2>
      <p>{pad.zin}</p>
      <progress value={gedaan} max={pad.stappen.length} aria-label="Hoeveel stappen je deed" />
      {nu && (
        <div class="leerstap">
          <h3 class="nl-heading nl-heading--level-3">{nu.titel}</h3>
          {nu.tekst.split("\n").map((regel) => (
            <p>{regel}</p>
          ))}
          <div class="knoppen">
            {nu.soort === "lezen" ? (
              <Drukknop type="button" class="hoofd" onClick={() => gelezen(nu.id)}>
                Gelezen
              </Drukknop>
            ) : (
              <a class="nl-button nl-button--primary" href="/">
                Doe dit in het gesprek: zeg ‘leerpad’
              </a>
            )}
          </div>
        </div>
      )}
      <details>
        <summary>Alle stappen</summary>
        <ol>
          {pad.stappen.map(({ id, dag, soort, titel, gedaan_op }) => (
            <li key={id}>
              Dag {dag}, {SOORT[soort]}: {titel} {gedaan_op ? "(gedaan)" : ""}
            </li>
          ))}
        </ol>
      </details>
      {pad.bewijs && <Bewijs bewijs={pad.bewijs} />}
    </section>
  );
}

function Bewijs({ bewijs }: { bewijs: NonNullable<Leerpad["bewijs"]> }) {
  return (
    <article class="bewijs" aria-labelledby="bewijs-kop">
      <h3 class="nl-heading nl-heading--level-3" id="bewijs-kop">
        {bewijs.titel}
      </h3>
      <p>{bewijs.zin}</p>
      <ul>
        {[...bewijs.kaders, ...bewijs.onderdelen].map((regel) => (
          <li>{regel}</li>
        ))}
      </ul>
      <p>{bewijs.slot}</p>
      <div class="knoppen niet-op-papier">
        <Drukknop type="button" class="hoofd" onClick={() => window.print()}>
          Afdrukken
        </Drukknop>
      </div>
    </article>
  );
}

function Cijfers({ stand, wis }: { stand: Stand; wis: () => void }) {
  const [zeker, zetZeker] = useState(false);
  return (
    <section class="vak niet-op-papier" aria-labelledby="stand-kop">
      <h2 class="nl-heading nl-heading--level-2" id="stand-kop">
        Je voortgang
      </h2>
      <p>{stand.zin} Alleen jij ziet dit.</p>
      <p>{stand.zekerheid.zin}</p>
      {stand.kaders.map((kader) => (
        <section aria-labelledby={`stand-${kader.kader}`} key={kader.kader}>
          <h3 class="nl-heading nl-heading--level-3" id={`stand-${kader.kader}`}>
            {kader.label}: {kader.goed} van {kader.van} keer zoals het kader
          </h3>
          <div class="schuif" tabIndex={0} role="region" aria-labelledby={`stand-${kader.kader}`}>
            <table class="utrecht-table rijen">
              <thead class="utrecht-table__header">
                <tr class="utrecht-table__row">
                  {["Onderdeel", "Goed", "Anders", "Hoe vast het zit", "Komt terug"].map((kop) => (
                    <th class="utrecht-table__header-cell" scope="col">
                      {kop}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody class="utrecht-table__body">
                {kader.onderdelen.map(({ naam, label, goed, fout, sterkte, terug, terug_op }) => (
                  <tr class="utrecht-table__row" key={naam}>
                    <th class="utrecht-table__header-cell" scope="row">
                      {label}
                    </th>
                    <td class="utrecht-table__cell">{goed}</td>
                    <td class="utrecht-table__cell">{fout}</td>
                    <td class="utrecht-table__cell staaf">
                      <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
                        <rect x="0" y="1" width={sterkte} height="8" />
                      </svg>{" "}
                      {sterkte}%
                    </td>
                    <td class="utrecht-table__cell">{terug ? "in je volgende casussen" : datumAlsTekst(terug_op)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      ))}
      <div class="knoppen">
        <Drukknop type="button" onClick={() => naar("alleen")}>
          Verder oefenen
        </Drukknop>
        {stand.gedaan + stand.kort > 0 && (
          <Drukknop
            type="button"
            onClick={() => {
              if (zeker) wis();
              zetZeker(!zeker);
            }}
          >
            {zeker ? "Ja, wis alles wat ik oefende" : "Wis mijn voortgang"}
          </Drukknop>
        )}
      </div>
    </section>
  );
}
