"""From a database URL to an engine with safe settings, for SQLite and PostgreSQL."""

from __future__ import annotations

import logging
import os
import re
import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, Connection, Engine, make_url
from sqlalchemy.exc import ArgumentError, DisconnectionError
from sqlalchemy.pool import QueuePool

from bot.dossier.fouten import DossierFout, in_het_nederlands
from bot.gedeeld.eigen import sluit_af

log = logging.getLogger(__name__)

VERBINDEN_S = 3  # seconds to wait for a connection to PostgreSQL
OVERLOOP = 20  # connections to a SQLite file beside the five that stay open
SCHRIJFT = {"schrijft": True}  # execution option of a transaction that writes
_HELE_TABELLEN = {  # as settings of PostgreSQL; a helper process costs more than it brings here
    "enable_seqscan": "off",
    "enable_hashjoin": "off",
    "enable_mergejoin": "off",
    "max_parallel_workers_per_gather": "0",
}
_INSERT: dict[str, Callable[[sa.Table], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


@dataclass(frozen=True)
class Verbinding:
    """What every part of the store works on: the database, how it may be shown to people, and the clock (aware).

    Inside `lees` and `schrijf` every failure of the database becomes a DossierFout.
    """

    engine: Engine
    waar: str
    klok: Callable[[], datetime]

    @contextmanager
    def lees(self) -> Iterator[Connection]:
        with in_het_nederlands(self.waar), self.engine.connect() as verbinding:
            yield verbinding

    @contextmanager
    def lees_kring(self) -> Iterator[Connection]:
        """The same for a list or a count of somebody's circle: looked up one by one, by an index.

        PostgreSQL thinks that reading a whole table is as cheap as looking up a part of it, and that grows with what
        everybody stores.
        """
        with self.lees() as verbinding:
            if verbinding.dialect.name == "postgresql":
                for naam, waarde in _HELE_TABELLEN.items():
                    verbinding.exec_driver_sql(f"SET LOCAL {naam} = {waarde}")
            yield verbinding

    @contextmanager
    def schrijf(self) -> Iterator[Connection]:
        with in_het_nederlands(self.waar), self.begin() as verbinding:
            yield verbinding

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A transaction that writes, for who must tell the failures of the database apart: nothing is translated."""
        with self.engine.execution_options(**SCHRIJFT).begin() as verbinding:
            yield verbinding

    def insert(self, tabel: sa.Table) -> Any:
        """INSERT with ON CONFLICT, which SQLAlchemy has per dialect."""
        return _INSERT[self.engine.dialect.name](tabel)

    def verwijder(self, tabel: sa.Table, welke: Any, *, proef: bool = False) -> int:
        """Delete the rows of `tabel` that `welke` holds for; gives how many. `proef`: only count."""
        if proef:
            with self.lees() as verbinding:
                return int(verbinding.execute(sa.select(sa.func.count()).select_from(tabel).where(welke)).scalar_one())
        with self.schrijf() as verbinding:
            aantal = int(verbinding.execute(sa.delete(tabel).where(welke)).rowcount)
        if aantal:
            self.leeg_wal()
        return aantal

    def leeg_wal(self) -> None:
        """Take deleted rows out of SQLite's -wal file as well; when a reader is in the way, a later checkpoint will."""
        if self.engine.dialect.name != "sqlite":
            return
        with in_het_nederlands(self.waar):
            verbinding = self.engine.raw_connection()
        try:
            verbinding.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except self.engine.dialect.dbapi.Error as fout:
            log.warning("De verwijderde rijen staan nog in het -wal-bestand: %s", type(fout).__name__)
        finally:
            verbinding.close()


def lees_url(url: str) -> tuple[URL, str]:
    """The parsed URL, and how the database may be shown to people. Raises DossierFout; the URL isn't in its text."""
    try:
        gelezen = make_url(re.sub(r"^postgres(ql)?://", "postgresql+psycopg2://", url.strip()))
    except (ArgumentError, ValueError, AttributeError):
        raise DossierFout(
            "REGIEWIJZER_DATABASE_URL is geen geldige database-URL. "
            "Gebruik sqlite:///pad/naar/bestand.db of postgresql://naam:wachtwoord@server/database."
        ) from None
    if gelezen.drivername in ("sqlite", "sqlite+pysqlite"):
        if gelezen.database in (None, "", ":memory:") or str(gelezen.database).startswith("file:"):
            raise DossierFout(
                "Een database in het geheugen bewaart niets. Geef een bestand op: sqlite:///pad/naar/bestand.db."
            )
        return gelezen, str(gelezen.database)
    if gelezen.drivername == "postgresql+psycopg2":
        return gelezen, _toonbaar(gelezen, url)
    raise DossierFout(
        "Regiewijzer werkt met SQLite of PostgreSQL. Begin REGIEWIJZER_DATABASE_URL met sqlite:/// of postgresql://."
    )


def _toonbaar(url: URL, tekst: str) -> str:
    """`PostgreSQL op server/database`; only `PostgreSQL` when an unescaped @ may have put a piece of password there."""
    delen = [str(deel) for deel in (url.host, url.database) if deel]
    if tekst.count("@") > 1 or not delen or not all(re.fullmatch(r"[\w.:-]+", deel) for deel in delen):
        return "PostgreSQL"
    return "PostgreSQL op " + "/".join(delen)


def maak_engine(url: URL, wachttijd: float) -> Engine:
    """An engine that gives up after about `wachttijd` seconds. Makes a SQLite file's folder; connects to nothing."""
    # hide_parameters: answers of a casus don't belong in an error or a log.
    gedeeld: dict[str, Any] = {"future": True, "hide_parameters": True}
    if url.drivername.startswith("sqlite"):
        pad = Path(str(url.database))
        maak_bestand(pad)
        # Connections stay open: the last one to close writes the whole -wal back, four times the work of a turn.
        engine = sa.create_engine(
            url,
            poolclass=QueuePool,
            pool_timeout=wachttijd,
            max_overflow=OVERLOOP,
            connect_args={"check_same_thread": False, "timeout": wachttijd},
            **gedeeld,
        )
        sa.event.listen(engine, "connect", _stel_sqlite_in)
        sa.event.listen(engine, "connect", partial(_onthoud_bestanden, pad))
        sa.event.listen(engine, "checkin", partial(_onthoud_bestanden, pad))
        sa.event.listen(engine, "checkout", partial(_zelfde_bestanden, pad))
        sa.event.listen(engine, "begin", _begin_sqlite)
        return engine
    # tcp_user_timeout: a server that vanished from the network mid-query is noticed too.
    standaard = {"connect_timeout": VERBINDEN_S, "tcp_user_timeout": int(wachttijd * 2000), "client_encoding": "utf8"}
    connect_args = {naam: waarde for naam, waarde in standaard.items() if naam not in url.query}
    engine = sa.create_engine(
        url, connect_args=connect_args, pool_pre_ping=True, pool_timeout=wachttijd, pool_recycle=1800, **gedeeld
    )

    def stel_in(verbinding: Any, _record: Any) -> None:
        with verbinding.cursor() as cursor:
            cursor.execute("SET lock_timeout = %s", (f"{int(wachttijd * 1000)}ms",))
            cursor.execute("SET statement_timeout = %s", (f"{int(wachttijd * 2000)}ms",))
        verbinding.commit()

    sa.event.listen(engine, "connect", stel_in)
    return engine


def naast(pad: Path) -> tuple[Path, ...]:
    """What SQLite keeps beside a database."""
    return tuple(pad.with_name(pad.name + achter) for achter in ("-wal", "-shm"))


def zet_opzij(pad: Path, waarom: str) -> Path:
    """Rename a file, a database with what SQLite keeps beside it; gives its new place. `waarom` comes in its name."""
    weg = pad.with_name(f"{pad.name}.{waarom}-{time.strftime('%Y%m%d-%H%M%S')}-{secrets.token_hex(2)}")
    for van, naar in zip((*naast(pad), pad), (*naast(weg), weg)):
        if van.exists():
            van.rename(naar)
    return weg


def maak_bestand(pad: Path) -> None:
    """Make the folder and an empty file that only its owner can read (SQLite gives -wal and -shm the same rights)."""
    try:
        pad.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(pad, os.O_RDWR | os.O_CREAT, 0o600))
        sluit_af(pad, *naast(pad))
    except OSError as fout:
        raise DossierFout(
            f"Ik kan de database {pad} niet openen of maken ({fout.strerror}). "
            "Controleer de map en de rechten, of kies een andere plek met REGIEWIJZER_VAR."
        ) from None


def _stel_sqlite_in(verbinding: Any, _record: Any) -> None:
    # Python's sqlite3 would send BEGIN too late (not before DDL or SELECT); _begin_sqlite does it instead.
    verbinding.isolation_level = None
    for pragma in ("foreign_keys = ON", "synchronous = FULL", "secure_delete = ON"):
        verbinding.execute(f"PRAGMA {pragma}")


def _onthoud_bestanden(pad: Path, _verbinding: Any, record: Any) -> None:
    """What file this connection is open on, and its -wal once there is one."""
    bestand, wal = record.info.get("bestanden", (_bestand(pad), None))
    record.info["bestanden"] = bestand, wal or _bestand(_wal(pad))


def _zelfde_bestanden(pad: Path, _verbinding: Any, record: Any, _proxy: Any) -> None:
    """A file that was put back or deleted under an open connection would swallow what is written to the old one."""
    bestand, wal = record.info["bestanden"]
    if bestand != _bestand(pad) or wal not in (None, _bestand(_wal(pad))):
        record.info.pop("bestanden")
        raise DisconnectionError("een ander bestand")  # the pool opens a new connection instead


def _wal(pad: Path) -> Path:
    return pad.with_name(f"{pad.name}-wal")


def _bestand(pad: Path) -> tuple[int, int] | None:
    try:
        gegevens = pad.stat()
    except OSError:
        return None
    return gegevens.st_dev, gegevens.st_ino


def _begin_sqlite(verbinding: Any) -> None:
    # A writer takes the write lock at once: a reader that turns writer half-way can't wait, it fails.
    schrijft = verbinding.get_execution_options().get("schrijft")
    verbinding.exec_driver_sql("BEGIN IMMEDIATE" if schrijft else "BEGIN")


def zet_wal_aan(engine: Engine, wachttijd: float) -> None:
    """Switch a SQLite file to WAL (kept in the file), so that reading never waits for writing."""
    einde = time.monotonic() + wachttijd
    while True:
        verbinding = engine.raw_connection()
        try:
            verbinding.cursor().execute("PRAGMA journal_mode = WAL")
            return
        except engine.dialect.dbapi.Error as fout:
            # SQLite doesn't wait here by itself, when two processes switch at once.
            if time.monotonic() > einde or "locked" not in str(fout):
                raise sa.exc.OperationalError("PRAGMA journal_mode", None, fout) from None
            time.sleep(0.05)
        finally:
            verbinding.close()
