"""What somebody's roles don't allow in a conversation; danger is answered whoever tells of it."""

from __future__ import annotations

from dataclasses import replace

from bot.schrijfwijze import en
from bot.toegang import Daad, mag

from . import alarm
from .beeld import NOODREGEL
from .blokken import Knop, alinea, bericht
from .staat import Beurt, Omgeving, Reactie, Staat
from .teksten import zeg
from .vaardigheid import REGISTER
from .zeggen import HULP, OEFENEN


def geweigerd(naam: str, omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie | None:
    """That this user may not have this skill, and what he may do; None when he may."""
    recht = REGISTER[naam].recht
    if recht is None or mag(beurt.persoon, Daad(recht)):
        return None
    rollen = en(sorted(beurt.rollen)) or zeg("toegang.geen_rol")
    zinnen = [zeg("toegang.mag_niet", rollen=rollen)]
    knoppen: tuple[Knop, ...] = (HULP,)
    if mag(beurt.persoon, Daad.OEFENEN):
        zinnen.append(zeg("toegang.wel_oefenen"))
        knoppen = (OEFENEN, HULP)
    gelezen = alarm.woorden(staat, alarm.zonder_ontkenning(beurt))
    # The buttons of the route begin an afweging, and that is what he may not.
    eerst = (replace(alarm.route(beurt, staat, gelezen), knoppen=()),) if gelezen else ()
    return Reactie(staat, (*eerst, bericht(alinea(*zinnen, NOODREGEL), knoppen=knoppen)))
