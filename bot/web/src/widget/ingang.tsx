// The page at "/widget": the conversation alone, in a frame on an intranet.
import { render } from "preact";
import { nieuwGesprek, ververs } from "../basis/beurten";
import { Gesprek } from "../chat/Gesprek";
import { Voet } from "../delen/Voet";
import { leesBericht, type WidgetBericht } from "./bericht";
import { alsRgb, leesbaarOp } from "./kleur";
import { Drukknop } from "../delen/Drukknop";

function Widget() {
  return (
    <div class="scherm">
      <header class="widget-kop">
        <h1 class="nl-heading nl-heading--level-1">Regiewijzer</h1>
        <Drukknop type="button" class="rustig" onClick={nieuwGesprek}>
          Nieuw gesprek
        </Drukknop>
        <a class="nl-button nl-button--subtle knop rustig" href="/" target="_blank" rel="noopener">
          Groot scherm
        </a>
      </header>
      <main class="widget">
        <Gesprek inFrame />
      </main>
      <Voet />
    </div>
  );
}

// Who may show us in a frame is settled by the policy that came with this page (frame-ancestors); so any parent may be told these.
function zeg(bericht: WidgetBericht): void {
  if (window.parent !== window) window.parent.postMessage(bericht, "*");
}

window.addEventListener("message", (gebeurtenis) => {
  const bericht = gebeurtenis.source === window.parent ? leesBericht(gebeurtenis.data) : null;
  const rgb = bericht?.regiewijzer === "thema" ? alsRgb(bericht.kleur) : null;
  if (!rgb) return;
  const stijl = document.documentElement.style;
  stijl.setProperty("--merk", `rgb(${rgb.join(" ")})`);
  stijl.setProperty("--op-merk", leesbaarOp(rgb));
});
document.addEventListener("keydown", (toets) => {
  if (toets.key === "Escape" && !toets.defaultPrevented && !document.querySelector("dialog[open]")) zeg({ regiewijzer: "sluit" });
});

const plek = document.getElementById("app");
if (plek) render(<Widget />, plek);
zeg({ regiewijzer: "klaar" });
void ververs();
