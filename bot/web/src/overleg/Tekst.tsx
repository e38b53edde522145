const LANG = 280; // characters of a text that is folded

/** A long text is folded: its beginning, and the rest when asked. */
export function Tekst({ tekst }: { tekst: string }) {
  if (tekst.length <= LANG) return <p>{tekst}</p>;
  const knip = tekst.lastIndexOf(" ", LANG);
  const eind = knip > 0 ? knip : LANG;
  return (
    <details class="lange-tekst">
      <summary>{tekst.slice(0, eind)} … ({tekst.length} tekens)</summary>
      <p>{tekst.slice(eind)}</p>
    </details>
  );
}
