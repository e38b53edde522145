"""Remembered answers, and what is purged when."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.dossier import DossierFout, Kaart, OnbekendeCasus, OngeldigeInvoer

from .hulp import NU, nieuw


def test_het_eerste_antwoord_blijft(dossier, url, openen):
    assert dossier.postvak.antwoord("gesprek", "b1") is None
    eerste = dossier.postvak.onthoud("gesprek", "b1", '{"berichten": ["é\\u0000"]}')
    assert eerste == '{"berichten": ["é\\u0000"]}'
    assert dossier.postvak.onthoud("gesprek", "b1", '{"anders": 1}') == eerste
    assert dossier.postvak.antwoord("ander gesprek", "b1") is None
    assert openen(url).postvak.antwoord("gesprek", "b1") == eerste


@pytest.mark.parametrize("sleutel", ["", "x" * 256, "\x00", "\ud800", None, 7])
def test_onbruikbaar_bericht_id(dossier, sleutel):
    with pytest.raises(OngeldigeInvoer):
        dossier.postvak.antwoord("gesprek", sleutel)
    with pytest.raises(OngeldigeInvoer):
        dossier.postvak.onthoud("gesprek", sleutel, "{}")


def test_langste_sleutel_past(dossier):
    lang = "👩" * 255
    dossier.postvak.onthoud(lang, lang, "{}")
    assert dossier.postvak.antwoord(lang, lang) == "{}"


def test_een_kaart_wordt_gelezen_gesloten_en_is_dan_leeg(dossier):
    kaarten = dossier.kaarten
    kaarten.bewaar("g", "welkom", '{"a": 1}', "1:1", vraagt=False)
    kaarten.bewaar("g", "vraag", '{"a": 2}', None, vraagt=True)
    vraag = Kaart("vraag", None, '{"a": 2}', open=True, vraagt=True)
    assert kaarten.lees("g") == [vraag], "typing answers no card that only greeted"
    assert {kaart.kaart for kaart in kaarten.lees("g", "welkom")} == {"welkom", "vraag"}
    assert kaarten.lees("ander gesprek", "vraag") == []
    assert kaarten.sluit("g", "vraag", "klik1") and not kaarten.sluit("g", "vraag", "klik2")
    assert not kaarten.sluit("ander gesprek", "welkom", "klik1") and not kaarten.sluit("g", "onbekend", "klik1")
    kaarten.bewaar("g", "vraag", '{"a": 3}', None, vraagt=True)
    assert kaarten.lees("g", "vraag") == [Kaart("vraag", None, None, open=False, vraagt=True, gesloten_door="klik1")]


def test_merken_van_een_gesprek(url, openen):
    nu = [NU]
    merken = openen(url, klok=lambda: nu[0]).gespreksmerken
    assert not merken.ging_verder("g") and not merken.is_verwelkomd("g")
    merken.gaat_verder("g")
    assert merken.ging_verder("g") and not merken.is_verwelkomd("g")
    merken.verwelkomd("g")
    assert merken.ging_verder("g") and merken.is_verwelkomd("g")
    nu[0] = NU + timedelta(days=20)
    merken.gaat_verder("g")
    assert merken.ruim_op(NU + timedelta(days=19)) == 0, "its term counts from the last sign of life"
    assert merken.ruim_op(NU + timedelta(days=21)) == 1
    assert not merken.ging_verder("g") and not merken.is_verwelkomd("g")


def _vul(dossier, naam):
    dossier.postvak.onthoud("g", naam, "{}")
    dossier.kaarten.bewaar("g", naam, "{}", None, vraagt=True)
    dossier.gespreksmerken.verwelkomd(naam)
    dossier.teamsberichten.afgehandeld("g", naam)


def _staat_er(dossier, naam):
    return {
        "postvak": dossier.postvak.antwoord("g", naam) is not None,
        "kaarten": any(kaart.kaart == naam for kaart in dossier.kaarten.lees("g", naam)),
        "gespreksmerken": dossier.gespreksmerken.is_verwelkomd(naam),
        "teamsberichten": dossier.teamsberichten.gehad("g", naam),
    }


@pytest.mark.parametrize("soort", ["postvak", "kaarten", "gespreksmerken", "teamsberichten"])
def test_elke_soort_wordt_apart_opgeruimd(url, openen, soort):
    nu = [NU]
    dossier = openen(url, klok=lambda: nu[0])
    _vul(dossier, "oud")
    nu[0] = NU + timedelta(hours=1)
    _vul(dossier, "jong")
    deel, grens = getattr(dossier, soort), NU + timedelta(minutes=30)
    assert deel.ruim_op(grens, proef=True) == 1 and all(_staat_er(dossier, "oud").values())
    assert deel.ruim_op(grens) == 1
    assert [naam for naam, staat in _staat_er(dossier, "oud").items() if not staat] == [soort]
    assert all(_staat_er(dossier, "jong").values())
    assert deel.ruim_op(grens) == 0


def _gevuld(url, openen):
    """Casus 1: day 0 and day 50; casus 2: day 0; casus 3: day 90."""
    nu = [NU]
    dossier = openen(url, klok=lambda: nu[0])
    dossier.afwegingen.leg_vast(nieuw())
    dossier.afwegingen.leg_vast(nieuw(antwoorden={"geheim": "Kanarie"}))
    nu[0] = NU + timedelta(days=50)
    dossier.afwegingen.leg_vast(nieuw(casus="R-2026-0001"))
    nu[0] = NU + timedelta(days=90)
    dossier.afwegingen.leg_vast(nieuw())
    return dossier


def test_een_casus_op_verzoek(url, openen):
    dossier = _gevuld(url, openen)
    eerst = dossier.afwegingen.rijen("R-2026-0001")
    assert dossier.afwegingen.verwijder("r-2026-0001", proef=True) == eerst == dossier.afwegingen.rijen("R-2026-0001")
    assert dossier.afwegingen.verwijder(" r-2026-0001 ") == eerst
    assert {rij.casus for rij in dossier.afwegingen.rijen()} == {"R-2026-0002", "R-2027-0001"}
    with pytest.raises(OnbekendeCasus):
        dossier.afwegingen.verwijder("R-2026-0001")
    [laatste] = dossier.gebeurtenissen.regels(hoeveel=1)
    assert (laatste.wat, laatste.casus) == ("verwijderd", "R-2026-0001")
    dossier.afwegingen.verwijder("R-2027-0001")
    assert dossier.afwegingen.leg_vast(nieuw()).casus == "R-2027-0002", "a code is never given out again"


def test_verlopen_casussen_gaan_in_hun_geheel(url, openen):
    dossier = _gevuld(url, openen)
    dag = NU + timedelta(days=100)
    assert [rij.casus for rij in dossier.afwegingen.verwijder_verlopen(dag, 60, proef=True)] == ["R-2026-0002"]
    assert len(dossier.afwegingen.rijen()) == 4
    weg = dossier.afwegingen.verwijder_verlopen(dag, 60)
    assert [(rij.casus, rij.antwoorden) for rij in weg] == [("R-2026-0002", {"geheim": "Kanarie"})]
    assert dossier.afwegingen.rijen("R-2026-0002") == []
    assert [rij.volgnummer for rij in dossier.afwegingen.rijen("R-2026-0001")] == [1, 2]
    assert dossier.afwegingen.verwijder_verlopen(dag, 60) == []
    assert [rij.casus for rij in dossier.afwegingen.verwijder_verlopen(dag, 10)] == ["R-2026-0001", "R-2026-0001"]


def test_een_verwijderde_code_komt_niet_terug(url, openen):
    dossier = _gevuld(url, openen)
    assert len(dossier.afwegingen.verwijder_verlopen(date(2030, 1, 1), 0)) == 4
    assert dossier.afwegingen.rijen() == []
    with pytest.raises(DossierFout, match="R-2026-0001 staat niet in het dossier"):
        dossier.afwegingen.leg_vast(nieuw(casus="R-2026-0001"))
    opnieuw = openen(url).afwegingen.leg_vast(nieuw())
    assert opnieuw.casus == "R-2026-0003"  # 0001 and 0002 were given out in 2026, the third casus fell in 2027
    assert opnieuw.id == 5


def test_precies_op_de_grens_blijft_bewaard(dossier):
    dossier.afwegingen.leg_vast(nieuw())
    assert dossier.afwegingen.verwijder_verlopen(NU + timedelta(days=60), 60) == []
    assert len(dossier.afwegingen.verwijder_verlopen(NU + timedelta(days=60, seconds=1), 60)) == 1


@pytest.mark.parametrize("dagen", [-1, 1.5, None, True, "30"])
def test_onbruikbare_bewaartermijn(dossier, dagen):
    dossier.afwegingen.leg_vast(nieuw())
    with pytest.raises(OngeldigeInvoer, match="bewaartermijn"):
        dossier.afwegingen.verwijder_verlopen(date(2090, 1, 1), dagen)
    assert len(dossier.afwegingen.rijen()) == 1


def test_een_eindeloze_bewaartermijn_verwijdert_niets(dossier):
    dossier.afwegingen.leg_vast(nieuw())
    assert dossier.afwegingen.verwijder_verlopen(date(2030, 1, 1), 10**7) == []


def test_verwijderd_is_ook_weg_uit_de_sqlite_bestanden(sqlite_url, openen):
    dossier = _gevuld(sqlite_url, openen)
    pad = Path(dossier.verbinding.engine.url.database)

    def staat_er():
        return any(b"Kanarie" in bestand.read_bytes() for bestand in pad.parent.iterdir())

    assert staat_er()
    with closing(sqlite3.connect(pad)) as ander:  # an open connection keeps the -wal file alive
        ander.execute("SELECT count(*) FROM afwegingen").fetchall()
        dossier.afwegingen.verwijder_verlopen(NU + timedelta(days=100), 60)
        assert not staat_er()
