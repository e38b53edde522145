// Sharing the meeting with the team: who drives, who follows, and how the wheel goes from one to the other.
import { useState } from "preact/hooks";
import { Fout } from "../basis/api";
import { datumAlsTekst } from "../basis/tekst";
import { Drukknop } from "../delen/Drukknop";
import { deel, doeMee, doeStuur, kijktMee, lopend, ongestuurd, samen, samenFout, verlaat } from "./samen";
import { overleg } from "./winkel";

/** The strip under the head of the page: always in view while a meeting is shared. */
export function Samenbalk() {
  const nu = samen.value;
  if (!nu) return samenFout.value ? <Fouttekst /> : null;
  const { stuur } = nu;
  return (
    <section class="samen" aria-label="Samen overleggen">
      <p role="status">
        {stuur.ik ? <strong>Jij stuurt.</strong> : <strong>Je kijkt mee.</strong>} {nu.team ? `Gedeeld met team ${nu.team}.` : "Gedeeld; je hebt geen team, dus alleen wie zich aanmeldt zoals jij ziet dit."}
        {ongestuurd.value && " Nog niet alles is bewaard. Ik probeer het steeds opnieuw; je kunt verder."}
        {stuur.ik && stuur.gevraagd && ` ${stuur.gevraagd} vraagt het stuur.`}
        {stuur.ik_vroeg && " Je hebt het stuur gevraagd."}
        {!stuur.ik && stuur.te_nemen && " Van wie stuurt komt even niets."}
      </p>
      <div class="knoppen">
        {stuur.ik && stuur.gevraagd && (
          <>
            <Drukknop type="button" class="hoofd" onClick={() => void doeStuur("geef")}>
              Geef het stuur
            </Drukknop>
            <Drukknop type="button" onClick={() => void doeStuur("weiger")}>
              Nu niet
            </Drukknop>
          </>
        )}
        {kijktMee() && !stuur.te_nemen && !stuur.ik_vroeg && (
          <Drukknop type="button" onClick={() => void doeStuur("vraag")}>
            Vraag het stuur
          </Drukknop>
        )}
        {kijktMee() && stuur.te_nemen && (
          <Drukknop type="button" class="hoofd" onClick={() => void doeStuur("neem")}>
            Neem het stuur
          </Drukknop>
        )}
        {kijktMee() && (
          <Drukknop type="button" class="rustig" onClick={verlaat}>
            Stop met meekijken
          </Drukknop>
        )}
      </div>
      <Fouttekst />
    </section>
  );
}

function Fouttekst() {
  return <div role="alert">{samenFout.value && <p class="utrecht-alert utrecht-alert--error melding">{samenFout.value}</p>}</div>;
}

/** Before the meeting: share this list, or join one that is there. */
export function Delen() {
  const [team, zetTeam] = useState("");
  const [bezig, zetBezig] = useState(false);
  const er = lopend.value;
  if (!er || samen.value) return null;
  const doe = async (wat: () => Promise<void>) => {
    if (bezig) return;
    zetBezig(true);
    samenFout.value = "";
    try {
      await wat();
    } catch (oorzaak) {
      samenFout.value = oorzaak instanceof Fout ? oorzaak.message : "Dat is niet gelukt. Probeer het opnieuw.";
    } finally {
      zetBezig(false);
    }
  };
  const eigen = overleg.value.items.length;
  const gekozen = team || er.teams[0] || "";
  return (
    <section class="vak delen" aria-labelledby="delen-kop">
      <h3 class="nl-heading nl-heading--level-3" id="delen-kop">Samen</h3>
      {er.overleggen.map(({ id, datum, aantal, team: van }) => (
        <p class="naast-elkaar">
          <span>
            Overleg van {datumAlsTekst(datum)}
            {van && `, team ${van}`}: {aantal} {aantal === 1 ? "aanmelding" : "aanmeldingen"}.{eigen > 0 && " Je eigen lijst verdwijnt dan van dit scherm."}
          </span>
          <Drukknop type="button" aria-disabled={bezig} onClick={() => void doe(() => doeMee(id))}>
            Doe mee
          </Drukknop>
        </p>
      ))}
      <p>Zet dit overleg klaar voor je team: iedereen volgt op een eigen scherm, een van jullie stuurt. Het blijft tot een dag na het overleg bewaard.</p>
      {er.teams.length > 1 && (
        <label>
          Welk team{" "}
          <select class="utrecht-select utrecht-select--html-select" value={gekozen} onChange={(g) => zetTeam(g.currentTarget.value)}>
            {er.teams.map((naam) => (
              <option value={naam}>{naam}</option>
            ))}
          </select>
        </label>
      )}
      <p>
        <Drukknop type="button" aria-disabled={bezig} onClick={() => void doe(() => deel(gekozen || null))}>
          Deel met het team
        </Drukknop>
      </p>
    </section>
  );
}
