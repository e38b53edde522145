"""Whole casussen told by a professional to the real assistant (tests/casussen): the right advice, in few questions."""

from __future__ import annotations

import statistics

import pytest

from .assistent import Assistent
from .casussen.speler import Professional, Verloop, casussen

GOED = 0.95  # of the casussen
LICHT = 6  # turns of a casus where nothing is the matter; a fact that was misread costs one more to put right


@pytest.mark.parametrize("naam", ["bijsturen", "maat"])
def test_het_juiste_advies_in_weinig_vragen(assistent: Assistent, naam: str) -> None:
    gespeeld = casussen(naam)
    verlopen = [Professional(assistent, casus).voer() for casus in gespeeld]
    fout = {v.id: v.fout for v in verlopen if v.fout}
    assert len(verlopen) - len(fout) >= GOED * len(verlopen), fout
    assert statistics.median(v.vragen for v in verlopen) <= 5
    assert statistics.median(v.beurten for v in verlopen) <= 8
    licht = {v.id: v.beurten - len(v.onwaar) for v, casus in zip(verlopen, gespeeld) if casus.get("licht")}
    assert max(licht.values()) <= LICHT, licht


@pytest.mark.parametrize("naam", ["bijsturen", "maat"])
def test_wie_overal_ja_op_zegt_krijgt_bijna_altijd_hetzelfde_advies(assistent: Assistent, naam: str) -> None:
    """What is read and isn't so may not decide: nobody proofreads every list."""
    verlopen: list[Verloop] = [Professional(assistent, casus, vertrouwt=True).voer() for casus in casussen(naam)]
    fout = {v.id: v.fout for v in verlopen if any(not regel.startswith("rust op") for regel in v.fout)}
    assert len(verlopen) - len(fout) >= GOED * len(verlopen), fout


@pytest.mark.parametrize("naam", ["bijsturen", "maat"])
def test_elke_casus_heeft_alles_en_een_eigen_naam(naam: str) -> None:
    alle = casussen(naam)
    assert len(alle) == 20 == len({casus["id"] for casus in alle})
    for casus in alle:
        assert set(casus) <= {"id", "licht", "zeg", "weet", "uitkomst"} and casus["zeg"], casus["id"]
        assert casus["weet"]["doelgroep"] in ("jeugd", "volwassenen") and len(casus["uitkomst"]) == 4, casus["id"]
