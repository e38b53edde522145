"""The words for people, and what each says of who it is (taal/personen.yml): the one list that every reader uses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from bot.begrip.tabel import tabel, vervangingen

KIND, OUDER, VOLWASSEN, BUITEN = "kind", "ouder", "volwassene", "buiten"
BROER, WERKER, IEMAND = "broer", "werker", "iemand"


@dataclass(frozen=True)
class Mens:
    """What one word says of somebody; the table explains each field. `gewoon`: the usual word ("moeder" for "mam")."""

    gewoon: str
    soort: str
    meer: bool = False
    geslacht: str = ""
    van: str = ""
    klein: bool = False
    jong: bool = False
    bepaald: bool = False
    aanspreek: bool = False
    werk: bool = False
    omgang: bool = False


@dataclass(frozen=True)
class Persoon:
    """A person at word `plek`: `soort` is kind, ouder, volwassene or buiten (not one of the people concerned)."""

    plek: int
    soort: str
    achter_voorzetsel: bool


@cache
def mensen() -> Mapping[str, Mens]:
    """Every word of the table, folded."""
    return {
        woord: mens for soort, rijen in tabel("personen").items() for rij in rijen for woord, mens in _rij(soort, rij)
    }


def _rij(soort: str, rij: Mapping[str, str | bool]) -> Iterator[tuple[str, Mens]]:
    gewoon = str(rij["woord"])
    gezegd = {naam: waarde for naam, waarde in rij.items() if naam not in ("woord", "ook", "meer")}
    for woord in (gewoon, *str(rij.get("ook", "")).split()):
        yield woord, Mens(gewoon, soort, **gezegd)  # type: ignore[arg-type]
    for woord in str(rij.get("meer", "")).split():
        yield woord, Mens(gewoon, soort, meer=True, **gezegd)  # type: ignore[arg-type]


def mens(woord: str) -> Mens | None:
    """Whom a folded word names, an abbreviation too ("va"); None when it names nobody."""
    return mensen().get(woord) or mensen().get(vervangingen("afkortingen", "voluit").get(woord, ""))


@cache
def groep(*soorten: str, **velden: str | bool) -> frozenset[str]:
    """The words of these kinds (of any, without) that have these values: `groep("kind", klein=True)`."""
    return frozenset(
        woord
        for woord, mens in mensen().items()
        if (not soorten or mens.soort in soorten)
        and all(getattr(mens, veld) == waarde for veld, waarde in velden.items())
    )
