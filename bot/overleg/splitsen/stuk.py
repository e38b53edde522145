"""What comes out of pasted text, and the patterns that several forms share (bot/taal/geplakt.yml, splitsen.yml)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.begrip.getal import GETAL
from bot.begrip.tabel import tabel

_DEEL = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True)
class Stuk:
    """One aanmelding as it was pasted, not masked yet. `zegt`: the level that a column, a field or a heading gives it
    (acuut, crisis, spoed, gewoon), or None; `waar`: the words of that; `naam`: the name it begins with, where most of
    the list begin so.
    """

    tekst: str
    zegt: str | None = None
    waar: str | None = None
    naam: str | None = None


@dataclass(frozen=True)
class Kolom:
    """A column of a pasted table, not masked yet. `titel`: None without titles; `soort`: what it was recognised as,
    whatever was chosen by hand (`kolomkeuze` in bot/taal/geplakt.yml); `voorbeeld`: the first cell that isn't empty.
    """

    titel: str | None
    soort: str
    voorbeeld: str


class KolommenPassenNiet(ValueError):
    """What was chosen per column is not about the table in this text; `aantal`: the columns it has."""

    def __init__(self, aantal: int) -> None:
        super().__init__(aantal)
        self.aantal = aantal


@dataclass(frozen=True)
class Gesplitst:
    """The aanmeldingen in order, the lines left out (sender, greeting, signature, heading, talk), and the columns
    of the table when it is one.
    """

    stukken: tuple[Stuk, ...]
    weg: tuple[str, ...]
    kolommen: tuple[Kolom, ...] = ()

    @property
    def weggelaten(self) -> int:
        return len(self.weg)

    @property
    def teksten(self) -> tuple[str, ...]:
        return tuple(stuk.tekst for stuk in self.stukken)


def een_van(*velden: str) -> str:
    """The rows of these fields of bot/taal/geplakt.yml as one group of a regular expression."""
    return f"(?:{'|'.join(rij for veld in velden for rij in tabel('geplakt')[veld])})"


def vorm(naam: str) -> re.Pattern[str]:
    """The pattern of this name in bot/taal/splitsen.yml, its `{parts}` written out."""
    return re.compile(_voluit(tabel("splitsen")[naam]))


def _voluit(bron: str) -> str:
    return _DEEL.sub(lambda treffer: _deel(treffer[1]), bron)


@cache
def _deel(naam: str) -> str:
    """A part of splitsen.yml, or the rows of a field of geplakt.yml: one of these."""
    delen: dict[str, str] = tabel("splitsen")["delen"]
    if naam == "getal":
        return GETAL
    return f"(?:{_voluit(delen[naam])})" if naam in delen else een_van(naam)


@cache
def _keuzes(naam: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    opgave: dict[str, list[str]] = tabel("geplakt")[naam]
    return tuple((soort, re.compile(rf"(?i)(?:{'|'.join(rijen)})")) for soort, rijen in opgave.items())


_LANGSTE_VELD = 40


def veld(woorden: str) -> str | None:
    """What a column or a field with this title holds; None when that is no title we know."""
    kaal = woorden.strip(" \t:?*_\"'()[]")
    if not kaal or len(kaal) > _LANGSTE_VELD:
        return None
    return next((soort for soort, patroon in _keuzes("velden") if patroon.fullmatch(kaal)), None)


def niveau(woorden: str) -> str | None:
    """The level that the words in a column *Urgentie* give."""
    kaal = woorden.strip(" \t*_\"'()[].:")
    if len(kaal) > _LANGSTE_VELD:
        return None
    return next((soort for soort, patroon in _keuzes("zegt") if patroon.fullmatch(kaal)), None)


_JA, _NEE = (re.compile(rf"(?i){een_van(veld_)}") for veld_ in ("ja", "nee"))


def zegt(soort: str, waarde: str) -> str | None:
    """The level that a field of this kind gives with this value: *Spoed: ja*, *Prioriteit: hoog*."""
    waarde = waarde.strip(" \t\"'")
    if len(waarde) > _LANGSTE_VELD:
        return None
    if soort in ("spoed", "crisis"):
        if _JA.fullmatch(waarde):
            return soort
        if _NEE.fullmatch(waarde):
            return "gewoon"
    return niveau(waarde)


def plat(tekst: str) -> str:
    """The text on one line."""
    return re.sub(r"\s+", " ", tekst).strip(' \t\n"“”')


def met_letters(tekst: str) -> bool:
    return re.search(r"[^\W\d_]", tekst) is not None


def aaneen(delen: list[str]) -> str:
    """Parts of one casus after each other, each a sentence or part of one."""
    uit = ""
    for deel in filter(None, map(plat, delen)):
        if uit:
            uit += " " if uit[-1] in ".,;:!?" else "; "
        uit += deel
    return uit
