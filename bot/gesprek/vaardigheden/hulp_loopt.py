"""Help that runs already: said by itself, or in a description. It changes no besluit, only what is left to do."""

from __future__ import annotations

from dataclasses import replace

from bot.begrip.lopende_hulp import LopendeHulp, lees_lopende_hulp
from bot.begrip.vermelding import GENOEMD
from bot.schrijfwijze import en, of

from ..blokken import bericht
from ..lopend import ALLES, HULP, lopende_vormen
from ..prompt import eindbericht
from ..staat import Beurt, Omgeving, Reactie, Staat, met_verleden, open_weer
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import geen_afweging


@Vaardigheid("hulp_loopt", geleerd=False, tussendoor=True)
def hulp_loopt(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """A text that only says that help runs, or that it doesn't after all."""
    if staat is None:
        return geen_afweging()
    gezegd = lees_lopende_hulp(beurt.tekst)
    nieuw, zin = _toch_niet(staat) if gezegd.toch_niet else _loopt(omgeving, staat, beurt, gezegd)
    return Reactie(nieuw, (bericht(zin), eindbericht(omgeving, nieuw)))


def met_lopende_hulp(omgeving: Omgeving, uit: Reactie, beurt: Beurt) -> Reactie:
    """The same for a description that also says it; `uit` is what the description itself led to."""
    gezegd = lees_lopende_hulp(beurt.tekst)
    if not gezegd.plekken or uit.staat is None or HULP not in omgeving.kaders.kenmerken:
        return uit
    if uit.staat.doelgroep == "volwassenen" or not uit.berichten:
        return uit
    nieuw, zin = _loopt(omgeving, uit.staat, beurt, gezegd)
    if nieuw.hulp_loopt == uit.staat.hulp_loopt:
        return uit
    laatste = replace(uit.berichten[-1], custom=eindbericht(omgeving, nieuw).custom)
    return replace(uit, staat=nieuw, berichten=(*uit.berichten[:-1], bericht(zin), laatste))


def _loopt(omgeving: Omgeving, staat: Staat, beurt: Beurt, gezegd: LopendeHulp) -> tuple[Staat, str]:
    """The staat with what runs, and what to say of it."""
    genoemd = [
        v.waarde
        for v in beurt.vermeldingen
        if v.kenmerk == HULP
        and v.zekerheid == GENOEMD
        and isinstance(v.waarde, str)
        and any(begin <= v.begin < eind for begin, eind in gezegd.plekken)
    ]
    erbij = [*dict.fromkeys([*staat.hulp_loopt, *(genoemd or [ALLES])])]
    nieuw = staat if erbij == staat.hulp_loopt else met_verleden(staat, replace(open_weer(staat), hulp_loopt=erbij))
    labels = {o.waarde: o.label.lower() for o in omgeving.kaders.kenmerken[HULP].opties}
    if vormen := genoemd or lopende_vormen(nieuw):
        return nieuw, zeg("hulp_loopt.genoteerd", vormen=en(labels[v] for v in vormen))
    bekend = staat.antwoorden.get(HULP) or []
    if len(bekend) > 1:
        vormen_ = [labels[v] for v in bekend]
        return staat, zeg("hulp_loopt.welke", vormen=of(vormen_), voorbeeld=vormen_[0])
    return nieuw, zeg("hulp_loopt.straks")


def _toch_niet(staat: Staat) -> tuple[Staat, str]:
    if not staat.hulp_loopt:
        return staat, zeg("hulp_loopt.niets")
    return met_verleden(staat, replace(open_weer(staat), hulp_loopt=[])), zeg("hulp_loopt.toch_niet")
