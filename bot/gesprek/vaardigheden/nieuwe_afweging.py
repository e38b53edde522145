"""Starting an afweging."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.begrip.antwoord import kaal
from bot.begrip.gespreksvraag import ander_profiel, lijkt_op, zonder_tekens
from bot.lijn.doet import Doet
from bot.schrijfwijze import en

from ..blokken import Knop, bericht
from ..prompt import eindbericht
from ..staat import Beurt, Omgeving, Reactie, Staat, nieuw, volgende
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import tussendoor
from .vertellen import vertel


@Vaardigheid("nieuwe_afweging", bestuurt=True, zeg="nieuwe afweging")
def nieuwe_afweging(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Start one, by the profiel that the text names, else the standard one. Facts in the same text are read back."""
    kop, rest = _kop_en_rest(beurt)
    profiel = beurt.waarde or genoemd_profiel(omgeving, kop)
    rest = _zonder_naam(omgeving, profiel, rest) if profiel else rest
    if profiel is None and (naam := onbekende_naam(omgeving, kop)):
        return onbekend_profiel(omgeving, staat, naam)
    vers = volgende(omgeving, nieuw(omgeving, profiel or omgeving.standaardprofiel, beurt.nu, staat))
    gekozen = omgeving.kaders.profielen[vers.profiel]
    regels = [zeg("nieuwe_afweging.begonnen", profiel=gekozen.label), gekozen.uitleg]
    if vers.vorige:
        regels.append(zeg("nieuwe_afweging.vorige_staat_klaar"))
    if not rest.vermeldingen:
        return Reactie(vers, (bericht(" ".join(r for r in regels if r)), eindbericht(omgeving, vers)))
    uit = vertel(omgeving, vers, rest)
    return replace(uit, berichten=(bericht(" ".join(r for r in regels if r)), *uit.berichten))


def _kop_en_rest(beurt: Beurt) -> tuple[str, Beurt]:
    """ "Nieuwe casus: man van 60, …": what asks for it, and the turn with only what is told behind it.

    The profiel stands in the first part: in a description the name of one is any word ("zo").
    """
    if _noemt_iets(beurt.tekst):
        return beurt.tekst, replace(beurt, tekst="")
    gelezen = beurt.los or beurt.vermeldingen  # of a casus of which nothing is known
    begin = min((v.begin for v in gelezen), default=len(beurt.tekst))
    kop = re.split(r"[:\n]", beurt.tekst[:begin])[0]
    erna = tuple(v for v in gelezen if v.begin >= len(kop))
    return kop, replace(beurt, tekst="", vermeldingen=erna)


def _zonder_naam(omgeving: Omgeving, profiel: str, beurt: Beurt) -> Beurt:
    """The turn without what was read in the name of the profiel: "profiel multiproblem" tells nothing of a casus."""
    namen = _namen(omgeving, profiel)
    return replace(beurt, vermeldingen=tuple(v for v in beurt.vermeldingen if kaal(v.tekst) not in namen))


def genoemd_profiel(omgeving: Omgeving, tekst: str) -> str | None:
    """The profiel that a text names by id, label or alias; the longest name wins. None when there is none."""
    woorden = f" {kaal(tekst)} "
    beste: tuple[int, str] | None = None
    for profiel in omgeving.kaders.profielen:
        for naam in _namen(omgeving, profiel):
            if f" {naam} " in woorden and (beste is None or len(naam) > beste[0]):
                beste = (len(naam), profiel)
    return beste[1] if beste else None


def _namen(omgeving: Omgeving, profiel: str) -> list[str]:
    """What a profiel is called: id, label and aliases, also those of its kader."""
    gekozen, kader = omgeving.kaders.profielen[profiel], omgeving.kaders.kaders.get(profiel)
    namen = (gekozen.id, gekozen.label, *gekozen.aliassen, *(kader.aliassen if kader else ()))
    return [naam for naam in map(kaal, namen) if naam]


def _noemt_iets(tekst: str) -> bool:
    return any(f" {woord} " in f" {kaal(tekst)} " for woord in ("volgens", "profiel", "kader"))


def onbekende_naam(omgeving: Omgeving, tekst: str) -> str:
    """What a text calls a profiel without being one ("nieuwe afweging volgens leksroom"); "" when it names none."""
    gezegd = zonder_tekens(tekst).split()
    plek = next((nr for nr, woord in enumerate(gezegd) if woord in ("volgens", "profiel", "kader")), None)
    if plek is None:
        return ""
    rest = " ".join(gezegd[plek:])
    return ander_profiel(rest if rest.startswith("volgens") else f"volgens {rest}", omgeving.kaders) or ""


def onbekend_profiel(omgeving: Omgeving, staat: Staat | None, naam: str) -> Reactie:
    """There is no profiel of this name: the one that it looks like, else all of them. Nothing begins."""
    profielen = omgeving.kaders.profielen
    bijna = lijkt_op(naam, omgeving.kaders)
    keus = [profielen[bijna]] if bijna else list(profielen.values())
    doet = Doet.NIEUWE_AFWEGING if staat is None else Doet.ANDER_PROFIEL
    knoppen = [Knop(zeg("ander_profiel.knop", profiel=p.label), doet, p.id) for p in keus]
    if bijna:
        zin = zeg("ander_profiel.bedoel_je", getypt=naam, profiel=profielen[bijna].label)
    else:
        zin = zeg("ander_profiel.onbekend", profielen=en(p.label for p in keus))
    return tussendoor(omgeving, staat, zin, knoppen=knoppen)
