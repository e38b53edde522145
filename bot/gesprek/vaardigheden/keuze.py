"""A button."""

from __future__ import annotations

from ..blokken import bericht
from ..prompt import eindbericht
from ..staat import Beurt, Omgeving, Reactie, Staat, met_antwoorden, met_verleden, nieuw, open_prompt, volgende
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..voorstel import na_antwoord, wat_vervalt


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
        weg = omgeving.kaders.kenmerken[kenmerk].label
        na = volgende(omgeving, met_verleden(staat, na_antwoord(staat, kenmerk, over)))
        return Reactie(na, (*echo, bericht(zeg("algemeen.van_de_lijst_af", kenmerken=weg)), eindbericht(omgeving, na)))
    na = met_antwoorden(omgeving, staat, {kenmerk: waarde})
    na = na_antwoord(na, kenmerk, over)
    return Reactie(na, (*echo, eindbericht(omgeving, na)))
