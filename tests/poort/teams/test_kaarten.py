"""Cards: an answer once, and then they say what was answered."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta, timezone

import pytest

from bot.instellingen import Instellingen
from bot.opdrachten import bewaartermijn
from tests.poort.teams.conftest import VRAAG, Chat, Open, Vrager, knoppen, tekst_van, wacht_tot
from tests.poort.teams.microsoft import BOT, TENANT, Microsoft, activiteit, groep, persoon


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
    wacht_tot(lambda: microsoft.vervangen)
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


def ruim_op(instellingen: Instellingen, dagen: float) -> None:
    """The daily purge, as it will be run so many days from now."""
    bewaartermijn.ruim_op(instellingen, nu=datetime.now(timezone.utc) + timedelta(days=dagen))


@pytest.mark.parametrize("herstart", [False, True])
def test_ook_na_het_opruimen_telt_een_beantwoorde_kaart_niet_nog_eens(
    open_chat: Open, rasa: Vrager, instellingen: Instellingen, herstart: bool
):
    with open_chat() as chat:
        kaart = vraag(chat, conversation=groep())
        druk(chat, kaart, "Zorgen", conversation=groep(), **{"from": persoon("anna")})
        chat.antwoorden(2)
        ruim_op(instellingen, 1.1)
        if not herstart:
            druk(chat, kaart, "Veilig", conversation=groep(), **{"from": persoon("bert")})
            assert "al beantwoord" in tekst_van(chat.antwoorden(3)[2])
    if herstart:
        with open_chat() as later:
            later.teller = 10
            druk(later, kaart, "Veilig", conversation=groep(), **{"from": persoon("bert")})
            assert "al beantwoord" in tekst_van(later.antwoorden(3)[2])
    assert [beurt["keuze"] and beurt["keuze"]["waarde"] for beurt in rasa.ontvangen] == [None, "zorgen"]


@pytest.mark.parametrize("beantwoord", [False, True])
def test_een_kaart_die_is_opgeruimd_verandert_niets(
    open_chat: Open, rasa: Vrager, microsoft: Microsoft, instellingen: Instellingen, beantwoord: bool
):
    with open_chat() as chat:
        kaart = vraag(chat)
        if beantwoord:
            druk(chat, kaart, "Zorgen")
            chat.antwoorden(2)
        gezegd, beurten = len(microsoft.berichten), len(rasa.ontvangen)
        ruim_op(instellingen, instellingen.kaartdagen + 1)
        druk(chat, kaart, "Veilig")
        laatste = tekst_van(chat.antwoorden(gezegd + 1)[-1])
        assert "ken deze kaart niet meer" in laatste and "niets veranderd" in laatste
    wacht_tot(lambda: len(microsoft.vervangen) == int(beantwoord))
    assert len(rasa.ontvangen) == beurten


def test_een_aangepast_bericht_van_voor_het_opruimen_is_geen_nieuw_bericht(
    open_chat: Open, rasa: Vrager, instellingen: Instellingen
):
    with open_chat() as chat:
        nummer = chat.stuur(text="er zijn zorgen")
        chat.antwoorden(1)
        ruim_op(instellingen, 1.1)
    with open_chat() as later:
        later.stuur(
            "messageUpdate", id=nummer, text="alles is veilig", timestamp="2026-11-22T07:00:00.000Z",
            channelData={"tenant": {"id": TENANT}, "eventType": "editMessage"},
        )  # fmt: skip
        assert "aangepast" in tekst_van(later.antwoorden(2)[1])
    assert len(rasa.ontvangen) == 1


def test_een_welkom_komt_maar_een_keer_ook_na_het_opruimen(
    open_chat: Open, microsoft: Microsoft, instellingen: Instellingen
):
    with open_chat() as chat:
        chat.stuur("conversationUpdate", membersAdded=[{"id": BOT}])
        chat.antwoorden(1)
        ruim_op(instellingen, 1.1)
    with open_chat() as later:
        later.teller = 10
        later.stuur("conversationUpdate", membersAdded=[{"id": BOT}])
        later.stuur(text="hallo")
        later.antwoorden(2)
    assert sum("ik ben Regiewijzer" in tekst_van(bericht) for bericht in microsoft.berichten) == 1


def test_een_klik_waarvan_het_antwoord_niet_weg_kon_krijgt_het_bij_de_herhaling(
    open_chat: Open, rasa: Vrager, microsoft: Microsoft
):
    with open_chat() as chat:
        kaart = vraag(chat)
        (knop,) = [knop for knop in knoppen(kaart) if knop["title"] == "Zorgen"]
        klik = activiteit(microsoft, id="f:7", text=None, value=knop["data"])
        # The card is redrawn, and then the answer itself doesn't get out before we stop.
        microsoft.antwoorden.extend([(200, {}), (503, {"Retry-After": "30"})])
        assert chat.post(klik).status_code == 200
        wacht_tot(lambda: not microsoft.antwoorden)
    with open_chat() as later:
        assert later.post(klik).status_code == 200
        assert "2: {" in tekst_van(later.antwoorden(2)[1])
    assert len(rasa.ontvangen) == 2, "the turn itself isn't done again"


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
    wacht_tot(lambda: microsoft.vervangen)
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
    wacht_tot(lambda: microsoft.vervangen)
    (vervangen,) = microsoft.vervangen
    assert "Veilig" in tekst_van(vervangen["inhoud"]) and not knoppen(vervangen["inhoud"])


def test_een_kaart_uit_een_andere_chat_sluit_hier_niets(open_chat: Open, microsoft: Microsoft, rasa: Vrager):
    with open_chat() as chat:
        kaart = vraag(chat)
        druk(chat, kaart, "Veilig", conversation=groep())
        assert "andere chat" in tekst_van(chat.antwoorden(2)[1])
        druk(chat, kaart, "Veilig")
        chat.antwoorden(3)
    assert len(microsoft.vervangen) == 1
    assert {beurt["gesprek"] for beurt in rasa.ontvangen} == {rasa.ontvangen[0]["gesprek"]}


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
