"""What Teams users get: turns, groups, greetings, edits."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest

from bot.lengte import MAX_TEKENS
from tests.poort.conftest import breek_opslag
from tests.poort.teams.conftest import Chat, Open, Vrager, tekst_van, wacht_tot
from tests.poort.teams.microsoft import BOT, Microsoft, activiteit, groep, persoon, vermelding

BOTVERMELDING = vermelding(BOT, "Regiewijzer")


def test_een_bericht_wordt_een_beurt_en_het_antwoord_komt_in_de_chat(chat: Chat, rasa: Vrager):
    nummer = chat.stuur(text="hallo daar")
    (bericht,) = chat.antwoorden(1)
    assert "1: hallo daar" in tekst_van(bericht)
    assert (bericht["replyToId"], bericht["locale"], bericht["conversation"]["id"]) == (nummer, "nl-NL", "a:anna")
    assert bericht["summary"] and bericht["attachments"]
    assert chat.microsoft.ontvangen[-1]["op"] == nummer
    (gevraagd,) = rasa.ontvangen
    assert gevraagd["kanaal"] == "teams"


def test_er_wordt_getypt_zolang_een_beurt_duurt(chat: Chat, rasa: Vrager):
    rasa.wachten = asyncio.Event()
    chat.stuur()
    wacht_tot(lambda: chat.microsoft.typt == 1)
    assert not chat.microsoft.berichten
    chat.client.portal.call(rasa.wachten.set)
    chat.antwoorden(1)


def test_tekst_van_een_gebruiker_wordt_nooit_een_intent(chat: Chat, rasa: Vrager):
    chat.stuur(text='/restart{"a": 1}')
    chat.antwoorden(1)
    assert rasa.ontvangen[0]["bericht"] == 'restart{"a": 1}'


def test_persoonsgegevens_komen_niet_bij_rasa(chat: Chat, rasa: Vrager):
    chat.stuur(text="Mijn BSN is 111222333 en Pieter de Vries is boos")
    (bericht,) = chat.antwoorden(1)
    assert "111222333" not in str(rasa.ontvangen) and "Vries" not in str(rasa.ontvangen)
    assert "BSN" in tekst_van(bericht) and "111222333" not in tekst_van(bericht)
    assert "Anna" not in str(rasa.ontvangen), "who it is, only as a pseudonym"


# --- what the bot can't take is said, not kept silent ---


@pytest.mark.parametrize(
    ("velden", "zegt"),
    [
        ({"text": "woord " * (MAX_TEKENS // 6 + 1)}, "te lang"),
        ({"text": "x" * 100_000}, "te lang"),
        ({"text": "  \n"}, "leeg"),
        (
            {"text": None, "attachments": [{"contentType": "image/png", "contentUrl": "https://x.example/a.png"}]},
            "Bijlagen en plaatjes lees ik niet",
        ),
        ({"text": None, "value": {"onzin": 1}}, "werkt niet meer"),
        ({"text": None, "value": "[" * 5000}, "werkt niet meer"),
    ],
)
def test_wat_niet_kan_wordt_gezegd(chat: Chat, rasa: Vrager, velden, zegt: str):
    chat.stuur(**velden)
    (bericht,) = chat.antwoorden(1)
    assert zegt in tekst_van(bericht)
    assert not rasa.ontvangen


@pytest.mark.parametrize("gedrag", ["weg", "leeg", "fout", "breekt"])
def test_een_mislukte_beurt_wordt_gezegd_en_mag_opnieuw(chat: Chat, rasa: Vrager, gedrag: str):
    rasa.gedrag = gedrag
    chat.stuur(text="vader is boos")
    assert "opnieuw" in tekst_van(chat.antwoorden(1)[0])
    rasa.gedrag = "goed"
    chat.stuur(text="vader is boos")
    assert "vader is boos" in tekst_van(chat.antwoorden(2)[1])


def test_te_veel_berichten_krijgen_een_antwoord(open_chat: Open, rasa: Vrager):
    with open_chat(per_minuut=2) as chat:
        for _ in range(3):
            chat.stuur()
        assert "Wacht" in tekst_van(chat.antwoorden(3)[2])
    assert len(rasa.ontvangen) == 2


def test_een_kapotte_opslag_wordt_gezegd(chat: Chat, rasa: Vrager, instellingen):
    chat.stuur()
    chat.antwoorden(1)
    breek_opslag(instellingen)
    chat.stuur()
    assert "database" in tekst_van(chat.antwoorden(2)[1])
    assert len(rasa.ontvangen) == 1


# --- conversations ---


def gesprekken(rasa: Vrager) -> list[str]:
    return [bericht["gesprek"] for bericht in rasa.ontvangen]


def test_een_gesprek_hoort_bij_een_chat_en_bij_niets_anders(chat: Chat, rasa: Vrager, microsoft: Microsoft):
    chats = [
        {},
        {"from": persoon("bert"), "conversation": {"id": "a:bert", "conversationType": "personal"}},
        {"conversation": groep()},
        {"conversation": groep("19:meeting_x@thread.v2")},
        {"conversation": groep("19:kanaal@thread.tacv2;messageid=1", "channel")},
        {"conversation": groep("19:kanaal@thread.tacv2;messageid=2", "channel")},
        # The same id in a personal chat of somebody else, and as a group: still not the same conversation.
        {"from": persoon("bert")},
        {"conversation": groep("a:anna")},
    ]
    for _ in range(2):
        for wat in chats:
            chat.stuur(**wat)
    chat.antwoorden(16)
    # Chats don't wait for each other, so only how often counts: eight conversations, each of two messages.
    assert sorted(Counter(b["gesprek"] for b in rasa.ontvangen).values()) == [2] * 8
    for verzonden in microsoft.ontvangen:
        assert verzonden["inhoud"]["conversation"]["id"] == verzonden["gesprek"]


def test_in_een_groep_delen_mensen_een_casus_en_blijft_bekend_wie_wat_zei(chat: Chat, rasa: Vrager):
    for naam in ("anna", "bert", "anna"):
        chat.stuur(conversation=groep(), **{"from": persoon(naam)})
    chat.antwoorden(3)
    chat.stuur(text="alleen tussen ons", **{"from": persoon("anna")})
    chat.antwoorden(4)
    *samen, eigen = rasa.ontvangen
    assert len({b["gesprek"] for b in samen}) == 1 and eigen["gesprek"] != samen[0]["gesprek"]
    anna, bert, weer_anna = (b["wie"] for b in samen)
    assert anna == weer_anna == eigen["wie"] != bert
    assert "oid-" not in str(rasa.ontvangen) and "29:" not in str(rasa.ontvangen)


def test_wat_alleen_gezegd_is_komt_niet_in_een_vergadering(chat: Chat, microsoft: Microsoft, rasa: Vrager):
    chat.stuur(text="alleen voor mij: vader drinkt")
    chat.antwoorden(1)
    chat.stuur(text="overzicht", conversation=groep("19:meeting_x@thread.v2"))
    chat.antwoorden(2)
    naar_de_groep = [v for v in microsoft.ontvangen if v["gesprek"] == "19:meeting_x@thread.v2"]
    assert naar_de_groep and "drinkt" not in str(naar_de_groep)
    assert rasa.ontvangen[0]["gesprek"] != rasa.ontvangen[1]["gesprek"]


def test_een_gesprek_van_teams_is_niet_te_bereiken_via_de_api(chat: Chat, rasa: Vrager):
    chat.stuur()
    chat.antwoorden(1)
    (nummer,) = gesprekken(rasa)
    for gesprek in (nummer, f"{nummer}.x", f"{nummer}.{'A' * 22}"):
        assert chat.client.post("/api/gesprek", json={"gesprek": gesprek, "bericht": "hallo"}).status_code == 404


def test_na_een_herstart_gaat_het_gesprek_verder(open_chat: Open, rasa: Vrager):
    for tekst in ("een", "twee"):
        with open_chat() as chat:
            chat.teller = len(rasa.ontvangen)
            chat.stuur(text=tekst)
            chat.antwoorden(len(rasa.ontvangen))
    assert len(set(gesprekken(rasa))) == 1 and len(rasa.ontvangen) == 2


def test_een_andere_tenant_komt_er_alleen_in_van_de_lijst(open_chat: Open, microsoft: Microsoft, rasa: Vrager):
    partner = "eeeeeeee-1111-2222-3333-444444444444"
    anders = {
        "channelData": {"tenant": {"id": partner.upper()}},
        "conversation": {"id": "a:anna", "conversationType": "personal"},
    }
    with open_chat() as chat:
        chat.stuur(**anders)
        assert "andere organisatie" in tekst_van(chat.antwoorden(1)[0]) and not rasa.ontvangen
    with open_chat(tenanten=(microsoft.instelling().tenant, partner)) as chat:
        chat.stuur()
        chat.stuur(**anders)
        chat.antwoorden(3)
    assert len(set(gesprekken(rasa))) == 2, "the same names in two tenants are two people"


# --- mentions ---


@pytest.mark.parametrize(
    ("tekst", "vermeldingen", "wordt"),
    [
        ("<at>Regiewijzer</at> hallo", [BOTVERMELDING], "hallo"),
        ("<at>Regiewijzer</at>&nbsp;vader &amp; moeder\n", [BOTVERMELDING], "vader & moeder"),
        (
            "vraag <at>Bert Canarius</at> <at>Regiewijzer</at>",
            [BOTVERMELDING, vermelding("29:bert", "Bert Canarius")],
            "vraag [naam]",
        ),
        # Somebody with the name of the bot, who was mentioned first.
        (
            "<at>Regiewijzer</at> en <at>Regiewijzer</at>",
            [vermelding("29:x", "Regiewijzer"), BOTVERMELDING],
            "[naam] en",
        ),
        ('<at>Regiewijzer</at> <at id="1">Bert Canarius</at> is weg', [BOTVERMELDING], "[naam] is weg"),
        ("hallo", [{"type": "clientInfo", "locale": "nl-NL"}, "onzin", {"type": "mention"}], "hallo"),
    ],
)
def test_vermeldingen(chat: Chat, rasa: Vrager, tekst: str, vermeldingen, wordt: str):
    chat.stuur(text=tekst, entities=vermeldingen, conversation=groep())
    chat.antwoorden(1)
    assert rasa.ontvangen[0]["bericht"] == wordt


def test_alleen_een_vermelding_vraagt_om_een_vraag(chat: Chat, rasa: Vrager):
    chat.stuur(text="<at>Regiewijzer</at> ", entities=[BOTVERMELDING], conversation=groep())
    assert "leeg" in tekst_van(chat.antwoorden(1)[0])
    assert not rasa.ontvangen


# --- greeting ---


def erbij(*wie: str) -> dict:
    return {"membersAdded": [{"id": nummer} for nummer in wie]}


def test_in_een_eigen_chat_wordt_er_een_keer_gegroet(open_chat: Open, microsoft: Microsoft, rasa: Vrager):
    for _ in range(2):
        with open_chat() as chat:
            chat.stuur("conversationUpdate", **erbij("29:anna", BOT))
            chat.stuur("conversationUpdate", **erbij(BOT))
            chat.stuur("installationUpdate", action="add")
    (groet,) = microsoft.berichten
    assert "Hoi, ik ben Regiewijzer" in tekst_van(groet) and "nieuwe afweging" in tekst_van(groet)
    assert not rasa.ontvangen


def test_in_een_groep_wordt_alleen_gegroet_als_de_bot_erbij_komt(open_chat: Open, microsoft: Microsoft):
    with open_chat() as chat:
        chat.stuur("conversationUpdate", conversation=groep("19:een"), **erbij("29:bert"))
        chat.stuur("conversationUpdate", conversation=groep("19:een"), **erbij(BOT))
        chat.stuur("conversationUpdate", conversation=groep("19:een"), **erbij("29:carla"))
        chat.stuur("conversationUpdate", conversation=groep("19:een"), membersRemoved=[{"id": BOT}])
    (groet,) = microsoft.berichten
    assert "@" in tekst_van(groet) and "dezelfde casus" in tekst_van(groet)


# --- edits, and what asks nothing ---


def test_een_aangepast_bericht_verandert_niets_en_dat_wordt_gezegd(open_chat: Open, microsoft: Microsoft, rasa: Vrager):
    aangepast = {"channelData": {"tenant": {"id": microsoft.instelling().tenant}, "eventType": "editMessage"}}
    with open_chat() as chat:
        nummer = chat.stuur(text="vader is boos")
        chat.antwoorden(1)
        for _ in range(2):
            chat.stuur("messageUpdate", id=nummer, text="vader is niet boos", **aangepast)
    assert len(rasa.ontvangen) == 1 and len(microsoft.berichten) == 2
    assert "verandert de afweging niet" in tekst_van(microsoft.berichten[1])


def test_wie_de_bot_er_later_bij_vermeldt_krijgt_antwoord(chat: Chat, rasa: Vrager):
    aangepast = {"channelData": {"tenant": {"id": chat.microsoft.instelling().tenant}, "eventType": "editMessage"}}
    nummer = chat.stuur(
        "messageUpdate", text="<at>Regiewijzer</at> hallo", entities=[BOTVERMELDING], conversation=groep(), **aangepast
    )
    chat.antwoorden(1)
    chat.stuur(
        "messageUpdate",
        id=nummer,
        timestamp="2026-11-22T07:00:00Z",
        text="<at>Regiewijzer</at> hoi",
        entities=[BOTVERMELDING],
        conversation=groep(),
        **aangepast,
    )
    chat.antwoorden(2)
    assert [b["bericht"] for b in rasa.ontvangen] == ["hallo"]


def test_na_verwijderen_wordt_gezegd_wat_blijft(open_chat: Open, microsoft: Microsoft, rasa: Vrager):
    tenant = {"id": microsoft.instelling().tenant}
    with open_chat() as chat:
        nummer = chat.stuur(text="vader is boos")
        chat.antwoorden(1)
        chat.stuur("messageDelete", id=nummer, channelData={"tenant": tenant, "eventType": "softDeleteMessage"})
        chat.stuur(
            "messageDelete", id="f:nooit-gezien", channelData={"tenant": tenant, "eventType": "softDeleteMessage"}
        )
        chat.stuur(
            "messageUpdate",
            id=nummer,
            text="vader is boos",
            channelData={"tenant": tenant, "eventType": "undeleteMessage"},
        )
    assert len(rasa.ontvangen) == 1 and len(microsoft.berichten) == 2
    assert "verwijderd" in tekst_van(microsoft.berichten[1])


@pytest.mark.parametrize(
    ("soort", "velden"),
    [
        ("typing", {}),
        ("messageReaction", {"reactionsAdded": [{"type": "like"}]}),
        ("event", {"name": "application/vnd.microsoft.meetingStart"}),
        ("installationUpdate", {"action": "remove"}),
        ("endOfConversation", {}),
        ("iets nieuws", {}),
        ("message", {"from": {"id": BOT}}),
        ("invoke", {"name": "signin/verifyState"}),
    ],
)
def test_wat_niets_vraagt_krijgt_niets(open_chat: Open, microsoft: Microsoft, rasa: Vrager, soort: str, velden):
    with open_chat() as chat:
        chat.stuur(soort, **velden)
    assert not rasa.ontvangen and not microsoft.ontvangen


@pytest.mark.parametrize(
    ("naam", "veld"), [("task/fetch", "task"), ("composeExtension/query", "composeExtension"), ("onbekend", None)]
)
def test_een_invoke_krijgt_meteen_een_antwoord(chat: Chat, naam: str, veld: str | None):
    antwoord = chat.post(activiteit(chat.microsoft, "invoke", name=naam, value={}))
    assert antwoord.status_code == 200
    assert list(antwoord.json()) == ([veld] if veld else [])


def test_een_kaartactie_als_invoke_is_een_antwoord(chat: Chat, rasa: Vrager):
    data = {"regiewijzer": {"keuze": {"kenmerk": "veiligheid", "waarde": "zorgen"}}}
    inhoud = activiteit(
        chat.microsoft, "invoke", name="adaptiveCard/action", value={"action": {"type": "Action.Execute", "data": data}}
    )
    antwoord = chat.post(inhoud)
    assert antwoord.json()["statusCode"] == 200 and antwoord.json()["value"]
    chat.antwoorden(1)
    assert rasa.ontvangen[0]["keuze"] == {"kenmerk": "veiligheid", "waarde": "zorgen"}


@pytest.mark.parametrize("tekst", ["deel in het overleg", "Haal uit het overleg."])
def test_in_een_groep_gaat_niets_naar_het_overleg(chat: Chat, rasa: Vrager, tekst: str):
    chat.stuur(text=f"<at>Regiewijzer</at> {tekst}", conversation=groep(), entities=[BOTVERMELDING])
    assert "je eigen chat" in tekst_van(chat.antwoorden(1)[-1]) and not rasa.ontvangen
