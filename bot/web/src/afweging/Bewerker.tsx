// Changing one kenmerk: a small editor. What it sends is the same as a button of the chat.
import { signal } from "@preact/signals";
import { Antwoorden } from "../chat/Antwoorden";
import { kies } from "../basis/beurten";
import { staat } from "../basis/winkel";
import { Bronnen } from "../delen/Bron";
import { Dialoog } from "../delen/Dialoog";
import { TOELICHTING_EIGEN, VRAAG_EIGEN } from "../delen/Merk";

/** The kenmerk that is being changed. */
const bewerkt = signal<string | null>(null);

export function bewerk(kenmerk: string): void {
  bewerkt.value = kenmerk;
}

export function Bewerker() {
  const { kaders, afweging, bezig } = staat.value;
  const id = bewerkt.value;
  const kenmerk = id ? kaders?.kenmerken[id] : undefined;
  if (!id || !kenmerk || !afweging) return null;
  const sluit = () => {
    bewerkt.value = null;
  };
  return (
    <Dialoog key={id} titel={kenmerk.label} sluit={sluit}>
      <p class="bewerker-vraag">{kenmerk.vraag}</p>
      <p>{kenmerk.hulp}</p>
      <p class="eigen">{TOELICHTING_EIGEN}</p>
      <Antwoorden
        kenmerk={kenmerk}
        nu={afweging.bekend[id]}
        bezig={bezig}
        antwoord={(waarde, gezegd) => {
          sluit();
          void kies(id, waarde, `${kenmerk.label}: ${gezegd}`);
        }}
      />
      <h3 class="nl-heading nl-heading--level-3">Bron</h3>
      <p class="eigen">{VRAAG_EIGEN}</p>
      <Bronnen bronnen={kenmerk.bronnen} />
    </Dialoog>
  );
}
