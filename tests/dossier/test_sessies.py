"""Sessions in the store: on SQLite and on PostgreSQL, with a clock that the test moves."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from bot.dossier import DossierFout, Sessie, Sessies, open_dossier
from bot.dossier.tabellen import aanmeldpogingen, sessies

from .hulp import NU, tegelijk

STIL, UITERLIJK = timedelta(minutes=30), timedelta(hours=9)
ANNA = Sessie("g-anna", ("professional", "teamleider"), "versleuteld")


class Klok:
    nu = NU

    def __call__(self):
        return self.nu


@pytest.fixture
def klok() -> Klok:
    return Klok()


@pytest.fixture
def winkel(url, openen, klok) -> Sessies:
    return openen(url, klok=klok).sessies(STIL, UITERLIJK)


def aantal(winkel: Sessies, tabel: sa.Table) -> int:
    with winkel._op.engine.connect() as verbinding:
        return verbinding.execute(sa.select(sa.func.count()).select_from(tabel)).scalar_one()


def test_wat_begint_is_te_vinden_en_wat_eindigt_niet_meer(winkel):
    winkel.begin("a", ANNA)
    assert winkel.vind("a") == ANNA
    assert winkel.vind("b") is None
    winkel.beeindig("b")
    assert winkel.vind("a") == ANNA
    winkel.beeindig("a")
    assert winkel.vind("a") is None


def test_wie_bezig_blijft_blijft_tot_de_uiterste_tijd(winkel, klok):
    winkel.begin("a", ANNA)
    for _ in range(26):  # 20 minutes apart: 8 hours and 40 minutes
        klok.nu += timedelta(minutes=20)
        assert winkel.vind("a") == ANNA
    klok.nu = NU + UITERLIJK - timedelta(seconds=1)
    assert winkel.vind("a") == ANNA
    klok.nu = NU + UITERLIJK
    assert winkel.vind("a") is None


def test_wie_stil_is_verloopt(winkel, klok):
    winkel.begin("a", ANNA)
    klok.nu += STIL - timedelta(seconds=1)
    assert winkel.vind("a") == ANNA
    klok.nu += STIL
    assert winkel.vind("a") is None


def test_een_nieuwe_sessie_vervangt_de_oude_en_ruimt_op(winkel, klok):
    winkel.begin("verlopen", ANNA)
    klok.nu += STIL
    winkel.begin("a", ANNA)
    assert aantal(winkel, sessies) == 1
    winkel.begin("b", ANNA, in_plaats_van="a")
    assert winkel.vind("a") is None
    assert winkel.vind("b") == ANNA


def test_opruimen_haalt_alleen_weg_wat_verlopen_is(winkel, klok):
    winkel.begin("a", ANNA)
    klok.nu += timedelta(minutes=20)
    winkel.begin("b", ANNA)
    winkel.verbruik("p")
    klok.nu += timedelta(minutes=15)
    assert winkel.ruim_op(proef=True) == 1
    assert aantal(winkel, sessies) == 2
    assert winkel.ruim_op() == 1
    assert winkel.vind("b") == ANNA
    klok.nu += timedelta(minutes=1)
    winkel.ruim_op()
    assert aantal(winkel, aanmeldpogingen) == 0


def test_een_poging_telt_een_keer(winkel, klok):
    assert winkel.verbruik("p")
    assert not winkel.verbruik("p")
    assert winkel.verbruik("q")
    klok.nu += timedelta(minutes=16)
    assert winkel.verbruik("r")
    assert aantal(winkel, aanmeldpogingen) == 1


def _verbruik(url: str) -> bool:
    with open_dossier(url) as dossier:
        return dossier.sessies(STIL, UITERLIJK).verbruik("p")


def test_van_processen_die_tegelijk_komen_wint_er_een(url):
    open_dossier(url).sluit()
    assert sorted(tegelijk(_verbruik, [(url,)] * 4)) == [False, False, False, True]


def test_zonder_tabellen_is_het_een_nederlandse_regel(winkel):
    sessies.drop(winkel._op.engine)
    for doe in (
        lambda: winkel.vind("a"),
        lambda: winkel.begin("a", ANNA),
        lambda: winkel.beeindig("a"),
        winkel.ruim_op,
    ):
        with pytest.raises(DossierFout, match="ontbreken de tabellen"):
            doe()
