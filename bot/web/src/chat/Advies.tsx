// The advice in the conversation: the uitkomsten at a glance, the whole folded in.
import type { Actiegroep, Advies as Blok, Besluitregel } from "../basis/blokken";

const NOG_NIET = "nog niet te zeggen";

export function Advies({ blok }: { blok: Blok }) {
  if (blok.besluiten.length === 0) {
    return (
      <div class="tekst">
        <HeelAdvies blok={blok} />
      </div>
    );
  }
  return (
    <div class="advies">
      <h3 class="nl-heading nl-heading--level-3">Advies</h3>
      <dl>
        {blok.besluiten.map(({ naam, label, keuze, grensgeval }) => (
          <div>
            <dt>{naam}</dt>
            <dd>
              <strong>{keuze ? `${keuze} (jouw keuze, advies: ${label ?? NOG_NIET})` : (label ?? NOG_NIET)}</strong>
              {grensgeval && (
                <span class="merk">
                  {" "}
                  <span aria-hidden="true">⚠ </span>
                  {grensgeval.kop}
                </span>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <details>
        <summary>Lees het hele advies</summary>
        <div class="tekst">
          <HeelAdvies blok={blok} />
        </div>
      </details>
    </div>
  );
}

/** All of it, in words. */
export function HeelAdvies({ blok }: { blok: Blok }) {
  return (
    <>
      {blok.leeg && <p>{blok.leeg}</p>}
      {blok.besluiten.map((besluit) => (
        <ul>
          <li>{inZinnen(besluit)}</li>
        </ul>
      ))}
      {blok.agenda.map(({ kop, acties }) => (
        <>
          <p>{kop}:</p>
          <ul>
            {acties.map((actie) => (
              <li>{inRegel(actie)}</li>
            ))}
          </ul>
        </>
      ))}
      {blok.termijnen.length > 0 && (
        <>
          <p>Termijnen:</p>
          <ul>
            {blok.termijnen.map(({ label, wanneer }) => (
              <li>
                {label}: {wanneer}
              </li>
            ))}
          </ul>
        </>
      )}
      {blok.stappen.length > 0 && (
        <>
          <p>Vervolgstappen:</p>
          <ol>
            {blok.stappen.map(({ tekst }) => (
              <li>{tekst}</li>
            ))}
          </ol>
        </>
      )}
      {blok.onbekend && <p>{blok.onbekend}</p>}
      {blok.afwijkingen.map(({ besluit, keuze, reden }) => (
        <p>
          Je wijkt af bij {besluit.toLowerCase()}: {keuze}. Reden: {reden}
        </p>
      ))}
      <p>{blok.slotzin}</p>
    </>
  );
}

function inRegel({ tekst, wie, wanneer }: Actiegroep["acties"][number]): string {
  const erbij = [wie, wanneer].filter(Boolean).join(", ");
  return erbij ? `${tekst} (${erbij})` : tekst;
}

function inZinnen({ naam, label, zinnen, grensgeval, wie, kader }: Besluitregel): string {
  const uitleg = [`${naam}: ${label ?? NOG_NIET}.`, ...zinnen, ...(grensgeval ? [`Grensgeval: ${grensgeval.reden}`] : [])];
  return [uitleg.join(" "), wie, kader].filter(Boolean).join("\n");
}
