"""What in a text asks or supposes instead of stating: it fills in nothing. The words: taal/vraag.yml.

A question mark behind a statement ("een OTS?") makes it a doubt. Light: no dictionary.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.begrip.patroon import Zoeker
from bot.begrip.tabel import tabel, woorden
from bot.begrip.tekst import Token, tokens, vouw
from bot.begrip.vermelding import GENOEMD, GEVRAAGD, MOGELIJK, ONTKEND, Vermelding
from bot.begrip.zinsgrens import zinseinden

_LEESTEKEN = frozenset([",", ":", ";", "(", "-", "/"])
_SOORTEN = ("vraag", "vooraan", "met_vraagteken", "veronderstelling", "geen_vraag")


@dataclass(frozen=True)
class Vraagdeel:
    """Characters [begin, eind) that ask or suppose (gevraagd), or that a question mark makes doubtful (mogelijk)."""

    begin: int
    eind: int
    zekerheid: str


@lru_cache(maxsize=1)
def _zoeker() -> Zoeker:
    vraagvorm = "(" + "|".join(sorted(woorden("vraag", "vraagvorm"))) + ")"

    def vormen(zin: str) -> str:
        return re.sub("[a-z]+", r"=\g<0>", zin.replace("&vraagvorm", vraagvorm))

    return Zoeker((vormen(zin), soort) for soort in _SOORTEN for zin in tabel("vraag")[soort])


def vragen(tekst: str) -> tuple[Vraagdeel, ...]:
    """The parts of a text that tell nothing, at most one a sentence, in order."""
    woorden_ = tokens(vouw(tekst))
    vormen = [w.vorm for w in woorden_]
    begint: dict[str, set[int]] = {soort: set() for soort in _SOORTEN}
    for treffer in _zoeker().vind(vormen, vormen):
        begint[treffer.patroon.teken].add(treffer.begin)
    uit = []
    for eerste, laatste in _zinnen(tekst, woorden_):
        deel = _in_zin(vormen, eerste, laatste, begint)
        if deel is not None:
            van, tot, zekerheid = deel
            uit.append(Vraagdeel(woorden_[van].begin, woorden_[tot - 1].eind, zekerheid))
    return tuple(uit)


def _zinnen(tekst: str, woorden_: Sequence[Token]) -> list[tuple[int, int]]:
    """The words [eerste, laatste) of each sentence."""
    einden = sorted(zinseinden(tekst, woorden_))
    uit, eerste = [], 0
    for einde in (*einden, len(tekst)):
        laatste = eerste
        while laatste < len(woorden_) and woorden_[laatste].begin <= einde:
            laatste += 1
        if laatste > eerste:
            uit.append((eerste, laatste))
        eerste = laatste
    return uit


def _in_zin(
    vormen: Sequence[str], eerste: int, laatste: int, begint: dict[str, set[int]]
) -> tuple[int, int, str] | None:
    vraagteken = "?" in vormen[eerste:laatste]
    start = eerste  # where the words begin that lead in to what begins at `plek` ("en nu …")
    for plek in range(eerste, laatste):
        if plek > eerste and vormen[plek - 1] not in woorden("vraag", "aanloop"):
            start = plek
        if start > eerste and vormen[start - 1] not in _LEESTEKEN:
            continue
        if plek in begint["veronderstelling"]:
            return plek, laatste, GEVRAAGD  # also behind a colon: "een theoretisch geval: …"
        if not vraagteken and plek in begint["geen_vraag"]:
            continue
        vraagt = plek in begint["vraag"] or (start == eerste and plek in begint["vooraan"])
        if vraagt or (vraagteken and plek in begint["met_vraagteken"]):
            tot = next((p for p in range(plek, laatste) if vormen[p] == ":"), laatste)
            return plek, tot, GEVRAAGD
    return (_laatste_deel(vormen, eerste, laatste), laatste, MOGELIJK) if vraagteken else None


def _laatste_deel(vormen: Sequence[str], eerste: int, laatste: int) -> int:
    """Where the part begins that the question mark is about: the last one, and the one before "toch?"."""
    van = laatste
    aanhangsel = woorden("vraag", "aanhangsel")
    while van > eerste:
        eind = van
        while van > eerste and vormen[van - 1] not in _LEESTEKEN:
            van -= 1
        if any(vormen[p].isalpha() and vormen[p] not in aanhangsel for p in range(van, eind)):
            return van
        van -= 1
    return eerste


def is_vraag(tekst: str) -> bool:
    """Whether the whole text asks or supposes something and tells nothing."""
    delen = vragen(tekst)
    rest = (w for w in tokens(vouw(buiten_vragen(tekst, delen))) if w.vorm.isalnum())
    return bool(delen) and all(w.vorm in woorden("vraag", "aanloop") for w in rest)


def buiten_vragen(tekst: str, delen: Iterable[Vraagdeel]) -> str:
    """The text with spaces in place of its questions: as long, so offsets stay valid."""
    uit = list(tekst)
    for deel in delen:
        uit[deel.begin : deel.eind] = " " * (deel.eind - deel.begin)
    return "".join(uit)


def staat_in(plek: int, delen: Sequence[Vraagdeel]) -> Vraagdeel | None:
    """The part that holds the character at `plek`."""
    nr = bisect_right(delen, plek, key=lambda deel: deel.begin) - 1
    return delen[nr] if nr >= 0 and plek < delen[nr].eind else None


def zonder_vragen(vermeldingen: Iterable[Vermelding], delen: Sequence[Vraagdeel]) -> list[Vermelding]:
    """The mentions of a text: those in a question say only that they were asked about."""
    uit = []
    for v in vermeldingen:
        deel = staat_in(v.begin, delen)
        telt = deel is not None and v.zekerheid in (GENOEMD, ONTKEND, MOGELIJK)
        uit.append(replace(v, zekerheid=deel.zekerheid) if deel is not None and telt else v)
    return uit


def stellend(tekst: str, vermeldingen: Iterable[Vermelding]) -> tuple[Vermelding, ...]:
    """The mentions that stand in a part of the text that states something."""
    delen = vragen(tekst)
    return tuple(v for v in vermeldingen if staat_in(v.begin, delen) is None)
