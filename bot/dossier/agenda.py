"""What has to be done by when in the stored casussen: the deadlines of the last afweging of each.

Works on rows as programs get them (`Rij.als_json`, docs/contract.md). A later afweging of a casus replaces the
deadlines of the one before: they follow what was decided last. Of a casus that was closed nothing is due any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from functools import lru_cache
from typing import Any

from bot.dossier.model import moment
from bot.dossier.overzicht import Deadline, lees_deadline
from bot.dossier.stand import Status
from bot.schrijfwijze import AMSTERDAM

_WEEK = timedelta(days=7)


class Haast(str, Enum):
    """How near a deadline is, on a Dutch calendar."""

    TE_LAAT = "te_laat"
    VANDAAG = "vandaag"
    WEEK = "deze_week"  # in the seven days after today
    LATER = "later"


HAAST = {Haast.TE_LAAT: "te laat", Haast.VANDAAG: "vandaag", Haast.WEEK: "deze week", Haast.LATER: "later"}


@dataclass(frozen=True)
class Agendapunt:
    """One deadline of one casus. `plek`: its place in the row, which never changes; `door`: who stored it."""

    casus: str
    volgnummer: int
    plek: int
    termijn: str
    deadline: Deadline
    haast: Haast
    door: str
    vastgelegd_op: str

    @property
    def dag(self) -> date:
        """The day in the Netherlands on which it's due."""
        return _dag(self.deadline)

    def als_json(self) -> dict[str, Any]:
        """As programs get it (docs/contract.md)."""
        tot = self.deadline.uiterlijk
        return {
            "casus": self.casus,
            "volgnummer": self.volgnummer,
            "id": self.termijn,
            "label": self.deadline.label,
            "uiterlijk": tot.isoformat(),
            "haast": self.haast.value,
            "door": self.door,
        }


@dataclass(frozen=True)
class Groep:
    """What is equally near: how many there are, and the first of them."""

    haast: Haast
    aantal: int
    punten: tuple[Agendapunt, ...]

    def als_json(self) -> dict[str, Any]:
        """As the conversation gets it."""
        return {"haast": self.haast.value, "aantal": self.aantal, "punten": [p.als_json() for p in self.punten]}


def agenda(rijen: Iterable[Mapping[str, Any]], nu: datetime) -> list[Agendapunt]:
    """The deadlines of the last row of each casus among `rijen`, the earliest first. `nu` is aware."""
    laatste: dict[str, Mapping[str, Any]] = {}
    for rij in rijen:
        vorige = laatste.get(rij["casus"])
        if vorige is None or rij["volgnummer"] > vorige["volgnummer"]:
            laatste[rij["casus"]] = rij
    lopend = (rij for rij in laatste.values() if rij.get("status") != Status.AFGESLOTEN.value)
    punten = [punt for rij in lopend for punt in _punten(rij, nu)]
    return sorted(punten, key=lambda p: (p.deadline.eind, p.casus, p.plek))


def _punten(rij: Mapping[str, Any], nu: datetime) -> Iterable[Agendapunt]:
    for plek, termijn in enumerate(rij["termijnen"]):
        deadline = lees_deadline(termijn)
        if deadline is not None:
            yield Agendapunt(
                rij["casus"],
                rij["volgnummer"],
                plek,
                str(termijn.get("id") or ""),
                deadline,
                haast(deadline, nu),
                rij["door"],
                rij["vastgelegd_op"],
            )


def _dag(deadline: Deadline) -> date:
    tot = deadline.uiterlijk
    return tot.astimezone(AMSTERDAM).date() if isinstance(tot, datetime) else tot


def tot(hoe_gauw: Haast, nu: datetime) -> datetime | None:
    """The last end (`Deadline.eind`) of what is this near at `nu`; None: there is no last. A day ends at midnight."""
    morgen = nu.astimezone(AMSTERDAM).date() + timedelta(days=1)
    einden = {Haast.TE_LAAT: nu, Haast.VANDAAG: moment(morgen), Haast.WEEK: moment(morgen + _WEEK)}
    return einden.get(hoe_gauw)


def haast(deadline: Deadline, nu: datetime) -> Haast:
    """How near this is at `nu` (aware)."""
    eind = deadline.eind
    return next(hoe_gauw for hoe_gauw, einde in _grenzen(nu) if einde is None or eind <= einde)


@lru_cache(maxsize=8)
def _grenzen(nu: datetime) -> tuple[tuple[Haast, datetime | None], ...]:
    return tuple((hoe_gauw, tot(hoe_gauw, nu)) for hoe_gauw in Haast)
