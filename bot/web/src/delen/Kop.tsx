// The head of every page: name, pages, settings, who is signed in.
import type { ComponentChildren } from "preact";
import { stuur } from "../basis/api";
import { nieuwGesprek } from "../basis/beurten";
import { staat } from "../basis/winkel";
import { weergave, zetWeergave } from "./weergave";

const PAGINAS = [
  { pad: "/", naam: "Afweging" },
  { pad: "/overleg", naam: "Overleg" },
] as const;

/** `hier`: the path of this page. Children: buttons of this page alone. */
export function Kop({ hier, children }: { hier: string; children?: ComponentChildren }) {
  const { ik } = staat.value;
  const { vergader, cijfertoetsen } = weergave.value;
  return (
    <header class="kop">
      <h1>Regiewijzer</h1>
      <nav aria-label="Pagina's">
        {PAGINAS.map(({ pad, naam }) => (
          <a href={pad} {...(pad === hier ? { "aria-current": "page" as const } : {})}>
            {naam}
          </a>
        ))}
      </nav>
      <div class="kop-knoppen">
        {children}
        <button type="button" aria-pressed={vergader} title="Grote letters en meer contrast, voor op een groot scherm" onClick={() => zetWeergave({ vergader: !vergader })}>
          Vergaderstand
        </button>
        <button
          type="button"
          aria-pressed={cijfertoetsen}
          title="Antwoorden met de toetsen 1 tot en met 9, en 0 voor 'weet ik niet'"
          onClick={() => zetWeergave({ cijfertoetsen: !cijfertoetsen })}
        >
          Cijfertoetsen
        </button>
        {ik?.aangemeld && ik.aanmelden && <Afmelden naam={ik.naam} />}
      </div>
    </header>
  );
}

function Afmelden({ naam }: { naam: string | null }) {
  return (
    <span class="wie">
      {naam}{" "}
      <button type="button" onClick={() => void meldAf()}>
        Afmelden
      </button>
    </span>
  );
}

/** Ends the session; what this page kept of the conversation goes too. */
async function meldAf(): Promise<void> {
  nieuwGesprek();
  await stuur("/afmelden", {}).catch(() => null);
  window.location.assign("/");
}
