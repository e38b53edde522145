"""Bring a database to the newest tables. Safe when several processes start at once: one migrates, the others wait."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from bot.dossier import vooraf
from bot.dossier.caseload import bouw_op
from bot.dossier.fouten import DossierFout
from bot.dossier.tabellen import KOP, VERSIETABEL
from bot.dossier.verbinding import SCHRIJFT

if TYPE_CHECKING:
    from alembic.config import Config

_PG_GRENDEL = 7_204_331_900  # any fixed number: the advisory lock of our migrations
_draad_grendel = threading.Lock()  # Alembic keeps its context in a module


def migreer(engine: Engine) -> None:
    """Run what is missing, all or nothing; first, of what is there, a copy.

    Raises DossierFout for a database of a newer Regiewijzer, SQLAlchemyError when the database fails.
    """
    with engine.connect() as verbinding:
        if versie(verbinding) == KOP:
            return  # the usual case: no lock, and no 0.7 s import of Alembic
    with alleen(engine) as verbinding:
        was = versie(verbinding)
        if was == KOP:
            return  # another process did, while we waited
        if was is not None and was < KOP:
            vooraf.bewaar(verbinding, was, datetime.now(timezone.utc))
        bij(verbinding)
        bouw_op(verbinding)


@contextmanager
def alleen(engine: Engine) -> Iterator[Connection]:
    """A transaction in which no other process of ours changes tables."""
    with _draad_grendel, engine.execution_options(**SCHRIJFT).begin() as verbinding:
        if verbinding.dialect.name == "postgresql":
            # Waiting for another process's migration may take longer than a turn of a conversation may.
            verbinding.exec_driver_sql("SET LOCAL lock_timeout = '60s'")
            verbinding.exec_driver_sql("SET LOCAL statement_timeout = '10min'")
            verbinding.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_PG_GRENDEL})")
        yield verbinding


def versie(verbinding: Connection) -> str | None:
    """The migration that this database is at; None for a database without our tables."""
    if not sa.inspect(verbinding).has_table(VERSIETABEL):
        return None
    gevonden: str | None = verbinding.execute(sa.text(f"SELECT version_num FROM {VERSIETABEL}")).scalar()
    return gevonden


def alembic_config() -> Config:
    """Alembic's configuration, made in code: there is no alembic.ini."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migraties").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def bij(verbinding: Connection, tot: str = "head") -> None:
    """Run the migrations up to this one, in this transaction; of a newer Regiewijzer: raises DossierFout."""
    from alembic import command
    from alembic.script.revision import ResolutionError
    from alembic.util import CommandError

    config = alembic_config()
    config.attributes["verbinding"] = verbinding
    try:
        command.upgrade(config, tot)
    except CommandError as fout:
        if not isinstance(fout.__cause__, ResolutionError):
            raise
        raise DossierFout(
            "Deze database is van een nieuwere versie van Regiewijzer. "
            "Werk Regiewijzer bij, of gebruik een andere database."
        ) from None
