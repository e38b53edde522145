// The text field. What stands in it is only cleared once it was answered; nothing is ever cut off.
import { useRef, useState } from "preact/hooks";
import { zeg } from "../basis/beurten";
import { invoer, staat } from "../basis/winkel";
import { Drukknop } from "../delen/Drukknop";

const MEESTE_TEKENS = 8000; // as bot/lengte.py
const BIJNA_VOL = 1000;

/** As the poort counts: an emoji is one. */
const lengte = (tekst: string) => (tekst.length > MEESTE_TEKENS - BIJNA_VOL ? [...tekst].length : tekst.length);

export function Invoer() {
  const { bezig } = staat.value;
  const veld = useRef<HTMLTextAreaElement>(null);
  const [geweigerd, zetGeweigerd] = useState(false);
  const over = MEESTE_TEKENS - lengte(invoer.value);
  const verstuur = () => {
    if (bezig) return;
    zetGeweigerd(over < 0);
    if (over < 0) veld.current?.focus();
    else void zeg(invoer.value);
  };
  return (
    <form
      class="invoer"
      onSubmit={(gebeurtenis) => {
        gebeurtenis.preventDefault();
        verstuur();
      }}
    >
      <label for="invoer">Je bericht</label>
      <div class="invoer-rij">
        <textarea class="utrecht-textarea utrecht-textarea--html-textarea"
          ref={veld}
          id="invoer"
          rows={2}
          aria-describedby="invoer-uitleg invoer-lengte"
          aria-invalid={over < 0}
          placeholder="Beschrijf de casus, of antwoord in eigen woorden"
          value={invoer.value}
          onInput={(gebeurtenis) => {
            invoer.value = gebeurtenis.currentTarget.value;
          }}
          onKeyDown={(toets) => {
            if (toets.key !== "Enter" || toets.shiftKey || toets.isComposing) return;
            toets.preventDefault();
            verstuur();
          }}
        />
        <Drukknop type="submit" class="hoofd" aria-disabled={bezig}>
          Verstuur
        </Drukknop>
      </div>
      <p id="invoer-uitleg">
        Schrijf geen namen of andere persoonsgegevens.<span class="met-toetsen"> Enter verstuurt.</span>
      </p>
      <p id="invoer-lengte" role={geweigerd && over < 0 ? "alert" : undefined}>
        {over < 0 ? <strong>{teLang(-over, geweigerd)}</strong> : over < BIJNA_VOL && `Je kunt nog ${over} tekens typen.`}
      </p>
    </form>
  );
}

function teLang(teveel: number, geweigerd: boolean): string {
  const begin = geweigerd ? "Nog niet verstuurd: je" : "Je";
  return `${begin} tekst is ${teveel} tekens te lang. Er is niets weggehaald. Kort de tekst in, of stuur hem in delen van hooguit ${MEESTE_TEKENS} tekens.`;
}
