// What each column of a pasted table was taken for, to be put right by hand.
import { useState } from "preact/hooks";
import { Fout } from "../basis/api";
import { Drukknop } from "../delen/Drukknop";
import { kiesKolom, voorbeeld, zetVerbeterdTerug, type Kolomsoort } from "./plaksel";
import { gegevens } from "./winkel";

export function Kolommen() {
  const [melding, zetMelding] = useState("");
  const [fout, zetFout] = useState("");
  const nu = voorbeeld.value;
  const keuzes = gegevens.value?.kolomkeuze ?? [];
  if (!nu || nu.kolommen.length === 0) return null;
  const label = (soort: string) => keuzes.find(({ id }) => id === soort)?.label ?? soort;
  const kies = async (plek: number, soort: Kolomsoort) => {
    zetFout("");
    zetMelding("");
    try {
      await kiesKolom(plek, soort);
      const aantal = voorbeeld.value?.rijen.length ?? 0;
      zetMelding(`Opnieuw gelezen: ${aantal} ${aantal === 1 ? "aanmelding" : "aanmeldingen"}.`);
    } catch (oorzaak) {
      zetFout(`${oorzaak instanceof Fout ? oorzaak.message : "Er ging iets mis."} Er is niets veranderd.`);
    }
  };
  return (
    <fieldset class="kolomkeuzes">
      <legend>Dit is een tabel. Klopt het wat ik van elke kolom maak?</legend>
      <div class="kolomrij">
        {nu.kolommen.map(({ titel, soort, voorbeeld: cel }, plek) => (
          <div class="kolomkeuze" key={plek}>
            <label for={`kolom-${plek}`}>{titel ?? `Kolom ${plek + 1}`}</label>
            <select id={`kolom-${plek}`} class="utrecht-select utrecht-select--html-select" aria-describedby={cel ? `kolom-${plek}-cel` : undefined} value={nu.gekozen[plek]} onChange={(g) => void kies(plek, g.currentTarget.value as Kolomsoort)}>
              <option value="vanzelf">{label(soort)} (zo lees ik het)</option>
              {keuzes.map(({ id, label }) => (
                <option key={id} value={id}>
                  {label}
                </option>
              ))}
            </select>
            {cel && <small id={`kolom-${plek}-cel`}>bijvoorbeeld: {cel}</small>}
          </div>
        ))}
      </div>
      {nu.vorig && (
        <p class="terugzetten">
          De tekst is opnieuw gelezen. Wat je zelf had verbeterd, staat er niet meer bij.{" "}
          <Drukknop type="button" onClick={zetVerbeterdTerug}>
            Zet mijn verbeteringen terug
          </Drukknop>
        </p>
      )}
      <p class="kolommelding" role="status">{melding}</p>
      <div role="alert">{fout && <p class="utrecht-alert utrecht-alert--error melding">{fout}</p>}</div>
    </fieldset>
  );
}
