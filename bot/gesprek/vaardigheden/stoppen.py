"""Stopping: asks before it discards."""

from __future__ import annotations

from dataclasses import replace

from ..blokken import bericht
from ..prompt import eindbericht
from ..staat import Beurt, Omgeving, Reactie, Staat
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..wacht import Onaf, Rust, Stop
from ..zeggen import NIEUWE_AFWEGING, geen_afweging


@Vaardigheid("stoppen", bestuurt=True, zeg="stop", in_hulp=90)
def stoppen(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Asks before it discards."""
    if staat is None:
        return geen_afweging("stoppen.er_loopt_niets")
    if not staat.begonnen:
        return gestopt()
    onder = None if isinstance(staat.wacht, Stop | Rust | Onaf) else staat.wacht
    staat = replace(staat, wacht=Stop(onder))
    return Reactie(staat, (eindbericht(omgeving, staat),))


def gestopt() -> Reactie:
    tekst = zeg("stoppen.gestopt")
    return Reactie(None, (bericht(tekst, knoppen=[NIEUWE_AFWEGING]),))
