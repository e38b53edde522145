"""What the signal looks at in a sentence: what is denied, what takes the edge off, and the features that are weighed."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Iterable

from bot.begrip.crisis.velden import Voorkomen, Zin

_NEGATIE = frozenset("geen niet nooit zonder ontkent ontkennen noch nimmer".split())
_BREUK = frozenset([",", "maar", ";", ":", "en", "want"])
_MAX_VELDEN = 14
# Who and when: "kind niet veilig" denies neither the child nor the time.
_NOOIT_ONTKEND = frozenset(
    "kind jonkie naaste ander man_in_gezin werker ouder_iemand nu verleden zegt lichaam ontkenning".split()
)


def ontkend(zin: Zin, plek: Voorkomen) -> bool:
    """Whether a field's words are denied, by a word shortly before them or right behind: not by one within them."""
    if plek.veld in _NOOIT_ONTKEND:
        return False
    vormen, vast = zin.vormen, zin.vast
    for nr in range(plek.begin - 1, max(-1, plek.begin - 6), -1):
        if vormen[nr] in _BREUK:
            break
        if vormen[nr] in _NEGATIE and nr not in vast and vormen[nr + 1] not in ("meer", "alleen"):
            return True
    na = vormen[plek.eind : plek.eind + 2]
    return na[:1] in (("niet",), ("nooit",)) and na[1:] != ("meer",) and plek.eind not in vast


def stil(zin: Zin) -> bool:
    """Whether the sentence is about the past, another world (a film, a training), a question or a figure of speech."""
    aanwezig = {v.veld for v in zin.velden}
    lang_geleden = not aanwezig.isdisjoint({"verleden", "elders"}) and ("nu" not in aanwezig or "goed_nu" in aanwezig)
    return (
        lang_geleden
        or not aanwezig.isdisjoint({"figuur", "niet_zo"})
        or any(v.veld == "vraag" and not v.begin for v in zin.velden)
    )


@lru_cache(maxsize=20_000)
def lettergroepen(woord: str) -> frozenset[str]:
    """The groups of three to five letters of a word, its edges as spaces."""
    if not woord.isalpha():
        return frozenset()
    return frozenset(f" {woord} "[p : p + n] for n in (3, 4, 5) for p in range(max(0, len(woord) + 3 - n)))


def kenmerken(zin: Zin, geldend: Iterable[str]) -> dict[str, float]:
    """Features of one sentence, in which these rules hold, with their values; each group has length one, whatever the length of the sentence.

    w: words, b: pairs of neighbours, c: letter groups, v: fields ("-" when denied; twice as heavy), p: pairs of fields,
    r: rules that hold ("!" when the sentence is `stil`), s: `stil`.
    """
    woorden = [lem for lem in zin.lemmas if lem[:1].isalpha()]
    velden = {("-" if ontkend(zin, v) else "") + v.veld for v in zin.velden}
    wel = sorted(v for v in velden if not v.startswith("-"))[:_MAX_VELDEN]
    groepen = {
        "w": {*woorden},
        "b": {f"{een} {twee}" for een, twee in zip(["^", *woorden], [*woorden, "$"])},
        "c": frozenset().union(*(lettergroepen(vorm) for vorm in zin.vormen)),
        "v": velden,
        "p": {f"{een}+{twee}" for nr, een in enumerate(wel) for twee in wel[nr + 1 :]},
    }
    uit = {
        f"{soort}:{naam}": (2 if soort == "v" else 1) / math.sqrt(len(namen))
        for soort, namen in groepen.items()
        for naam in namen
    }
    geen_nood = stil(zin)
    uit.update({f"r:{regel}{'!' * geen_nood}": 1.0 for regel in geldend})
    if geen_nood:
        uit["s:stil"] = 1.0
    return uit
