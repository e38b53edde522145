"""What the signal is learned from, and that what is learned is what is weighed."""

from __future__ import annotations

from collections import Counter

import numpy as np

from bot.begrip.crisis.gewichten import Gewichten, Som
from leren.signaal.stof import ingevuld, stof, stukken, teksten


def test_er_wordt_van_elke_schrijver_en_van_elk_niveau_geleerd() -> None:
    rijen = teksten()
    per_bron = Counter(rij.bron for rij in rijen)
    assert {naam: per_bron[naam] for naam in ("signaal-1", "signaal-2", "signaal-3", "signaal-4")} == dict.fromkeys(
        ("signaal-1", "signaal-2", "signaal-3", "signaal-4"), 800
    )
    assert set(per_bron) >= {"geschreven", "voorbeelden", "gelijkend", "soorten", "plat", "omschrijving", "gesprek"}
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


def test_de_gewichten_van_een_stuk_zijn_die_van_zijn_trekken() -> None:
    """What is learned from (a matrix) and what is weighed (one piece) is the same number."""
    rijen = [rij for rij in teksten() if rij.bron == "geschreven"][:60]
    alles = stof(rijen)
    per_trek = np.random.default_rng(3).integers(-60, 61, (len(alles.sleutels), 2)).astype(np.int16)
    geleerd = Gewichten(alles.sleutels, per_trek, Som(0.5, -0.5), Som(0, 0))
    verwacht = np.asarray(alles.matrix @ (per_trek / 100)) + np.array([0.5, -0.5])
    gewogen = np.array([geleerd.som(*stuk) for rij in rijen for stuk in stukken(rij.tekst)])
    assert np.allclose(gewogen, verwacht, atol=1e-4)


def test_een_trek_die_nooit_is_gezien_weegt_niets() -> None:
    geleerd = Gewichten(
        np.array([5, 9], dtype=np.uint32), np.array([[100, 0], [0, 100]], dtype=np.int16), Som(0, 0), Som(1, 1)
    )
    waarden = np.ones(3, dtype=np.float32)
    assert geleerd.som(np.array([1, 7, 4_000_000_000], dtype=np.uint32), waarden) == Som(0, 0)
    assert geleerd.som(np.array([9, 5, 6], dtype=np.uint32), waarden) == Som(1, 1)
