"""Cards: an answer once, and then they say what was answered."""

from __future__ import annotations

import asyncio

import pytest

from tests.poort.teams.conftest import VRAAG, Chat, Open, Vrager, knoppen, tekst_van, wacht_tot
from tests.poort.teams.microsoft import Microsoft, groep, persoon


def druk(chat: Chat, bericht: dict, label: str, **anders) -> str:
    """Press a button of a card that was sent: a message with a value and no text."""
    (knop,) = [knop for knop in knoppen(bericht) if knop["title"] == label]
    return chat.stuur(**{"text": None, "value": knop["data"], "replyToId": "1:1", **anders})


def vraag(chat: Chat, **anders) -> dict:
    """A card with a question, after a first message."""
    chat.stuur(**anders)
    return chat.antwoorden(1)[0]


def test_een_knop_is_een_antwoord_en_de_kaart_zegt_welk(chat: Chat, rasa: Vrager, microsoft: Microsoft):
    kaart = vraag(chat)
    druk(chat, kaart, "Zorgen")
    nieuw = chat.antwoorden(2)[1]
    assert rasa.ontvangen[1]["keuze"] == {"kenmerk": "veiligheid", "waarde": "zorgen"}
    assert knoppen(nieuw)
    (vervangen,) = microsoft.vervangen
    plaats = next(i for i, v in enumerate(microsoft.ontvangen, 1) if v["inhoud"]["type"] == "message")
    assert vervangen["op"] == vervangen["inhoud"]["id"] == f"1:{plaats}", "the id that Teams gave the card"
    assert not knoppen(vervangen["inhoud"])
    assert "Zorgen" in tekst_van(vervangen["inhoud"]) and VRAAG["tekst"] in tekst_van(vervangen["inhoud"])


def test_een_kaart_is_maar_een_keer_te_beantwoorden(open_chat: Open, rasa: Vrager, microsoft: Microsoft):
    with open_chat() as chat:
        kaart = vraag(chat, conversation=groep())
        druk(chat, kaart, "Zorgen", conversation=groep(), **{"from": persoon("anna")})
        chat.antwoorden(2)
        druk(chat, kaart, "Veilig", conversation=groep(), **{"from": persoon("bert")})
        assert "al beantwoord" in tekst_van(chat.antwoorden(3)[2])
    with open_chat() as later:
        later.teller = 10
        druk(later, kaart, "Veilig", conversation=groep())
        assert "al beantwoord" in tekst_van(later.antwoorden(4)[3])
    assert len(rasa.ontvangen) == 2 and len(microsoft.vervangen) == 1


def test_tegelijk_gedrukt_telt_de_eerste(open_chat: Open, rasa: Vrager):
    with open_chat() as chat:
        kaart = vraag(chat, conversation=groep())
        rasa.wachten = asyncio.Event()
        for naam, knop in (("anna", "Zorgen"), ("bert", "Veilig"), ("carla", "Zorgen")):
            druk(chat, kaart, knop, conversation=groep(), **{"from": persoon(naam)})
        wacht_tot(lambda: len(rasa.ontvangen) == 2)
        chat.client.portal.call(rasa.wachten.set)
        chat.antwoorden(4)
    assert len(rasa.ontvangen) == 2


def test_na_een_mislukte_beurt_blijft_de_kaart_open(chat: Chat, rasa: Vrager, microsoft: Microsoft):
    kaart = vraag(chat)
    rasa.gedrag = "fout"
    druk(chat, kaart, "Zorgen")
    assert "opnieuw" in tekst_van(chat.antwoorden(2)[1])
    assert not microsoft.vervangen
    rasa.gedrag = "goed"
    druk(chat, kaart, "Zorgen")
    chat.antwoorden(3)
    wacht_tot(lambda: microsoft.vervangen)


def test_wie_typt_sluit_de_kaart_ook(open_chat: Open, microsoft: Microsoft, rasa: Vrager):
    with open_chat() as chat:
        kaart = vraag(chat)
        chat.stuur(text="er zijn zorgen over Pieter de Vries")
        chat.antwoorden(2)
        wacht_tot(lambda: microsoft.vervangen)
        druk(chat, kaart, "Veilig")
        assert "al beantwoord" in tekst_van(chat.antwoorden(3)[2])
    (vervangen,) = microsoft.vervangen
    assert not knoppen(vervangen["inhoud"]) and "Vries" not in str(vervangen) and "Jouw antwoord" not in str(vervangen)
    assert len(rasa.ontvangen) == 2


def test_een_vraag_tussendoor_laat_een_kaart_open_als_er_geen_nieuwe_komt(
    open_chat: Open, microsoft: Microsoft, rasa: Vrager
):
    with open_chat() as chat:
        kaart = vraag(chat)
        rasa.vraagt = False
        druk(chat, kaart, "Waarom?")
        chat.antwoorden(2)
        assert not microsoft.vervangen
        rasa.vraagt = True
        druk(chat, kaart, "Zorgen")
        chat.antwoorden(3)
    assert [b["bericht"] or b["keuze"]["waarde"] for b in rasa.ontvangen] == ["hallo", "waarom", "zorgen"]
    assert len(microsoft.vervangen) == 1


def test_een_kaart_van_voor_de_herstart_wordt_nog_bijgewerkt(open_chat: Open, microsoft: Microsoft):
    with open_chat() as chat:
        kaart = vraag(chat)
    with open_chat() as later:
        later.teller = 10
        druk(later, kaart, "Veilig")
        later.antwoorden(2)
    (vervangen,) = microsoft.vervangen
    assert "Veilig" in tekst_van(vervangen["inhoud"]) and not knoppen(vervangen["inhoud"])


def test_een_kaart_uit_een_andere_chat_sluit_hier_niets(open_chat: Open, microsoft: Microsoft, rasa: Vrager):
    with open_chat() as chat:
        kaart = vraag(chat)
        druk(chat, kaart, "Veilig", conversation=groep())
        chat.antwoorden(2)
    assert not microsoft.vervangen
    assert rasa.ontvangen[0]["gesprek"] != rasa.ontvangen[1]["gesprek"]


@pytest.mark.parametrize("status", [400, 413])
def test_een_kaart_die_teams_niet_neemt_komt_als_tekst(chat: Chat, microsoft: Microsoft, status: int):
    microsoft.antwoorden.append((status, {}))
    chat.stuur(text="vader is boos")
    (bericht,) = chat.antwoorden(1)
    assert "attachments" not in bericht
    assert "vader is boos" in bericht["text"] and VRAAG["tekst"] in bericht["text"]


def test_als_een_kaart_niet_te_vervangen_is_komt_het_antwoord_toch(chat: Chat, rasa: Vrager, microsoft: Microsoft):
    kaart = vraag(chat)
    microsoft.antwoorden.append((404, {}))
    druk(chat, kaart, "Zorgen")
    chat.antwoorden(2)
    druk(chat, kaart, "Veilig")
    assert "al beantwoord" in tekst_van(chat.antwoorden(3)[2])
    assert not microsoft.vervangen and len(rasa.ontvangen) == 2
