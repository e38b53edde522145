"""A poort with a stand-in for Rasa: it checks the signature as the real channel does, and does what a test tells it
to.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from bot.afweging import laad_kaders
from bot.dossier import open_dossier
from bot.instellingen import Instellingen, lees
from bot.lijn.geheim import afgeleid
from bot.lijn.handtekening import Controle
from bot.poort.app import maak_app
from bot.poort.rasa import ACTIE_KOP

GEHEIM = "geheim-voor-de-tests"
LEEG: dict[str, Any] = dict.fromkeys(("casus", "vraag", "open", "wacht")) | {
    naam: [] for naam in ("gewijzigd", "overgeslagen", "ontbreekt", "afwijking", "termijnen", "vervolgstappen")
}
AFWEGING = {
    "soort": "afweging",
    "afweging": "a1",
    "profiel": "standaard",
    "vastgelegd": False,
    "modus": "snel",
    "klaar": False,
    "datum": "2026-11-20T10:00:00+01:00",
    **LEEG,
    **{naam: {} for naam in ("voorstel", "voorstel_woorden", "bekend", "besluiten", "telt_als", "kaders")},
}


@dataclass
class NepRasa(httpx.AsyncBaseTransport):
    """Answers for Rasa and the action server. `gedrag`: goed, weg (not reachable), leeg, fout, breekt (mid-answer),
    kwijt (the conversation isn't there any more)."""

    gedrag: str = "goed"
    actieserver: bool = True
    wachten: asyncio.Event | None = None  # answers only once this is set
    ontvangen: list[dict[str, Any]] = field(default_factory=list)
    geweigerd: int = 0
    controle: Controle = field(default_factory=lambda: Controle(afgeleid(GEHEIM.encode(), "kanaal")))

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        inhoud = await request.aread()
        pad = request.url.path
        if pad == "/health":
            return httpx.Response(200 if self.actieserver and request.headers.get(ACTIE_KOP) else 401)
        if self.gedrag == "weg":
            raise httpx.ConnectError("geen verbinding", request=request)
        if pad.endswith("/gezond"):
            return httpx.Response(200, json={"model": "m.tar.gz", "taalmodel": {"naam": "nl", "soort": "samengesteld"}})
        if not self.controle.klopt(request.headers, inhoud):
            self.geweigerd += 1
            return httpx.Response(401)
        bericht = json.loads(inhoud)
        self.ontvangen.append(bericht)
        if self.wachten:
            await self.wachten.wait()
        if self.gedrag == "breekt":
            raise httpx.ReadError("verbroken", request=request)
        if self.gedrag == "fout":
            return httpx.Response(503, json={"fout": "mislukt"})
        if self.gedrag == "leeg":
            return httpx.Response(200, json={"berichten": []})
        kwijt = {"kwijt": True} if self.gedrag == "kwijt" else {}
        tekst = f"{len(self.ontvangen)}: {bericht['bericht'] or bericht['keuze']}"
        return httpx.Response(200, json={"berichten": [{"tekst": tekst, "custom": AFWEGING}], **kwijt})


@pytest.fixture(scope="session")
def kaders() -> Any:
    return laad_kaders()


@pytest.fixture
def instellingen(tmp_path: Path) -> Instellingen:
    return lees().met(
        var=tmp_path,
        database_url=f"sqlite:///{tmp_path / 'dossier.db'}",
        token=None,
        geheim=GEHEIM,
        per_minuut=1000,
    )


@pytest.fixture
def rasa() -> NepRasa:
    return NepRasa()


Maak = Callable[..., Starlette]


@pytest.fixture
def maak(instellingen: Instellingen, rasa: NepRasa, kaders: Any) -> Iterator[Maak]:
    """`maak(host=…, geduld=…, **settings)`: an application on the same store and secret each time, as after a
    restart.
    """
    dossiers = []

    def bouw(host: str = "127.0.0.1", geduld: float = 10.0, **anders: Any) -> Starlette:
        gekozen = instellingen.met(**anders)
        dossiers.append(open_dossier(gekozen.database))
        return maak_app(gekozen, host, kaders=kaders, dossier=dossiers[-1], geduld=geduld, transport=rasa)

    yield bouw
    for dossier in dossiers:
        dossier.sluit()


@pytest.fixture
def client(maak: Maak) -> TestClient:
    return TestClient(maak(), base_url="http://127.0.0.1:5005")


def asynchroon(app: Starlette) -> httpx.AsyncClient:
    """A client for tests that send several things at once."""
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1:5005")


def breek_opslag(instellingen: Instellingen) -> None:
    """Overwrite the case store's file under the open store, after taking in what its -wal still holds."""
    pad = instellingen.var / "dossier.db"
    with sqlite3.connect(pad) as los:
        los.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    pad.write_bytes(b"geen database" * 1000)
    for over in instellingen.var.glob("dossier.db-*"):
        over.unlink()
