"""Whether the words of a field are denied: "zonder mes", "hij slaat haar niet"."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from bot.begrip.tabel import woorden

_BREUK = frozenset([",", "maar", ";", ":", "en", "want"])
# Who and when: "kind niet veilig" denies neither the child nor the time.
_NOOIT_ONTKEND = frozenset(
    [
        "kind",
        "jonkie",
        "naaste",
        "ander",
        "man_in_gezin",
        "werker",
        "ouder_iemand",
        "nu",
        "verleden",
        "zegt",
        "lichaam",
        "ontkenning",
    ]
)


def ontkend(vormen: Sequence[str], vast: AbstractSet[int], veld: str, begin: int, eind: int) -> bool:
    """By a word shortly before [begin, eind) or right behind: not by one within, nor one of a group (`vast`)."""
    if veld in _NOOIT_ONTKEND:
        return False
    negatie = woorden("negatie", "geen", "zonder", "niet", "ontkent")
    for nr in range(begin - 1, max(-1, begin - 6), -1):
        if vormen[nr] in _BREUK:
            break
        if vormen[nr] in negatie and nr not in vast and vormen[nr + 1] not in ("meer", "alleen"):
            return True
    na = tuple(vormen[eind : eind + 2])
    return na[:1] in (("niet",), ("nooit",)) and na[1:] != ("meer",) and eind not in vast
