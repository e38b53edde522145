"""Of what somebody is reminded, and when: plain functions over his agenda. The times are in herinneringen.yml."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.afweging.termijnen import is_werkdag
from bot.dossier.aangehouden import Terugpunt
from bot.dossier.agenda import Agendapunt
from bot.dossier.overzicht import Deadline
from bot.schrijfwijze import AMSTERDAM

TABEL = Path(__file__).with_name("herinneringen.yml")
_DAG = timedelta(days=1)
_VOORAF, _VOORBIJ = "vooraf", "voorbij"


@dataclass(frozen=True)
class Tijden:
    """Between which times of which days a message may go."""

    van: time
    tot: time
    werkdagen: bool

    def open(self, nu: datetime) -> bool:
        """Whether one may go now (aware)."""
        hier = nu.astimezone(AMSTERDAM)
        return self._dag(hier.date()) and self.van <= hier.time() < self.tot

    def op_of_voor(self, moment: datetime) -> datetime:
        """This moment when a message may go then; else an hour before the last time that it could have gone."""
        if self.open(moment):
            return moment
        eind = _op(moment.astimezone(AMSTERDAM).date(), self.tot)
        while eind > moment or not self._dag(eind.date()):
            eind = _op(eind.date() - _DAG, self.tot)
        return eind - timedelta(hours=1)

    def _dag(self, dag: date) -> bool:
        return not self.werkdagen or is_werkdag(dag)


@dataclass(frozen=True)
class Regels:
    """The table, read."""

    gewoon: Tijden
    dringend: Tijden
    vooraf: timedelta
    te_laat: timedelta
    woorden: dict[str, frozenset[str]]


@dataclass(frozen=True)
class Herinnering:
    """One thing to say: `sleutel` tells it from every other one, `voorbij` whether the deadline has passed. `terug`: it
    is back on the list of a meeting then, and may have no code yet.
    """

    casus: str | None
    wanneer: date | datetime
    voorbij: bool
    sleutel: str
    terug: bool = False


@lru_cache(maxsize=1)
def regels() -> Regels:
    """The table."""
    t: dict[str, Any] = yaml.safe_load(TABEL.read_text(encoding="utf-8"))
    return Regels(
        _tijden(t["gewoon"]),
        _tijden(t["dringend"]),
        timedelta(hours=t["dringend"]["uren_vooraf"]),
        timedelta(days=t["dagen_te_laat"]),
        {wat: frozenset(zinnen) for wat, zinnen in t["woorden"].items()},
    )


def _tijden(t: dict[str, Any]) -> Tijden:
    return Tijden(time.fromisoformat(t["van"]), time.fromisoformat(t["tot"]), t["werkdagen"] in (True, "ja"))


def te_zeggen(
    punten: Iterable[Agendapunt], nu: datetime, sinds: datetime, terug: Iterable[Terugpunt] = ()
) -> list[Herinnering]:
    """What may be said now of this agenda, and of what is back on the list, to who asked for it at `sinds` (both
    aware): what is due soon, and what has passed since. Also what was said before: the store knows that.
    """
    gevonden = (*(_van(punt, nu, sinds) for punt in punten), *(_terug(punt, nu, sinds) for punt in terug))
    return [herinnering for herinnering in gevonden if herinnering is not None]


def _van(punt: Agendapunt, nu: datetime, sinds: datetime) -> Herinnering | None:
    soort = _nu(punt.deadline, nu, sinds)
    if soort is None:
        return None
    # The whole key: a casus that is weighed again has new deadlines, and one that has moved is another.
    sleutel = f"{punt.casus}:{punt.volgnummer}:{punt.plek}:{soort}"
    return Herinnering(punt.casus, punt.deadline.uiterlijk, soort == _VOORBIJ, sleutel)


def _terug(punt: Terugpunt, nu: datetime, sinds: datetime) -> Herinnering | None:
    soort = _nu(Deadline("", punt.dag), nu, sinds)
    if soort is None:
        return None
    # With the day: what is put off again is told of again.
    return Herinnering(punt.casus, punt.dag, soort == _VOORBIJ, f"terug:{punt.stuk}:{punt.dag}:{soort}", terug=True)


def _nu(deadline: Deadline, nu: datetime, sinds: datetime) -> str | None:
    """How this may be told of now: as what is to come, or what has passed; None: not now."""
    r = regels()
    tijden = r.dringend if isinstance(deadline.uiterlijk, datetime) else r.gewoon
    voorbij = deadline.eind <= nu
    mag = max(sinds, nu - r.te_laat) < deadline.eind if voorbij else _vooraf(deadline.uiterlijk, r) <= nu
    if not mag or not tijden.open(nu):
        return None
    return _VOORBIJ if voorbij else _VOORAF


def _vooraf(uiterlijk: date | datetime, r: Regels) -> datetime:
    """From when a deadline that hasn't passed may be told of."""
    if isinstance(uiterlijk, datetime):
        return r.dringend.op_of_voor(uiterlijk - r.vooraf)
    dag = uiterlijk - _DAG
    while not is_werkdag(dag):
        dag -= _DAG
    return _op(dag, r.gewoon.van)


def _op(dag: date, tijd: time) -> datetime:
    return datetime.combine(dag, tijd, AMSTERDAM)


def gevraagd(tekst: str) -> str | None:
    """What this text asks about reminders: aan, uit or stand; None when it is about something else."""
    kaal = " ".join("".join(teken if teken.isalnum() else " " for teken in tekst.lower()).split())
    return next((wat for wat, zinnen in regels().woorden.items() if kaal in zinnen), None)
