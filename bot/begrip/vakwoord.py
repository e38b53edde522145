"""Which vakwoorden of the kaders a text names, however they are written: "opt out", "opt-out's", "HBO plus", "liriek".

One folding, for the names in the kaders and for the text: signs and spaces don't count, nor does a plural. What no
name equals may still be one with a slip of the pen, but only where the text is no more than that ("wat is liriek").
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from bot.begrip.tekst import vouw

if TYPE_CHECKING:
    from bot.afweging import Kaders
    from bot.afweging.model import Vakwoord

Vondst = tuple[str, "Vakwoord"]  # the id of the kader, and the vakwoord

_WOORD = re.compile(r"[a-z]+|\d+|\+")
_GENITIEF = re.compile(r"'(?:s|en)\b")
_MEERVOUD = re.compile(r"(?:en|n|s|e)$")
_DUBBEL = re.compile(r"([a-z])\1")  # "plannen" and "plan", "taken" and "taak", "de-escalatie" and "deescalatie"
_ACHTER = re.compile(r" (?:precies|eigenlijk|nou|dan|ook alweer|ook weer|nu|hier|in)$")
_VOOR = re.compile(
    r"^(?:(?:nou|eigenlijk|precies|dan|nu|ook alweer|ook weer|de|het|een|dat|die|deze|dit|jullie|begrip|woord|term) )+"
)
_STAM_VANAF = 5  # letters: "ots" and "team" end in what they are
_SLIP_VANAF, _TWEE_SLIPS_VANAF = 6, 11  # letters of what is asked


def namen(vakwoord: Vakwoord) -> list[str]:
    """The ways to name a vakwoord: "VT, GI, ZVHM" is three names, "Veilig Thuis (* en **)" one; and the kader's."""
    zonder = re.sub(r"\(.*?\)", "", vakwoord.term)
    return [
        naam
        for naam in dict.fromkeys((*(deel.strip() for deel in zonder.split(",")), zonder.strip(), *vakwoord.aliassen))
        if sleutel(naam)
    ]


def sleutel(tekst: str) -> str:
    """The folded form by which names and texts are compared."""
    return _aaneen(_stammen(tekst))


def genoemd(kaders: Kaders, tekst: str) -> list[Vondst]:
    """The vakwoorden with the longest name that the text holds: of "MP jeugd" not also "MP".

    Each kader may have one.
    """
    index = _index(kaders)
    woorden = _stammen(tekst)
    langst = max((len(s) for s in index), default=0)
    beste = ""
    for begin in range(len(woorden)):
        for eind in range(begin + 1, len(woorden) + 1):
            venster = _aaneen(woorden[begin:eind])
            if len(venster) > langst:
                break
            if venster in index and len(venster) > len(beste):
                beste = venster
    return list(index[beste]) if beste else []


def bijna(kaders: Kaders, tekst: str) -> list[Vondst]:
    """The vakwoord that the whole text is, but for a slip or two in a long word; none when more names are as near."""
    gezegd = sleutel(_ACHTER.sub("", _VOOR.sub("", vouw(tekst).strip(" ?.!"))))
    if len(gezegd) < _SLIP_VANAF:
        return []
    index = _index(kaders)
    mag = 2 if len(gezegd) >= _TWEE_SLIPS_VANAF else 1
    op_afstand = {s: OSA.distance(gezegd, s, score_cutoff=mag) for s in index if len(s) >= _SLIP_VANAF - 1}
    naast = min(op_afstand.values(), default=mag + 1)
    dichtst = [s for s, afstand in op_afstand.items() if afstand == naast]
    return list(index[dichtst[0]]) if naast <= mag and len(dichtst) == 1 else []


def _stammen(tekst: str) -> list[str]:
    woorden = _WOORD.findall(_GENITIEF.sub("", vouw(tekst)))
    return ["plus" if w == "+" else _stam(w) for w in woorden]


def _stam(woord: str) -> str:
    return _MEERVOUD.sub("", woord) if len(woord) >= _STAM_VANAF else woord


def _aaneen(stammen: list[str]) -> str:
    return _DUBBEL.sub(r"\1", "".join(stammen))


def _index(kaders: Kaders) -> dict[str, tuple[Vondst, ...]]:
    return _bouw(tuple((k.id, k.vakwoorden) for k in kaders.kaders.values()))


@lru_cache(maxsize=8)
def _bouw(per_kader: tuple[tuple[str, tuple[Vakwoord, ...]], ...]) -> dict[str, tuple[Vondst, ...]]:
    uit: dict[str, dict[Vondst, None]] = {}
    for kader, vakwoorden in per_kader:
        for vakwoord in vakwoorden:
            for naam in namen(vakwoord):
                uit.setdefault(sleutel(naam), {})[kader, vakwoord] = None
    return {s: tuple(vondsten) for s, vondsten in uit.items()}
