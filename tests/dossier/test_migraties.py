"""The tables: made from nothing, brought up to date, never half."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from bot.dossier import DossierFout, open_dossier
from bot.dossier.migreren import alembic_config, versie
from bot.dossier.tabellen import KOP, VERSIETABEL, metadata

from .hulp import nieuw


def test_kop_is_de_nieuwste_migratie():
    assert ScriptDirectory.from_config(alembic_config()).get_heads() == [KOP]


def test_tabellen_zijn_die_van_de_code(dossier):
    with dossier._engine.connect() as verbinding:
        assert versie(verbinding) == KOP
        opties = {"version_table": VERSIETABEL, "compare_type": True}
        verschillen = compare_metadata(MigrationContext.configure(verbinding, opts=opties), metadata)
    assert [verschil for verschil in verschillen if "sqlite_sequence" not in str(verschil)] == []


def test_opnieuw_openen_verandert_niets(url, openen):
    rij = openen(url).leg_vast(nieuw())
    assert openen(url).rijen() == [rij]
    assert openen(url).gezond()


def test_een_mislukte_migratie_laat_niets_achter(url, openen):
    dossier = openen(url)
    with dossier._schrijf() as verbinding:
        for tabel in (VERSIETABEL, "afwegingen", "beantwoord", "sessies", "aanmeldpogingen"):
            verbinding.execute(sa.text(f"DROP TABLE {tabel}"))
    # `casusteller` is in the way, halfway the first migration.
    with pytest.raises(DossierFout, match="onverwachte fout"):
        open_dossier(url)
    with dossier._engine.connect() as verbinding:
        tabellen = set(sa.inspect(verbinding).get_table_names())
    assert tabellen - {"sqlite_sequence"} == {"casusteller"}


def test_een_dossier_van_de_eerste_versie_houdt_zijn_rijen(url, openen):
    dossier = openen(url)
    rij = dossier.leg_vast(nieuw())
    with dossier._schrijf() as verbinding:
        for tabel in ("sessies", "aanmeldpogingen"):
            verbinding.execute(sa.text(f"DROP TABLE {tabel}"))
        verbinding.execute(sa.text(f"UPDATE {VERSIETABEL} SET version_num = '0001'"))
    assert not dossier.gezond()
    assert openen(url).rijen() == [rij]
    assert dossier.gezond()


def test_database_van_een_nieuwere_versie(url, openen):
    dossier = openen(url)
    with dossier._schrijf() as verbinding:
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
    openen(url).leg_vast(nieuw())
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
