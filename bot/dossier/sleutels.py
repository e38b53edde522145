"""The keys of a store: whether ours fit, and encrypting everything anew with the first one of the ring."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot import instellingen
from bot.dossier.kluis import GetypteTekst, GetyptJson
from bot.dossier.tabellen import metadata, sleutelproef
from bot.dossier.verbinding import Verbinding

_PROEF, _NUMMER = "past", 1
_PER_KEER = 500


def controleer(op: Verbinding) -> None:
    """Raise SleutelFout before anything is written with a key that doesn't fit what is there."""
    with op.lees() as verbinding:
        heeft = verbinding.execute(sa.select(sleutelproef.c.proef)).scalar()
    if heeft is None and instellingen.sleutels():
        rij = op.insert(sleutelproef).values(nummer=_NUMMER, proef=_PROEF).on_conflict_do_nothing()
        with op.schrijf() as verbinding:
            verbinding.execute(rij)


def draai(op: Verbinding) -> int:
    """Encrypt all that was typed with the first key, in one transaction; gives how many fields. Without keys: 0.

    What was stored says the same after it. Raises SleutelFout when some of it can't be read: then nothing changes.
    """
    if not instellingen.sleutels():
        return 0
    with op.schrijf() as verbinding, zonder_slot(verbinding):
        aantal = sum(_draai(verbinding, tabel, kolom) for tabel, kolom in _kolommen())
        verbinding.execute(sa.delete(sleutelproef))
        verbinding.execute(sa.insert(sleutelproef).values(nummer=_NUMMER, proef=_PROEF))
    op.leeg_wal()
    return aantal


@contextmanager
def zonder_slot(verbinding: Connection) -> Iterator[None]:
    """Without the triggers that refuse to change a stored row, in this transaction alone: what a row says stays."""
    tabellen = sorted({tabel.name for tabel, _ in _kolommen()})
    if verbinding.dialect.name == "postgresql":
        for naam in tabellen:
            verbinding.exec_driver_sql(f"ALTER TABLE {naam} DISABLE TRIGGER USER")
        yield
        for naam in tabellen:
            verbinding.exec_driver_sql(f"ALTER TABLE {naam} ENABLE TRIGGER USER")
        return
    vraag = sa.text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN :tabellen")
    sloten = verbinding.execute(vraag.bindparams(sa.bindparam("tabellen", tabellen, expanding=True))).all()
    for naam, _ in sloten:
        verbinding.exec_driver_sql(f"DROP TRIGGER {naam}")
    yield
    for _, sql in sloten:
        verbinding.exec_driver_sql(sql)


def controleer_bestand(pad: Path) -> None:
    """Raise SleutelFout when our keys don't open the SQLite store in this file, a copy of one; it isn't changed."""
    with closing(sqlite3.connect(f"{pad.absolute().as_uri()}?mode=ro", uri=True)) as verbinding:
        try:
            gevonden = verbinding.execute(f"SELECT proef FROM {sleutelproef.name}").fetchone()
        except sqlite3.Error:
            return  # of before there were keys, or no store at all: that is said elsewhere
    if gevonden is not None:
        GetypteTekst().process_result_value(gevonden[0], None)


def versleutel(verbinding: Connection, tabellen: Mapping[str, sa.Table]) -> int:
    """Encrypt what was typed in these tables (by the name that they have in the store) with the first key; gives how
    many fields. Of tables of before a column may be missing. Without keys nothing changes. Raises SleutelFout.
    """
    if not instellingen.sleutels():
        return 0
    kijk = sa.inspect(verbinding)
    aantal = 0
    for tabel, kolom in _kolommen():
        hier = tabellen.get(tabel.name)
        if hier is not None and kolom.name in {gevonden["name"] for gevonden in kijk.get_columns(hier.name)}:
            aantal += _draai(verbinding, hier, hier.c[kolom.name])
    return aantal


def lees_alles(op: Verbinding) -> int:
    """Read all that was typed; gives how many fields. Raises SleutelFout at the first that our keys don't open."""
    with op.lees() as verbinding:
        return sum(sum(1 for _ in _velden(verbinding, tabel, kolom)) for tabel, kolom in _kolommen())


def _kolommen() -> Iterator[tuple[sa.Table, sa.Column]]:
    for tabel in metadata.sorted_tables:
        for kolom in tabel.columns:
            if tabel is not sleutelproef and isinstance(kolom.type, (GetypteTekst, GetyptJson)):
                yield tabel, kolom


def _velden(verbinding: Connection, tabel: sa.Table, kolom: sa.Column) -> Iterator[Any]:
    """Per row its key, and last what was typed."""
    sleutel = list(tabel.primary_key.columns)
    vraag = sa.select(*sleutel, kolom).where(kolom.is_not(None)).order_by(*sleutel)
    for deel in verbinding.execute(vraag.execution_options(stream_results=True)).partitions(_PER_KEER):
        yield from deel


def _draai(verbinding: Connection, tabel: sa.Table, kolom: sa.Column) -> int:
    sleutel = list(tabel.primary_key.columns)
    aantal = 0
    for rij in list(_velden(verbinding, tabel, kolom)):
        deze = [k == waarde for k, waarde in zip(sleutel, rij, strict=False)]
        verbinding.execute(sa.update(tabel).where(*deze).values({kolom.name: rij[-1]}))
        aantal += 1
    return aantal
