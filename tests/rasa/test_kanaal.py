"""The Rasa channel: signed requests only, keuzes, failures without text."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from collections.abc import Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from bot.lijn.handtekening import HANDTEKENING, NONCE, TIJD, VENSTER, Controle, onderteken

if TYPE_CHECKING:
    from rasa.core.channels.channel import UserMessage

SLEUTEL = "sleutel-van-de-test"
PAD = "/webhooks/regiewijzer/bericht"


class Opstelling:
    """The channel in a Sanic application, with what a test wants to happen for each message."""

    berichten: list[UserMessage]
    doe: Any
    eerder: list[dict[str, Any]]

    def __init__(self) -> None:
        from sanic import Sanic

        from bot.rasa.kanaal import Kanaal

        kanaal = Kanaal.from_credentials({"geheim": SLEUTEL})
        self.app = Sanic("kanaal_in_test", configure_logging=False)
        self.app.blueprint(kanaal.blueprint(self._ontvang), url_prefix="/webhooks/regiewijzer")
        self.lus = asyncio.new_event_loop()
        self.lus.run_until_complete(self.app._startup())  # works only once in a process

    def opnieuw(self) -> None:
        self.berichten, self.doe, self.eerder = [], None, []
        self.app.ctx.agent = SimpleNamespace(is_ready=lambda: True, model_name="m", tracker_store=self)

    async def _ontvang(self, bericht: UserMessage) -> None:
        """As Rasa does: the tracker store first, which hands on what it read."""
        from bot.rasa.trackeropslag import BEURT, AlBeantwoord

        assert BEURT.get() is bericht.metadata
        if self.eerder:
            raise AlBeantwoord(self.eerder)
        self.berichten.append(bericht)
        if self.doe:
            await self.doe(bericht)
        else:
            await bericht.output_channel.send_response(bericht.sender_id, {"custom": {"tekst": "goed", "knoppen": []}})

    def post(self, inhoud: bytes, koppen: dict[str, str]) -> httpx.Response:
        return self.vraag("POST", PAD, inhoud, koppen)

    def vraag(self, manier: str, pad: str, inhoud: bytes = b"", koppen: dict[str, str] | None = None) -> httpx.Response:
        async def stuur() -> httpx.Response:
            async with httpx.AsyncClient(
                transport=httpx.ASGITransport(self.app), base_url="http://127.0.0.1"
            ) as client:
                return await client.request(manier, pad, content=inhoud, headers=koppen)

        return self.lus.run_until_complete(stuur())

    def zeg(self, **anders: Any) -> httpx.Response:
        inhoud = {
            "gesprek": "g",
            "bericht": "hallo",
            "keuze": None,
            "bericht_id": "m",
            "wie": "w",
            "kanaal": "web",
            **anders,
        }
        rauw = json.dumps(inhoud).encode()
        return self.post(rauw, onderteken(SLEUTEL, rauw))


@pytest.fixture(scope="module")
def opstelling() -> Iterator[Opstelling]:
    opstelling = Opstelling()
    yield opstelling
    opstelling.lus.close()


@pytest.fixture
def kanaal(opstelling: Opstelling) -> Opstelling:
    opstelling.opnieuw()
    return opstelling


def test_een_ondertekend_bericht_komt_aan(kanaal: Opstelling):
    antwoord = kanaal.zeg(bericht=" //restart")
    assert antwoord.status_code == 200
    assert antwoord.json() == {"berichten": [{"tekst": "goed", "knoppen": []}]}
    (bericht,) = kanaal.berichten
    assert (bericht.text, bericht.sender_id, bericht.message_id) == ("restart", "g", "m")
    assert bericht.metadata == {"bericht_id": "m", "wie": "w", "kanaal": "web"}


def test_een_keuze_wordt_een_vaste_tekst_met_metadata(kanaal: Opstelling):
    keuze = {"kenmerk": "veiligheid", "waarde": None}
    kanaal.zeg(keuze=keuze, bericht="/restart")
    assert kanaal.berichten[0].text == "/keuze"
    assert kanaal.berichten[0].metadata["keuze"] == keuze


@pytest.mark.parametrize(
    ("doet", "tekst"), [("vastleggen", "/vastleggen"), ("kaders", "/kaders"), ("ja_klopt", "/keuze")]
)
def test_een_knop_bij_naam_wordt_de_bedoeling_van_zijn_vaardigheid(kanaal: Opstelling, doet: str, tekst: str):
    knop = {"doet": doet, "waarde": None}
    kanaal.zeg(doet=knop, bericht="/restart")
    assert kanaal.berichten[0].text == tekst
    assert kanaal.berichten[0].metadata["doet"] == knop


@pytest.mark.parametrize("doet", ["restart", {"doet": "restart"}, {"doet": "/restart"}, {}])
def test_een_knop_die_er_niet_is_komt_er_niet_in(kanaal: Opstelling, doet: Any):
    assert kanaal.zeg(doet=doet, bericht=None).status_code == 400
    assert not kanaal.berichten


def test_zonder_geldige_handtekening_niets(kanaal: Opstelling):
    inhoud = json.dumps(
        {"gesprek": "g", "bericht": "hallo", "keuze": None, "bericht_id": "m", "wie": "w", "kanaal": "k"}
    ).encode()
    goed = onderteken(SLEUTEL, inhoud)
    gevallen = [
        (inhoud, {}),
        (inhoud, onderteken("andere sleutel", inhoud)),
        (inhoud + b" ", goed),
        *((inhoud, {k: w for k, w in goed.items() if k != weg}) for weg in goed),
        (inhoud, {**goed, TIJD: str(int(goed[TIJD]) + 1)}),
        (inhoud, {**goed, TIJD: "²"}),
        (inhoud, {**goed, NONCE: "a" * 32}),
        (inhoud, {**goed, HANDTEKENING: "é"}),
    ]
    for tekst, koppen in gevallen:
        antwoord = kanaal.post(tekst, {k: w.encode("utf-8") for k, w in koppen.items()})
        assert (antwoord.status_code, antwoord.content) == (401, b"")
    assert not kanaal.berichten
    assert kanaal.post(inhoud, goed).status_code == 200
    assert kanaal.post(inhoud, goed).status_code == 401  # the same request again
    assert len(kanaal.berichten) == 1


def test_een_handtekening_verloopt_en_een_nonce_geldt_zo_lang_als_zij():
    nu = time.time()
    controle = Controle(SLEUTEL, klok=lambda: nu)
    oud = onderteken(SLEUTEL, b"x")
    nu = int(oud[TIJD]) + VENSTER
    assert controle.klopt(oud, b"x")
    assert not controle.klopt(oud, b"x")
    nu += 1
    assert not controle.klopt(oud, b"x")
    vers = onderteken(SLEUTEL, b"x")
    nu = int(vers[TIJD]) - VENSTER - 1
    assert not controle.klopt(vers, b"x")


@pytest.mark.parametrize(
    "anders", [{"bericht": None}, {"bericht": 3}, {"bericht": " / "}, {"gesprek": None, "bericht": None}]
)
def test_een_ondertekend_maar_onbruikbaar_bericht_is_400(kanaal: Opstelling, anders: dict[str, Any]):
    assert kanaal.zeg(**anders).status_code == 400
    assert not kanaal.berichten


def test_een_mislukte_of_lege_beurt_is_503_zonder_tekst_in_het_log(
    kanaal: Opstelling, caplog: pytest.LogCaptureFixture
):
    async def breekt(bericht: UserMessage) -> None:
        raise ValueError(f"kapot door {bericht.text}")

    async def zwijgt(bericht: UserMessage) -> None:
        pass

    with caplog.at_level(logging.DEBUG):
        for kanaal.doe in (breekt, zwijgt):
            antwoord = kanaal.zeg(bericht="KANARIE")
            assert antwoord.status_code == 503
            assert set(antwoord.json()) == {"fout"}
            assert "KANARIE" not in antwoord.text
    assert "ValueError" in caplog.text
    assert "KANARIE" not in caplog.text


def test_wat_al_is_beantwoord_wordt_niet_nog_eens_gedaan(kanaal: Opstelling):
    kanaal.eerder = [{"text": None, "custom": {"tekst": "eerder gezegd", "custom": {"n": 1}}}]
    assert kanaal.zeg().json() == {"berichten": [{"tekst": "eerder gezegd", "custom": {"n": 1}}]}
    assert not kanaal.berichten


def test_gezond_zegt_of_er_een_model_is(kanaal: Opstelling):
    assert kanaal.vraag("GET", "/webhooks/regiewijzer/gezond").json()["model"] == "m"
    kanaal.app.ctx.agent = None
    assert kanaal.vraag("GET", "/webhooks/regiewijzer/gezond").status_code == 503


def test_andere_paden_bestaan_niet(kanaal: Opstelling):
    for pad in ("/", "/model/parse", "/conversations/g/tracker", "/webhooks/rest/webhook"):
        assert kanaal.vraag("GET", pad).status_code == 404


def test_elke_vorm_van_uitvoer_wordt_een_bericht():
    from bot.rasa.kanaal import Uitvoer, als_bericht

    uitvoer = Uitvoer()
    for bericht in (
        {"custom": {"tekst": "a", "knoppen": [{"label": "x", "bericht": "y"}], "custom": {"n": 1}, "meer": 1}},
        {"text": "een\n\ntwee"},
        {"text": "kies", "buttons": [{"title": "Ja", "payload": "/restart"}]},
        {"text": None},
        {},
    ):
        asyncio.run(uitvoer.send_response("g", bericht))
    assert uitvoer.messages == [
        {"tekst": "a", "knoppen": [{"label": "x", "bericht": "y"}], "custom": {"n": 1}},
        {"tekst": "een\n\ntwee"},
        {"tekst": "kies", "knoppen": [{"label": "Ja", "bericht": "Ja"}]},
    ]
    assert als_bericht({"custom": {"onbekend": 1}}) is None
