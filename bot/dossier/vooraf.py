"""A copy of the store as it was, made before its tables change: the way back when a new version turns out wrong.

SQLite: a file beside it. PostgreSQL: tables beside them, in the same transaction. What was typed is encrypted in a copy
where there are keys, and the version that it is the way back to knew of keys. `regiewijzer bewaartermijn` takes copies
away that are older than KOPIE_DAGEN, and where what was typed is readable, than LEESBAAR_DAGEN.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from datetime import datetime, timedelta, timezone
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.pool import NullPool

from bot import instellingen
from bot.dossier import sleutels
from bot.dossier.kluis import SleutelFout
from bot.dossier.tabellen import metadata
from bot.gedeeld.eigen import sluit_af

KOPIE_DAGEN = 30
LEESBAAR_DAGEN = 7
KENT_SLEUTELS = "0007"  # the first migration of which the code reads what is encrypted
_BESTAND, _TABEL = ".voor-migratie-", "voor_"


def _versleutelt(nummer: str) -> bool:
    return bool(instellingen.sleutels()) and nummer >= KENT_SLEUTELS


def kopie_dagen(nummer: str = KENT_SLEUTELS) -> int:
    """How many days the copy of this migration stays, with the keys of now."""
    return KOPIE_DAGEN if _versleutelt(nummer) else LEESBAAR_DAGEN


def nummers(engine: Engine) -> list[str]:
    """The migrations of which there is a copy, the last one last."""
    if engine.dialect.name == "sqlite":
        return [_nummer_van(pad) for pad in _bestanden(Path(str(engine.url.database)))]
    return sorted({naam.split("_")[1] for naam in _tabellen(engine)})


def bestand(pad: Path, nummer: str) -> Path:
    """The copy of a SQLite store at this path."""
    return pad.with_name(f"{pad.name}{_BESTAND}{nummer}")


def tabellen(verbinding: Connection, nummer: str) -> list[str]:
    """The tables in PostgreSQL that are the copy of this migration."""
    return [naam for naam in _tabellen(verbinding) if naam.split("_")[1] == nummer]


def bewaar(verbinding: Connection, was: str, nu: datetime) -> None:
    """Keep what this database holds under the name of the migration that it `was` at; a copy that is there stays.

    Raises SleutelFout, with nothing kept, when our keys don't open what is there.
    """
    if verbinding.dialect.name == "sqlite":
        _kopieer(Path(str(verbinding.engine.url.database)), was)
        return
    aanwezig = set(sa.inspect(verbinding).get_table_names())
    for tabel in metadata.tables:
        kopie = f"voor_{was}_{tabel}"
        if tabel in aanwezig and kopie not in aanwezig:
            verbinding.exec_driver_sql(f'CREATE TABLE "{kopie}" AS TABLE "{tabel}"')
            verbinding.exec_driver_sql(f"COMMENT ON TABLE \"{kopie}\" IS '{nu.date().isoformat()}'")
            if _versleutelt(was):
                sleutels.versleutel(verbinding, {tabel: _als(kopie, tabel)})


def draai(engine: Engine) -> int:
    """Encrypt the copies with the first key as well; gives how many of them. One that our keys don't open stays as it
    is: who has its key can still go back to it.
    """
    aantal = 0
    for nummer in filter(_versleutelt, nummers(engine)):
        with suppress(SleutelFout):
            if engine.dialect.name == "sqlite":
                _versleutel(bestand(Path(str(engine.url.database)), nummer))
            else:
                with engine.begin() as verbinding:
                    kopieen = {naam.split("_", 2)[-1]: naam for naam in tabellen(verbinding, nummer)}
                    sleutels.versleutel(verbinding, {tabel: _als(naam, tabel) for tabel, naam in kopieen.items()})
            aantal += 1
    return aantal


def _als(kopie: str, tabel: str) -> sa.Table:
    return metadata.tables[tabel].to_metadata(sa.MetaData(), name=kopie)


def _versleutel(pad: Path) -> None:
    """What was typed in a copy that is a file. Its old pages are overwritten, nothing stays beside it, and it is as old
    as it was.
    """
    tijden = pad.stat()
    engine = sa.create_engine(f"sqlite:///{pad}", poolclass=NullPool, hide_parameters=True)
    sa.event.listen(engine, "connect", lambda verbinding, _: verbinding.execute("PRAGMA secure_delete = ON"))
    with engine.begin() as verbinding, sleutels.zonder_slot(verbinding):
        sleutels.versleutel(verbinding, dict(metadata.tables))
    os.utime(pad, ns=(tijden.st_atime_ns, tijden.st_mtime_ns))


def ruim_op(engine: Engine, nu: datetime, *, proef: bool = False) -> int:
    """Take away copies of more than `kopie_dagen` ago; gives how many (of PostgreSQL: tables). `proef`: only count."""
    if engine.dialect.name == "sqlite":
        return _ruim_bestanden_op(Path(str(engine.url.database)), nu, proef)
    with engine.begin() as verbinding:
        kijk = sa.inspect(verbinding)
        oud = [
            n for n in _tabellen(verbinding) if (kijk.get_table_comment(n)["text"] or "9") < _grens(nu, n.split("_")[1])
        ]
        for naam in [] if proef else oud:
            verbinding.exec_driver_sql(f'DROP TABLE "{naam}"')
    return len(oud)


def _grens(nu: datetime, nummer: str) -> str:
    return (nu - timedelta(days=kopie_dagen(nummer))).date().isoformat()


def _tabellen(bind: Engine | Connection) -> list[str]:
    namen = sa.inspect(bind).get_table_names()
    return [n for n in namen if n.startswith(_TABEL) and n.split("_", 2)[-1] in metadata.tables]


def _bestanden(pad: Path) -> list[Path]:
    return sorted(pad.parent.glob(f"{pad.name}{_BESTAND}*"))


def _nummer_van(kopie: Path) -> str:
    return kopie.name.rpartition(_BESTAND)[2]


def _kopieer(pad: Path, was: str) -> None:
    kopie = bestand(pad, was)
    if kopie.exists():
        return
    half = kopie.with_name(f".{kopie.name}.{os.getpid()}")
    try:
        os.close(os.open(half, os.O_CREAT | os.O_WRONLY, 0o600))
        with closing(sqlite3.connect(pad)) as bron, closing(sqlite3.connect(half)) as doel:
            bron.backup(doel)
            doel.execute("PRAGMA journal_mode = DELETE")
        if _versleutelt(was):
            _versleutel(half)
        os.replace(half, kopie)
        sluit_af(kopie)
    finally:
        half.unlink(missing_ok=True)


def _ruim_bestanden_op(pad: Path, nu: datetime, proef: bool) -> int:
    oud = [
        kopie
        for kopie in _bestanden(pad)
        if datetime.fromtimestamp(kopie.stat().st_mtime, timezone.utc)
        < nu - timedelta(days=kopie_dagen(_nummer_van(kopie)))
    ]
    for kopie in [] if proef else oud:
        kopie.unlink(missing_ok=True)
    return len(oud)
