// Plain text of the assistant with its paragraphs and lists. Only ever text nodes.
import type { ComponentChildren } from "preact";

const PUNT = /^(\s*)• /;
const GENUMMERD = /^\d+\. /;

type Lijst = "ul" | "ol" | null;

function soortVan(regel: string): Lijst {
  return PUNT.test(regel) ? "ul" : GENUMMERD.test(regel) ? "ol" : null;
}

/** A block of lines: runs of "• …" and "1. …" become lists; an indented line belongs to the point above it. */
function Blok({ tekst }: { tekst: string }) {
  const delen: { soort: Lijst; regels: string[] }[] = [];
  for (const regel of tekst.split("\n")) {
    const soort = soortVan(regel);
    const vorige = delen.at(-1);
    if (vorige?.soort && !soort && /^\s{2,}/.test(regel)) vorige.regels.push(`${vorige.regels.pop() ?? ""}\n${regel.trim()}`);
    else if (vorige && vorige.soort === soort) vorige.regels.push(regel);
    else delen.push({ soort, regels: [regel] });
  }
  return <>{delen.map((deel) => lijst(deel.soort, deel.regels))}</>;
}

function lijst(soort: Lijst, regels: string[]): ComponentChildren {
  if (!soort) return <p>{regels.join("\n")}</p>;
  const punten = regels.map((regel) => <li>{regel.replace(soort === "ul" ? PUNT : GENUMMERD, "")}</li>);
  return soort === "ul" ? <ul>{punten}</ul> : <ol>{punten}</ol>;
}

export function Tekst({ tekst }: { tekst: string }) {
  return (
    <div class="tekst">
      {tekst.split(/\n{2,}/).map((blok) => (
        <Blok tekst={blok} />
      ))}
    </div>
  );
}
