// The parts of a message, drawn. Only ever text nodes.
import type { Blad as Bladblok, Blok, Lijst as Lijstblok, Voorstel as Voorstelblok } from "../basis/blokken";
import { Advies, HeelAdvies } from "./Advies";

/** `kort`: an advice at a glance. `open`: what it asks is asked now, so the list stands with the buttons. */
export function Blokken({ blokken, kort, open = false }: { blokken: Blok[]; kort: boolean; open?: boolean }) {
  const [eerste] = blokken;
  if (eerste?.soort === "voorstel") return <Voorstel blok={eerste} open={open} />;
  if (eerste?.soort === "advies" && kort) return <Advies blok={eerste} />;
  if (eerste?.soort === "blad") return <Blad blok={eerste} />;
  return (
    <>
      <div class="tekst">
        {blokken.map((blok) => (
          <Tekst blok={blok} />
        ))}
      </div>
      {eerste?.soort === "vraag" && eerste.voortgang && <p class="voortgang">{eerste.voortgang}</p>}
    </>
  );
}

function Tekst({ blok }: { blok: Blok }) {
  switch (blok.soort) {
    case "alinea":
    case "bewijs":
      return <p>{blok.regels.join("\n")}</p>;
    case "lijst":
      return <Lijst blok={blok} />;
    case "deel":
      return (
        <>
          {blok.blokken.map((deel) => (
            <Tekst blok={deel} />
          ))}
        </>
      );
    case "crisis":
      return (
        <>
          <p>{blok.aanleiding ? `${blok.kop} ${blok.aanleiding}` : blok.kop}</p>
          <Lijst blok={{ soort: "lijst", punten: blok.stappen, teken: "bolletje" }} />
        </>
      );
    case "vraag":
      return <p>{blok.tekst}</p>;
    case "advies":
      return <HeelAdvies blok={blok} />;
    default:
      return null; // drawn apart, or there already (the text field)
  }
}

function Lijst({ blok }: { blok: Lijstblok }) {
  const punten = blok.punten.map((punt) => <li>{punt}</li>);
  if (blok.teken === "cijfer") return <ol>{punten}</ol>;
  return <ul class={blok.teken === "bolletje" ? undefined : `met-${blok.teken}`}>{punten}</ul>;
}

/** Reading back: what was taken from a text, each with the words it was taken from. */
function Voorstel({ blok, open }: { blok: Voorstelblok; open: boolean }) {
  return (
    <div class="voorstel">
      <p>{blok.kop}:</p>
      <dl class={open ? "alleen-voorlezen" : undefined}>
        {blok.gelezen.map(({ label, waarde, woorden, merk }) => (
          <div>
            <dt>{label}</dt>
            <dd>
              <strong>{waarde}</strong> <q>{woorden}</q>
              {merk && <span class="merk"> {merk}</span>}
            </dd>
          </div>
        ))}
      </dl>
      <p>{blok.vraag}</p>
    </div>
  );
}

/** A sheet is long: its title folds it away. */
function Blad({ blok }: { blok: Bladblok }) {
  return (
    <details open>
      <summary>{blok.titel}</summary>
      <div class="tekst">
        {blok.delen.map((deel) => (
          <Tekst blok={deel} />
        ))}
      </div>
    </details>
  );
}
