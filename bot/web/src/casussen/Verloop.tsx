// What each afweging of a casus changed to the one before.
import { useEffect, useState } from "preact/hooks";
import { Fout } from "../basis/api";
import type { Waarde } from "../basis/soorten";
import { waardeAlsTekst } from "../basis/tekst";
import { staat } from "../basis/winkel";
import { haalCasus, NIET_TE_ZEGGEN, type Casus } from "./bewaard";

const RICHTING = { opschalen: " (opgeschaald)", afschalen: " (afgeschaald)", anders: "" } as const;

export function Verloop({ code }: { code: string }) {
  const [casus, zetCasus] = useState<Casus | null>(null);
  const [fout, zetFout] = useState("");
  useEffect(() => {
    haalCasus(code).then(zetCasus, (oorzaak: unknown) => zetFout(oorzaak instanceof Fout ? oorzaak.message : "Er ging iets mis. Probeer het opnieuw."));
  }, [code]);
  if (fout) return <p role="alert">{fout}</p>;
  if (!casus) return <p role="status">Een ogenblik …</p>;
  return (
    <>
      {casus.verschillen.length === 0 && <p class="niets">Deze casus is één keer afgewogen.</p>}
      {casus.verschillen.map((stap) => (
        <>
          <h4 class="nl-heading nl-heading--level-4">
            Van afweging {stap.van} naar {stap.naar}
          </h4>
          <Stap stap={stap} />
        </>
      ))}
      {casus.kaders_sinds.length > 0 && <p>Sindsdien zijn de regels vernieuwd: weeg opnieuw af om te zien of dat iets verandert.</p>}
    </>
  );
}

function Stap({ stap }: { stap: Casus["verschillen"][number] }) {
  const { kaders } = staat.value;
  if (stap.uitkomsten.length + stap.antwoorden.length === 0) return <p class="niets">Er veranderde niets in de antwoorden en de uitkomst.</p>;
  return (
    <ul>
      {stap.uitkomsten.map(({ besluit, van, naar, richting }) => (
        <li>
          <strong>
            {kaders?.besluiten[besluit]?.naam ?? besluit}: {naar ?? NIET_TE_ZEGGEN}
          </strong>
          , was {van ?? NIET_TE_ZEGGEN}
          {RICHTING[richting]}
        </li>
      ))}
      {stap.antwoorden.map(({ kenmerk, van, naar }) => {
        const beschreven = kaders?.kenmerken[kenmerk];
        return (
          <li>
            {beschreven?.label ?? kenmerk}: {waardeAlsTekst(beschreven, naar as Waarde)}, was {waardeAlsTekst(beschreven, van as Waarde)}
          </li>
        );
      })}
    </ul>
  );
}
