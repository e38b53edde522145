// The list: looking for a code, filters, and a head of each column that sorts.
import { useState } from "preact/hooks";
import { Eencasus } from "./Eencasus";
import { FILTERS, gekozen, gesorteerd, KOLOMMEN, statusAlsTekst, TELLING, type Filters, type Regel } from "./gegevens";
import { Drukknop } from "../delen/Drukknop";

const PER_KEER = 100;

export function Lijst({ rijen, meer, ververs }: { rijen: Regel[]; meer: boolean; ververs: () => void }) {
  const [code, zetCode] = useState("");
  const [filters, zetFilters] = useState<Filters>({});
  const [sortering, zetSortering] = useState({ kolom: 1, op: false });
  const [getoond, zetGetoond] = useState(PER_KEER);
  const [open, zetOpen] = useState<Regel | null>(null);
  const kolom = KOLOMMEN[sortering.kolom] ?? KOLOMMEN[0];
  const gevonden = kolom ? gesorteerd(gekozen(rijen, code, filters), kolom, sortering.op) : rijen;
  const kies = (deel: Filters) => {
    zetFilters({ ...filters, ...deel });
    zetGetoond(PER_KEER);
  };
  return (
    <section class="vak" aria-labelledby="lijst-kop">
      <h2 class="nl-heading nl-heading--level-2" id="lijst-kop">Lijst</h2>
      <div class="filters niet-op-papier">
        <label>
          Zoek op code
          <input class="utrecht-textbox utrecht-textbox--html-input" type="text" autocomplete="off" maxLength={20} value={code} onInput={(g) => zetCode(g.currentTarget.value)} />
        </label>
        {FILTERS.map((naam) => (
          <label>
            {TELLING[naam] ?? "Status"}
            <select class="utrecht-select utrecht-select--html-select" value={filters[naam] ?? ""} onChange={(g) => kies({ [naam]: g.currentTarget.value })}>
              <option value="">alle</option>
              {[...new Set(rijen.flatMap((rij) => rij[naam] ?? []))].sort().map((waarde) => (
                <option value={waarde}>{statusAlsTekst(waarde)}</option>
              ))}
            </select>
          </label>
        ))}
        <label class="vink">
          <input class="utrecht-checkbox utrecht-checkbox--html-input" type="checkbox" checked={filters.teLaat ?? false} onChange={(g) => kies({ teLaat: g.currentTarget.checked })} />
          <span>Alleen te laat</span>
        </label>
        <label class="vink">
          <input class="utrecht-checkbox utrecht-checkbox--html-input" type="checkbox" checked={filters.afgeweken ?? false} onChange={(g) => kies({ afgeweken: g.currentTarget.checked })} />
          <span>Alleen afgeweken</span>
        </label>
      </div>
      <p role="status">
        {gevonden.length === rijen.length ? `${rijen.length} ${rijen.length === 1 ? "casus" : "casussen"}` : `${gevonden.length} van ${rijen.length} gevonden`}
        {meer && ". Er zijn er meer; dit zijn de laatste."}
      </p>
      <div class="schuif" role="region" aria-label="De lijst" tabIndex={0}>
        <table class="utrecht-table lijst">
          <thead class="utrecht-table__header">
            <tr class="utrecht-table__row">
              {KOLOMMEN.map(({ naam }, nummer) => (
                <th class="utrecht-table__header-cell" scope="col" aria-sort={nummer === sortering.kolom ? (sortering.op ? "ascending" : "descending") : "none"}>
                  <Drukknop type="button" onClick={() => zetSortering({ kolom: nummer, op: nummer === sortering.kolom ? !sortering.op : true })}>
                    {naam}
                    <span aria-hidden="true">{nummer === sortering.kolom ? (sortering.op ? " ▲" : " ▼") : ""}</span>
                  </Drukknop>
                </th>
              ))}
            </tr>
          </thead>
          <tbody class="utrecht-table__body">
            {gevonden.slice(0, getoond).map((rij) => (
              <tr key={rij.casus} class={`utrecht-table__row ${rij.te_laat ? "te-laat" : ""}`}>
                {KOLOMMEN.map(({ toon }, nummer) =>
                  nummer === 0 ? (
                    <th class="utrecht-table__header-cell" scope="row">
                      <Drukknop type="button" class="rustig" aria-haspopup="dialog" onClick={() => zetOpen(rij)}>
                        {toon(rij)}
                      </Drukknop>
                    </th>
                  ) : (
                    <td class="utrecht-table__cell">{toon(rij)}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {gevonden.length > getoond && (
        <Drukknop type="button" onClick={() => zetGetoond(getoond + PER_KEER)}>
          Toon er nog {Math.min(PER_KEER, gevonden.length - getoond)}
        </Drukknop>
      )}
      {open && <Eencasus rij={open} sluit={() => zetOpen(null)} weg={ververs} />}
    </section>
  );
}
