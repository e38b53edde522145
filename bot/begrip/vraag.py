"""What in a text asks or supposes instead of stating. A question fills in nothing: every reader of answers and facts asks here first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Iterable

import yaml

from bot.begrip.tekst import tokens, vouw
from bot.begrip.vermelding import Vermelding
from bot.begrip.zinsgrens import zinseinden

_DEEL = re.compile(r"[^,;:]+(?:[,;:]+|$)")
_WOORD = re.compile(r"[\w'-]+")


def vragen(tekst: str) -> list[tuple[int, int]]:
    """The parts of `tekst` that ask or suppose something, as (begin, end), in order."""
    uit = []
    begin = 0
    for einde in (*sorted(zinseinden(tekst, tokens(vouw(tekst)))), len(tekst) - 1):
        vanaf = _vraagt_vanaf(tekst[begin : einde + 1])
        if vanaf is not None:
            uit.append((begin + vanaf, einde + 1))
        begin = einde + 1
    return uit


def is_vraag(tekst: str) -> bool:
    """Whether the text as a whole asks or supposes: nothing is left beside it."""
    rest = list(tekst)
    gevonden = vragen(tekst)
    for begin, eind in gevonden:
        rest[begin:eind] = " " * (eind - begin)
    woorden = _WOORD.findall(vouw("".join(rest)))
    return bool(gevonden) and all(woord in _tabel().aanloop for woord in woorden)


def stellend(tekst: str, vermeldingen: Iterable[Vermelding]) -> tuple[Vermelding, ...]:
    """The mentions that stand in a part of the text that states something."""
    gevonden = vragen(tekst)
    return tuple(v for v in vermeldingen if not any(v.begin < eind and v.eind > begin for begin, eind in gevonden))


def _vraagt_vanaf(zin: str) -> int | None:
    """Where in this sentence the question begins; None when it holds none."""
    tabel = _tabel()
    gevouwen = vouw(zin)
    vraagteken = "?" in zin
    delen = [(m.start(), m.group()) for m in _DEEL.finditer(gevouwen)]
    inleiding = True  # as long as there were only words like "en" and "nee"
    for begin, deel in delen:
        if (inleiding or vraagteken) and tabel.vraagt(deel):
            return 0 if inleiding else begin
        inleiding = inleiding and all(woord in tabel.aanloop for woord in _WOORD.findall(deel))
    if not vraagteken:
        return None
    kort = len(_WOORD.findall(gevouwen)) <= tabel.kort
    return 0 if kort or not delen else delen[-1][0]


@dataclass(frozen=True)
class _Tabel:
    aanloop: frozenset[str]
    vraagwoord: dict[str, int]
    vooraf: frozenset[str]
    vraagvorm: frozenset[str]
    werkwoord: frozenset[str]
    onderwerp: frozenset[str]
    vast: re.Pattern[str]
    kort: int

    def vraagt(self, deel: str) -> bool:
        """Whether a folded clause begins as a question or a supposition."""
        woorden = _WOORD.findall(deel)
        if self.vast.match(" ".join(woorden)):
            return True
        while woorden and woorden[0] in self.aanloop:
            woorden = woorden[1:]
        if self.vast.match(" ".join(woorden)):
            return True
        if len(woorden) > 1 and woorden[0] in self.vooraf and woorden[1] in self.vraagwoord:
            woorden = woorden[1:]
        if not woorden:
            return False
        ver = self.vraagwoord.get(woorden[0], 0)
        if ver and (len(woorden) == 1 or any(woord in self.vraagvorm for woord in woorden[1 : 1 + ver])):
            return True
        return len(woorden) > 1 and woorden[0] in self.werkwoord and woorden[1] in self.onderwerp


@lru_cache(maxsize=1)
def _tabel() -> _Tabel:
    t = yaml.safe_load((Path(__file__).parent / "vraag.yml").read_text(encoding="utf-8"))
    woorden = {naam: frozenset(t[naam].split()) for naam in ("aanloop", "vooraf", "vraagvorm", "werkwoord", "onderwerp")}
    vast = re.compile("|".join(f"(?:{patroon})" for patroon in t["vast"]))
    return _Tabel(**woorden, vraagwoord=t["vraagwoord"], vast=vast, kort=t["kort"])
