"""A copy of the store as it was, made before its tables change: the way back when a new version turns out wrong.

SQLite: a file beside it. PostgreSQL: tables beside them, in the same transaction. `regiewijzer bewaartermijn` takes
copies away that are older than KOPIE_DAGEN.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from bot.dossier.tabellen import metadata
from bot.gedeeld.eigen import sluit_af

KOPIE_DAGEN = 30


def bewaar(verbinding: Connection, was: str, nu: datetime) -> None:
    """Keep what this database holds under the name of the migration that it `was` at; a copy that is there stays."""
    if verbinding.dialect.name == "sqlite":
        _kopieer(Path(str(verbinding.engine.url.database)), was)
        return
    aanwezig = set(sa.inspect(verbinding).get_table_names())
    for tabel in metadata.tables:
        kopie = f"voor_{was}_{tabel}"
        if tabel in aanwezig and kopie not in aanwezig:
            verbinding.exec_driver_sql(f'CREATE TABLE "{kopie}" AS TABLE "{tabel}"')
            verbinding.exec_driver_sql(f"COMMENT ON TABLE \"{kopie}\" IS '{nu.date().isoformat()}'")


def ruim_op(engine: Engine, nu: datetime, *, proef: bool = False) -> int:
    """Take away copies of more than KOPIE_DAGEN ago; gives how many (of PostgreSQL: tables). `proef`: only count."""
    grens = nu - timedelta(days=KOPIE_DAGEN)
    if engine.dialect.name == "sqlite":
        return _ruim_bestanden_op(Path(str(engine.url.database)), grens, proef)
    with engine.begin() as verbinding:
        kijk = sa.inspect(verbinding)
        namen = [n for n in kijk.get_table_names() if n.startswith("voor_") and n.split("_", 2)[-1] in metadata.tables]
        oud = [n for n in namen if (kijk.get_table_comment(n)["text"] or "9") < grens.date().isoformat()]
        for naam in [] if proef else oud:
            verbinding.exec_driver_sql(f'DROP TABLE "{naam}"')
    return len(oud)


def _kopieer(pad: Path, was: str) -> None:
    kopie = pad.with_name(f"{pad.name}.voor-migratie-{was}")
    if kopie.exists():
        return
    half = kopie.with_name(f".{kopie.name}.{os.getpid()}")
    try:
        os.close(os.open(half, os.O_CREAT | os.O_WRONLY, 0o600))
        with closing(sqlite3.connect(pad)) as bron, closing(sqlite3.connect(half)) as doel:
            bron.backup(doel)
            doel.execute("PRAGMA journal_mode = DELETE")
        os.replace(half, kopie)
        sluit_af(kopie)
    finally:
        half.unlink(missing_ok=True)


def _ruim_bestanden_op(pad: Path, grens: datetime, proef: bool) -> int:
    oud = [
        kopie
        for kopie in pad.parent.glob(f"{pad.name}.voor-migratie-*")
        if datetime.fromtimestamp(kopie.stat().st_mtime, timezone.utc) < grens
    ]
    for kopie in [] if proef else oud:
        kopie.unlink(missing_ok=True)
    return len(oud)
