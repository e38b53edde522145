"""The same casus by another profiel: what was answered stays. A name that isn't known begins nothing."""

from __future__ import annotations

from dataclasses import replace

from bot.afweging.model import Profiel
from bot.begrip.gespreksvraag import ander_profiel as gevraagd_profiel
from bot.begrip.gespreksvraag import profiel_van
from bot.schrijfwijze import en

from ..beeld import waarde_als_tekst
from ..blokken import alinea, bericht
from ..prompt import eindbericht
from ..staat import (
    Beurt,
    Omgeving,
    Reactie,
    Staat,
    met_geldige_afwijkingen,
    met_verleden,
    open_weer,
    volgende,
    zonder_rust,
)
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import tussendoor
from .nieuwe_afweging import nieuwe_afweging, onbekend_profiel


@Vaardigheid("ander_profiel", geleerd=False, verandert=True, bestuurt=True)
def ander_profiel(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Switch to the profiel that is named. Without an afweging one begins by it."""
    naam = gevraagd_profiel(beurt.tekst, omgeving.kaders) or ""
    bekend = beurt.waarde or profiel_van(naam, omgeving.kaders)
    if bekend is None:
        return onbekend_profiel(omgeving, staat, naam)
    if staat is None:
        return nieuwe_afweging(omgeving, None, replace(beurt, waarde=bekend))
    profiel = omgeving.kaders.profielen[bekend]
    doelgroep = staat.antwoorden.get("doelgroep")
    if staat.profiel == bekend:
        return tussendoor(omgeving, staat, zeg("ander_profiel.al_zo", profiel=profiel.label))
    if profiel.doelgroep and doelgroep and profiel.doelgroep != doelgroep:
        return tussendoor(omgeving, staat, _andere_doelgroep(omgeving, profiel, doelgroep))
    return _gewisseld(omgeving, staat, profiel)


def _gewisseld(omgeving: Omgeving, staat: Staat, profiel: Profiel) -> Reactie:
    eigen = {"doelgroep": profiel.doelgroep} if profiel.doelgroep else {}
    nieuw = replace(
        open_weer(staat), profiel=profiel.id, antwoorden={**staat.antwoorden, **eigen}, wacht=zonder_rust(staat)
    )
    nieuw = met_geldige_afwijkingen(omgeving, volgende(omgeving, met_verleden(staat, nieuw)))
    oud = omgeving.kaders.profielen[staat.profiel].label
    regels = [zeg("ander_profiel.gewisseld", nieuw=profiel.label, oud=oud)]
    if weg := [a["besluit"] for a in staat.afwijking if a not in nieuw.afwijking]:
        namen = en(omgeving.kaders.besluiten[b].naam for b in weg)
        regels.append(zeg("ander_profiel.afwijking_vervalt", besluiten=namen))
    regels.append(zeg("ander_profiel.terug", oud=oud))
    return Reactie(nieuw, (bericht(alinea(*regels)), eindbericht(omgeving, nieuw)))


def _andere_doelgroep(omgeving: Omgeving, profiel: Profiel, doelgroep: str) -> str:
    kenmerk = omgeving.kaders.kenmerken["doelgroep"]
    return zeg(
        "ander_profiel.andere_doelgroep",
        profiel=profiel.label,
        doelgroep=waarde_als_tekst(kenmerk, profiel.doelgroep).lower(),
        nu=waarde_als_tekst(kenmerk, doelgroep).lower(),
    )
