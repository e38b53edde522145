// Bundles src/ to dist/: hashed names, .gz and .br beside each file, a page per entry, and manifest.json for bot/poort/paginas.py.
import { build } from "esbuild";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const HIER = dirname(fileURLToPath(import.meta.url));
const DIST = join(HIER, "dist");
const DOEL = `${DIST}-nieuw`; // takes the place of dist when it is complete: a poort that runs never sees half of it

// Path → what the page is made of. A style of its own comes after the shared ones.
const PAGINAS = {
  "/": { titel: "Regiewijzer", script: "src/pagina.tsx", stijl: "src/stijl/pagina.css" },
  "/overleg": { titel: "Overleg – Regiewijzer", script: "src/overleg/ingang.tsx", stijl: "src/overleg/overleg.css" },
  "/documenten": { titel: "Documenten – Regiewijzer", script: "src/documenten/ingang.tsx", stijl: "src/documenten/documenten.css" },
  "/caseload": { titel: "Caseload – Regiewijzer", script: "src/caseload/ingang.tsx", stijl: "src/caseload/caseload.css" },
  "/oefenen": { titel: "Oefenen – Regiewijzer", script: "src/oefenen/ingang.tsx", stijl: "src/oefenen/oefenen.css" },
  "/widget": { titel: "Regiewijzer", script: "src/widget/ingang.tsx", stijl: "src/stijl/widget.css" },
  "/teams/instellen": { titel: "Tabblad – Regiewijzer", script: "src/teams/instellen.tsx", stijl: "src/stijl/widget.css" },
};
const LADER = "src/widget/lader.ts"; // served as /widget.js
const ICOON = "src/icoon.svg";
const TEAMS = "src/teams/sdk.ts"; // a module: pages in Teams alone fetch it (Microsoft's library is larger than any page of ours)

const ingangen = [...Object.values(PAGINAS).flatMap((pagina) => [pagina.script, pagina.stijl]), LADER, ICOON];
await rm(DOEL, { recursive: true, force: true });
await mkdir(DOEL, { recursive: true });
const samen = {
  absWorkingDir: HIER,
  outdir: DOEL,
  outbase: "src",
  entryNames: "[dir]/[name]-[hash]",
  assetNames: "[name]-[hash]",
  bundle: true,
  minify: true,
  target: "es2022",
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".svg": "copy" },
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
};
const gemaakt = await Promise.all([
  build({ ...samen, format: "iife", entryPoints: ingangen }),
  build({ ...samen, format: "esm", entryPoints: [TEAMS] }),
]);
const bestanden = new Map();
for (const [pad, uitvoer] of gemaakt.flatMap(({ metafile }) => Object.entries(metafile.outputs))) {
  bestanden.set(uitvoer.entryPoint ?? pad, pad.replace(/^dist-nieuw\//, ""));
}

const sjabloon = await readFile(join(HIER, "src/pagina.html"), "utf8");
const manifest = { paginas: {}, lader: bestanden.get(LADER), bestanden: [...new Set(bestanden.values())].sort() };
for (const [pad, pagina] of Object.entries(PAGINAS)) {
  const naam = `${pad === "/" ? "pagina" : pad.slice(1).replaceAll("/", "-")}.html`;
  const html = sjabloon
    .replace("{{titel}}", pagina.titel)
    .replace("{{teams}}", `/assets/${bestanden.get(TEAMS)}`)
    .replace("{{icoon}}", `/assets/${bestanden.get(ICOON)}`)
    .replace("{{stijl}}", `/assets/${bestanden.get(pagina.stijl)}`)
    .replace("{{script}}", `/assets/${bestanden.get(pagina.script)}`);
  await writeFile(join(DOEL, naam), html);
  manifest.paginas[pad] = naam;
}
for (const naam of [...manifest.bestanden, ...Object.values(manifest.paginas)]) {
  const inhoud = await readFile(join(DOEL, naam));
  const opties = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  await writeFile(join(DOEL, `${naam}.gz`), gzipSync(inhoud, { level: 9 }));
  await writeFile(join(DOEL, `${naam}.br`), brotliCompressSync(inhoud, opties));
}
await writeFile(join(DOEL, "manifest.json"), JSON.stringify(manifest, null, 2));
await rm(DIST, { recursive: true, force: true });
await rename(DOEL, DIST);
