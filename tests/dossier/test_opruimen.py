"""What goes, when, and by itself: a term a kind; and a clock that jumps deletes nothing."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from bot import instellingen
from bot.dossier import Gebeurtenis, Wat
from bot.dossier.gesprekstabel import Gesprekstabel, Stand
from bot.dossier.opruimen import klok_klopt, ruim_op, ruim_vanzelf_op, soorten
from bot.dossier.protocollen import Opruimbaar

from .hulp import NU, nieuw, tegelijk

DAG = timedelta(days=1)


@pytest.fixture
def gekozen(tmp_path, monkeypatch):
    monkeypatch.setenv("REGIEWIJZER_VAR", str(tmp_path))
    return instellingen.lees()


def bezoek(dossier, *dagen_later):
    """Lines in the log of somebody who was there."""
    for dagen in dagen_later:
        object.__setattr__(dossier.verbinding, "klok", lambda dagen=dagen: NU + dagen * DAG)
        dossier.gebeurtenissen.noteer(Gebeurtenis("ik", Wat.INGEZIEN, "web"))


def test_elke_soort_heeft_een_termijn_die_bestaat(dossier, gekozen):
    for soort in soorten():
        assert soort.termijn(gekozen) >= 1
        if soort.wat not in ("afwegingen", "gesprekken"):
            assert isinstance(getattr(dossier, soort.wat), object) and hasattr(getattr(dossier, soort.wat), "ruim_op")
    delen = {naam for naam, deel in vars(dossier).items() if hasattr(deel, "ruim_op")}
    assert delen == {soort.wat for soort in soorten()} - {"afwegingen", "gesprekken"}, "a kind without a term"
    assert Opruimbaar


def test_een_concept_is_na_een_dag_weg_en_wat_is_vastgelegd_niet(dossier, gekozen):
    gesprekken = Gesprekstabel(gekozen.gesprekken_database)
    gesprekken.schrijf("g", Stand("b", "[]"))
    dossier.postvak.onthoud("g", "b", json.dumps({"berichten": ["reden"]}))
    dossier.kaarten.bewaar("g", "ab", '{"tekst": "x"}', "1:7", vraagt=True)
    dossier.kaarten.bewaar("g", "cd", '{"tekst": "x"}', "1:8", vraagt=True)
    dossier.kaarten.sluit("g", "cd", "m")
    rij = dossier.afwegingen.leg_vast(nieuw())
    over = {w.meer: w.aantal for w in ruim_op(dossier, gekozen, NU + timedelta(hours=25))}
    assert (over["onthouden antwoorden"], over["onbeantwoorde kaarten van Teams"], over["afwegingen"]) == (1, 1, 0)
    assert dossier.afwegingen.rijen() == [rij] and [k.open for k in dossier.kaarten.lees("g", "cd")] == [False]


def test_vanzelf_gaat_weg_wat_verlopen_is_en_dat_staat_in_het_logboek(dossier, gekozen):
    casus = dossier.afwegingen.leg_vast(nieuw()).casus
    bezoek(dossier, *range(0, 800, 30), 799)
    assert ruim_vanzelf_op(dossier, gekozen, NU + 800 * DAG)
    assert dossier.afwegingen.rijen() == [] and dossier.caseload.rijen(_alles(), 5) == []
    regel = dossier.gebeurtenissen.regels(hoeveel=1)[0]
    assert (regel.wie, regel.wat, regel.casus, regel.kanaal) == ("vanzelf", "verwijderd", casus, "vanzelf")


def _alles():
    from bot.toegang import Bereik

    return Bereik("", "gebruiker-7f3a")


@pytest.mark.parametrize("sprong", [-400, -2, 61, 800, 4000])
def test_een_klok_die_verspringt_ruimt_niets_op(dossier, gekozen, sprong):
    rij = dossier.afwegingen.leg_vast(nieuw())
    bezoek(dossier, 1, 2, 3)
    assert not ruim_vanzelf_op(dossier, gekozen, NU + (3 + sprong) * DAG)
    bezoek(dossier, 3 + sprong)  # somebody is there at that hour too
    assert ruim_vanzelf_op(dossier, gekozen, NU + (3 + sprong) * DAG) is (sprong < 0)
    assert dossier.afwegingen.rijen() == [rij]
    keuring = dossier.gebeurtenissen.controleer()
    assert keuring.breuk is None and keuring.klok_terug == ((5,) if sprong < 0 else ())


def test_met_een_klok_die_terugging_wordt_gewoon_vastgelegd(url, openen):
    nu = [NU]
    dossier = openen(url, klok=lambda: nu[0])
    eerst = dossier.afwegingen.leg_vast(nieuw())
    nu[0] = NU - 400 * DAG
    later = dossier.afwegingen.leg_vast(nieuw(casus=eerst.casus))
    ander = dossier.afwegingen.leg_vast(nieuw())
    assert later.volgnummer == 2 and ander.casus == "R-2025-0001"
    assert dossier.afwegingen.laatste("gebruiker-7f3a") == [later, ander]
    assert dossier.afwegingen.rij(eerst.casus) == later


def test_een_leeg_dossier_vertrouwt_de_klok(dossier):
    assert klok_klopt(dossier, NU)


def test_een_export_terwijl_er_wordt_opgeruimd_is_heel(url, openen, gekozen, monkeypatch):
    """Each list is of one moment: every casus whole or not at all, whatever is deleted meanwhile."""
    monkeypatch.setattr("bot.dossier.afwegingen._PER_KEER", 7)  # so that a long list comes in parts
    dossier = openen(url)
    codes = [dossier.afwegingen.leg_vast(nieuw()).casus for _ in range(30)]
    for code in codes:
        dossier.afwegingen.leg_vast(nieuw(casus=code))
    opgeruimd, lijsten = tegelijk(_ruim_of_lees, [(url, codes, True), (url, codes, False)])
    assert opgeruimd == 30 and openen(url).afwegingen.rijen() == []
    for lijst in lijsten:
        assert all(lijst.count(code) in (0, 2) for code in codes)


def _ruim_of_lees(url, codes, ruimt):
    from bot.dossier import open_dossier

    with open_dossier(url) as dossier:
        if ruimt:
            return sum(bool(dossier.afwegingen.verwijder(code)) for code in codes)
        op = dossier.afwegingen
        return [[rij.casus for rij in lees()] for _ in range(15) for lees in (op.rijen, op.een_voor_een)]
