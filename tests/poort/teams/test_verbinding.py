"""The lines to Microsoft: keys, our own token, and sending again when it is busy."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta, timezone
from email.utils import format_datetime
from typing import Any

import httpx
import pytest

from bot.poort.teams.connector import LANGSTE_PAUZE, Connector, retry_after
from bot.poort.teams.fouten import NietVerstuurd
from bot.poort.teams.sleutels import HOUDBAAR, TUSSENPOOS, VERS, Sleutels
from bot.poort.teams.toegang import GeenToegang, Toegang
from tests.poort.teams.microsoft import APP_ID, GEHEIM, Microsoft, jwk, sleutel

NU = {"Retry-After": "0"}
HALLO = {"type": "message", "text": "geheime tekst"}


class Klok:
    def __init__(self) -> None:
        self.nu = 1000.0

    def __call__(self) -> float:
        return self.nu


class Stuk(httpx.AsyncBaseTransport):
    """Passes on, or breaks while `kapot`."""

    def __init__(self, microsoft: Microsoft) -> None:
        self.kapot: Exception | None = None
        self._goed = httpx.ASGITransport(microsoft.app())

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self.kapot:
            raise self.kapot
        return await self._goed.handle_async_request(request)


def speel(proef: Callable[[httpx.AsyncClient, Stuk], Coroutine[Any, Any, Any]], microsoft: Microsoft) -> Any:
    """Run this with a client whose other end is Microsoft's side."""

    async def alles() -> Any:
        buiten = Stuk(microsoft)
        async with httpx.AsyncClient(transport=buiten) as client:
            return await proef(client, buiten)

    return asyncio.run(alles())


# --- keys ---


def test_sleutels_worden_pas_gehaald_als_ze_nodig_zijn_en_dan_een_keer(microsoft: Microsoft):
    async def proef(client, _):
        sleutels = Sleutels(microsoft.instelling().openid, client, Klok())
        assert microsoft.sleutelverzoeken == 0
        gevonden = await asyncio.gather(*(sleutels.vind("k1") for _ in range(20)))
        assert all(s and "msteams" in s.kanalen for s in gevonden)
        assert microsoft.sleutelverzoeken == 1

    speel(proef, microsoft)


def test_een_nieuwe_sleutel_wordt_opgehaald_een_verzonnen_sleutel_kost_niets(microsoft: Microsoft):
    async def proef(client, _):
        klok = Klok()
        sleutels = Sleutels(microsoft.instelling().openid, client, klok)
        await sleutels.vind("k1")
        microsoft.jwks.append(jwk("k2", sleutel("tweede"), ["msteams"]))
        for _ in range(50):
            assert await sleutels.vind("k2") is None
        assert microsoft.sleutelverzoeken == 1
        klok.nu += TUSSENPOOS
        assert await sleutels.vind("k2")
        assert await sleutels.vind("k1")
        assert microsoft.sleutelverzoeken == 2
        microsoft.jwks.pop(0)
        klok.nu += VERS
        assert await sleutels.vind("k1") is None, "a key that was withdrawn"

    speel(proef, microsoft)


def test_zonder_verbinding_gelden_oude_sleutels_een_tijd(microsoft: Microsoft):
    async def proef(client, buiten):
        klok = Klok()
        sleutels = Sleutels(microsoft.instelling().openid, client, klok)
        await sleutels.vind("k1")
        buiten.kapot = httpx.ConnectError("weg")
        klok.nu += VERS
        assert await sleutels.vind("k1")
        klok.nu += HOUDBAAR - VERS
        assert await sleutels.vind("k1") is None
        buiten.kapot = None
        klok.nu += TUSSENPOOS
        assert await sleutels.vind("k1")

    speel(proef, microsoft)


def test_sleutels_komen_niet_van_een_onbeveiligd_vreemd_adres():
    async def antwoord(request: httpx.Request) -> httpx.Response:
        gevraagd.append(str(request.url))
        return httpx.Response(
            200, json={"jwks_uri": "http://kwaad.example/keys", "keys": [jwk("k1", sleutel(), ["msteams"])]}
        )

    async def proef() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(antwoord)) as client:
            assert await Sleutels("https://microsoft.test/openid", client).vind("k1") is None

    gevraagd: list[str] = []
    asyncio.run(proef())
    assert gevraagd == ["https://microsoft.test/openid"]


# --- our own token ---


def test_een_token_wordt_een_keer_gehaald_en_op_tijd_vernieuwd(microsoft: Microsoft):
    async def proef(client, _):
        klok = Klok()
        toegang = Toegang(microsoft.instelling(), client, klok)
        assert set(await asyncio.gather(*(toegang.token() for _ in range(20)))) == {"bot-token-0"}
        klok.nu += 3600 - 301
        assert await toegang.token() == "bot-token-0"
        klok.nu += 2
        assert await toegang.token() == "bot-token-1"

    speel(proef, microsoft)
    assert microsoft.tokenverzoeken[0] == {
        "grant_type": "client_credentials",
        "client_id": APP_ID,
        "client_secret": GEHEIM,
        "scope": "https://api.botframework.com/.default",
    }


def test_geen_token_wordt_gelogd_zonder_geheim(microsoft: Microsoft, caplog: pytest.LogCaptureFixture):
    microsoft.tokenantwoorden.append(401)

    async def proef(client, _):
        toegang = Toegang(microsoft.instelling(), client)
        with pytest.raises(GeenToegang):
            await toegang.token()
        assert await toegang.token() == "bot-token-0", "a failure isn't kept"

    speel(proef, microsoft)
    assert "401" in caplog.text and GEHEIM not in caplog.text


# --- sending ---


def verbonden(microsoft: Microsoft, client: httpx.AsyncClient, klok: Callable[[], float] | None = None) -> Connector:
    return Connector(Toegang(microsoft.instelling(), client), client, klok or Klok())


@pytest.mark.parametrize("status", [412, 429, 500, 502, 503, 504])
def test_bij_drukte_wordt_opnieuw_gestuurd(microsoft: Microsoft, status: int):
    microsoft.antwoorden.extend([(status, NU)] * 3)

    async def proef(client, _):
        return await verbonden(microsoft, client).stuur(microsoft.service_url, "a:1", HALLO)

    assert speel(proef, microsoft) == "1:1"
    assert microsoft.berichten == [HALLO]


@pytest.mark.parametrize("status", [400, 403, 404, 413])
def test_een_weigering_wordt_niet_herhaald(microsoft: Microsoft, status: int, caplog: pytest.LogCaptureFixture):
    microsoft.antwoorden.append((status, NU))

    async def proef(client, _):
        with pytest.raises(NietVerstuurd) as fout:
            await verbonden(microsoft, client).stuur(microsoft.service_url, "a:1", HALLO)
        return fout.value.status

    assert speel(proef, microsoft) == status
    assert not microsoft.berichten
    assert str(status) in caplog.text and "geheime tekst" not in caplog.text


def test_een_verbroken_verbinding_wordt_opnieuw_geprobeerd(microsoft: Microsoft, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("bot.poort.teams.connector.random.uniform", lambda *_: 0.0)

    async def proef(client, buiten):
        buiten.kapot = httpx.ReadTimeout("te lang")
        taak = asyncio.create_task(verbonden(microsoft, client).stuur(microsoft.service_url, "a:1", HALLO))
        await asyncio.sleep(0.05)
        assert not taak.done()
        buiten.kapot = None
        return await taak

    assert speel(proef, microsoft) == "1:1"


def test_het_houdt_een_keer_op(microsoft: Microsoft):
    """The clock runs by itself here: each look at it is a minute later."""
    microsoft.antwoorden.extend([(503, NU)] * 1000)
    klok = Klok()

    def loopt() -> float:
        klok.nu += 60
        return klok.nu

    async def proef(client, _):
        with pytest.raises(NietVerstuurd) as fout:
            await verbonden(microsoft, client, loopt).stuur(microsoft.service_url, "a:1", HALLO)
        return fout.value.status

    assert speel(proef, microsoft) == 503
    assert 980 < len(microsoft.antwoorden) < 1000


def test_bij_het_stoppen_wordt_niet_gewacht(microsoft: Microsoft):
    microsoft.antwoorden.extend([(429, {"Retry-After": "30"})] * 2)

    async def proef(client, _):
        connector = verbonden(microsoft, client)
        taak = asyncio.create_task(connector.stuur(microsoft.service_url, "a:1", HALLO))
        await asyncio.sleep(0.05)
        connector.stop()
        with pytest.raises(NietVerstuurd):
            await taak

    speel(proef, microsoft)


def test_een_geweigerd_token_wordt_een_keer_vernieuwd(microsoft: Microsoft):
    async def proef(client, _):
        connector = verbonden(microsoft, client)
        await connector.stuur(microsoft.service_url, "a:1", HALLO)
        microsoft.geweigerde_tokens.add("bot-token-0")
        await connector.stuur(microsoft.service_url, "a:1", HALLO)
        assert len(microsoft.tokens) == 2
        microsoft.geweigerde_tokens.add("bot-token-1")
        microsoft.geweigerde_tokens.add("bot-token-2")
        with pytest.raises(NietVerstuurd):
            await connector.stuur(microsoft.service_url, "a:1", HALLO)

    speel(proef, microsoft)
    assert len(microsoft.berichten) == 2 and len(microsoft.tokens) == 3


@pytest.mark.parametrize(
    ("gesprek", "op"), [("19:x@thread.v2;messageid=1", "1:2/3"), ("../../kwaad", "?x=1"), ("a b#c", "f:1")]
)
def test_nummers_blijven_binnen_hun_plaats_in_het_adres(gesprek: str, op: str):
    async def antwoord(request: httpx.Request) -> httpx.Response:
        adressen.append(request.url)
        return httpx.Response(200, json={"access_token": "t", "expires_in": 60, "id": "1"})

    async def proef() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(antwoord)) as client:
            connector = Connector(Toegang(Microsoft().instelling(), client), client)
            await connector.stuur("https://microsoft.test/emea", gesprek, {"type": "message", "replyToId": op})

    adressen: list[httpx.URL] = []
    asyncio.run(proef())
    delen = adressen[-1].raw_path.split(b"/")
    assert len(delen) == 7 and delen[:4] == [b"", b"emea", b"v3", b"conversations"] and delen[5] == b"activities"
    assert b"?" not in adressen[-1].raw_path


@pytest.mark.parametrize("gesprek", [".", ".."])
def test_een_gesprek_dat_een_ander_adres_zou_zijn_wordt_niet_verstuurd(microsoft: Microsoft, gesprek: str):
    async def proef(client, _):
        with pytest.raises(NietVerstuurd):
            await verbonden(microsoft, client).stuur(microsoft.service_url, gesprek, HALLO)

    speel(proef, microsoft)
    assert not microsoft.ontvangen and not microsoft.tokens


def test_retry_after():
    straks = datetime.now(timezone.utc) + timedelta(seconds=20)
    assert 15 < (retry_after(format_datetime(straks, usegmt=True)) or 0) <= 20
    assert [retry_after(k) for k in ("2", "0.5", "-3", "9999", "inf")] == [2.0, 0.5, 0.0, LANGSTE_PAUZE, LANGSTE_PAUZE]
    assert [retry_after(k) for k in (None, "", "straks", "nan")] == [None] * 4
