// /widget.js: one script tag on an intranet page. It makes a button and a frame in a shadow root. The conversation itself runs in the
// frame, on the origin of Regiewijzer: scripts of the intranet can't read it.
//
//   <script src="https://regiewijzer.voorbeeld.nl/widget.js" defer data-titel="Regiehulp" data-logo="/logo.png"></script>
//   regiewijzer-widget { --regiewijzer-kleur: #00573d; --regiewijzer-rand: 1rem; }
import { leesBericht, type WidgetBericht } from "./bericht";
import { alsRgb, leesbaarOp } from "./kleur";
import { STIJL } from "./stijl";

const script = document.currentScript;
// The poort puts the origins here that may show the widget, as JSON (bot/poort/paginas.py).
const INTRANETTEN: unknown = JSON.parse("regiewijzer:intranetten");
const OPEN = "regiewijzer-open";
const GEDULD = 10_000; // ms for the frame to say that it is there
const OPNIEUW = [2, 5, 15, 30]; // seconds between two tries; the last one goes on

function element<K extends keyof HTMLElementTagNameMap>(soort: K, klas: string, tekst = ""): HTMLElementTagNameMap[K] {
  const nieuw = document.createElement(soort);
  nieuw.className = klas;
  nieuw.textContent = tekst;
  return nieuw;
}

/** The address of the logo, when it is of this site, or comes over https. */
function logoAdres(opgegeven: string | undefined): string | null {
  if (!opgegeven) return null;
  try {
    const adres = new URL(opgegeven, document.baseURI);
    return adres.protocol === "https:" || adres.origin === location.origin ? adres.href : null;
  } catch {
    return null;
  }
}

/** Whether the poort lets this site show the widget. The browser decides by the same list; this says so in words. */
function magHier(): boolean {
  return Array.isArray(INTRANETTEN) && INTRANETTEN.includes(location.origin);
}

function onthoud(open: boolean): void {
  try {
    sessionStorage.setItem(OPEN, String(open));
  } catch {
    // not kept
  }
}

function wasOpen(): boolean {
  try {
    return sessionStorage.getItem(OPEN) === "true";
  } catch {
    return false;
  }
}

function maakWidget(bron: HTMLScriptElement): void {
  const herkomst = new URL(bron.src).origin;
  const titel = bron.dataset.titel?.trim().slice(0, 40) || "Regiewijzer";
  const logo = logoAdres(bron.dataset.logo);

  const gastheer = document.createElement("regiewijzer-widget");
  const schaduw = gastheer.attachShadow({ mode: "closed" });
  const stijl = new CSSStyleSheet();
  stijl.replaceSync(STIJL);
  schaduw.adoptedStyleSheets = [stijl];

  const paneel = element("section", "paneel");
  const kop = element("div", "kop");
  const naam = element("h2", "naam", titel);
  const dicht = element("button", "sluit", "Sluiten");
  const stand = element("p", "stand");
  const opener = element("button", "opener", titel);
  stand.setAttribute("role", "status");
  paneel.setAttribute("aria-label", titel);
  paneel.hidden = true;
  opener.setAttribute("aria-expanded", "false");
  dicht.type = opener.type = "button";
  for (const [plek, maat] of logo ? ([[kop, "logo"], [opener, "logo"]] as const) : []) {
    const plaatje = element("img", maat);
    plaatje.src = logo ?? "";
    plaatje.alt = "";
    plek.prepend(plaatje);
  }
  kop.append(naam, dicht);
  paneel.append(kop, stand);
  schaduw.append(paneel, opener);
  document.body.append(gastheer);

  let frame: HTMLIFrameElement | null = null;
  let klok = 0;
  let keer = 0;

  const zeg = (bericht: WidgetBericht) => frame?.contentWindow?.postMessage(bericht, herkomst);

  /** The colour of the organisation, as its style sheet says it now. */
  function kleed(): void {
    const kleur = getComputedStyle(gastheer).getPropertyValue("--regiewijzer-kleur").trim();
    const rgb = kleur ? alsRgb(kleur) : null;
    if (!rgb) return;
    gastheer.style.setProperty("--rw-op-kleur", leesbaarOp(rgb));
    zeg({ regiewijzer: "thema", kleur: `rgb(${rgb.join(" ")})` });
  }

  /** Load the frame, and again when it doesn't say that it is there: the server may be restarting. */
  function laad(): void {
    window.clearTimeout(klok);
    frame?.remove();
    frame = element("iframe", "frame");
    frame.title = titel;
    frame.src = `${herkomst}/widget`;
    paneel.append(frame);
    klok = window.setTimeout(() => {
      stand.textContent = `${titel} is nu niet bereikbaar. Ik probeer het steeds opnieuw. Blijft dit zo? Vraag je beheerder. Bij direct gevaar: bel 112.`;
      klok = window.setTimeout(laad, (OPNIEUW[Math.min(keer++, OPNIEUW.length - 1)] ?? 30) * 1000);
    }, keer === 0 ? GEDULD : GEDULD / 2);
  }

  function open(metFocus: boolean): void {
    paneel.hidden = false;
    opener.setAttribute("aria-expanded", "true");
    onthoud(true);
    if (!magHier()) {
      stand.textContent = `${titel} mag op deze website niet worden gebruikt. Vraag de beheerder van ${titel} om ${location.origin} toe te staan. Bij direct gevaar: bel 112.`;
    } else if (!frame) {
      stand.textContent = "Een ogenblik …";
      laad();
    }
    if (metFocus) dicht.focus();
  }

  function sluit(): void {
    paneel.hidden = true;
    opener.setAttribute("aria-expanded", "false");
    onthoud(false);
    opener.focus();
  }

  window.addEventListener("message", (gebeurtenis) => {
    if (!frame || gebeurtenis.source !== frame.contentWindow || gebeurtenis.origin !== herkomst) return;
    const bericht = leesBericht(gebeurtenis.data);
    if (bericht?.regiewijzer === "sluit") sluit();
    if (bericht?.regiewijzer === "klaar") {
      window.clearTimeout(klok);
      keer = 0;
      stand.textContent = "";
      kleed();
    }
  });
  opener.addEventListener("click", () => (paneel.hidden ? open(true) : sluit()));
  dicht.addEventListener("click", sluit);
  paneel.addEventListener("keydown", (toets) => {
    if (toets.key === "Escape") sluit();
  });
  kleed();
  if (wasOpen()) open(false);
}

if (script instanceof HTMLScriptElement && !document.querySelector("regiewijzer-widget")) {
  if (document.body) maakWidget(script);
  else document.addEventListener("DOMContentLoaded", () => maakWidget(script));
}
