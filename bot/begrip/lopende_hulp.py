"""Whether a text says that help runs already ("de ambulante begeleiding loopt al"): taal/lopende_hulp.yml.

A clause needs a word for help and one that says it runs; who denies, plans, waits or asks says no such thing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.begrip.antwoord import kaal
from bot.begrip.tabel import tabel, woorden
from bot.begrip.tekst import gewone_tekens, vouw

_DEEL = re.compile(r"[^,.;:!?\n]+[?]?")
_WOORD = re.compile(r"\w+")


@dataclass(frozen=True)
class LopendeHulp:
    """`plekken`: the clauses [begin, eind) that say it; `alleen`: the text says nothing else; `toch_niet`: it takes it
    back, and nothing else.
    """

    plekken: tuple[tuple[int, int], ...] = ()
    alleen: bool = False
    toch_niet: bool = False


def lees_lopende_hulp(tekst: str) -> LopendeHulp:
    if _toch_niet().fullmatch(kaal(tekst).rstrip(".! ")):
        return LopendeHulp(alleen=True, toch_niet=True)
    gevouwen = vouw(gewone_tekens(tekst).tekst)
    delen = list(_DEEL.finditer(gevouwen))
    plekken = tuple(deel.span() for deel in delen if _zegt_het(deel.group()))
    gezegd = set(_WOORD.findall(gevouwen))
    alleen = bool(plekken) and gezegd <= woorden("lopende_hulp", "eromheen") | woorden("lopende_hulp", "hulp")
    return LopendeHulp(plekken, alleen)


def _zegt_het(deel: str) -> bool:
    gezegd = set(_WOORD.findall(deel))
    if deel.endswith("?") or gezegd & woorden("lopende_hulp", "niet"):
        return False
    return bool(gezegd & woorden("lopende_hulp", "hulp")) and _loopt().search(deel) is not None


@lru_cache(maxsize=1)
def _loopt() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(tabel('lopende_hulp')['loopt'])})\b")


@lru_cache(maxsize=1)
def _toch_niet() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{patroon})" for patroon in tabel("lopende_hulp")["toch_niet"]))
