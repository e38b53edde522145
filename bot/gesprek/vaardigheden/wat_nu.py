"""What to do now: the steps and terms of the advice, what is due soonest first."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from bot.afweging.termijnen import lees_datum
from bot.begrip.antwoord import kaal

from ..actieblad import GROEPEN, Actie, acties, groepen, tabel, zegt_wie
from ..beeld import datum
from ..blokken import Blok, alinea, lijst
from ..lopend import zonder_lopende
from ..staat import Beurt, Omgeving, Reactie, Staat, advies, open_prompt
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import tussendoor
from .assistent import hulp

_MOST = 6  # lines in a chat; the rest is in the overzicht


@Vaardigheid("wat_nu", geleerd=False, tussendoor=True, zeg="wat moet ik nu doen", hulpregel="wat_nu.hulp")
def wat_nu(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """What the advice asks to do; only of the moment that the text names, when it names one."""
    if staat is None:
        return hulp(omgeving, None, beurt)
    alle = acties(zonder_lopende(staat, advies(omgeving, staat)), staat.datum)
    klaar = open_prompt(staat) is None
    if not alle:
        return tussendoor(omgeving, staat, zeg("wat_nu.niets_te_doen" if klaar else "wat_nu.niets"))
    gevraagd = _groep(beurt.tekst)
    gekozen = [a for a in alle if a.groep == gevraagd] if gevraagd else alle
    kop = [] if klaar else [zeg("wat_nu.nog_niet_af")]
    if not gekozen:
        kop.append(zeg("wat_nu.niet_in_groep", groep=zeg(GROEPEN[gevraagd or ""]).lower()))
        gekozen = alle
    blokken: list[Blok] = [alinea(*kop)] if kop else []
    return tussendoor(omgeving, staat, *blokken, *_per_groep(gekozen[:_MOST], beurt.nu), *_rest(gekozen))


def _groep(tekst: str) -> str | None:
    """The moment that a text names ("deze week"), else None."""
    gezegd = f" {kaal(tekst)} "
    woorden: Mapping[str, list[str]] = tabel()["gevraagd"]
    return next((g for g, zo in woorden.items() if any(f" {w} " in gezegd.replace("?", " ") for w in zo)), None)


def _per_groep(gekozen: list[Actie], nu: datetime) -> list[Blok]:
    uit: list[Blok] = []
    for groep in groepen():
        eigen = [a for a in gekozen if a.groep == groep]
        if eigen:
            uit += [alinea(f"{zeg(GROEPEN[groep])}:"), lijst(actieregel(a, nu) for a in eigen)]
    return uit


def _rest(gekozen: list[Actie]) -> list[Blok]:
    over = len(gekozen) - _MOST
    if over <= 0:
        return []
    return [alinea(zeg("wat_nu.een_meer") if over == 1 else zeg("wat_nu.meer", aantal=over))]


def actieregel(actie: Actie, nu: datetime) -> str:
    """One thing to do in a line: what, who, by when; and that it is too late."""
    regel = _regel(actie.tekst.rstrip("."), "" if zegt_wie(actie) else actie.wie, actie.uiterlijk)
    return zeg("wat_nu.te_laat", regel=regel) if actie.uiterlijk and _voorbij(actie.uiterlijk, nu) else regel


def _regel(tekst: str, wie: str, uiterlijk: str) -> str:
    if not uiterlijk:
        return zeg("wat_nu.met_wie", tekst=tekst, wie=wie) if wie else tekst
    if wie:
        return zeg("wat_nu.met_beide", tekst=tekst, wie=wie, datum=datum(uiterlijk))
    return zeg("wat_nu.met_datum", tekst=tekst, datum=datum(uiterlijk))


def _voorbij(uiterlijk: str, nu: datetime) -> bool:
    tot = lees_datum(uiterlijk)
    return tot < nu if "T" in uiterlijk else tot.date() < lees_datum(None, nu).date()
