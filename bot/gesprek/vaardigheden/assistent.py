"""About the assistant itself: what it can do, what it keeps, and a greeting."""

from __future__ import annotations

from ..blokken import alinea, bericht, lijst
from ..staat import Beurt, Omgeving, Reactie, Staat
from ..teksten import zeg
from ..vaardigheid import REGISTER, Vaardigheid
from ..zeggen import HULP, NIEUWE_AFWEGING, PROFIELEN, tussendoor

_JAAR = 365  # days


@Vaardigheid("privacy", recht=None, tussendoor=True, zeg="privacy")
def privacy(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    return tussendoor(omgeving, staat, zeg("assistent.privacy"))


@Vaardigheid("hulp", recht=None, tussendoor=True, zeg="hulp")
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


@Vaardigheid("begroeten", recht=None, tussendoor=True)
def begroeten(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    if staat is not None:
        return tussendoor(omgeving, staat, zeg("assistent.groet_bezig"))
    return Reactie(None, (bericht(zeg("assistent.groet"), knoppen=(NIEUWE_AFWEGING, PROFIELEN, HULP)),))


@Vaardigheid("bedanken", recht=None, tussendoor=True)
def bedanken(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    return tussendoor(omgeving, staat, zeg("assistent.graag_gedaan"))


@Vaardigheid("over_ai", recht=None, geleerd=False, tussendoor=True, zeg="is dit AI")
def over_ai(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """What the assistant is, and where the advice comes from."""
    return tussendoor(omgeving, staat, zeg("assistent.over_ai"))


@Vaardigheid("bewaren", recht=None, geleerd=False, tussendoor=True, zeg="hoe lang bewaar je dit")
def bewaren(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """How long things are kept, by the settings of this installation."""
    zo_lang = omgeving.bewaren
    regels = [
        zeg("assistent.bewaren_casus", dagen=_dagen(zo_lang.casus)),
        zeg("assistent.bewaren_gesprek", dagen=_dagen(zo_lang.gesprek)),
        zeg("assistent.bewaren_antwoord", dagen=_dagen(zo_lang.antwoord)),
        zeg("assistent.bewaren_dossier"),
    ]
    return tussendoor(omgeving, staat, zeg("assistent.bewaren"), lijst(regels))


def _dagen(aantal: int) -> str:
    if aantal >= _JAAR and aantal % _JAAR == 0:
        return zeg("assistent.jaren", aantal=aantal // _JAAR, dagen=aantal)
    return zeg("assistent.een_dag") if aantal == 1 else zeg("assistent.dagen", aantal=aantal)
