// One casus on request: who saw it, all that is kept of it, and deleting it.
import { useEffect, useState } from "preact/hooks";
import { Fout, haal, stuur } from "../basis/api";
import { bewaarBestand } from "../basis/bestand";
import { Dialoog } from "../delen/Dialoog";
import { dag, type Logregel, type Regel } from "./gegevens";

const WAT: Record<string, string> = { uitgevoerd: "meegenomen", geweigerd: "geweigerd" };
const zin = (oorzaak: unknown) => (oorzaak instanceof Fout ? oorzaak.message : "Er ging iets mis. Probeer het opnieuw.");

export function Eencasus({ rij, sluit, weg }: { rij: Regel; sluit: () => void; weg: () => void }) {
  const [regels, zetRegels] = useState<Logregel[] | null>(null);
  const [fout, zetFout] = useState("");
  const pad = `/api/casussen/${encodeURIComponent(rij.casus)}`;
  useEffect(() => {
    haal(`${pad}/inzage`).then(
      (uit) => zetRegels((uit as { inzage: Logregel[] }).inzage),
      (oorzaak: unknown) => zetFout(zin(oorzaak)),
    );
  }, [pad]);
  const alles = () => {
    zetFout("");
    haal(`${pad}/alles`).then(
      (uit) => bewaarBestand(new Blob([JSON.stringify(uit, null, 1)], { type: "application/json" }), `${rij.casus}.json`),
      (oorzaak: unknown) => zetFout(zin(oorzaak)),
    );
  };
  return (
    <Dialoog titel={rij.casus} sluit={sluit}>
      <div role="alert">{fout && <p class="melding">{fout}</p>}</div>
      <h3>Wie wat met deze casus deed</h3>
      {!regels && !fout && <p role="status">Een ogenblik …</p>}
      {regels && (
        <div class="schuif" role="region" aria-label="Het logboek van deze casus" tabIndex={0}>
          <table class="lijst">
            <thead>
              <tr>
                {["Wanneer", "Wat", "Wie", "Rol", "Namens", "Waarlangs"].map((kop) => (
                  <th scope="col">{kop}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {regels.map((regel) => (
                <tr>
                  <td>
                    {dag(regel.op)} {regel.op.slice(11, 16)}
                  </td>
                  <td>{WAT[regel.wat] ?? regel.wat}</td>
                  <td>{regel.wie}</td>
                  <td>{regel.rollen}</td>
                  <td>{regel.namens}</td>
                  <td>{regel.kanaal}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <h3>Op verzoek</h3>
      <p>Vraagt iemand wat er over hem is bewaard? Dit bestand heeft alles van deze casus.</p>
      <div class="knoppen">
        <button type="button" onClick={alles}>
          Alles van deze casus opslaan
        </button>
      </div>
      <Verwijder rij={rij} pad={pad} klaar={() => {
          sluit();
          weg();
        }}
      />
    </Dialoog>
  );
}

function Verwijder({ rij, pad, klaar }: { rij: Regel; pad: string; klaar: () => void }) {
  const [code, zetCode] = useState("");
  const [fout, zetFout] = useState("");
  return (
    <form
      class="verwijder"
      onSubmit={(gebeurtenis) => {
        gebeurtenis.preventDefault();
        zetFout("");
        stuur(`${pad}/verwijderen`, { casus: code }).then(klaar, (oorzaak: unknown) => zetFout(zin(oorzaak)));
      }}
    >
      <label>
        Verwijderen kan niet ongedaan worden gemaakt. Typ de code over: {rij.casus}
        <input type="text" autocomplete="off" maxLength={20} required value={code} onInput={(g) => zetCode(g.currentTarget.value)} />
      </label>
      <div role="alert">{fout && <p class="melding">{fout}</p>}</div>
      <button type="submit">Verwijder deze casus</button>
    </form>
  );
}
