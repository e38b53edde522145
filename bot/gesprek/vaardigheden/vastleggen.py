"""Storing: whether it may be done now, and what is said when it was."""

from __future__ import annotations

from dataclasses import replace

from bot.lijn.doet import Doet

from ..adviesblok import bewijs
from ..blokken import Knop, bericht
from ..prompt import eindbericht
from ..staat import Beurt, Omgeving, Reactie, Staat, advies, volgende
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..wacht import Onaf, Rust
from ..zeggen import NIEUWE_AFWEGING, OVERZICHT, geen_afweging, nog_open


@Vaardigheid("vastleggen", bestuurt=True, recht="vastleggen", zeg="vastleggen", in_hulp=80)
def vastleggen(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Store it. The action does so and then calls `vastgelegd`; nothing is said before the store has committed."""
    if staat is None:
        return geen_afweging("vastleggen.geen_afweging")
    if staat.vastgelegd:
        return Reactie(
            staat,
            (
                bericht(zeg("vastleggen.al_vastgelegd", casus=staat.casus)),
                eindbericht(omgeving, staat, False),
            ),
        )
    if nog := nog_open(staat):
        return Reactie(staat, (bericht(zeg("vastleggen.nog_niets", eerst=nog)), eindbericht(omgeving, staat)))
    if not staat.antwoorden and not staat.overgeslagen:
        return Reactie(
            staat,
            (bericht(zeg("vastleggen.niets_beantwoord")), eindbericht(omgeving, staat)),
        )
    if staat.vraag and not isinstance(staat.wacht, Onaf) and advies(omgeving, staat)["ontbreekt"]:
        staat = replace(staat, wacht=Onaf())
        return Reactie(staat, (eindbericht(omgeving, staat),))
    return Reactie(replace(staat, wacht=None), vastleggen=True)


def vastgelegd(omgeving: Omgeving, staat: Staat, casus: str, volgnummer: int) -> Reactie:
    """After the commit: give the code."""
    staat = volgende(omgeving, replace(staat, casus=casus, vastgelegd=True, wacht=Rust(), gehoord=[]))
    vaker = "vastleggen.vastgelegd_vaker" if volgnummer > 1 else "vastleggen.vastgelegd"
    tekst = zeg(vaker, casus=casus, volgnummer=volgnummer)
    if staat.vraag:
        tekst = f"{tekst} {zeg('vastleggen.onvolledig')}"
    ontvangst = bewijs(omgeving, staat, advies(omgeving, staat), tekst)
    eind = eindbericht(omgeving, staat, False).met(ontvangst, knoppen=(NIEUWE_AFWEGING, OVERZICHT))
    return Reactie(staat, (eind,))


def opslag_mislukt(omgeving: Omgeving, staat: Staat, fout: str) -> Reactie:
    """The store refused: say so, keep everything."""
    staat = replace(staat, wacht=Rust())
    tekst = zeg("vastleggen.mislukt", fout=fout)
    opnieuw = Knop(zeg("knoppen.opnieuw_vastleggen"), Doet.VASTLEGGEN)
    return Reactie(staat, (eindbericht(omgeving, staat, False).met(tekst, knoppen=[opnieuw]),))
