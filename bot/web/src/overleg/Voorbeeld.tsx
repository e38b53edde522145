// What each pasted part became, to be put right before it goes on the list.
import { useEffect, useRef, useState } from "preact/hooks";
import { Fout } from "../basis/api";
import { Kolommen } from "./Kolommen";
import { Dringend } from "./Rij";
import { Tekst } from "./Tekst";
import { nietDringend, splitsOp, tochMee, verplaatsNaar, voegSamen, voorbeeld, wijzig, zetRij, type Rij } from "./plaksel";
import { Drukknop } from "../delen/Drukknop";

export function Voorbeeld({ klaar, terug }: { klaar: (rijen: Rij[]) => void; terug: () => void }) {
  const kop = useRef<HTMLHeadingElement>(null);
  const [bezig, zetBezig] = useState(false);
  const [fout, zetFout] = useState("");
  const nu = voorbeeld.value;
  useEffect(() => kop.current?.focus(), []);
  if (!nu) return null;
  const mee = nu.rijen.filter((rij) => rij.mee);
  const doe = async (wat: () => Promise<void>) => {
    if (bezig) return;
    zetBezig(true);
    zetFout("");
    try {
      await wat();
    } catch (oorzaak) {
      zetFout(`${oorzaak instanceof Fout ? oorzaak.message : "Er ging iets mis."} Er is niets veranderd.`);
    } finally {
      zetBezig(false);
    }
  };
  return (
    <section class="vak voorbeeld" aria-labelledby="voorbeeld-kop">
      <h3 class="nl-heading nl-heading--level-3" id="voorbeeld-kop" ref={kop} tabIndex={-1}>
        Dit lees ik: {nu.rijen.length} {nu.rijen.length === 1 ? "aanmelding" : "aanmeldingen"}
      </h3>
      <p>Nog niets staat op de lijst. Verbeter wat niet klopt: bewerk, splits, voeg samen, verschuif of laat weg.</p>
      <Kolommen />
      {nu.melding && <p role="status">{nu.melding}</p>}
      <ol class="aanmeldingen">
        {nu.rijen.map((rij, plek) => (
          <Voorbeeldrij key={rij.id} rij={rij} plek={plek} laatste={plek === nu.rijen.length - 1} doe={doe} nummerVan={(id) => nu.rijen.findIndex((r) => r.id === id) + 1} />
        ))}
      </ol>
      {nu.weg.length > 0 && (
        <details class="meer">
          <summary>Niet meegenomen: {nu.weg.length} {nu.weg.length === 1 ? "regel" : "regels"} (koppen, afzenders, groeten)</summary>
          <ul class="weggelaten">
            {nu.weg.map((regel, nr) => (
              <li key={`${nr}-${regel}`}>
                {regel}{" "}
                <Drukknop type="button" aria-label={`Neem toch mee: ${regel.slice(0, 40)}`} onClick={() => void doe(() => tochMee(nr))}>
                  Toch meenemen
                </Drukknop>
              </li>
            ))}
          </ul>
        </details>
      )}
      <div role="alert">{fout && <p class="utrecht-alert utrecht-alert--error melding">{fout}</p>}</div>
      <p class="knoppen">
        <Drukknop type="button" class="hoofd" aria-disabled={bezig || mee.length === 0} onClick={() => bezig || mee.length === 0 || klaar(mee)}>
          Zet op de lijst ({mee.length})
        </Drukknop>{" "}
        <Drukknop type="button" onClick={terug}>
          Terug naar de tekst
        </Drukknop>
      </p>
    </section>
  );
}

interface Doet {
  rij: Rij;
  plek: number;
  laatste: boolean;
  doe: (wat: () => Promise<void>) => Promise<void>;
  nummerVan: (id: string) => number;
}

function Voorbeeldrij({ rij, plek, laatste, doe, nummerVan }: Doet) {
  const [bewerkt, zetBewerkt] = useState(false);
  const welke = `aanmelding ${plek + 1}`;
  return (
    <li class={`aanmelding ${rij.graad ?? ""} ${rij.mee ? "" : "niet-mee"}`}>
      <Dringend graad={rij.graad} woorden={rij.woorden} />
      {rij.dubbel && <p class="dubbel">Lijkt op aanmelding {nummerVan(rij.dubbel)}: {rij.mee ? "staat er twee keer op" : "niet meegenomen"}.</p>}
      {bewerkt ? <Bewerken rij={rij} klaar={() => zetBewerkt(false)} doe={doe} /> : <Tekst tekst={rij.tekst} />}
      {!bewerkt && (
        <p class="knoppen klein">
          <label>
            <input class="utrecht-checkbox utrecht-checkbox--html-input" type="checkbox" checked={rij.mee} aria-label={`Neem ${welke} mee`} onChange={(g) => zetRij(rij.id, { mee: g.currentTarget.checked })} /> Meenemen
          </label>
          <Drukknop type="button" aria-label={`Bewerk of splits ${welke}`} onClick={() => zetBewerkt(true)}>
            Bewerk of splits
          </Drukknop>
          {!laatste && (
            <Drukknop type="button" aria-label={`Voeg ${welke} samen met de volgende`} onClick={() => void doe(() => voegSamen(rij.id))}>
              Samen met volgende
            </Drukknop>
          )}
          {(rij.graad || rij.was) && (
            <Drukknop type="button" aria-pressed={!rij.graad} aria-label={`${welke} is niet dringend`} onClick={() => nietDringend(rij.id)}>
              Niet dringend
            </Drukknop>
          )}
          <Drukknop type="button" aria-label={`Zet ${welke} hoger`} aria-disabled={plek === 0} onClick={() => plek > 0 && verplaatsNaar(rij.id, plek - 1)}>
            <span aria-hidden="true">↑</span>
          </Drukknop>
          <Drukknop type="button" aria-label={`Zet ${welke} lager`} aria-disabled={laatste} onClick={() => laatste || verplaatsNaar(rij.id, plek + 1)}>
            <span aria-hidden="true">↓</span>
          </Drukknop>
        </p>
      )}
    </li>
  );
}

function Bewerken({ rij, klaar, doe }: { rij: Rij; klaar: () => void; doe: Doet["doe"] }) {
  const vak = useRef<HTMLTextAreaElement>(null);
  const [tekst, zetTekst] = useState(rij.tekst);
  useEffect(() => vak.current?.focus(), []);
  return (
    <div class="bewerken">
      <textarea class="utrecht-textarea utrecht-textarea--html-textarea" ref={vak} rows={Math.min(12, Math.max(3, Math.ceil(tekst.length / 90)))} aria-label="Tekst van deze aanmelding" value={tekst} onInput={(g) => zetTekst(g.currentTarget.value)} />
      <p class="knoppen klein">
        <Drukknop type="button" class="hoofd" aria-disabled={!tekst.trim()} onClick={() => tekst.trim() && void doe(() => wijzig(rij.id, tekst))}>
          Klaar
        </Drukknop>
        <Drukknop type="button" onClick={() => void doe(() => splitsOp(rij.id, tekst, vak.current?.selectionStart ?? tekst.length))}>
          Splits waar de cursor staat
        </Drukknop>
        <Drukknop type="button" onClick={klaar}>
          Niet wijzigen
        </Drukknop>
      </p>
    </div>
  );
}
