"""The audit log, after NEN 7513: who did what with which casus, when and from where. Table `gebeurtenissen`.

A line is only ever added (the database refuses to change or delete one), and holds the hash of the line before it: who
changes or takes out a line after all, breaks the chain from there on. A chain that was written anew as a whole is whole
in itself; who kept the last hash elsewhere sees that it isn't in it any more.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.dossier.model import controleer_tekst
from bot.dossier.tabellen import gebeurtenissen
from bot.dossier.verbinding import Verbinding
from bot.schrijfwijze import AMSTERDAM

OPDRACHT = "opdracht"  # who and from where, of what a command on the server does
BEGIN = "0" * 64  # what the first line has for the hash of the line before it
_PG_GRENDEL = 7_204_331_901  # any fixed number: the advisory lock of the chain
_PER_KEER = 1000


class Wat(str, Enum):
    """What was done."""

    VASTGELEGD = "vastgelegd"
    AFGEWEKEN = "afgeweken"
    VASTGESTELD = "vastgesteld"
    VOORGELEGD = "voorgelegd"  # to whoever decides in doubt
    BEANTWOORD = "beantwoord"
    AFGESLOTEN = "afgesloten"
    INGEZIEN = "ingezien"
    UITGEVOERD = "uitgevoerd"  # taken out as a file or a list
    VERWIJDERD = "verwijderd"
    AANGEMELD = "aangemeld"
    AFGEMELD = "afgemeld"
    GEWEIGERD = "geweigerd"


@dataclass(frozen=True)
class Gebeurtenis:
    """`wie` is a pseudonym, or the name of a command; `rollen` those that he had then; `namens` on whose behalf: a
    gemeente and teams, whom a program names, the account that gave a command;
    `casus` a code, or None when it is about none or more; `kanaal` from where: web, teams, api, kalender, opdracht.
    """

    wie: str
    wat: Wat
    kanaal: str
    casus: str | None = None
    rollen: tuple[str, ...] = ()
    namens: str = ""

    def __post_init__(self) -> None:
        for naam in ("wie", "kanaal"):
            controleer_tekst(naam, getattr(self, naam))
        if self.casus is not None:
            controleer_tekst("casus", self.casus, 20)


@dataclass(frozen=True)
class Logregel:
    """One line of the log, as it is stored; `op` is aware, in UTC."""

    nummer: int
    op: datetime
    wie: str
    rollen: str
    wat: str
    casus: str | None
    kanaal: str
    vorige: str
    hash: str
    namens: str

    def als_json(self) -> dict[str, Any]:
        """As programs get it (docs/contract.md)."""
        return {**vars(self), "op": self.op.astimezone(AMSTERDAM).isoformat(timespec="seconds")}


@dataclass(frozen=True)
class Breuk:
    """The first line at which the chain isn't what it was."""

    nummer: int
    reden: str


@dataclass(frozen=True)
class Keuring:
    """What checking the whole log gave: how many lines, the hash of the last one, where it is broken, and before which
    lines the clock was set back (that breaks nothing).
    """

    aantal: int
    kop: str
    breuk: Breuk | None
    klok_terug: tuple[int, ...] = ()


def voeg_toe(verbinding: Connection, nu: datetime, *nieuwe: Gebeurtenis) -> None:
    """Add lines in this transaction, that writes: they are there exactly when what they tell is."""
    if verbinding.dialect.name == "postgresql":  # SQLite has one writer at a time anyway
        verbinding.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_PG_GRENDEL})")
    laatste = (
        sa.select(gebeurtenissen.c.nummer, gebeurtenissen.c.hash).order_by(gebeurtenissen.c.nummer.desc()).limit(1)
    )
    rij = verbinding.execute(laatste).first()
    nummer, vorige = (int(rij[0]), str(rij[1])) if rij else (0, BEGIN)
    for gebeurtenis in nieuwe:
        nummer += 1
        velden = {
            "nummer": nummer,
            "op": nu,
            "wie": gebeurtenis.wie,
            "rollen": " ".join(sorted(gebeurtenis.rollen)),
            "wat": gebeurtenis.wat.value,
            "casus": gebeurtenis.casus,
            "kanaal": gebeurtenis.kanaal,
            "vorige": vorige,
            "namens": gebeurtenis.namens[:255],
        }
        vorige = _hash(velden)
        verbinding.execute(sa.insert(gebeurtenissen).values(**velden, hash=vorige))


class Gebeurtenissen:
    """The log of one open store. Every method raises DossierFout when the database fails."""

    def __init__(self, verbinding: Verbinding) -> None:
        self._op = verbinding

    def noteer(self, *nieuwe: Gebeurtenis) -> None:
        """Add lines about what isn't a change of the store: looking, taking out, signing in, being refused."""
        if nieuwe:
            with self._op.schrijf() as verbinding:
                voeg_toe(verbinding, self._op.klok(), *nieuwe)

    def regels(self, casus: str | None = None, hoeveel: int = 100) -> list[Logregel]:
        """The last `hoeveel` lines, the newest first: all, or what touched one casus (taking all out did too)."""
        welke = []
        if casus is not None:
            eigen = gebeurtenissen.c.casus == controleer_tekst("casus", casus).strip().upper()
            alles = gebeurtenissen.c.casus.is_(None) & (gebeurtenissen.c.wat == Wat.UITGEVOERD.value)
            welke.append(eigen | alles)
        vraag = sa.select(gebeurtenissen).where(*welke).order_by(gebeurtenissen.c.nummer.desc()).limit(hoeveel)
        with self._op.lees() as verbinding:
            return [Logregel(**rij) for rij in verbinding.execute(vraag).mappings()]

    def laatste_momenten(self, grens: datetime) -> tuple[datetime | None, datetime | None]:
        """When the last line was written, and the last one of before `grens`; None: there is none."""
        vraag = sa.select(gebeurtenissen.c.op).order_by(gebeurtenissen.c.nummer.desc()).limit(1)
        with self._op.lees() as verbinding:
            laatste = verbinding.execute(vraag).scalar()
            daarvoor = verbinding.execute(vraag.where(gebeurtenissen.c.op < grens)).scalar()
        return laatste, daarvoor

    def controleer(self, kop: str | None = None) -> Keuring:
        """Go over the whole chain. `kop`: a hash that was kept elsewhere, and must be in it."""
        nummer, vorige, gezien = 0, BEGIN, kop is None
        klok, terug = None, []
        with self._op.lees() as verbinding:
            for regel in _alle(verbinding):
                nummer += 1
                if regel["nummer"] != nummer:
                    return Keuring(nummer - 1, vorige, Breuk(nummer, "deze regel ontbreekt"))
                if regel["vorige"] != vorige:
                    return Keuring(nummer - 1, vorige, Breuk(nummer, "deze regel sluit niet aan op de vorige"))
                if _hash(regel) != regel["hash"]:
                    return Keuring(nummer - 1, vorige, Breuk(nummer, "deze regel is veranderd"))
                if klok is not None and regel["op"] < klok:
                    terug.append(nummer)
                klok = regel["op"]
                vorige = str(regel["hash"])
                gezien = gezien or vorige == kop
        breuk = None if gezien else Breuk(nummer + 1, "de hash die je bewaarde, komt niet in het logboek voor")
        return Keuring(nummer, vorige, breuk, tuple(terug))


def _alle(verbinding: Connection) -> Iterator[Mapping[str, Any]]:
    """Every line in order, without having all of them in memory."""
    vraag = sa.select(gebeurtenissen).order_by(gebeurtenissen.c.nummer).execution_options(stream_results=True)
    for deel in verbinding.execute(vraag).mappings().partitions(_PER_KEER):
        yield from deel


def _hash(velden: Mapping[str, Any]) -> str:
    inhoud = [
        velden["nummer"],
        velden["op"].timestamp(),
        *(velden[naam] for naam in ("wie", "rollen", "wat", "casus", "kanaal", "vorige")),
    ]
    if velden["namens"]:  # lines of before it was kept hash as they did
        inhoud.append(velden["namens"])
    return hashlib.sha256(json.dumps(inhoud, ensure_ascii=False).encode()).hexdigest()
