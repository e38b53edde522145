// The page at "/oefenen": practising alone, with a team, and how it goes.
import { render } from "preact";
import { ververs } from "../basis/beurten";
import { staat } from "../basis/winkel";
import { Drukknop } from "../delen/Drukknop";
import { Kop } from "../delen/Kop";
import { Toegang } from "../delen/Toegang";
import { Voet } from "../delen/Voet";
import { Alleen } from "./Alleen";
import { Samen } from "./Samen";
import { Toevoegen } from "./Toevoegen";
import { Voortgang } from "./Voortgang";
import { casussen, deel, fout, haalCasussen, naar, probeer, type Deel } from "./winkel";

const DELEN: [Deel, string][] = [
  ["alleen", "Zelf oefenen"],
  ["samen", "Met een team"],
  ["voortgang", "Leerpad en voortgang"],
  ["toevoegen", "Casus toevoegen"],
];

function Oefenen() {
  const { buiten, kaders } = staat.value;
  return (
    <div class="scherm">
      <Kop hier="/oefenen" />
      <main class="oefenen">
        {buiten ? (
          <Toegang />
        ) : (
          <>
            <div class="knoppen niet-op-papier" role="group" aria-label="Onderdelen van oefenen">
              {DELEN.filter(([naam]) => naam !== "toevoegen" || casussen.value?.leiden).map(([naam, label]) => (
                <Drukknop type="button" aria-pressed={deel.value === naam} onClick={() => naar(naam)}>
                  {label}
                </Drukknop>
              ))}
            </div>
            <div role="alert">{fout.value && <p class="utrecht-alert utrecht-alert--error melding">{fout.value}</p>}</div>
            {casussen.value && kaders && (
              <>
                {deel.value === "alleen" && <Alleen />}
                {deel.value === "samen" && <Samen />}
                {deel.value === "voortgang" && <Voortgang />}
                {deel.value === "toevoegen" && casussen.value.leiden && <Toevoegen />}
              </>
            )}
          </>
        )}
      </main>
      <Voet />
    </div>
  );
}

const plek = document.getElementById("app");
if (plek) render(<Oefenen />, plek);
void ververs().then(() => (staat.value.buiten ? undefined : probeer(haalCasussen)));
