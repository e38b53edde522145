"""A whole afweging in Microsoft's own client: alone, and in a group.

What it sends is signed on the way as Bot Framework does.

SCHERMEN=map keeps pictures there.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bot.dossier import open_dossier
from tests.poort.teams.proxy import Proxy, over_sockets

from .conftest import Poorten
from .eigenpoort import EigenPoort
from .scherm import CASUS
from .speeltuin import MENSEN, Speeltuin, TeamsScherm

CODE = re.compile(r"R-\d{4}-\d{4}")


@pytest.fixture
def proxy() -> Iterator[Proxy]:
    tussen = Proxy()
    with over_sockets(tussen.app(), tussen.port):
        yield tussen


@pytest.fixture
def teams(chromium: Browser, proxy: Proxy, eigen_poort: Poorten, tmp_path: Path) -> Iterator[TeamsScherm]:
    """The playground, opened at the chat with the bot alone."""
    speeltuin = Speeltuin(proxy.eindpunt, tmp_path / "speeltuin").start()
    try:
        poort: EigenPoort = eigen_poort(**proxy.instellingen(speeltuin.adres))
        proxy.doel = poort.adres
        scherm = TeamsScherm(chromium, speeltuin.adres)
        scherm.wacht_op_kaart(0)
        yield scherm
        scherm.context.close()
        assert proxy.langs and {status for _, status in proxy.langs} == {200}
        assert not proxy.microsoft.ontvangen, "answers go to the playground, not to the stand-in for the connector"
    finally:
        speeltuin.stop()


def bewaar(scherm: TeamsScherm, naam: str, begin: bool = False) -> None:
    if os.environ.get("SCHERMEN"):
        scherm.bewaar(Path(os.environ["SCHERMEN"]) / f"teams-{naam}.png", begin)


def geen_naam_in(omgeving: dict[str, str]) -> None:
    """No name or id of anybody in what this installation keeps."""
    namen = [achter for _, _, achter in MENSEN[:2]] + [f"29:{id}" for id, _, _ in MENSEN] + ["dddddddd-1111-2222"]
    for pad in Path(omgeving["REGIEWIJZER_VAR"]).rglob("*"):
        if pad.is_file():
            inhoud = pad.read_bytes()
            assert not [naam for naam in namen if naam.encode() in inhoud], pad.name


def test_een_afweging_in_een_eigen_chat(teams: TeamsScherm, omgeving: dict[str, str]):
    expect(teams.laatste).to_contain_text("Hoi, ik ben Regiewijzer")
    teams.zeg(f"{CASUS} Mevrouw Canariebos belde erover.")
    expect(teams.laatste).to_contain_text("Dit haal ik uit je tekst")
    expect(teams.page.locator("body")).to_contain_text("uit je bericht weggelaten")
    bewaar(teams, "begrepen")
    teams.druk("Ja, dit klopt")
    bewaar(teams, "vraag")
    teams.tot_advies()
    expect(teams.laatste).to_contain_text("Dit is een advies")
    bewaar(teams, "advies", begin=True)
    teams.druk("Vastleggen")
    expect(teams.page.get_by_text(CODE).last).to_be_visible()
    bewaar(teams, "vastgelegd")
    code = CODE.search(teams.page.locator("body").inner_text())
    assert code
    with open_dossier(
        omgeving.get("REGIEWIJZER_DATABASE_URL") or f"sqlite:///{omgeving['REGIEWIJZER_VAR']}/dossier.db"
    ) as dossier:
        (rij,) = [rij for rij in dossier.afwegingen.rijen() if rij.casus == code[0]]
    assert rij.kanaal == "teams" and rij.door.startswith("teams-")
    assert rij.antwoorden["veiligheid"] == "zorgen"
    # Only the last card can still be used.
    assert not [
        k
        for k in range(1, teams.kaarten.count() - 1)
        for naam in ("Vastleggen", "Antwoord", "Weet ik niet")
        if teams.kaarten.nth(k).get_by_role("button", name=naam, exact=True).count()
    ]
    geen_naam_in(omgeving)


def test_een_afweging_in_een_groep(teams: TeamsScherm, proxy: Proxy, omgeving: dict[str, str]):
    teams.zeg("Moeder is verslaafd en het kind van 4 is onveilig thuis.")
    teams.open("Overleg")
    expect(teams.laatste).to_contain_text("Noem mij met een @")
    expect(teams.kaarten).to_have_count(1)
    teams.zeg("overzicht", noem=("Regiewijzer",))
    expect(teams.page.locator("body")).not_to_contain_text("verslaafd")  # what was said alone stays there
    teams.zeg(CASUS, noem=("Regiewijzer", "Bert Canariebos"))
    expect(teams.laatste).to_contain_text("Dit haal ik uit je tekst")
    bewaar(teams, "groep")
    teams.druk("Ja, dit klopt")
    teams.tot_advies()
    teams.druk("Vastleggen")
    expect(teams.page.get_by_text(CODE).last).to_be_visible()
    gestuurd = [inhoud for inhoud, _ in proxy.langs if inhoud.get("text")]
    assert any("<at>Bert Canariebos</at>" in inhoud["text"] for inhoud in gestuurd), "the mention did go by"
    geen_naam_in(omgeving)
