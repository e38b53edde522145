// A session of a team: join with a code or lead one. What somebody judges is sent as he goes; without connection it is sent again.
import { useEffect, useRef, useState } from "preact/hooks";
import { Fout, haal, haalHetBestand, stuur } from "../basis/api";
import { bewaarBestand } from "../basis/bestand";
import { bewaar, isTekst, lees } from "../basis/bewaren";
import { Drukknop } from "../delen/Drukknop";
import { Kaderkeuze } from "./Alleen";
import { Oordeel } from "./Oordeel";
import { LEEG, type Oordeel as Gevonden, type Sessie, type Sessies } from "./soorten";
import { Uitslag } from "./Uitslag";
import { Vergelijking } from "./Vergelijking";
import { casussen, probeer, toestel } from "./winkel";

const CODE = "regiewijzer-oefensessie";
const KIJK = 2000; // ms between two looks at a session
const SCHRIJF = 600; // ms after the last change before it is sent

const pad = (code: string, achter = "") => `/api/oefenen/sessies/${encodeURIComponent(code)}${achter}`;
const zie = async (code: string) => (await haal(`${pad(code)}?toestel=${toestel()}`)) as Sessie;

export function Samen() {
  const [sessie, zet] = useState<Sessie | null>(null);
  const open = (gevonden: Sessie | null) => {
    bewaar(CODE, gevonden?.code ?? null);
    zet(gevonden);
  };
  useEffect(() => {
    const bekend = lees(CODE, isTekst); // after a reload
    if (bekend) void zie(bekend).then(open, () => bewaar(CODE, null));
  }, []);
  if (sessie) return <Binnen key={sessie.code} begin={sessie} weg={() => open(null)} />;
  return (
    <div class="naast-elkaar">
      <Meedoen open={open} />
      {casussen.value?.leiden && <Leiden open={open} />}
    </div>
  );
}

function Meedoen({ open }: { open: (sessie: Sessie) => void }) {
  const [code, zetCode] = useState("");
  return (
    <form
      class="vak kiezen"
      aria-labelledby="meedoen-kop"
      onSubmit={(gebeurtenis) => {
        gebeurtenis.preventDefault();
        void probeer(async () => open(await zie(code.trim())));
      }}
    >
      <h2 class="nl-heading nl-heading--level-2" id="meedoen-kop">
        Meedoen met een team
      </h2>
      <p>Iedereen oordeelt op een eigen toestel over dezelfde casus. Niemand ziet wat jij koos; pas na het sluiten zie je de verdeling, zonder namen.</p>
      <label for="sessiecode">Code van de trainer</label>
      <input id="sessiecode" class="utrecht-textbox utrecht-textbox--html-input" type="text" required autocomplete="off" autocapitalize="characters" maxLength={20} value={code} onInput={(g) => zetCode(g.currentTarget.value)} />
      <div class="knoppen">
        <Drukknop type="submit" class="hoofd">
          Doe mee
        </Drukknop>
      </div>
    </form>
  );
}

function Leiden({ open }: { open: (sessie: Sessie) => void }) {
  const alle = casussen.value?.casussen ?? [];
  const [kader, zetKader] = useState(alle[0]?.kader ?? "");
  const hierbij = alle.filter((een) => een.kader === kader);
  const [casus, zetCasus] = useState("");
  const [mijn, zetMijn] = useState<Sessies | null>(null);
  useEffect(() => void haal(`/api/oefenen/sessies?toestel=${toestel()}`).then((uit) => zetMijn(uit as Sessies), () => undefined), []);
  const gekozen = hierbij.some(({ id }) => id === casus) ? casus : (hierbij[0]?.id ?? "");
  return (
    <form
      class="vak kiezen"
      aria-labelledby="leiden-kop"
      onSubmit={(gebeurtenis) => {
        gebeurtenis.preventDefault();
        void probeer(async () => open((await stuur("/api/oefenen/sessies", { casus: gekozen, toestel: toestel() })) as Sessie));
      }}
    >
      <h2 class="nl-heading nl-heading--level-2" id="leiden-kop">
        Zelf een sessie leiden
      </h2>
      <Kaderkeuze kader={kader} zet={zetKader} verplicht />
      <label for="sessiecasus">Casus</label>
      <select id="sessiecasus" class="utrecht-select utrecht-select--html-select" value={gekozen} onChange={(g) => zetCasus(g.currentTarget.value)}>
        {hierbij.map(({ id, titel, niveau }) => (
          <option value={id}>
            {titel} ({niveau})
          </option>
        ))}
      </select>
      <div class="knoppen">
        <Drukknop type="submit" class="hoofd">
          Begin een sessie
        </Drukknop>
      </div>
      {mijn && mijn.sessies.length > 0 && (
        <details>
          <summary>Sessies die je eerder leidde</summary>
          <ul>
            {mijn.sessies.map(({ code, titel, kader: naam }) => (
              <li key={code}>
                <Drukknop type="button" class="rustig" onClick={() => void probeer(async () => open(await zie(code)))}>
                  {code}
                </Drukknop>{" "}
                {titel} ({naam})
              </li>
            ))}
          </ul>
          {mijn.reeks.map((zin) => (
            <p>{zin}</p>
          ))}
        </details>
      )}
    </form>
  );
}

function Binnen({ begin, weg }: { begin: Sessie; weg: () => void }) {
  const [sessie, zetSessie] = useState(begin);
  const [oordeel, zetOordeel] = useState<Gevonden>({ ...LEEG, ...(begin.mijn as Gevonden | null) });
  const [stand, zetStand] = useState("");
  const [wijzigt, zetWijzigt] = useState(!begin.klaar);
  const teSturen = useRef<{ oordeel: Gevonden; klaar: boolean } | null>(null);
  const klok = useRef(0);
  const open = sessie.fase === "oordelen";

  const stuurNu = async () => {
    window.clearTimeout(klok.current);
    const dit = teSturen.current;
    if (!dit) return;
    try {
      const uit = (await stuur(pad(begin.code, "/oordeel"), { ...dit, toestel: toestel() })) as Sessie;
      if (teSturen.current === dit) teSturen.current = null;
      zetSessie(uit);
      if (dit.klaar) zetWijzigt(false);
      zetStand(dit.klaar ? "Ingeleverd. Tot de trainer sluit, kun je het nog veranderen." : "Bewaard.");
    } catch (oorzaak) {
      if (oorzaak instanceof Fout && !oorzaak.tijdelijk) {
        teSturen.current = null;
        zetStand(oorzaak.message);
        return;
      }
      zetStand("Geen verbinding. Je oordeel staat hier nog; ik stuur het zo vanzelf.");
      klok.current = window.setTimeout(() => void stuurNu(), KIJK);
    }
  };
  const verander = (nieuw: Gevonden, klaar = false) => {
    zetOordeel(nieuw);
    teSturen.current = { oordeel: nieuw, klaar };
    window.clearTimeout(klok.current);
    klok.current = window.setTimeout(() => void stuurNu(), klaar ? 0 : SCHRIJF);
  };
  useEffect(() => {
    const kijk = window.setInterval(() => {
      if (document.visibilityState === "visible") void zie(begin.code).then(zetSessie, () => undefined); // the next look tries again
    }, KIJK);
    return () => {
      window.clearInterval(kijk);
      window.clearTimeout(klok.current);
    };
  }, []);
  const stap = (doet: string, bespreking?: string) =>
    probeer(async () => zetSessie((await stuur(pad(begin.code, "/stap"), { doet, toestel: toestel(), ...(bespreking ? { bespreking } : {}) })) as Sessie));

  return (
    <>
      <section class="vak sessiekop" aria-label="De sessie">
        <p>
          Code <strong class="sessiecode">{sessie.code}</strong>
        </p>
        <p role="status">{open ? `${sessie.begonnen} doen mee, ${sessie.ingeleverd} ingeleverd.` : sessie.fase === "bespreken" ? "Het oordelen is gesloten." : "Deze sessie is voorbij."}</p>
        <div class="knoppen">
          {sessie.leider && open && (
            <Drukknop type="button" class="hoofd" onClick={() => void stap("sluiten")}>
              Sluit het oordelen
            </Drukknop>
          )}
          {sessie.leider && sessie.fase === "bespreken" && (
            <Drukknop type="button" onClick={() => void stap("beeindigen")}>
              Beëindig de sessie
            </Drukknop>
          )}
          <Drukknop type="button" onClick={weg}>
            Verlaat de sessie
          </Drukknop>
        </div>
        <p class="stand" role="status">
          {stand}
        </p>
      </section>
      {open && wijzigt && <Oordeel opgave={sessie.opgave} oordeel={oordeel} zet={verander} klaar="Lever in" opKlaar={() => verander(oordeel, true)} bezig={false} />}
      {open && !wijzigt && (
        <section class="vak" aria-label="Ingeleverd">
          <p>Je oordeel is ingeleverd. Zodra de trainer sluit, staat hier de verdeling.</p>
          <div class="knoppen">
            <Drukknop type="button" onClick={() => zetWijzigt(true)}>
              Verander mijn oordeel
            </Drukknop>
          </div>
        </section>
      )}
      {!open && sessie.uitslag && <Uitslag uitslag={sessie.uitslag} titel={sessie.opgave.titel} />}
      {!open && <Bespreking sessie={sessie} noteer={(tekst) => stap("noteren", tekst)} />}
      {sessie.vergelijking && (
        <section class="vak" aria-labelledby="eigen-kop">
          <h2 class="nl-heading nl-heading--level-2" id="eigen-kop">
            Jouw oordeel naast het kader
          </h2>
          <Vergelijking gegevens={sessie.vergelijking} />
        </section>
      )}
    </>
  );
}

function Bespreking({ sessie, noteer }: { sessie: Sessie; noteer: (tekst: string) => Promise<boolean> }) {
  const [tekst, zetTekst] = useState(sessie.bespreking);
  const [gezegd, zetGezegd] = useState("");
  if (!sessie.leider) return sessie.bespreking ? <p class="vak">Besproken: {sessie.bespreking}</p> : null;
  const bestand = () =>
    probeer(async () => {
      bewaarBestand(await haalHetBestand(`${pad(sessie.code, "/verslag")}?toestel=${toestel()}`), `oefensessie-${sessie.code}.docx`);
      zetGezegd("Het bestand staat bij je downloads.");
    });
  return (
    <section class="vak kiezen niet-op-papier" aria-labelledby="besproken-kop">
      <h2 class="nl-heading nl-heading--level-2" id="besproken-kop">
        Wat jullie bespraken
      </h2>
      <label for="bespreking">Noteer het zonder namen; wat op een naam lijkt, laat ik weg.</label>
      <textarea id="bespreking" class="utrecht-textarea utrecht-textarea--html-textarea" rows={3} maxLength={4000} value={tekst} onInput={(g) => zetTekst(g.currentTarget.value)} />
      <div class="knoppen">
        <Drukknop type="button" aria-disabled={!tekst.trim()} onClick={() => void (tekst.trim() && noteer(tekst).then((gelukt) => zetGezegd(gelukt ? "Genoteerd." : "")))}>
          Noteer
        </Drukknop>
        <Drukknop type="button" onClick={() => void bestand()}>
          Uitslag als Word (.docx)
        </Drukknop>
        <span role="status">{gezegd}</span>
      </div>
    </section>
  );
}
