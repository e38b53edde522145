// Reading back: what was taken from a text, each with the words it was taken from.
import type { Gelezen } from "../basis/herken";

export function Voorstel({ gelezen }: { gelezen: Gelezen[] }) {
  return (
    <div class="voorstel">
      <p>Dit haal ik uit je tekst:</p>
      <dl>
        {gelezen.map(({ label, waarde, woorden }) => (
          <div>
            <dt>{label}</dt>
            <dd>
              <strong>{waarde}</strong> <q>{woorden}</q>
            </dd>
          </div>
        ))}
      </dl>
      <p>Klopt dit?</p>
    </div>
  );
}
