"""Reminders in Teams: asked for in the own chat, once, at a decent hour, with nothing in them but codes and dates."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import NAMESPACE_OID, uuid5

import pytest

from bot.dossier.aangehouden import Terugpunt
from bot.dossier.agenda import Agendapunt, Haast
from bot.dossier.overleggen import Scherm, Wijziging
from bot.dossier.overzicht import Deadline
from bot.lijn.geheim import afgeleid, hoofdgeheim
from bot.poort.gebruiker import in_teams
from bot.poort.teams.herinnering import gevraagd, te_zeggen
from bot.schrijfwijze import AMSTERDAM
from bot.toegang import Daad, Wie, bereik
from tests.dossier.hulp import nieuw
from tests.poort.teams.conftest import Chat, Open, Vrager, tekst_van
from tests.poort.teams.microsoft import TENANT, Microsoft, groep
from tests.poort.teams.test_gesprek import BOTVERMELDING

ANNA = "cccccccc-1111-2222-3333-444444444444"
WOENSDAG = datetime(2026, 11, 25, 9, 0, tzinfo=AMSTERDAM)
LANG_GELEDEN = WOENSDAG - timedelta(days=300)
LABEL = "Veiligheidscheck bij het gezin"


def punt(uiterlijk: date | datetime, plek: int = 0) -> Agendapunt:
    return Agendapunt("R-2026-0001", 1, plek, "t", Deadline(LABEL, uiterlijk), Haast.LATER, "ik", "")


def gezegd(uiterlijk: date | datetime, nu: datetime, sinds: datetime = LANG_GELEDEN) -> str:
    gevonden = te_zeggen([punt(uiterlijk)], nu, sinds)
    return gevonden[0].sleutel.rpartition(":")[2] if gevonden else ""


def op(dag: int, uur: int, minuut: int = 0) -> datetime:
    return datetime(2026, 11, dag, uur, minuut, tzinfo=AMSTERDAM)


@pytest.mark.parametrize(
    ("uiterlijk", "nu", "zegt"),
    [
        (date(2026, 11, 27), op(25, 9), ""),
        (date(2026, 11, 26), op(25, 7, 59), ""),
        (date(2026, 11, 26), op(25, 8), "vooraf"),
        (date(2026, 11, 26), op(25, 20), ""),  # in the evening nothing of a day
        (date(2026, 11, 30), op(27, 8), "vooraf"),  # of Monday on Friday
        (date(2026, 11, 28), op(28, 9), ""),  # on Saturday nothing
        (date(2026, 11, 25), op(26, 9), "voorbij"),
        (date(2026, 11, 27), op(30, 8), "voorbij"),
        (date(2026, 11, 10), op(25, 9), ""),  # too long ago
        (op(25, 13), op(25, 8, 59), ""),
        (op(25, 13), op(25, 9), "vooraf"),
        (op(28, 13), op(28, 9), "vooraf"),  # in hours also on Saturday
        (op(26, 3), op(25, 20, 59), ""),  # of the night in the evening before
        (op(26, 3), op(25, 21), "vooraf"),
        (op(26, 3), op(26, 6, 59), ""),
        (op(26, 3), op(26, 7), "voorbij"),
    ],
)
def test_wanneer_een_herinnering_mag(uiterlijk: Any, nu: datetime, zegt: str):
    assert gezegd(uiterlijk, nu) == zegt


def test_wie_ze_net_aanzet_krijgt_geen_oude_stapel():
    assert gezegd(date(2026, 11, 24), WOENSDAG, sinds=WOENSDAG) == ""
    assert gezegd(date(2026, 11, 26), WOENSDAG, sinds=WOENSDAG) == "vooraf"


@pytest.mark.parametrize(
    ("tekst", "wat"),
    [("Herinneringen aan!", "aan"), ("zet  herinneringen uit", "uit"), ("herinneringen?", "stand"), ("", None)],
)
def test_wat_er_gevraagd_wordt(tekst: str, wat: str | None):
    assert gevraagd(tekst) == wat
    assert gevraagd("vader zet herinneringen uit de kast") is None


@pytest.mark.parametrize(
    ("nu", "zegt"), [(op(26, 8), ""), (op(27, 8), "vooraf"), (op(30, 9), "vooraf"), (op(30, 20), "")]
)
def test_weer_op_de_lijst_wordt_gezegd_als_een_termijn_van_die_dag(nu: datetime, zegt: str):
    terug = [Terugpunt("f" * 32, date(2026, 11, 30), None)]
    gevonden = te_zeggen([], nu, LANG_GELEDEN, terug)
    assert [h.sleutel for h in gevonden] == ([f"terug:{'f' * 32}:2026-11-30:{zegt}"] if zegt else [])


# --- in a chat ---


@pytest.fixture
def wie(instellingen: Any) -> str:
    return in_teams(afgeleid(hoofdgeheim(instellingen), "teams").encode(), TENANT, ANNA)


def leg_vast(chat: Chat, door: str, *uiterlijk: str) -> str:
    termijnen = [{"id": "t", "label": LABEL, "uiterlijk": u} for u in uiterlijk]
    rij = nieuw(door=door, kanaal="teams", termijnen=termijnen)
    return str(herinneraar(chat).poort.dossier.afwegingen.leg_vast(rij).casus)


def herinneraar(chat: Chat) -> Any:
    return chat.client.app.state.herinneraar


def ronde(chat: Chat, nu: datetime) -> None:
    """As the background does it now and then, at this moment."""
    chat.client.portal.call(replace(herinneraar(chat), klok=lambda: nu).ronde)


def zet_aan(chat: Chat, **anders: Any) -> dict[str, Any]:
    was = len(chat.microsoft.berichten)
    chat.stuur(text="herinneringen aan", **anders)
    return chat.antwoorden(was + 1)[-1]


@pytest.fixture
def nu() -> datetime:
    """A working day, after now: what somebody asks for today counts then."""
    return datetime(2027, 1, 13, 9, 0, tzinfo=AMSTERDAM)


def test_wie_ze_aanzet_krijgt_er_een_bericht_met_code_en_datum(chat: Chat, rasa: Vrager, wie: str, nu: datetime):
    assert "staan aan" in tekst_van(zet_aan(chat)) and not rasa.ontvangen
    casus = leg_vast(chat, wie, "2027-01-14", "2027-01-20", "2027-01-14")
    vreemd = leg_vast(chat, "g-van-een-ander", "2027-01-14")
    ronde(chat, nu)
    bericht = chat.microsoft.berichten[-1]
    assert "replyToId" not in bericht and chat.microsoft.ontvangen[-1]["gesprek"] == "a:anna"
    tekst = tekst_van(bericht)
    assert f"{casus}: uiterlijk 14 januari 2027" in tekst and vreemd not in tekst
    assert LABEL not in tekst and "20 januari" not in tekst and tekst.count(casus) <= 4  # a line, in each form of it


def test_een_herinnering_gaat_een_keer_ook_na_herstart(open_chat: Open, wie: str, nu: datetime):
    with open_chat() as chat:
        zet_aan(chat)
        leg_vast(chat, wie, "2027-01-14")
        ronde(chat, nu)
        ronde(chat, nu + timedelta(minutes=5))
        microsoft = chat.microsoft
        assert len(microsoft.berichten) == 2
    with open_chat() as chat:
        ronde(chat, nu + timedelta(hours=1))
        assert len(microsoft.berichten) == 2
        ronde(chat, nu + timedelta(days=2))
        assert "dat is voorbij" in tekst_van(microsoft.berichten[-1]) and len(microsoft.berichten) == 3


def test_twee_poorten_sturen_samen_een_bericht(open_chat: Open, wie: str, nu: datetime):
    with open_chat() as een, open_chat() as twee:
        zet_aan(een)
        leg_vast(een, wie, "2027-01-14")
        ronde(een, nu)
        ronde(twee, nu)
        assert len(een.microsoft.berichten) == 2


@pytest.mark.parametrize("status", [403, 404])
def test_wie_de_app_weghaalde_wordt_vergeten(chat: Chat, wie: str, nu: datetime, status: int):
    zet_aan(chat)
    leg_vast(chat, wie, "2027-01-14")
    chat.microsoft.antwoorden.append((status, {}))
    ronde(chat, nu)
    assert not herinneraar(chat).poort.dossier.herinneringen.staat_aan(wie)
    ronde(chat, nu)
    assert len(chat.microsoft.berichten) == 1


def test_een_storing_bij_teams_kost_geen_herinnering(chat: Chat, wie: str, nu: datetime):
    zet_aan(chat)
    leg_vast(chat, wie, "2027-01-14")
    chat.microsoft.antwoorden.append((400, {}))
    ronde(chat, nu)
    assert len(chat.microsoft.berichten) == 1
    ronde(chat, nu + timedelta(minutes=5))
    assert "uiterlijk 14 januari" in tekst_van(chat.microsoft.berichten[-1])


def test_uit_is_uit(chat: Chat, wie: str, nu: datetime):
    zet_aan(chat)
    leg_vast(chat, wie, "2027-01-14")
    chat.stuur(text="Herinneringen uit.")
    assert "staan uit" in tekst_van(chat.antwoorden(2)[-1])
    chat.stuur(text="herinneringen")
    assert "staan uit" in tekst_van(chat.antwoorden(3)[-1])
    ronde(chat, nu)
    assert len(chat.microsoft.berichten) == 3


def test_in_een_groep_kan_het_niet(chat: Chat):
    zegt = zet_aan(chat, conversation=groep(), entities=[BOTVERMELDING])
    assert "eigen chat" in tekst_van(zegt)
    assert herinneraar(chat).poort.dossier.herinneringen.wensen() == []


def test_ook_wat_iemand_in_de_browser_vastlegde(chat: Chat, wie: str, nu: datetime):
    zet_aan(chat)
    poort = herinneraar(chat).poort
    poort.dossier.hoedanigheden.onthoud(Wie("g-anna", frozenset({"professional"})), ["g-anna", wie])
    casus = leg_vast(chat, "g-anna", "2027-01-14")
    ronde(chat, nu)
    assert casus in tekst_van(chat.microsoft.berichten[-1])


def test_een_leerling_krijgt_niets(chat: Chat, wie: str, nu: datetime):
    zet_aan(chat)
    leg_vast(chat, wie, "2027-01-14")
    herinneraar(chat).poort.dossier.hoedanigheden.onthoud(Wie("g-anna", frozenset({"leerling"})), [wie])
    ronde(chat, nu)
    assert len(chat.microsoft.berichten) == 1


def test_een_dienst_die_niet_meer_op_de_lijst_staat_krijgt_niets(open_chat: Open, wie: str, nu: datetime):
    with open_chat() as chat:
        zet_aan(chat)
        leg_vast(chat, wie, "2027-01-14")
        microsoft = chat.microsoft
    with open_chat(hosts=("https://elders.example",)) as chat:
        ronde(chat, nu)
        assert len(microsoft.berichten) == 1 and herinneraar(chat).poort.dossier.herinneringen.wensen() == []


def test_geen_id_van_microsoft_staat_leesbaar_in_het_dossier(chat: Chat, instellingen: Any):
    zet_aan(chat)
    rauw = b"".join(pad.read_bytes() for pad in instellingen.var.glob("dossier.db*"))
    for naam in (ANNA, "29:anna", "a:anna", TENANT, Microsoft().service_url):
        assert naam.encode() not in rauw


def houd_aan(chat: Chat, wie: Wie, team: str, terug: str, *codes: str | None) -> None:
    """This team puts these off until that day, in a meeting of their own."""
    overleggen, scherm = herinneraar(chat).poort.dossier.overleggen, Scherm(wie, "a" * 32)
    nummer, kop = uuid5(NAMESPACE_OID, team).hex, {"datum": "2027-01-06", "fase": "lijst", "aanwezig": []}
    overleggen.maak(nummer, scherm, team, kop)
    besluit = {"soort": "aanhouden", "nodig": "verslag van school", "door": None, "terug": terug}
    stukken = tuple(
        {
            "id": uuid5(NAMESPACE_OID, f"{team} {nr}").hex,
            "tekst": "Meisje van 14",
            "besluit": besluit,
            "laatste_code": code,
        }
        for nr, code in enumerate(codes)
    )
    deze = Wijziging("1" * 32, 1, {**kop, "volgorde": [s["id"] for s in stukken]}, stukken)
    assert overleggen.wijzig(nummer, bereik(wie, Daad.OVERLEGGEN), scherm, deze)


def test_wat_het_team_aanhield_en_weer_op_de_lijst_komt(chat: Chat, wie: str, nu: datetime):
    zet_aan(chat)
    poort = herinneraar(chat).poort
    anna = Wie("g-anna", frozenset({"professional"}), frozenset({"noord"}))
    poort.dossier.hoedanigheden.onthoud(anna, ["g-anna", wie])
    zuid = Wie("g-zus", frozenset({"professional"}), frozenset({"zuid"}))
    houd_aan(chat, zuid, "zuid", "2027-01-14", "R-2026-0099")
    ronde(chat, nu)
    assert len(chat.microsoft.berichten) == 1, "nothing of another team"
    collega = Wie("g-bram", frozenset({"professional"}), frozenset({"noord"}))
    houd_aan(chat, collega, "noord", "2027-01-14", "R-2026-0007", None)
    ronde(chat, nu)
    ronde(chat, nu + timedelta(minutes=5))
    gezegd = tekst_van(chat.microsoft.berichten[-1])
    assert len(chat.microsoft.berichten) == 2, "once, under whatever name he is known"
    assert "R-2026-0007: weer op de lijst op 14 januari 2027" in gezegd
    assert "Een aanmelding die nog geen code heeft: weer op de lijst" in gezegd
    assert "Meisje" not in gezegd and "school" not in gezegd and "is er een termijn" not in gezegd
    ronde(chat, nu + timedelta(days=2))
    assert "R-2026-0007: stond op 14 januari 2027 weer op de lijst" in tekst_van(chat.microsoft.berichten[-1])
