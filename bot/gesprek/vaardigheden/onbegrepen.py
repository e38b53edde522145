"""What was not understood: say so helpfully, and change nothing."""

from __future__ import annotations

from ..beeld import NOODREGEL
from ..blokken import alinea, bericht
from ..prompt import eindbericht
from ..staat import Beurt, Omgeving, Reactie, Staat, open_prompt
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import HULP, NIEUWE_AFWEGING, terug_naar

_HINTS: dict[str | None, str] = {
    "bevestig": "onbegrepen.bij_lijst",
    "aanpassen": "onbegrepen.bij_aanpassen",
    "bedoel_je": "onbegrepen.bij_bedoel_je",
    "stop": "onbegrepen.bij_stop",
    "afwijken": "onbegrepen.bij_afwijken",
    None: "onbegrepen.bij_niets",
}

_HINTS_VRAAG = {
    "keuze": "onbegrepen.bij_keuze",
    "getallen": "onbegrepen.bij_getallen",
    "meerkeuze": "onbegrepen.bij_meerkeuze",
    "ja_nee": "onbegrepen.bij_ja_nee",
}


def niet_begrepen(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Text without meaning for the assistant: a helpful reply, and nothing changes."""
    if staat is None:
        return _zonder_afweging(zeg("onbegrepen.zonder_casus"))
    if beurt.crisis:  # the alarm above it was understood
        return Reactie(staat, (eindbericht(omgeving, staat, met_advies=False),))
    begin = zeg("onbegrepen.geen_antwoord") if open_prompt(staat) == "vraag" else zeg("onbegrepen.niet")
    return _met_hint(omgeving, staat, begin)


@Vaardigheid("anderstalig", geleerd=False, rechtstreeks=True)
def anderstalig(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Text in another language: never an answer, a fact or a courtesy."""
    if staat is None:
        return _zonder_afweging(zeg("onbegrepen.anderstalig_zonder_casus"))
    return _met_hint(omgeving, staat, zeg("onbegrepen.anderstalig"))


def _met_hint(omgeving: Omgeving, staat: Staat, tekst: str) -> Reactie:
    """What the open prompt takes, and where to go in need."""
    op = open_prompt(staat)
    hint = _HINTS[op] if op != "vraag" else _HINTS_VRAAG[omgeving.kaders.kenmerken[staat.vraag or ""].soort]
    return terug_naar(omgeving, staat, bericht(alinea(f"{tekst} {zeg(hint)}", NOODREGEL)))


def geen_gevaar_zonder_casus() -> Reactie:
    return _zonder_afweging(zeg("alarm.zonder_casus"))


def _zonder_afweging(tekst: str) -> Reactie:
    return Reactie(None, (bericht(alinea(tekst, NOODREGEL), knoppen=(NIEUWE_AFWEGING, HULP)),))
