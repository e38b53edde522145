"""The commands on the store: what people and programs get, and that only what is past its retention goes."""

import json
import re
import sqlite3
import uuid
from datetime import datetime, timedelta, timezone

import pytest
from openpyxl import load_workbook

from bot import instellingen
from bot.afweging import laad_kaders, weeg_af
from bot.afweging.termijnen import vandaag
from bot.dossier import NieuweAfweging, open_dossier
from bot.dossier.gesprekstabel import Gesprekstabel, Stand
from bot.opdrachten import bewaartermijn
from bot.opdrachten.regiewijzer import main

ANTWOORDEN = {"zorgvorm": ["forensisch"], "maatregel": "ots"}


@pytest.fixture(autouse=True)
def eigen_map(tmp_path, monkeypatch):
    monkeypatch.setenv("REGIEWIJZER_VAR", str(tmp_path / "var"))
    for naam in ("DATABASE_URL", "TRACKER_URL", "BEWAARDAGEN", "GESPREKDAGEN", "PROFIEL", "KADERS"):
        monkeypatch.delenv(f"REGIEWIJZER_{naam}", raising=False)


def leg_vast(dagen_geleden=0, casus=None, antwoorden=ANTWOORDEN):
    uit = weeg_af(laad_kaders(), {"profiel": "lekstroom", "antwoorden": antwoorden})
    moment = datetime.now(timezone.utc) - timedelta(days=dagen_geleden)
    with open_dossier(instellingen.lees().database, klok=lambda: moment) as dossier:
        nieuw = NieuweAfweging(
            afweging_id=str(uuid.uuid4()),
            profiel="lekstroom",
            antwoorden=antwoorden,
            casus=casus,
            besluiten=uit["besluiten"],
            kaders=uit["kaders"],
            termijnen=uit["termijnen"],
            engine_versie="test",
            door="u1",
            kanaal="test",
        )
        return dossier.afwegingen.leg_vast(nieuw)


def test_casussen_als_json(capsys):
    assert main(["casussen", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    casus = leg_vast().casus
    assert main(["casussen", "--json"]) == 0
    (rij,) = json.loads(capsys.readouterr().out)
    velden = [
        "casus",
        "volgnummer",
        "profiel",
        "antwoorden",
        "besluiten",
        "afwijking",
        "status",
        "termijnen",
        "kaders",
        "door",
        "vastgelegd_op",
    ]
    assert list(rij) == velden
    assert rij["casus"] == casus == f"R-{vandaag().year}-0001" and rij["antwoorden"] == ANTWOORDEN
    assert rij["besluiten"]["lekstroom.zwaarte"]["uitkomst"] == "zwaar"


def test_casussen_als_tabel_en_als_werkboek(capsys, tmp_path):
    casus = leg_vast().casus
    assert main(["casussen"]) == 0
    assert casus in capsys.readouterr().out
    assert main(["casussen", "--xlsx", str(tmp_path / "caseload.xlsx")]) == 0
    assert "1 casus geschreven" in capsys.readouterr().out
    blad = load_workbook(tmp_path / "caseload.xlsx").worksheets[0]
    assert casus in {cel.value for rij in blad.iter_rows() for cel in rij}


def test_het_verloop_van_een_casus(capsys):
    eerste = leg_vast(dagen_geleden=100)
    leg_vast(casus=eerste.casus, antwoorden={"zorgvorm": ["ambulant"], "maatregel": "geen"})
    assert main(["casussen", "--casus", eerste.casus, "--verloop"]) == 0
    tekst = capsys.readouterr().out
    assert f"{eerste.casus} door de tijd: 2 afwegingen." in tekst and "Maatregel: van OTS naar Geen maatregel" in tekst
    assert main(["casussen", "--casus", eerste.casus, "--verloop", "--json"]) == 0
    uit = json.loads(capsys.readouterr().out)
    assert set(uit) == {"casus", "afwegingen", "verschillen", "kaders_sinds"} and len(uit["afwegingen"]) == 2
    assert {"kenmerk": "maatregel", "van": "ots", "naar": "geen"} in uit["verschillen"][0]["antwoorden"]
    assert main(["casussen", "--verloop"]) == 2 and "--casus" in capsys.readouterr().err


def test_de_agenda(capsys, tmp_path):
    assert main(["agenda"]) == 0 and "niets op de agenda" in capsys.readouterr().out
    oud, nieuw = leg_vast(dagen_geleden=40).casus, leg_vast().casus
    assert main(["agenda"]) == 0
    assert oud in (tekst := capsys.readouterr().out) and nieuw in tekst
    assert main(["agenda", "--json"]) == 0
    uit = json.loads(capsys.readouterr().out)
    assert {p["casus"] for p in uit} == {oud, nieuw} and [p["uiterlijk"] for p in uit] == sorted(
        p["uiterlijk"] for p in uit
    )
    assert main(["agenda", "--ics", str(tmp_path / "agenda.ics")]) == 0
    assert f"{len(uit)} deadlines geschreven" in capsys.readouterr().out
    assert (tmp_path / "agenda.ics").read_text().count("BEGIN:VEVENT") == len(uit)
    assert main(["agenda", "--json", "--door", "een-ander"]) == 0 and json.loads(capsys.readouterr().out) == []
    assert main(["agenda", "--ics", str(tmp_path / "weg" / "agenda.ics")]) == 1
    assert "niet schrijven" in capsys.readouterr().err


def test_een_lange_lijst_zegt_dat_er_meer_is_en_als_json_is_zij_heel(capsys):
    codes = [leg_vast().casus for _ in range(3)]
    assert main(["casussen", "--hoeveel", "2"]) == 0
    tekst = capsys.readouterr().out
    assert [code in tekst for code in codes] == [False, True, True] and "de laatste 2. Meer zien: --hoeveel 20" in tekst
    assert main(["casussen", "--hoeveel", "3"]) == 0 and "Meer zien" not in capsys.readouterr().out
    assert main(["casussen", "--json"]) == 0
    uit = capsys.readouterr().out
    assert uit == json.dumps(json.loads(uit), ensure_ascii=False, indent=1) + "\n" and len(json.loads(uit)) == 3
    assert main(["agenda", "--json"]) == 0
    uit = capsys.readouterr().out
    alle = json.loads(uit)
    assert uit == json.dumps(alle, ensure_ascii=False, indent=1) + "\n" and len(alle) > 2
    assert main(["agenda", "--hoeveel", "2"]) == 0 and "de eerste 2. Meer zien: --hoeveel 20" in capsys.readouterr().out
    assert main(["agenda", "--hoeveel", "2", "--json"]) == 0 and json.loads(capsys.readouterr().out) == alle[:2]
    assert main(["agenda", "--hoeveel", "0"]) == 2
    assert "getal van 1 of meer" in capsys.readouterr().err


def test_het_logboek(capsys):
    assert main(["audit", "lijst"]) == 0 and "geen regels" in capsys.readouterr().out
    casus = leg_vast().casus
    for opdracht in (["casussen"], ["casussen", "--casus", casus, "--json"], ["agenda"]):
        assert main(opdracht) == 0
    capsys.readouterr()
    assert main(["audit", "lijst", "--json"]) == 0
    regels = json.loads(capsys.readouterr().out)
    assert [(r["wat"], r["casus"]) for r in regels] == [
        ("uitgevoerd", None), ("uitgevoerd", casus), ("uitgevoerd", None), ("vastgelegd", casus),
    ]  # fmt: skip
    assert main(["audit", "lijst", "--casus", casus, "--hoeveel", "2"]) == 0
    assert capsys.readouterr().out.count("uitgevoerd") == 2
    assert main(["audit", "controleer"]) == 0
    uit = capsys.readouterr().out
    assert "heel: 4 regels" in uit and regels[0]["hash"] in uit
    assert main(["audit", "controleer", "--kop", regels[1]["hash"], "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "aantal": 4,
        "kop": regels[0]["hash"],
        "breuk": None,
        "klok_terug": [],
    }


def test_een_gebroken_logboek_noemt_de_eerste_regel(capsys):
    leg_vast()
    leg_vast()
    assert main(["audit", "controleer", "--kop", "ab" * 32]) == 1
    assert "komt niet in het logboek voor" in capsys.readouterr().err
    with sqlite3.connect(instellingen.lees().var / "dossier.db") as los:
        los.execute("DROP TRIGGER gebeurtenissen_geen_update")
        los.execute("UPDATE gebeurtenissen SET wie = 'niemand' WHERE nummer = 1")
    assert main(["audit", "controleer"]) == 1
    fout = capsys.readouterr().err
    assert fout == "Het logboek is gebroken bij regel 1: deze regel is veranderd.\n"
    assert main(["audit", "weg"]) == 2


# The fields of the register's standard 1.0 that whoever publishes fills in.
REGISTER = {
    "name", "description_short", "organization", "category", "status", "begin_date", "end_date", "contact_email", "website",
    "publication_category", "url", "goal", "proportionality", "human_intervention", "risks", "lawful_basis", "lawful_basis_grouping",
    "process_index_url", "impacttoetsen", "impacttoetsen_grouping", "source_data", "source_data_grouping", "methods_and_models",
    "provider", "publiccode", "lang", "standard_version", "tags",
}  # fmt: skip


def test_de_algoritmekaart_heeft_de_velden_van_het_register_en_raadt_niets(capsys, monkeypatch):
    monkeypatch.setenv("REGIEWIJZER_BEWAARDAGEN", "365")
    monkeypatch.setenv("REGIEWIJZER_PROFIEL", "lekstroom")
    assert main(["algoritmekaart", "--json"]) == 0
    kaart = json.loads(capsys.readouterr().out)
    kaders = laad_kaders()
    assert set(kaart) == REGISTER
    # What only the organisation knows: who it is, on what ground, how risky it finds it, which tests it did.
    for veld in (
        "organization",
        "status",
        "lawful_basis",
        "publication_category",
        "impacttoetsen",
        "contact_email",
        "provider",
    ):
        assert kaart[veld] is None, veld
    assert "365 dagen" in kaart["source_data"] and f"{len(kaders.kenmerken)} vragen" in kaart["source_data"]
    assert f"{len(kaders.besluiten)} besluiten uit {len(kaders.kaders)} kaders" in kaart["methods_and_models"]
    assert "Lekstroom" in kaart["methods_and_models"] and "geen generatieve AI" in kaart["methods_and_models"]
    assert all(kader.naam in kaart["proportionality"] for kader in kaders.kaders.values())
    assert "{" not in "".join(filter(None, kaart.values()))


def test_de_algoritmekaart_als_tekst_vraagt_wat_ontbreekt(capsys, monkeypatch):
    assert main(["algoritmekaart"]) == 0
    tekst = capsys.readouterr().out
    assert (
        tekst.startswith("# Regiewijzer in het algoritmeregister")
        and "### Wettelijke basis\n*Vul zelf in: De wet" in tekst
    )
    assert "### Risicobeheer\nOnbekend blijft onbekend" in tekst and "*Vul zelf aan: Wie kijkt hoe vaak" in tekst
    assert all(f"- {kader.naam}, versie {kader.versie}" in tekst for kader in laad_kaders().kaders.values())
    monkeypatch.setenv("REGIEWIJZER_CONTACT", "regie@voorbeeld.nl")
    assert main(["algoritmekaart"]) == 0 and "### Contactgegevens\nregie@voorbeeld.nl" in capsys.readouterr().out


@pytest.mark.parametrize("toets", ["dpia", "iama"])
def test_een_toets_begint_met_de_kaders_en_instellingen_van_hier(capsys, monkeypatch, toets):
    monkeypatch.setenv("REGIEWIJZER_BEWAARDAGEN", "365")
    monkeypatch.setenv("REGIEWIJZER_DATABASE_URL", "postgresql://x:geheim@db/x")
    assert main(["algoritmekaart", "--toets", toets]) == 0
    tekst, kaders = capsys.readouterr().out, laad_kaders()
    assert "365 dagen" in tekst and "PostgreSQL" in tekst and "geheim@" not in tekst
    assert f"{len(kaders.kenmerken)} vragen" in tekst and "Vul zelf in" in tekst
    assert not re.search(r"\{[a-z_]+\}", tekst)
    if toets == "iama":
        assert all(k.naam in tekst for k in kaders.kaders.values()) and "gedragswetenschapper" in tekst
    for verkeerd in (["--toets", "pia"], ["--toets", toets, "--json"]):
        assert main(["algoritmekaart", *verkeerd]) == 2
        assert capsys.readouterr().err.count("\n") == 1


def test_elke_vraag_heeft_precies_een_soort_gegevens():
    from bot.opdrachten.toetsen import soorten

    ingedeeld = [kenmerk for soort in soorten() for kenmerk in soort["kenmerken"]]
    assert sorted(ingedeeld) == sorted(laad_kaders().kenmerken)


def test_een_casus_verwijderen_op_verzoek(capsys):
    weg, blijft = leg_vast().casus, leg_vast().casus
    leg_vast(casus=weg)
    assert main(["bewaartermijn", "--casus", weg, "--proef"]) == 0
    assert f"Zou worden verwijderd: casus {weg}, 2 afwegingen." in capsys.readouterr().out
    assert main(["bewaartermijn", "--casus", weg]) == 0
    uit = capsys.readouterr().out
    assert f"Verwijderd: casus {weg}, 2 afwegingen." in uit and "1 dag na het laatste bericht" in uit
    assert main(["casussen", "--json"]) == 0
    assert {rij["casus"] for rij in json.loads(capsys.readouterr().out)} == {blijft}
    assert main(["bewaartermijn", "--casus", weg]) == 2 and weg in capsys.readouterr().err


def test_inzage_geeft_alles_van_een_casus_en_noteert_het(capsys, tmp_path):
    code = leg_vast().casus
    assert main(["inzage", code.lower(), "--json"]) == 0
    alles = json.loads(capsys.readouterr().out)
    assert alles["casus"] == code and len(alles["afwegingen"]) == 1 and alles["logboek"][-1]["wat"] == "vastgelegd"
    assert main(["inzage", code, "--uit", str(tmp_path / "alles.txt")]) == 0
    tekst = (tmp_path / "alles.txt").read_text()
    assert tekst.startswith(f"Wat Regiewijzer over {code} heeft bewaard") and "uitgevoerd door opdracht" in tekst
    capsys.readouterr()
    assert main(["inzage", "R-2026-9999"]) == 2 and capsys.readouterr().err.count("\n") == 1
    assert main(["inzage", code, "--uit", str(tmp_path / "weg" / "x")]) == 1


def test_onbekende_casus_is_een_fout_van_de_invoer(capsys):
    assert main(["casussen", "--casus", "R-2026-9999"]) == 2
    assert "R-2026-9999" in capsys.readouterr().err


def test_database_die_niet_bestaat_geeft_code_1_en_een_regel(capsys, monkeypatch):
    monkeypatch.setenv("REGIEWIJZER_DATABASE_URL", "postgresql://wie:geheimwoord@127.0.0.1:1/weg")
    assert main(["casussen"]) == 1
    fout = capsys.readouterr().err
    assert fout.count("\n") == 1 and "niet bereikbaar" in fout and "geheimwoord" not in fout


def test_bewaartermijn_verwijdert_alleen_wat_verlopen_is(capsys):
    oud, nieuw = leg_vast(dagen_geleden=800).casus, leg_vast().casus
    gesprekken = Gesprekstabel(instellingen.lees().gesprekken_database)
    gesprekken.schrijf("g1", Stand("b1", "[]"))
    assert main(["bewaartermijn", "--proef"]) == 0
    proef = capsys.readouterr().out
    assert oud in proef and nieuw not in proef and "Zou worden verwijderd: 1 afweging (ouder dan 730 dagen)." in proef
    assert main(["bewaartermijn"]) == 0
    assert oud in capsys.readouterr().out
    with open_dossier(instellingen.lees().database) as dossier:
        assert [rij.casus for rij in dossier.afwegingen.rijen()] == [nieuw]
    over_een_jaar = datetime.now(timezone.utc) + timedelta(days=40)
    regels = list(bewaartermijn.ruim_op(instellingen.lees(), nu=over_een_jaar))
    assert "Verwijderd: 1 gesprek (ouder dan 1 dag)." in regels and gesprekken.alle() == []


def test_bewaartermijn_zegt_een_dag_en_twee_dagen_en_telt_elke_soort(capsys, monkeypatch):
    monkeypatch.setenv("REGIEWIJZER_KAARTDAGEN", "2")
    with open_dossier(instellingen.lees().database, klok=lambda: datetime.now(timezone.utc) - timedelta(days=3)) as oud:
        oud.postvak.onthoud("g", "b", "{}")
        for kaart in ("een", "twee"):
            oud.kaarten.bewaar("g", kaart, "{}", None, vraagt=True)
        oud.teamsberichten.afgehandeld("g", "merk")
    assert main(["bewaartermijn"]) == 0
    regels = capsys.readouterr().out.splitlines()
    assert "Verwijderd: 1 onthouden antwoord (ouder dan 1 dag)." in regels
    assert "Verwijderd: 2 kaarten van Teams (ouder dan 2 dagen)." in regels
    assert "Verwijderd: 0 afgehandelde berichten van Teams (ouder dan 30 dagen)." in regels


@pytest.mark.parametrize("waarde", ["x", "0", "-1", "1.5"])
def test_bewaartermijn_die_geen_getal_is(capsys, monkeypatch, waarde):
    monkeypatch.setenv("REGIEWIJZER_BEWAARDAGEN", waarde)
    assert main(["bewaartermijn"]) == 2
    assert "REGIEWIJZER_BEWAARDAGEN" in capsys.readouterr().err
