// Mijn casussen: looking for one, opening it again, what changed in it, and two side by side.
import { signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { Fout } from "../basis/api";
import { zegAls } from "../basis/beurten";
import { staat } from "../basis/winkel";
import { Dialoog } from "../delen/Dialoog";
import { antwoorden, besloten, dag, haalCasussen, past, STATUS, werkwijze, type Bewaard, type Stand } from "./bewaard";
import { Verloop } from "./Verloop";
import { Vervolg } from "./Vervolg";
import { Naast } from "./Naast";
import { Drukknop } from "../delen/Drukknop";

const open = signal(false);

export function Casussenknop({ smal = false }: { smal?: boolean }) {
  return (
    <Drukknop
      type="button"
      class={smal ? "alleen-smal" : ""}
      aria-haspopup="dialog"
      onClick={() => {
        open.value = true;
      }}
    >
      Mijn casussen
    </Drukknop>
  );
}

export function Casussen() {
  if (!open.value) return null;
  const sluit = () => {
    open.value = false;
  };
  return (
    <Dialoog titel="Mijn casussen" sluit={sluit}>
      <Inhoud sluit={sluit} />
    </Dialoog>
  );
}

function Inhoud({ sluit }: { sluit: () => void }) {
  const [rijen, zetRijen] = useState<Bewaard[] | null>(null);
  const [fout, zetFout] = useState("");
  const [gezocht, zetGezocht] = useState("");
  const [naast, zetNaast] = useState<string[]>([]);
  const { kaders } = staat.value;
  useEffect(() => {
    haalCasussen().then(zetRijen, (oorzaak: unknown) => zetFout(oorzaak instanceof Fout ? oorzaak.message : "Er ging iets mis. Probeer het opnieuw."));
  }, []);
  if (fout) return <p role="alert">{fout}</p>;
  if (!rijen) return <p role="status">Een ogenblik …</p>;
  if (rijen.length === 0) return <p>Je hebt nog geen casus vastgelegd. Wat je vastlegt, staat hier.</p>;
  const gevonden = rijen.filter((rij) => past(rij, kaders, gezocht.trim()));
  const gekozen = naast.flatMap((code) => rijen.filter((rij) => rij.casus === code));
  return (
    <>
      <label class="zoek">
        Zoek op code, datum, werkwijze, status of uitkomst
        <input class="utrecht-textbox utrecht-textbox--html-input" type="text" autocomplete="off" maxLength={100} value={gezocht} onInput={(g) => zetGezocht(g.currentTarget.value)} />
      </label>
      <p role="status">{gevonden.length === rijen.length ? `${rijen.length} ${rijen.length === 1 ? "casus" : "casussen"}` : `${gevonden.length} van ${rijen.length} gevonden`}</p>
      {gekozen.length === 2 && <Naast rijen={gekozen} />}
      <ul class="casussen">
        {gevonden.map((rij) => (
          <Rij
            key={rij.casus}
            rij={rij}
            sluit={sluit}
            naast={naast.includes(rij.casus)}
            zetStand={(stand) => zetRijen(rijen.map((r) => (r.casus === rij.casus ? { ...r, stand } : r)))}
            zetNaast={(aan) => zetNaast(aan ? [...naast, rij.casus].slice(-2) : naast.filter((code) => code !== rij.casus))}
          />
        ))}
      </ul>
    </>
  );
}

interface RijEigenschappen {
  rij: Bewaard;
  sluit: () => void;
  naast: boolean;
  zetNaast: (aan: boolean) => void;
  zetStand: (stand: Stand) => void;
}

function Rij({ rij, sluit, naast, zetNaast, zetStand }: RijEigenschappen) {
  const [meer, zetMeer] = useState(false);
  const [vervolg, zetVervolg] = useState(false);
  const { kaders, bezig } = staat.value;
  const zeg = (bericht: string, label: string) => {
    if (bezig) return;
    sluit();
    void zegAls(`${bericht} ${rij.casus}`, `${label} ${rij.casus}`);
  };
  return (
    <li>
      <h3 class="nl-heading nl-heading--level-3">{rij.casus}</h3>
      <p class="niets">
        {dag(rij)} · {werkwijze(rij, kaders)}
        {rij.volgnummer > 1 && ` · afweging ${rij.volgnummer}`} · <strong>{STATUS[rij.stand.status]}</strong>
      </p>
      <p>{Object.values(besloten(rij)).join(" · ")}</p>
      <div class="knoppen">
        <Drukknop type="button" aria-label={`Open ${rij.casus}`} aria-disabled={bezig} onClick={() => zeg("open", "Open")}>
          Open
        </Drukknop>
        <Drukknop type="button" aria-label={`Weeg opnieuw af: ${rij.casus}`} aria-disabled={bezig} onClick={() => zeg("herafweging", "Weeg opnieuw af:")}>
          Weeg opnieuw af
        </Drukknop>
        <Drukknop type="button" aria-label={`Antwoorden en verloop van ${rij.casus}`} aria-expanded={meer} onClick={() => zetMeer(!meer)}>
          Antwoorden en verloop
        </Drukknop>
        <Drukknop type="button" aria-label={`Status en documenten van ${rij.casus}`} aria-expanded={vervolg} onClick={() => zetVervolg(!vervolg)}>
          Status en documenten
        </Drukknop>
        <label class="vink">
          <input class="utrecht-checkbox utrecht-checkbox--html-input" type="checkbox" checked={naast} aria-label={`Vergelijk ${rij.casus}`} onChange={(g) => zetNaast(g.currentTarget.checked)} />
          <span>Vergelijk</span>
        </label>
      </div>
      {vervolg && <Vervolg code={rij.casus} veranderd={zetStand} />}
      {meer && (
        <>
          <dl class="antwoordlijst">
            {Object.entries(antwoorden(rij, kaders)).map(([kenmerk, waarde]) => (
              <div>
                <dt>{kaders?.kenmerken[kenmerk]?.label ?? kenmerk}</dt>
                <dd>{waarde}</dd>
              </div>
            ))}
          </dl>
          <Verloop code={rij.casus} />
        </>
      )}
    </li>
  );
}
