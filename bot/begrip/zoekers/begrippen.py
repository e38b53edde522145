"""The concepts behind the values (taal/begrippen.yml): their names, which are neighbours, and whose kenmerk each is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.begrip.tabel import tabel

_JA_NEE = {"ja": True, "nee": False}


@dataclass(frozen=True)
class Deel:
    """One value that a concept can be; `over` is whose it then is, empty when that doesn't matter."""

    kenmerk: str
    waarde: Any
    over: str = ""


def naam(kenmerk: str, waarde: Any) -> str:
    """The name of a concept: that of its value, or of the concept that more kenmerken share."""
    gezegd = {"True": "ja", "False": "nee"}.get(str(waarde), str(waarde))
    eigen = f"{kenmerk}.{gezegd}"
    return _gedeeld().get(eigen, eigen)


def delen(begrip: str) -> tuple[Deel, ...]:
    """The values that a concept is named after, for one person or another."""
    rijen = tabel("begrippen")["begrippen"].get(begrip, [{"waarde": begrip}])
    return tuple(_deel(rij) for rij in rijen)


@cache
def alle_delen(begrip: str) -> tuple[Deel, ...]:
    """The same, with what it is besides, of another or for the other doelgroep."""
    return (*delen(begrip), *(_deel(rij) for rij in tabel("begrippen")["ook"].get(begrip, ())))


@cache
def namen(kenmerk: str, waarde: Any) -> frozenset[str]:
    """The concepts that are this value."""
    ook = (
        begrip
        for begrip in tabel("begrippen")["ook"]
        for deel in alle_delen(begrip)
        if (deel.kenmerk, deel.waarde) == (kenmerk, waarde)
    )
    return frozenset({naam(kenmerk, waarde), *ook})


def _deel(rij: Mapping[str, str]) -> Deel:
    kenmerk, _, waarde = rij["waarde"].partition(".")
    return Deel(kenmerk, _JA_NEE.get(waarde, waarde), rij.get("over", ""))


@cache
def _gedeeld() -> Mapping[str, str]:
    return {rij["waarde"]: begrip for begrip, rijen in tabel("begrippen")["begrippen"].items() for rij in rijen}


@cache
def doelgroep_van(kenmerk: str) -> str | None:
    """The doelgroep that a kenmerk is only asked of."""
    return next((groep for groep, rij in tabel("begrippen")["alleen"].items() if kenmerk in rij), None)


@cache
def verdraagt(zekerheid: str) -> frozenset[str]:
    """The concepts that may hold words of denial, doubt or the past themselves."""
    return frozenset(tabel("begrippen")["zelf"].get(zekerheid, ()))


@cache
def uit_het_geheel() -> frozenset[str]:
    """The concepts that follow from a text as a whole: no clause of it states one."""
    return frozenset(tabel("begrippen")["uit_het_geheel"])


@cache
def liever(kenmerk: str, waarde: Any) -> tuple[tuple[str, Any], ...]:
    """The values that a clause rather states, when it speaks for them more than for this one."""
    rijen = tabel("begrippen")["liever"].get(f"{kenmerk}.{waarde}", ())
    return tuple((deel.kenmerk, deel.waarde) for deel in map(_deel, ({"waarde": rij} for rij in rijen)))


@cache
def is_gevaar(kenmerk: str, waarde: Any) -> bool:
    """Whether it means danger, violence or haste: never lightly taken back."""
    return f"{kenmerk}.{waarde}" in tabel("begrippen")["gevaar"]
