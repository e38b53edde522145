"""What a clause says though no phrase of ours says it: clauses read by weights that were learned (leren/lezen).

The weights know what a clause says; whose it is, whether it is denied, past or doubted, and what takes positive
evidence stay with the rules around it (bot.begrip.bewijs), and whether it is enough with bot.begrip.zoekers.weging.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import NamedTuple

import numpy as np

from bot.begrip.tabel import MAP, tabel
from bot.begrip.zinnen import Tekst
from bot.begrip.zoekers.gewichten import Gewichten
from bot.begrip.zoekers.vectoren import Netwerk, netwerk

BESTAND = MAP / "geleerd" / "lezen.json"
GETALLEN = MAP / "geleerd" / "lezen.npz"
KORT = 4  # words: a shorter clause is read with the one before it
LANG = 14  # a sentence of more words is read a clause at a time
MINSTENS = 3  # "Meisje van 6" says nothing of its own: of fewer words nothing is read
BODEM = -4.5  # what scores less is as good as nothing


@dataclass(frozen=True)
class Gelezen:
    """A concept in the clause of words [begin, eind); `anker` is the word that speaks for it most. `score` is by its
    words, `zin` by what it means (bot.begrip.zoekers.vectoren).
    """

    begrip: str
    begin: int
    eind: int
    anker: int
    score: float
    zin: float = BODEM


class Lezer(NamedTuple):
    """Weights, a network, and the concept of each of their classes."""

    gewichten: Gewichten
    netwerk: Netwerk
    begrippen: tuple[str, ...]


@cache
def _model() -> Lezer:
    return Lezer(Gewichten(GETALLEN), netwerk(), begrippen())


@cache
def begrippen() -> tuple[str, ...]:
    """The concepts that were learned, in the order of the weights."""
    return tuple(json.loads(BESTAND.read_text(encoding="utf-8"))["begrippen"])


def lees_zinsdelen(tekst: Tekst, lezer: Lezer | None = None) -> list[Gelezen]:
    """Every concept that a clause of the text may say something of: what scores above BODEM."""
    gewichten, net, namen = lezer or _model()
    # "School school school" is no sentence.
    delen = [deel for deel in zinsdelen(tekst) if len({tekst.vormen[p] for p in _plekken(tekst, *deel)}) >= MINSTENS]
    zin = net.scores([stuk(tekst, *deel) for deel in delen])
    uit = []
    for nr, (begin, eind) in enumerate(delen):
        plekken = _plekken(tekst, begin, eind)
        scores = gewichten.scores(stuk(tekst, begin, eind))
        klassen = np.flatnonzero((scores > BODEM) | (zin[nr] > BODEM))
        if not len(klassen):
            continue
        aandelen = np.array([gewichten.aandelen(stuk(tekst, plek, plek + 1), klassen) for plek in plekken])
        ankers = aandelen.argmax(axis=0)
        uit += [
            Gelezen(namen[k], begin, eind, plekken[anker], max(float(scores[k]), BODEM), max(float(zin[nr][k]), BODEM))
            for k, anker in zip(klassen, ankers)
        ]
    return uit


def _plekken(tekst: Tekst, begin: int, eind: int) -> list[int]:
    return [plek for plek in range(begin, eind) if tekst.vormen[plek].isalpha()]


def om_woorden(tekst: Tekst, begin: int, eind: int, gezocht: AbstractSet[str]) -> float:
    """What the best of some concepts scores in just the part around words [begin, eind): up to a comma or a word that
    joins.
    """
    gewichten, _, namen = _model()
    eerste, laatste = tekst.zinsgrenzen(begin)
    van = next((plek for plek in range(begin, eerste, -1) if tekst.vormen[plek - 1] in _grens()), eerste)
    tot = next((plek for plek in range(eind, laatste) if tekst.vormen[plek] in _grens()), laatste)
    scores = gewichten.scores(stuk(tekst, van, tot))
    return max((float(score) for begrip, score in zip(namen, scores) if begrip in gezocht), default=BODEM)


def scores(zin: str) -> Mapping[str, float]:
    """What each concept scores in one clause."""
    gewichten, _, namen = _model()
    return dict(zip(namen, map(float, gewichten.scores(zin))))


def zinsdelen(tekst: Tekst) -> Iterator[tuple[int, int]]:
    """The words [begin, eind) of each clause: a sentence, or its parts when it is long."""
    telling = list(accumulate((vorm[:1].isalpha() for vorm in tekst.vormen), initial=0))
    begin = 0
    while begin < len(tekst):
        eind = tekst.zinsgrenzen(begin)[1]
        delen = _delen(tekst, begin, eind, telling) if telling[eind] - telling[begin] > LANG else [(begin, eind)]
        for van, tot in delen:
            eerste = next((plek for plek in range(van, tot) if tekst.vormen[plek][:1].isalnum()), tot)
            if telling[tot] - telling[eerste] >= MINSTENS:
                yield eerste, tot
        begin = eind


def _delen(tekst: Tekst, begin: int, eind: int, telling: Sequence[int]) -> Iterator[tuple[int, int]]:
    """`telling`: how many words stand before each place."""
    van = begin
    for plek in range(begin, eind):
        genoeg = telling[plek] - telling[van] >= KORT and telling[eind] - telling[plek] >= KORT
        if tekst.vormen[plek] in _grens() and genoeg:
            yield van, plek
            van = plek
    yield van, eind


@cache
def _grens() -> frozenset[str]:
    """What parts a sentence."""
    opgave = tabel("signaal/deelzinnen")
    return frozenset(f"{opgave['woorden']} {opgave['tekens']}".split())


def stuk(tekst: Tekst, begin: int, eind: int) -> str:
    """The words [begin, eind) as they are written."""
    return tekst.origineel[tekst.begin[begin] : tekst.eind[eind - 1]]
