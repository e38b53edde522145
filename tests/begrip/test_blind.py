"""Closed sets (corpus/LEESMIJ.md), scored as a whole: the figures must not get worse.

Nobody reads them to tune; a failure says only how many.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.afweging import Kaders
from bot.begrip.crisis import crisissignaal
from bot.begrip.lezen import lees
from tests.begrip import toets
from tests.corpus import gesloten

ONVEILIG = {"zorgen", "structureel_onveilig", "acuut_onveilig"}
GEWELD = {
    ("kindfactoren", "slachtoffer_getuige"),
    ("ouderfactoren", "slachtoffer_getuige_dader"),
    ("normatieve_problemen", "huiselijk_geweld"),
    ("normatieve_problemen", "kindermishandeling"),
}


@pytest.mark.parametrize(("soort", "minstens", "hoogstens"), [("gewoon", 0, 12), ("acuut", 111, 120)])
def test_het_signaal(soort: str, minstens: int, hoogstens: int) -> None:
    teksten = gesloten(f"signaal/toets/{soort}.yml")
    assert len(teksten) == 120
    assert minstens <= sum(crisissignaal(tekst) is not None for tekst in teksten) <= hoogstens


def _veilig(kenmerken: dict[str, Any]) -> bool:
    return kenmerken.get("veiligheid") == "veilig"


def _geweld(kenmerken: dict[str, Any]) -> bool:
    return kenmerken.get("veiligheid") in ONVEILIG or any(waarde in (kenmerken.get(k) or ()) for k, waarde in GEWELD)


@pytest.mark.parametrize(
    ("naam", "gelezen", "minstens", "onterecht"),
    [("veilig", _veilig, 11, 2), ("geweld", _geweld, 37, 4)],
)
def test_wat_er_staat_en_niet_meer(naam: str, gelezen: Any, minstens: int, onterecht: int, alle_kaders: Kaders) -> None:
    telling = {"ja": 0, "nee": 0}
    for geval in gesloten(f"lezen/toets/{naam}.yml"):
        telling[geval[naam]] += gelezen(lees(geval["tekst"], alle_kaders).kenmerken)
    assert telling["ja"] >= minstens and telling["nee"] <= onterecht, telling


def test_een_vraag_vult_niets_in(alle_kaders: Kaders) -> None:
    gevallen = gesloten("lezen/toets/vraag.yml")
    ingevuld = {
        soort: sum(bool(lees(g["tekst"], alle_kaders).kenmerken) for g in gevallen if g["vraag"] == soort)
        for soort in ("ja", "nee")
    }
    assert ingevuld["ja"] <= 1 and ingevuld["nee"] >= 12, ingevuld


# --- the sets of 29 November, by other outsiders: docs/prestaties.md has what they scored once ---


@pytest.mark.parametrize(
    ("set_", "naam", "precisie", "f1"),
    [
        ("1", "heel", 0.82, 0.77),
        ("1", "stem", 0.84, 0.74),
        ("2", "heel", 0.80, 0.72),
        ("2", "stem", 0.79, 0.67),
        ("3", "heel", 0.88, 0.71),
        ("3", "stem", 0.86, 0.65),
    ],
)
def test_de_inhoud_van_hele_teksten(set_: str, naam: str, precisie: float, f1: float, alle_kaders: Kaders) -> None:
    paden = {"1": toets.GESLOTEN, "2": toets.GESLOTEN_2, "3": toets.GESLOTEN_3}[set_]
    maten = toets.omschrijvingen(toets.rijen(paden[naam]), alle_kaders, ("doelgroep", "leeftijden"))
    assert maten.precisie >= precisie and maten.f1 >= f1, maten


@pytest.mark.parametrize(
    ("paden", "zinnen", "gedraaid"),
    [(toets.GESLOTEN, 60, 10), (toets.GESLOTEN_2, 70, 17), (toets.GESLOTEN_3, 110, 11)],
    ids=("1", "2", "3"),
)
def test_het_omgekeerde(paden: dict[str, Path], zinnen: int, gedraaid: int, alle_kaders: Kaders) -> None:
    stand = toets.omgekeerd(toets.rijen(paden["omgekeerd"]), alle_kaders)
    assert stand["zinnen"] == zinnen and stand["gedraaid"] <= gedraaid, stand


def test_het_signaal_in_drie_niveaus(alle_kaders: Kaders) -> None:
    stand = toets.signaal(toets.rijen(toets.GESLOTEN["signaal"]), alle_kaders)
    luid = {
        n: sum(telling["acuut"] for soort, telling in stand.items() if soort.startswith(n)) for n in ("acuut", "gewoon")
    }
    assert luid["acuut"] >= 77 and luid["gewoon"] <= 9, luid


def test_antwoorden(alle_kaders: Kaders) -> None:
    stand = toets.antwoorden(toets.rijen(toets.GESLOTEN["antwoorden"]), alle_kaders)
    assert stand["waarde"] == 120 and stand["waarde goed"] >= 111 and stand["zeker fout"] <= 2, stand


def test_de_afscherming() -> None:
    stand = toets.afscherming(toets.GESLOTEN["schild"])
    assert stand["afgeschermd"] >= 0.88 and stand["woorden ten onrechte"] <= 0.011, stand
