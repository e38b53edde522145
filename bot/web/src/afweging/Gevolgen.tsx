// What follows from the advice: deadlines on a small timeline, and the next steps as a check list.
import { alsMoment, datumAlsTekst, nogTeGaan } from "../basis/tekst";
import { staat, vinkAf } from "../basis/winkel";
import { bronnenVan, type Afweging } from "../basis/soorten";
import { BronKnop } from "../delen/Bron";
import { Merk } from "../delen/Merk";

export function Termijnen({ afweging }: { afweging: Afweging }) {
  const opTijd = [...afweging.termijnen].sort((a, b) => alsMoment(a.uiterlijk).getTime() - alsMoment(b.uiterlijk).getTime());
  return (
    <section class="paneel termijnen" aria-labelledby="termijnen-kop">
      <h3 class="nl-heading nl-heading--level-3" id="termijnen-kop">Termijnen</h3>
      <div class="paneel-rol">
        {opTijd.length === 0 && <p class="niets">Nog geen termijnen bekend.</p>}
        <ol class="tijdlijn">
          {opTijd.map((termijn) => (
            <li>
              <span class="termijn-wanneer">
                <strong>{nogTeGaan(termijn.uiterlijk)}</strong> <time dateTime={termijn.uiterlijk}>{datumAlsTekst(termijn.uiterlijk)}</time>
              </span>
              <span class="termijn-wat">
                {termijn.label}
                <Merk kort bronnen={bronnenVan(termijn)} /> <BronKnop waarvan={termijn.label} bronnen={bronnenVan(termijn)} />
              </span>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

export function Stappen({ afweging }: { afweging: Afweging }) {
  const { gedaan } = staat.value;
  return (
    <section class="paneel stappen" aria-labelledby="stappen-kop">
      <h3 class="nl-heading nl-heading--level-3" id="stappen-kop">Vervolgstappen</h3>
      <div class="paneel-rol">
        {afweging.vervolgstappen.length === 0 && <p class="niets">Nog geen stappen bekend.</p>}
        <ul class="afvinken">
          {afweging.vervolgstappen.map((stap) => (
            <li key={stap.id}>
              <label class="vink">
                <input class="utrecht-checkbox utrecht-checkbox--html-input" type="checkbox" checked={gedaan.includes(stap.id)} onChange={() => vinkAf(stap.id)} />
                <span>
                  {stap.tekst}
                  <Merk kort bronnen={bronnenVan(stap)} />
                </span>
              </label>
              <BronKnop waarvan={stap.tekst} bronnen={bronnenVan(stap)} />
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
