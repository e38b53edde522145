"""What the signal is learned from, and that making the weights small changes no decision."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest

from leren.signaal.klein import KLEIN, Beslissingen, open_teksten, zonder_wat_niets_doet
from leren.signaal.stof import ingevuld, teksten

ZINNEN = [
    "Vader slaat nu de kinderen.",
    "De kinderen gaan naar school en moeder werkt.",
    "Hij staat met een mes voor de deur, de buren bellen.",
    "Het gezin woont in een flat op vier hoog.",
    "Ze wil niet meer leven.",
    "Moeder heeft schulden, vader zoekt werk.",
]


def _alles(begin: float, grens: float) -> tuple[Beslissingen, list[str]]:
    """With every feature of ZINNEN."""
    from bot.begrip.crisis.signaal import onderdelen
    from bot.begrip.crisis.trekken import trekken

    namen = sorted({naam for zin in ZINNEN for *_, gezien in onderdelen(zin) for naam in trekken(gezien)})
    return Beslissingen(namen, begin, grens, ZINNEN), namen


@pytest.mark.parametrize("zaad", range(20))
def test_wat_niets_doet_gaat_weg_en_geen_beslissing_verandert(zaad: int) -> None:
    over, namen = _alles(begin=0.0, grens=0.0)
    gewichten = np.random.default_rng(zaad).integers(-60, 61, len(namen)).astype(float)
    zwaarste = [max(over.matrix[over.van == nr] @ gewichten / 100) for nr in range(len(ZINNEN))]
    over.grens = float(np.median(zwaarste))  # half of them alarm
    klein = zonder_wat_niets_doet(gewichten, over)
    voor, na = (over.alarm(over.zwaar(w)) for w in (gewichten, klein))
    assert voor.tolist() == na.tolist()
    assert voor.sum() == len(ZINNEN) / 2
    assert np.count_nonzero(klein) < np.count_nonzero(gewichten)
    assert ((klein == gewichten) | ((klein == 0) & (np.abs(gewichten) < KLEIN))).all()


def test_een_klein_gewicht_dat_beslist_blijft() -> None:
    over, namen = _alles(begin=0.0, grens=0.05)
    gewichten = np.array([KLEIN - 1.0 if naam == "w:mes" else 0.0 for naam in namen])
    assert over.alarm(over.zwaar(gewichten)).tolist() == [zin == ZINNEN[2] for zin in ZINNEN]
    assert zonder_wat_niets_doet(gewichten, over).tolist() == gewichten.tolist()


def test_er_wordt_van_elke_schrijver_en_van_elk_niveau_geleerd() -> None:
    rijen = teksten()
    per_bron = Counter(rij.bron for rij in rijen)
    assert {naam: per_bron[naam] for naam in ("signaal-1", "signaal-2", "signaal-3", "signaal-4")} == dict.fromkeys(
        ("signaal-1", "signaal-2", "signaal-3", "signaal-4"), 800
    )
    assert set(per_bron) >= {"geschreven", "voorbeelden", "gelijkend", "plat", "omschrijving", "gesprek"}
    assert {rij.niveau for rij in rijen} == {"acuut", "let_op", "gewoon"}
    assert not any(rij.tekst.startswith("# ") for rij in rijen), "a head is no text"


def test_elke_open_plaats_wordt_gevuld() -> None:
    plaatsen = {
        "wie": ["hij", "zij"],
        "hoe": ["hard", "zacht", "nooit", "vaak", "even"],
        "wanneer": ["nu", "straks", "morgen"],
    }
    zinnen = ingevuld("{wie} belt {hoe} {wanneer}", plaatsen)
    assert len(zinnen) == len(set(zinnen))
    assert {woord for zin in zinnen for woord in zin.split()} == {"belt"}.union(*plaatsen.values())


def test_open_teksten_is_alles_wat_open_is() -> None:
    alles = open_teksten()
    assert len(alles) > 35_000 and alles == sorted(set(alles))
    assert {rij.tekst for rij in teksten()} <= set(alles)
