"""The command on a message: its words, shielded, become a turn in the own chat of who asked."""

from __future__ import annotations

from typing import Any

import pytest

from bot.lengte import MAX_TEKENS
from bot.poort.teams.berichtopdracht import DOET, VRAAGT, tekst_van
from tests.poort.teams.conftest import Chat, Vrager, wacht_tot
from tests.poort.teams.microsoft import activiteit, groep

HTML = "<p>Jongen van 9, ouders vechten.</p><p>Vraag het <at id='0'>Bert Canarius</at> &amp; school</p>"


def opdracht(chat: Chat, naam: str, inhoud: str = HTML, soort: str = "html", **anders: Any) -> dict[str, Any]:
    bericht = {"id": "1", "body": {"contentType": soort, "content": inhoud}, "from": {"user": {"displayName": "Bert"}}}
    value = {"commandId": "casus", "messagePayload": bericht, **anders}
    op = activiteit(chat.microsoft, "invoke", id=f"f:{naam}{len(inhoud)}", name=naam, value=value, conversation=groep())
    antwoord = chat.post(op)
    assert antwoord.status_code == 200
    return antwoord.json()["task"]


def test_de_woorden_van_een_bericht():
    gelezen = tekst_van({"messagePayload": {"body": {"contentType": "html", "content": HTML}}})
    assert gelezen == "Jongen van 9, ouders vechten.\nVraag het [naam] & school"
    assert tekst_van({"messagePayload": {"body": {"contentType": "text", "content": "a <b> c"}}}) == "a <b> c"
    for niets in (None, {}, {"messagePayload": 1}, {"messagePayload": {"body": {"content": 1}}}):
        assert tekst_van(niets) == ""


def test_eerst_wat_er_is_gelezen_en_dan_pas_beginnen(chat: Chat, rasa: Vrager):
    venster = opdracht(chat, VRAAGT, HTML + "<p>BSN 111222333</p>")
    assert venster["type"] == "continue" and "Jongen van 9" in str(venster) and "111222333" not in str(venster)
    assert not rasa.ontvangen and not chat.microsoft.chats
    assert "Ik ben begonnen" in opdracht(chat, DOET)["value"]
    chat.antwoorden(1)
    ((gevraagd),) = rasa.ontvangen
    assert "Jongen van 9" in gevraagd["bericht"] and "Bert" not in str(rasa.ontvangen)
    verstuurd = next(v for v in chat.microsoft.ontvangen if v["inhoud"]["type"] == "message")
    assert verstuurd["gesprek"] == "a:anna", "in the own chat, not in the group"
    assert "replyToId" not in verstuurd["inhoud"] and verstuurd["op"] == ""


def test_het_is_het_gesprek_van_de_eigen_chat(chat: Chat, rasa: Vrager):
    chat.stuur(text="hallo")
    chat.antwoorden(1)
    opdracht(chat, DOET)
    wacht_tot(lambda: len(rasa.ontvangen) == 2)
    assert rasa.ontvangen[0]["gesprek"] == rasa.ontvangen[1]["gesprek"]


@pytest.mark.parametrize(
    ("inhoud", "zegt"), [("", "geen tekst"), ("<img src=x>", "geen tekst"), ("x" * (MAX_TEKENS + 1), "te lang")]
)
def test_wat_niet_te_lezen_is(chat: Chat, rasa: Vrager, inhoud: str, zegt: str):
    assert zegt in opdracht(chat, VRAAGT, inhoud)["value"]
    assert not rasa.ontvangen


def test_wie_de_app_niet_heeft_hoort_wat_te_doen(chat: Chat, rasa: Vrager):
    chat.microsoft.antwoorden.append((403, {}))
    assert "Voeg mij eerst toe" in opdracht(chat, DOET)["value"]
    assert not rasa.ontvangen


def test_een_andere_opdracht_doet_niets(chat: Chat, rasa: Vrager):
    op = activiteit(chat.microsoft, "invoke", name=VRAAGT, value={"commandId": "anders", "messagePayload": {}})
    assert "kan Regiewijzer niet" in str(chat.post(op).json())
    assert not rasa.ontvangen
