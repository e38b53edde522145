"""By when something must be done."""

from __future__ import annotations

from ..adviesblok import termijnregel
from ..beeld import datum
from ..blokken import lijst
from ..lopend import zonder_lopende
from ..staat import Beurt, Omgeving, Reactie, Staat, advies
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import geen_afweging, tussendoor


@Vaardigheid("termijnen", tussendoor=True, zeg="termijnen", in_hulp=40)
def termijnen(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    if staat is None:
        return geen_afweging()
    lijst_ = zonder_lopende(staat, advies(omgeving, staat))["termijnen"]
    if not lijst_:
        return tussendoor(omgeving, staat, zeg("termijnen.geen"))
    punten = lijst(termijnregel(omgeving, termijn).punt for termijn in lijst_)
    return tussendoor(omgeving, staat, zeg("termijnen.vanaf", datum=datum(staat.datum)), punten)
