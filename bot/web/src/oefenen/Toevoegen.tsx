// Adding a casus: the story and the marks, what the kader makes of it, the remarks, and then as a file or in the folder of the organisation.
import { useEffect, useState } from "preact/hooks";
import { stuur } from "../basis/api";
import { bewaarBestand } from "../basis/bestand";
import { bewaar, isObject, lees } from "../basis/bewaren";
import { Drukknop } from "../delen/Drukknop";
import { Kaderkeuze } from "./Alleen";
import { Markeringen } from "./Oordeel";
import { NIVEAUS, type Eigencontrole, type Eigenstand, type Niveau } from "./soorten";
import { casussen, fout, haalCasussen, probeer } from "./winkel";

interface Ontwerp {
  kader: string;
  niveau: Niveau;
  titel: string;
  /** "": made of the kader and the title. */
  id: string;
  tekst: string;
  antwoorden: Record<string, unknown>;
  meningen: string;
}

const BEWAARD = "regiewijzer-oefenontwerp";
const WACHT = 300; // ms after the last mark before it is weighed
const TEKSTEN: (keyof Ontwerp)[] = ["kader", "niveau", "titel", "id", "tekst", "meningen"];
const isOntwerp = (waarde: unknown): waarde is Ontwerp =>
  isObject(waarde) && TEKSTEN.every((veld) => typeof waarde[veld] === "string") && isObject(waarde.antwoorden);
const leeg = (): Ontwerp => ({ kader: casussen.value?.casussen[0]?.kader ?? "", niveau: "makkelijk", titel: "", id: "", tekst: "", antwoorden: {}, meningen: "" });

/** A name for a file out of a title: small letters, digits and dashes. */
function naamVan({ id, kader, titel }: Ontwerp): string {
  const kaal = titel.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const woorden = kaal.split(/[^a-z0-9]+/).filter((woord) => woord && woord !== "een" && woord !== "de" && woord !== "het");
  return id.trim() || [kader, ...woorden].join("-").slice(0, 60);
}

const verzoek = (ontwerp: Ontwerp) => ({ ...ontwerp, id: naamVan(ontwerp), meningen: ontwerp.meningen.trim() || null });

export function Toevoegen() {
  const [ontwerp, zetOntwerp] = useState<Ontwerp>(() => lees(BEWAARD, isOntwerp) ?? leeg());
  const [stand, zetStand] = useState<Eigenstand | null>(null);
  const [controle, zetControle] = useState<Eigencontrole | null>(null);
  const [gezegd, zetGezegd] = useState("");
  const [bezig, zetBezig] = useState(false);
  const zet = (anders: Partial<Ontwerp>) => {
    const nieuw = { ...ontwerp, ...anders };
    bewaar(BEWAARD, nieuw);
    zetOntwerp(nieuw);
    zetControle(null); // what was said is about the casus as it was
    zetGezegd("");
  };
  useEffect(() => {
    let geldt = true;
    const straks = window.setTimeout(
      () =>
        void probeer(async () => {
          const uit = (await stuur("/api/oefenen/eigen/stand", { kader: ontwerp.kader, antwoorden: ontwerp.antwoorden })) as Eigenstand;
          if (geldt) zetStand(uit);
        }),
      stand ? WACHT : 0,
    );
    return () => {
      geldt = false;
      window.clearTimeout(straks);
    };
  }, [ontwerp.kader, ontwerp.antwoorden]);
  const doe = async (wat: () => Promise<void>) => {
    if (bezig) return;
    zetBezig(true);
    await probeer(wat);
    zetBezig(false);
  };
  const nakijken = () => {
    if (!ontwerp.titel.trim() || !ontwerp.tekst.trim()) {
      fout.value = "Geef de casus eerst een titel en een verhaal.";
      return Promise.resolve();
    }
    return doe(async () => zetControle((await stuur("/api/oefenen/eigen/controle", verzoek(ontwerp))) as Eigencontrole));
  };
  const bewaren = () =>
    doe(async () => {
      const { bestand } = (await stuur("/api/oefenen/eigen", verzoek(ontwerp))) as { bestand: string };
      zetGezegd(`Bewaard als ${bestand}. Wie oefent, kan hem nu krijgen.`);
      await haalCasussen();
    });
  const nieuw = () => {
    zet({ ...leeg(), kader: ontwerp.kader });
    document.getElementById("eigen-titel")?.focus();
  };
  return (
    <div class="oordeel eigen">
      <Vertel ontwerp={ontwerp} zet={zet} />
      <section class="vak invul" aria-labelledby="markeren-kop">
        <h2 class="nl-heading nl-heading--level-2" id="markeren-kop">
          Wat staat erin?
        </h2>
        <p class="niets">Markeer alleen wat je verhaal zegt. Wat het kader ervan maakt, zie je meteen.</p>
        {stand && <Markeringen namen={stand.kenmerken} gemarkeerd={ontwerp.antwoorden} zet={(antwoorden) => zet({ antwoorden })} />}
        <dl aria-label="Wat eruit komt" aria-live="polite">
          {stand?.uitkomsten.flatMap(({ besluit, label, uitkomstlabel }) => [<dt key={besluit}>{label}</dt>, <dd key={`${besluit}-uit`}>{uitkomstlabel || "staat nog niet vast"}</dd>])}
        </dl>
        <div role="status">
          {controle && <Opmerkingen controle={controle} />}
          {gezegd && <p>{gezegd}</p>}
        </div>
        <div class="knoppen onderaan">
          <Drukknop type="button" class={controle?.goed ? "" : "hoofd"} aria-disabled={bezig} onClick={() => void nakijken()}>
            Kijk na
          </Drukknop>
          {controle && (
            <Drukknop type="button" onClick={() => bewaarBestand(new Blob([controle.yaml], { type: "application/yaml" }), `${naamVan(ontwerp)}.yml`)}>
              Download als YAML
            </Drukknop>
          )}
          {controle?.goed && casussen.value?.bewaren && !gezegd && (
            <Drukknop type="button" class="hoofd" aria-disabled={bezig} onClick={() => void bewaren()}>
              Bewaar bij de oefencasussen
            </Drukknop>
          )}
          {gezegd && (
            <Drukknop type="button" onClick={nieuw}>
              Nog een casus schrijven
            </Drukknop>
          )}
        </div>
      </section>
    </div>
  );
}

function Vertel({ ontwerp, zet }: { ontwerp: Ontwerp; zet: (anders: Partial<Ontwerp>) => void }) {
  const woorden = ontwerp.tekst.split(/\s+/).filter(Boolean).length;
  return (
    <section class="vak" aria-labelledby="vertel-kop">
      <h2 class="nl-heading nl-heading--level-2" id="vertel-kop">
        Een casus toevoegen
      </h2>
      <p>Verzin hem, of verander alles waaraan iemand te herkennen is. Schrijf geen namen: 'moeder', 'de jongen'.</p>
      <div class="tweetal">
        <div>
          <Kaderkeuze kader={ontwerp.kader} zet={(kader) => zet({ kader, antwoorden: {} })} verplicht />
        </div>
        <div>
          <label for="eigen-niveau">Niveau</label>
          <select id="eigen-niveau" class="utrecht-select utrecht-select--html-select" value={ontwerp.niveau} onChange={(g) => zet({ niveau: g.currentTarget.value as Niveau })}>
            {NIVEAUS.map(([naam, label]) => (
              <option value={naam}>{label}</option>
            ))}
          </select>
        </div>
        <div>
          <label for="eigen-titel">Titel</label>
          <input id="eigen-titel" class="utrecht-textbox utrecht-textbox--html-input" type="text" autocomplete="off" maxLength={600} value={ontwerp.titel} onInput={(g) => zet({ titel: g.currentTarget.value })} />
        </div>
        <div>
          <label for="eigen-id">Naam van het bestand</label>
          <input id="eigen-id" class="utrecht-textbox utrecht-textbox--html-input" type="text" autocomplete="off" maxLength={60} placeholder={naamVan({ ...ontwerp, id: "" })} value={ontwerp.id} onInput={(g) => zet({ id: g.currentTarget.value })} />
        </div>
      </div>
      <label for="eigen-tekst">Het verhaal, zoals je het in de gang vertelt</label>
      <textarea id="eigen-tekst" class="utrecht-textarea utrecht-textarea--html-textarea" rows={9} maxLength={3000} aria-describedby="eigen-woorden" value={ontwerp.tekst} onInput={(g) => zet({ tekst: g.currentTarget.value })} />
      <p class="niets" id="eigen-woorden">
        {woorden} {woorden === 1 ? "woord" : "woorden"}; tussen 80 en 200 leest prettig. Een witregel begint een nieuwe alinea.
      </p>
      <label for="eigen-meningen">Waar collega's over verschillen, en waarom{ontwerp.niveau === "lastig" ? "" : " (mag leeg blijven)"}</label>
      <textarea id="eigen-meningen" class="utrecht-textarea utrecht-textarea--html-textarea" rows={2} maxLength={600} value={ontwerp.meningen} onInput={(g) => zet({ meningen: g.currentTarget.value })} />
    </section>
  );
}

function Opmerkingen({ controle }: { controle: Eigencontrole }) {
  return (
    <>
      <p>
        <strong>{!controle.goed ? "Nog niet te oefenen." : controle.opmerkingen.length ? "Te oefenen; kijk nog naar wat hieronder staat." : "Nagekeken. Alles klopt."}</strong>
      </p>
      {controle.opmerkingen.length > 0 && (
        <ul class="opmerkingen">
          {controle.opmerkingen.map(({ zin, fout: onjuist }) => (
            <li key={zin}>
              <strong>{onjuist ? "Klopt niet" : "Kijk na"}:</strong> {zin}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
