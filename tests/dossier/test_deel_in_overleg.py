"""A casus of a conversation on the list of the team's meeting: once, without a typed word, and off it again."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from bot.begrip.bedoeling import vaste_bedoeling
from bot.dossier import OngeldigeInvoer
from bot.dossier.overleggen import MEESTE, Botsing, Scherm, Wijziging
from bot.gesprek import Beurt, Staat, voer_uit
from bot.poort.api.overleggen import Stuk
from bot.toegang import Daad, Wie, bereik
from bot.vormen.tekst import als_tekst
from tests.gesprek.spreken import KADERS, OMGEVING

from .hulp import NU

ANNA = Wie("anna", frozenset({"professional"}), frozenset({"noord"}))
ZUID = Wie("zus", frozenset({"professional"}), frozenset({"zuid"}))
VANDAAG = NU.date().isoformat()
OVERLEG, PLEK = "0" * 32, "a" * 32
CASUS = Staat(
    "11111111-2222-3333-4444-555555555555",
    "standaard",
    NU.isoformat(),
    antwoorden={"doelgroep": "jeugd", "urgentie": "spoed", "leeftijden": [14]},
    casus="R-2026-0007",
)


def kop(dag: str = VANDAAG) -> dict:
    return {"datum": dag, "fase": "lijst", "actief": None, "aanwezig": [], "volgorde": []}


def kring(wie: Wie = ANNA):
    return bereik(wie, Daad.OVERLEGGEN)


class Chat:
    """One conversation of somebody; `staat` as the last turn left it."""

    def __init__(self, wie: Wie, staat: Staat | None = CASUS) -> None:
        self.wie, self.staat = wie, staat

    def zeg(self, tekst: str) -> str:
        from actions.opvragen import vraag_op

        naam = vaste_bedoeling(tekst, KADERS) or ""
        wie = self.wie
        beurt = Beurt(tekst, naam, NU, wie=wie.id, kanaal="web", rollen=wie.rollen, teams=wie.teams)
        uit = voer_uit(naam, OMGEVING, self.staat, beurt)
        if uit.opvragen:
            uit = asyncio.run(vraag_op(uit.staat, beurt, uit.opvragen))
        self.staat = uit.staat
        return "\n".join(als_tekst(bericht.blokken) for bericht in uit.berichten)


@pytest.fixture
def overleggen(dossier, monkeypatch):
    from actions import opvragen, overleg

    for module in (opvragen, overleg):
        monkeypatch.setattr(module, "dossier", lambda: dossier)
    return dossier.overleggen


def maak(overleggen, team="noord", dag=VANDAAG, wie=ANNA, id_=OVERLEG):
    return overleggen.maak(id_, Scherm(wie, PLEK), team, kop(dag))


def lijst(overleggen, id_=OVERLEG, wie=ANNA):
    return overleggen.lees(id_, kring(wie)).stand.kop["volgorde"]


@pytest.mark.parametrize(
    ("tekst", "naam"),
    [
        ("deel in het overleg", "deel_in_overleg"),
        ("Deel deze casus in het overleg graag.", "deel_in_overleg"),
        ("zet dit op de lijst van het overleg", "deel_in_overleg"),
        ("deel in overleg 2", "deel_in_overleg"),
        ("haal uit het overleg", "haal_uit_overleg"),
        ("haal hem toch van de lijst van het overleg af", "haal_uit_overleg"),
    ],
)
def test_hoe_je_het_zegt(tekst: str, naam: str):
    assert vaste_bedoeling(tekst, KADERS) == naam


@pytest.mark.parametrize("tekst", ["ouders komen niet in het overleg", "deel het met school", "school wil overleg"])
def test_wat_iets_anders_zegt(tekst: str):
    assert vaste_bedoeling(tekst, KADERS) not in ("deel_in_overleg", "haal_uit_overleg")


def test_een_keer_op_de_lijst_van_vandaag_en_er_weer_af(overleggen):
    maak(overleggen)
    maak(overleggen, dag="2027-01-04", id_="2" * 32)
    chat = Chat(ANNA)
    assert "op de lijst van het overleg van noord" in chat.zeg("deel in het overleg")
    [stuk] = overleggen.lees(OVERLEG, kring()).stukken
    assert (
        Stuk(**stuk).graad == "spoed" and stuk["woorden"].startswith("Spoed") and stuk["laatste_code"] == "R-2026-0007"
    )
    assert "14" in stuk["tekst"] and lijst(overleggen) == [stuk["id"]]
    assert "staat al op de lijst" in chat.zeg("deel in het overleg")
    chat.staat = replace(chat.staat, afweging="99999999-2222-3333-4444-555555555555")  # it changed after it was stored
    assert "staat al op de lijst" in chat.zeg("deel in overleg 2")
    assert "staat al op de lijst" in Chat(ANNA).zeg("deel in het overleg"), "also from another conversation"
    assert "staat niet meer op de lijst" in chat.zeg("haal uit het overleg")
    assert lijst(overleggen) == [] and "staat niet op de lijst" in chat.zeg("haal uit het overleg")
    assert "op de lijst van het overleg van noord" in chat.zeg("deel in het overleg")


def test_welk_overleg_wordt_gevraagd_als_het_niet_vanzelf_spreekt(overleggen):
    chat = Chat(replace(ANNA, teams=frozenset({"noord", "oost"})))
    maak(overleggen)
    maak(overleggen, team="oost", id_="3" * 32)
    gezegd = chat.zeg("deel in het overleg")
    assert "In welk overleg?" in gezegd and "noord" in gezegd and "oost" in gezegd and not lijst(overleggen)
    assert "overleg van oost" in chat.zeg("deel in overleg 2") and lijst(overleggen, "3" * 32, chat.wie)
    later = Chat(ZUID)
    maak(overleggen, team="zuid", dag="2027-01-04", wie=ZUID, id_="4" * 32)
    assert "In welk overleg?" in later.zeg("deel in het overleg"), "not of itself in one of another day"


def test_een_ander_team_is_er_niet_en_zonder_overleg_of_team_staat_dat_er(overleggen):
    maak(overleggen)
    assert "Je team heeft vandaag geen gedeeld overleg" in Chat(ZUID).zeg("deel in het overleg")
    assert "geen team" in Chat(replace(ZUID, teams=frozenset())).zeg("deel in overleg 1")
    assert "geen echte casus" in Chat(replace(ANNA, rollen=frozenset({"leerling"}))).zeg("deel in het overleg")
    assert "geen afweging" in Chat(ANNA, None).zeg("deel in het overleg")
    assert "nog niets" in Chat(ANNA, replace(CASUS, antwoorden={})).zeg("deel in het overleg")
    assert lijst(overleggen) == []
    stuk = {"id": "5" * 32, "tekst": "x"}
    assert overleggen.voeg_toe(OVERLEG, kring(ZUID), stuk) is None
    assert not overleggen.neem_terug(OVERLEG, kring(ZUID), "5" * 32)


def test_wat_erbij_komt_kost_wie_stuurt_niets_en_gaat_niet_verloren(overleggen):
    maak(overleggen)
    overleggen.voeg_toe(OVERLEG, kring(), {"id": "5" * 32, "tekst": "erbij"})
    mijn = {"id": "6" * 32, "tekst": "van wie stuurt"}
    deze = Wijziging("1" * 32, 1, {**kop(), "volgorde": [mijn["id"]]}, (mijn,))  # who drives didn't see it yet
    stand = overleggen.wijzig(OVERLEG, kring(), Scherm(ANNA, PLEK), deze)
    assert stand.kop["volgorde"] == lijst(overleggen) == ["6" * 32, "5" * 32]
    weg = Wijziging("2" * 32, stand.versie, {**kop(), "volgorde": [mijn["id"]]})  # now he did, and takes it off
    assert overleggen.wijzig(OVERLEG, kring(), Scherm(ANNA, PLEK), weg).kop["volgorde"] == [mijn["id"]]


def test_wat_het_team_begon_haalt_niemand_er_van_buiten_af(overleggen):
    stand = maak(overleggen)
    overleggen.voeg_toe(OVERLEG, kring(), {"id": "5" * 32, "tekst": "erbij"})
    overleggen.voeg_toe(OVERLEG, kring(), {"id": "6" * 32, "tekst": "nog een"})
    begonnen = {"id": "5" * 32, "tekst": "erbij", "triage": {"urgentie": "spoed"}}
    deze = Wijziging("1" * 32, stand.versie + 2, {**kop(), "volgorde": ["5" * 32, "6" * 32]}, (begonnen,))
    na = overleggen.wijzig(OVERLEG, kring(), Scherm(ANNA, PLEK), deze)
    assert not overleggen.neem_terug(OVERLEG, kring(), "5" * 32) and overleggen.neem_terug(OVERLEG, kring(), "6" * 32)
    op_wat_was = Wijziging("2" * 32, na.versie, {**kop(), "volgorde": ["5" * 32, "6" * 32]})
    with pytest.raises(Botsing):
        overleggen.wijzig(OVERLEG, kring(), Scherm(ANNA, PLEK), op_wat_was)


def test_een_volle_lijst_zegt_het(overleggen, monkeypatch):
    from actions import overleg

    assert MEESTE == 200
    monkeypatch.setattr(overleg, "MEESTE", 0)
    maak(overleggen)
    assert "is vol" in Chat(ANNA).zeg("deel in het overleg") and lijst(overleggen) == []


def test_alleen_een_echt_id(overleggen):
    with pytest.raises(OngeldigeInvoer):
        overleggen.voeg_toe(OVERLEG, kring(), {"id": "x", "tekst": "erbij"})
