// The page at "/overleg": meeting triage.
import { render } from "preact";
import { ververs } from "../basis/beurten";
import { Kop } from "../delen/Kop";
import { Voet } from "../delen/Voet";

function Overleg() {
  return (
    <div class="scherm">
      <Kop hier="/overleg" />
      <main class="overleg">
        <h2>Overleg</h2>
      </main>
      <Voet />
    </div>
  );
}

const plek = document.getElementById("app");
if (plek) render(<Overleg />, plek);
void ververs();
