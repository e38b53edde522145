"""Names and ids of people and chats: in no log, store, error or message to Rasa, whatever goes wrong."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.poort.teams import PAD
from bot.starten.logboek import VeiligeOpmaak
from tests.poort.teams.conftest import Chat, Open, Vrager, wacht_tot
from tests.poort.teams.microsoft import BOT, GEHEIM, Microsoft, activiteit, groep, persoon, vermelding

TEKST = "<at>Regiewijzer</at> <at>Bert Canarius</at> zei: mevrouw Canarius (BSN 111222333) woont op de Kanariestraat 12"
VERBODEN = (
    "Canarius",
    "111222333",
    "Kanariestraat",
    "29:anna",
    "29:bert",
    "oid-",
    "a:anna",
    "19:groep",
    GEHEIM,
    "bot-token",
)
VOL = {
    "text": TEKST,
    "entities": [vermelding(BOT, "Regiewijzer"), vermelding("29:bert", "Bert Canarius")],
    "conversation": {**groep(), "name": "Overleg over Canarius"},
    "from": persoon("anna"),
}


@pytest.fixture
def logboek(tmp_path: Path) -> Iterator[Path]:
    """What the process of the poort would write to its log."""
    pad = tmp_path / "poort.log"
    bestand = logging.FileHandler(pad, encoding="utf-8")
    opmaak = VeiligeOpmaak()
    opmaak.streng = True
    bestand.setFormatter(opmaak)
    wortel = logging.getLogger()
    wortel.addHandler(bestand)
    yield pad
    wortel.removeHandler(bestand)
    bestand.close()


def controleer(map_: Path, rasa: Vrager) -> None:
    """Nothing forbidden in any file, nor in what Rasa got."""
    for pad in map_.rglob("*"):
        inhoud = pad.read_bytes() if pad.is_file() else b""
        assert not [woord for woord in VERBODEN if woord.encode() in inhoud], pad.name
    assert not [woord for woord in VERBODEN if woord in str(rasa.ontvangen)]


def test_zonder_fouten(open_chat: Open, rasa: Vrager, logboek: Path, tmp_path: Path):
    with open_chat() as chat:
        nummer = chat.stuur(**VOL)
        chat.antwoorden(1)
        chat.stuur("messageUpdate", **{**VOL, "id": nummer})
        chat.stuur("messageDelete", **{**VOL, "id": nummer})
        chat.stuur(**{**VOL, "text": None, "value": {"regiewijzer": {"bericht": TEKST}}})
        chat.stuur(**{**VOL, "text": None, "value": {"onzin": TEKST}})
        chat.stuur("conversationUpdate", membersAdded=[{"id": BOT}], **VOL)
        chat.antwoorden(6)
    assert len(rasa.ontvangen) == 2
    controleer(tmp_path, rasa)


@pytest.mark.parametrize("gedrag", ["weg", "leeg", "fout", "breekt"])
def test_als_rasa_faalt(open_chat: Open, rasa: Vrager, logboek: Path, tmp_path: Path, gedrag: str):
    rasa.gedrag = gedrag
    with open_chat() as chat:
        chat.stuur(**VOL)
        chat.antwoorden(1)
    controleer(tmp_path, rasa)


@pytest.mark.parametrize("antwoorden", [[400], [400, 400], [403], [500, 429, 404], [413]])
def test_als_teams_weigert(
    open_chat: Open, microsoft: Microsoft, rasa: Vrager, logboek: Path, tmp_path: Path, antwoorden: list[int]
):
    """The connector quotes what it refuses."""
    microsoft.antwoorden.extend((status, {"Retry-After": "0"}) for status in antwoorden)
    with open_chat() as chat:
        chat.stuur(**VOL)
        wacht_tot(lambda: not microsoft.antwoorden)
    assert "status" in logboek.read_text()
    controleer(tmp_path, rasa)


def test_als_er_geen_token_is(open_chat: Open, microsoft: Microsoft, rasa: Vrager, logboek: Path, tmp_path: Path):
    microsoft.tokenantwoorden.append(401)
    with open_chat() as chat:
        chat.stuur(**VOL)
        chat.antwoorden(1)
    assert "Geen token" in logboek.read_text()
    controleer(tmp_path, rasa)


@pytest.mark.parametrize(
    "plaats",
    ["bot.vormen.kaart.activiteiten", "bot.vormen.kaart.lees_inzending", "bot.poort.teams.behandeling.controleer"],
)
def test_als_onze_code_faalt_komt_er_toch_een_antwoord(
    open_chat: Open, rasa: Vrager, logboek: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, plaats: str
):
    def faalt(*args: Any) -> None:
        raise RuntimeError(f"onverwacht: {args}")

    monkeypatch.setattr(plaats, faalt)
    with open_chat() as chat:
        chat.stuur(**{**VOL, "value": {"onzin": TEKST}})
        assert chat.antwoorden(1)[0]["text"]
    assert "RuntimeError" in logboek.read_text()
    controleer(tmp_path, rasa)


def test_wat_geweigerd_wordt_laat_niets_achter(
    chat: Chat, microsoft: Microsoft, rasa: Vrager, logboek: Path, tmp_path: Path
):
    token = microsoft.token(aud="Canarius", sub="Canarius")
    for inhoud in (activiteit(microsoft, **VOL), {"type": TEKST}, TEKST):
        antwoord = chat.client.post(PAD, json=inhoud, headers={"Authorization": f"Bearer {token}"})
        assert (antwoord.status_code, antwoord.content) == (401, b"")
    geldig = chat.post(activiteit(microsoft, **{**VOL, "channelData": {"tenant": {"id": "Canarius"}}}))
    assert (geldig.status_code, geldig.content) == (401, b"")
    assert token not in logboek.read_text() and "geweigerd" in logboek.read_text()
    controleer(tmp_path, rasa)


def test_instellingen_tonen_hun_geheim_niet(microsoft: Microsoft):
    assert GEHEIM not in repr(microsoft.instelling())
