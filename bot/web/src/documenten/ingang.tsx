// The page at "/documenten": the sheets of the kaders, to read, print, copy or save.
import { signal } from "@preact/signals";
import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Fout, haal, haalHetBestand } from "../basis/api";
import { ververs } from "../basis/beurten";
import { bewaarBestand } from "../basis/bestand";
import { staat } from "../basis/winkel";
import { Kop } from "../delen/Kop";
import { Toegang } from "../delen/Toegang";
import { Voet } from "../delen/Voet";
import { BladInhoud } from "./Blad";
import type { Blad, Kort } from "./soorten";
import { Drukknop } from "../delen/Drukknop";

const bladen = signal<Kort[]>([]);
const blad = signal<Blad | null>(null);
const fout = signal("");

/** What the casus on the other page came to, by besluit; what the user decided instead goes first. */
function uitkomsten(): Record<string, string> {
  const { afweging } = staat.value;
  const geadviseerd = Object.entries(afweging?.besluiten ?? {}).flatMap(([id, { uitkomst }]) => (uitkomst ? [[id, uitkomst] as const] : []));
  return { ...Object.fromEntries(geadviseerd), ...Object.fromEntries((afweging?.afwijking ?? []).map((a) => [a.besluit, a.uitkomst])) };
}

async function probeer(doe: () => Promise<void>): Promise<void> {
  fout.value = "";
  try {
    await doe();
  } catch (oorzaak) {
    fout.value = oorzaak instanceof Fout ? oorzaak.message : "Er ging iets mis in deze pagina. Probeer het opnieuw.";
  }
}

async function haalLijst(): Promise<void> {
  bladen.value = ((await haal("/api/bladen")) as { bladen: Kort[] }).bladen;
  const gevraagd = window.location.hash.slice(1);
  if (bladen.value.some(({ naam }) => naam === gevraagd)) await toon(gevraagd);
}

async function toon(naam: string): Promise<void> {
  blad.value = (await haal(`/api/bladen/${naam}`)) as Blad;
  window.history.replaceState(null, "", `#${naam}`); // a reload, or a link that is passed on, shows the same sheet
}

function Documenten() {
  const { buiten } = staat.value;
  return (
    <div class="scherm">
      <Kop hier="/documenten" />
      <main class="documenten">
        {buiten ? (
          <Toegang />
        ) : (
          <>
            <section class="vak plank niet-op-papier" aria-labelledby="plank-kop">
              <h2 class="nl-heading nl-heading--level-2" id="plank-kop">Documenten</h2>
              <ul>
                {bladen.value.map(({ naam, titel, waarvoor }) => (
                  <li key={naam}>
                    <Drukknop type="button" aria-pressed={blad.value?.naam === naam} onClick={() => void probeer(() => toon(naam))}>
                      {titel}
                    </Drukknop>
                    <p>{waarvoor}</p>
                  </li>
                ))}
              </ul>
            </section>
            <div role="alert">{fout.value && <p class="utrecht-alert utrecht-alert--error melding">{fout.value}</p>}</div>
            {blad.value && <Open key={blad.value.naam} blad={blad.value} />}
          </>
        )}
      </main>
      <Voet />
    </div>
  );
}

function Open({ blad }: { blad: Blad }) {
  const [gezegd, zetGezegd] = useState("");
  const kop = useRef<HTMLHeadingElement>(null);
  useEffect(() => kop.current?.focus(), []);
  const gevonden = uitkomsten();
  const bewaar = () =>
    probeer(async () => {
      zetGezegd("Een ogenblik …");
      const kolom = blad.blokken.flatMap((blok) => (blok.soort === "tabel" && gevonden[blok.besluit]) || [])[0];
      try {
        bewaarBestand(await haalHetBestand(`/api/bladen/${blad.naam}/bestand${kolom ? `?uitkomst=${encodeURIComponent(kolom)}` : ""}`), `${blad.naam}.docx`);
        zetGezegd("Het bestand staat bij je downloads.");
      } catch (oorzaak) {
        zetGezegd("");
        throw oorzaak;
      }
    });
  return (
    <article class="vak documentblad" aria-labelledby="blad-kop">
      <h2 class="nl-heading nl-heading--level-2" id="blad-kop" ref={kop} tabIndex={-1}>
        {blad.titel}
      </h2>
      <div class="knoppen niet-op-papier">
        <Drukknop type="button" class="hoofd" onClick={() => void bewaar()}>
          Word (.docx)
        </Drukknop>
        <Drukknop type="button" onClick={() => window.print()}>
          Afdrukken
        </Drukknop>
        <span role="status">{gezegd}</span>
      </div>
      <BladInhoud blad={blad} uitkomsten={gevonden} />
    </article>
  );
}

const plek = document.getElementById("app");
if (plek) render(<Documenten />, plek);
void ververs().then(() => (staat.value.buiten ? undefined : probeer(haalLijst)));
