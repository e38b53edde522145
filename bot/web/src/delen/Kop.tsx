// The head of every page: name, pages, settings, who is signed in.
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { stuur } from "../basis/api";
import { nieuwGesprek } from "../basis/beurten";
import { isObject, isTekst, vergeetAlles } from "../basis/bewaren";
import { staat } from "../basis/winkel";
import { inTeams } from "../teams/venster";
import { Toetsen, toonToetsen } from "./Toetsen";
import { weergave, zetWeergave, type Kleuren } from "./weergave";
import { Drukknop } from "./Drukknop";

const PAGINAS = [
  { pad: "/", naam: "Afweging" },
  { pad: "/overleg", naam: "Overleg" },
  { pad: "/caseload", naam: "Caseload" },
  { pad: "/documenten", naam: "Documenten" },
  { pad: "/oefenen", naam: "Oefenen" },
] as const;

/** `hier`: the path of this page. Children: buttons of this page alone. */
export function Kop({ hier, children }: { hier: string; children?: ComponentChildren }) {
  const { ik } = staat.value;
  return (
    <header class="kop">
      <h1 class="nl-heading nl-heading--level-1">Regiewijzer</h1>
      <nav aria-label="Pagina's">
        {PAGINAS.map(({ pad, naam }) => (
          <a class="nl-link" href={pad} {...(pad === hier ? { "aria-current": "page" as const } : {})}>
            {naam}
          </a>
        ))}
      </nav>
      <div class="kop-knoppen">
        {children}
        <Weergave />
        {ik?.aangemeld && ik.aanmelden && !inTeams() && <Afmelden naam={ik.naam} />}
      </div>
      <Toetsen />
    </header>
  );
}

const KLEUREN: [Kleuren, string][] = [
  ["systeem", "Zoals mijn computer"],
  ["licht", "Licht"],
  ["donker", "Donker"],
];

function Weergave() {
  const { vergader, cijfertoetsen, kleuren } = weergave.value;
  const vak = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const elders = (gebeurtenis: MouseEvent) => {
      if (vak.current && gebeurtenis.target instanceof Node && !vak.current.contains(gebeurtenis.target)) vak.current.open = false;
    };
    document.addEventListener("click", elders);
    return () => document.removeEventListener("click", elders);
  }, []);
  return (
    <details
      ref={vak}
      class="weergave"
      onKeyDown={(toets) => {
        if (toets.key === "Escape") toets.currentTarget.open = false;
      }}
    >
      <summary>Weergave</summary>
      <div>
        <label class="vink">
          <input class="utrecht-checkbox utrecht-checkbox--html-input" type="checkbox" checked={vergader} onChange={() => zetWeergave({ vergader: !vergader })} />
          <span>
            Vergaderstand <small>Grote letters en meer contrast, voor op een groot scherm.</small>
          </span>
        </label>
        <label class="vink">
          <input class="utrecht-checkbox utrecht-checkbox--html-input" type="checkbox" checked={cijfertoetsen} onChange={() => zetWeergave({ cijfertoetsen: !cijfertoetsen })} />
          <span>
            Cijfertoetsen <small>Antwoord met de toetsen 1 tot en met 9, en met 0 voor ‘weet ik niet’. Met ? zie je alle toetsen.</small>
          </span>
        </label>
        <fieldset class="kleuren">
          <legend>Kleuren</legend>
          {KLEUREN.map(([naam, label]) => (
            <label class="vink">
              <input type="radio" name="kleuren" checked={kleuren === naam} onChange={() => zetWeergave({ kleuren: naam })} />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
        <Drukknop
          type="button"
          class="rustig"
          onClick={() => {
            if (vak.current) vak.current.open = false;
            toonToetsen();
          }}
        >
          Welke toetsen zijn er?
        </Drukknop>
      </div>
    </details>
  );
}

function Afmelden({ naam }: { naam: string | null }) {
  return (
    <span class="wie">
      {naam}{" "}
      <Drukknop type="button" onClick={() => void meldAf()}>
        Afmelden
      </Drukknop>
    </span>
  );
}

/** Ends the session; what this page kept of the conversation goes too. The poort says where to go next. */
async function meldAf(): Promise<void> {
  nieuwGesprek();
  vergeetAlles();
  const uit = await stuur("/afmelden", {}).catch(() => null);
  window.location.assign(isObject(uit) && isTekst(uit.naar) ? uit.naar : "/");
}
