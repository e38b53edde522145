"""Fixed phrases about the open prompt and the alarm; the phrases themselves are data (zinnen.yml)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.begrip.antwoord import kaal
from bot.begrip.tekst import vouw

_DEEL = re.compile(r"[^,.;:!?\n]+")
_WOORD = re.compile(r"\S+")


def zegt(soort: str, tekst: str) -> bool:
    """Whether the whole text is one of the phrases of this kind (deels, klopt, laat_maar)."""
    return re.sub(r"[,.!]", "", kaal(tekst)) in _zinnen(soort)


def scheiding(soort: str, tekst: str, heel: Iterable[str] = ()) -> tuple[str, list[str]]:
    """What stands before the first phrase of this kind, and the parts of what stands behind it.

    `heel`: names that are one part, also with a comma or "of" in them.
    """
    gezegd = vouw(tekst)
    gevonden = _eerste_van(soort).search(gezegd)
    if gevonden is None:
        return tekst, []
    rest, namen = gezegd[gevonden.end() :], sorted(map(vouw, heel), key=lambda naam: -len(naam))
    for nr, naam in enumerate(namen):
        rest = re.sub(rf"(?<!\w){re.escape(naam)}(?!\w)", f"\0{nr}\0", rest)
    delen = [deel.strip(" .!:") for deel in re.split(r"[,;+&]|\b(?:en|of)\b", rest)]
    terug = [re.sub("\0(\\d+)\0", lambda m: namen[int(m.group(1))], deel) for deel in delen]
    return tekst[: gevonden.start()], [deel for deel in terug if deel]


def noemt(soort: str, tekst: str) -> bool:
    """Whether one of the phrases of this kind stands somewhere in the text."""
    return _eerste_van(soort).search(vouw(tekst)) is not None


def ja_en_meer(tekst: str) -> bool:
    """Whether it begins with a yes and goes on ("ja, en het is regulier"), without a reserve ("ja maar hij is 10")."""
    tekst = tekst.lstrip()
    begin = _ja().match(tekst)
    rest = vouw(tekst[begin.end() :]).split() if begin else []
    return bool(rest) and not set(rest) & _woorden("ja_met_voorbehoud")


@lru_cache(maxsize=1)
def _ja() -> re.Pattern[str]:
    zinnen = sorted(_zinnen("ja_en"), key=lambda zin: -len(zin))
    woorden = "|".join(re.escape(zin).replace(r"\ ", r"[\s,]+") for zin in zinnen)
    return re.compile(rf"(?:{woorden})(?!\w)[\s,.;:!–-]*(?:en\s+)?", re.IGNORECASE)


@lru_cache(maxsize=4)
def _eerste_van(soort: str) -> re.Pattern[str]:
    zinnen = sorted(_zinnen(soort), key=lambda zin: -len(zin))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, zinnen)) + r")\b")


def geen_gevaar(tekst: str) -> list[tuple[int, int]]:
    """Where the text denies danger now ("nee, er is geen acuut gevaar"), as (begin, end).

    Who doubts or limits it denies nothing.
    """
    if "?" in tekst:
        return []
    delen = [(m.span(), _WOORD.findall(m.group())) for m in _DEEL.finditer(vouw(tekst)) if m.group().strip()]
    uit = []
    for (plek, woorden), (_, na) in zip(delen, [*delen[1:], (None, [])]):
        if _ontkent(woorden) and not set(na[:1]) & _woorden("voorbehoud"):
            uit.append(plek)
    return uit


def stopt_toch_niet(tekst: str) -> bool:
    """Whether an answer to "Wil je stoppen?" holds a word that makes it no plain yes."""
    return bool(set(kaal(tekst).split()) & _woorden("doorgaan"))


def _ontkent(woorden: list[str]) -> bool:
    while woorden and woorden[0] in _woorden("aanloop"):
        woorden = woorden[1:]
    treffer = _gevaar().match(" ".join(woorden))
    if treffer is None:
        return False
    rest = " ".join(woorden)[treffer.end() :].split()
    return len(rest) <= _tabel()["staart"] and not set(rest) & _woorden("beperkt")


@lru_cache(maxsize=1)
def _tabel() -> dict[str, Any]:
    tabel: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "zinnen.yml").read_text(encoding="utf-8"))
    return tabel


@lru_cache(maxsize=8)
def _zinnen(soort: str) -> frozenset[str]:
    return frozenset(zin.strip() for zin in _tabel()[soort].split(","))


@lru_cache(maxsize=8)
def _woorden(soort: str) -> frozenset[str]:
    return frozenset(_tabel()[soort].split())


@lru_cache(maxsize=1)
def _gevaar() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(f"(?:{patroon})" for patroon in _tabel()["gevaar"]) + r")\b")
