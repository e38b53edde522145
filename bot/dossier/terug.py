"""The way back after an update: the store as it was, from the copy that was made before its tables changed.

What stands there now is set aside, not thrown away: SQLite, the file under another name; PostgreSQL, the tables in a
schema of their own. For who starts the version of before again: this version would bring the tables up to date anew.
"""

from __future__ import annotations

import os
import secrets
import shutil
import time
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine

from bot.dossier import vooraf
from bot.dossier.fouten import OngeldigeInvoer, in_het_nederlands
from bot.dossier.migreren import alleen, bij
from bot.dossier.tabellen import VERSIETABEL, metadata
from bot.dossier.verbinding import lees_url, maak_engine, zet_opzij

_WACHTTIJD = 30.0  # seconds for a lock, half of what a statement may take
_FUNCTIES = ("gebeurtenissen_weiger", "afwegingen_weiger_wijziging")  # of the triggers, made with their table


def zet_terug(url: str, nummer: str | None = None) -> tuple[str, str]:
    """Put the copy back that was made at migration `nummer`, by default the last one; gives that number, and where
    what stood there went. The copy itself stays. Nothing may have the store open.

    Raises OngeldigeInvoer when there is no such copy, DossierFout when the database fails: then nothing has changed.
    """
    adres, waar = lees_url(url)
    with in_het_nederlands(waar):
        engine = maak_engine(adres, _WACHTTIJD)
        try:
            gekozen = _kies(vooraf.nummers(engine), nummer)
            if engine.dialect.name == "sqlite":
                return gekozen, str(_bestand_terug(Path(str(adres.database)), gekozen))
            return gekozen, _tabellen_terug(engine, gekozen)
        finally:
            engine.dispose()


def _kies(nummers: list[str], nummer: str | None) -> str:
    if not nummers:
        raise OngeldigeInvoer("Er is geen kopie van voor het bijwerken. Zet een reservekopie terug met: herstel.")
    if nummer is not None and nummer not in nummers:
        raise OngeldigeInvoer(f"Er is geen kopie met nummer {nummer[:20]!r}. Kies uit: {', '.join(nummers)}.")
    return nummer or nummers[-1]


def _bestand_terug(pad: Path, nummer: str) -> Path:
    bijna = pad.with_name(f".{pad.name}.terug")
    try:
        shutil.copyfile(vooraf.bestand(pad, nummer), bijna)
        bijna.chmod(0o600)
        weg = zet_opzij(pad, "voor-terug")
        os.replace(bijna, pad)
    finally:
        bijna.unlink(missing_ok=True)
    return weg


def _tabellen_terug(engine: Engine, nummer: str) -> str:
    opzij = f"voor_terug_{time.strftime('%Y%m%d_%H%M%S')}_{secrets.token_hex(2)}"
    with alleen(engine) as verbinding:
        verbinding.exec_driver_sql(f'CREATE SCHEMA "{opzij}"')
        hier = set(sa.inspect(verbinding).get_table_names())
        for naam in (*metadata.tables, VERSIETABEL):
            if naam in hier:
                verbinding.exec_driver_sql(f'ALTER TABLE "{naam}" SET SCHEMA "{opzij}"')
        for naam in _FUNCTIES:
            verbinding.exec_driver_sql(f'ALTER FUNCTION "{naam}"() SET SCHEMA "{opzij}"')
        bij(verbinding, nummer)
        for kopie in vooraf.tabellen(verbinding, nummer):
            _vul(verbinding, kopie, kopie.split("_", 2)[-1])
    return f"schema {opzij}"


def _vul(verbinding: Connection, kopie: str, tabel: str) -> None:
    """The rows of the copy in the table that was just made, and its numbers go on where they were."""
    namen = [kolom["name"] for kolom in sa.inspect(verbinding).get_columns(kopie)]
    kolommen = ", ".join(f'"{naam}"' for naam in namen)
    verbinding.exec_driver_sql(f'INSERT INTO "{tabel}" ({kolommen}) SELECT {kolommen} FROM "{kopie}"')
    if "id" in namen:
        hoogste = f'(SELECT max(id) FROM "{tabel}")'
        verbinding.exec_driver_sql(
            f"SELECT setval(pg_get_serial_sequence('{tabel}', 'id'), coalesce({hoogste}, 1), {hoogste} IS NOT NULL)"
        )
