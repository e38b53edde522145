"""The table of context (bot/taal/verband.yml) as rules; the file itself says what its columns mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache
from typing import Any

from bot.begrip.mensen import groep
from bot.begrip.patroon import Zoeker
from bot.begrip.tabel import tabel

_WOORD = re.compile(r"(?<![\w&#=*])[a-z0-9/,;:.!?]+")
_GATEN = ("..", "...", ",..")
_LIJST = re.compile(r"&([\w.]+)")
_KANTEN = {"ervoor", "erna", "erin", "erover", "volgende_zin"}
_RIJEN = ("kant", "tot", "langs", "na")  # columns with more than one name or word


@dataclass(frozen=True, eq=False)
class Regel:
    """One row: its expressions and how they reach a mention."""

    soort: str
    zeg: tuple[str, ...]
    kant: tuple[str, ...] = ()
    reikt: int | None = None
    vanaf: int = 0
    tot: tuple[str, ...] = ()
    langs: tuple[str, ...] = ()
    na: tuple[str, ...] = ()
    vrij: bool = False
    vast: bool = False
    telt_niet: bool = False
    heft_op: bool = False
    mits: str = ""
    tenzij: str = ""
    begint: str = ""
    met: str = ""
    zin: str = ""


_KOLOMMEN = frozenset(veld.name for veld in fields(Regel))


@dataclass(frozen=True)
class Verbanden:
    """All rows, what each kind makes of a mention (in order; `apart`: only asked for), and what finds the expressions.

    What lies between an expression and a mention is looked for by `tussenin`, and only when there is an expression.
    """

    regels: tuple[Regel, ...]
    dan: Mapping[str, str]
    apart: frozenset[str]
    zoeker: Zoeker
    tussenin: Zoeker


@cache
def verbanden() -> Verbanden:
    return lees(tabel("verband"))


def lees(opgave: Mapping[str, Any]) -> Verbanden:
    """The table from what is written in it. ValueError names what can't be read."""
    soorten = opgave["soorten"]
    groepen = {soort: deel["regels"] for soort, deel in soorten.items()}
    for naam in ("grenzen", "langs"):
        groepen |= {f"{naam} {deel}": rijen for deel, rijen in opgave[naam].items()}
    regels = tuple(regel for soort, rijen in groepen.items() for regel in _regels(soort, rijen))
    for regel in regels:
        _controleer(regel, opgave)
    return Verbanden(
        regels,
        {soort: deel["dan"] for soort, deel in soorten.items()},
        frozenset(soort for soort, deel in soorten.items() if deel.get("apart")),
        _zoeker((regel for regel in regels if regel.soort in soorten), opgave["lijsten"]),
        _zoeker((regel for regel in regels if regel.soort not in soorten), opgave["lijsten"]),
    )


def _zoeker(regels: Iterable[Regel], lijsten: Mapping[str, Any]) -> Zoeker:
    return Zoeker((_patroon(zin, lijsten), regel) for regel in regels for zin in regel.zeg)


def _regels(soort: str, rijen: Sequence[Any]) -> Iterator[Regel]:
    voor_alle: dict[str, Any] = {}
    for rij in rijen:
        kolommen = {"zeg": rij} if isinstance(rij, str) else dict(rij)
        if "zeg" not in kolommen:
            voor_alle = kolommen
            continue
        zeg = kolommen.pop("zeg")
        kolommen = {**voor_alle, **kolommen}
        if onbekend := set(kolommen) - _KOLOMMEN:
            raise ValueError(f"verband.yml → {soort} → {zeg!r}: kolom '{min(onbekend)}' bestaat niet")
        kolommen |= {k: tuple(_woorden(kolommen[k])) for k in _RIJEN if k in kolommen}
        yield Regel(soort, (zeg,) if isinstance(zeg, str) else tuple(zeg), **kolommen)


def _controleer(regel: Regel, opgave: Mapping[str, Any]) -> None:
    namen = {*regel.tot, regel.mits, regel.tenzij, regel.begint, regel.met} - {""} - set(opgave["grenzen"])
    namen |= (set(regel.langs) - set(opgave["langs"]) - {"vermelding"}) | (set(regel.kant) - _KANTEN)
    if namen:
        raise ValueError(f"verband.yml → {regel.soort} → {regel.zeg[0]!r}: '{min(namen)}' bestaat niet")


def _woorden(opgave: Any) -> Sequence[str]:
    return opgave.split() if isinstance(opgave, str) else opgave


def _patroon(zin: str, lijsten: Mapping[str, Any]) -> str:
    """The expression in the language of bot.begrip.patroon: lists written out, and each word in this form only."""
    while gevonden := _LIJST.search(zin):
        voor, na = zin[: gevonden.start()], zin[gevonden.end() :]
        lijst = "|".join(_lijst(gevonden[1], lijsten))
        in_een_groep = voor.endswith(("(", "|")) and na.startswith(("|", ")"))
        zin = voor + (lijst if in_een_groep else f"({lijst})") + na
    return " ".join(stuk if stuk in _GATEN else _WOORD.sub(r"=\g<0>", stuk) for stuk in zin.split(" "))


def _lijst(naam: str, lijsten: Mapping[str, Any]) -> Sequence[str]:
    """What `&naam` stands for: a list of this table, or a field of another (`&negatie.geen`, `&personen.kind`)."""
    waar, _, veld = naam.partition(".")
    try:
        if waar == "personen":
            return sorted(groep(veld))
        return _woorden(tabel(waar)[veld] if veld else lijsten[naam])
    except (KeyError, OSError) as fout:
        raise ValueError(f"verband.yml: de lijst '&{naam}' bestaat niet") from fout
