"""Errors of the store, and the translation of database errors into one Dutch line that says what to do.

The text of the driver's own error never gets out: it can hold parts of the URL (a password with an @ in it ends up in
the host name) or of the row ("Failing row contains …"). The log gets the kind of error and its SQLSTATE, which is
enough to search on.
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from sqlalchemy.exc import InterfaceError, OperationalError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolVol

log = logging.getLogger(__name__)


NIET_NU = (
    "Regiewijzer kan nu niet bij de database. Er is niets opgeslagen. "
    "Probeer het over een paar minuten opnieuw, of waarschuw je beheerder."
)
BEZET = "De database is bezet. Er is niets opgeslagen. Probeer het over een minuut opnieuw."


class DossierFout(Exception):
    """The store can't do what was asked; `str()` is one Dutch line for who runs it.

    `gebruiker` is the one for who only uses it: without paths, names of servers, or settings that he can't change.
    """

    def __init__(self, regel: str, gebruiker: str = NIET_NU) -> None:
        super().__init__(regel)
        self.gebruiker = gebruiker


class OnbekendeCasus(DossierFout):
    """There is no stored afweging with this casus code (or with this volgnummer)."""

    def __init__(self, regel: str) -> None:
        super().__init__(regel, regel)


class OngeldigeInvoer(DossierFout):
    """What should be stored isn't storable: a field is missing, of the wrong kind, or not JSON."""

    def __init__(self, regel: str) -> None:
        super().__init__(regel, regel)


# SQLSTATEs of PostgreSQL: appendix "PostgreSQL Error Codes" of its manual.
_PER_SQLSTATE = {
    "55P03": "bezet",  # lock_not_available: our lock_timeout
    "57014": "bezet",  # query_canceled: our statement_timeout
    "40P01": "bezet",  # deadlock_detected
    "53300": "bezet",  # too_many_connections
    "25006": "alleen_lezen",
    "42501": "rechten",
    "53100": "vol",
    "42P01": "leeg",  # undefined_table
}
# SQLite (through Python 3.10) gives no codes, only these fixed English texts.
_PER_TEKST = {
    "database is locked": "bezet",
    "database table is locked": "bezet",
    "readonly database": "alleen_lezen",
    "unable to open database file": "onbereikbaar",
    "database or disk is full": "vol",
    "disk i/o error": "schijf",
    "file is not a database": "geen_database",
    "database disk image is malformed": "geen_database",
    "no such table": "leeg",
}
_ZINNEN = {
    "bezet": "De database ({waar}) is bezet. Er is niets opgeslagen. Probeer het over een minuut opnieuw.",
    "alleen_lezen": "De database ({waar}) is alleen te lezen. Geef Regiewijzer schrijfrechten en probeer het opnieuw.",
    "rechten": "Regiewijzer heeft te weinig rechten in de database ({waar}). Vraag de beheerder om rechten.",
    "vol": "De schijf van de database ({waar}) is vol. Maak ruimte vrij en probeer het opnieuw.",
    "schijf": "De schijf van de database ({waar}) geeft een fout. Laat de beheerder de schijf nakijken.",
    "geen_database": (
        "Dit is geen bruikbare SQLite-database: {waar}. Kies een ander bestand of zet een reservekopie terug."
    ),
    "leeg": "In de database ({waar}) ontbreken de tabellen van Regiewijzer. Start Regiewijzer opnieuw.",
    "onbereikbaar": (
        "De database ({waar}) is niet bereikbaar of weigert de aanmelding. "
        "Controleer of de database werkt en of REGIEWIJZER_DATABASE_URL klopt."
    ),
    "onbekend": "De database ({waar}) geeft een onverwachte fout ({soort}). Meld dit aan de beheerder.",
}


def _oorzaak(fout: SQLAlchemyError) -> str:
    """The kind of failure: a key of `_ZINNEN`."""
    if isinstance(fout, PoolVol):
        return "bezet"
    origineel = getattr(fout, "orig", None)
    sqlstate = getattr(origineel, "pgcode", None)
    if sqlstate:
        return _PER_SQLSTATE.get(sqlstate, "onbereikbaar" if sqlstate[:2] in ("08", "28", "57") else "onbekend")
    tekst = str(origineel).lower()
    for stukje, oorzaak in _PER_TEKST.items():
        if stukje in tekst:
            return oorzaak
    # psycopg2 has no SQLSTATE for what goes wrong while connecting, or when the server goes away.
    if type(origineel).__module__.startswith("psycopg2") and isinstance(fout, (OperationalError, InterfaceError)):
        return "onbereikbaar"
    return "onbekend"


_GETELD: Counter[str] = Counter()
_SLOT = threading.Lock()


def geteld() -> Mapping[str, int]:
    """How often the database failed in this process, by cause (a key of `_ZINNEN`)."""
    with _SLOT:
        return dict(_GETELD)


@contextmanager
def in_het_nederlands(waar: str) -> Iterator[None]:
    """Turn every SQLAlchemy error inside the block into a `DossierFout`. `waar`: the database, as it may be shown."""
    try:
        yield
    except SQLAlchemyError as fout:
        origineel = getattr(fout, "orig", None)
        soort = type(origineel or fout).__name__
        oorzaak = _oorzaak(fout)
        with _SLOT:
            _GETELD[oorzaak] += 1
        log.warning("Databasefout: %s, %s, SQLSTATE %s", oorzaak, soort, getattr(origineel, "pgcode", None))
        # `from None`: a printed traceback would show the driver's text after all.
        regel = _ZINNEN[oorzaak].format(waar=waar, soort=soort)
        raise DossierFout(regel, BEZET if oorzaak == "bezet" else NIET_NU) from None
