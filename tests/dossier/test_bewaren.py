"""Remembered answers, and what is purged when."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.dossier import DossierFout, OngeldigeInvoer

from .hulp import NU, nieuw


def test_het_eerste_antwoord_blijft(dossier, url, openen):
    assert dossier.eerder("gesprek", "b1") is None
    eerste = dossier.onthoud("gesprek", "b1", '{"berichten": ["é\\u0000"]}')
    assert (eerste.status, eerste.antwoord, eerste.op) == (200, '{"berichten": ["é\\u0000"]}', NU)
    assert dossier.onthoud("gesprek", "b1", '{"anders": 1}', status=503) == eerste
    assert dossier.eerder("ander gesprek", "b1") is None
    assert dossier.onthoud("ander gesprek", "b1", "{}", status=422).status == 422
    assert openen(url).eerder("gesprek", "b1") == eerste


@pytest.mark.parametrize("sleutel", ["", "x" * 256, "\x00", "\ud800", None, 7])
def test_onbruikbaar_bericht_id(dossier, sleutel):
    with pytest.raises(OngeldigeInvoer):
        dossier.eerder("gesprek", sleutel)
    with pytest.raises(OngeldigeInvoer):
        dossier.onthoud("gesprek", sleutel, "{}")


def test_langste_sleutel_past(dossier):
    lang = "👩" * 255
    dossier.onthoud(lang, lang, "{}")
    assert dossier.eerder(lang, lang).antwoord == "{}"


def test_ruim_op(url, openen):
    nu = [NU]
    dossier = openen(url, klok=lambda: nu[0])
    dossier.onthoud("g", "oud", "{}")
    nu[0] = NU + timedelta(hours=1)
    dossier.onthoud("g", "jong", "{}")
    assert dossier.ruim_op(NU + timedelta(minutes=30)) == 1
    assert dossier.eerder("g", "oud") is None
    assert dossier.eerder("g", "jong") is not None
    assert dossier.ruim_op(NU + timedelta(minutes=30)) == 0


def _gevuld(url, openen):
    """Casus 1: day 0 and day 50; casus 2: day 0; casus 3: day 90."""
    nu = [NU]
    dossier = openen(url, klok=lambda: nu[0])
    dossier.leg_vast(nieuw())
    dossier.leg_vast(nieuw(antwoorden={"geheim": "Kanarie"}))
    nu[0] = NU + timedelta(days=50)
    dossier.leg_vast(nieuw(casus="R-2026-0001"))
    nu[0] = NU + timedelta(days=90)
    dossier.leg_vast(nieuw())
    return dossier


def test_verlopen_casussen_gaan_in_hun_geheel(url, openen):
    dossier = _gevuld(url, openen)
    dag = NU + timedelta(days=100)
    assert [rij.casus for rij in dossier.verwijder_verlopen(dag, 60, proef=True)] == ["R-2026-0002"]
    assert len(dossier.rijen()) == 4
    weg = dossier.verwijder_verlopen(dag, 60)
    assert [(rij.casus, rij.antwoorden) for rij in weg] == [("R-2026-0002", {"geheim": "Kanarie"})]
    assert dossier.rijen("R-2026-0002") == []
    assert [rij.volgnummer for rij in dossier.rijen("R-2026-0001")] == [1, 2]
    assert dossier.verwijder_verlopen(dag, 60) == []
    assert [rij.casus for rij in dossier.verwijder_verlopen(dag, 10)] == ["R-2026-0001", "R-2026-0001"]


def test_een_verwijderde_code_komt_niet_terug(url, openen):
    dossier = _gevuld(url, openen)
    assert len(dossier.verwijder_verlopen(date(2030, 1, 1), 0)) == 4
    assert dossier.rijen() == []
    with pytest.raises(DossierFout, match="R-2026-0001 staat niet in het dossier"):
        dossier.leg_vast(nieuw(casus="R-2026-0001"))
    opnieuw = openen(url).leg_vast(nieuw())
    assert opnieuw.casus == "R-2026-0003"  # 0001 and 0002 were given out in 2026, the third casus fell in 2027
    assert opnieuw.id == 5


def test_precies_op_de_grens_blijft_bewaard(dossier):
    dossier.leg_vast(nieuw())
    assert dossier.verwijder_verlopen(NU + timedelta(days=60), 60) == []
    assert len(dossier.verwijder_verlopen(NU + timedelta(days=60, seconds=1), 60)) == 1


@pytest.mark.parametrize("dagen", [-1, 1.5, None, True, "30"])
def test_onbruikbare_bewaartermijn(dossier, dagen):
    dossier.leg_vast(nieuw())
    with pytest.raises(OngeldigeInvoer, match="bewaartermijn"):
        dossier.verwijder_verlopen(date(2090, 1, 1), dagen)
    assert len(dossier.rijen()) == 1


def test_een_eindeloze_bewaartermijn_verwijdert_niets(dossier):
    dossier.leg_vast(nieuw())
    assert dossier.verwijder_verlopen(date(2030, 1, 1), 10**7) == []


def test_verwijderd_is_ook_weg_uit_de_sqlite_bestanden(sqlite_url, openen):
    dossier = _gevuld(sqlite_url, openen)
    pad = Path(dossier._engine.url.database)

    def staat_er():
        return any(b"Kanarie" in bestand.read_bytes() for bestand in pad.parent.iterdir())

    assert staat_er()
    with closing(sqlite3.connect(pad)) as ander:  # an open connection keeps the -wal file alive
        ander.execute("SELECT count(*) FROM afwegingen").fetchall()
        dossier.verwijder_verlopen(NU + timedelta(days=100), 60)
        assert not staat_er()
