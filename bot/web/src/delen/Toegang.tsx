// Who isn't let in yet: sign in, or give the access code.
import { useState } from "preact/hooks";
import { onthoudCode } from "../basis/api";
import { ververs } from "../basis/beurten";
import { invoer, staat, zet } from "../basis/winkel";
import { teamsMelding } from "../teams/aanmelden";
import { inTeams } from "../teams/venster";
import { Drukknop } from "./Drukknop";

/** Signing in opens beside this page when it is in a frame (the sign-in page can't be shown there), or when typed text would be lost. */
export function Toegang({ inFrame = false }: { inFrame?: boolean }) {
  const { ik } = staat.value;
  if (ik?.aanmelden && !inFrame && inTeams()) return <UitTeams kan={ik.teams} />;
  const nieuwTabblad = inFrame || invoer.value !== "";
  if (ik?.aanmelden) {
    const terug = nieuwTabblad ? "/" : window.location.pathname;
    return (
      <section class="toegang" aria-label="Aanmelden">
        <p>Meld je aan om met Regiewijzer te werken.{nieuwTabblad && " Dat gaat in een nieuw tabblad. Kom daarna hier terug."}</p>
        {inFrame && <p>Blijft deze vraag daarna staan? Werk dan verder in het nieuwe tabblad.</p>}
        <p>
          <a class="nl-button nl-button--primary knop" href={`${ik.aanmelden}?terug=${encodeURIComponent(terug)}`} {...(nieuwTabblad ? { target: "_blank", rel: "noopener" } : {})}>
            Aanmelden
          </a>{" "}
          {nieuwTabblad && (
            <Drukknop type="button" onClick={() => void ververs()}>
              Ik ben aangemeld
            </Drukknop>
          )}
        </p>
      </section>
    );
  }
  return <Code />;
}

/** In Teams: it signs the user in, or says why not. `kan`: whether the poort lets it. */
function UitTeams({ kan }: { kan: boolean }) {
  return (
    <section class="toegang" aria-label="Aanmelden">
      <p role="status">
        {kan
          ? (teamsMelding.value ?? "Je wordt aangemeld …")
          : "Aanmelden vanuit Teams staat hier niet aan. Werk verder in je browser, of vraag je beheerder om het aan te zetten."}
      </p>
      <p>
        <a class="nl-button nl-button--primary knop" href={window.location.pathname} target="_blank" rel="noopener">
          Openen in de browser
        </a>{" "}
        {kan && (
          <Drukknop type="button" onClick={() => void ververs()}>
            Opnieuw proberen
          </Drukknop>
        )}
      </p>
    </section>
  );
}

function Code() {
  const [code, zetCode] = useState("");
  return (
    <form
      class="toegang"
      aria-label="Toegang"
      onSubmit={(gebeurtenis) => {
        gebeurtenis.preventDefault();
        onthoudCode(code.trim());
        zet({ melding: null });
        void ververs().then(() => {
          if (staat.value.buiten) zet({ melding: { soort: "fout", tekst: "Deze toegangscode klopt niet. Controleer hem en probeer het opnieuw." } });
        });
      }}
    >
      <label for="code">Toegangscode</label>
      <p id="code-uitleg">Je krijgt deze code van je beheerder.</p>
      <input id="code" type="password" autocomplete="off" required aria-describedby="code-uitleg" value={code} onInput={(g) => zetCode(g.currentTarget.value)} />
      <Drukknop type="submit" class="hoofd">
        Doorgaan
      </Drukknop>
    </form>
  );
}
