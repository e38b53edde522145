// What becomes of a casus: how far it is, the next step, and its documents.
import { useEffect, useState } from "preact/hooks";
import { Fout } from "../basis/api";
import { bewaarBestand } from "../basis/bestand";
import { datumAlsTekst } from "../basis/tekst";
import { DOCUMENTEN, doeStap, haalDocument, haalVervolg, STATUS, type Oordeel, type Stand, type Stapverzoek, type Vervolg as Gegevens } from "./bewaard";
import { Drukknop } from "../delen/Drukknop";

const MISLUKT = "Er ging iets mis. Probeer het opnieuw.";
const zin = (oorzaak: unknown) => (oorzaak instanceof Fout ? oorzaak.message : MISLUKT);

export function Vervolg({ code, veranderd }: { code: string; veranderd: (stand: Stand) => void }) {
  const [vervolg, zetVervolg] = useState<Gegevens | null>(null);
  const [fout, zetFout] = useState("");
  const [bezig, zetBezig] = useState(false);
  useEffect(() => {
    haalVervolg(code).then(zetVervolg, (oorzaak: unknown) => zetFout(zin(oorzaak)));
  }, [code]);
  if (!vervolg) return fout ? <p role="alert">{fout}</p> : <p role="status">Een ogenblik …</p>;
  const doe = (stap: Stapverzoek) => {
    if (bezig) return;
    zetBezig(true);
    zetFout("");
    doeStap(code, stap)
      .then(
        (na) => {
          zetVervolg(na);
          veranderd(na.stand);
        },
        (oorzaak: unknown) => zetFout(zin(oorzaak)),
      )
      .finally(() => zetBezig(false));
  };
  const document = (soort: string, vorm: "docx" | "pdf") => {
    zetFout("");
    haalDocument(code, soort, vorm).then(
      (inhoud) => bewaarBestand(inhoud, `${soort}-${code}.${vorm}`),
      (oorzaak: unknown) => zetFout(zin(oorzaak)),
    );
  };
  return (
    <section class="vervolg" aria-label={`Vervolg van ${code}`}>
      <h4 class="nl-heading nl-heading--level-4">Status: {STATUS[vervolg.stand.status]}</h4>
      <Stappen stappen={vervolg.stappen} />
      {vervolg.kan.includes("vastgesteld") && (
        <Drukknop type="button" aria-disabled={bezig} onClick={() => doe({ status: "vastgesteld" })}>
          Stel vast
        </Drukknop>
      )}
      {vervolg.kan.includes("ter_bespreking") && <Voorleggen aan={vervolg.bij_twijfel} doe={doe} />}
      {vervolg.kan.includes("advies") && <Antwoorden doe={doe} />}
      {vervolg.kan.includes("afgesloten") && <Afsluiten vervolg={vervolg} doe={doe} />}
      {fout && <p role="alert">{fout}</p>}
      <h4 class="nl-heading nl-heading--level-4">Documenten</h4>
      <ul class="documenten">
        {Object.entries(DOCUMENTEN).map(([soort, naam]) => (
          <li>
            <span>{naam}</span>
            <Drukknop type="button" aria-label={`${naam} als Word`} onClick={() => document(soort, "docx")}>
              Word
            </Drukknop>
            <Drukknop type="button" aria-label={`${naam} als PDF`} onClick={() => document(soort, "pdf")}>
              PDF
            </Drukknop>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Stappen({ stappen }: { stappen: Stand[] }) {
  if (stappen.length === 0) return null;
  return (
    <ul>
      {stappen.map((stap) => (
        <li>
          {stap.op ? `${datumAlsTekst(stap.op.slice(0, 10))}: ` : ""}
          {stap.status === "advies" ? "antwoord" : STATUS[stap.status]}
          {stap.aan ? ` bij ${stap.aan}` : ""}
          {stap.vraag ? `. ${stap.vraag}` : ""}
          {stap.antwoord ? `: ${stap.antwoord}. Reden: ${stap.reden ?? ""}` : ""}
        </li>
      ))}
    </ul>
  );
}

interface Doe {
  doe: (stap: Stapverzoek) => void;
}

function Veld({ label, waarde, zet }: { label: string; waarde: string; zet: (waarde: string) => void }) {
  return (
    <label class="zoek">
      {label}
      <textarea class="utrecht-textarea utrecht-textarea--html-textarea" rows={2} maxLength={2000} value={waarde} onInput={(g) => zet(g.currentTarget.value)} />
    </label>
  );
}

function Voorleggen({ aan, doe }: Doe & { aan: string[] }) {
  const [vraag, zetVraag] = useState("");
  const wie = aan.length > 0 ? aan.join(" of ") : "wie bij jullie beslist (het kader noemt niemand)";
  return (
    <details>
      <summary>Leg voor</summary>
      <p>Bij twijfel beslist volgens het kader: {wie}.</p>
      <Veld label="Je vraag, zonder namen" waarde={vraag} zet={zetVraag} />
      <Drukknop type="button" onClick={() => doe({ status: "ter_bespreking", vraag })}>
        Leg deze vraag voor
      </Drukknop>
    </details>
  );
}

function Antwoorden({ doe }: Doe) {
  const [antwoord, zetAntwoord] = useState("");
  const [reden, zetReden] = useState("");
  return (
    <details open>
      <summary>Leg het antwoord vast</summary>
      <Veld label="Het antwoord" waarde={antwoord} zet={zetAntwoord} />
      <Veld label="De reden" waarde={reden} zet={zetReden} />
      <Drukknop type="button" onClick={() => doe({ status: "advies", antwoord, reden })}>
        Leg dit antwoord vast
      </Drukknop>
    </details>
  );
}

const OORDELEN: [Oordeel, string][] = [
  ["ja", "Ja"],
  ["nee", "Nee"],
  ["nvt", "Niet van toepassing"],
];

function Afsluiten({ vervolg, doe }: Doe & { vervolg: Gegevens }) {
  const [oordelen, zetOordelen] = useState<Record<string, Oordeel>>({});
  const [waarom, zetWaarom] = useState("");
  const nee = Object.values(oordelen).includes("nee");
  const controle = () =>
    vervolg.controle.flatMap(({ id }) => {
      const oordeel = oordelen[id];
      if (!oordeel) return [];
      return [{ id, oordeel, ...(oordeel === "nee" && waarom ? { toelichting: waarom } : {}) }];
    });
  return (
    <details>
      <summary>Sluit af</summary>
      {vervolg.controle.length === 0 && <p>De kaders van deze casus zeggen niet wat je bij het afsluiten nagaat.</p>}
      {vervolg.controle.map((punt) => (
        <fieldset>
          <legend>{punt.tekst}</legend>
          {OORDELEN.map(([waarde, naam]) => (
            <label class="vink">
              <input type="radio" name={`${vervolg.casus}-${punt.id}`} checked={oordelen[punt.id] === waarde} onChange={() => zetOordelen({ ...oordelen, [punt.id]: waarde })} />
              <span>{naam}</span>
            </label>
          ))}
          <p class="niets">Bron: {punt.vindplaats}</p>
        </fieldset>
      ))}
      {nee && <Veld label="Waarom sluit je toch af?" waarde={waarom} zet={zetWaarom} />}
      <Drukknop type="button" onClick={() => doe({ status: "afgesloten", controle: controle() })}>
        Sluit de casus af
      </Drukknop>
    </details>
  );
}
