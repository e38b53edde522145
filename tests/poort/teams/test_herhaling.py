"""Activities that come more than once, in any order, also over a restart: the same store, the same answers.

And nothing out of order.
"""

from __future__ import annotations

import asyncio
import random
import sqlite3
from typing import Any

import pytest

from bot.poort.teams import PAD
from tests.poort.teams.conftest import Chat, Open, Vrager, tekst_van, wacht_tot
from tests.poort.teams.microsoft import BOT, Microsoft, activiteit, groep, persoon

CHATS: list[dict[str, Any]] = [
    {"from": persoon("anna"), "conversation": {"id": "a:anna", "conversationType": "personal"}},
    {"from": persoon("bert"), "conversation": {"id": "a:bert", "conversationType": "personal"}},
    {"from": persoon("anna"), "conversation": groep()},
    {"from": persoon("bert"), "conversation": groep("19:meeting@thread.v2")},
]


def alles(microsoft: Microsoft) -> list[dict[str, Any]]:
    """Forty activities of all sorts in four chats, each with its own id."""
    uit = []
    for nummer in range(40):
        wat: dict[str, Any] = {**CHATS[nummer % 4], "id": f"f:{nummer}"}
        if nummer < 4:
            uit.append(activiteit(microsoft, "conversationUpdate", membersAdded=[{"id": BOT}], **wat))
        elif nummer % 5 == 0:
            keuze = {"regiewijzer": {"keuze": {"kenmerk": "veiligheid", "waarde": "zorgen"}}}
            uit.append(activiteit(microsoft, **{"text": None, "value": keuze, **wat}))
        elif nummer % 7 == 0:
            uit.append(activiteit(microsoft, **{"text": "woord " * 500, **wat}))
        else:
            uit.append(activiteit(microsoft, **{"text": f"bericht {nummer}", **wat}))
    return uit


def inhoud_van_de_opslag(pad: Any) -> list[tuple[Any, ...]]:
    """Every row of what is remembered, without the moment; cards have a random id, so they only count."""
    with sqlite3.connect(pad) as verbinding:
        antwoorden = verbinding.execute("select gesprek, bericht_id, antwoord from postvak").fetchall()
        merken = verbinding.execute("select gesprek, verder, verwelkomd from gespreksmerken").fetchall()
        berichten = verbinding.execute("select gesprek, merk from teamsberichten").fetchall()
        per_gesprek = "select gesprek, count(*), count(gesloten_op), sum(vraagt) from kaarten group by gesprek"
        kaarten = verbinding.execute(per_gesprek).fetchall()
    assert antwoorden and merken and berichten and kaarten
    return sorted([*antwoorden, *merken, *berichten, *kaarten], key=str)


def antwoorden_per_bericht(microsoft: Microsoft) -> dict[str, list[str]]:
    uit: dict[str, list[str]] = {}
    for bericht in microsoft.berichten:
        uit.setdefault(bericht["replyToId"], []).append(bericht["summary"])
    return uit


@pytest.mark.traag
def test_duizend_herhalingen_geven_dezelfde_opslag_en_dezelfde_antwoorden(
    open_chat: Open, microsoft: Microsoft, rasa: Vrager, instellingen
):
    lot = random.Random(20261122)
    berichten = alles(microsoft)
    token = microsoft.token()

    async def stuur_alles(chat: Chat, reeks: list[dict[str, Any]]) -> None:
        koppen = {"Authorization": f"Bearer {token}"}
        async with chat.verbinding() as client:
            for begin in range(0, len(reeks), 25):  # so many at the same time
                stel = [client.post(PAD, json=inhoud, headers=koppen) for inhoud in reeks[begin : begin + 25]]
                assert {antwoord.status_code for antwoord in await asyncio.gather(*stel)} == {200}

    def stuur(chat: Chat, reeks: list[dict[str, Any]]) -> None:
        chat.client.portal.call(stuur_alles, chat, reeks)

    with open_chat() as chat:
        # The first time in order; a redelivery can come at any time after that, while the turn is under way too.
        eerste = [b for nummer, b in enumerate(berichten) for b in [b, *lot.choices(berichten[: nummer + 1], k=5)]]
        stuur(chat, eerste)
        wacht_tot(lambda: len(antwoorden_per_bericht(microsoft)) == len(berichten))
    opslag, antwoorden = inhoud_van_de_opslag(instellingen.var / "dossier.db"), antwoorden_per_bericht(microsoft)
    turns = [(b["gesprek"], b["bericht"], b["keuze"]) for b in rasa.ontvangen]
    assert set(antwoorden) == {b["id"] for b in berichten}
    assert {len(per) for per in antwoorden.values()} == {1}
    with open_chat() as later:  # as after a restart
        stuur(later, lot.choices(berichten, k=400))
    with open_chat() as later:
        stuur(later, lot.choices(berichten, k=400))
    assert inhoud_van_de_opslag(instellingen.var / "dossier.db") == opslag
    assert antwoorden_per_bericht(microsoft) == antwoorden
    assert [(b["gesprek"], b["bericht"], b["keuze"]) for b in rasa.ontvangen] == turns


def test_berichten_van_een_chat_worden_op_volgorde_beantwoord(chat: Chat, rasa: Vrager, microsoft: Microsoft):
    rasa.wachten = asyncio.Event()
    for nummer in range(8):
        chat.stuur(text=f"bericht {nummer}")
    chat.stuur(text="andere chat", conversation=groep())
    wacht_tot(lambda: len(rasa.ontvangen) == 2)  # one a chat at a time, and the other chat doesn't wait
    chat.client.portal.call(rasa.wachten.set)
    chat.antwoorden(9)
    in_de_chat = [b for b in microsoft.berichten if b["conversation"]["id"] == "a:anna"]
    assert [b["replyToId"] for b in in_de_chat] == [f"f:{nummer}" for nummer in range(1, 9)]


def test_een_antwoord_dat_niet_weg_kon_gaat_later_en_op_volgorde(chat: Chat, rasa: Vrager, microsoft: Microsoft):
    microsoft.antwoorden.extend([(503, {"Retry-After": "0.1"})] * 5)
    for nummer in range(3):
        chat.stuur(text=f"bericht {nummer}")
    assert [b["replyToId"] for b in chat.antwoorden(3)] == ["f:1", "f:2", "f:3"]
    assert len(rasa.ontvangen) == 3


def test_een_antwoord_dat_niet_weg_kon_gaat_bij_de_herhaling_na_een_herstart(
    open_chat: Open, rasa: Vrager, microsoft: Microsoft
):
    microsoft.antwoorden.append((503, {"Retry-After": "30"}))
    bericht = activiteit(microsoft, text="vader is boos")
    with open_chat() as chat:
        assert chat.post(bericht).status_code == 200
        wacht_tot(lambda: not microsoft.antwoorden)
    assert not microsoft.berichten
    with open_chat() as later:
        assert later.post(bericht).status_code == 200
        assert "1: vader is boos" in tekst_van(later.antwoorden(1)[0])
    assert len(rasa.ontvangen) == 1, "the turn itself isn't done again"


def test_wat_bezig_is_wordt_bij_het_stoppen_afgemaakt(open_chat: Open, rasa: Vrager, microsoft: Microsoft):
    with open_chat() as chat:
        rasa.wachten = asyncio.Event()
        chat.stuur(text="laatste vraag")
        wacht_tot(lambda: rasa.ontvangen)
        chat.client.portal.start_task_soon(_straks, rasa.wachten)
    assert "laatste vraag" in tekst_van(microsoft.berichten[0])


async def _straks(wachten: asyncio.Event) -> None:
    await asyncio.sleep(0.2)
    wachten.set()


@pytest.mark.traag
def test_wie_te_veel_tegelijk_stuurt_moet_wachten(chat: Chat, rasa: Vrager, microsoft: Microsoft):
    rasa.wachten = asyncio.Event()
    statussen = [chat.post(activiteit(microsoft, id=f"f:{n}")).status_code for n in range(110)]
    assert statussen[:100] == [200] * 100 and statussen[-1] == 429
    chat.client.portal.call(rasa.wachten.set)
    chat.antwoorden(100)
    geweigerd = statussen.index(429)
    assert chat.post(activiteit(microsoft, id=f"f:{geweigerd}")).status_code == 200, "sent again, it is taken"
    chat.antwoorden(statussen.count(200) + 1)
