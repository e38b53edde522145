// Who are here: by role, never by name.
import { useState } from "preact/hooks";
import { Fout } from "../basis/api";
import { gegevens, overleg, schermAf, zetOverleg } from "./winkel";
import { Drukknop } from "../delen/Drukknop";

export function Rollen() {
  const { aanwezig, datum } = overleg.value;
  const bekend = gegevens.value?.rollen ?? [];
  const eigen = aanwezig.filter((rol) => !bekend.some(({ id }) => id === rol));
  const wissel = (rol: string, aan: boolean) => zetOverleg({ aanwezig: aan ? [...aanwezig, rol] : aanwezig.filter((r) => r !== rol) });
  return (
    <section class="vak" aria-labelledby="rollen-kop">
      <h3 class="nl-heading nl-heading--level-3" id="rollen-kop">Het overleg</h3>
      <p>
        <label>
          Datum <input class="utrecht-textbox utrecht-textbox--html-input" type="date" required value={datum} onChange={(g) => g.currentTarget.value && zetOverleg({ datum: g.currentTarget.value })} />
        </label>
      </p>
      <fieldset class="rollen">
        <legend>Wie zijn er? Rollen, geen namen</legend>
        {[...bekend, ...eigen.map((rol) => ({ id: rol, label: rol }))].map(({ id, label }) => (
          <label class="vink" key={id}>
            <input class="utrecht-checkbox utrecht-checkbox--html-input" type="checkbox" checked={aanwezig.includes(id)} onChange={(g) => wissel(id, g.currentTarget.checked)} />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <AndereRol voegToe={(rol) => aanwezig.includes(rol) || wissel(rol, true)} vol={aanwezig.length >= (gegevens.value?.grenzen.aanwezig ?? 30)} />
    </section>
  );
}

function AndereRol({ voegToe, vol }: { voegToe: (rol: string) => void; vol: boolean }) {
  const [rol, zetRol] = useState("");
  const [gezegd, zetGezegd] = useState("");
  const voeg = async () => {
    if (!rol.trim() || vol) return;
    try {
      const uit = await schermAf(rol.trim());
      voegToe(uit.bericht);
      zetRol("");
      zetGezegd(uit.melding ?? `Toegevoegd: ${uit.bericht}.`);
    } catch (oorzaak) {
      zetGezegd(oorzaak instanceof Fout ? oorzaak.message : "Dat is niet gelukt. Probeer het opnieuw.");
    }
  };
  return (
    <form
      class="andere-rol"
      onSubmit={(gebeurtenis) => {
        gebeurtenis.preventDefault();
        void voeg();
      }}
    >
      <label for="andere-rol">Andere rol</label>
      <div class="naast-elkaar">
        <input id="andere-rol" type="text" autocomplete="off" maxLength={gegevens.value?.grenzen.rol ?? 80} value={rol} onInput={(g) => zetRol(g.currentTarget.value)} />
        <Drukknop type="submit" aria-disabled={vol}>
          Voeg toe
        </Drukknop>
      </div>
      <p role="status">{gezegd}</p>
    </form>
  );
}
