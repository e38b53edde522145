"""What the actions do with who practises: the store goes into the turn, and what came of it goes back; once, and never
in the way of the practice itself.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

import pytest

from actions import oefenen as actie
from bot.dossier import Dossier, DossierFout, open_dossier
from bot.gesprek import Beurt, Reactie
from bot.oefenen.uitslag import Geoefend
from bot.vormen.tekst import als_wire

NU = datetime(2026, 11, 20, 9, 0, tzinfo=timezone.utc)
UIT = Reactie(
    None,
    (),
    geoefend=Geoefend("s", "lekstroom-01", "lekstroom", "casus", "zeker", {"lekstroom.zwaarte": False}, {}),
    leerstappen=("regie",),
)
BEURT = Beurt("", "oefenen", NU, wie="g-1")


@pytest.fixture
def dossier(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Dossier:
    open_ = open_dossier(f"sqlite:///{tmp_path / 'd.db'}", klok=lambda: NU)
    monkeypatch.setattr(actie, "dossier", lambda: open_)
    return open_


def bewaar(beurt: Beurt = BEURT) -> Reactie:
    return asyncio.run(actie.bewaar_geleerd(UIT, beurt))


def geleerd(vaardigheid: str = "oefenen", beurt: Beurt = BEURT) -> Beurt:
    return asyncio.run(actie.met_geleerd(vaardigheid, None, beurt))


def test_wat_werd_geoefend_is_er_de_volgende_beurt(dossier: Dossier) -> None:
    assert bewaar() == UIT and bewaar() == UIT
    weet = geleerd().geleerd
    assert weet and [u.goed for u in weet.uitslagen] == [0] and set(weet.stappen) == {"regie"}
    assert [k.onderdeel for k in weet.kaarten] == ["lekstroom.zwaarte"]
    ander = geleerd(beurt=replace(BEURT, wie="g-2")).geleerd
    assert ander and not ander.uitslagen and not ander.kaarten


def test_een_beurt_die_er_niets_mee_doet_vraagt_het_dossier_niet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actie, "dossier", lambda: pytest.fail("het dossier werd geopend"))
    assert geleerd("vertellen") == BEURT
    niets = Reactie(None, ())
    assert asyncio.run(actie.bewaar_geleerd(niets, BEURT)) is niets


@pytest.mark.parametrize("wie", ["token", "onbekend"])
def test_van_een_gedeelde_naam_wordt_niets_bewaard(dossier: Dossier, wie: str) -> None:
    beurt = replace(BEURT, wie=wie)
    assert bewaar(beurt) is UIT and dossier.oefenvoortgang.stappen(wie) == {}
    assert geleerd(beurt=beurt).geleerd is None


def test_zonder_dossier_gaat_het_oefenen_door_en_wordt_het_gezegd(monkeypatch: pytest.MonkeyPatch) -> None:
    def weg() -> Dossier:
        raise DossierFout("De database is er niet.")

    monkeypatch.setattr(actie, "dossier", weg)
    monkeypatch.setattr(actie, "sluit_dossier", lambda: None)
    assert geleerd().geleerd is None
    gezegd = bewaar()
    assert (
        gezegd.geoefend == UIT.geoefend
        and "kon ik niet bewaren in je voortgang" in als_wire(gezegd.berichten[0])["tekst"]
    )
