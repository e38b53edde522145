// The source behind an item, on one click.
import { useState } from "preact/hooks";
import { staat } from "../basis/winkel";
import { kaderAlsTekst } from "../basis/tekst";
import type { Bron } from "../basis/soorten";
import { Dialoog } from "./Dialoog";

/** A small button that opens the sources. `waarvan` completes "Bron van …" for who can't see where it stands; `toelichting` says what of it is ours besides. */
export function BronKnop({ waarvan, bronnen, toelichting }: { waarvan: string; bronnen: Bron[]; toelichting?: string }) {
  const [open, zetOpen] = useState(false);
  if (bronnen.length === 0) return null;
  return (
    <>
      <button type="button" class="bronknop" aria-haspopup="dialog" aria-label={`Bron van ${waarvan}`} onClick={() => zetOpen(true)}>
        Bron
      </button>
      {open && (
        <Dialoog titel={`Bron: ${waarvan}`} sluit={() => zetOpen(false)}>
          {toelichting && <p class="eigen">{toelichting}</p>}
          <Bronnen bronnen={bronnen} />
        </Dialoog>
      )}
    </>
  );
}

function Bronnen({ bronnen }: { bronnen: Bron[] }) {
  const { kaders, afweging } = staat.value;
  return (
    <ul class="bronnen">
      {bronnen.map((bron) => (
        <li>
          <strong>{kaderAlsTekst(kaders, bron.kader, afweging?.kaders[bron.kader]?.versie)}</strong>
          <span>Vindplaats: {bron.vindplaats}</span>
          {bron.interpretatie ? (
            <span class="merk-interpretatie">Eigen uitleg van Regiewijzer: dit staat niet zo in het document. Jij mag het anders lezen.</span>
          ) : (
            <span>Dit staat zo in het document; de woorden zijn van Regiewijzer.</span>
          )}
        </li>
      ))}
    </ul>
  );
}
