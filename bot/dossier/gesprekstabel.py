"""Where running conversations live: one small row a conversation (SQLAlchemy; SQLite or PostgreSQL). No Rasa here."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import QueuePool

from bot.dossier.kluis import GetypteTekst, SleutelFout
from bot.dossier.verbinding import lees_url, maak_bestand, maak_engine, zet_opzij

WACHTTIJD = 5.0  # seconds to wait for a lock
KAPOT = (
    "Het bestand met lopende gesprekken was kapot en staat nu als {weg}. Lopende gesprekken beginnen opnieuw; "
    "het dossier staat er nog."
)

METADATA = sa.MetaData()
GESPREKKEN = sa.Table(
    "gesprekken",
    METADATA,
    sa.Column("gesprek", sa.String(255), primary_key=True),
    sa.Column("bericht_id", sa.String(255)),  # the last message that was handled
    sa.Column("gebeurtenissen", GetypteTekst, nullable=False),  # JSON array of Rasa events, of the last turns only
    sa.Column("bijgewerkt", sa.Float, nullable=False, index=True),  # unix time, seconds
)


def zet_opzij_wat_kapot_is(url: str) -> Path | None:
    """Rename a SQLite file of conversations that can't be read, with what SQLite keeps beside it; gives its new place.

    None when there is nothing wrong, or nothing to look at (PostgreSQL, no file yet). Only conversations that run are
    in it, so it is no reason not to start; it is kept for who wants to save something from it.
    """
    adres, _ = lees_url(url)
    pad = Path(str(adres.database))
    if adres.get_backend_name() != "sqlite" or not pad.is_file() or not _is_kapot(pad):
        return None
    return zet_opzij(pad, "kapot")


def _is_kapot(pad: Path) -> bool:
    with closing(sqlite3.connect(pad, timeout=WACHTTIJD)) as verbinding:
        try:
            uitslag = verbinding.execute("PRAGMA quick_check(1)").fetchone()
            return uitslag is None or uitslag[0] != "ok"
        except sqlite3.OperationalError:  # in use, or the disk is full: something else, that is said elsewhere
            return False
        except sqlite3.DatabaseError:
            return True


@dataclass(frozen=True)
class Stand:
    """One conversation as it was saved."""

    bericht_id: str | None
    gebeurtenissen: str


class Gesprekstabel:
    """Reads and writes whole conversations.

    Every call is one short transaction; errors of the database pass through.
    """

    def __init__(self, url: str) -> None:
        adres, _ = lees_url(url)
        self.sqlite = adres.get_backend_name() == "sqlite"
        if self.sqlite:
            pad = Path(str(adres.database))
            maak_bestand(pad)
            # One connection that stays open: opening the file anew for each call costs more than the call.
            self.engine = sa.create_engine(
                adres,
                future=True,
                hide_parameters=True,
                poolclass=QueuePool,
                pool_size=1,
                max_overflow=0,
                connect_args={"check_same_thread": False, "timeout": WACHTTIJD},
            )
            sa.event.listen(self.engine, "connect", _pragmas)
        else:
            self.engine = maak_engine(adres, WACHTTIJD)
        METADATA.create_all(self.engine)

    def lees(self, gesprek: str) -> Stand | None:
        vraag = sa.select(GESPREKKEN.c.bericht_id, GESPREKKEN.c.gebeurtenissen).where(GESPREKKEN.c.gesprek == gesprek)
        try:
            with self.engine.connect() as verbinding:
                rij = verbinding.execute(vraag).first()
        except SleutelFout:
            return None  # of a key that is gone: it begins anew, as after its term
        return Stand(*rij) if rij else None

    def schrijf(self, gesprek: str, stand: Stand) -> None:
        waarden = {
            "bericht_id": stand.bericht_id,
            "gebeurtenissen": stand.gebeurtenissen,
            "bijgewerkt": time.time(),
        }
        with self.engine.begin() as verbinding:
            gewijzigd = verbinding.execute(
                sa.update(GESPREKKEN).where(GESPREKKEN.c.gesprek == gesprek).values(**waarden)
            )
            if gewijzigd.rowcount == 0:
                verbinding.execute(sa.insert(GESPREKKEN).values(gesprek=gesprek, **waarden))

    def alle(self) -> list[str]:
        with self.engine.connect() as verbinding:
            return list(verbinding.execute(sa.select(GESPREKKEN.c.gesprek)).scalars())

    def ruim_op(self, ouder_dan: float, proef: bool = False) -> int:
        """Remove conversations without a message since this unix time; the number removed (with `proef`: that would
        be).
        """
        oud = GESPREKKEN.c.bijgewerkt < ouder_dan
        with self.engine.begin() as verbinding:
            if proef:
                return int(
                    verbinding.execute(sa.select(sa.func.count()).select_from(GESPREKKEN).where(oud)).scalar_one()
                )
            return int(verbinding.execute(sa.delete(GESPREKKEN).where(oud)).rowcount)


def _pragmas(verbinding: Any, _: object) -> None:
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "secure_delete=ON"):
        verbinding.execute(f"PRAGMA {pragma}")
