"""Pasted lists of every form: what the splitting, the order and the shield make of them. Numbers of the closed set.

    python -m tests.overleg.lijsten [--toets] [--fouten]

A list is right when it gives as many aanmeldingen as there are casussen, each with the words of its own casus. A level
is right when it is the written one or one higher. `--fouten` shows what goes wrong, of the open set only.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bot.afweging import Kaders, laad_kaders
from bot.overleg.splitsen import splits
from bot.overleg.voorrang import Aanmelding, aanmelding
from leren.corpus import CORPUS, inhoud

OPEN = tuple(CORPUS / f"overleg/ontwikkel/{naam}.yml" for naam in ("lijsten", "lijsten-2"))
GESLOTEN = tuple(CORPUS / f"overleg/toets/{naam}.yml" for naam in ("lijsten", "lijsten-3"))
GESCHREVEN = date(2026, 11, 24)  # what "8 december" in a list is counted from
NIVEAUS = ("gewoon", "let_op", "spoed", "crisis", "acuut")
_CASUS = re.compile(r"«(\w+): (.*?)»", re.DOTALL)
_NAAM = re.compile(r"\{([^}]*)\}")
_WOORD = re.compile(r"\w{3,}")
# What a column says of urgency is kept apart from the text.
_NIVEAUWOORDEN = frozenset(
    ["laag", "midden", "middel", "hoog", "regulier", "normaal", "gewoon", "spoed", "crisis", "acuut", "nee"]
)
_KLEIN = frozenset(["van", "de", "der", "den", "het", "een"])


@dataclass(frozen=True)
class Lijst:
    """A pasted list, with what it holds: (level, words) of each casus, and what may not come back."""

    vorm: str
    tekst: str
    casussen: tuple[tuple[str, str], ...]
    namen: tuple[str, ...]


@dataclass
class Stand:
    lijsten: int = 0
    goed: int = 0
    dringend: int = 0
    op_niveau: int = 0
    gewoon: int = 0
    vals: int = 0
    namen: int = 0
    terug: int = 0
    fouten: list[str] = field(default_factory=list)

    def deel(self, wat: str, van: str) -> float:
        return float(getattr(self, wat)) / max(1, getattr(self, van))

    def __str__(self) -> str:
        return (
            f"{self.goed} van {self.lijsten} lijsten goed gesplitst ({self.deel('goed', 'lijsten'):.1%}); "
            f"dringend op niveau of een hoger {self.op_niveau} van {self.dringend} "
            f"({self.deel('op_niveau', 'dringend'):.1%}); "
            f"gewoon ten onrechte dringend {self.vals} van {self.gewoon} ({self.deel('vals', 'gewoon'):.1%}); "
            f"namen terug {self.terug} van {self.namen}"
        )


def lijsten(pad: Path) -> Iterator[Lijst]:
    for rij in inhoud(pad):
        ruw: str = rij["tekst"].replace("⇥", "\t")
        namen = tuple(_NAAM.findall(ruw))
        casussen = tuple((niveau, _NAAM.sub("", tekst)) for niveau, tekst in _CASUS.findall(ruw))
        kaal = re.sub(r"«\w+: |»", "", _NAAM.sub(r"\1", ruw))
        yield Lijst(rij["vorm"], kaal, casussen, namen)


def _woorden(tekst: str) -> set[str]:
    return {w for w in _WOORD.findall(tekst.lower()) if not (w.isdigit() and len(w) > 3)}  # a number of a file may go


def _past(lijst: Lijst, teksten: Iterable[str]) -> bool:
    """Whether each casus is one text, and that text is of no other."""
    teksten = list(teksten)
    if len(teksten) != len(lijst.casussen):
        return False
    for (_, casus), tekst in zip(lijst.casussen, teksten):
        eigen, gevonden = _woorden(casus) - _NIVEAUWOORDEN, _woorden(tekst) - _NIVEAUWOORDEN
        # What a column or a field is called, and what it says of urgency, may go; what the casus tells may not.
        if len(eigen & gevonden) < 0.6 * len(eigen) or len(gevonden - eigen) > 0.3 * len(gevonden) + 2:
            return False
    return True


def _terug(naam: str, teksten: Iterable[str]) -> bool:
    delen = [d for d in re.findall(r"[^\W\d_]{3,}|\d{4,}", naam) if d.lower() not in _KLEIN and d.lower() != "huisarts"]
    delen = delen or [naam]
    return any(re.search(rf"(?<!\w){re.escape(deel)}(?!\w)", tekst) for deel in delen for tekst in teksten)


def tel(lijst: Lijst, kaders: Kaders, stand: Stand) -> None:
    gesplitst = splits(lijst.tekst)
    gelezen = [aanmelding(stuk, kaders, GESCHREVEN)[0] for stuk in gesplitst.stukken]
    goed = _past(lijst, gesplitst.teksten)
    stand.lijsten += 1
    stand.goed += goed
    if not goed:
        stand.fouten.append(
            f"SPLITSEN {lijst.vorm}: {len(gelezen)} voor {len(lijst.casussen)}\n"
            + "\n".join(f"    | {a.tekst}" for a in gelezen)
        )
    for niveau, casus in lijst.casussen:
        _tel_niveau(lijst, niveau, casus, gelezen, stand)
    for naam in lijst.namen:
        stand.namen += 1
        if _terug(naam, [a.tekst for a in gelezen]):
            stand.terug += 1
            stand.fouten.append(f"NAAM {lijst.vorm}: {naam}")


def _tel_niveau(lijst: Lijst, niveau: str, casus: str, gelezen: list[Aanmelding], stand: Stand) -> None:
    """The level of the text that has most of this casus."""
    eigen = _woorden(casus)
    beste = max(gelezen, key=lambda a: len(eigen & _woorden(a.tekst)), default=None)
    nu = NIVEAUS.index(beste.graad or "gewoon") if beste else 0
    hoort = NIVEAUS.index(niveau)
    if hoort >= 2:
        stand.dringend += 1
        stand.op_niveau += nu in (hoort, hoort + 1)
        if nu not in (hoort, hoort + 1):
            stand.fouten.append(f"NIVEAU {lijst.vorm}: {NIVEAUS[nu]} voor {niveau}: {casus[:110]!r}")
    elif hoort == 0:
        stand.gewoon += 1
        stand.vals += nu >= 2
        if nu >= 2:
            stand.fouten.append(f"VALS {lijst.vorm}: {NIVEAUS[nu]} ({beste.woorden if beste else ''}): {casus[:110]!r}")


def meet(pad: Path, kaders: Kaders) -> Stand:
    stand = Stand()
    for lijst in lijsten(pad):
        tel(lijst, kaders, stand)
    return stand


if __name__ == "__main__":
    keuzes = argparse.ArgumentParser(prog="python -m tests.overleg.lijsten", description=__doc__)
    keuzes.add_argument("--toets", action="store_true")
    keuzes.add_argument("--fouten", action="store_true")
    gekozen = keuzes.parse_args()
    kaders = laad_kaders()
    for pad in GESLOTEN if gekozen.toets else OPEN:
        stand = meet(pad, kaders)
        print(f"{pad.stem}: {stand}")
        if gekozen.fouten and not gekozen.toets:
            print("\n".join(stand.fouten))
