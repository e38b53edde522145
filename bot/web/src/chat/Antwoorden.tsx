// The ways to answer one kenmerk: buttons with number keys, check boxes, or a text field. The same in the chat and in the editor.
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { leesGetallen, waardeAlsTekst } from "../basis/tekst";
import type { Kenmerk, Optie, Waarde } from "../basis/soorten";
import { TOELICHTING_ANTWOORDEN_EIGEN } from "../delen/Merk";
import { Cijfer, useCijfertoetsen } from "./cijfers";
import { Drukknop } from "../delen/Drukknop";

interface Eigenschappen {
  kenmerk: Pick<Kenmerk, "soort" | "opties" | "leeg" | "label">;
  /** The value now, when it is known: shown as chosen. */
  nu?: Waarde | undefined;
  bezig: boolean;
  /** Show what the options mean. A few to choose one of always do: there is room for it. */
  uitleg?: boolean;
  antwoord: (waarde: Waarde, label: string) => void;
  /** What stands beside "weet ik niet". */
  children?: ComponentChildren;
}

const WEINIG = 4; // so many options fit on a phone with what they mean

export function Antwoorden({ kenmerk: gevraagd, nu, bezig, uitleg = true, antwoord, children }: Eigenschappen) {
  const vak = useRef<HTMLDivElement>(null);
  useCijfertoetsen(vak);
  const ruim = uitleg || (gevraagd.soort !== "meerkeuze" && gevraagd.opties.length <= WEINIG);
  const kenmerk = ruim ? gevraagd : { ...gevraagd, opties: gevraagd.opties.map((optie) => ({ ...optie, hulp: "" })) };
  const geef = (waarde: Waarde) => antwoord(waarde, waarde === null ? "Weet ik niet" : waardeAlsTekst(kenmerk, waarde));
  return (
    <div ref={vak} class="antwoorden">
      {kenmerk.opties.some(({ hulp }) => hulp) && <p class="eigen">{TOELICHTING_ANTWOORDEN_EIGEN}</p>}
      {kenmerk.soort === "meerkeuze" && <Meerkeuze kenmerk={kenmerk} nu={nu} bezig={bezig} geef={geef} />}
      {kenmerk.soort === "getallen" && <Getallen label={kenmerk.label} nu={nu} bezig={bezig} geef={geef} />}
      {(kenmerk.soort === "keuze" || kenmerk.soort === "ja_nee") && (
        <div class="opties">
          {kenmerk.opties.map((optie, i) => (
            <Knop cijfer={i + 1} gekozen={nu === optie.waarde} uit={bezig} druk={() => geef(optie.waarde)} optie={optie} />
          ))}
        </div>
      )}
      <div class="bij-vraag">
        <Knop cijfer={0} gekozen={false} uit={bezig} druk={() => geef(null)} optie={{ waarde: "", label: "Weet ik niet" }} />
        {children}
      </div>
    </div>
  );
}

interface KnopEigenschappen {
  cijfer: number;
  optie: Optie;
  gekozen: boolean;
  uit: boolean;
  druk: () => void;
}

function Knop({ cijfer, optie, gekozen, uit, druk }: KnopEigenschappen) {
  return (
    <Drukknop type="button" class={gekozen ? "optie gekozen" : "optie"} data-cijfer={cijfer} aria-disabled={uit} onClick={() => uit || druk()}>
      <Cijfer cijfer={cijfer} />
      <span>
        <span class="optie-naam">{optie.label}</span>
        {gekozen && <span class="nu"> (nu gekozen)</span>}
        {optie.hulp && <small>{optie.hulp}</small>}
      </span>
    </Drukknop>
  );
}

interface DeelEigenschappen {
  nu: Waarde | undefined;
  bezig: boolean;
  geef: (waarde: Waarde) => void;
}

function Meerkeuze({ kenmerk, nu, bezig, geef }: DeelEigenschappen & Pick<Eigenschappen, "kenmerk">) {
  const [gekozen, zetGekozen] = useState<string[]>(Array.isArray(nu) ? nu.map(String) : []);
  const [geen, zetGeen] = useState(Array.isArray(nu) && nu.length === 0);
  const wissel = (waarde: string, aan: boolean) => {
    zetGeen(false);
    zetGekozen(aan ? [...gekozen, waarde] : gekozen.filter((g) => g !== waarde));
  };
  const volgorde = kenmerk.opties.map((optie) => String(optie.waarde));
  const leeg = kenmerk.leeg ?? "Geen van deze";
  return (
    <form
      class="meerkeuze"
      onSubmit={(gebeurtenis) => {
        gebeurtenis.preventDefault();
        if (!bezig && (geen || gekozen.length)) geef(volgorde.filter((waarde) => gekozen.includes(waarde)));
      }}
    >
      <fieldset>
        <legend>Kies alles wat past</legend>
        {kenmerk.opties.map((optie, i) => (
          <label class="vink">
            <input
              class="utrecht-checkbox utrecht-checkbox--html-input"
              type="checkbox"
              data-cijfer={i + 1}
              checked={gekozen.includes(String(optie.waarde))}
              onChange={(g) => wissel(String(optie.waarde), g.currentTarget.checked)}
            />
            <Cijfer cijfer={i + 1} />
            <span>
              <span class="optie-naam">{optie.label}</span>
              {optie.hulp && <small>{optie.hulp}</small>}
            </span>
          </label>
        ))}
        <label class="vink geen">
          <input
            class="utrecht-checkbox utrecht-checkbox--html-input"
            type="checkbox"
            data-cijfer={kenmerk.opties.length + 1}
            checked={geen}
            onChange={(g) => {
              zetGeen(g.currentTarget.checked);
              zetGekozen([]);
            }}
          />
          <Cijfer cijfer={kenmerk.opties.length + 1} />
          <span class="optie-naam">{leeg}</span>
        </label>
      </fieldset>
      <Drukknop type="submit" class="hoofd" aria-disabled={bezig || !(geen || gekozen.length)}>
        Klaar met kiezen
      </Drukknop>
    </form>
  );
}

function Getallen({ label, nu, bezig, geef }: DeelEigenschappen & { label: string }) {
  const [tekst, zetTekst] = useState(Array.isArray(nu) ? nu.map((getal) => String(getal).replace(".", ",")).join(" en ") : "");
  const [fout, zetFout] = useState(false);
  const gelezen = tekst.trim() ? leesGetallen(tekst) : null;
  return (
    <form
      class="getallen"
      onSubmit={(gebeurtenis) => {
        gebeurtenis.preventDefault();
        zetFout(gelezen === null);
        if (gelezen && !bezig) geef(gelezen);
      }}
    >
      <label>
        {label} in jaren
        <input class="utrecht-textbox utrecht-textbox--html-input" type="text" inputMode="text" autocomplete="off" value={tekst} aria-invalid={fout} aria-describedby="getallen-uitleg" onInput={(g) => zetTekst(g.currentTarget.value)} />
      </label>
      <p id="getallen-uitleg" role="status">
        {gelezen ? `Ik lees: ${gelezen.map((getal) => `${String(getal).replace(".", ",")} jaar`).join(" en ")}.` : fout || tekst.trim() ? "Dit kan ik niet lezen. Schrijf alleen getallen, bijvoorbeeld: 5 en 11." : "Bijvoorbeeld: 5 en 11."}
      </p>
      <Drukknop type="submit" class="hoofd" aria-disabled={bezig}>
        Klaar
      </Drukknop>
    </form>
  );
}
