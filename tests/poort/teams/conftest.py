"""A poort with Teams settings, a stand-in for Rasa, and Microsoft's side on the same loop."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from starlette.testclient import TestClient

from bot.dossier import open_dossier
from bot.instellingen import Instellingen
from bot.poort.app import maak_app
from bot.poort.teams import PAD
from tests.poort.conftest import NepRasa
from tests.poort.teams.microsoft import Microsoft, activiteit

GEDULD = 120.0  # seconds: as long as a busy machine may take; a test never counts on it being quick


def wacht_tot(klaar: Callable[[], Any]) -> None:
    """Until this holds; fails when it takes too long."""
    tot = time.monotonic() + GEDULD
    while not klaar():
        assert time.monotonic() < tot, "dit gebeurde niet"
        time.sleep(0.005)


@dataclass
class Chat:
    """Talks to the poort as Teams does."""

    client: TestClient
    microsoft: Microsoft
    teller: int = field(default=0)

    def post(self, inhoud: Any, token: str | None = None) -> httpx.Response:
        token = self.microsoft.token() if token is None else token
        return self.client.post(PAD, json=inhoud, headers={"Authorization": f"Bearer {token}"})

    def stuur(self, soort: str = "message", **anders: Any) -> str:
        """Send an activity with an id of its own; gives that id."""
        self.teller += 1
        inhoud = activiteit(self.microsoft, soort, **{"id": f"f:{self.teller}", **anders})
        assert self.post(inhoud).status_code == 200
        return str(inhoud["id"])

    def verbinding(self) -> httpx.AsyncClient:
        """To send several at once, on the loop of the poort (`client.portal`)."""
        return httpx.AsyncClient(transport=httpx.ASGITransport(self.client.app), base_url="http://127.0.0.1:5005")

    def antwoorden(self, aantal: int) -> list[dict[str, Any]]:
        """The messages so far, once there are so many."""
        wacht_tot(lambda: len(self.microsoft.berichten) >= aantal)
        return self.microsoft.berichten


@pytest.fixture
def microsoft() -> Microsoft:
    return Microsoft()


VRAAG = {
    "tekst": "Hoe veilig is het nu?",
    "knoppen": [
        {"label": "Veilig", "keuze": {"kenmerk": "veiligheid", "waarde": "veilig"}},
        {"label": "Zorgen", "keuze": {"kenmerk": "veiligheid", "waarde": "zorgen"}},
        {"label": "Waarom?", "bericht": "waarom"},
    ],
}


@dataclass
class Vrager(NepRasa):
    """Repeats what it got, and (`vraagt`) ends each turn with a question that has buttons."""

    vraagt: bool = True

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        antwoord = await super().handle_async_request(request)
        if not request.url.path.endswith("/bericht") or antwoord.status_code != 200 or not antwoord.json()["berichten"]:
            return antwoord
        tekst = {"tekst": antwoord.json()["berichten"][0]["tekst"]}
        return httpx.Response(200, json={"berichten": [tekst, *([VRAAG] if self.vraagt else [])]})


@pytest.fixture
def rasa() -> Vrager:
    return Vrager()


Open = Callable[..., Any]


@contextmanager
def draai(
    instellingen: Instellingen, kaders: Any, rasa: NepRasa, microsoft: Microsoft, **anders: Any
) -> Iterator[Chat]:
    """A running poort with these settings of Teams; leaving it stops it in order."""
    gekozen = instellingen.met(teams=microsoft.instelling(**anders))
    dossier = open_dossier(gekozen.database)
    buiten = httpx.ASGITransport(microsoft.app())
    app = maak_app(gekozen, kaders=kaders, dossier=dossier, transport=rasa, microsoft=buiten)
    try:
        with TestClient(app, base_url="http://127.0.0.1:5005") as client:
            yield Chat(client, microsoft)
    finally:
        dossier.sluit()


@pytest.fixture
def open_chat(instellingen: Instellingen, rasa: NepRasa, kaders: Any, microsoft: Microsoft) -> Open:
    """`with open_chat(**settings of Teams) as chat`: on the same store each time, as after a restart."""

    def maak(**anders: Any) -> Any:
        eigen = {naam: anders.pop(naam) for naam in ("per_minuut",) if naam in anders}
        return draai(instellingen.met(**eigen), kaders, rasa, microsoft, **anders)

    return maak


@pytest.fixture
def chat(open_chat: Open) -> Iterator[Chat]:
    with open_chat() as open_:
        yield open_


def tekst_van(bericht: dict[str, Any]) -> str:
    """Everything in a message: its text, its summary and the words on its card."""
    return str([bericht.get(naam) for naam in ("text", "summary", "attachments")])


def knoppen(bericht: dict[str, Any]) -> list[dict[str, Any]]:
    """The submit buttons at the bottom of its card."""
    kaart = bericht["attachments"][0]["content"] if bericht.get("attachments") else {}
    return [actie for actie in kaart.get("actions", []) if actie["type"] == "Action.Submit"]
