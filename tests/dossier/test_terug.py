"""The way back after an update, of a filled store: as it was then, and nothing of now lost."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command

from bot.dossier import OngeldigeInvoer, open_dossier
from bot.dossier.migreren import alembic_config, versie
from bot.dossier.tabellen import VERSIETABEL, metadata
from bot.dossier.terug import zet_terug
from bot.opdrachten.regiewijzer import main

from .hulp import nieuw

TABELLEN = [*metadata.tables, VERSIETABEL]


def engine_van(url):
    return sa.create_engine(url.replace("postgresql://", "postgresql+psycopg2://"), future=True)


def inhoud(url):
    """Every row of every table of ours, as the database has them."""
    engine = engine_van(url)
    with engine.connect() as verbinding:
        hier = sorted(set(sa.inspect(verbinding).get_table_names()) & set(TABELLEN) - {"sleutelproef"})
        uit = {t: sorted(map(str, verbinding.execute(sa.text(f"SELECT * FROM {t}")).all())) for t in hier}
    engine.dispose()
    return uit


def verlaag(url, revisie):
    """A store of before: filled, with the tables of this migration."""
    config = alembic_config()
    engine = engine_van(url)
    with engine.begin() as verbinding:
        config.attributes["verbinding"] = verbinding
        command.downgrade(config, revisie)
    engine.dispose()


@pytest.mark.parametrize("revisie", ["0003", "0005", "0008", "0011"])
def test_een_gevuld_dossier_vooruit_en_weer_terug(url, revisie):
    with open_dossier(url) as dossier:
        rijen = [
            dossier.afwegingen.leg_vast(nieuw(afwijking={"besluit": "b", "uitkomst": "u", "reden": "é"}))
            for _ in range(3)
        ]
        dossier.afwegingen.leg_vast(nieuw(casus=rijen[0].casus))
        dossier.agendasleutels.maak("ik")
    verlaag(url, revisie)
    toen = inhoud(url)
    with open_dossier(url) as dossier:
        assert dossier.gezond() and dossier.afwegingen.rijen()[:3] == rijen
        assert [p.casus for p in dossier.deadlines.punten(None, rijen[0].vastgelegd_op)] == [r.casus for r in rijen]
        later = dossier.afwegingen.leg_vast(nieuw())
        dossier.afwegingen.verwijder(rijen[1].casus)
    nummer, weg = zet_terug(url)
    assert nummer == revisie and inhoud(url) == toen
    # What was stored with the new version isn't lost.
    if url.startswith("sqlite"):
        with open_dossier(f"sqlite:///{weg}") as opzij:
            assert later in opzij.afwegingen.rijen()
    else:
        schema = weg.removeprefix("schema ")
        engine = engine_van(url)
        with engine.connect() as verbinding:
            assert later.casus in verbinding.execute(sa.text(f"SELECT casus FROM {schema}.afwegingen")).scalars().all()
        engine.dispose()
    # And forward again: it works as before, a number is given out once, what is stored doesn't change.
    with open_dossier(url) as dossier:
        assert dossier.afwegingen.rijen()[:3] == rijen
        nog_een = dossier.afwegingen.leg_vast(nieuw())
        assert nog_een.casus == "R-2026-0004" or nog_een.casus.endswith("-0004")
        assert nog_een.id > max(r.id for r in dossier.afwegingen.rijen()[:4])
        with pytest.raises(sa.exc.DBAPIError, match="verandert niet"), dossier.verbinding.begin() as verbinding:
            verbinding.execute(sa.text("UPDATE afwegingen SET profiel = 'anders'"))
        assert dossier.gebeurtenissen.controleer().breuk is None


def test_zonder_kopie_of_met_een_ander_nummer_verandert_er_niets(url):
    with open_dossier(url) as dossier:
        rij = dossier.afwegingen.leg_vast(nieuw())
    with pytest.raises(OngeldigeInvoer, match="geen kopie"):
        zet_terug(url)
    verlaag(url, "0008")
    with open_dossier(url) as dossier:
        assert dossier.afwegingen.rijen() == [rij]
    with pytest.raises(OngeldigeInvoer, match="Kies uit: 0008"):
        zet_terug(url, "0005; DROP")
    with open_dossier(url) as dossier:
        assert dossier.afwegingen.rijen() == [rij]


def test_de_opdracht(tmp_path: Path, monkeypatch, capsys):
    monkeypatch.setenv("REGIEWIJZER_VAR", str(tmp_path))
    monkeypatch.delenv("REGIEWIJZER_DATABASE_URL", raising=False)
    url = f"sqlite:///{tmp_path / 'dossier.db'}"
    assert main(["terug"]) == 2 and "geen kopie" in capsys.readouterr().err
    with open_dossier(url) as dossier:
        dossier.afwegingen.leg_vast(nieuw())
    verlaag(url, "0008")
    with open_dossier(url) as dossier:
        assert dossier.gezond()
        assert main(["terug"]) == 2 and "draait nog" in capsys.readouterr().err
    assert main(["terug", "0008"]) == 0
    uit = capsys.readouterr().out
    assert "tabellen 0008" in uit and "voor-terug" in uit and "de versie van Regiewijzer van toen" in uit
    engine = engine_van(url)
    with engine.connect() as verbinding:
        assert versie(verbinding) == "0008"
    engine.dispose()
    assert (tmp_path / "dossier.db").stat().st_mode & 0o077 == 0
