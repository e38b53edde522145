"""Measure how we write: `python -m scripts.schrijfwijzer [N]` prints per part how long the sentences are, the N longest
of each, and what isn't allowed.

The limits and words: schrijfwijzer.yml. A measure finds long and stiff sentences, not wrong ones: reading stays work.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import Any

import yaml

from scripts.gebruikerszinnen import Tekst, alle

# What somebody may type, or a gap that is filled in, is one word to read over.
_AANGEHAALD = re.compile(r"'[^'\n]{3,120}'(?!\w)|“[^”]*”|\"[^\"]*\"|\{[^}]*\}")
_EINDE = re.compile(r"(?<=[.!?:…])\s+|\n")
_WOORD = re.compile(r"[\w'’+-]*\w")
_LIJDEND = re.compile(
    r"\b(?:wordt|worden|werd|werden)\b(?=[^.!?:]*?\b(?:ge|be|ver|ont|her|aange|opge|uitge|afge|inge)\w+(?:d|t|en)\b)"
)


@dataclass(frozen=True)
class Zin:
    """One sentence of a text, as counted."""

    van: Tekst
    tekst: str
    woorden: int


@cache
def regels() -> Mapping[str, Any]:
    """The limits and words of schrijfwijzer.yml."""
    tabel: Mapping[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
    return tabel


def zinnen(teksten: Iterable[Tekst]) -> Iterator[Zin]:
    """Each sentence, what is quoted or filled in as one word."""
    for tekst in teksten:
        for zin in _EINDE.split(_AANGEHAALD.sub("X", tekst.tekst).strip()):
            if woorden := len(_WOORD.findall(zin)):
                yield Zin(tekst, zin, woorden)


def per_deel(geteld: Iterable[Zin]) -> dict[str, list[Zin]]:
    """The sentences of each part, the longest first."""
    uit: dict[str, list[Zin]] = defaultdict(list)
    for zin in sorted(geteld, key=lambda z: -z.woorden):
        uit[zin.van.deel].append(zin)
    return dict(uit)


def te_verbeteren(geteld: Iterable[Zin]) -> list[str]:
    """What is against the rules, one line each: where, what, and the sentence."""
    return [f"{z.van.plek} {z.van.naam}: {wat}: {z.tekst}" for z in geteld for wat in _fouten(z)]


def _fouten(zin: Zin) -> Iterator[str]:
    grens = regels()["delen"][zin.van.deel]
    if zin.woorden > grens["hoogstens"]:
        yield f"{zin.woorden} woorden (hooguit {grens['hoogstens']})"
    if not grens["puntkomma"] and ";" in zin.tekst:
        yield "een puntkomma: maak er twee zinnen van"
    if not grens["lijdend"] and _LIJDEND.search(zin.tekst):
        yield "lijdend: zeg wie het doet"
    for woord in sorted({m.lower() for m in _verboden().findall(zin.tekst)}):
        if zin.van.deel not in regels()["mag"].get(woord, ()):
            yield f"liever '{regels()['woorden'][woord]}' dan '{woord}'"


@cache
def _verboden() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, regels()['woorden']))})\b", re.IGNORECASE)


def main() -> int:
    hoeveel = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    geteld = list(zinnen(alle()))
    for deel, eigen in per_deel(geteld).items():
        gemiddeld = fmean(z.woorden for z in eigen)
        print(f"{deel}: {len(eigen)} zinnen, gemiddeld {gemiddeld:.1f} woorden, de langste {eigen[0].woorden}")
        print("".join(f"  {z.woorden} {z.van.plek} {z.van.naam}: {z.tekst}\n" for z in eigen[:hoeveel]), end="")
    fouten = te_verbeteren(geteld)
    print(*fouten, f"{len(fouten)} te verbeteren.", sep="\n")
    return int(bool(fouten))


if __name__ == "__main__":
    sys.exit(main())
