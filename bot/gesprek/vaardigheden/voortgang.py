"""How many questions are left, and how to get the advice as a file."""

from __future__ import annotations

from dataclasses import replace

from ..blokken import alinea
from ..staat import Beurt, Omgeving, Reactie, Staat, hoogstens, nog_te_vragen, open_prompt
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import VASTLEGGEN, geen_afweging, tussendoor


@Vaardigheid("hoeveel_nog", geleerd=False, tussendoor=True, zeg="hoeveel vragen nog")
def hoeveel_nog(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """The most that can still come."""
    if staat is None:
        return geen_afweging()
    return tussendoor(omgeving, staat, _hoeveel(omgeving, staat))


def _hoeveel(omgeving: Omgeving, staat: Staat) -> str:
    if omgeving.kaders.profielen[staat.profiel].splitst and "doelgroep" not in staat.antwoorden and not staat.voorstel:
        return zeg("hoeveel_nog.doelgroep")
    aantal = hoogstens(omgeving, staat)
    if open_prompt(staat) in ("bevestig", "aanpassen"):
        na = {**staat.antwoorden, **{f["kenmerk"]: f["waarde"] for f in staat.voorstel}}
        over = hoogstens(omgeving, replace(staat, antwoorden=na))
        return zeg("hoeveel_nog.lijst", aantal=over) if over > 0 else zeg("hoeveel_nog.lijst_klaar")
    if aantal == 0:
        rest = staat.modus != "volledig" and nog_te_vragen(omgeving, staat)
        return zeg("hoeveel_nog.volledig") if rest else zeg("hoeveel_nog.klaar")
    return zeg("hoeveel_nog.laatste") if aantal == 1 else zeg("hoeveel_nog.hoogstens", aantal=aantal)


@Vaardigheid("naar_word", geleerd=False, tussendoor=True, zeg="kun je dit naar word")
def naar_word(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Where a file of the advice is made; in the chat none is."""
    regels = [zeg("naar_word.web") if beurt.kanaal == "web" else zeg("naar_word.elders")]
    if staat is not None and staat.vastgelegd:
        regels.append(zeg("naar_word.code", casus=staat.casus))
    elif staat is not None and open_prompt(staat) is None:
        return tussendoor(omgeving, staat, alinea(*regels, zeg("naar_word.eerst")), knoppen=(VASTLEGGEN,))
    return tussendoor(omgeving, staat, alinea(*regels))
