// The report of the meeting: to read, to print, to copy, and as a file.
import { useEffect, useRef, useState } from "preact/hooks";
import { Fout, haalBestand } from "../basis/api";
import { bewaarBestand } from "../basis/bestand";
import { datumAlsTekst } from "../basis/tekst";
import { staat } from "../basis/winkel";
import { Dialoog } from "../delen/Dialoog";
import { Dringend } from "./Rij";
import { afwegingVan, bijTwijfelVan, codeInVerslag, dringendVan, type Item } from "./soorten";
import { adviesregels, alsTekst, alsVerzoek, besluitAlsTekst, oppakkenAlsTekst, rolAlsTekst, telling, termijnregel } from "./uitvoer";
import { gegevens, overleg } from "./winkel";
import { kijktMee, rondAf, samen } from "./samen";
import { nieuwOverleg } from "./wissel";
import { Drukknop } from "../delen/Drukknop";

export function Verslag() {
  return (
    <div class="verslag-fase">
      <Uitvoer />
      <Blad />
    </div>
  );
}

function Uitvoer() {
  const [gezegd, zetGezegd] = useState("");
  const [fout, zetFout] = useState("");
  const [tekst, zetTekst] = useState<string | null>(null);
  const [wissen, zetWissen] = useState(false);
  const leeg = overleg.value.items.length === 0;
  const haal = async (vorm: "docx" | "xlsx") => {
    if (leeg) return;
    zetFout("");
    zetGezegd("Een ogenblik …");
    try {
      bewaarBestand(await haalBestand(`/api/overleg/verslag?vorm=${vorm}`, alsVerzoek(overleg.value)), `aanmeldoverleg-${overleg.value.datum}.${vorm}`);
      zetGezegd("Het bestand staat bij je downloads. Regiewijzer bewaart het niet.");
    } catch (oorzaak) {
      zetGezegd("");
      zetFout(oorzaak instanceof Fout ? oorzaak.message : "Het bestand is niet gemaakt. Probeer het opnieuw.");
    }
  };
  const kopieer = async () => {
    const verslag = alsTekst(overleg.value, staat.value.kaders, gegevens.value);
    try {
      await navigator.clipboard.writeText(verslag);
      zetGezegd("Gekopieerd. Plak het verslag waar je het nodig hebt.");
    } catch {
      zetTekst(verslag); // the browser doesn't let us: then by hand
    }
  };
  return (
    <section class="vak uitvoer" aria-labelledby="uitvoer-kop">
      <h3 class="nl-heading nl-heading--level-3" id="uitvoer-kop">Verslag</h3>
      <div class="knoppen">
        <Drukknop type="button" class="hoofd" aria-disabled={leeg} onClick={() => void haal("docx")}>
          Word (.docx)
        </Drukknop>
        <Drukknop type="button" aria-disabled={leeg} onClick={() => void haal("xlsx")}>
          Excel (.xlsx)
        </Drukknop>
        <Drukknop type="button" aria-disabled={leeg} onClick={() => leeg || void kopieer()}>
          Kopieer als tekst
        </Drukknop>
        <Drukknop type="button" onClick={() => window.print()}>
          Afdrukken
        </Drukknop>
        {!kijktMee() && (
          <Drukknop type="button" class="rustig" onClick={() => zetWissen(true)}>
            {samen.value ? "Rond het overleg af" : "Nieuw overleg"}
          </Drukknop>
        )}
      </div>
      <p role="status">{gezegd}</p>
      <div role="alert">{fout && <p class="utrecht-alert utrecht-alert--error melding">{fout}</p>}</div>
      {tekst !== null && (
        <Dialoog titel="Het verslag als tekst" sluit={() => zetTekst(null)}>
          <label for="verslag-tekst">Kopieer deze tekst</label>
          <textarea class="utrecht-textarea utrecht-textarea--html-textarea" id="verslag-tekst" rows={14} readOnly value={tekst} onFocus={(g) => g.currentTarget.select()} />
        </Dialoog>
      )}
      {wissen && (
        <Dialoog titel={samen.value ? "Het overleg afronden?" : "Een nieuw overleg beginnen?"} sluit={() => zetWissen(false)}>
          {samen.value && <p>Het overleg gaat voor iedereen weg. Wat is aangehouden, komt op zijn dag terug op een volgende lijst.</p>}
          <p>De lijst en de besluiten verdwijnen van dit scherm. Wat is vastgelegd, blijft bewaard onder zijn code. Heb je het verslag al?</p>
          <div class="knoppen">
            <Drukknop
              type="button"
              class="hoofd"
              onClick={() => {
                zetWissen(false);
                rondAf().then(nieuwOverleg, (oorzaak: unknown) => zetFout(oorzaak instanceof Fout ? oorzaak.message : "Het overleg is niet afgerond. Probeer het opnieuw."));
              }}
            >
              {samen.value ? "Ja, rond af" : "Ja, begin opnieuw"}
            </Drukknop>
            <Drukknop type="button" onClick={() => zetWissen(false)}>
              Nee, terug naar het verslag
            </Drukknop>
          </div>
        </Dialoog>
      )}
    </section>
  );
}

/** The report itself; on paper this is all. */
function Blad() {
  const { items, datum, aanwezig } = overleg.value;
  const kop = useRef<HTMLHeadingElement>(null);
  // Who came here by the keys has lost the focus with what was there before.
  useEffect(() => {
    if (document.activeElement === document.body) kop.current?.focus();
  }, []);
  return (
    <article class="vak blad" aria-labelledby="blad-kop">
      <h3 class="nl-heading nl-heading--level-3" id="blad-kop" ref={kop} tabIndex={-1}>Verslag aanmeldoverleg, {datumAlsTekst(datum)}</h3>
      <p>Aanwezig (rollen): {aanwezig.map((rol) => rolAlsTekst(gegevens.value, rol)).join(", ") || "niet ingevuld"}.</p>
      <p>{telling(items)}</p>
      {items.map((item, i) => (
        <Deel key={item.id} item={item} nummer={i + 1} />
      ))}
      <p>
        <em>De adviezen komen van Regiewijzer. Het team beslist.</em>
      </p>
    </article>
  );
}

function Deel({ item, nummer }: { item: Item; nummer: number }) {
  const { kaders } = staat.value;
  const adviezen = adviesregels(item, kaders);
  const termijnen = afwegingVan(item)?.termijnen ?? [];
  return (
    <section class="blad-deel" aria-labelledby={`deel-${nummer}`}>
      <h4 class="nl-heading nl-heading--level-4" id={`deel-${nummer}`}>
        {nummer}. {codeInVerslag(item) ?? "Niet vastgelegd"}
      </h4>
      <Dringend graad={dringendVan(item)} woorden={dringendVan(item) === item.graad ? item.woorden : null} />
      <p>{item.tekst}</p>
      <p>
        <strong>Besluit van het team:</strong> {besluitAlsTekst(item)}
      </p>
      {adviezen.length > 0 && (
        <ul>
          {adviezen.map(({ naam, uitkomst, grensgeval, keuze, reden, eigen }) => (
            <li>
              {naam}: <strong>{uitkomst}</strong>
              {grensgeval && ` (grensgeval: ${grensgeval})`}
              {eigen && <span class="eigen"> Let op, {eigen}.</span>}
              {keuze && (
                <>
                  . Keuze van het team: <strong>{keuze}</strong>. Reden: {reden}
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {(item.oppakken?.door || item.oppakken?.voor) && <p>Wie pakt het op: {oppakkenAlsTekst(item, gegevens.value)}</p>}
      {bijTwijfelVan(item) && <p>Bij twijfel beslist: {bijTwijfelVan(item)}</p>}
      {termijnen.length > 0 && <p>Termijnen: {termijnen.map((termijn) => termijnregel("", termijn)).join("; ")}.</p>}
    </section>
  );
}
