// The page at "/": the conversation on the left, the live afweging on the right.
import { render } from "preact";
import { useState } from "preact/hooks";
import { Afweging } from "./afweging/Afweging";
import { Dossierblad } from "./afweging/Dossierblad";
import { nieuwGesprek, ververs } from "./basis/beurten";
import { Casussen, Casussenknop } from "./casussen/Casussen";
import { Gesprek } from "./chat/Gesprek";
import { Kop } from "./delen/Kop";
import { Voet } from "./delen/Voet";
import { Drukknop } from "./delen/Drukknop";

type Zijde = "gesprek" | "afweging";

/** On a narrow screen one side at a time is shown; on a wide one both. */
function Pagina() {
  const [zijde, zetZijde] = useState<Zijde>("gesprek");
  const kies = (naam: Zijde, label: string) => (
    <Drukknop type="button" aria-pressed={zijde === naam} onClick={() => zetZijde(naam)}>
      {label}
    </Drukknop>
  );
  return (
    <>
      <a class="overslaan" href="#invoer">
        Naar het tekstvak
      </a>
      <div class="scherm">
        <Kop hier="/">
          <Drukknop type="button" onClick={nieuwGesprek}>
            Nieuw gesprek
          </Drukknop>
          <Casussenknop />
        </Kop>
        <div class="zijdekeuze" role="group" aria-label="Wat je ziet">
          {kies("gesprek", "Gesprek")}
          {kies("afweging", "Afweging")}
          <Drukknop type="button" onClick={nieuwGesprek}>
            Nieuw gesprek
          </Drukknop>
        </div>
        <main class={`zijden toont-${zijde}`}>
          <Gesprek begin={<Casussenknop smal />} />
          <Afweging />
        </main>
        <Voet />
      </div>
      <Casussen />
      <Dossierblad />
    </>
  );
}

const plek = document.getElementById("app");
if (plek) render(<Pagina />, plek);
void ververs();
