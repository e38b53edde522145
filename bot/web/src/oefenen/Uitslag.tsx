// What a team made of one casus: a bar for each choice, with its number; what the kader or the text says is marked. Without who.
import type { Uitslag as Gegevens, Verdeling } from "./soorten";

export function Uitslag({ uitslag, titel }: { uitslag: Gegevens; titel: string }) {
  return (
    <section class="vak" aria-labelledby="uitslag-kop">
      <h2 class="nl-heading nl-heading--level-2" id="uitslag-kop">
        {titel}: wat jullie vonden
      </h2>
      {uitslag.melding ? (
        <p>{uitslag.melding}</p>
      ) : (
        <>
          {uitslag.maat.map((zin) => (
            <p>
              <strong>{zin}</strong>
            </p>
          ))}
          <p class="niets">
            {uitslag.oordelen} oordelen. ✓ is wat het kader zegt, of de tekst. Hoe zeker: {uitslag.zekerheden.map(({ label, aantal }) => `${label.toLowerCase()} ${aantal}`).join(", ") || "niet gezegd"}.
          </p>
          <div class="verdelingen">
            {[...uitslag.besluiten, ...uitslag.kenmerken].map((een) => (
              <Staaf key={een.id} verdeling={een} alle={uitslag.oordelen} />
            ))}
          </div>
        </>
      )}
    </section>
  );
}

function Staaf({ verdeling, alle }: { verdeling: Verdeling; alle: number }) {
  const kop = `verdeling-${verdeling.id}`;
  return (
    <section class="verdeling" aria-labelledby={kop}>
      <h3 class="nl-heading nl-heading--level-3" id={kop}>
        {verdeling.label}
        {verdeling.beslissend && <span class="merk"> geeft mee de doorslag</span>}
      </h3>
      <ul>
        {verdeling.delen.map(({ label, aantal, kader }) => (
          <li class={kader ? "kader" : ""}>
            <span>
              {label}
              {kader && (
                <>
                  {" "}
                  <span aria-hidden="true">✓</span>
                  <span class="alleen-voorlezen"> (zegt het kader of de tekst)</span>
                </>
              )}
            </span>
            <span class="getal">{aantal}</span>
            <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
              <rect x="0" y="1" width={(aantal / Math.max(1, alle)) * 100} height="8" />
            </svg>
          </li>
        ))}
      </ul>
    </section>
  );
}
