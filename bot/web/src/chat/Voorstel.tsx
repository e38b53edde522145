// Reading back: what was taken from a text, each with the words it was taken from.
import type { Gelezen } from "../basis/herken";
import { waardeAlsTekst } from "../basis/tekst";
import { staat } from "../basis/winkel";

export function Voorstel({ gelezen }: { gelezen: Gelezen[] }) {
  const kenmerken = staat.value.kaders?.kenmerken;
  return (
    <div class="voorstel">
      <p>Dit haal ik uit je tekst:</p>
      <dl>
        {gelezen.map(({ kenmerk, waarde, woorden }) => (
          <div>
            <dt>{kenmerken?.[kenmerk]?.label ?? kenmerk}</dt>
            <dd>
              <strong>{waardeAlsTekst(kenmerken?.[kenmerk], waarde)}</strong> <q>{woorden}</q>
            </dd>
          </div>
        ))}
      </dl>
      <p>Klopt dit?</p>
    </div>
  );
}
