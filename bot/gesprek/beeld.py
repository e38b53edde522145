"""What the user gets to see: questions, advice, and the `custom` object with the whole afweging (docs/contract.md)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from bot.afweging import Kaders, telt_als
from bot.afweging.model import Kenmerk
from bot.afweging.termijnen import lees_datum

from .herkomst import gemerkt
from .staat import Omgeving, Staat, besloten, nog_te_vragen, open_prompt

CRISIS_BEGIN = "Let op: mogelijk acuut gevaar."
# The one place that says where to go in need; every reply that did not understand ends in it.
NOODREGEL = "Is er direct gevaar? Bel 112. Veilig Thuis: 0800-2000 (gratis, dag en nacht)."
SLOTZIN = "Dit is een advies. Jij beslist, samen met wie daarover gaat."

_MAANDEN = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
]


def knop(label: str, bericht: str | None = None, keuze: tuple[str, Any] | None = None) -> dict[str, Any]:
    """A button: sends `bericht` as text, or answers a kenmerk with `keuze`."""
    if keuze:
        return {"label": label, "keuze": {"kenmerk": keuze[0], "waarde": keuze[1]}}
    return {"label": label, "bericht": bericht or label}


def bericht(tekst: str, knoppen: Iterable[dict[str, Any]] = (), soort: str = "gewoon") -> dict[str, Any]:
    """One message. `soort` tells a page or a card what it is: vraag, voorstel, advies, reden, ontvangst, crisis, blad or gewoon."""
    return {"tekst": tekst, "knoppen": list(knoppen), "soort": soort}


def datum(iso: str) -> str:
    """An ISO date or date-time as Dutch text: "vrijdag" is left out, "20 november 2026, 10:00 uur" stays."""
    if "T" in iso:
        moment = lees_datum(iso)
        return f"{moment.day} {_MAANDEN[moment.month - 1]} {moment.year}, {moment:%H:%M} uur"
    dag = datetime.fromisoformat(iso)
    return f"{dag.day} {_MAANDEN[dag.month - 1]} {dag.year}"


def termijn_regel(termijn: Mapping[str, Any]) -> str:
    """One deadline of an advice, with the mark of what is ours."""
    return f"• {termijn['label']}: uiterlijk {datum(termijn['uiterlijk'])}{gemerkt('', termijn)}"


def waarde_als_tekst(kenmerk: Kenmerk, waarde: Any) -> str:
    """A (JSON) value by its labels."""
    if kenmerk.soort == "getallen":
        return ", ".join(f"{getal:g}".replace(".", ",") for getal in waarde) or "geen"
    if kenmerk.soort != "meerkeuze":
        return kenmerk.optie(waarde).label
    if waarde is True:
        return "ten minste één"
    if not waarde:
        return kenmerk.leeg.label if kenmerk.leeg else "geen"
    return ", ".join(kenmerk.optie(deel).label for deel in waarde)


def keuze_label(kaders: Kaders, afwijking: Mapping[str, Any]) -> str:
    """What the user chose instead of the advice: the label that came with it, also when the kaders don't know that uitkomst any more."""
    besluit = kaders.besluiten.get(afwijking["besluit"])
    bekend = besluit.uitkomsten.get(afwijking["uitkomst"]) if besluit else None
    return afwijking.get("label") or (bekend.label if bekend else afwijking["uitkomst"])


def vraag_object(kenmerk: Kenmerk) -> dict[str, Any]:
    """The `vraag` of the custom object."""
    opties = [{"waarde": o.waarde, "label": o.label, **({"hulp": o.hulp} if o.hulp else {})} for o in kenmerk.opties]
    leeg = {"leeg": kenmerk.leeg.label} if kenmerk.leeg else {}
    return {
        "kenmerk": kenmerk.id,
        "tekst": kenmerk.vraag,
        "soort": kenmerk.soort,
        "opties": opties,
        "hulp": kenmerk.hulp,
        **leeg,
    }


def vraag_bericht(omgeving: Omgeving, staat: Staat, uit: dict[str, Any]) -> dict[str, Any]:
    """The question in hand, with numbered options, buttons and how much is left."""
    kenmerk = omgeving.kaders.kenmerken[staat.vraag or ""]
    namen = [o.label for o in kenmerk.opties]
    knoppen = [
        knop(o.label, keuze=(kenmerk.id, [o.waarde] if kenmerk.soort == "meerkeuze" else o.waarde))
        for o in kenmerk.opties
    ]
    if kenmerk.soort == "meerkeuze":
        namen.append(kenmerk.leeg.label if kenmerk.leeg else "Geen van deze")
        knoppen.append(knop(namen[-1], keuze=(kenmerk.id, [])))
    regels = [kenmerk.vraag]
    if kenmerk.soort != "ja_nee":
        regels += [f"{nummer}. {naam}" for nummer, naam in enumerate(namen, 1)]
    if kenmerk.soort == "meerkeuze":
        regels.append("Je kunt er meer noemen, bijvoorbeeld: 1 en 3.")
    if kenmerk.soort == "getallen":
        regels.append("Bijvoorbeeld: 5 en 11.")
    if over := _nog_te_gaan(omgeving, staat, uit):
        regels.append(over)
    return bericht("\n".join(regels), [*knoppen, knop("Weet ik niet", keuze=(kenmerk.id, None))], "vraag")


def _nog_te_gaan(omgeving: Omgeving, staat: Staat, uit: dict[str, Any]) -> str:
    if omgeving.kaders.profielen[staat.profiel].splitst and "doelgroep" not in staat.antwoorden:
        return ""  # most questions depend on the doelgroep: any number now would be wrong
    aantal = len([k for k in uit["ontbreekt"] if k not in staat.overgeslagen])
    if staat.modus == "volledig":
        aantal = max(aantal, len(nog_te_vragen(omgeving, staat)))
    return "(Dit is de laatste vraag.)" if aantal == 1 else f"(Nog hoogstens {aantal} vragen.)" if aantal else ""


def klaar(omgeving: Omgeving, staat: Staat, uit: dict[str, Any]) -> bool:
    """Whether everything asked for is bepaald, or nothing is left to ask."""
    return not uit["ontbreekt"] or (staat.vraag is None and not staat.voorstel)


def advies_tekst(omgeving: Omgeving, staat: Staat, uit: dict[str, Any]) -> str:
    """The advice for people: per besluit the uitkomst and why, who decides, deadlines, next steps, what isn't known."""
    kaders = omgeving.kaders
    delen = []
    for naam, besluit in uit["besluiten"].items():
        kader = kaders.kaders[kaders.besluiten[naam].kader]
        wie = f"\n  Wie beslist: {besluit['beslisser']}\n  Kader: {kader.naam} ({_versie(kader)})."
        delen.append(f"• {besluit['uitleg']}{wie if besluit['bepaald'] else ''}")
    if not delen:
        delen.append("Ik kan nog geen advies geven. Daarvoor weet ik te weinig van deze casus.")
    if uit["termijnen"]:
        delen.append("Termijnen:\n" + "\n".join(map(termijn_regel, uit["termijnen"])))
    if uit["vervolgstappen"]:
        delen.append(
            "Vervolgstappen:\n"
            + "\n".join(f"{i}. {gemerkt(s['tekst'], s)}" for i, s in enumerate(uit["vervolgstappen"], 1))
        )
    onbekend = [kaders.kenmerken[k].label.lower() for k in uit["ontbreekt"]]
    if onbekend and staat.vraag is None:
        delen.append(
            f"Onbekend gebleven: {', '.join(onbekend)}. Zoek dit uit als het kan; het kan het advies veranderen."
        )
    for afwijking in staat.afwijking:
        naam = kaders.besluiten[afwijking["besluit"]].naam.lower()
        delen.append(f"Je wijkt af bij {naam}: {keuze_label(kaders, afwijking)}. Reden: {afwijking['reden']}")
    delen.append(SLOTZIN)
    return "\n\n".join(delen)


def _versie(kader: Any) -> str:
    return "zonder datum" if kader.ongedateerd else f"versie {kader.versie}"


def advies_bericht(omgeving: Omgeving, staat: Staat, uit: dict[str, Any]) -> dict[str, Any]:
    knoppen = [] if staat.vastgelegd else [knop("Vastleggen", "vastleggen")]
    if staat.modus == "snel" and nog_te_vragen(omgeving, staat):
        knoppen.append(knop("Volledig doorvragen", "volledig"))
    if any(besluit["bepaald"] for besluit in uit["besluiten"].values()):
        knoppen.append(knop("Afwijken", "afwijken"))
    knoppen += [knop("Waarom?", "waarom"), knop("Terug", "terug"), knop("Nieuwe afweging", "nieuwe afweging")]
    return bericht(advies_tekst(omgeving, staat, uit), knoppen, "advies")


_SOORT = {"aanpassen": "bevestig"}  # the list is still what is asked about


def open_object(staat: Staat) -> dict[str, Any] | None:
    """`custom.open`: what a bare answer now belongs to (docs/contract.md)."""
    op = open_prompt(staat)
    if op is None:
        return None
    kenmerk = {"vraag": staat.vraag, "bedoel_je": (staat.wacht or {}).get("kenmerk")}.get(op)
    return {"soort": _SOORT.get(op, op), "kenmerk": kenmerk}


def custom(omgeving: Omgeving, staat: Staat, uit: dict[str, Any]) -> dict[str, Any]:
    """The machine-readable afweging that ends every turn."""
    open_ = open_object(staat)
    gevraagd = staat.vraag if open_ and open_["soort"] == "vraag" else None
    return {
        "soort": "afweging",
        "afweging": staat.afweging,
        "profiel": staat.profiel,
        "casus": staat.casus,
        "vastgelegd": staat.vastgelegd,
        "modus": staat.modus,
        "klaar": klaar(omgeving, staat, uit),
        "vraag": vraag_object(omgeving.kaders.kenmerken[gevraagd]) if gevraagd else None,
        "open": open_,
        "wacht": open_["soort"] if open_ and open_["soort"] != "vraag" else None,
        "gewijzigd": [],
        "voorstel": {f["kenmerk"]: f["waarde"] for f in staat.voorstel},
        "voorstel_woorden": {f["kenmerk"]: f["tekst"] for f in staat.voorstel},
        "bekend": staat.antwoorden,
        "overgeslagen": staat.overgeslagen,
        "ontbreekt": uit["ontbreekt"],
        "besluiten": uit["besluiten"],
        "afwijking": staat.afwijking,
        "telt_als": telt_als(omgeving.kaders, besloten(staat)),
        "datum": staat.datum,
        "termijnen": uit["termijnen"],
        "vervolgstappen": uit["vervolgstappen"],
        "kaders": uit["kaders"],
    }
