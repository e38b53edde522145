"""What Teams users get: turns, groups, cards, greetings, edits."""

from __future__ import annotations

from tests.poort.conftest import NepRasa
from tests.poort.teams.conftest import Chat, tekst_van


def test_een_bericht_wordt_een_beurt_en_het_antwoord_komt_in_de_chat(chat: Chat, rasa: NepRasa):
    nummer = chat.stuur(text="hallo daar")
    (bericht,) = chat.antwoorden(1)
    assert "1: hallo daar" in tekst_van(bericht)
    assert (bericht["replyToId"], bericht["locale"], bericht["conversation"]["id"]) == (nummer, "nl-NL", "a:anna")
    assert bericht["summary"]
    (gevraagd,) = rasa.ontvangen
    assert gevraagd["kanaal"] == "teams"
