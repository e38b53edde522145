// One aanmelding on the list: open it, move it, take it off.
import { staat } from "../basis/winkel";
import { codeVan, DRINGEND, grensgevalVan, isAf, stand, type Graad, type Item } from "./soorten";
import { gebeurd, haalWeg, verplaats } from "./winkel";
import { Tekst } from "./Tekst";
import { open } from "./wissel";
import { Drukknop } from "../delen/Drukknop";

const TEKEN = { acuut: "⚠", crisis: "⚠", spoed: "‼", let_op: "◔" };

/** How urgent, in words and with a sign: never by colour alone. */
export function Dringend({ graad, woorden }: { graad: Graad; woorden: string | null }) {
  if (!graad) return null;
  return (
    <span class={`dringend ${graad}`}>
      <span aria-hidden="true">{TEKEN[graad]} </span>
      <strong>{DRINGEND[graad]}</strong>
      {woorden && (
        <>
          {" "}
          Ik lees: <q>{woorden}</q>
        </>
      )}
    </span>
  );
}

export function Rij({ item, plek, aantal }: { item: Item; plek: number; aantal: number }) {
  const { bezig } = staat.value;
  const welke = `aanmelding ${plek + 1}`;
  const code = codeVan(item);
  const grensgeval = grensgevalVan(item);
  const schuif = (richting: -1 | 1) => {
    const doel = verplaats(item.id, richting);
    if (doel === null) return;
    gebeurd.value = `Deze aanmelding staat nu op plek ${doel + 1} van ${aantal}.`;
    // The row moved, and the focus with it may have gone: back to the button that was pressed.
    requestAnimationFrame(() => document.getElementById(`${richting < 0 ? "omhoog" : "omlaag"}-${item.id}`)?.focus());
  };
  return (
    <li class={item.graad ? `aanmelding ${item.graad}` : "aanmelding"}>
      <div class="aanmelding-tekst">
        <Dringend graad={item.graad} woorden={item.woorden} />
        <Tekst tekst={item.tekst} />
        {item.eerder && <p class="eerder">{item.eerder}</p>}
        {grensgeval && (
          <p class="grensgeval">
            <span aria-hidden="true">⚖ </span>
            <strong>Grensgeval</strong> {grensgeval}
          </p>
        )}
        <p class="aanmelding-stand">
          <span aria-hidden="true">{isAf(item) ? "✓ " : "○ "}</span>
          {stand(item)}
          {code && (
            <>
              , code <strong>{code}</strong>
            </>
          )}
        </p>
      </div>
      <div class="knoppen">
        <Drukknop type="button" class="hoofd" aria-label={`Bespreek ${welke}`} aria-disabled={bezig} onClick={() => open(item.id)}>
          Bespreek
        </Drukknop>
        <Drukknop type="button" id={`omhoog-${item.id}`} aria-label={`Zet ${welke} hoger`} aria-disabled={plek === 0} onClick={() => schuif(-1)}>
          <span aria-hidden="true">↑</span>
        </Drukknop>
        <Drukknop type="button" id={`omlaag-${item.id}`} aria-label={`Zet ${welke} lager`} aria-disabled={plek === aantal - 1} onClick={() => schuif(1)}>
          <span aria-hidden="true">↓</span>
        </Drukknop>
        <Drukknop type="button" id={`weghalen-${item.id}`} aria-label={`Haal weg: ${welke}`} aria-disabled={bezig} onClick={() => bezig || haalWeg(item.id)}>
          Haal weg
        </Drukknop>
      </div>
    </li>
  );
}
