"""Who isn't of the organisation hears so, once and kindly; and what somebody hears who sends a file."""

from __future__ import annotations

import pytest

from tests.poort.teams.conftest import Chat, Vrager, tekst_van
from tests.poort.teams.microsoft import activiteit, groep, persoon
from tests.poort.teams.test_gesprek import BOTVERMELDING

ELDERS = {"tenant": {"id": "dddddddd-1111-2222-3333-444444444444"}}
GAST = {"id": "19:groep@thread.v2", "conversationType": "groupChat", "isGroup": True}


def test_wie_uit_een_andere_organisatie_schrijft_hoort_dat_een_keer(chat: Chat, rasa: Vrager):
    chat.stuur(channelData=ELDERS, conversation=GAST, text="Meisje van 9")
    (bericht,) = chat.antwoorden(1)
    assert "gast van een andere organisatie" in tekst_van(bericht)
    chat.stuur(channelData=ELDERS, conversation=GAST, text="nog eens")
    chat.stuur("conversationUpdate", channelData=ELDERS, conversation=GAST, membersAdded=[{"id": "29:anna"}])
    chat.stuur(text="hallo")
    assert "1: hallo" in tekst_van(chat.antwoorden(2)[-1])
    assert len(rasa.ontvangen) == 1, "nothing of a guest is read"


@pytest.mark.parametrize("rol", ["guest", "anonymous"])
def test_een_gast_in_een_eigen_groep_ook(chat: Chat, rasa: Vrager, rol: str):
    chat.microsoft.rollen["29:gerda"] = rol
    van = {"conversation": groep(), "entities": [BOTVERMELDING]}
    chat.stuur(**{"from": persoon("gerda")}, **van)
    assert "gast van een andere organisatie" in tekst_van(chat.antwoorden(1)[-1]) and not rasa.ontvangen
    chat.stuur(**{"from": persoon("bert")}, **van)
    chat.antwoorden(2)
    assert len(rasa.ontvangen) == 1


BESTAND = {"contentType": "application/vnd.microsoft.teams.file.download.info", "name": "Canarius.docx", "content": {}}
HTML = {"contentType": "text/html", "content": "<p>hallo</p>"}


def test_een_bijlage_krijgt_een_eerlijk_antwoord(chat: Chat, rasa: Vrager):
    chat.stuur(text="", attachments=[BESTAND])
    assert "Bijlagen en plaatjes lees ik niet" in tekst_van(chat.antwoorden(1)[-1]) and not rasa.ontvangen
    chat.stuur(text="Jongen van 9", attachments=[{"contentType": "image/png"}])
    samen = tekst_van(chat.antwoorden(2)[-1])
    assert "alleen wat je typte" in samen and "Jongen van 9" in samen
    assert "Canarius" not in str(rasa.ontvangen)


def test_opgemaakte_tekst_is_geen_bijlage(chat: Chat, rasa: Vrager):
    chat.stuur(text="hallo", attachments=[HTML])
    assert "1: hallo" in tekst_van(chat.antwoorden(1)[0])
    assert activiteit(chat.microsoft)["type"] == "message"
