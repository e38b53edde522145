"""What is known, and the advice so far."""

from __future__ import annotations

from dataclasses import replace

from ..adviesblok import adviesblok
from ..beeld import waarde_als_tekst
from ..blokken import bericht, lijst
from ..prompt import eindbericht
from ..staat import Beurt, Omgeving, Reactie, Staat, advies, open_prompt, zonder_rust
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import geen_afweging


@Vaardigheid("overzicht", tussendoor=True, zeg="overzicht", in_hulp=30)
def overzicht(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """What is known and what follows from it so far."""
    if staat is None:
        return geen_afweging()
    staat = replace(staat, wacht=zonder_rust(staat))
    kenmerken = omgeving.kaders.kenmerken
    regels = [f"{kenmerken[k].label}: {waarde_als_tekst(kenmerken[k], w)}" for k, w in staat.antwoorden.items()]
    bekend = bericht(zeg("overzicht.bekend"), lijst(regels or [zeg("overzicht.nog_niets")]))
    heel = adviesblok(omgeving, staat, advies(omgeving, staat))
    eind = eindbericht(omgeving, staat)
    if open_prompt(staat):  # the advice isn't what ends the turn, so it comes in between
        return Reactie(staat, (bekend, bericht(heel), eind))
    return Reactie(staat, (bekend, replace(eind, blokken=(heel,))))
