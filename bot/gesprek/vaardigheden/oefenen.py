"""Practising: a casus that nobody has, decided first and compared after (bot/gesprek/oefenbeurt.py)."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from bot.begrip.gespreksvraag import lijkt_op
from bot.lijn.doet import Doet
from bot.oefenen import bibliotheek

from ..blokken import Knop, bericht
from ..oefening import Oefening, casus_van, kies
from ..oefenlezing import niveau as gezegd_niveau
from ..oefenprompt import kader_als_tekst, verteld
from ..prompt import eindbericht
from ..staat import Beurt, Omgeving, Reactie, Staat, nieuw
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import tussendoor
from .nieuwe_afweging import genoemd_profiel, onbekende_naam


@Vaardigheid("oefenen", recht=None, geleerd=False, rechtstreeks=True, zeg="oefenen", hulpregel="oefenen.hulpregel")
def oefenen(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Tell a casus and ask what they would advise. "Nog een" is one like the last."""
    vorige = staat.oefening if staat else None
    profiel = genoemd_profiel(omgeving, beurt.tekst)
    if profiel is None and (onbekend := onbekende_naam(omgeving, beurt.tekst)):
        return _welk(omgeving, staat, zeg("oefenen.kader_onbekend", getypt=onbekend), onbekend)
    kader, niveau = beurt.waarde or _kader(omgeving, profiel), gezegd_niveau(beurt.tekst)
    if vorige and kader is None and niveau is None:
        kader, niveau = vorige.kader, vorige.niveau
    gedaan = (*vorige.gedaan, *(() if vorige.klaar else (vorige.casus,))) if vorige else ()
    naam = kies(omgeving.kaders, kader, niveau, gedaan, _kans(beurt))
    if naam is None:
        return _welk(omgeving, staat, zeg("oefenen.geen_casus"))
    los = vorige.los if vorige else staat is None
    onder = staat or nieuw(omgeving, omgeving.standaardprofiel, beurt.nu)
    na = replace(onder, oefening=Oefening(naam, kader, niveau, gedaan=gedaan, los=los))
    casus = casus_van(omgeving.kaders, na.oefening) if na.oefening else None
    assert casus is not None
    blijft = () if los else (bericht(zeg("oefenen.afweging_wacht")),)
    return Reactie(na, (*blijft, verteld(omgeving, casus), eindbericht(omgeving, na)))


def _kader(omgeving: Omgeving, profiel: str | None) -> str | None:
    """The kader that a profiel is about; None when that is more than one."""
    if profiel is None:
        return None
    gekozen = omgeving.kaders.profielen[profiel]
    besluiten = {*gekozen.besluiten, *(b for eigen in gekozen.per_doelgroep.values() for b in eigen)}
    over = {omgeving.kaders.besluiten[b].kader for b in besluiten}
    if profiel in over:
        return profiel
    return over.pop() if len(over) == 1 else None


def _kans(beurt: Beurt) -> float:
    """By whom and when: another at another time, the same when a turn is done again."""
    return Random(f"{beurt.wie} {beurt.nu.isoformat()}").random()


def _welk(omgeving: Omgeving, staat: Staat | None, zin: str, getypt: str = "") -> Reactie:
    bijna = _kader(omgeving, lijkt_op(getypt, omgeving.kaders)) if getypt else None
    kan = [bijna] if bijna else dict.fromkeys(casus.kader for casus in bibliotheek(omgeving.kaders))
    knoppen = [Knop(zeg("oefenen.knop_kader", kader=kader_als_tekst(omgeving, k)), Doet.OEFENEN, k) for k in kan]
    return tussendoor(omgeving, staat, zin, knoppen=knoppen)
