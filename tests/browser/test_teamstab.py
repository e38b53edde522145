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
from bot.instellingen import Aanmelden, lees
from bot.poort.app import maak_app
from bot.starten.omgeving import vrije_poort
from tests.poort.aanmelden.conftest import CLIENT, CLIENTGEHEIM, ISSUER, NepAanbieder, onderteken
from tests.poort.aanmelden.test_uit_teams import claims
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
            if "aanmelden" in anders:
                instellingen = instellingen.met(url=f"http://127.0.0.1:{port}")
            app = maak_app(
                instellingen, kaders=laad_kaders(), dossier=dossier, transport=NepRasa(), aanbieder=NepAanbieder()
            )
            return str(stapel.enter_context(over_sockets(app, port)))

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


# --- signing in: Teams gives a token, the poort a session ---


@pytest.fixture
def aanmelden() -> dict[str, Any]:
    """Settings with a provider, and Teams that may sign users in."""
    return {
        "aanmelden": Aanmelden(issuer=ISSUER, client=CLIENT, geheim=CLIENTGEHEIM),
        "teams": Microsoft().instelling(aanmelden=True, aanmeld_url=ISSUER),
    }


def test_in_teams_ben_je_aangemeld_zonder_iets_te_doen(begin: Begin, venster: Tab, aanmelden: dict[str, Any]):
    adres = begin(**aanmelden)
    teams = venster(f"{adres}/overleg", token=onderteken(claims()))
    expect(teams.tabblad.get_by_role("heading", name="Overleg van het aanmeldteam")).to_be_visible()
    expect(teams.tabblad.get_by_label("Aanmelden")).to_have_count(0)
    # What only somebody who signed in gets; and nothing to sign out of.
    expect(teams.tabblad.get_by_role("button", name="Lijst")).to_be_visible()
    expect(teams.tabblad.get_by_role("button", name="Afmelden")).to_have_count(0)
    assert teams.gezegd("authentication.getAuthToken") and not teams.context.cookies(adres)
    # The other pages of the frame sign in by themselves.
    teams.tabblad.get_by_role("link", name="Caseload").click()
    expect(teams.tabblad.get_by_role("heading", name="Caseload").first).to_be_visible()
    expect(teams.tabblad.get_by_label("Aanmelden")).to_have_count(0)


def test_wat_er_misgaat_staat_er_in_gewone_woorden(begin: Begin, venster: Tab, aanmelden: dict[str, Any]):
    adres = begin(**aanmelden)
    for opties, zegt in (
        ({}, "Teams zegt niet wie je bent"),
        ({"token": onderteken(claims(aud="een-ander"))}, "kon niet zeker weten wie je bent"),
        ({"token": onderteken(claims(acct=1))}, "gast van een andere organisatie"),
        ({"token": onderteken(claims(roles=None))}, "geen rol"),
    ):
        teams = venster(f"{adres}/overleg", **opties)
        expect(teams.tabblad.get_by_label("Aanmelden").get_by_role("status")).to_contain_text(zegt)
        teams.sluit()


def test_zonder_sso_zegt_het_tabblad_wat_je_kunt_doen(begin: Begin, venster: Tab, aanmelden: dict[str, Any]):
    teams = venster(f"{begin(**{**aanmelden, 'teams': Microsoft().instelling()})}/overleg")
    expect(teams.tabblad.get_by_label("Aanmelden")).to_contain_text("staat hier niet aan")
    expect(teams.tabblad.get_by_role("link", name="Openen in de browser")).to_have_attribute("target", "_blank")
    assert teams.gezegd("authentication.getAuthToken") == []
