"""Practising: a casus that nobody has, decided first and compared after (bot/gesprek/oefenbeurt.py)."""

from __future__ import annotations

from bot.begrip.gespreksvraag import lijkt_op
from bot.lijn.doet import Doet
from bot.oefenen import bibliotheek

from ..blokken import Knop
from ..oefenbegin import begin, gedaan, kans, tijd_voor
from ..oefening import Oefening, kies
from ..oefenlezing import niveau as gezegd_niveau
from ..oefenprompt import kader_als_tekst
from ..staat import Beurt, Omgeving, Reactie, Staat
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
    kader, niveau = beurt.waarde or kader_van(omgeving, profiel), gezegd_niveau(beurt.tekst)
    if vorige and kader is None and niveau is None:
        kader, niveau = vorige.kader, vorige.niveau
    naam = kies(omgeving.kaders, kader, niveau, gedaan(staat, beurt), kans(beurt), tijd_voor(beurt))
    if naam is None:
        return _welk(omgeving, staat, zeg("oefenen.geen_casus"))
    return begin(omgeving, staat, beurt, Oefening(naam, kader, niveau))


def kader_van(omgeving: Omgeving, profiel: str | None) -> str | None:
    """The kader that a profiel is about; None when that is more than one."""
    if profiel is None:
        return None
    gekozen = omgeving.kaders.profielen[profiel]
    besluiten = {*gekozen.besluiten, *(b for eigen in gekozen.per_doelgroep.values() for b in eigen)}
    over = {omgeving.kaders.besluiten[b].kader for b in besluiten}
    if profiel in over:
        return profiel
    return over.pop() if len(over) == 1 else None


def _welk(omgeving: Omgeving, staat: Staat | None, zin: str, getypt: str = "") -> Reactie:
    bijna = kader_van(omgeving, lijkt_op(getypt, omgeving.kaders)) if getypt else None
    kan = [bijna] if bijna else dict.fromkeys(casus.kader for casus in bibliotheek(omgeving.kaders))
    knoppen = [Knop(zeg("oefenen.knop_kader", kader=kader_als_tekst(omgeving, k)), Doet.OEFENEN, k) for k in kan]
    return tussendoor(omgeving, staat, zin, knoppen=knoppen)
