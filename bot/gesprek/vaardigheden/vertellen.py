"""The user tells something: an answer to the prompt on screen, facts, a correction, or a description of a casus."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.afweging import OnbruikbareInvoer
from bot.afweging.model import Kenmerk
from bot.begrip.antwoord import als_antwoord, is_ja, is_nee, kaal

from ..blokken import bericht
from ..feiten import DRINGEND, Feit, feiten
from ..prompt import eindbericht
from ..staat import Beurt, Omgeving, Reactie, Staat, met_antwoorden, nieuw, open_prompt, volgende
from ..vaardigheid import Vaardigheid
from ..voorstel import na_antwoord, stel_voor, wat_vervalt, zonder_ontkende
from ..wacht import Aanpassen, BedoelJe, Rust, Stop, onder
from .onbegrepen import niet_begrepen

_KLAAR_MET_WACHTEN = (Stop, Rust, Aanpassen)  # what a fact or a button ends, beside what it says


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
        return stel_voor(
            omgeving, volgende(omgeving, nieuw(omgeving, omgeving.standaardprofiel, beurt.nu)), gevonden, botst
        )
    gevraagd = _gevraagd(staat)
    op_lijst = {f["kenmerk"]: f["waarde"] for f in staat.voorstel}
    antwoord = als_antwoord(beurt.tekst, kenmerken[gevraagd], beurt.vermeldingen) if gevraagd else None
    gevonden, botst = feiten(beurt.vermeldingen, kenmerken, {**staat.antwoorden, **op_lijst})
    gevonden = [f for f in gevonden if not (_dringend(f) and kaal(f.tekst) in staat.geen_alarm)]
    if gevraagd is None and not gevonden and not botst:
        gevonden = _op_label(omgeving, beurt.tekst, {**staat.antwoorden, **op_lijst})
    if gevraagd and _letterlijk(kenmerken[gevraagd], beurt.tekst):
        gevonden, botst = [], []  # "OTS" answers the question; that it also hints at jeugd need not be read back
    gezegd: dict[str, Any] = {}
    if antwoord is not None and gevraagd and not any(t.kenmerk == gevraagd for t in botst):
        gezegd[gevraagd] = antwoord.waarde
    gevonden = [f for f in gevonden if f.kenmerk not in gezegd]
    ontkend = [f for f in gevonden if f.waarde is None]
    correcties = {
        f.kenmerk: f.waarde
        for f in gevonden
        if f.waarde is not None and f.kenmerk in staat.antwoorden and f.kenmerk not in op_lijst
    }
    nieuwe = [f for f in gevonden if f.waarde is not None and f.kenmerk not in correcties]
    if not gezegd and not gevonden and not botst:
        return niet_begrepen(omgeving, staat, beurt)
    echo = wat_vervalt(staat)
    try:
        na = met_antwoorden(omgeving, staat, {**gezegd, **correcties}) if gezegd or correcties else staat
    except OnbruikbareInvoer as fout:
        return Reactie(staat, (bericht(str(fout)), eindbericht(omgeving, staat)))
    if gevraagd in gezegd and staat.wacht:
        na = na_antwoord(na, gevraagd, na.voorstel)
    na, zin = zonder_ontkende(omgeving, na, ontkend)
    if isinstance(na.wacht, _KLAAR_MET_WACHTEN):
        na = replace(na, wacht=onder(na.wacht))
    uit = stel_voor(omgeving, na, nieuwe, botst)
    return replace(uit, berichten=(*echo, *([bericht(zin)] if zin else []), *uit.berichten))


def _op_label(omgeving: Omgeving, tekst: str, bekend: Mapping[str, Any]) -> list[Feit]:
    """With no question on screen: the one kenmerk that has an option called exactly so ("regulier").

    It is read back, not filled in.
    """
    gezegd = kaal(tekst)
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


def _gevraagd(staat: Staat) -> str | None:
    """The kenmerk that the prompt on screen asks for."""
    if isinstance(staat.wacht, BedoelJe):
        return staat.wacht.kenmerk
    return staat.vraag if open_prompt(staat) == "vraag" else None


def _dringend(feit: Feit) -> bool:
    return isinstance(feit.waarde, str) and (feit.kenmerk, feit.waarde) in DRINGEND


def _letterlijk(kenmerk: Kenmerk, tekst: str) -> bool:
    """Whether the whole text is the answer (a label, a number, ja or nee, ages), and says nothing else."""
    if kenmerk.soort == "ja_nee":
        return is_ja(tekst) or is_nee(tekst)
    return als_antwoord(tekst, kenmerk) is not None
