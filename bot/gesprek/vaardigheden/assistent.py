"""About the assistant itself: what it can do, what it keeps, and a greeting."""

from __future__ import annotations

from ..blokken import alinea, bericht
from ..staat import Beurt, Omgeving, Reactie, Staat
from ..teksten import zeg
from ..vaardigheid import REGISTER, Vaardigheid
from ..zeggen import HULP, NIEUWE_AFWEGING, PROFIELEN, tussendoor


@Vaardigheid("privacy", tussendoor=True, zeg="privacy")
def privacy(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    return tussendoor(omgeving, staat, zeg("assistent.privacy"))


@Vaardigheid("hulp", tussendoor=True, zeg="hulp")
def hulp(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    regels = [
        zeg("assistent.hulp_waarvoor"),
        zeg("assistent.hulp_begin"),
        zeg("assistent.hulp_antwoord"),
        zeg("assistent.hulp_opdrachten", opdrachten=" · ".join(_te_zeggen())),
        *(zeg(v.hulpregel) for v in REGISTER.values() if v.hulpregel),
        zeg("assistent.hulp_gevaar"),
        zeg("assistent.hulp_fout"),
    ]
    return tussendoor(omgeving, staat, alinea(*regels), knoppen=() if staat else (NIEUWE_AFWEGING, PROFIELEN))


def _te_zeggen() -> list[str]:
    """What the help tells to say, in its order."""
    genoemd = [(v.in_hulp, v.zeg) for v in REGISTER.values() if v.in_hulp is not None]
    return [woorden for _, woorden in sorted(genoemd)]


@Vaardigheid("begroeten", tussendoor=True)
def begroeten(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    if staat is not None:
        return tussendoor(omgeving, staat, zeg("assistent.groet_bezig"))
    return Reactie(None, (bericht(zeg("assistent.groet"), knoppen=(NIEUWE_AFWEGING, PROFIELEN, HULP)),))


@Vaardigheid("bedanken", tussendoor=True)
def bedanken(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    return tussendoor(omgeving, staat, zeg("assistent.graag_gedaan"))
