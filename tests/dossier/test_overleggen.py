"""A meeting in the store: who sees and drives it, nothing twice, nothing lost, nothing readable, and when it goes."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest
import sqlalchemy as sa
from cryptography.fernet import Fernet

from bot.dossier import OngeldigeInvoer, open_dossier
from bot.dossier.overleggen import Botsing, Scherm, Stuur, Wijziging
from bot.toegang import Daad, Wie, bereik

from .hulp import NU, tegelijk

OVERLEG, PLEK, ANDERE_PLEK = "0" * 32, "a" * 32, "b" * 32
ANNA = Wie("anna", frozenset({"professional"}), frozenset({"noord"}), "Rijn")
BRAM = Wie("bram", frozenset({"teamleider"}), frozenset({"noord"}), "Rijn")
ZUID = Wie("zus", frozenset({"professional"}), frozenset({"zuid"}), "Rijn")
MAAS = Wie("mees", frozenset({"professional"}), frozenset({"noord"}), "Maas")
VOOR_ANNA, VOOR_BRAM = Scherm(ANNA, PLEK), Scherm(BRAM, ANDERE_PLEK)
KOP = {"datum": "2026-11-20", "fase": "lijst", "actief": None, "aanwezig": ["teamleider"], "volgorde": []}


def kring(wie):
    return bereik(wie, Daad.OVERLEGGEN)


def stuk(nummer, besluit=None, tekst="Meisje van 14"):
    return {"id": f"{nummer:032x}", "tekst": tekst, "besluit": besluit, "beeld": "het gesprek"}


def wijziging(versie, *stukken, id_="1" * 32, volgorde=None):
    ids = [s["id"] for s in stukken] if volgorde is None else volgorde
    return Wijziging(id_, versie, {**KOP, "volgorde": ids}, tuple(stukken))


@pytest.fixture
def overleggen(dossier):
    deel = dossier.overleggen
    assert deel.maak(OVERLEG, VOOR_ANNA, "noord", KOP).versie == 1
    return deel


def wijzig(deel, deze, scherm=VOOR_ANNA):
    return deel.wijzig(OVERLEG, kring(scherm.wie), scherm, deze)


def test_het_team_ziet_het_en_verder_niemand(overleggen):
    wijzig(overleggen, wijziging(1, stuk(1)))
    for wie in (ANNA, BRAM):
        assert [s.overleg for s in overleggen.lijst(kring(wie))] == [OVERLEG]
        assert [s["id"] for s in overleggen.lees(OVERLEG, kring(wie)).stukken] == [stuk(1)["id"]]
    for wie in (ZUID, MAAS, Wie("los", frozenset({"professional"}), frozenset(), "Rijn"), Wie("niets")):
        assert overleggen.lijst(kring(wie)) == []
        assert overleggen.lees(OVERLEG, kring(wie)) is None and overleggen.versie(OVERLEG, kring(wie)) is None
        ander = Scherm(wie, PLEK)
        assert wijzig(overleggen, wijziging(9), ander) is None
        assert overleggen.stuur(OVERLEG, kring(wie), ander, Stuur.NEEM, zelf=True) is None
        assert not overleggen.verwijder(OVERLEG, kring(wie), ander)
        assert overleggen.maak(OVERLEG, ander, "", KOP) is None
    assert overleggen.versie(OVERLEG, kring(BRAM)) == 2


def test_wie_volgt_krijgt_alleen_wat_er_veranderde(overleggen):
    wijzig(overleggen, wijziging(1, stuk(1), stuk(2)))
    wijzig(overleggen, wijziging(2, stuk(2, tekst="Jongen"), id_="2" * 32, volgorde=[stuk(2)["id"], stuk(1)["id"]]))
    verschil = overleggen.lees(OVERLEG, kring(BRAM), 2)
    assert [s["tekst"] for s in verschil.stukken] == ["Jongen"]
    assert verschil.stand.versie == 3 and verschil.stand.kop["volgorde"] == [stuk(2)["id"], stuk(1)["id"]]
    assert overleggen.lees(OVERLEG, kring(BRAM), 3).stukken == ()


def test_dezelfde_wijziging_telt_een_keer(overleggen):
    eerst = wijzig(overleggen, wijziging(1, stuk(1)))
    assert wijzig(overleggen, wijziging(1, stuk(1))) == eerst  # the answer got lost, and it is sent again
    assert overleggen.versie(OVERLEG, kring(ANNA)) == 2
    assert overleggen.maak(OVERLEG, VOOR_ANNA, "noord", KOP) == eerst


def test_twee_die_tegelijk_sturen(overleggen):
    wijzig(overleggen, wijziging(1, stuk(1)))
    with pytest.raises(Botsing) as fout:
        wijzig(overleggen, wijziging(1, stuk(2), id_="2" * 32), VOOR_BRAM)
    assert not fout.value.stuurt and fout.value.veranderd == (stuk(1)["id"],)
    with pytest.raises(Botsing) as fout:  # another tab of the driver, with what was on it before
        wijzig(overleggen, wijziging(1, stuk(2), id_="2" * 32))
    assert fout.value.stuurt and fout.value.veranderd == (stuk(1)["id"],)
    assert [s["id"] for s in overleggen.lees(OVERLEG, kring(BRAM)).stukken] == [stuk(1)["id"]]


def test_vragen_en_geven(overleggen):
    met_anna, met_bram = (OVERLEG, kring(ANNA), VOOR_ANNA), (OVERLEG, kring(BRAM), VOOR_BRAM)
    with pytest.raises(Botsing):
        overleggen.stuur(*met_bram, Stuur.NEEM, zelf=True)
    gevraagd = overleggen.stuur(*met_bram, Stuur.VRAAG, zelf=True)
    assert (gevraagd.vraagt, gevraagd.vraagt_rollen, gevraagd.versie) == ("bram", "teamleider", 2)
    assert overleggen.stuur(*met_bram, Stuur.VRAAG, zelf=True).versie == 2  # a double click
    assert overleggen.stuur(*met_anna, Stuur.WEIGER, zelf=True).vraagt is None
    overleggen.stuur(*met_bram, Stuur.VRAAG, zelf=True)
    wijzig(overleggen, wijziging(1, stuk(1)))  # a question is no change of what is discussed
    gegeven = overleggen.stuur(*met_anna, Stuur.GEEF, zelf=True)
    assert gegeven.stuurt(VOOR_BRAM) and not gegeven.stuurt(VOOR_ANNA)
    with pytest.raises(Botsing):
        overleggen.stuur(*met_anna, Stuur.GEEF, zelf=True)
    assert wijzig(overleggen, wijziging(gegeven.versie, stuk(1), id_="3" * 32), VOOR_BRAM)
    with pytest.raises(Botsing):
        overleggen.verwijder(OVERLEG, kring(ANNA), VOOR_ANNA)


def test_de_laptop_van_wie_stuurt_valt_uit(url, openen):
    nu = [NU]
    deel = openen(url, klok=lambda: nu[0]).overleggen
    deel.maak(OVERLEG, VOOR_ANNA, "noord", KOP)
    wijzig(deel, wijziging(1, stuk(1)))
    nu[0] += timedelta(seconds=29)
    stand = deel.lees(OVERLEG, kring(BRAM)).stand
    assert not deel.is_stil(stand)
    deel.gezien(stand, VOOR_BRAM)  # that somebody follows says nothing of the driver
    deel.gezien(stand, VOOR_ANNA)
    nu[0] += timedelta(seconds=29)
    assert not deel.is_stil(deel.lees(OVERLEG, kring(BRAM)).stand)
    nu[0] += timedelta(seconds=2)
    assert deel.is_stil(deel.lees(OVERLEG, kring(BRAM)).stand)
    assert deel.stuur(OVERLEG, kring(BRAM), VOOR_BRAM, Stuur.NEEM, zelf=True).stuurt(VOOR_BRAM)
    with pytest.raises(Botsing):
        wijzig(deel, wijziging(2, stuk(2), id_="2" * 32))
    assert [s["id"] for s in deel.lees(OVERLEG, kring(BRAM)).stukken] == [stuk(1)["id"]]


def test_op_een_ander_scherm_ga_je_zelf_verder_en_wie_een_naam_deelt_niet(overleggen):
    elders = Scherm(ANNA, ANDERE_PLEK)
    with pytest.raises(Botsing):
        overleggen.stuur(OVERLEG, kring(ANNA), elders, Stuur.NEEM, zelf=False)
    assert overleggen.stuur(OVERLEG, kring(ANNA), elders, Stuur.NEEM, zelf=True).stuurt(elders)


def test_een_lijst_die_noemt_wat_er_niet_is(overleggen):
    for volgorde in ([stuk(1)["id"], stuk(2)["id"]], [stuk(1)["id"]] * 2):
        with pytest.raises(OngeldigeInvoer):
            wijzig(overleggen, wijziging(1, stuk(1), volgorde=volgorde))
    assert overleggen.lees(OVERLEG, kring(ANNA)).stukken == ()
    for onzin in ("kort", "G" * 32, 7, None):
        with pytest.raises(OngeldigeInvoer):
            Wijziging(onzin, 1, KOP)


AANHOUDEN = {"soort": "aanhouden", "nodig": "verslag van school", "door": "leerplicht", "terug": "2026-12-04"}


def volgend(deel, wie=BRAM, dag="2026-12-04", team="noord", id_="9" * 32):
    return deel.maak(id_, Scherm(wie, PLEK), team, {**KOP, "datum": dag}).kop["volgorde"]


def test_aangehouden_komt_terug_op_de_lijst_en_blijft_tot_het_besloten_is(overleggen):
    wijzig(overleggen, wijziging(1, stuk(1, AANHOUDEN), stuk(2, {"soort": "triage"})))
    assert overleggen.verwijder(OVERLEG, kring(ANNA), VOOR_ANNA)
    assert volgend(overleggen, dag="2026-12-03", id_="7" * 32) == []
    assert volgend(overleggen, wie=ZUID, team="zuid", id_="8" * 32) == []
    assert volgend(overleggen) == [stuk(1)["id"]]
    [terug] = overleggen.lees("9" * 32, kring(ANNA)).stukken
    assert terug["besluit"] is None and terug["beeld"] is None
    assert terug["eerder"] == (
        "Eerder aangehouden. Nodig was: verslag van school, van leerplicht. Terug op de lijst: 4 december 2026."
    )
    assert volgend(overleggen, id_="6" * 32) == [stuk(1)["id"]], "nobody decided yet"
    besloten = wijziging(1, {**stuk(1), "besluit": {"soort": "akkoord"}}, id_="5" * 32)
    assert overleggen.wijzig("6" * 32, kring(BRAM), Scherm(BRAM, PLEK), besloten)
    assert volgend(overleggen, id_="4" * 32) == []


def test_wat_weer_op_de_lijst_komt_ziet_het_team_met_code_en_dag(overleggen, dossier):
    zonder_dag = {**AANHOUDEN, "terug": None}
    met_code = {**stuk(1, AANHOUDEN), "laatste_code": "R-2026-0001"}
    wijzig(overleggen, wijziging(1, met_code, stuk(2, zonder_dag), stuk(3, AANHOUDEN)))
    deel = dossier.aangehouden

    def gezien(wie, **vak):
        return [(punt.stuk, punt.casus, punt.dag.isoformat()) for punt in deel.op_de_lijst(kring(wie), **vak)]

    beide = [(stuk(1)["id"], "R-2026-0001", "2026-12-04"), (stuk(3)["id"], None, "2026-12-04")]
    assert gezien(ANNA) == gezien(BRAM) == beide
    assert gezien(BRAM, van=date(2026, 12, 4), tot=date(2026, 12, 4)) == beide
    assert gezien(BRAM, van=date(2026, 12, 5)) == gezien(BRAM, tot=date(2026, 12, 3)) == []
    los = Wie("anna", frozenset({"professional"}), frozenset(), "Rijn")  # who left the team sees nothing of it any more
    for wie in (ZUID, MAAS, los, Wie("anna", frozenset({"leerling"}), frozenset({"noord"}), "Rijn")):
        assert gezien(wie) == []
    overleggen.maak("8" * 32, Scherm(los, PLEK), "", KOP)
    assert overleggen.wijzig("8" * 32, kring(los), Scherm(los, PLEK), wijziging(1, stuk(4, AANHOUDEN)))
    assert [punt[0] for punt in gezien(los)] == [stuk(4)["id"]] and len(gezien(BRAM)) == 2


def test_wat_een_ander_team_aanhield_verandert_niemand_met_een_verzonnen_id(overleggen):
    wijzig(overleggen, wijziging(1, stuk(1, AANHOUDEN)))
    overleggen.maak("8" * 32, Scherm(ZUID, PLEK), "zuid", KOP)
    for nr, besluit in enumerate(({**AANHOUDEN, "nodig": "niets"}, {"soort": "akkoord"}), 1):
        deze = wijziging(nr, stuk(1, besluit), id_=f"{nr:032x}")
        assert overleggen.wijzig("8" * 32, kring(ZUID), Scherm(ZUID, PLEK), deze)
    assert volgend(overleggen) == [stuk(1)["id"]]
    assert "verslag van school" in overleggen.lees("9" * 32, kring(BRAM)).stukken[0]["eerder"]


def test_na_een_dag_is_het_weg_en_een_agenda_voor_volgende_week_nog_niet(dossier):
    deel = dossier.overleggen
    deel.maak(OVERLEG, VOOR_ANNA, "noord", KOP)
    wijzig(deel, wijziging(1, stuk(1)))
    deel.maak("9" * 32, VOOR_ANNA, "noord", {**KOP, "datum": "2026-11-27"})
    deel.maak("8" * 32, VOOR_ANNA, "noord", {**KOP, "datum": "2999-01-01"})
    assert deel.ruim_op(NU - timedelta(days=1)) == 0
    assert deel.ruim_op(NU + timedelta(days=1), proef=True) == 1
    assert deel.ruim_op(NU + timedelta(days=1)) == 1 and deel.lees(OVERLEG, kring(ANNA)) is None
    with dossier.verbinding.lees() as verbinding:
        assert verbinding.execute(sa.text("SELECT count(*) FROM overlegstukken")).scalar() == 0
    assert deel.ruim_op(NU + timedelta(days=9)) == 1
    assert deel.ruim_op(NU + timedelta(days=32)) == 1, "a date far away keeps nothing for years"


def test_aangehouden_gaat_dertig_dagen_na_de_dag_van_terug(dossier, overleggen):
    wijzig(overleggen, wijziging(1, stuk(1, AANHOUDEN)))
    terug = NU.replace(month=12, day=4)
    assert dossier.aangehouden.ruim_op(terug - timedelta(days=1)) == 0
    assert dossier.aangehouden.ruim_op(terug + timedelta(days=1), proef=True) == 1
    assert dossier.aangehouden.ruim_op(terug + timedelta(days=1)) == 1


def test_in_de_database_staat_niets_leesbaars(url, openen, monkeypatch):
    monkeypatch.setenv("REGIEWIJZER_SLEUTELS", Fernet.generate_key().decode())
    dossier = openen(url)
    dossier.overleggen.maak(OVERLEG, VOOR_ANNA, "noord", KOP)
    wijzig(dossier.overleggen, wijziging(1, stuk(1, AANHOUDEN)))
    with dossier.verbinding.lees() as verbinding:
        for tabel in ("overleggen", "overlegstukken", "aangehouden"):
            rijen = str(verbinding.execute(sa.text(f"SELECT * FROM {tabel}")).all())
            assert "versleuteld:" in rijen
            assert not any(woord in rijen for woord in ("Meisje", "school", "leerplicht", "lijst", "gesprek"))
    assert json.dumps(dossier.overleggen.lees(OVERLEG, kring(BRAM)).stukken).count("Meisje") == 1


def test_zes_processen_die_tegelijk_hetzelfde_opslaan(url, openen):
    openen(url).overleggen.maak(OVERLEG, VOOR_ANNA, "noord", KOP)
    uitkomsten = tegelijk(_sla_op, [(url, nr % 2) for nr in range(6)])
    assert set(uitkomsten) == {2, "botst"} and uitkomsten.count("botst") == 3
    assert len(openen(url).overleggen.lees(OVERLEG, kring(ANNA)).stukken) == 1


def _sla_op(url, welke):
    with open_dossier(url) as dossier:
        try:
            return wijzig(dossier.overleggen, wijziging(1, stuk(welke), id_=f"{welke:032x}")).versie
        except Botsing:
            return "botst"
