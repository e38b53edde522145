"""The user tells something: an answer to the prompt on screen, facts, a correction, or a description of a casus."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.afweging import OnbruikbareInvoer
from bot.afweging.model import Kenmerk
from bot.begrip.antwoord import als_antwoord, is_ja, is_nee, kaal
from bot.begrip.beantwoord import BEDOEL_JE
from bot.begrip.handeling import vaag
from bot.begrip.tabel import woorden

from ..antwoorden import antwoord_op, gevraagd
from ..blokken import bericht
from ..feiten import DRINGEND, Feit, Tegenspraak, feiten
from ..gehoord import erbij
from ..prompt import eindbericht
from ..staat import Beurt, Omgeving, Reactie, Staat, met_antwoorden, nieuw, volgende
from ..vaardigheid import Vaardigheid
from ..voorstel import na_antwoord, stel_voor, wat_vervalt, zonder_ontkende
from ..wacht import Aanpassen, Onaf, Rust, Stop, onder
from .onbegrepen import niet_begrepen

_KLAAR_MET_WACHTEN = (Stop, Rust, Aanpassen, Onaf)  # what a fact or a button ends, beside what it says


@Vaardigheid(
    "vertellen",
    ook_bij=("antwoord", "bevestigen", "ontkennen", "weet_niet", "buiten_bereik", "nlu_fallback"),
    verandert=True,
)
def vertel(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Free text.

    It answers the question that is on screen, never another; new facts count once the user confirms them.
    """
    kenmerken = omgeving.kaders.kenmerken
    if staat is None:
        gevonden, botst = feiten(beurt.vermeldingen, kenmerken, {})
        if not gevonden and not botst:
            return niet_begrepen(omgeving, None, beurt)
        vers = volgende(omgeving, nieuw(omgeving, omgeving.standaardprofiel, beurt.nu))
        return stel_voor(omgeving, _met_gehoord(omgeving, vers, beurt), gevonden, botst)
    gezegd = _gezegd(omgeving, staat, beurt)
    if not (gezegd.antwoord or gezegd.gevonden or gezegd.botst):
        return niet_begrepen(omgeving, staat, beurt)
    try:
        return _verwerkt(omgeving, _met_gehoord(omgeving, staat, beurt), gezegd)
    except OnbruikbareInvoer as fout:
        return Reactie(staat, (bericht(str(fout)), eindbericht(omgeving, staat)))


def _met_gehoord(omgeving: Omgeving, staat: Staat, beurt: Beurt) -> Staat:
    """Keeps what the text says were it of the other doelgroep."""
    return replace(staat, gehoord=erbij(omgeving.kaders, staat.gehoord, beurt.anders))


@dataclass(frozen=True)
class _Gezegd:
    """What a text says: the answer to what was asked (at most one), facts, and what has to be asked."""

    antwoord: Mapping[str, Any]
    gevonden: list[Feit]
    botst: list[Tegenspraak]


def _gezegd(omgeving: Omgeving, staat: Staat, beurt: Beurt) -> _Gezegd:
    kenmerken = omgeving.kaders.kenmerken
    naam = gevraagd(staat)
    bekend = {**staat.antwoorden, **{f["kenmerk"]: f["waarde"] for f in staat.voorstel}}
    antwoord = antwoord_op(omgeving, kenmerken[naam], beurt) if naam else None
    gevonden, botst = feiten(beurt.vermeldingen, kenmerken, bekend)
    gevonden, botst = _vaag_gevraagd(beurt, gevonden, botst)
    gevonden = [f for f in gevonden if not (_dringend(f) and kaal(f.tekst) in staat.geen_alarm)]
    if naam is None:
        return _Gezegd({}, gevonden or ([] if botst else _op_label(omgeving, beurt.tekst, bekend)), botst)
    if _letterlijk(kenmerken[naam], beurt.tekst):
        gevonden, botst = [], []  # "OTS" answers the question; that it also hints at jeugd need not be read back
    if antwoord is None or any(t.kenmerk == naam for t in botst):
        return _Gezegd({}, gevonden, botst)
    gevonden = [f for f in gevonden if f.kenmerk != naam]
    if antwoord.zekerheid == BEDOEL_JE:
        return _Gezegd({}, gevonden, [Tegenspraak(naam, (antwoord.waarde,)), *botst])
    return _Gezegd({naam: antwoord.waarde}, gevonden, botst)


def _vaag_gevraagd(
    beurt: Beurt, gevonden: list[Feit], botst: list[Tegenspraak]
) -> tuple[list[Feit], list[Tegenspraak]]:
    """What was said too vaguely to fill in ("er is wel onveiligheid") is asked."""
    welke = vaag(beurt.tekst, beurt.vermeldingen)
    feiten_ = [f for f in gevonden if f.kenmerk not in welke]
    vragen = [Tegenspraak(f.kenmerk, welke[f.kenmerk]) for f in gevonden if f.kenmerk in welke]
    return feiten_, [*vragen, *botst]


def _verwerkt(omgeving: Omgeving, staat: Staat, gezegd: _Gezegd) -> Reactie:
    """Take it in. Raises OnbruikbareInvoer for a value that can't be."""
    op_lijst = {f["kenmerk"] for f in staat.voorstel}
    ontkend = [f for f in gezegd.gevonden if f.waarde is None]
    correcties = {
        f.kenmerk: f.waarde
        for f in gezegd.gevonden
        if f.waarde is not None and f.kenmerk in staat.antwoorden and f.kenmerk not in op_lijst
    }
    nieuwe = [f for f in gezegd.gevonden if f.waarde is not None and f.kenmerk not in correcties]
    echo = wat_vervalt(staat)
    erbij = {**gezegd.antwoord, **correcties}
    na = met_antwoorden(omgeving, staat, erbij) if erbij else staat
    for kenmerk in gezegd.antwoord if staat.wacht else ():
        na = na_antwoord(na, kenmerk, na.voorstel)
    na, zin = zonder_ontkende(omgeving, na, ontkend)
    if isinstance(na.wacht, _KLAAR_MET_WACHTEN):
        na = replace(na, wacht=onder(na.wacht))
    uit = stel_voor(omgeving, na, nieuwe, gezegd.botst)
    return replace(uit, berichten=(*echo, *([bericht(zin)] if zin else []), *uit.berichten))


def _op_label(omgeving: Omgeving, tekst: str, bekend: Mapping[str, Any]) -> list[Feit]:
    """With no question on screen: the one kenmerk that has an option called exactly so ("regulier").

    It is read back, not filled in.
    """
    gezegd = kaal(tekst)
    if gezegd in woorden("handeling", "kaal"):
        return []
    passend = [
        (kenmerk, optie)
        for kenmerk in omgeving.kaders.kenmerken.values()
        if kenmerk.soort in ("keuze", "meerkeuze")
        for optie in kenmerk.opties
        if gezegd in (kaal(optie.label), kaal(re.split(r"[,(:;]", optie.label)[0]))
    ]
    if len(passend) != 1:
        return []
    [(kenmerk, optie)] = passend
    waarde: Any = optie.waarde
    if kenmerk.soort == "meerkeuze":
        al = bekend.get(kenmerk.id)
        waarde = [w for w in kenmerk.waarden if w == optie.waarde or (isinstance(al, list) and w in al)]
    return [Feit(kenmerk.id, waarde, tekst.strip())] if bekend.get(kenmerk.id) != waarde else []


def _dringend(feit: Feit) -> bool:
    return isinstance(feit.waarde, str) and (feit.kenmerk, feit.waarde) in DRINGEND


def _letterlijk(kenmerk: Kenmerk, tekst: str) -> bool:
    """Whether the whole text is the answer (a label, a number, ja or nee, ages), and says nothing else."""
    if kenmerk.soort == "ja_nee":
        return is_ja(tekst) or is_nee(tekst)
    return als_antwoord(tekst, kenmerk) is not None
