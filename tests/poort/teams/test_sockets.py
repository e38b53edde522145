"""The poort as a process of its own, with settings from the environment, and Microsoft's side over real sockets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.instellingen import PROJECT
from bot.poort.teams import PAD
from bot.starten.omgeving import vrije_poort
from tests.poort.conftest import GEHEIM, NepRasa
from tests.poort.teams.conftest import tekst_van, wacht_tot
from tests.poort.teams.microsoft import activiteit
from tests.poort.teams.proxy import Proxy, over_sockets


def als_app(rasa: NepRasa) -> Starlette:
    """The stand-in for Rasa as a server."""

    async def alles(request: Request) -> Response:
        antwoord = await rasa.handle_async_request(
            httpx.Request(request.method, str(request.url), headers=request.headers.raw, content=await request.body())
        )
        return Response(antwoord.content, antwoord.status_code, media_type="application/json")

    return Starlette(routes=[Route("/{pad:path}", alles, methods=["GET", "POST"])])


def omgeving(var: Path, **instellingen: str) -> dict[str, str]:
    schoon = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith("REGIEWIJZER_")}
    return {**schoon, "REGIEWIJZER_VAR": str(var), "REGIEWIJZER_GEHEIM": GEHEIM, **instellingen}


def start(var: Path, port: int, **instellingen: str) -> subprocess.Popen[str]:
    opdracht = [sys.executable, "-m", "bot.starten.poort_proces", "--port", str(port)]
    return subprocess.Popen(
        opdracht,
        env=omgeving(var, **instellingen),
        cwd=PROJECT,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.traag
def test_een_gesprek_over_echte_verbindingen(tmp_path: Path):
    rasa, proxy, port, rasa_port = NepRasa(), Proxy(), vrije_poort(), vrije_poort()
    microsoft = proxy.microsoft
    with over_sockets(als_app(rasa), rasa_port) as rasa_url, over_sockets(proxy.app(), proxy.port) as buiten:
        proces = start(
            tmp_path, port, REGIEWIJZER_RASA_URL=rasa_url, REGIEWIJZER_ACTIE_URL=rasa_url, **proxy.instellingen(buiten)
        )
        try:
            proxy.doel = f"http://127.0.0.1:{port}"
            wacht_tot(lambda: _antwoordt(proxy.doel))
            bericht: dict[str, Any] = activiteit(microsoft, text="hallo daar")
            vervalst = httpx.post(
                f"{proxy.doel}{PAD}", json=bericht, headers={"Authorization": "Bearer x.y.z"}, trust_env=False
            )
            assert (vervalst.status_code, vervalst.content) == (401, b"")
            for _ in range(3):
                assert httpx.post(proxy.eindpunt, json=bericht, trust_env=False).status_code == 200
            wacht_tot(lambda: microsoft.berichten)
            proces.terminate()
            proces.wait(120)
        finally:
            proces.kill()
            proces.communicate()
    (antwoord,) = microsoft.berichten
    assert "hallo daar" in tekst_van(antwoord)
    assert len(rasa.ontvangen) == 1 and not rasa.geweigerd
    assert microsoft.tokenverzoeken and {status for _, status in proxy.langs} == {200}


def _antwoordt(adres: str) -> bool:
    try:
        return httpx.get(f"{adres}/openapi.json", trust_env=False).status_code == 200
    except httpx.HTTPError:
        return False


@pytest.mark.parametrize(
    ("anders", "zegt"),
    [
        ({"REGIEWIJZER_TEAMS_GEHEIM": ""}, "REGIEWIJZER_TEAMS_GEHEIM"),
        (
            {"REGIEWIJZER_TEAMS_APP_ID": "", "REGIEWIJZER_TEAMS_TENANT": ""},
            "REGIEWIJZER_TEAMS_APP_ID en REGIEWIJZER_TEAMS_TENANT",
        ),
        ({"REGIEWIJZER_TEAMS_APP_ID": "mijn-bot"}, "mijn-bot"),
        ({"REGIEWIJZER_TEAMS_TENANTEN": "gemeente.nl"}, "gemeente.nl"),
        ({"REGIEWIJZER_TEAMS_HOSTS": "http://kwaad.example"}, "kwaad.example"),
        ({"REGIEWIJZER_TEAMS_HOSTS": "https://smba.trafficmanager.net/emea"}, "zonder pad"),
        ({"REGIEWIJZER_TEAMS_OPENID": "http://kwaad.example/openid"}, "REGIEWIJZER_TEAMS_OPENID"),
        ({"REGIEWIJZER_TEAMS_TOKEN_URL": "ftp://kwaad.example"}, "REGIEWIJZER_TEAMS_TOKEN_URL"),
    ],
)
def test_een_halve_of_foute_instelling_wordt_geweigerd(
    monkeypatch: pytest.MonkeyPatch, anders: dict[str, str], zegt: str
):
    from bot.afweging.fouten import OnbruikbareInvoer
    from bot.instellingen import lees

    for naam, waarde in {**Proxy().instellingen("https://smba.trafficmanager.net"), **anders}.items():
        monkeypatch.setenv(naam, waarde)
    with pytest.raises(OnbruikbareInvoer) as fout:
        lees()
    assert zegt in str(fout.value) and "\n" not in str(fout.value)


def test_een_halve_instelling_stopt_de_poort_met_een_regel(tmp_path: Path):
    proces = start(tmp_path, vrije_poort(), REGIEWIJZER_TEAMS_APP_ID="aaaaaaaa-1111-2222-3333-444444444444")
    _, fout = proces.communicate(timeout=300)
    assert proces.returncode == 2
    assert fout.strip().startswith("Teams is half ingesteld") and len(fout.strip().splitlines()) == 1


def test_de_gewone_instellingen_zijn_die_van_microsoft(monkeypatch: pytest.MonkeyPatch):
    from bot.instellingen import lees

    for naam in [naam for naam in os.environ if naam.startswith("REGIEWIJZER_TEAMS_")]:
        monkeypatch.delenv(naam)
    assert lees().teams is None
    tenant = "BBBBBBBB-1111-2222-3333-444444444444"
    monkeypatch.setenv("REGIEWIJZER_TEAMS_APP_ID", "aaaaaaaa-1111-2222-3333-444444444444")
    monkeypatch.setenv("REGIEWIJZER_TEAMS_GEHEIM", "x")
    monkeypatch.setenv("REGIEWIJZER_TEAMS_TENANT", tenant)
    teams = lees().teams
    assert teams is not None
    assert teams.token_url == f"https://login.microsoftonline.com/{tenant.lower()}/oauth2/v2.0/token"
    assert (teams.tenanten, teams.hosts) == ((tenant.lower(),), ("https://smba.trafficmanager.net",))
    assert (
        teams.openid.startswith("https://login.botframework.com/") and teams.uitgever == "https://api.botframework.com"
    )
