"""The learning path: the step of today, and beginning it."""

from __future__ import annotations

from dataclasses import replace

from bot.lijn.doet import Doet
from bot.oefenen import leerpad as pad
from bot.oefenen.gevallen import kort
from bot.oefenen.leerpad import Leerstap
from bot.oefenen.maken import maak_van
from bot.oefenen.uitslag import CASUS, KORT, TOETS
from bot.oefenen.voortgang import Geleerd

from ..blokken import Knop, alinea, bericht
from ..oefenbegin import begin, eronder, gedaan, kans, tijd_voor, zonder
from ..oefening import NUMMERS, Oefening, kies
from ..staat import Beurt, Omgeving, Reactie, Staat
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import tussendoor
from .korte_oefening import REEKS, van_kader


@Vaardigheid(
    "leerpad", recht="oefenen", geleerd=False, rechtstreeks=True, zeg="leerpad", hulpregel="oefenen.hulp_leerpad"
)
def leerpad(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """The step that is next; "Gelezen, verder" says of a step to read that it was."""
    if beurt.geleerd is None:
        return tussendoor(omgeving, eronder(staat), zeg("oefenen.niet_bewaard"), knoppen=(_OEFENEN, _KORT))
    gelezen = beurt.waarde if beurt.waarde in pad.te_lezen() else None
    stappen = {**beurt.geleerd.stappen, **({gelezen: beurt.nu} if gelezen else {})}
    uit = _verder(omgeving, staat, replace(beurt, geleerd=replace(beurt.geleerd, stappen=stappen)))
    return replace(uit, leerstappen=(*((gelezen,) if gelezen else ()), *uit.leerstappen))


_OEFENEN = Knop(zeg("knoppen.oefenen"), Doet.OEFENEN)
_KORT = Knop(zeg("knoppen.korte_oefening"), Doet.KORTE_OEFENING)


def _verder(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    geleerd, onder = beurt.geleerd or Geleerd(), zonder(staat) if staat else None
    stap = pad.volgende(omgeving.kaders, geleerd.stappen)
    waar = pad.waar(omgeving.kaders, geleerd.stappen, beurt.nu)
    if stap is None:
        return tussendoor(omgeving, onder, waar, knoppen=(_OEFENEN,))
    if beurt.waarde != pad.VERDER and pad.vandaag_klaar(omgeving.kaders, geleerd.stappen, beurt.nu):
        toch = Knop(zeg("knoppen.toch_verder"), Doet.LEERPAD, pad.VERDER)
        return tussendoor(omgeving, onder, waar, knoppen=(toch, _OEFENEN))
    if stap.soort == pad.LEZEN:
        klaar = Knop(zeg("knoppen.gelezen"), Doet.LEERPAD, stap.id)
        return tussendoor(omgeving, onder, waar, alinea(f"{stap.titel}.", stap.tekst), knoppen=(klaar,))
    uit = _geoefend(omgeving, staat, beurt, stap)
    if uit is None:  # another version of the kader, or one without written casussen: nobody gets stuck on that
        verder = Knop(zeg("knoppen.leerpad_verder"), Doet.LEERPAD)
        uit = tussendoor(omgeving, onder, zeg("oefenen.stap_zonder_casus"), knoppen=(verder,))
        return replace(uit, leerstappen=(stap.id,))
    return replace(uit, berichten=(bericht(waar), *uit.berichten))


def _geoefend(omgeving: Omgeving, staat: Staat | None, beurt: Beurt, stap: Leerstap) -> Reactie | None:
    """The practice of this step, begun; None when there is nothing to practise it with."""
    kaders, kader = omgeving.kaders, stap.kader or ""
    if stap.soort == KORT:
        return van_kader(omgeving, staat, beurt, kader, REEKS - 1, stap.id) if kort(kaders, kader) else None
    nieuw = maak_van(kaders, kader, None, int(kans(beurt) * NUMMERS)) if stap.soort == TOETS else None
    hoe = (gedaan(staat, beurt), kans(beurt), tijd_voor(beurt))
    naam = nieuw.id if nieuw else kies(kaders, kader, stap.niveau, *hoe) or kies(kaders, kader, None, *hoe)
    if naam is None:
        return None
    soort = TOETS if stap.soort == TOETS else CASUS
    return begin(omgeving, staat, beurt, Oefening(naam, kader, stap.niveau, soort=soort, stap=stap.id))
