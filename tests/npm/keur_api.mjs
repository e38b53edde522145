// Reads a description (openapi.json) from stdin; prints what the NLGov rules and those of OWASP have against it, as JSON.
import { Spectral } from "@stoplight/spectral-core";
import { nlgov, owasp } from "./regels.mjs";

const GRAAD = ["error", "warn", "info", "hint"];
let tekst = "";
for await (const stuk of process.stdin) tekst += stuk;

async function keur(regels) {
  const keurder = new Spectral();
  keurder.setRuleset(regels);
  const gevonden = await keurder.run(JSON.parse(tekst));
  return gevonden.map(({ code, severity, path, message }) => ({ regel: code, graad: GRAAD[severity], plek: path.join("/"), wat: message }));
}

process.stdout.write(JSON.stringify({ nlgov: await keur(nlgov), owasp: await keur(owasp) }));
