"""What was not understood: say so helpfully, and change nothing."""

from __future__ import annotations

from dataclasses import replace

from bot.begrip.buiten import buiten
from bot.begrip.handeling import zegt_voorbij
from bot.begrip.stelling import vertelt_van_iemand

from ..antwoorden import dichtst
from ..beeld import NOODREGEL
from ..blokken import alinea, bericht
from ..prompt import eindbericht
from ..staat import Beurt, Omgeving, Reactie, Staat, open_prompt
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..wacht import BedoelJe
from ..zeggen import HULP, NIEUWE_AFWEGING, terug_naar

_HINTS: dict[str | None, str] = {
    "bevestig": "onbegrepen.bij_lijst",
    "aanpassen": "onbegrepen.bij_aanpassen",
    "bedoel_je": "onbegrepen.bij_bedoel_je",
    "bedoel_je_dit": "onbegrepen.bij_bedoel_je_dit",
    "stop": "onbegrepen.bij_stop",
    "nieuwe_casus": "onbegrepen.bij_nieuwe_casus",
    "vastleggen": "onbegrepen.bij_stop",
    "afwijken": "onbegrepen.bij_afwijken",
    None: "onbegrepen.bij_niets",
}

_BUITEN = {"boos": "onbegrepen.boos", "beslis": "onbegrepen.beslis", "gegevens": "onbegrepen.gegevens"}

_VOORBIJ = {"vraag": "onbegrepen.voorbij_vraag", "bevestig": "onbegrepen.voorbij_bevestig"}

_HINTS_VRAAG = {
    "keuze": "onbegrepen.bij_keuze",
    "getallen": "onbegrepen.bij_getallen",
    "meerkeuze": "onbegrepen.bij_meerkeuze",
    "ja_nee": "onbegrepen.bij_ja_nee",
}


def niet_begrepen(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Text without meaning for the assistant: a helpful reply, and nothing changes."""
    soort = buiten(beurt.tekst)
    if staat is None:
        eigen = f"{zeg(_BUITEN[soort])} {zeg('onbegrepen.begin')}" if soort else zeg("onbegrepen.zonder_casus")
        return _zonder_afweging(eigen)
    if beurt.crisis:  # the alarm above it was understood
        return Reactie(staat, (eindbericht(omgeving, staat, met_advies=False),))
    op = open_prompt(staat)
    if soort:
        return _met_hint(omgeving, staat, zeg(_BUITEN[soort]))
    if op in _VOORBIJ and zegt_voorbij(beurt.tekst):
        return _met_hint(omgeving, staat, zeg(_VOORBIJ[op]))
    if op in ("vraag", "bevestig") and vertelt_van_iemand(beurt.tekst):
        return _met_hint(
            omgeving, staat, zeg("onbegrepen.telt_niet" if op == "bevestig" else "onbegrepen.telt_niet_bekend")
        )
    if op != "vraag":
        return _met_hint(omgeving, staat, zeg("onbegrepen.niet"))
    if staat.geweigerd != staat.vraag:
        return _met_hint(omgeving, replace(staat, geweigerd=staat.vraag), zeg("onbegrepen.geen_antwoord"))
    return _weer(omgeving, staat, beurt)


def _weer(omgeving: Omgeving, staat: Staat, beurt: Beurt) -> Reactie:
    """The second answer to this question that can't be read: offer the nearest option, when one is near."""
    kenmerk = omgeving.kaders.kenmerken[staat.vraag or ""]
    nabij = dichtst(omgeving, kenmerk, beurt.tekst)
    if nabij is None:
        return _met_hint(omgeving, staat, zeg("onbegrepen.weer_geen_antwoord"))
    staat = replace(staat, geweigerd=None, wacht=BedoelJe(kenmerk.id, (nabij.waarde,)))
    return terug_naar(omgeving, staat, bericht(alinea(zeg("onbegrepen.dichtst"), NOODREGEL)))


def niet_bedoeld(omgeving: Omgeving, staat: Staat) -> Reactie:
    """No to "Bedoel je: …?": nothing is filled in, and what stood behind it is asked."""
    assert isinstance(staat.wacht, BedoelJe)
    na = replace(staat, wacht=BedoelJe.over(staat.wacht.rest))
    return Reactie(na, (bericht(zeg("onbegrepen.niet_bedoeld")), eindbericht(omgeving, na)))


@Vaardigheid("anderstalig", recht=None, geleerd=False, rechtstreeks=True)
def anderstalig(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Text in another language: never an answer, a fact or a courtesy."""
    if staat is None:
        return _zonder_afweging(zeg("onbegrepen.anderstalig_zonder_casus"))
    return _met_hint(omgeving, staat, zeg("onbegrepen.anderstalig"))


def _met_hint(omgeving: Omgeving, staat: Staat, tekst: str) -> Reactie:
    """What the open prompt takes, and where to go in need."""
    op = open_prompt(staat)
    if isinstance(staat.wacht, BedoelJe) and staat.wacht.enkel:
        op = "bedoel_je_dit"
    hint = _HINTS[op] if op != "vraag" else _HINTS_VRAAG[omgeving.kaders.kenmerken[staat.vraag or ""].soort]
    return terug_naar(omgeving, staat, bericht(alinea(f"{tekst} {zeg(hint)}", NOODREGEL)))


def geen_gevaar_zonder_casus() -> Reactie:
    return _zonder_afweging(zeg("alarm.zonder_casus"))


def _zonder_afweging(tekst: str) -> Reactie:
    return Reactie(None, (bericht(alinea(tekst, NOODREGEL), knoppen=(NIEUWE_AFWEGING, HULP)),))
