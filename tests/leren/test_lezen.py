"""Learning to read clauses: which label counts, and that the same texts give the same weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from bot.begrip.zoekers.begrippen import delen, naam
from bot.begrip.zoekers.gewichten import Gewichten, bewaar
from bot.begrip.zoekers.ngrammen import ngrammen
from leren.lezen.leer import leer
from leren.lezen.netwerk import bewaar_netwerk, leer_netwerk
from leren.lezen.stof import NIET, ONBEKEND, WEL, HeleTekst, Zinsdeel, buren, labels, stof, zinsdelen

BEGRIPPEN = sorted({begrip for rij in zinsdelen() for begrip in rij.zegt})


def test_elke_waarde_van_de_tabel_komt_in_het_corpus_voor() -> None:
    assert set(buren(BEGRIPPEN)) == set(BEGRIPPEN)
    assert len(BEGRIPPEN) > 120


def test_een_gedeeld_begrip_is_bij_ieder_een_eigen_waarde() -> None:
    assert naam("kindfactoren", "cognitief_verstandelijk") == naam("clientprofiel", "lvb") == "cognitief"
    assert {deel.over for deel in delen("cognitief")} == {"kind", "ouder", "volwassene"}
    assert delen("uitstroom.nee")[0].waarde is False


def test_een_buur_die_niet_is_gelabeld_is_geen_nee() -> None:
    rij = Zinsdeel("er zijn hoge schulden", "x", frozenset(["economische_problemen.problematische_schulden"]), None)
    rijen = labels([rij], BEGRIPPEN)[0]
    stand = dict(zip(BEGRIPPEN, rijen))
    assert stand["economische_problemen.problematische_schulden"] == WEL
    assert stand["contextuele_factoren.financiele_problemen"] == ONBEKEND
    assert stand["schoolgang.gaat_niet"] == NIET


def test_antwoorden_die_elkaar_uitsluiten_zijn_geen_buren() -> None:
    assert "veiligheid.acuut_onveilig" not in buren(BEGRIPPEN)["veiligheid.zorgen"]
    assert "motivatie.wisselend" not in buren(BEGRIPPEN)["motivatie.weigert"]


def test_wat_wordt_bewaard_scoort_als_wat_is_geleerd(tmp_path: Path) -> None:
    """Twice learned is twice the same file; and reading it gives the learned scores, but for the rounding."""
    rijen = [rij for rij in zinsdelen() if rij.schrijver == "schrijver-1"]
    begrippen = ["motivatie.weigert", "psychosociale_problemen.verslaving"]
    zegt, mee = labels(rijen, BEGRIPPEN)[:, [BEGRIPPEN.index(b) for b in begrippen]], np.ones(len(rijen), dtype=bool)
    stukken = [ngrammen(rij.tekst) for rij in rijen]
    for nr in (1, 2):
        alles = stof(stukken, mee)
        gewicht, begin = leer(alles, rijen, zegt, begrippen, mee)
        bewaar(tmp_path / f"{nr}.npz", alles.sleutels, alles.zeldzaam, gewicht, begin, 0)
    assert (tmp_path / "1.npz").read_bytes() == (tmp_path / "2.npz").read_bytes()
    gelezen = Gewichten(tmp_path / "1.npz")
    verwacht = alles.matrix[:50] @ gewicht + begin
    assert np.allclose([gelezen.scores(rij.tekst) for rij in rijen[:50]], verwacht, atol=0.15)


def test_hetzelfde_netwerk_uit_dezelfde_vectoren(tmp_path: Path) -> None:
    toeval = np.random.default_rng(0)
    vectoren = toeval.standard_normal((6000, 20)).astype(np.float32)
    zegt = np.stack([vectoren[:, 0] > 0, vectoren[:, 1] + vectoren[:, 2] > 1], axis=1).astype(np.int8)
    zegt[:40, 1] = ONBEKEND
    een, twee = leer_netwerk(vectoren, zegt), leer_netwerk(vectoren, zegt)
    assert all(np.array_equal(a, b) for a, b in zip(vars(een).values(), vars(twee).values()))
    juist = (een.scores(vectoren) > 0) == (zegt == WEL)
    assert juist[40:].mean() > 0.8
    bewaar_netwerk(tmp_path / "n.npz", een)
    with np.load(tmp_path / "n.npz") as bestand:
        assert np.allclose(bestand["w1"], een.w1, atol=1e-2)


def test_een_tekst_zegt_in_een_zinsdeel_alleen_wat_daar_staat() -> None:
    tekst = HeleTekst(
        "x",
        [("Vader drinkt elke dag. ", ["psychosociale_problemen=verslaving"]), ("Op school gaat het goed.", [])],
        frozenset([("psychosociale_problemen", "verslaving"), ("hulp_nodig", True)]),
        frozenset(),
        "jeugd",
    )
    eerste, tweede = tekst.zinsdelen()
    assert eerste.zegt == {"psychosociale_problemen.verslaving"} and tweede.zegt == frozenset()
    # What the text states elsewhere may be here too, and isn't counted; all else is not said.
    assert tweede.misschien == {"psychosociale_problemen.verslaving", "hulp_nodig.ja"}
    stand = dict(zip(BEGRIPPEN, labels([tweede], BEGRIPPEN)[0]))
    assert stand["hulp_nodig.ja"] == ONBEKEND and stand["schoolgang.gaat_niet"] == NIET
