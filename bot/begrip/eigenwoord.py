"""Which of our own words a text asks about: those that no kader explains but that stand on the screen."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from bot.begrip.tabel import tabel
from bot.begrip.vakwoord import sleutel


@dataclass(frozen=True)
class EigenWoord:
    """`erbij`: it adds to what a kader says of the term."""

    term: str
    betekenis: str
    namen: tuple[str, ...] = ()
    erbij: bool = False


def eigen_woord(tekst: str) -> EigenWoord | None:
    """The one with the longest name that the text holds, else None."""
    woorden = tekst.split()
    vensters = {
        sleutel(" ".join(woorden[van:tot])) for van in range(len(woorden)) for tot in range(van + 1, len(woorden) + 1)
    }
    genoemd = [(len(naam), woord.term) for naam, woord in _op_naam().items() if naam in vensters]
    return next((w for w in _woorden() if genoemd and w.term == max(genoemd)[1]), None)


@lru_cache(maxsize=1)
def _woorden() -> tuple[EigenWoord, ...]:
    return tuple(EigenWoord(**{**rij, "namen": tuple(rij["namen"])}) for rij in tabel("eigen_woorden"))


@lru_cache(maxsize=1)
def _op_naam() -> dict[str, EigenWoord]:
    return {sleutel(naam): woord for woord in _woorden() for naam in (woord.term, *woord.namen)}
