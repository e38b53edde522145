// Which keys there are: the key ? tells, and so does the menu.
import { signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Dialoog } from "./Dialoog";
import { weergave } from "./weergave";

const open = signal(false);

export function toonToetsen(): void {
  open.value = true;
}

const OVERAL: [string, string][] = [
  ["?", "Dit overzicht"],
  ["Tab", "Naar de volgende knop, link of het volgende vak"],
  ["Esc", "Een venster of menu sluiten"],
  ["Enter", "In het tekstvak: je bericht versturen"],
  ["Shift + Enter", "In het tekstvak: een nieuwe regel"],
];
const CIJFERS: [string, string][] = [
  ["1 t/m 9", "Het antwoord met dat cijfer kiezen"],
  ["0", "Weet ik niet"],
];
const OVERLEG: [string, string][] = [
  ["Alt + PageDown", "De volgende aanmelding"],
  ["Alt + PageUp", "De vorige aanmelding"],
];

export function Toetsen() {
  useEffect(() => {
    const toets = (gebeurtenis: KeyboardEvent) => {
      if (gebeurtenis.key !== "?" || gebeurtenis.ctrlKey || gebeurtenis.metaKey || !weergave.value.cijfertoetsen) return;
      if (gebeurtenis.target instanceof Element && gebeurtenis.target.closest("textarea, select, input:not([type=checkbox], [type=radio])")) return;
      if (document.querySelector("dialog[open]")) return;
      gebeurtenis.preventDefault();
      toonToetsen();
    };
    document.addEventListener("keydown", toets);
    return () => document.removeEventListener("keydown", toets);
  }, []);
  if (!open.value) return null;
  const rijen = [...OVERAL, ...(weergave.value.cijfertoetsen ? CIJFERS : []), ...(window.location.pathname === "/overleg" ? OVERLEG : [])];
  return (
    <Dialoog titel="Toetsen" sluit={() => (open.value = false)}>
      <dl class="toetsen">
        {rijen.map(([toets, wat]) => (
          <div>
            <dt>
              <kbd>{toets}</kbd>
            </dt>
            <dd>{wat}</dd>
          </div>
        ))}
      </dl>
      <p>Cijfers en ? werken als je niet in een tekstvak staat. Bij Weergave kun je ze uitzetten.</p>
    </Dialoog>
  );
}
