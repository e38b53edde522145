"""What a supervisor and a load balancer ask: does the process live, and can it do a turn."""

from __future__ import annotations

import asyncio

import pytest
from starlette.testclient import TestClient

from bot.poort.gezond import Gereedheid
from tests.poort.conftest import Maak, NepRasa, asynchroon, breek_opslag


@pytest.mark.parametrize("pad", ["/api/levend", "/api/v1/levend", "/api/gereed", "/api/v1/gereed"])
def test_ook_zonder_aanmelden(maak: Maak, pad: str):
    client = TestClient(maak("0.0.0.0", token="een-lang-en-willekeurig-token"), base_url="http://regie.example")
    antwoord = client.get(pad)
    assert (antwoord.status_code, set(antwoord.json().values())) == (200, {True})


def kapot(maak: Maak, rasa: NepRasa, instellingen, wat: str) -> TestClient:
    client = TestClient(maak(), base_url="http://localhost")
    if wat == "rasa":
        rasa.gedrag = "weg"
    elif wat == "acties":
        rasa.actieserver = False
    else:
        breek_opslag(instellingen)
    return client


@pytest.mark.parametrize("wat", ["rasa", "acties", "dossier"])
def test_zonder_een_deel_leeft_hij_maar_is_hij_niet_gereed(maak: Maak, rasa: NepRasa, instellingen, wat: str):
    client = kapot(maak, rasa, instellingen, wat)
    assert client.get("/api/levend").status_code == 200
    antwoord = client.get("/api/gereed")
    assert (antwoord.status_code, antwoord.json()["gereed"]) == (503, False)
    assert "rasa" not in antwoord.text.lower() and str(instellingen.var) not in antwoord.text


def test_hooguit_eens_per_seconde_wordt_er_gekeken(monkeypatch: pytest.MonkeyPatch):
    nu, gekeken = 0.0, 0

    async def kijk(*_: object):
        nonlocal gekeken
        gekeken += 1
        await asyncio.sleep(0)
        return type("Stand", (), {"gezond": gekeken > 1})

    monkeypatch.setattr("bot.poort.gezond.gezondheid", kijk)

    async def proef() -> None:
        nonlocal nu
        gereed = Gereedheid(None, None, lambda: nu)  # type: ignore[arg-type]
        assert set(await asyncio.gather(*(gereed.is_gereed() for _ in range(100)))) == {False}
        nu = 0.9
        assert await gereed.is_gereed() is False
        assert gekeken == 1
        nu = 1.0
        assert await gereed.is_gereed() is True
        assert gekeken == 2

    asyncio.run(proef())


def test_wie_afbreekt_breekt_de_blik_van_een_ander_niet_af(maak: Maak):
    async def proef() -> int:
        async with asynchroon(maak()) as client:
            weg = asyncio.create_task(client.get("/api/gereed"))
            await asyncio.sleep(0)
            blijft = asyncio.create_task(client.get("/api/gereed"))
            await asyncio.sleep(0)
            weg.cancel()
            return (await blijft).status_code

    assert asyncio.run(proef()) == 200
