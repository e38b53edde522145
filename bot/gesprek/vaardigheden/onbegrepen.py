"""What was not understood: say so helpfully, and change nothing."""

from __future__ import annotations

from ..beeld import NOODREGEL
from ..blokken import alinea, bericht
from ..prompt import eindbericht
from ..staat import Beurt, Omgeving, Reactie, Staat, open_prompt
from ..vaardigheid import Vaardigheid
from ..zeggen import HULP, NIEUWE_AFWEGING, terug_naar

_HINTS: dict[str | None, str] = {
    "bevestig": "Zeg 'ja' of 'aanpassen', of schrijf wat er anders is.",
    "aanpassen": "Kies wat niet klopt, of schrijf in eigen woorden hoe het wel zit.",
    "bedoel_je": "Kies een van de twee, of zeg 'weet ik niet'.",
    "stop": "Zeg 'ja' of 'nee'.",
    "afwijken": "Kies een antwoord, of zeg 'toch niet'.",
    None: "Schrijf wat er anders is aan de casus, of kies hieronder wat je wilt.",
}

_HINTS_VRAAG = {
    "keuze": "Kies een antwoord, noem het nummer, of zeg 'weet ik niet'.",
    "getallen": "Geef leeftijden als getallen, bijvoorbeeld: 5 en 11.",
    "meerkeuze": "Noem een of meer nummers, 'geen', of 'weet ik niet'.",
    "ja_nee": "Zeg 'ja', 'nee' of 'weet ik niet'.",
}


def niet_begrepen(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Text without meaning for the assistant: a helpful reply, and nothing changes."""
    if staat is None:
        tekst = (
            "Dat begrijp ik niet als vraag over een casus. Beschrijf de casus in een paar zinnen (zonder namen), "
            "of begin een nieuwe afweging."
        )
        return _zonder_afweging(tekst)
    if beurt.crisis:  # the alarm above it was understood
        return Reactie(staat, (eindbericht(omgeving, staat, met_advies=False),))
    begin = "Dat kan ik niet als antwoord lezen." if open_prompt(staat) == "vraag" else "Dat begrijp ik niet."
    return _met_hint(omgeving, staat, begin)


@Vaardigheid("anderstalig", geleerd=False, rechtstreeks=True)
def anderstalig(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Text in another language: never an answer, a fact or a courtesy."""
    tekst = "Dat begrijp ik niet: ik lees alleen Nederlands."
    if staat is None:
        return _zonder_afweging(
            f"{tekst} Schrijf in gewone Nederlandse woorden wat er aan de hand is, of begin een nieuwe afweging."
        )
    return _met_hint(omgeving, staat, tekst)


def _met_hint(omgeving: Omgeving, staat: Staat, tekst: str) -> Reactie:
    """What the open prompt takes, and where to go in need."""
    op = open_prompt(staat)
    hint = _HINTS[op] if op != "vraag" else _HINTS_VRAAG[omgeving.kaders.kenmerken[staat.vraag or ""].soort]
    return terug_naar(omgeving, staat, bericht(alinea(f"{tekst} {hint}", NOODREGEL)))


def geen_gevaar_zonder_casus() -> Reactie:
    return _zonder_afweging(
        "Goed, dan ga ik niet uit van acuut gevaar. Ik vul niets in. Beschrijf de casus, of begin een nieuwe afweging."
    )


def _zonder_afweging(tekst: str) -> Reactie:
    return Reactie(None, (bericht(alinea(tekst, NOODREGEL), knoppen=(NIEUWE_AFWEGING, HULP)),))
