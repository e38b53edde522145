"""What more than one skill says: that there is no afweging, that something is still open, an answer in between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.lijn.doet import Doet

from .blokken import Bericht, Blok, Knop, bericht
from .prompt import eindbericht
from .staat import Omgeving, Reactie, Staat, open_prompt
from .wacht import Stop

NIEUWE_AFWEGING = Knop("Nieuwe afweging", Doet.NIEUWE_AFWEGING)
HULP = Knop("Hulp", Doet.HULP)
OVERZICHT = Knop("Overzicht", Doet.OVERZICHT)
VASTLEGGEN = Knop("Vastleggen", Doet.VASTLEGGEN)
PROFIELEN = Knop("Welke profielen zijn er?", Doet.KADERS)


def geen_afweging(tekst: str = "Er loopt nu geen afweging.") -> Reactie:
    zin = f"{tekst} Beschrijf een casus (zonder namen), of begin een nieuwe afweging."
    return Reactie(None, (bericht(zin, knoppen=(NIEUWE_AFWEGING, HULP)),))


def tussendoor(omgeving: Omgeving, staat: Staat | None, *blokken: Blok | str, knoppen: Iterable[Knop] = ()) -> Reactie:
    """An answer in between: then back to where we were."""
    knoppen = tuple(knoppen)
    if staat is None:
        return Reactie(None, (bericht(*blokken, knoppen=knoppen or (NIEUWE_AFWEGING,)),))
    return terug_naar(omgeving, staat, bericht(*blokken, knoppen=knoppen))


def terug_naar(omgeving: Omgeving, staat: Staat, antwoord: Bericht) -> Reactie:
    """This answer, and then where we were."""
    return Reactie(staat, (antwoord, eindbericht(omgeving, staat, met_advies=False)))


def nog_open(staat: Staat) -> str:
    """What has to be settled before storing or deviating; "" when nothing has."""
    op = open_prompt(replace(staat, wacht=None) if isinstance(staat.wacht, Stop) else staat)
    if op in ("bevestig", "aanpassen"):
        return "Wat ik uit je tekst haalde, telt pas mee als je ja zegt. Klopt deze lijst?"
    if op == "bedoel_je":
        return "Eerst moet ik weten wat je bedoelt."
    return "Je bent aan het afwijken. Maak dat eerst af, of zeg 'toch niet'." if op == "afwijken" else ""
