"""Word fields: which words of a text belong to which field of velden.yml ("slaat" to slaan, "keukenkast" to hard).

A word belongs by its own form, its lemma, a pattern (woord*), the last part of a compound, or, when it is no word at
all, by the word that it is one slip of the finger away from. Groups of words match in a row, one word in between
allowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.begrip.crisis.ontkenning import ontkend
from bot.begrip.mensen import groep
from bot.begrip.tabel import tabel, vervangingen, woorden
from bot.begrip.tekst import Token, tokens, vouw
from bot.begrip.woordenboek import bekend, een_fout, lemma
from bot.begrip.zinsgrens import zinseinden

_KORT = 3  # letters: a shorter word counts in this form only ("ma", "pap")
_D_R = re.compile(r"\b([dzm])'([rn])\b")
_LEESTEKEN = frozenset(".,;:!?()-/\"'\n")


@dataclass(frozen=True)
class Voorkomen:
    """A field at words [begin, eind) of a sentence; `ontkend` when something near denies it."""

    veld: str
    begin: int
    eind: int
    ontkend: bool = False


@dataclass(frozen=True)
class Zin:
    """A sentence or a piece of one: its words as `vormen` (folded, spoken forms written out) and `lemmas`, where they
    are, and its fields."""

    vormen: tuple[str, ...]
    lemmas: tuple[str, ...]
    begin: tuple[int, ...]
    eind: tuple[int, ...]
    velden: tuple[Voorkomen, ...]


class Velden:
    """The fields of velden.yml, indexed."""

    def __init__(self, velden: dict[str, str]) -> None:
        self.namen = tuple(velden)
        self._vorm: dict[str, set[str]] = {}
        self._lemma: dict[str, set[str]] = {}
        self._deel: list[tuple[str, str, str]] = []
        self._groep: dict[str, list[tuple[tuple[str, ...], str, frozenset[str]]]] = {}
        for veld, opgave in velden.items():
            for ingang in filter(None, (deel.strip() for deel in vouw(str(opgave)).replace("-", " ").split(","))):
                for woorden_ in _gedeeld(*ingang.split()) if ingang.startswith("&") else (ingang,):
                    self._neem(veld, woorden_.split())
        self.van_woord = lru_cache(maxsize=20_000)(self._van_woord)

    def _neem(self, veld: str, woorden: list[str]) -> None:
        if len(woorden) > 1:
            self._groep.setdefault(_sleutel(woorden[0].strip("=*")), []).append(
                (tuple(woorden), veld, _beginletters(woorden[1]))
            )
            return
        woord = woorden[0]
        kern = woord.strip("=*")
        if woord.startswith("="):
            self._vorm.setdefault(kern, set()).add(veld)
        elif woord.startswith("*") or woord.endswith("*"):
            hoe = (
                "in" if woord.startswith("*") and woord.endswith("*") else "eind" if woord.startswith("*") else "begin"
            )
            self._deel.append((hoe, kern, veld))
        else:
            for vorm in {kern, *_vervoegd(kern)}:
                self._vorm.setdefault(vorm, set()).add(veld)
            self._lemma.setdefault(_sleutel(kern), set()).add(veld)

    def _direct(self, vorm: str, lem: str) -> set[str]:
        return self._vorm.get(vorm, set()) | self._lemma.get(lem, set())

    def _van_woord(self, vorm: str, lem: str) -> frozenset[str]:
        gevonden = set(self._direct(vorm, lem))
        if "neutraal" in gevonden:
            return frozenset({"neutraal"})
        for hoe, kern, veld in self._deel:
            if any({"in": kern in w, "begin": w.startswith(kern), "eind": w.endswith(kern)}[hoe] for w in (vorm, lem)):
                gevonden.add(veld)
        if not gevonden and len(vorm) >= 8:
            for grens in range(3, len(vorm) - 4):
                staart = vorm[grens:]
                if bekend(staart) and (eigen := self._direct(staart, _sleutel(staart))) and _eerste_deel(vorm[:grens]):
                    return frozenset(eigen)
        if not gevonden and len(vorm) >= 5 and vorm.isalpha() and not bekend(vorm):
            for beter in een_fout(vorm):
                if bekend(beter) and (eigen := self._direct(beter, _sleutel(beter))):
                    return frozenset(eigen)
        return frozenset(gevonden)

    def in_woorden(self, vormen: Sequence[str], lemmas: Sequence[str]) -> Iterator[Voorkomen]:
        """Every field at every place, groups of words too."""
        letters = [{vorm[0], lem[0]} for vorm, lem in zip(vormen, lemmas)]
        for plek, (vorm, lem) in enumerate(zip(vormen, lemmas)):
            for veld in self.van_woord(vorm, lem):
                yield Voorkomen(veld, plek, plek + 1)
            volgt = set().union(*letters[plek + 1 : plek + 3])
            groepen = {id(g): g for sleutel in {vorm, lem} for g in self._groep.get(sleutel, ())}
            for woorden_, veld, begint in groepen.values():
                if begint and begint.isdisjoint(volgt):
                    continue
                eind = _past(woorden_, vormen, lemmas, plek)
                if eind:
                    yield Voorkomen(veld, plek, eind)


def _gedeeld(waar: str, veld: str) -> list[str]:
    """The entries that stand for `&personen kind` (a kind of people, or van=broer, klein=true) or `&verleden vroeger`.

    A word that is a form of another counts only as it is: "zoontje" is small, "zoon" need not be."""
    if waar == "&personen":
        naam, _, waarde = veld.partition("=")
        gekozen = groep(**{naam: waarde == "true" or waarde}) if waarde else groep(naam)
        return sorted(woord if len(woord) > _KORT and _sleutel(woord) == woord else f"={woord}" for woord in gekozen)
    gezegd = tabel(waar[1:])[veld]
    return sorted(woorden(waar[1:], veld)) if isinstance(gezegd, str) else list(gezegd)


def _beginletters(woord: str) -> frozenset[str]:
    """With which letters a word that matches `woord` in a group, or its lemma, begins; none when it may be any."""
    kern = woord.strip("=*")
    return frozenset() if woord.startswith("_") or not kern else frozenset({kern[0], _sleutel(kern)[0]})


def _vervoegd(woord: str) -> tuple[str, ...]:
    """Of an infinitive in -en the forms of the present: lopen gives loop, loopt, lopend; zitten zit; staan staat."""
    if len(woord) > 3 and woord.endswith(("aan", "oen", "ien")):
        return woord[:-1].replace("aa", "a"), woord[:-1] + "t", woord + "d"
    if len(woord) < 5 or not woord.endswith("en") or "*" in woord:
        return ()
    stam = woord[:-2]
    if len(stam) > 2 and stam[-1] == stam[-2] and stam[-1] not in "aeou":
        stam = stam[:-1]
    elif re.search(r"(?:^|[^aeiouy])[aeou][^aeiouyw]$", stam) and not re.search(r".[aeiou].*(?:er|el|em|ig)$", stam):
        stam = stam[:-1] + stam[-2:]
    stam = stam[:-1] + {"v": "f", "z": "s"}.get(stam[-1], stam[-1])
    return stam, stam if stam.endswith("t") else stam + "t", woord + "d", woord + "de"


def _past(groep: tuple[str, ...], vormen: Sequence[str], lemmas: Sequence[str], plek: int) -> int:
    """Where the group ends when it starts at `plek`, 0 when it doesn't; one other word may stand between its words."""
    vrij = 1
    for nr, woord in enumerate(groep):
        while plek < len(vormen) and not _is(woord, vormen[plek], lemmas[plek]):
            if not nr or not vrij or vormen[plek] in _LEESTEKEN or vormen[plek] in ("niet", "geen"):
                return 0
            vrij -= 1
            plek += 1
        if plek >= len(vormen):
            return 0
        plek += 1
    return plek


@lru_cache(maxsize=50_000)
def _is(woord: str, vorm: str, lem: str) -> bool:
    if woord == "_":
        return True
    if woord.startswith("="):
        return vorm == woord[1:]
    if woord.startswith("_"):
        return vorm.endswith(woord[1:])
    if woord.endswith("*"):
        return vorm.startswith(woord[:-1])
    return vorm == woord or (len(woord) > 3 and lem == _sleutel(woord))


@lru_cache(maxsize=20_000)
def _sleutel(woord: str) -> str:
    return vouw(lemma(woord))


def _eerste_deel(deel: str) -> bool:
    return any(len(vorm) >= 3 and bekend(vorm) for vorm in (deel, deel.removesuffix("s"), deel.removesuffix("en")))


@lru_cache(maxsize=1)
def velden() -> Velden:
    return Velden(tabel("signaal/velden"))


@lru_cache(maxsize=1)
def _spreektaal() -> Mapping[str, str]:
    """How people write and talk, as the words that the fields use."""
    return {**vervangingen("afkortingen", "voluit"), **vervangingen("afkortingen", "spreektaal")}


def zinnen(tekst: str) -> list[Zin]:
    """The sentences of a text, with the fields of their words."""
    gevouwen = _D_R.sub(lambda m: f"{m[1]}{m[2]} ", vouw(tekst))
    gevonden: list[list[Token]] = [[]]
    woorden = tokens(gevouwen)
    einden = zinseinden(tekst, woorden)
    for token in woorden:
        if token.begin in einden:
            gevonden.append([])
        else:
            gevonden[-1].append(token)
    return [_zin(rij) for rij in gevonden if rij]


def _zin(rij: list[Token]) -> Zin:
    vormen = tuple(_spreektaal().get(t.vorm, t.vorm) for t in rij if t.vorm not in "\"'-")
    rij = [t for t in rij if t.vorm not in "\"'-"]
    lemmas = tuple(_sleutel(vorm) if vorm.isalpha() else vorm for vorm in vormen)
    gevonden = tuple(velden().in_woorden(vormen, lemmas))
    # The words of a group ("durft niet"): a "niet" among them denies nothing else.
    vast = frozenset(plek for v in gevonden if v.eind - v.begin > 1 for plek in range(v.begin, v.eind))
    return Zin(
        vormen,
        lemmas,
        tuple(t.begin for t in rij),
        tuple(t.eind for t in rij),
        tuple(replace(v, ontkend=True) if ontkend(vormen, vast, v.veld, v.begin, v.eind) else v for v in gevonden),
    )
