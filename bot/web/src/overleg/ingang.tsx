// The page at "/overleg": the meeting of the aanmeldteam.
import { render } from "preact";
import { ververs } from "../basis/beurten";
import { staat } from "../basis/winkel";
import { Kop } from "../delen/Kop";
import { Toegang } from "../delen/Toegang";
import { Voet } from "../delen/Voet";
import { Bespreken } from "./Bespreken";
import { Lijst } from "./Lijst";
import { hervat, kijktMee } from "./samen";
import { Samenbalk } from "./Meekijken";
import { isAf, type Fase } from "./soorten";
import { Verslag } from "./Verslag";
import { gebeurd, haalGegevens, naarFase, overleg } from "./winkel";
import { open } from "./wissel";
import { Drukknop } from "../delen/Drukknop";

const FASEN: { fase: Fase; naam: string }[] = [
  { fase: "lijst", naam: "Lijst" },
  { fase: "bespreken", naam: "Bespreken" },
  { fase: "verslag", naam: "Verslag" },
];

function Overleg() {
  const { fase, items } = overleg.value;
  const { buiten, melding } = staat.value;
  const af = items.filter(isAf).length;
  return (
    <div class="scherm">
      <Kop hier="/overleg" />
      <main class="overleg">
        <div class="overleg-kop">
          <h2 class="nl-heading nl-heading--level-2">Overleg van het aanmeldteam</h2>
          <div class="knoppen" role="group" aria-label="Onderdelen van het overleg">
            {FASEN.map(({ fase: doel, naam }) => (
              <Drukknop type="button" aria-pressed={fase === doel} aria-disabled={kijktMee()} onClick={() => ga(doel)}>
                {naam}
              </Drukknop>
            ))}
          </div>
          <p class="voortgang">
            {items.length === 0 ? "Nog geen aanmeldingen" : `${af} van ${items.length} besproken`}
            {items.length === 0 && (
              <>
                {" – "}
                <a class="nl-link" href="/oefenen#samen">
                  Eerst samen oefenen
                </a>
              </>
            )}
            {items.length > 0 && <progress value={af} max={items.length} aria-label="Hoeveel er besproken is" />}
          </p>
        </div>
        {!buiten && <Samenbalk />}
        {buiten ? (
          <Toegang inFrame={false} />
        ) : (
          <fieldset class="deelscherm" disabled={kijktMee() && fase !== "verslag"}>
            {fase === "lijst" ? <Lijst /> : fase === "bespreken" ? <Bespreken /> : <Verslag />}
          </fieldset>
        )}
        {fase !== "bespreken" && melding && melding.soort !== "goed" && (
          <p class="utrecht-alert utrecht-alert--error melding" role="alert">
            {melding.tekst}
          </p>
        )}
        <p class="gebeurd" role="status">
          {gebeurd.value}
        </p>
      </main>
      <Voet />
    </div>
  );
}

/** To a part of the meeting; discussing goes on where it was, or begins with the first that isn't done. */
function ga(doel: Fase): void {
  if (kijktMee()) return;
  const { items, actief } = overleg.value;
  const eerste = items.find(({ id }) => id === actief) ?? items.find((item) => !isAf(item)) ?? items[0];
  if (doel === "bespreken" && eerste) open(eerste.id);
  else naarFase(doel);
}

const plek = document.getElementById("app");
if (plek) render(<Overleg />, plek);
void ververs().then(haalGegevens).then(hervat);
