// Practising alone: a casus, hints, the comparison, another one.
import { useEffect, useRef, useState } from "preact/hooks";
import { haal, nummer, stuur } from "../basis/api";
import { bewaar, lees } from "../basis/bewaren";
import { staat } from "../basis/winkel";
import { Drukknop } from "../delen/Drukknop";
import { Oordeel } from "./Oordeel";
import { LEEG, NIVEAUS, type Hint, type Niveau, type Opgave, type Vergelijking as Naast } from "./soorten";
import { Vergelijking } from "./Vergelijking";
import { casussen, probeer } from "./winkel";

const GEDAAN = "regiewijzer-geoefend";
const isNamen = (waarde: unknown): waarde is string[] => Array.isArray(waarde) && waarde.every((naam) => typeof naam === "string");

export function Alleen() {
  const [opgave, zetOpgave] = useState<Opgave | null>(null);
  const [wens, zetWens] = useState<{ kader: string; niveau: Niveau | "" }>({ kader: "", niveau: "" });
  const volgende = () =>
    probeer(async () => {
      const gedaan = lees(GEDAAN, isNamen) ?? [];
      const gevonden = (await stuur("/api/oefenen/keuze", { kader: wens.kader || null, niveau: wens.niveau || null, gedaan })) as Opgave;
      bewaar(GEDAAN, [...gedaan.filter((naam) => naam !== gevonden.id), gevonden.id].slice(-500));
      zetOpgave(gevonden);
    });
  useEffect(() => {
    const gevraagd = new URLSearchParams(window.location.hash.split("?")[1]).get("casus"); // a link of a colleague, or of the learning path
    if (gevraagd) void probeer(async () => zetOpgave((await haal(`/api/oefenen/casussen/${encodeURIComponent(gevraagd)}`)) as Opgave));
  }, []);
  if (opgave) return <EenCasus key={opgave.id} opgave={opgave} nog={() => void volgende()} stop={() => zetOpgave(null)} />;
  return <Kiezen wens={wens} zet={zetWens} begin={() => void volgende()} />;
}

interface KiezenEigenschappen {
  wens: { kader: string; niveau: Niveau | "" };
  zet: (wens: { kader: string; niveau: Niveau | "" }) => void;
  begin: () => void;
}

function Kiezen({ wens, zet, begin }: KiezenEigenschappen) {
  return (
    <form
      class="vak kiezen"
      aria-labelledby="kiezen-kop"
      onSubmit={(gebeurtenis) => {
        gebeurtenis.preventDefault();
        begin();
      }}
    >
      <h2 class="nl-heading nl-heading--level-2" id="kiezen-kop">
        Zelf oefenen
      </h2>
      <p>Je krijgt een verzonnen casus. Jij beslist eerst; daarna zie je het kader ernaast. Niemand anders ziet wat je fout hebt.</p>
      <Kaderkeuze kader={wens.kader} zet={(kader) => zet({ ...wens, kader })} />
      <label for="niveau">Niveau</label>
      <select id="niveau" class="utrecht-select utrecht-select--html-select" value={wens.niveau} onChange={(g) => zet({ ...wens, niveau: g.currentTarget.value as Niveau | "" })}>
        <option value="">Maakt niet uit</option>
        {NIVEAUS.map(([naam, label]) => (
          <option value={naam}>{label}</option>
        ))}
      </select>
      <div class="knoppen">
        <Drukknop type="submit" class="hoofd">
          Begin
        </Drukknop>
      </div>
    </form>
  );
}

export function Kaderkeuze({ kader, zet, verplicht = false }: { kader: string; zet: (kader: string) => void; verplicht?: boolean }) {
  const namen = [...new Set(casussen.value?.casussen.map((casus) => casus.kader) ?? [])];
  const { kaders } = staat.value;
  return (
    <>
      <label for="kader">Werkwijze</label>
      <select id="kader" class="utrecht-select utrecht-select--html-select" value={kader} onChange={(g) => zet(g.currentTarget.value)}>
        {!verplicht && <option value="">Maakt niet uit</option>}
        {namen.map((naam) => (
          <option value={naam}>{kaders?.profielen[naam]?.label ?? kaders?.kaders[naam]?.naam ?? naam}</option>
        ))}
      </select>
    </>
  );
}

function EenCasus({ opgave, nog, stop }: { opgave: Opgave; nog: () => void; stop: () => void }) {
  const [oordeel, zet] = useState(LEEG);
  const [naast, zetNaast] = useState<Naast | null>(null);
  const [hints, zetHints] = useState<Record<string, string[]>>({});
  const [bezig, zetBezig] = useState(false);
  const [poging] = useState(nummer);
  const pad = `/api/oefenen/casussen/${encodeURIComponent(opgave.id)}`;
  const vergelijk = async () => {
    zetBezig(true);
    await probeer(async () => zetNaast((await stuur(`${pad}/vergelijking`, { ...oordeel, poging })) as Naast));
    zetBezig(false);
  };
  const hint = (besluit: string) =>
    void probeer(async () => {
      const had = hints[besluit] ?? [];
      const { tekst } = (await stuur(`${pad}/hint`, { besluit, gehad: had.length })) as Hint;
      if (tekst) zetHints({ ...hints, [besluit]: [...had, tekst] });
      else zetHints({ ...hints, op: ["Meer hints zijn er niet. Kies wat jij denkt; daarna vergelijken we."] });
    });
  if (naast) return <Klaar opgave={opgave} naast={naast} nog={nog} stop={stop} />;
  return (
    <Oordeel opgave={opgave} oordeel={oordeel} zet={zet} klaar="Leg het naast het kader" opKlaar={() => void vergelijk()} bezig={bezig} hint={hint}>
      <div class="hints" role="status">
        {Object.values(hints).flatMap((zinnen) => zinnen.map((zin) => <p key={zin}>{zin}</p>))}
      </div>
    </Oordeel>
  );
}

function Klaar({ opgave, naast, nog, stop }: { opgave: Opgave; naast: Naast; nog: () => void; stop: () => void }) {
  const kop = useRef<HTMLHeadingElement>(null);
  useEffect(() => kop.current?.focus(), []);
  return (
    <section class="vak" aria-labelledby="naast-kop">
      <h2 class="nl-heading nl-heading--level-2" id="naast-kop" ref={kop} tabIndex={-1}>
        {opgave.titel}: jouw oordeel naast het kader
      </h2>
      <div class="knoppen">
        <Drukknop type="button" class="hoofd" onClick={nog}>
          Nog een casus
        </Drukknop>
        <Drukknop type="button" onClick={stop}>
          Iets anders kiezen
        </Drukknop>
      </div>
      <details>
        <summary>Lees de casus terug</summary>
        {opgave.tekst.split("\n").map((alinea) => (
          <p>{alinea}</p>
        ))}
      </details>
      <Vergelijking gegevens={naast} />
    </section>
  );
}
