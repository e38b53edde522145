"""Who asks, what he wants to do, and the circle of casussen that he may do it with."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

TABEL = Path(__file__).with_name("rechten.yml")


class Vanwie(str, Enum):
    """Whose casus it is; JA: it isn't about a stored one."""

    JA = "ja"
    EIGEN = "eigen"
    TEAM = "team"
    TER_BESPREKING = "ter_bespreking"


class Daad(str, Enum):
    """What somebody wants to do; the rows of the table."""

    OEFENEN = "oefenen"
    LEIDEN = "leiden"
    BEGELEIDEN = "begeleiden"
    AFWEGEN = "afwegen"
    OVERLEGGEN = "overleggen"
    INZIEN = "inzien"
    VASTLEGGEN = "vastleggen"
    BESPREKEN = "bespreken"
    MEENEMEN = "meenemen"
    AGENDA = "agenda"
    TELLEN = "tellen"
    LOGBOEK = "logboek"
    VERWIJDEREN = "verwijderen"
    BEHEREN = "beheren"


@dataclass(frozen=True)
class Wie:
    """Who asks: a pseudonym, the roles and teams that he has now, the gemeente that he works for ("": there is but
    one), and on whose behalf a program says that it asks.
    """

    id: str
    rollen: frozenset[str] = frozenset()
    teams: frozenset[str] = frozenset()
    gemeente: str = ""
    opgave: str = ""

    @property
    def namens(self) -> str:
        """On whose behalf, for the audit log: whom a program names; else the gemeente and the teams."""
        return (self.opgave or "/".join(filter(None, (self.gemeente, ",".join(sorted(self.teams))))))[:255]


@dataclass(frozen=True)
class Bereik:
    """The casussen that somebody may do something with: his own, those of these teams, those that are ter bespreking;
    all of them in this gemeente alone.
    """

    gemeente: str
    door: str | None = None
    teams: frozenset[str] = frozenset()
    ter_bespreking: bool = False

    def __bool__(self) -> bool:
        return bool(self.door is not None or self.teams or self.ter_bespreking)


@lru_cache(maxsize=1)
def rechten() -> Mapping[str, Mapping[Daad, frozenset[Vanwie]]]:
    """Role → deed → whose. Raises ValueError when the table says something that doesn't exist."""
    gelezen: dict[str, Any] = yaml.safe_load(TABEL.read_text(encoding="utf-8"))
    over_casus = {Daad(daad): bool(inhoud["casus"] in (True, "ja")) for daad, inhoud in gelezen["daden"].items()}
    uit: dict[str, dict[Daad, frozenset[Vanwie]]] = {}
    for rol, daden in gelezen["rollen"].items():
        uit[rol] = {}
        for daad, vanwie in daden.items():
            wiens = frozenset(Vanwie("ja" if w is True else w) for w in vanwie)
            if (Vanwie.JA in wiens) == over_casus[Daad(daad)]:
                raise ValueError(f"{TABEL.name}: {rol}, {daad}: {sorted(w.value for w in wiens)} kan hier niet.")
            uit[rol][Daad(daad)] = wiens
    return uit


def _wiens(wie: Wie, daad: Daad) -> frozenset[Vanwie]:
    per_rol = (rechten().get(rol, {}).get(daad, frozenset()) for rol in wie.rollen)
    return frozenset().union(*per_rol)


def mag(wie: Wie, daad: Daad) -> bool:
    """Whether his roles let him do this at all; with whose casussen, says `bereik`."""
    return bool(_wiens(wie, daad))


def mag_iets_van(wie: Wie, daad: Daad) -> bool:
    """Whether he may do this with casussen of others."""
    return bool(_wiens(wie, daad) - {Vanwie.EIGEN, Vanwie.JA})


def bereik(wie: Wie, daad: Daad, *, alleen: Vanwie | None = None) -> Bereik:
    """The casussen that he may do this with; `alleen`: of those, what he may because of this."""
    wiens = _wiens(wie, daad) & (frozenset(Vanwie) if alleen is None else frozenset((alleen,)))
    return Bereik(
        wie.gemeente,
        wie.id if Vanwie.EIGEN in wiens else None,
        wie.teams if Vanwie.TEAM in wiens else frozenset(),
        Vanwie.TER_BESPREKING in wiens,
    )
