"""What more than one skill says: that there is no afweging, that something is still open, an answer in between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from bot.lijn.doet import Doet

from .blokken import Bericht, Blok, Knop, bericht
from .prompt import eindbericht
from .staat import Omgeving, Reactie, Staat, open_prompt
from .teksten import zeg
from .wacht import Stop

NIEUWE_AFWEGING = Knop(zeg("knoppen.nieuwe_afweging"), Doet.NIEUWE_AFWEGING)
HULP = Knop(zeg("knoppen.hulp"), Doet.HULP)
OEFENEN = Knop(zeg("toegang.knop_oefenen"), Doet.OEFENEN)
OVERZICHT = Knop(zeg("knoppen.overzicht"), Doet.OVERZICHT)
VASTLEGGEN = Knop(zeg("knoppen.vastleggen"), Doet.VASTLEGGEN)
PROFIELEN = Knop(zeg("knoppen.profielen"), Doet.KADERS)


def geen_afweging(naam: str = "algemeen.geen_afweging") -> Reactie:
    """There is none; `naam` is the text that says so."""
    zin = zeg("algemeen.begin", vooraf=zeg(naam))
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
        return zeg("algemeen.nog_lijst")
    if op == "bedoel_je":
        return zeg("algemeen.nog_bedoel_je")
    if op == "nieuwe_casus":
        return zeg("algemeen.nog_nieuwe_casus")
    return zeg("algemeen.nog_afwijken") if op == "afwijken" else ""
