"use strict";
// The plain chat page. Text of the bot and of the user only ever becomes textContent.

const op = (id) => document.getElementById(id);
const logboek = op("gesprek"), invoer = op("invoer"), bezig = op("bezig"), fout = op("fout");
let gesprek = sessionStorage.getItem("gesprek");
let wacht = false;
let poging = null; // the message that failed, with its id: sending the same again keeps the id, so it counts once

function maak(soort, tekst, klas) {
  const element = document.createElement(soort);
  if (tekst !== undefined) element.textContent = tekst;
  if (klas) element.className = klas;
  return element;
}

function nummer() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
}

function toonBericht(tekst, vanGebruiker) {
  const bericht = maak("div", undefined, vanGebruiker ? "bericht gebruiker" : "bericht");
  bericht.append(maak("span", vanGebruiker ? "Jij: " : "Regiewijzer: ", "wie"));
  for (const alinea of tekst.split(/\n{2,}/)) bericht.append(maak("p", alinea));
  logboek.append(bericht);
  return bericht;
}

function ruimKnoppenOp() {
  logboek.querySelectorAll(".knoppen").forEach((oud) => oud.remove());
}

function voegKnoppenToe(bij, knoppen) {
  const rij = maak("div", undefined, "knoppen");
  for (const knop of knoppen) {
    const element = maak("button", knop.label);
    element.type = "button";
    element.addEventListener("click", () =>
      verstuur(knop.keuze ? { keuze: knop.keuze } : { bericht: knop.bericht || knop.label }, knop.label));
    rij.append(element);
  }
  bij.append(rij);
}

function voegMeerkeuzeToe(bij, vraag) {
  const formulier = maak("form", undefined, "knoppen meerkeuze");
  const groep = maak("fieldset");
  groep.append(maak("legend", vraag.tekst || "Kies alles wat past"));
  for (const optie of vraag.opties || []) {
    const label = maak("label");
    const vakje = maak("input");
    vakje.type = "checkbox";
    vakje.value = optie.waarde;
    label.append(vakje, maak("span", optie.label));
    groep.append(label);
  }
  const klaar = maak("button", "Klaar");
  klaar.type = "submit";
  formulier.append(groep, klaar);
  formulier.addEventListener("submit", (gebeurtenis) => {
    gebeurtenis.preventDefault();
    const gekozen = [...formulier.querySelectorAll("input:checked")];
    const labels = gekozen.map((vakje) => vakje.nextSibling.textContent);
    verstuur({ keuze: { kenmerk: vraag.kenmerk, waarde: gekozen.map((vakje) => vakje.value) } },
      labels.join(", ") || "Geen van deze");
  });
  bij.append(formulier);
}

function toonAfweging(custom) {
  const vak = op("afweging");
  vak.replaceChildren();
  const besluiten = Object.entries(custom.besluiten || {});
  vak.hidden = !besluiten.length;
  if (vak.hidden) return;
  vak.append(maak("h2", custom.casus ? "Vastgelegd als " + custom.casus : custom.klaar ? "Advies" : "Advies tot nu toe"));
  const lijst = maak("dl");
  for (const [id, besluit] of besluiten) {
    lijst.append(maak("dt", besluit.naam || id));
    lijst.append(maak("dd", besluit.bepaald ? besluit.label : "nog niet bepaald"));
    if (besluit.grensgeval) lijst.append(maak("dd", "Let op, grensgeval: " + besluit.grensgeval.reden));
  }
  vak.append(lijst);
  for (const [kop, regels] of [
    ["Termijnen", (custom.termijnen || []).map((t) => t.label + ": uiterlijk " + t.uiterlijk)],
    ["Vervolgstappen", (custom.vervolgstappen || []).map((s) => s.tekst)],
  ]) {
    if (!regels.length) continue;
    vak.append(maak("h3", kop));
    const opsomming = maak("ul");
    for (const regel of regels) opsomming.append(maak("li", regel));
    vak.append(opsomming);
  }
}

function toonAntwoord(berichten) {
  ruimKnoppenOp();
  let laatste = null;
  for (const bericht of berichten) {
    const custom = bericht.custom || {};
    if (bericht.tekst) laatste = toonBericht(bericht.tekst, false);
    if (custom.soort === "afweging") toonAfweging(custom);
    const meerkeuze = custom.vraag && custom.vraag.soort === "meerkeuze";
    if (meerkeuze) voegMeerkeuzeToe(laatste || logboek, custom.vraag);
    // The options of a meerkeuze are checkboxes already; its other buttons (geen van deze, weet ik niet) stay buttons.
    const opties = meerkeuze ? new Set((custom.vraag.opties || []).map((o) => o.label)) : new Set();
    const knoppen = (bericht.knoppen || []).filter((k) => !opties.has(k.label));
    if (knoppen.length) voegKnoppenToe(laatste || logboek, knoppen);
  }
  logboek.scrollTop = logboek.scrollHeight;
}

function toonFout(tekst) {
  fout.textContent = tekst;
  fout.hidden = !tekst;
}

async function verstuur(inhoud, tekst) {
  if (wacht) return false;
  wacht = true;
  toonFout("");
  bezig.hidden = false;
  const zelfde = poging && JSON.stringify(poging.inhoud) === JSON.stringify(inhoud);
  poging = { inhoud, id: zelfde ? poging.id : nummer() };
  const koppen = { "Content-Type": "application/json" };
  const code = sessionStorage.getItem("code");
  if (code) koppen.Authorization = "Bearer " + code;
  try {
    const antwoord = await fetch("/api/gesprek", {
      method: "POST", headers: koppen, body: JSON.stringify({ gesprek, id: poging.id, ...inhoud }),
    });
    const uit = await antwoord.json();
    if (antwoord.ok) {
      poging = null;
      gesprek = uit.gesprek;
      sessionStorage.setItem("gesprek", gesprek);
      toonBericht(tekst, true);
      toonAntwoord(uit.berichten);
      return true;
    }
    if (antwoord.status === 401) op("toegang").hidden = false;
    if (antwoord.status === 404) vergeetGesprek();
    toonFout(uit.fout || "Er ging iets mis. Probeer het opnieuw.");
  } catch (_) {
    toonFout("Regiewijzer is niet bereikbaar. Je tekst staat er nog; probeer het zo opnieuw.");
  } finally {
    wacht = false;
    bezig.hidden = true;
  }
  return false;
}

function vergeetGesprek() {
  gesprek = null;
  poging = null;
  sessionStorage.removeItem("gesprek");
}

op("formulier").addEventListener("submit", async (gebeurtenis) => {
  gebeurtenis.preventDefault();
  const tekst = invoer.value;
  if (!tekst.trim()) return;
  if (await verstuur({ bericht: tekst }, tekst) && invoer.value === tekst) invoer.value = "";
  invoer.focus();
});

invoer.addEventListener("keydown", (toets) => {
  if (toets.key !== "Enter" || toets.shiftKey || toets.isComposing) return;
  toets.preventDefault();
  op("formulier").requestSubmit();
});

op("toegang").addEventListener("submit", (gebeurtenis) => {
  gebeurtenis.preventDefault();
  sessionStorage.setItem("code", op("code").value.trim());
  op("toegang").hidden = true;
  toonFout("");
  invoer.focus();
});

op("opnieuw").addEventListener("click", () => {
  vergeetGesprek();
  logboek.replaceChildren();
  op("afweging").hidden = true;
  toonFout("");
  begroet();
  invoer.focus();
});

function begroet() {
  const welkom = toonBericht(
    "Ik help je bepalen welke vorm van regie bij een casus past. Beschrijf de casus, of beantwoord korte vragen.", false);
  voegKnoppenToe(welkom, [{ label: "Nieuwe afweging", bericht: "nieuwe afweging" }, { label: "Hulp", bericht: "hulp" }]);
}

begroet();
