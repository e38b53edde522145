"""One turn: the crisis route first, then whatever the assistant was waiting for, then the skill that fits the intent."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any, Callable

from bot.begrip.antwoord import is_ja, is_nee, kaal

from . import afwijken, besturen, uitleggen, vertellen
from .beeld import CRISIS_BEGIN, bericht, datum, knop
from .feiten import DRINGEND, woorden_voor
from .staat import Beurt, Omgeving, Staat, Uitkomst
from .vernieuwd import bij_de_tijd, met_stand

Vaardigheid = Callable[[Omgeving, "Staat | None", Beurt], Uitkomst]

VAARDIGHEDEN: dict[str, Vaardigheid] = {
    "keuze": vertellen.keuze,
    "vertellen": vertellen.vertel,
    "nieuwe_afweging": besturen.nieuwe_afweging,
    "terug": besturen.terug,
    "volledig": besturen.volledig,
    "overzicht": besturen.overzicht,
    "vastleggen": besturen.vastleggen,
    "stoppen": besturen.stoppen,
    "afwijken": afwijken.afwijken,
    "waarom": uitleggen.waarom,
    "uitleg": uitleggen.begrip,
    "termijnen": uitleggen.termijnen,
    "wie_beslist": uitleggen.wie_beslist,
    "kaders": uitleggen.kaders,
    "privacy": uitleggen.privacy,
    "hulp": uitleggen.hulp,
    "begroeten": uitleggen.begroeten,
    "bedanken": uitleggen.bedanken,
}
_TUSSENDOOR = {"waarom", "uitleg", "termijnen", "wie_beslist", "privacy", "hulp", "overzicht", "bedanken", "terug"}

_VERANDERT = {"keuze", "vertellen", "terug"}
_VRAAGWOORDEN = {"wat", "wie", "waarom", "waarvoor", "wanneer", "welk", "welke", "hoe", "hoezo"}


def voer_uit(naam: str, omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    """Run one skill (a key of VAARDIGHEDEN) on one turn."""
    staat, vernieuwd = bij_de_tijd(omgeving, staat) if staat else (None, "")
    uit = _voer_uit(naam, omgeving, staat, beurt)
    berichten = (bericht(vernieuwd), *uit.berichten) if vernieuwd else uit.berichten
    return replace(uit, staat=met_stand(omgeving, uit.staat), berichten=berichten)


def _voer_uit(naam: str, omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst:
    uit = _wachtend(naam, omgeving, staat, beurt)
    if uit is None:
        if staat and staat.wacht and staat.wacht["op"] != "bevestig" and naam not in _TUSSENDOOR:
            staat = replace(staat, wacht=None)
        uit = VAARDIGHEDEN[naam](omgeving, staat, beurt)
    if vervallen := _vervallen_afwijkingen(omgeving, staat, uit.staat) if naam in _VERANDERT else "":
        uit = replace(uit, berichten=(bericht(vervallen), *uit.berichten))
    # What begrip reads of it is a second net under the crisis signal.
    gelezen = beurt.crisis or woorden_voor(beurt.vermeldingen, DRINGEND)
    if gelezen or _werd_dringend(staat, uit.staat):
        uit = replace(uit, berichten=(crisisroute(beurt, uit.staat, gelezen), *uit.berichten))
    return uit


def _wachtend(naam: str, omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Uitkomst | None:
    """What the assistant was waiting for, if this turn is about that."""
    if staat is None or staat.wacht is None or naam == "keuze":
        return None
    op, ja, nee = staat.wacht["op"], is_ja(beurt.tekst), is_nee(beurt.tekst)
    if op == "stop":
        if ja or naam == "stoppen" or kaal(beurt.tekst).startswith("ja"):
            return besturen.gestopt()
        if nee or kaal(beurt.tekst).startswith("nee"):
            return besturen.terug(omgeving, staat, beurt)
    if op == "bevestig" and not beurt.vermeldingen:
        gezegd = kaal(beurt.tekst)
        if gezegd == "niets klopt":
            return vertellen.verworpen(omgeving, staat)
        if ja or beurt.intent == "bevestigen":
            return vertellen.bevestigd(omgeving, staat)
        if nee or gezegd == "aanpassen" or beurt.intent == "ontkennen":
            return vertellen.aanpassen(omgeving, staat)
    if op == "afwijken" and naam not in ("terug", "stoppen", "nieuwe_afweging", "vastleggen", "afwijken"):
        if naam not in _TUSSENDOOR or not _vraagt_iets(beurt.tekst, afwijken.noemt(omgeving, staat, beurt.tekst)):
            return afwijken.verder(omgeving, staat, beurt)
    return None


def _vraagt_iets(tekst: str, past: bool) -> bool:
    """Whether a text in the middle of deviating is a question in between, and not the uitkomst (`past`) or the reason."""
    woorden = kaal(tekst).split()
    return "?" in tekst or woorden[:1] in ([w] for w in _VRAAGWOORDEN) or (len(woorden) <= 3 and not past)


def _vervallen_afwijkingen(omgeving: Omgeving, oud: Staat | None, nieuw: Staat | None) -> str:
    """What to say when a changed answer took away the advice that the user deviated from; "" when it didn't."""
    if oud is None or nieuw is None or (oud.profiel, oud.casus) != (nieuw.profiel, nieuw.casus):
        return ""
    over = {a["besluit"] for a in nieuw.afwijking}
    weg = [omgeving.kaders.besluiten[a["besluit"]].naam for a in oud.afwijking if a["besluit"] not in over]
    return f"Je afwijking bij {' en '.join(weg)} vervalt: je antwoorden zijn veranderd. Wil je weer afwijken? Zeg 'afwijken'." if weg else ""


def _werd_dringend(oud: Staat | None, nieuw: Staat | None) -> bool:
    def dringend(staat: Staat | None) -> set[Any]:
        return set(((k, w) for k, w in staat.antwoorden.items() if isinstance(w, str)) if staat else ()) & DRINGEND

    return bool(dringend(nieuw) - dringend(oud))


def crisisroute(beurt: Beurt, staat: Staat | None, gelezen: str | None) -> dict[str, Any]:
    """The emergency route: shown at every sign of acute danger (`gelezen`: its words), whatever else the turn is about."""
    uiterlijk = datum((beurt.nu + timedelta(hours=24)).isoformat())
    woorden = f" Ik lees: “{gelezen}”." if gelezen else ""
    tekst = (
        f"{CRISIS_BEGIN}{woorden}\n"
        "• Is er nu direct gevaar? Bel 112.\n"
        "• Meld of overleg bij Veilig Thuis: 0800-2000 (gratis, dag en nacht).\n"
        "• Gaat het om zelfdoding? Bel 113 of 0800-0113.\n"
        f"• Bij een crisis is binnen 24 uur actie nodig: uiterlijk {uiterlijk}."
    )
    bekend = staat.antwoorden if staat else {}
    knoppen = []
    if gelezen and bekend.get("urgentie") != "crisis":
        knoppen.append(knop("Ja, het is crisis (24 uur)", keuze=("urgentie", "crisis")))
    if gelezen and bekend.get("veiligheid") != "acuut_onveilig":
        knoppen.append(knop("Ja, nu acuut onveilig", keuze=("veiligheid", "acuut_onveilig")))
    return bericht(tekst, knoppen, "crisis")
