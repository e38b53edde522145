// Copy a text. Where the browser forbids it, the text is shown to copy by hand.
import { useState } from "preact/hooks";
import { Dialoog } from "./Dialoog";
import { Drukknop } from "./Drukknop";

export function Kopieer({ tekst }: { tekst: () => string }) {
  const [zelf, zetZelf] = useState<string | null>(null);
  const [klaar, zetKlaar] = useState(false);
  const kopieer = async () => {
    try {
      await navigator.clipboard.writeText(tekst());
      zetKlaar(true);
      window.setTimeout(() => zetKlaar(false), 4000);
    } catch {
      zetZelf(tekst());
    }
  };
  return (
    <>
      <Drukknop type="button" onClick={() => void kopieer()}>
        {klaar ? "✓ Gekopieerd" : "Kopieer als tekst"}
      </Drukknop>
      <span role="status" class="alleen-voorlezen">
        {klaar ? "Gekopieerd. Plak het advies waar je het nodig hebt." : ""}
      </span>
      {zelf !== null && (
        <Dialoog titel="Kopieer het advies" sluit={() => zetZelf(null)}>
          <label for="kopie">Je browser laat kopiëren niet toe. Kopieer de tekst zelf (Ctrl+A, Ctrl+C).</label>
          <textarea class="utrecht-textarea utrecht-textarea--html-textarea" id="kopie" rows={14} readOnly value={zelf} />
        </Dialoog>
      )}
    </>
  );
}
