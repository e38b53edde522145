"""What a team put off: it outlives its meeting and comes back on the list of the first one from its day on.

Table `aangehouden`. Kept in the transaction of the meeting (bot.dossier.overleggen).
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.dossier.model import moment
from bot.dossier.tabellen import aangehouden
from bot.dossier.verbinding import Verbinding
from bot.schrijfwijze import datum
from bot.toegang import Bereik

_EVEN = 30  # days that something without a day stays: then somebody should have looked
_MEESTE = 200  # of one person that are looked at, the earliest first
AANHOUDEN = "aanhouden"


@dataclass(frozen=True)
class Van:
    """Whose it is: of a team, or without one of whoever put it off."""

    gemeente: str
    team: str
    door: str

    def welke(self) -> Any:
        """The rows of the table that are."""
        eigen = () if self.team else (aangehouden.c.door == self.door,)
        return sa.and_(aangehouden.c.gemeente == self.gemeente, aangehouden.c.team == self.team, *eigen)


@dataclass(frozen=True)
class Terugpunt:
    """Something that is back on the list on this day: what it is known by, and the code of what was stored of it."""

    stuk: str
    dag: date
    casus: str | None

    def als_json(self) -> dict[str, Any]:
        """As the conversation gets it."""
        return {"casus": self.casus, "dag": self.dag.isoformat()}


class Aangehouden:
    """Those of one open store. Every method raises DossierFout when the database fails."""

    def __init__(self, verbinding: Verbinding) -> None:
        self._op = verbinding

    def op_de_lijst(self, kring: Bereik, van: date | None = None, tot: date | None = None) -> list[Terugpunt]:
        """What the teams of this circle put off until a day (from `van`, to `tot`), the earliest first; of who is in no
        team what he put off himself. Not what has no day: the 30 days of that are ours, and nobody said them.
        """
        binnen = [aangehouden.c.terug_op >= moment(van)] if van else []
        binnen += [aangehouden.c.terug_op <= moment(tot)] if tot else []
        eigen = sa.and_(aangehouden.c.team == "", aangehouden.c.door == kring.door)
        vraag = (
            sa.select(aangehouden.c.stuk, aangehouden.c.inhoud)
            .where(aangehouden.c.gemeente == kring.gemeente, *binnen)
            .where(sa.or_(aangehouden.c.team.in_(sorted(kring.teams)), eigen))
            .order_by(aangehouden.c.terug_op, aangehouden.c.stuk)
            .limit(_MEESTE)
        )
        with self._op.lees() as verbinding:
            rijen = [(stuk, json.loads(inhoud)) for stuk, inhoud in verbinding.execute(vraag)]
        return [
            Terugpunt(stuk, date.fromisoformat(inhoud["besluit"]["terug"]), inhoud.get("laatste_code"))
            for stuk, inhoud in rijen
            if (inhoud.get("besluit") or {}).get("terug")
        ]

    def ruim_op(self, ouder_dan: date | datetime, *, proef: bool = False) -> int:
        """Forget what should have been back on a list before `ouder_dan`; gives how many. `proef`: only count."""
        return self._op.verwijder(aangehouden, aangehouden.c.terug_op < moment(ouder_dan), proef=proef)


def terug(verbinding: Connection, van: Van, dag: date) -> list[dict[str, Any]]:
    """What is back on the list on that day, not decided yet, the oldest first. It stays kept until it is decided: a
    meeting that nobody finished loses nothing.
    """
    tot = moment(dag + timedelta(days=1))
    vraag = sa.select(aangehouden.c.inhoud).where(van.welke(), aangehouden.c.terug_op < tot)
    gevonden = verbinding.execute(vraag.order_by(aangehouden.c.terug_op)).scalars()
    return [_weer_op_de_lijst(json.loads(inhoud)) for inhoud in gevonden]


def _weer_op_de_lijst(stuk: dict[str, Any]) -> dict[str, Any]:
    besluit = stuk.get("besluit") or {}
    door = f", van {besluit['door']}" if besluit.get("door") else ""
    terug_op = f" Terug op de lijst: {datum(date.fromisoformat(besluit['terug']))}." if besluit.get("terug") else ""
    return {**stuk, "besluit": None, "eerder": f"Eerder aangehouden. Nodig was: {besluit['nodig']}{door}.{terug_op}"}


def houd_bij(verbinding: Connection, op: Verbinding, van: Van, stukken: Sequence[Mapping[str, Any]]) -> None:
    """Keep what was put off (its text, without the conversation), forget what was decided."""
    for stuk in stukken:
        besluit = stuk.get("besluit")
        if besluit is None:
            continue
        if besluit["soort"] != AANHOUDEN:
            vergeet(verbinding, van, [stuk["id"]])
            continue
        dag = date.fromisoformat(besluit["terug"]) if besluit.get("terug") else op.klok().date() + timedelta(_EVEN)
        waarden = {"terug_op": moment(dag), "inhoud": json.dumps({**stuk, "beeld": None})}
        rij = op.insert(aangehouden).values(stuk=stuk["id"], **vars(van), **waarden)
        # Never over that of another team: an id that somebody made up is not his to change.
        verbinding.execute(rij.on_conflict_do_update(index_elements=["stuk"], set_=waarden, where=van.welke()))


def vergeet(verbinding: Connection, van: Van, stukken: Collection[str]) -> None:
    """What was decided, or taken off the list."""
    if stukken:
        verbinding.execute(sa.delete(aangehouden).where(van.welke(), aangehouden.c.stuk.in_(sorted(stukken))))
