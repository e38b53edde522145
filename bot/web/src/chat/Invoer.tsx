// The text field. What stands in it is only cleared once it was answered.
import { zeg } from "../basis/beurten";
import { invoer, staat } from "../basis/winkel";

const MEESTE_TEKENS = 2000;
const BIJNA_VOL = 200;

export function Invoer() {
  const { bezig } = staat.value;
  const over = MEESTE_TEKENS - invoer.value.length;
  const verstuur = () => {
    if (!bezig) void zeg(invoer.value);
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
        <textarea
          id="invoer"
          rows={2}
          maxLength={MEESTE_TEKENS}
          aria-describedby="invoer-uitleg"
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
        <button type="submit" class="hoofd" aria-disabled={bezig}>
          Verstuur
        </button>
      </div>
      <p id="invoer-uitleg">
        Schrijf geen namen of andere persoonsgegevens. Enter verstuurt, Shift+Enter begint een nieuwe regel.
        {over < BIJNA_VOL && <span> Je kunt nog {over} tekens typen.</span>}
      </p>
    </form>
  );
}
