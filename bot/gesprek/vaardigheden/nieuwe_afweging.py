"""Starting an afweging."""

from __future__ import annotations

from bot.begrip.antwoord import kaal

from ..blokken import bericht
from ..prompt import eindbericht
from ..staat import Beurt, Omgeving, Reactie, Staat, nieuw, volgende
from ..teksten import zeg
from ..vaardigheid import Vaardigheid


@Vaardigheid("nieuwe_afweging", bestuurt=True, zeg="nieuwe afweging")
def nieuwe_afweging(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Start one, by the profiel that the text names, else the standard one. Facts in the same text are read back."""
    profiel = beurt.waarde or genoemd_profiel(omgeving, beurt.tekst)
    vers = volgende(omgeving, nieuw(omgeving, profiel or omgeving.standaardprofiel, beurt.nu, staat))
    gekozen = omgeving.kaders.profielen[vers.profiel]
    regels = [zeg("nieuwe_afweging.begonnen", profiel=gekozen.label), gekozen.uitleg]
    if profiel is None and _noemt_iets(beurt.tekst):
        namen = ", ".join(omgeving.kaders.profielen)
        regels.append(zeg("nieuwe_afweging.profiel_onbekend", profielen=namen))
    if vers.vorige:
        regels.append(zeg("nieuwe_afweging.vorige_staat_klaar"))
    return Reactie(vers, (bericht(" ".join(r for r in regels if r)), eindbericht(omgeving, vers)))


def genoemd_profiel(omgeving: Omgeving, tekst: str) -> str | None:
    """The profiel that a text names by id, label or alias; the longest name wins. None when there is none."""
    woorden = f" {kaal(tekst)} "
    beste: tuple[int, str] | None = None
    for profiel in omgeving.kaders.profielen.values():
        kader = omgeving.kaders.kaders.get(profiel.id)
        namen = (profiel.id, profiel.label, *profiel.aliassen, *(kader.aliassen if kader else ()))
        for naam in map(kaal, namen):
            if naam and f" {naam} " in woorden and (beste is None or len(naam) > beste[0]):
                beste = (len(naam), profiel.id)
    return beste[1] if beste else None


def _noemt_iets(tekst: str) -> bool:
    return any(f" {woord} " in f" {kaal(tekst)} " for woord in ("volgens", "profiel", "kader"))
