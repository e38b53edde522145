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
from bot.begrip.vermelding import GENOEMD

from ..andere_casus import noemt_broer_of_zus
from ..antwoorden import antwoord_op, gevraagd
from ..blokken import bericht
from ..feiten import DRINGEND, Feit, Tegenspraak, feiten, met_bekende
from ..gehoord import erbij
from ..prompt import eindbericht
from ..staat import Beurt, Omgeving, Reactie, Staat, met_antwoorden, nieuw, volgende
from ..vaardigheid import Vaardigheid
from ..voorstel import na_antwoord, stel_voor, wat_vervalt, zonder_ontkende
from ..wacht import Aanpassen, Onaf, Rust, Stop, onder
from .onbegrepen import niet_begrepen

_SCHEIDING = re.compile(r"\s{0,3}(?:[,;.]|\ben\b)\s{0,3}(?:(?:en|het|is|thuis|dus|er|verder|iedereen)\s){0,4}")
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
    if noemt_broer_of_zus(beurt.tekst):
        gevonden = [met_bekende(f, bekend) for f in gevonden]
    if naam and (samen := _beide_antwoorden(omgeving, kenmerken[naam], staat, beurt)):
        return _Gezegd(samen, [], [])
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


def _beide_antwoorden(omgeving: Omgeving, kenmerk: Kenmerk, staat: Staat, beurt: Beurt) -> dict[str, Any]:
    """What a text says that answers the question in hand and the other one that always comes first, each by its own
    words ("regulier en veilig"): that is as good as twice an answer. Empty when it is anything else.
    """
    delen = [deel for deel in _SCHEIDING.split(kaal(beurt.tekst)) if deel]
    if len(delen) != 2 or not kenmerk.voorrang:
        return {}
    ander = next(
        (k for k in omgeving.kaders.kenmerken.values() if k.voorrang and k != kenmerk and k.id not in staat.antwoorden),
        None,
    )
    if ander is None:
        return {}
    for eerste, tweede in (delen, delen[::-1]):
        een, twee = _letterlijke_waarde(kenmerk, eerste, beurt), _letterlijke_waarde(ander, tweede, beurt)
        if een is not None and twee is not None:
            return {kenmerk.id: een, ander.id: twee}
    return {}


def _letterlijke_waarde(kenmerk: Kenmerk, deel: str, beurt: Beurt) -> Any:
    """The option that these words are the name of, or that was read in just these words; None when there is none."""
    eigen = [
        v for v in beurt.vermeldingen if v.kenmerk == kenmerk.id and v.zekerheid == GENOEMD and kaal(v.tekst) == deel
    ]
    gelezen = {v.waarde for v in eigen} if not vaag(deel, eigen) else set()
    op_naam = {o.waarde for o in kenmerk.opties if deel in (kaal(o.label), kaal(re.split(r"[,(:;]", o.label)[0]))}
    waarden = op_naam or gelezen
    return waarden.pop() if len(waarden) == 1 else None


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
