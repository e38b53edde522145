"""The tab in Teams: our pages in a window of Teams, in real Chromium with Microsoft's own library."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from bot.afweging import laad_kaders
from bot.dossier import open_dossier
from bot.instellingen import lees
from bot.poort.app import maak_app
from bot.starten.omgeving import vrije_poort
from tests.poort.conftest import GEHEIM, NepRasa
from tests.poort.teams.microsoft import Microsoft
from tests.poort.teams.proxy import over_sockets

from .teamsvenster import TEAMS, TeamsVenster

Tab = Callable[..., TeamsVenster]
Begin = Callable[..., str]


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Begin]:
    """`begin(**settings)`: a poort of this test alone; gives its address. There is no assistant behind it."""
    with ExitStack() as stapel:

        def maak(**anders: Any) -> str:
            port = vrije_poort()
            instellingen = lees().met(
                var=tmp_path, database_url=f"sqlite:///{tmp_path / 'd.db'}", token=None, geheim=GEHEIM, **anders
            )
            dossier = open_dossier(instellingen.database)
            stapel.callback(dossier.sluit)
            app = maak_app(instellingen, kaders=laad_kaders(), dossier=dossier, transport=NepRasa())
            return stapel.enter_context(over_sockets(app, port))

        yield maak


@pytest.fixture
def venster(chromium: Browser) -> Iterator[Tab]:
    open_: list[TeamsVenster] = []

    def maak(adres: str, **opties: Any) -> TeamsVenster:
        open_.append(TeamsVenster(chromium, adres, **opties))
        return open_[-1]

    yield maak
    for een in open_:
        een.sluit()


def test_wie_het_tabblad_toevoegt_hoeft_alleen_op_te_slaan(begin: Begin, venster: Tab):
    adres = begin(teams=Microsoft().instelling())
    teams = venster(f"{adres}/teams/instellen", plek="settings")
    expect(teams.tabblad.get_by_role("status")).to_contain_text("Kies Opslaan")
    assert teams.gezegd("settings.setValidityState") == [[True]]
    teams.zeg("settings.save", {})
    teams.page.wait_for_function("gezegd.some(({ func }) => func === 'settings.save.success')")
    ((tabblad,),) = teams.gezegd("settings.setSettings")
    assert tabblad["contentUrl"] == f"{adres}/overleg" and tabblad["suggestedDisplayName"] == "Overleg"


def test_alleen_teams_mag_de_paginas_in_een_venster_tonen(begin: Begin, venster: Tab):
    adres = begin(teams=Microsoft().instelling())
    hier = venster(f"{adres}/overleg")
    expect(hier.tabblad.get_by_role("heading", name="Overleg van het aanmeldteam")).to_be_visible()
    for herkomst in ("https://teams.microsoft.com.kwaad.example", "https://kwaad.example"):
        elders = venster(f"{adres}/overleg", herkomst=herkomst)
        elders.page.wait_for_load_state("networkidle")
        assert any("frame-ancestors" in regel for regel in elders.regels), herkomst
        assert elders.tabblad.locator("main").count() == 0


def test_zonder_teams_staan_de_paginas_in_geen_venster(begin: Begin, venster: Tab):
    teams = venster(f"{begin()}/overleg", herkomst=TEAMS)
    teams.page.wait_for_load_state("networkidle")
    assert any("frame-ancestors" in regel for regel in teams.regels)
    assert teams.tabblad.locator("main").count() == 0


def test_buiten_teams_zegt_de_instelpagina_waar_zij_bij_hoort(begin: Begin, chromium: Browser):
    context = chromium.new_context()
    page = context.new_page()
    page.goto(f"{begin()}/teams/instellen")
    expect(page.get_by_role("status")).to_contain_text("hoort bij Teams")
    context.close()
