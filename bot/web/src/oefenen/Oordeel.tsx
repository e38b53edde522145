// A casus to judge: the story beside what is marked in it and what is decided. The same alone and with a team.
import { useEffect, useRef, useState } from "preact/hooks";
import { Antwoorden } from "../chat/Antwoorden";
import { waardeAlsTekst } from "../basis/tekst";
import { staat } from "../basis/winkel";
import type { Kenmerk, Waarde } from "../basis/soorten";
import { Dialoog } from "../delen/Dialoog";
import { Drukknop } from "../delen/Drukknop";
import { isAf, NIVEAUS, ZEKERHEDEN, type Oordeel as Gevonden, type Opgave } from "./soorten";

interface Eigenschappen {
  opgave: Opgave;
  oordeel: Gevonden;
  zet: (oordeel: Gevonden) => void;
  /** The button at the end, and what it does. */
  klaar: string;
  opKlaar: () => void;
  bezig: boolean;
  /** A hint at this besluit, or what says that there are no more. */
  hint?: (besluit: string) => void;
  children?: preact.ComponentChildren;
}

const STAPPEN = ["Markeer", "Beslis"] as const;

export function Oordeel({ opgave, oordeel, zet, klaar, opKlaar, bezig, hint, children }: Eigenschappen) {
  const [stap, zetStap] = useState(0);
  const kop = useRef<HTMLHeadingElement>(null);
  useEffect(() => kop.current?.focus(), []);
  const niveau = NIVEAUS.find(([naam]) => naam === opgave.niveau)?.[1].toLowerCase();
  return (
    <div class="oordeel">
      <section class="vak verhaal" aria-labelledby="verhaal-kop" tabIndex={0}>
        <h2 class="nl-heading nl-heading--level-2" id="verhaal-kop" ref={kop} tabIndex={-1}>
          {opgave.titel}
        </h2>
        <p class="niets">
          {opgave.kadernaam}, {niveau}. Deze casus is verzonnen.
        </p>
        {opgave.tekst.split("\n").map((alinea) => (
          <p>{alinea}</p>
        ))}
        {children}
      </section>
      <section class="vak invul" aria-label="Jouw oordeel">
        <div class="knoppen" role="group" aria-label="Stappen">
          {STAPPEN.map((naam, nr) => (
            <Drukknop type="button" aria-pressed={stap === nr} onClick={() => zetStap(nr)}>
              {nr + 1}. {naam}
            </Drukknop>
          ))}
        </div>
        {stap === 0 ? <Markeer opgave={opgave} oordeel={oordeel} zet={zet} /> : <Beslis opgave={opgave} oordeel={oordeel} zet={zet} {...(hint ? { hint } : {})} />}
        <div class="knoppen onderaan">
          {stap === 0 ? (
            <Drukknop type="button" class="hoofd" onClick={() => zetStap(1)}>
              Verder
            </Drukknop>
          ) : (
            <Drukknop type="button" class="hoofd" aria-disabled={bezig || !isAf(opgave, oordeel)} onClick={() => bezig || (isAf(opgave, oordeel) && opKlaar())}>
              {klaar}
            </Drukknop>
          )}
          {stap === 1 && !isAf(opgave, oordeel) && <span class="niets">Kies bij elke vraag iets, en hoe zeker je bent.</span>}
        </div>
      </section>
    </div>
  );
}

type Deel = Pick<Eigenschappen, "opgave" | "oordeel" | "zet">;

function Markeer({ opgave, oordeel, zet }: Deel) {
  return (
    <>
      <p class="niets">Wat lees je in de tekst? Laat staan wat er niet in staat: onbekend is iets anders dan nee.</p>
      <Markeringen namen={opgave.kenmerken} gemarkeerd={oordeel.kenmerken} zet={(kenmerken) => zet({ ...oordeel, kenmerken })} />
    </>
  );
}

interface MarkeringenEigenschappen {
  namen: string[];
  gemarkeerd: Record<string, unknown>;
  zet: (gemarkeerd: Record<string, unknown>) => void;
}

export function Markeringen({ namen, gemarkeerd, zet }: MarkeringenEigenschappen) {
  const { kaders } = staat.value;
  const kies = (id: string, waarde: Waarde) => {
    const { [id]: _, ...rest } = gemarkeerd;
    zet(waarde === null ? rest : { ...rest, [id]: waarde });
  };
  return (
    <div class="markeringen">
      {namen.map((id) => {
        const kenmerk = kaders?.kenmerken[id];
        return kenmerk && <Veld key={id} id={id} kenmerk={kenmerk} nu={gemarkeerd[id] as Waarde | undefined} kies={(waarde) => kies(id, waarde)} />;
      })}
    </div>
  );
}

const NIETS = "–";

function Veld({ id, kenmerk, nu, kies }: { id: string; kenmerk: Kenmerk; nu: Waarde | undefined; kies: (waarde: Waarde) => void }) {
  const [open, zetOpen] = useState(false);
  const naam = `kenmerk-${id}`;
  if (kenmerk.soort === "meerkeuze") {
    const gezegd = nu === undefined || nu === null ? NIETS : waardeAlsTekst(kenmerk, nu);
    return (
      <div class="markering">
        <span>{kenmerk.label}</span>
        <Drukknop type="button" aria-haspopup="dialog" aria-label={`${kenmerk.label}: ${gezegd === NIETS ? "niet gemarkeerd" : gezegd}`} onClick={() => zetOpen(true)}>
          {gezegd}
        </Drukknop>
        {open && (
          <Dialoog titel={kenmerk.label} sluit={() => zetOpen(false)}>
            <Antwoorden
              kenmerk={kenmerk}
              nu={nu}
              bezig={false}
              antwoord={(waarde) => {
                zetOpen(false);
                kies(waarde);
              }}
            />
          </Dialoog>
        )}
      </div>
    );
  }
  const plek = kenmerk.opties.findIndex(({ waarde }) => waarde === nu);
  return (
    <div class="markering">
      <label for={naam}>{kenmerk.label}</label>
      <select id={naam} class="utrecht-select utrecht-select--html-select" value={String(plek)} onChange={(g) => kies((kenmerk.opties[Number(g.currentTarget.value)]?.waarde ?? null) as Waarde)}>
        <option value="-1">{NIETS}</option>
        {kenmerk.opties.map(({ label }, nr) => (
          <option value={String(nr)}>{label}</option>
        ))}
      </select>
    </div>
  );
}

function Beslis({ opgave, oordeel, zet, hint }: Deel & { hint?: (besluit: string) => void }) {
  const { kaders } = staat.value;
  return (
    <div class="beslis">
      {opgave.besluiten.map((id) => {
        const besluit = kaders?.besluiten[id];
        return (
          besluit && (
            <div class="besluitkeuze" key={id}>
              <label for={`besluit-${id}`}>{besluit.naam}</label>
              <select
                id={`besluit-${id}`}
                class="utrecht-select utrecht-select--html-select"
                value={oordeel.gegeven[id] ?? ""}
                onChange={(g) => zet({ ...oordeel, gegeven: g.currentTarget.value ? { ...oordeel.gegeven, [id]: g.currentTarget.value } : zonder(oordeel.gegeven, id) })}
              >
                <option value="">Kies wat jij zou adviseren</option>
                {Object.entries(besluit.uitkomsten).map(([uitkomst, { label }]) => (
                  <option value={uitkomst}>{label}</option>
                ))}
              </select>
              {hint && (
                <Drukknop type="button" class="rustig" aria-label={`Hint bij ${besluit.naam}`} onClick={() => hint(id)}>
                  Hint
                </Drukknop>
              )}
            </div>
          )
        );
      })}
      <fieldset class="zeker">
        <legend>Hoe zeker ben je?</legend>
        {ZEKERHEDEN.map(([zekerheid, label]) => (
          <label class="vink">
            <input type="radio" name="zekerheid" checked={oordeel.zekerheid === zekerheid} onChange={() => zet({ ...oordeel, zekerheid })} />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <label for="reden">Waarom? Noem wat voor jou de doorslag geeft.</label>
      <textarea id="reden" class="utrecht-textarea utrecht-textarea--html-textarea" rows={3} maxLength={1000} value={oordeel.reden ?? ""} onInput={(g) => zet({ ...oordeel, reden: g.currentTarget.value.trim() ? g.currentTarget.value : null })} />
    </div>
  );
}

function zonder(gegeven: Record<string, string>, id: string): Record<string, string> {
  const { [id]: _, ...rest } = gegeven;
  return rest;
}
