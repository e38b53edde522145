"""The tables: made from nothing, brought up to date, never half."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import timedelta

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from bot.dossier import DossierFout, open_dossier
from bot.dossier.migreren import alembic_config, versie
from bot.dossier.tabellen import KOP, VERSIETABEL, metadata

from .hulp import NU, nieuw

NIEUW_IN_3 = ("postvak", "kaarten", "gespreksmerken", "teamsberichten")
NIEUW_IN_7 = ("hoedanigheden", "caseload", "casusteams", "sleutelproef")
NIEUW_IN_14 = ("herinneringen", "herinnerd")
NIEUW_IN_9 = ("oefensessies", "oefenoordelen")
NIEUW_IN_12 = ("overleggen", "overlegstukken", "aangehouden")
NIEUW_IN_10 = ("oefenkaarten", "oefenuitslagen", "leerpaden")
NIEUW_IN_11 = ("deadlines",)


def test_kop_is_de_nieuwste_migratie():
    assert ScriptDirectory.from_config(alembic_config()).get_heads() == [KOP]


def test_tabellen_zijn_die_van_de_code(dossier):
    with dossier.verbinding.engine.connect() as verbinding:
        assert versie(verbinding) == KOP
        opties = {"version_table": VERSIETABEL, "compare_type": True}
        verschillen = compare_metadata(MigrationContext.configure(verbinding, opts=opties), metadata)
    assert [verschil for verschil in verschillen if "sqlite_sequence" not in str(verschil)] == []


def test_opnieuw_openen_verandert_niets(url, openen):
    rij = openen(url).afwegingen.leg_vast(nieuw())
    assert openen(url).afwegingen.rijen() == [rij]
    assert openen(url).gezond()


def test_een_mislukte_migratie_laat_niets_achter(url, openen):
    dossier = openen(url)
    with dossier.verbinding.begin() as verbinding:
        if verbinding.dialect.name == "postgresql":
            verbinding.execute(sa.text("DROP FUNCTION gebeurtenissen_weiger() CASCADE"))
        for tabel in (
            VERSIETABEL,
            "afwegingen",
            "statussen",
            "sessies",
            "aanmeldpogingen",
            "agendasleutels",
            "gebeurtenissen",
            *NIEUW_IN_14,
            *NIEUW_IN_12,
            *NIEUW_IN_11,
            *NIEUW_IN_7,
            *NIEUW_IN_10,
            *NIEUW_IN_9,
            *NIEUW_IN_3,
        ):
            verbinding.execute(sa.text(f"DROP TABLE {tabel}"))
    # `casusteller` is in the way, halfway the first migration.
    with pytest.raises(DossierFout, match="onverwachte fout"):
        open_dossier(url)
    with dossier.verbinding.engine.connect() as verbinding:
        tabellen = set(sa.inspect(verbinding).get_table_names())
    assert tabellen - {"sqlite_sequence"} == {"casusteller"}


def _alembic(dossier, opdracht, revisie):
    """Bring the database to this revision, as `migreer` does for the newest."""
    config = alembic_config()
    with dossier.verbinding.begin() as verbinding:
        config.attributes["verbinding"] = verbinding
        opdracht(config, revisie)


def _voeg_toe(dossier, *rijen):
    with dossier.verbinding.begin() as verbinding:
        for gesprek, bericht_id, antwoord in rijen:
            verbinding.execute(
                sa.text("INSERT INTO beantwoord VALUES (:gesprek, :bericht_id, 200, :antwoord, :op)").bindparams(
                    sa.bindparam("op", NU, sa.DateTime(timezone=True))
                ),
                {"gesprek": gesprek, "bericht_id": bericht_id, "antwoord": antwoord},
            )


def test_wat_een_oud_dossier_onthield_krijgt_elk_een_eigen_tabel(url, openen):
    dossier = openen(url)
    rij = dossier.afwegingen.leg_vast(nieuw())
    _alembic(dossier, command.downgrade, "0002")
    assert not dossier.gezond()
    inhoud = {"summary": "Hoe veilig? “é”", "kaart": "ab12"}
    _voeg_toe(
        dossier,
        ("g1", "b1", '{"berichten": ["é"]}'),
        ("g1", "verder", "{}"),
        ("g2", "teams-welkom", "{}"),
        ("g2", "teams-af01", "{}"),
        ("g2", "kaart-ab12", json.dumps({"id": "1:7", "inhoud": inhoud})),
        ("g2", "kaart-cd34", json.dumps({"id": "1:8", "inhoud": inhoud})),
        ("g2", "gesloten-cd34", "{}"),
        ("g3", "gesloten-ef56", "{}"),
    )
    nieuwer = openen(url)
    assert nieuwer.afwegingen.rijen() == [rij]
    assert nieuwer.postvak.antwoord("g1", "b1") == '{"berichten": ["é"]}'
    merken = nieuwer.gespreksmerken
    assert [(merken.ging_verder(g), merken.is_verwelkomd(g)) for g in ("g1", "g2", "g3")] == [
        (True, False), (False, True), (False, False),
    ]  # fmt: skip
    assert nieuwer.teamsberichten.gehad("g2", "teams-af01") and not nieuwer.teamsberichten.gehad("g2", "teams-welkom")
    (open_,) = nieuwer.kaarten.lees("g2", "ab12")
    assert (open_.teams_id, open_.open, json.loads(open_.inhoud)) == ("1:7", True, inhoud)
    (dicht,) = nieuwer.kaarten.lees("g2", "cd34")
    assert (dicht.open, dicht.inhoud) == (False, None)
    assert nieuwer.postvak.ruim_op(NU + timedelta(seconds=1)) == 1, "only the answer came here, with its moment"
    assert nieuwer.kaarten.ruim_op(NU + timedelta(seconds=1)) == 2


def test_een_gevuld_dossier_krijgt_de_agenda_erbij(url, openen):
    dossier = openen(url)
    rijen = [dossier.afwegingen.leg_vast(nieuw(door=door)) for door in ("ik", "een ander")]
    dossier.agendasleutels.maak("ik")
    _alembic(dossier, command.downgrade, "0003")
    assert not dossier.gezond()
    nieuwer = openen(url)
    assert nieuwer.gezond() and nieuwer.afwegingen.rijen() == rijen
    assert nieuwer.afwegingen.laatste("ik") == rijen[:1] and not nieuwer.agendasleutels.heeft("ik")
    assert nieuwer.gebeurtenissen.controleer().aantal == 0, "of what was before there was a log, nothing is known"


def test_heen_en_terug_blijft_wat_telt(url, openen):
    dossier = openen(url)
    rij = dossier.afwegingen.leg_vast(nieuw())
    dossier.postvak.onthoud("g", "b1", '{"a": 1}')
    dossier.gespreksmerken.gaat_verder("g")
    dossier.gespreksmerken.verwelkomd("g")
    dossier.teamsberichten.afgehandeld("g", "teams-af01")
    for kaart in ("ab12", "cd34"):
        dossier.kaarten.bewaar("g", kaart, '{"summary": "é"}', "1:7", vraagt=True)
    dossier.kaarten.sluit("g", "cd34", "klik")
    _alembic(dossier, command.downgrade, "0002")
    with dossier.verbinding.engine.connect() as verbinding:
        namen = set(verbinding.execute(sa.text("SELECT bericht_id FROM beantwoord")).scalars())
        tabellen = set(sa.inspect(verbinding).get_table_names())
    assert namen == {"b1", "verder", "teams-welkom", "teams-af01", "kaart-ab12", "gesloten-cd34"}
    assert not tabellen & set(NIEUW_IN_3)
    terug = openen(url)
    assert terug.gezond() and terug.afwegingen.rijen() == [rij]
    assert terug.postvak.antwoord("g", "b1") == '{"a": 1}' and terug.teamsberichten.gehad("g", "teams-af01")
    assert terug.gespreksmerken.ging_verder("g") and terug.gespreksmerken.is_verwelkomd("g")
    (open_,) = terug.kaarten.lees("g", "ab12")
    assert open_.open and open_.inhoud == '{"summary": "é"}'


def test_een_dossier_van_de_eerste_versie_houdt_zijn_rijen(url, openen):
    dossier = openen(url)
    rij = dossier.afwegingen.leg_vast(nieuw())
    _alembic(dossier, command.downgrade, "0002")
    with dossier.verbinding.begin() as verbinding:
        for tabel in ("sessies", "aanmeldpogingen"):
            verbinding.execute(sa.text(f"DROP TABLE {tabel}"))
        verbinding.execute(sa.text(f"UPDATE {VERSIETABEL} SET version_num = '0001'"))
    assert not dossier.gezond()
    assert openen(url).afwegingen.rijen() == [rij]
    assert dossier.gezond()


def test_database_van_een_nieuwere_versie(url, openen):
    dossier = openen(url)
    with dossier.verbinding.begin() as verbinding:
        verbinding.execute(sa.text(f"UPDATE {VERSIETABEL} SET version_num = '9999'"))
    with pytest.raises(DossierFout, match="nieuwere versie van Regiewijzer"):
        open_dossier(url)
    assert not dossier.gezond()


def test_andere_tabellen_in_dezelfde_database_blijven(url, openen):
    engine = sa.create_engine(url.replace("postgresql://", "postgresql+psycopg2://"), future=True)
    if engine.dialect.name == "sqlite":
        os.makedirs(os.path.dirname(engine.url.database))
    with engine.begin() as verbinding:
        verbinding.execute(sa.text("CREATE TABLE events (id integer)"))
        verbinding.execute(sa.text("CREATE TABLE alembic_version (version_num varchar(32))"))
        verbinding.execute(sa.text("INSERT INTO alembic_version VALUES ('van een ander')"))
    openen(url).afwegingen.leg_vast(nieuw())
    with engine.begin() as verbinding:
        assert verbinding.execute(sa.text("SELECT version_num FROM alembic_version")).scalar() == "van een ander"
    engine.dispose()


def test_importeren_raakt_niets_aan(tmp_path):
    code = (
        "import sys, bot.dossier, bot.dossier.overzicht\n"
        "print([m for m in ('rasa', 'tensorflow', 'spacy', 'alembic', 'openpyxl', 'psycopg2') if m in sys.modules])"
    )
    omgeving = os.environ | {"PYTHONPATH": os.getcwd(), "REGIEWIJZER_VAR": str(tmp_path / "var")}
    opdracht = [sys.executable, "-c", code]
    uit = subprocess.run(opdracht, capture_output=True, text=True, check=True, cwd=tmp_path, env=omgeving, timeout=300)
    assert uit.stdout.strip() == "[]"
    assert list(tmp_path.iterdir()) == []
