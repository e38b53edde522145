// The source behind an item, on one click.
import { useState } from "preact/hooks";
import { staat } from "../basis/winkel";
import { kaderAlsTekst, korteNaam } from "../basis/tekst";
import type { Bron } from "../basis/soorten";
import { Dialoog } from "./Dialoog";
import { Drukknop } from "./Drukknop";

/** A link that says which source, and opens it. `waarvan`: what it is the source of, for who can't see where it stands; `toelichting` says what of it is ours besides. */
export function BronKnop({ waarvan, bronnen, toelichting }: { waarvan: string; bronnen: Bron[]; toelichting?: string }) {
  const [open, zetOpen] = useState(false);
  const { kaders } = staat.value;
  if (bronnen.length === 0) return null;
  const namen = [...new Set(bronnen.map(({ kader }) => korteNaam(kaders, kader)))].join(", ");
  return (
    <>
      <Drukknop type="button" class="bronknop" aria-haspopup="dialog" aria-label={`Bron: ${namen}, van ${waarvan}`} onClick={() => zetOpen(true)}>
        Bron: {namen}
      </Drukknop>
      {open && (
        <Dialoog titel={`Bron van ${waarvan}`} sluit={() => zetOpen(false)}>
          {toelichting && <p class="eigen">{toelichting}</p>}
          <Bronnen bronnen={bronnen} />
        </Dialoog>
      )}
    </>
  );
}

/** Where it stands: per document its places once. */
export function Bronnen({ bronnen }: { bronnen: Bron[] }) {
  const { kaders, afweging } = staat.value;
  const perKader = new Map<string, Bron[]>();
  for (const bron of bronnen) perKader.set(bron.kader, [...(perKader.get(bron.kader) ?? []), bron]);
  return (
    <ul class="bronnen">
      {[...perKader].map(([kader, plekken]) => (
        <li>
          <strong>{kaderAlsTekst(kaders, kader, afweging?.kaders[kader]?.versie)}</strong>
          {plekken.map(({ vindplaats, interpretatie }) => (
            <span>
              Vindplaats: {vindplaats}.{" "}
              {interpretatie ? (
                <span class="merk-interpretatie">Eigen uitleg van Regiewijzer: dit staat niet zo in het document. Jij mag het anders lezen.</span>
              ) : (
                "Dit staat zo in het document; de woorden zijn van Regiewijzer."
              )}
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
