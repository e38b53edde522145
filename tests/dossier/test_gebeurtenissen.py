"""The audit log: what is in it, that nobody can change it, and that it shows when somebody did."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from bot.dossier import DossierFout, Gebeurtenis, OngeldigeInvoer, Wat, open_dossier
from bot.dossier.gebeurtenissen import BEGIN

from .hulp import NU, nieuw, tegelijk

_SQLITE = ("DROP TRIGGER gebeurtenissen_geen_update", "DROP TRIGGER gebeurtenissen_geen_delete")
_POSTGRES = ("DROP TRIGGER gebeurtenissen_alleen_erbij ON gebeurtenissen",)


def gevuld(dossier):
    """Four lines: stored, stored with a deviation (two), looked at."""
    een = dossier.afwegingen.leg_vast(nieuw(door="ik")).casus
    dossier.afwegingen.leg_vast(nieuw(door="ik", casus=een, afwijking={"besluit": "b", "uitkomst": "u"}))
    dossier.gebeurtenissen.noteer(Gebeurtenis("jij", Wat.INGEZIEN, "api", een, ("teamleider", "professional")))
    return een


def knoei(dossier, opdracht):
    """As who owns the database can, once he has taken the trigger away."""
    with dossier.verbinding.begin() as verbinding:
        for regel in _POSTGRES if verbinding.dialect.name == "postgresql" else _SQLITE:
            verbinding.execute(sa.text(regel))
        verbinding.execute(sa.text(opdracht))


def test_wat_er_gebeurt_staat_erin(dossier):
    casus = gevuld(dossier)
    regels = dossier.gebeurtenissen.regels()
    assert [(r.nummer, r.wie, r.wat, r.casus, r.kanaal, r.rollen) for r in regels] == [
        (4, "jij", "ingezien", casus, "api", "professional teamleider"),
        (3, "ik", "afgeweken", casus, "web", ""),
        (2, "ik", "vastgelegd", casus, "web", ""),
        (1, "ik", "vastgelegd", casus, "web", ""),
    ]
    assert all(r.op == NU for r in regels) and regels[-1].vorige == BEGIN
    keuring = dossier.gebeurtenissen.controleer()
    assert (keuring.aantal, keuring.kop, keuring.breuk) == (4, regels[0].hash, None)


def test_wat_twee_keer_komt_wordt_een_keer_genoteerd(dossier):
    zelfde = nieuw()
    assert dossier.afwegingen.leg_vast(zelfde) == dossier.afwegingen.leg_vast(zelfde)
    assert [r.wat for r in dossier.gebeurtenissen.regels()] == ["vastgelegd"]


def test_wat_niet_lukt_staat_er_niet_in(dossier):
    with pytest.raises(DossierFout):
        dossier.afwegingen.leg_vast(nieuw(casus="R-2026-9999"))
    assert dossier.gebeurtenissen.regels() == []


def test_opruimen_noemt_elke_casus_en_laat_het_logboek_staan(dossier):
    casus = gevuld(dossier)
    dossier.afwegingen.verwijder_verlopen(NU + timedelta(days=100), 10, proef=True)
    assert len(dossier.gebeurtenissen.regels()) == 4
    dossier.afwegingen.verwijder_verlopen(NU + timedelta(days=100), 10)
    assert [(r.wie, r.wat, r.casus) for r in dossier.gebeurtenissen.regels(hoeveel=1)] == [
        ("opdracht", "verwijderd", casus)
    ]
    assert dossier.gebeurtenissen.controleer().aantal == 5


def test_wie_een_casus_zag(dossier):
    casus = gevuld(dossier)
    dossier.afwegingen.leg_vast(nieuw(door="een ander"))
    dossier.gebeurtenissen.noteer(
        Gebeurtenis("opdracht", Wat.UITGEVOERD, "opdracht"), Gebeurtenis("ik", Wat.AANGEMELD, "web")
    )
    assert [r.wie for r in dossier.gebeurtenissen.regels(casus.lower())] == ["opdracht", "jij", "ik", "ik", "ik"]
    assert len(dossier.gebeurtenissen.regels(hoeveel=2)) == 2


@pytest.mark.parametrize("opdracht", ["UPDATE gebeurtenissen SET wie = 'niemand'", "DELETE FROM gebeurtenissen"])
def test_de_database_weigert_een_regel_te_veranderen(dossier, opdracht):
    gevuld(dossier)
    with pytest.raises(DBAPIError, match="verandert niet"), dossier.verbinding.begin() as verbinding:
        verbinding.execute(sa.text(opdracht))
    assert dossier.gebeurtenissen.controleer().breuk is None


@pytest.mark.parametrize(
    ("opdracht", "nummer", "reden"),
    [
        ("UPDATE gebeurtenissen SET wie = 'niemand' WHERE nummer = 2", 2, "veranderd"),
        ("UPDATE gebeurtenissen SET casus = NULL WHERE nummer = 4", 4, "veranderd"),
        ("UPDATE gebeurtenissen SET rollen = 'beheerder' WHERE nummer = 1", 1, "veranderd"),
        ("UPDATE gebeurtenissen SET op = '2020-01-01 00:00:00.000000' WHERE nummer = 3", 3, "veranderd"),
        ("DELETE FROM gebeurtenissen WHERE nummer = 1", 1, "ontbreekt"),
        ("DELETE FROM gebeurtenissen WHERE nummer = 3", 3, "ontbreekt"),
        ("UPDATE gebeurtenissen SET nummer = 5 WHERE nummer = 4", 4, "ontbreekt"),
        ("UPDATE gebeurtenissen SET vorige = hash WHERE nummer = 2", 2, "sluit niet aan"),
    ],
)
def test_knoeien_wordt_gezien(dossier, opdracht, nummer, reden):
    gevuld(dossier)
    knoei(dossier, opdracht)
    breuk = dossier.gebeurtenissen.controleer().breuk
    assert breuk is not None and breuk.nummer == nummer and reden in breuk.reden


def test_wie_het_eind_weghaalt_valt_door_de_mand_met_een_bewaarde_hash(dossier):
    gevuld(dossier)
    kop = dossier.gebeurtenissen.controleer().kop
    dossier.gebeurtenissen.noteer(Gebeurtenis("ik", Wat.INGEZIEN, "api"))
    assert dossier.gebeurtenissen.controleer(kop).breuk is None, "it is in it, with lines behind it"
    knoei(dossier, "DELETE FROM gebeurtenissen WHERE nummer >= 4")
    assert dossier.gebeurtenissen.controleer().breuk is None
    breuk = dossier.gebeurtenissen.controleer(kop).breuk
    assert breuk is not None and "komt niet in het logboek voor" in breuk.reden


def test_een_klok_die_terugloopt_breekt_niets(url, openen):
    nu = [NU]
    dossier = openen(url, klok=lambda: nu[0])
    gevuld(dossier)
    nu[0] = NU - timedelta(days=400)
    dossier.gebeurtenissen.noteer(Gebeurtenis("ik", Wat.INGEZIEN, "api"))
    keuring = dossier.gebeurtenissen.controleer()
    assert keuring.breuk is None and keuring.aantal == 5


def _schrijf(url, hoeveel):
    with open_dossier(url, wachttijd=60) as dossier:
        for n in range(hoeveel):
            dossier.afwegingen.leg_vast(nieuw(afweging_id=str(uuid.uuid4())))
            dossier.gebeurtenissen.noteer(Gebeurtenis("ik", Wat.INGEZIEN, "api", f"R-2026-{n:04d}"))


def test_processen_tegelijk_verliezen_geen_regel(url, openen):
    dossier = openen(url)
    tegelijk(_schrijf, [(url, 10), (url, 10), (url, 10)])
    keuring = dossier.gebeurtenissen.controleer()
    assert (keuring.aantal, keuring.breuk) == (60, None)
    assert len(dossier.afwegingen.rijen()) == 30


def test_elk_teken_en_geen_onzin(dossier):
    dossier.gebeurtenissen.noteer(Gebeurtenis("é“😀 \\ '", Wat.INGEZIEN, "api"))
    assert dossier.gebeurtenissen.controleer().breuk is None
    for wie, kanaal, casus in (("", "api", None), ("ik", "", None), ("ik", "api", "R" * 21), ("\x00", "api", None)):
        with pytest.raises(OngeldigeInvoer):
            Gebeurtenis(wie, Wat.INGEZIEN, kanaal, casus)
