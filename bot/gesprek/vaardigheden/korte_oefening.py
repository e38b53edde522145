"""Short exercises: three of the cases beside a kader, one question each."""

from __future__ import annotations

from bot.lijn.doet import Doet
from bot.oefenen.gevallen import kort
from bot.oefenen.uitslag import KORT

from ..blokken import Knop
from ..oefenbegin import begin, eronder, gedaan, kans, tijd_voor
from ..oefening import Oefening, kies_kort
from ..oefenprompt import kader_als_tekst
from ..staat import Beurt, Omgeving, Reactie, Staat
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import tussendoor
from .nieuwe_afweging import genoemd_profiel
from .oefenen import kader_van

REEKS = 3


@Vaardigheid("korte_oefening", recht="oefenen", geleerd=False, rechtstreeks=True, zeg="korte oefening")
def korte_oefening(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """The next of the series that is under way, else the first of a new one."""
    vorige = staat.oefening if staat else None
    loopt = vorige if vorige and vorige.klaar and vorige.soort == KORT and vorige.over else None
    if loopt and loopt.kader:
        return van_kader(omgeving, staat, beurt, loopt.kader, loopt.over - 1, loopt.stap)
    kader = beurt.waarde or kader_van(omgeving, genoemd_profiel(omgeving, beurt.tekst))
    kader = kader or (vorige.kader if vorige else None)
    if kader is None or not kort(omgeving.kaders, kader):
        kan = [k for k in omgeving.kaders.kaders if kort(omgeving.kaders, k)]
        knoppen = [
            Knop(zeg("oefenen.knop_kort", kader=kader_als_tekst(omgeving, k)), Doet.KORTE_OEFENING, k) for k in kan
        ]
        return tussendoor(omgeving, eronder(staat), zeg("oefenen.welk_kort"), knoppen=knoppen)
    return van_kader(omgeving, staat, beurt, kader, REEKS - 1)


def van_kader(omgeving: Omgeving, staat: Staat | None, beurt: Beurt, kader: str, over: int, stap: str = "") -> Reactie:
    """A short one of this kader (that has some), with `over` to come after it."""
    naam = kies_kort(omgeving.kaders, kader, gedaan(staat, beurt), kans(beurt), tijd_voor(beurt))
    assert naam is not None
    return begin(omgeving, staat, beurt, Oefening(naam, kader, soort=KORT, stap=stap, over=over))
