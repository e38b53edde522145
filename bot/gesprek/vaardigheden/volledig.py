"""Asking on after the quick advice."""

from __future__ import annotations

from dataclasses import replace

from ..blokken import bericht
from ..prompt import eindbericht
from ..staat import Beurt, Omgeving, Reactie, Staat, open_prompt, volgende, zonder_rust
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import geen_afweging


@Vaardigheid("volledig", bestuurt=True, zeg="volledig", in_hulp=60)
def volledig(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Ask on after the quick advice: everything that explains it or decides a next step."""
    if staat is None:
        return geen_afweging()
    staat = volgende(omgeving, replace(staat, modus="volledig", wacht=zonder_rust(staat)))
    tekst = zeg("volledig.alles")
    if open_prompt(staat) not in (None, "vraag"):
        tekst = zeg("volledig.daarna")
    elif staat.vraag is None:
        tekst = zeg("volledig.al_gevraagd")
    return Reactie(staat, (bericht(tekst), eindbericht(omgeving, staat)))
