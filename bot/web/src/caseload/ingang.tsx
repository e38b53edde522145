// The page at "/caseload": what there is, counted and listed.
import { signal } from "@preact/signals";
import { render } from "preact";
import { useState } from "preact/hooks";
import { Fout, haal, haalHetBestand } from "../basis/api";
import { bewaarBestand } from "../basis/bestand";
import { ververs } from "../basis/beurten";
import { staat } from "../basis/winkel";
import { Kop } from "../delen/Kop";
import { Toegang } from "../delen/Toegang";
import { Voet } from "../delen/Voet";
import { VAN, type Caseload, type Van } from "./gegevens";
import { Lijst } from "./Lijst";
import { Staven } from "./Staven";
import { Drukknop } from "../delen/Drukknop";

const caseload = signal<Caseload | null>(null);
const fout = signal("");

async function toon(van?: Van): Promise<void> {
  fout.value = "";
  try {
    caseload.value = (await haal(`/api/caseload${van ? `?van=${van}` : ""}`)) as Caseload;
  } catch (oorzaak) {
    caseload.value = null;
    fout.value = oorzaak instanceof Fout ? oorzaak.message : "Er ging iets mis in deze pagina. Probeer het opnieuw.";
  }
}

function Pagina() {
  return (
    <div class="scherm">
      <Kop hier="/caseload" />
      <main class="caseload">
        {staat.value.buiten ? (
          <Toegang />
        ) : (
          <>
            <div role="alert">{fout.value && <p class="utrecht-alert utrecht-alert--error melding">{fout.value}</p>}</div>
            {caseload.value && <Inhoud key={caseload.value.van} gegevens={caseload.value} />}
          </>
        )}
      </main>
      <Voet />
    </div>
  );
}

function Inhoud({ gegevens }: { gegevens: Caseload }) {
  const [gezegd, zetGezegd] = useState("");
  const alle = gegevens.tellingen.find(({ naam }) => naam === "casussen")?.delen[0]?.aantal;
  const getekend = gegevens.tellingen.filter(({ naam, delen }) => naam !== "casussen" && delen.length > 0);
  const bewaar = () => {
    zetGezegd("Een ogenblik …");
    haalHetBestand(`/api/caseload/bestand?van=${gegevens.van}`).then(
      (bestand) => {
        bewaarBestand(bestand, "caseload.xlsx");
        zetGezegd("Het bestand staat bij je downloads.");
      },
      (oorzaak: unknown) => zetGezegd(oorzaak instanceof Fout ? oorzaak.message : "Er ging iets mis. Probeer het opnieuw."),
    );
  };
  return (
    <>
      <section class="vak" aria-labelledby="aantallen-kop">
        <h2 class="nl-heading nl-heading--level-2" id="aantallen-kop">Caseload: {alle === null ? "minder dan 5 casussen" : `${alle ?? 0} ${alle === 1 ? "casus" : "casussen"}`}</h2>
        <div class="knoppen niet-op-papier">
          {gegevens.kan.length > 1 &&
            gegevens.kan.map((van) => (
              <Drukknop type="button" aria-pressed={van === gegevens.van} onClick={() => void toon(van)}>
                {VAN[van]}
              </Drukknop>
            ))}
          <Drukknop type="button" onClick={bewaar}>
            Excel (.xlsx)
          </Drukknop>
          <Drukknop type="button" onClick={() => window.print()}>
            Afdrukken
          </Drukknop>
          <span role="status">{gezegd}</span>
        </div>
        {gegevens.gedeeld && <p class="niets">Aantallen onder de 5 staan er niet: dan is te raden om wie het gaat.</p>}
        <div class="tellingen">
          {getekend.map((telling) => (
            <Staven key={telling.naam} telling={telling} />
          ))}
        </div>
      </section>
      <Lijst rijen={gegevens.rijen} meer={gegevens.meer} ververs={() => void toon(gegevens.van)} />
    </>
  );
}

const plek = document.getElementById("app");
if (plek) render(<Pagina />, plek);
void ververs().then(() => (staat.value.buiten ? undefined : toon()));
