"""By when something must be done."""

from __future__ import annotations

from ..beeld import datum, termijn_regel
from ..staat import Beurt, Omgeving, Reactie, Staat, advies
from ..vaardigheid import Vaardigheid
from ..zeggen import geen_afweging, tussendoor


@Vaardigheid("termijnen", tussendoor=True, zeg="termijnen", in_hulp=40)
def termijnen(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    if staat is None:
        return geen_afweging()
    lijst = advies(omgeving, staat)["termijnen"]
    regels = [termijn_regel(t) for t in lijst]
    vanaf = f"Gerekend vanaf {datum(staat.datum)}:\n"
    return tussendoor(
        omgeving, staat, vanaf + "\n".join(regels) if regels else "Er zijn nog geen termijnen bekend voor deze casus."
    )
