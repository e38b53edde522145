"""One turn through the poort: what reaches Rasa, what comes back, once only."""

from __future__ import annotations

import asyncio
import re
import threading
from typing import Any

import pytest
from starlette.testclient import TestClient

from bot.lijn.tekst import schoon
from bot.poort.api.overleg import Gesplitst
from tests.poort.conftest import Maak, NepRasa, asynchroon, breek_opslag

UUID = "3f0a9c52-7d1e-4b86-a4f2-6c08d1e5b937"


def stuur(client: TestClient, **inhoud):
    return client.post("/api/gesprek", json=inhoud)


def test_een_bericht_bereikt_rasa_ondertekend_en_het_antwoord_komt_terug(client: TestClient, rasa: NepRasa):
    antwoord = stuur(client, bericht="  hallo  ", id="a")
    assert antwoord.status_code == 200
    assert antwoord.json()["berichten"][0]["tekst"] == "1: hallo"
    (bericht,) = rasa.ontvangen
    assert (bericht["wie"], bericht["kanaal"], bericht["keuze"]) == ("lokaal", "api", None)
    # Rasa's store must hold nothing that works as a conversation id at the poort.
    assert stuur(client, gesprek=bericht["gesprek"], bericht="hallo").status_code == 404


def test_een_browser_is_kanaal_web(client: TestClient, rasa: NepRasa):
    client.post("/api/gesprek", json={"bericht": "hallo"}, headers={"Sec-Fetch-Site": "same-origin"})
    assert rasa.ontvangen[0]["kanaal"] == "web"


def test_een_gesprek_gaat_verder_onder_zijn_nummer(client: TestClient, rasa: NepRasa):
    gesprek = stuur(client, bericht="hallo").json()["gesprek"]
    assert stuur(client, gesprek=gesprek, bericht="nog iets").json()["gesprek"] == gesprek
    assert len({b["gesprek"] for b in rasa.ontvangen}) == 1
    assert stuur(client, bericht="hallo").json()["gesprek"] != gesprek


@pytest.mark.parametrize(
    ("getypt", "over"),
    [
        ("/restart", "restart"),
        (' /stop{"a": 1}', 'stop{"a": 1}'),
        ("\u0000/restart", "restart"),
        ("\u200b /\n//restart", "restart"),
        ("\ufeff/keuze", "keuze"),
        ("ja/nee", "ja/nee"),
        ("regel 1\r\nregel 2", "regel 1\nregel 2"),
        ("cafe\u0301", "café"),
        ("👍🏽", "👍🏽"),
        ("/", ""),
        ("\u200b\u2060 \t", ""),
    ],
)
def test_getypte_tekst_wordt_nooit_een_intent(getypt: str, over: str):
    assert schoon(getypt) == over


def test_een_schuine_streep_bereikt_rasa_niet(client: TestClient, rasa: NepRasa):
    stuur(client, bericht=" //restart")
    assert rasa.ontvangen[0]["bericht"] == "restart"


def test_een_keuze_wordt_gecontroleerd_en_doorgegeven(client: TestClient, rasa: NepRasa):
    assert stuur(client, keuze={"kenmerk": "veiligheid", "waarde": "zorgen"}).status_code == 200
    assert stuur(client, keuze={"kenmerk": "veiligheid", "waarde": None}).status_code == 200
    assert stuur(client, keuze={"kenmerk": "leeftijden", "waarde": [3, 16.5]}).status_code == 200
    assert [b["keuze"]["waarde"] for b in rasa.ontvangen] == ["zorgen", None, [3, 16.5]]
    assert {b["bericht"] for b in rasa.ontvangen} == {None}


def test_een_knop_bij_naam_wordt_gecontroleerd_en_doorgegeven(client: TestClient, rasa: NepRasa):
    assert stuur(client, doet="vastleggen").status_code == 200
    assert stuur(client, doet="nieuwe_afweging", waarde="zo").status_code == 200
    assert [b["doet"] for b in rasa.ontvangen] == [
        {"doet": "vastleggen", "waarde": None},
        {"doet": "nieuwe_afweging", "waarde": "zo"},
    ]
    assert {b["bericht"] for b in rasa.ontvangen} == {None}


@pytest.mark.parametrize("waarde", [{}, 3, ["zo"], "x" * 500])
def test_een_waarde_naast_een_bericht_of_keuze_is_een_tekst(client: TestClient, rasa: NepRasa, waarde: Any):
    for rest in ({"bericht": "hallo"}, {"keuze": {"kenmerk": "veiligheid", "waarde": "zorgen"}}):
        antwoord = stuur(client, waarde=waarde, **rest)
        assert antwoord.status_code == 400 and "waarde" in antwoord.json()["fout"]
    assert not rasa.ontvangen


@pytest.mark.parametrize(
    ("keuze", "noemt"),
    [
        ({"kenmerk": "veiligheid", "waarde": "onzin"}, "acuut_onveilig"),
        ({"kenmerk": "veiligheid", "waarde": True}, "acuut_onveilig"),
        ({"kenmerk": "leeftijden", "waarde": [121]}, "120"),
        ({"kenmerk": "leeftijden", "waarde": "drie"}, "120"),
        ({"kenmerk": "veilgheid", "waarde": None}, "veiligheid"),
    ],
)
def test_een_onbruikbare_keuze_zegt_wat_wel_mag(client: TestClient, rasa: NepRasa, keuze, noemt: str):
    antwoord = stuur(client, keuze=keuze)
    assert antwoord.status_code == 422
    assert noemt in antwoord.json()["fout"]
    assert not rasa.ontvangen


def test_persoonsgegevens_komen_niet_verder_dan_de_poort(client: TestClient, rasa: NepRasa):
    antwoord = stuur(client, bericht="Mijn BSN is 111222333, vader is boos", id="a")
    assert "111222333" not in str(rasa.ontvangen) + antwoord.text
    assert "BSN" in antwoord.json()["berichten"][0]["tekst"]
    assert len(antwoord.json()["berichten"]) == 2


# -- once only


def test_een_herhaald_bericht_geeft_het_eerste_antwoord(client: TestClient, rasa: NepRasa):
    gesprek = stuur(client, bericht="hallo").json()["gesprek"]
    eerste = stuur(client, gesprek=gesprek, bericht="ja", id="a")
    stuur(client, gesprek=gesprek, bericht="iets anders", id="b")
    herhaald = stuur(client, gesprek=gesprek, bericht="nee, toch niet", id="a")
    assert herhaald.content == eerste.content
    assert len(rasa.ontvangen) == 3


def test_hetzelfde_id_in_een_ander_gesprek_is_een_ander_bericht(client: TestClient, rasa: NepRasa):
    een, twee = (stuur(client, bericht=t).json()["gesprek"] for t in ("hallo", "hoi"))
    stuur(client, gesprek=een, bericht="ja", id="a")
    assert stuur(client, gesprek=twee, bericht="ja", id="a").json()["gesprek"] == twee
    assert len(rasa.ontvangen) == 4


def test_een_herhaald_openingsbericht_opent_geen_tweede_gesprek(client: TestClient, rasa: NepRasa):
    eerste = stuur(client, bericht="hallo", id=UUID)
    assert stuur(client, bericht="hallo", id=UUID).content == eerste.content
    assert len(rasa.ontvangen) == 1
    # Another opening with the same id is another conversation, and so is this one once the first has gone on.
    assert stuur(client, bericht="hoi", id=UUID).json()["gesprek"] != eerste.json()["gesprek"]
    stuur(client, gesprek=eerste.json()["gesprek"], bericht="verder", id="m2")
    assert stuur(client, bericht="hallo", id=UUID).json()["gesprek"] != eerste.json()["gesprek"]


@pytest.mark.parametrize("nummer", ["1", "bericht-1", "00000000-0000-4000-8000-000000000001", "a" * 36, UUID[:-1]])
def test_een_nummer_dat_te_raden_is_opent_niet_het_gesprek_van_een_ander(client: TestClient, nummer: str):
    """Everybody on this machine, and every holder of the token, has the same id: only a random one tells them apart."""
    eerste, ander = (stuur(client, bericht="hallo", id=nummer).json()["gesprek"] for _ in range(2))
    assert eerste != ander
    # Within its conversation any id does.
    een, twee = (stuur(client, gesprek=eerste, bericht="ja", id="2").content for _ in range(2))
    assert een == twee


def test_na_een_herstart_geldt_het_eerste_antwoord_nog(maak: Maak, rasa: NepRasa):
    voor, na = (TestClient(maak(), base_url="http://localhost") for _ in range(2))
    opening = stuur(voor, bericht="hallo", id=UUID)
    gesprek = opening.json()["gesprek"]
    assert stuur(na, bericht="hallo", id=UUID).content == opening.content
    eerste = stuur(voor, gesprek=gesprek, bericht="ja", id="m2")
    assert stuur(na, gesprek=gesprek, bericht="ja", id="m2").content == eerste.content
    assert len(rasa.ontvangen) == 2


def test_tegelijk_verstuurd_telt_het_een_keer(maak: Maak, rasa: NepRasa):
    async def proef():
        async with asynchroon(maak()) as client:
            gesprek = (await client.post("/api/gesprek", json={"bericht": "hallo"})).json()["gesprek"]
            rasa.wachten = asyncio.Event()
            bericht = {"gesprek": gesprek, "bericht": "ja", "id": "a"}
            taken = [asyncio.create_task(client.post("/api/gesprek", json=bericht)) for _ in range(5)]
            await asyncio.sleep(0.2)
            rasa.wachten.set()
            return {antwoord.content for antwoord in await asyncio.gather(*taken)}

    assert len(asyncio.run(proef())) == 1
    assert len(rasa.ontvangen) == 2


def test_berichten_van_een_gesprek_gaan_een_voor_een(maak: Maak, rasa: NepRasa):
    async def proef():
        async with asynchroon(maak()) as client:
            gesprek = (await client.post("/api/gesprek", json={"bericht": "hallo"})).json()["gesprek"]
            rasa.wachten = asyncio.Event()
            taken = [
                asyncio.create_task(
                    client.post("/api/gesprek", json={"gesprek": gesprek, "bericht": f"b{i}", "id": f"{i}"})
                )
                for i in range(4)
            ]
            while len(rasa.ontvangen) < 2:  # the first of the four is under way
                await asyncio.sleep(0.01)
            await asyncio.sleep(0.2)  # and no other, however long this takes
            tegelijk = len(rasa.ontvangen) - 1
            rasa.wachten.set()
            await asyncio.gather(*taken)
            return tegelijk

    assert asyncio.run(proef()) == 1
    assert len(rasa.ontvangen) == 5


def test_lange_lijsten_houden_geen_bericht_op(maak: Maak, rasa: NepRasa, monkeypatch: pytest.MonkeyPatch):
    """However many lists are waiting to be read, a message is read and stored meanwhile."""
    verder = threading.Event()

    def traag(*_: object) -> Gesplitst:
        verder.wait(60)
        return Gesplitst(aanmeldingen=[], melding=None, weggelaten=0, weg=[], kolommen=[])

    monkeypatch.setattr("bot.poort.overleg._splits", traag)

    async def proef():
        async with asynchroon(maak()) as client:
            lijsten = [
                asyncio.create_task(client.post("/api/overleg/aanmeldingen", json={"tekst": "Jongen van 9"}))
                for _ in range(40)
            ]
            try:
                await asyncio.sleep(0.2)
                antwoord = await client.post("/api/gesprek", json={"bericht": "hallo", "id": "een"})
                wachtend = sum(not lijst.done() for lijst in lijsten)
            finally:
                verder.set()
            assert [lijst.json() for lijst in await asyncio.gather(*lijsten)] == [
                {"aanmeldingen": [], "melding": None, "weggelaten": 0, "weg": [], "kolommen": []}
            ] * 40
            return antwoord.status_code, wachtend

    assert asyncio.run(proef()) == (200, 40)


# -- Rasa fails


@pytest.mark.parametrize("gedrag", ["weg", "leeg", "fout", "breekt"])
def test_een_mislukte_beurt_is_niet_beantwoord_en_mag_opnieuw(client: TestClient, rasa: NepRasa, gedrag: str):
    gesprek = stuur(client, bericht="hallo").json()["gesprek"]
    rasa.gedrag = gedrag
    mislukt = stuur(client, gesprek=gesprek, bericht="ja", id="a")
    assert mislukt.status_code == 503
    assert re.search(r"[Pp]robeer het .*opnieuw", mislukt.json()["fout"])
    rasa.gedrag = "goed"
    assert stuur(client, gesprek=gesprek, bericht="ja", id="a").status_code == 200


def test_een_gesprek_dat_er_niet_meer_is_wordt_gezegd(client: TestClient, rasa: NepRasa):
    gesprek = stuur(client, bericht="hallo").json()["gesprek"]
    assert [b["vervolg"] for b in rasa.ontvangen] == [False]
    rasa.gedrag = "kwijt"
    berichten = stuur(client, gesprek=gesprek, bericht="ja").json()["berichten"]
    assert rasa.ontvangen[-1]["vervolg"] is True
    assert "is er niet meer" in berichten[0]["tekst"] and len(berichten) == 2


def test_een_traag_antwoord_komt_bij_de_tweede_poging(maak: Maak, rasa: NepRasa):
    async def proef():
        async with asynchroon(maak(geduld=0.3)) as client:
            rasa.wachten = asyncio.Event()
            bericht = {"bericht": "hallo", "id": UUID}
            eerste = await client.post("/api/gesprek", json=bericht)
            tweede = await client.post("/api/gesprek", json=bericht)
            rasa.wachten.set()
            while (derde := await client.post("/api/gesprek", json=bericht)).status_code != 200:
                await asyncio.sleep(0.1)
            return eerste, tweede, derde

    eerste, tweede, derde = asyncio.run(proef())
    assert (eerste.status_code, tweede.status_code, derde.status_code) == (503, 503, 200)
    assert "Probeer het opnieuw" in eerste.json()["fout"]
    assert len(rasa.ontvangen) == 1


def test_een_kapotte_opslag_laat_niets_half_gebeuren(maak: Maak, rasa: NepRasa, instellingen):
    client = TestClient(maak(), base_url="http://localhost")
    gesprek = stuur(client, bericht="hallo").json()["gesprek"]
    breek_opslag(instellingen)
    antwoord = stuur(client, gesprek=gesprek, bericht="ja", id="a")
    assert antwoord.status_code == 503
    assert antwoord.json()["fout"]
    assert len(rasa.ontvangen) == 1
