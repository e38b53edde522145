"""The prompt that stands before the list and the question, and what it has to remember.

As JSON it is {"op": name, …}.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class BedoelJe:
    """One choice, two values in the same text: which? Or one value that was read and isn't sure (None: "weet ik
    niet"): is it that? `rest`: the contradictions that come after it, as (kenmerk, values).
    """

    kenmerk: str
    waarden: tuple[Any, ...]
    rest: tuple[tuple[str, tuple[Any, ...]], ...] = ()

    @classmethod
    def over(cls, tegenspraken: Iterable[tuple[str, tuple[Any, ...]]]) -> BedoelJe | None:
        """The first of these, then the others; None when there are none."""
        alle = tuple(tegenspraken)
        return cls(*alle[0], alle[1:]) if alle else None

    @property
    def enkel(self) -> bool:
        """Whether it asks if one value is what was meant."""
        return len(self.waarden) == 1

    @property
    def alle(self) -> tuple[tuple[str, tuple[Any, ...]], ...]:
        return ((self.kenmerk, self.waarden), *self.rest)


@dataclass(frozen=True)
class Aanpassen:
    """What of the list isn't right?"""


@dataclass(frozen=True)
class Afwijken:
    """From which besluit, to which uitkomst, and then why."""

    besluit: str | None = None
    uitkomst: str | None = None


@dataclass(frozen=True)
class NieuweCasus:
    """Is what was just told another casus? `vermeldingen`: what was read in it (the fields of a Vermelding), never the
    text; `hier`: the same, read as part of the casus in hand. `onder`: the prompt that comes back after it.
    """

    vermeldingen: tuple[dict[str, Any], ...] = ()
    hier: tuple[dict[str, Any], ...] = ()
    onder: BedoelJe | Aanpassen | Afwijken | None = None


@dataclass(frozen=True)
class Onaf:
    """Really store it, with questions open?"""


@dataclass(frozen=True)
class Stop:
    """Really stop? `onder`: the prompt that comes back when not."""

    onder: BedoelJe | Aanpassen | Afwijken | NieuweCasus | None = None


@dataclass(frozen=True)
class Rust:
    """Something was just stored: nothing is asked."""


Onder = BedoelJe | Aanpassen | Afwijken | NieuweCasus
Wacht = Onder | Onaf | Stop | Rust

_OP: Mapping[type[Wacht], str] = {
    BedoelJe: "bedoel_je",
    Aanpassen: "aanpassen",
    Afwijken: "afwijken",
    NieuweCasus: "nieuwe_casus",
    Onaf: "vastleggen",
    Stop: "stop",
    Rust: "rust",
}
_SOORT = {op: soort for soort, op in _OP.items()}


def op(wacht: Wacht) -> str:
    return _OP[type(wacht)]


def onder(wacht: Wacht | None) -> Onder | None:
    """What comes back when this one is let go."""
    return wacht.onder if isinstance(wacht, Stop | NieuweCasus) else None


def als_json(wacht: Wacht | None) -> dict[str, Any] | None:
    if wacht is None:
        return None
    velden = asdict(wacht)
    if isinstance(wacht, BedoelJe):  # as JSON keeps it
        velden["waarden"] = list(wacht.waarden)
        velden["rest"] = [[kenmerk, list(waarden)] for kenmerk, waarden in wacht.rest]
    if isinstance(wacht, Stop | NieuweCasus):
        velden["onder"] = als_json(wacht.onder)
    return {"op": op(wacht), **velden}


def uit_json(document: Mapping[str, Any] | None) -> Wacht | None:
    """Raises TypeError for another form."""
    if document is None:
        return None
    velden = {**document}
    soort = _SOORT.get(velden.pop("op", None))
    if soort is None:
        raise TypeError("onbekende vraag")
    if soort in (Stop, NieuweCasus):
        velden["onder"] = uit_json(velden.get("onder"))
    if soort is NieuweCasus:
        velden |= {naam: tuple(velden.get(naam, ())) for naam in ("vermeldingen", "hier")}
    if soort is BedoelJe and {"waarden", "rest"} <= velden.keys():
        velden["waarden"] = tuple(velden["waarden"])
        velden["rest"] = tuple((kenmerk, tuple(waarden)) for kenmerk, waarden in velden["rest"])
    return soort(**velden)
