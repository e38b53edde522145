// What was put before whoever decides in doubt: the list for who answers, and the answer back at the aanmelding.
import { useEffect, useState } from "preact/hooks";
import { Fout } from "../basis/api";
import { datumAlsTekst } from "../basis/tekst";
import { doeStap, haalCasussen, haalVervolg, type Bewaard, type Vervolg } from "../casussen/bewaard";
import { Drukknop } from "../delen/Drukknop";
import { codeInVerslag, type Item } from "./soorten";
import { gebeurd } from "./winkel";

const zin = (oorzaak: unknown) => (oorzaak instanceof Fout ? oorzaak.message : "Er ging iets mis. Probeer het opnieuw.");

/** The question of the team, and its answer once it is there. */
export function Antwoord({ item }: { item: Item }) {
  const [vervolg, zetVervolg] = useState<Vervolg | null>(null);
  const [fout, zetFout] = useState("");
  const code = codeInVerslag(item);
  useEffect(() => {
    if (code) haalVervolg(code).then(zetVervolg, (oorzaak: unknown) => zetFout(zin(oorzaak)));
  }, [code]);
  if (item.besluit?.soort !== "voorgelegd") return null;
  const antwoord = vervolg?.stappen.filter((stap) => stap.antwoord).at(-1);
  return (
    <div class="stap">
      <p>
        Voorgelegd aan {item.besluit.aan}: {item.besluit.vraag}
      </p>
      <p>{antwoord ? `Antwoord: ${antwoord.antwoord}. Reden: ${antwoord.reden ?? ""}` : vervolg ? "Er is nog geen antwoord." : ""}</p>
      {fout && <p role="alert">{fout}</p>}
    </div>
  );
}

/** The questions that this user may answer. */
export function LigtVoor() {
  const [rijen, zetRijen] = useState<Bewaard[]>([]);
  useEffect(() => {
    haalCasussen().then(
      (alle) => zetRijen(alle.filter(({ stand }) => stand.status === "ter_bespreking")),
      () => zetRijen([]), // who may not, or can't now, has no list
    );
  }, []);
  if (rijen.length === 0) return null;
  return (
    <section class="vak" aria-labelledby="ligt-voor-kop">
      <h3 class="nl-heading nl-heading--level-3" id="ligt-voor-kop">Ligt ter bespreking ({rijen.length})</h3>
      {rijen.map((rij) => (
        <Vraag
          key={rij.casus}
          rij={rij}
          klaar={() => {
            gebeurd.value = `Het antwoord staat bij ${rij.casus}.`;
            zetRijen(rijen.filter(({ casus }) => casus !== rij.casus));
          }}
        />
      ))}
    </section>
  );
}

function Vraag({ rij, klaar }: { rij: Bewaard; klaar: () => void }) {
  const [antwoord, zetAntwoord] = useState("");
  const [reden, zetReden] = useState("");
  const [fout, zetFout] = useState("");
  const [bezig, zetBezig] = useState(false);
  const { casus, stand } = rij;
  const leg = async () => {
    if (bezig) return;
    if (!antwoord.trim() || !reden.trim()) return zetFout("Schrijf het antwoord, en de reden.");
    zetBezig(true);
    zetFout("");
    try {
      await doeStap(casus, { status: "advies", antwoord: antwoord.trim(), reden: reden.trim() });
      klaar();
    } catch (oorzaak) {
      zetFout(zin(oorzaak));
    } finally {
      zetBezig(false);
    }
  };
  return (
    <details>
      <summary>
        <strong>{casus}</strong> {stand.aan ? `aan ${stand.aan}` : ""}
        {stand.op ? `, sinds ${datumAlsTekst(stand.op.slice(0, 10))}` : ""}: {stand.vraag}
      </summary>
      <form
        class="stap"
        onSubmit={(gebeurtenis) => {
          gebeurtenis.preventDefault();
          void leg();
        }}
      >
        <label>
          Het antwoord op {casus}, zonder namen
          <textarea class="utrecht-textarea utrecht-textarea--html-textarea" rows={2} maxLength={2000} value={antwoord} onInput={(g) => zetAntwoord(g.currentTarget.value)} />
        </label>
        <label>
          De reden
          <textarea class="utrecht-textarea utrecht-textarea--html-textarea" rows={2} maxLength={2000} value={reden} onInput={(g) => zetReden(g.currentTarget.value)} />
        </label>
        <Drukknop type="submit" aria-disabled={bezig}>
          Leg dit antwoord vast
        </Drukknop>
        <div role="alert">{fout && <p class="utrecht-alert utrecht-alert--error melding">{fout}</p>}</div>
      </form>
    </details>
  );
}
