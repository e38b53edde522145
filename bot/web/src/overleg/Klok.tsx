// How long the team has been at this aanmelding. It tells, and never counts down.
import { useEffect, useState } from "preact/hooks";
import { overleg } from "./winkel";
import { isAf } from "./soorten";

const LANG = 8; // minutes after which it says what else can be done
const TIK = 15_000; // ms

export function Klok() {
  const [minuten, zetMinuten] = useState(0);
  const { actief, items } = overleg.value;
  useEffect(() => {
    const begin = Date.now();
    zetMinuten(0);
    const tik = setInterval(() => zetMinuten(Math.floor((Date.now() - begin) / 60_000)), TIK);
    return () => clearInterval(tik);
  }, [actief]);
  if (minuten < 1) return null;
  const wachten = items.filter((item) => !isAf(item) && item.id !== actief).length;
  const nog = wachten === 0 ? "hierna zijn jullie klaar" : `er ${wachten === 1 ? "wacht" : "wachten"} er nog ${wachten}`;
  return (
    <span class="klok">
      {minuten} min; {nog}
      {minuten >= LANG && ". Komen jullie er niet uit? Houd aan of leg voor."}
    </span>
  );
}
