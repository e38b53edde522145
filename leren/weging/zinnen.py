"""What each phrase is worth: how often it is right in the clauses of the writers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import log

from bot.afweging import Kaders
from bot.begrip.bewijs import NIET_GEWOGEN
from bot.begrip.lezen import ongewogen
from bot.begrip.tekst import gewone_tekens
from bot.begrip.vermelding import GENOEMD
from bot.begrip.zoekers.begrippen import naam
from bot.begrip.zoekers.weging import zinsleutel
from leren.lezen.stof import NIET, WEL, Zinsdeel, labels

GEWOON = 4  # so many clauses' worth of the phrases of its concept stand beside the own ones of a phrase
MINSTENS = 3  # clauses: of fewer a phrase is worth what those of its concept are


def waarden(rijen: list[Zinsdeel], kaders: Kaders) -> Mapping[str, float]:
    """Log odds that a phrase is right, by `zinsleutel`; under the empty phrase those of all phrases of a concept."""
    telling: dict[tuple[str, str], list[int]] = {}
    for zin, begrip, label in _gevonden(rijen, kaders):
        for sleutel in ((zin, begrip), ("", begrip)):
            telling.setdefault(sleutel, [0, 0])[label] += 1
    uit = {}
    for (zin, begrip), (fout, goed) in sorted(telling.items()):
        alle_fout, alle_goed = telling["", begrip]
        gewoon = (alle_goed + 3) / (alle_goed + alle_fout + 5)
        if not zin or fout + goed >= MINSTENS:
            eigen = gewoon if not zin else (goed + GEWOON * gewoon) / (goed + fout + GEWOON)
            uit[zinsleutel(zin, begrip)] = round(log(eigen / (1 - eigen)), 2)
    return uit


def _gevonden(rijen: list[Zinsdeel], kaders: Kaders) -> Iterator[tuple[str, str, int]]:
    """Each phrase that states something in a clause, its concept, and whether the writer says so too."""
    begrippen = sorted({begrip for rij in rijen for begrip in rij.zegt})
    kolom = {begrip: nr for nr, begrip in enumerate(begrippen)}
    zegt = labels(rijen, begrippen)
    for nr, rij in enumerate(rijen):
        _, vermeldingen, zinnen = ongewogen(gewone_tekens(rij.tekst).tekst, kaders)
        for v in vermeldingen:
            begrip = naam(v.kenmerk, v.waarde)
            zin = zinnen.get((v.kenmerk, v.begin, v.eind))
            if v.zekerheid != GENOEMD or v.kenmerk in NIET_GEWOGEN or not zin or begrip not in kolom:
                continue
            label = int(zegt[nr, kolom[begrip]])
            if label in (WEL, NIET):
                yield zin, begrip, label
