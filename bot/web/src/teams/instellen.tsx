// The page at "/teams/instellen": Teams shows it to who adds the tab to a chat, a channel or a meeting. There is nothing to choose.
import { render } from "preact";
import { useEffect, useState } from "preact/hooks";
import { inTeams, vraagTeams } from "./venster";

const KLAAR = "Het overleg van het aanmeldteam komt hier als tabblad, en in een vergadering ook ernaast. Kies Opslaan.";
const NIET = "Dit venster hoort bij Teams. Kies daar het plusteken boven een chat, een kanaal of een vergadering.";
const STIL = "Teams antwoordt niet. Sluit dit venster en voeg het tabblad opnieuw toe. Blijft het zo? Vraag je beheerder.";

function Instellen() {
  const [tekst, zetTekst] = useState("Een ogenblik …");
  useEffect(() => {
    const adres = `${window.location.origin}/overleg`;
    const tabblad = { entityId: "overleg", contentUrl: adres, websiteUrl: adres, suggestedDisplayName: "Overleg" };
    if (!inTeams()) zetTekst(NIET);
    else vraagTeams((sdk) => sdk.steltIn(tabblad)).then(() => zetTekst(KLAAR), () => zetTekst(STIL));
  }, []);
  return (
    <main class="widget">
      <h1 class="nl-heading nl-heading--level-1">Overleg</h1>
      <p role="status">{tekst}</p>
      <p>Wie in deze chat zit, ziet het tabblad. Wat er in het overleg staat, ziet alleen wie daar in Regiewijzer bij mag.</p>
    </main>
  );
}

const plek = document.getElementById("app");
if (plek) render(<Instellen />, plek);
