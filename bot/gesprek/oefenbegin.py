"""Beginning a practice: which one, by whom and when, and the first message of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from random import Random

from .blokken import bericht
from .oefening import MEEST_GEDAAN, Oefening, casus_van
from .oefenprompt import verteld
from .prompt import eindbericht
from .staat import Beurt, Omgeving, Reactie, Staat, nieuw
from .teksten import zeg


def begin(omgeving: Omgeving, staat: Staat | None, beurt: Beurt, oefening: Oefening) -> Reactie:
    """This practice (casus, kader, niveau and kind) from now on, beside the afweging that there may be."""
    vorige = staat.oefening if staat else None
    los = vorige.los if vorige else staat is None
    onder = staat or nieuw(omgeving, omgeving.standaardprofiel, beurt.nu)
    hier = _hier_gedaan(vorige)
    na = replace(onder, oefening=replace(oefening, gedaan=hier, los=los, begonnen=beurt.nu.isoformat()))
    casus = casus_van(omgeving.kaders, na.oefening) if na.oefening else None
    assert casus is not None
    blijft = () if los or vorige else (bericht(zeg("oefenen.afweging_wacht")),)
    return Reactie(na, (*blijft, verteld(omgeving, casus, oefening.soort), eindbericht(omgeving, na)))


def zonder(staat: Staat) -> Staat | None:
    """The afweging under the practice; None when there is none."""
    if staat.oefening is None:
        return staat
    return None if staat.oefening.los else replace(staat, oefening=None)


def eronder(staat: Staat | None) -> Staat | None:
    """What a message in between goes back to: an open practice, else the afweging under the one that is done."""
    return zonder(staat) if staat and staat.oefening and staat.oefening.klaar else staat


def gedaan(staat: Staat | None, beurt: Beurt) -> tuple[str, ...]:
    """The casussen that this person had: in this conversation, and before as far as that is kept."""
    eerder = [uitslag.casus for uitslag in beurt.geleerd.uitslagen] if beurt.geleerd else []
    return (*eerder[-MEEST_GEDAAN:], *_hier_gedaan(staat.oefening if staat else None))


def _hier_gedaan(vorige: Oefening | None) -> tuple[str, ...]:
    if vorige is None:
        return ()
    return (*vorige.gedaan, *(() if vorige.klaar else (vorige.casus,)))


def kans(beurt: Beurt) -> float:
    """By whom and when (0-1): another at another time, the same when a turn is done again."""
    return Random(f"{beurt.wie} {beurt.nu.isoformat()}").random()


def tijd_voor(beurt: Beurt) -> Mapping[tuple[str, str], int]:
    """(kader, onderdeel) → how much it is time to practise it."""
    if beurt.geleerd is None or not beurt.geleerd.kaarten:
        return {}
    from bot.oefenen.herhalen import gewicht

    return gewicht(beurt.geleerd.kaarten, beurt.nu)
