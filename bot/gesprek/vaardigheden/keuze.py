"""A button."""

from __future__ import annotations

from ..prompt import eindbericht
from ..staat import Beurt, Omgeving, Reactie, Staat, met_antwoorden, nieuw, open_prompt
from ..vaardigheid import Vaardigheid
from ..voorstel import na_antwoord, onjuist, wat_vervalt


@Vaardigheid("keuze", geleerd=False, verandert=True, rechtstreeks=True)
def keuze(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """A button: any kenmerk may be answered or changed, asked or not. "… klopt niet" only takes a line off the list."""
    assert beurt.keuze is not None
    if staat is None:
        staat = nieuw(omgeving, omgeving.standaardprofiel, beurt.nu)
    kenmerk, waarde = beurt.keuze
    echo = wat_vervalt(staat)
    over = [f for f in staat.voorstel if f["kenmerk"] != kenmerk]
    if waarde is None and over != staat.voorstel and open_prompt(staat) != "vraag":
        return onjuist(omgeving, staat, kenmerk)
    na = met_antwoorden(omgeving, staat, {kenmerk: waarde})
    na = na_antwoord(na, kenmerk, [f for f in na.voorstel if f["kenmerk"] != kenmerk])
    return Reactie(na, (*echo, eindbericht(omgeving, na)))
