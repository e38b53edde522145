"""Whether the words of a field are denied: "zonder mes", "hij slaat haar niet", "niemand bedreigt hem", "het hoeft
niet vandaag". Which words and fields: taal/negatie.yml and taal/signaal/ontkenning.yml.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import partial

from bot.begrip.tabel import woorden

_VOOR, _TUSSEN = 5, 4  # so many words before a field a denial still holds, and so many may stand between at most
_tabel = partial(woorden, "signaal/ontkenning")
_negatie = partial(woorden, "negatie")


def ontkend(vormen: Sequence[str], vast: AbstractSet[int], veld: str, begin: int, eind: int) -> bool:
    """By a word shortly before [begin, eind) or right behind: not by one within, nor one of a group (`vast`)."""
    if veld == "nu":
        return _uitgesteld(vormen, vast, begin)
    if veld in _tabel("nooit"):
        return False
    if _ervoor(vormen, vast, begin) or _erachter(vormen, vast, eind):
        return True
    return veld in _tabel("gevaar") and _door_niemand(vormen, begin, eind)


def _ervoor(vormen: Sequence[str], vast: AbstractSet[int], begin: int) -> bool:
    negatie = _negatie("geen", "zonder", "niet", "ontkent")
    for nr in range(begin - 1, max(-1, begin - _VOOR - 1), -1):
        if vormen[nr] in _tabel("breuk"):
            break
        if vormen[nr] in negatie and nr not in vast and vormen[nr + 1] not in ("meer", "alleen"):
            return True
    return False


def _erachter(vormen: Sequence[str], vast: AbstractSet[int], eind: int) -> bool:
    na = tuple(vormen[eind : eind + 2])
    return na[:1] in (("niet",), ("nooit",)) and na[1:] != ("meer",) and eind not in vast


def _door_niemand(vormen: Sequence[str], begin: int, eind: int) -> bool:
    """By who or what there is not, with nothing but small words between: "niemand in gevaar", "gevaar is er niet".

    Also by one of a group: "is er nu niet" says itself that there is none.
    """
    lege = _negatie("niemand", "niets")
    voor = _over_de_brug(vormen, range(begin - 1, max(-1, begin - _TUSSEN - 2), -1))
    if voor is not None and vormen[voor] in lege:
        return True
    na = _over_de_brug(vormen, range(eind, min(len(vormen), eind + _TUSSEN + 1)))
    if na is None or vormen[na] not in lege | _negatie("niet"):
        return False
    # "gevaar zie ik niet", and not "hij slaat haar, niemand helpt" or "zijn mes is niet afgepakt"
    volgt = vormen[na + 1 : na + 2]
    if volgt == ("meer",) and vormen[na] not in lege:
        return False
    return not volgt or volgt[0] in _tabel("erna", "breuk")


def _over_de_brug(vormen: Sequence[str], plekken: range) -> int | None:
    """The first place that doesn't hold a small word."""
    return next((nr for nr in plekken if vormen[nr] not in _tabel("brug")), None)


def _uitgesteld(vormen: Sequence[str], vast: AbstractSet[int], begin: int) -> bool:
    """A now that need not be: "niet vandaag", "vandaag hoeft er niets". Not "morgen hoef je niet meer te bellen"."""
    if begin and vormen[begin - 1] in _negatie("niet", "geen") and begin - 1 not in vast:
        return True
    van, tot = begin, begin
    while van and vormen[van - 1] not in _tabel("breuk"):
        van -= 1
    while tot < len(vormen) and vormen[tot] not in _tabel("breuk"):
        tot += 1
    deel = vormen[van:tot]
    negatie = _negatie("niet", "geen", "niets", "niemand")
    ontkent = any(vorm in negatie and deel[nr + 1 : nr + 2] != ("meer",) for nr, vorm in enumerate(deel))
    return ontkent and not _tabel("uitstel").isdisjoint(deel)
