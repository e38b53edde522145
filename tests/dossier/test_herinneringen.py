"""Who wants to be reminded, and that a reminder goes once."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from bot.dossier import open_dossier
from bot.dossier.herinneringen import KWIJT
from bot.dossier.tabellen import herinnerd, herinneringen
from bot.toegang import Wie

from .hulp import tegelijk

UUR = timedelta(hours=1)


def zet_klok(dossier, moment):
    object.__setattr__(dossier.verbinding, "klok", lambda: moment)


def test_aan_en_weer_uit(dossier):
    h = dossier.herinneringen
    assert not h.staat_aan("teams-a") and not h.zet_uit("teams-a")
    h.zet_aan("teams-a", "hier")
    h.zet_aan("teams-a", "daar")
    assert [(w.wie, w.adres) for w in h.wensen()] == [("teams-a", "daar")]
    assert h.neem("teams-a", ["x"]) == ["x"]
    assert h.zet_uit("teams-a") and h.wensen() == []
    with dossier.verbinding.lees() as verbinding:
        assert not verbinding.execute(sa.select(herinnerd)).all(), "of what he was reminded goes too"


def test_het_adres_wordt_ververst_maar_komt_niet_terug(dossier):
    h = dossier.herinneringen
    h.ververs("teams-a", "hier")
    assert h.wensen() == []
    h.zet_aan("teams-a", "hier")
    h.ververs("teams-a", "te vroeg")
    assert h.wensen()[0].adres == "hier"
    zet_klok(dossier, dossier.verbinding.klok() + 13 * UUR)
    h.ververs("teams-a", "daar")
    assert h.wensen()[0].adres == "daar"


def test_elke_herinnering_gaat_een_keer(dossier):
    h = dossier.herinneringen
    assert h.neem("a", ["x", "y", "x"]) == ["x", "y"] and h.neem("b", ["x"]) == ["x"]
    assert h.neem("a", ["x", "z"]) == ["z"], "another process has it"
    h.verstuurd("a", ["x"])
    h.geef_terug("a", ["x", "y"])
    assert h.neem("a", ["x", "y"]) == ["y"], "what was sent isn't given back"
    zet_klok(dossier, dossier.verbinding.klok() + KWIJT + UUR)
    assert h.neem("a", ["x", "y", "z"]) == ["y", "z"], "nobody made those good"


def _neem(url, sleutels):
    with open_dossier(url) as dossier:
        return dossier.herinneringen.neem("a", sleutels)


def test_van_vier_processen_stuurt_er_een(url, openen):
    openen(url)
    sleutels = [str(n) for n in range(40)]
    genomen = tegelijk(_neem, [(url, sleutels)] * 4)
    assert sorted(s for lijst in genomen for s in lijst) == sorted(sleutels)


def test_wie_er_lang_niet_was_gaat_weg(dossier):
    dossier.herinneringen.zet_aan("a", "hier")
    dossier.herinneringen.neem("a", ["x"])
    nu = dossier.verbinding.klok()
    assert dossier.herinneringen.ruim_op(nu - UUR) == dossier.herinnerd.ruim_op(nu - UUR) == 0
    assert dossier.herinneringen.ruim_op(nu + UUR, proef=True) == 1 and dossier.herinneringen.staat_aan("a")
    assert dossier.herinneringen.ruim_op(nu + UUR) == dossier.herinnerd.ruim_op(nu + UUR) == 1
    with dossier.verbinding.lees() as verbinding:
        assert not verbinding.execute(sa.select(herinneringen)).all()


def test_wie_zich_aanmeldt_is_in_teams_dezelfde(dossier):
    wie = Wie("g-1", frozenset({"professional"}), frozenset({"Noord"}), "Utrecht")
    dossier.hoedanigheden.onthoud(wie, ["g-1", "teams-1"])
    assert dossier.hoedanigheden.ook_als("teams-1") == wie
    assert dossier.hoedanigheden.ook_als("g-1") is None and dossier.hoedanigheden.ook_als("teams-2") is None
