"""The clauses that the reader is learned from, and which concepts each states."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from bot.begrip.tabel import tabel
from bot.begrip.tekst import gewone_tekens
from bot.begrip.zinnen import ontleed
from bot.begrip.zoekers.begrippen import delen, naam
from bot.begrip.zoekers.geleerd import stuk
from bot.begrip.zoekers.geleerd import zinsdelen as knip
from bot.begrip.zoekers.ngrammen import ngrammen
from leren.corpus import lees_set

Getallen = NDArray[Any]
SCHRIJVERS = tuple(f"schrijver-{nr}" for nr in range(1, 8))
PAREN = ("paren", "paren-2", "paren-3")  # clauses that differ in little: one states a value, the other does not
TEKSTEN = tuple(f"teksten-{nr}" for nr in range(1, 10))  # whole texts, clause for clause
VAAK = 0.6  # of a part of the writer: so much of it must be in a clause of ours
NIET_GELEERD = ("doelgroep", "leeftijden")  # who is in a text says those
ZELDEN = 4  # a piece of fewer clauses is left out


@dataclass(frozen=True)
class Zinsdeel:
    """A clause: the concepts that it states, and one that it seems to state. `misschien`: those that may hold besides;
    None when nobody said, so that every neighbour of what is stated may.
    """

    tekst: str
    schrijver: str
    zegt: frozenset[str]
    niet: str | None
    misschien: frozenset[str] | None = None

    @cached_property
    def kenmerken(self) -> frozenset[str]:
        """What it is about, stated or not."""
        return frozenset(deel.kenmerk for begrip in {*self.zegt, *filter(None, [self.niet])} for deel in delen(begrip))


def losse_zinsdelen() -> list[Zinsdeel]:
    """The clauses that were written as such."""
    return [
        Zinsdeel(
            rij["tekst"],
            schrijver,
            frozenset(naam(*paar) for paar in rij["waarden"] if paar[0] not in NIET_GELEERD),
            naam(*rij["niet"]) if rij.get("niet") and rij["niet"][0] not in NIET_GELEERD else None,
        )
        for schrijver in (*SCHRIJVERS, *PAREN)
        for rij in lees_set(f"lezen/leren/{schrijver}.jsonl")
    ]


def zinsdelen() -> list[Zinsdeel]:
    """All clauses: those, and the clauses of the whole texts as the reader cuts them."""
    return [*losse_zinsdelen(), *(deel for tekst in hele_teksten() for deel in tekst.zinsdelen())]


@dataclass(frozen=True)
class HeleTekst:
    """A text as its writer cut it, with what each part states, and what the whole states (`goud`) or may be read to
    state (`ook_goed`), as (kenmerk, value)."""

    schrijver: str
    delen: Sequence[tuple[str, Sequence[str]]]
    goud: frozenset[tuple[str, Any]]
    ook_goed: frozenset[tuple[str, Any]]
    doelgroep: str

    @cached_property
    def tekst(self) -> str:
        return gewone_tekens("".join(deel for deel, _ in self.delen)).tekst

    def zinsdelen(self) -> Iterator[Zinsdeel]:
        """As the reader cuts it, and the parts of the writer that it cuts through. What the text states elsewhere may
        be in a clause too: that isn't counted.
        """
        geheel = frozenset(naam(*paar) for paar in self.goud | self.ook_goed if paar[0] not in NIET_GELEERD)
        plekken = self._plekken
        tekst = ontleed(self.tekst)
        heel: set[int] = set()
        for eerste, laatste in knip(tekst):
            van, tot = tekst.begin[eerste], tekst.eind[laatste - 1]
            erin = {
                nr
                for nr, (begin, eind, _) in enumerate(plekken)
                if min(eind, tot) - max(begin, van) >= VAAK * (eind - begin)
            }
            heel |= erin
            zegt = frozenset(begrip for nr in erin for begrip in plekken[nr][2])
            yield Zinsdeel(stuk(tekst, eerste, laatste), self.schrijver, zegt, None, geheel - zegt)
        for nr, (begin, eind, zegt) in enumerate(plekken):
            if nr not in heel and zegt:
                yield Zinsdeel(self.tekst[begin:eind].strip(), self.schrijver, zegt, None, geheel - zegt)

    def zegt_op(self, begin: int, kenmerk: str, waarde: Any) -> bool:
        """Whether the part at this character states the value itself."""
        deel = next((plek for plek in self._plekken if plek[0] <= begin < plek[1]), None)
        return deel is not None and naam(kenmerk, waarde) in deel[2]

    @cached_property
    def _plekken(self) -> list[tuple[int, int, frozenset[str]]]:
        """Where each part stands, and its concepts."""
        uit, begin = [], 0
        for deel, waarden in self.delen:
            eind = begin + len(gewone_tekens(deel).tekst)
            paren = [_paar(waarde) for waarde in waarden]
            uit.append((begin, eind, frozenset(naam(*paar) for paar in paren if paar[0] not in NIET_GELEERD)))
            begin = eind
        return uit


def hele_teksten() -> list[HeleTekst]:
    return [
        HeleTekst(
            schrijver,
            [(deel, waarden) for deel, waarden in rij["delen"]],
            frozenset(paren(rij["goud"])),
            frozenset(paren(rij.get("ook_goed") or {})),
            rij["goud"].get("doelgroep", ""),
        )
        for schrijver in TEKSTEN
        for rij in lees_set(f"lezen/leren/{schrijver}.jsonl")
    ]


def paren(kenmerken: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Every (kenmerk, value), of a list each."""
    for kenmerk, waarde in kenmerken.items():
        for deel in waarde if isinstance(waarde, list) else [waarde]:
            yield kenmerk, deel


def _paar(geschreven: str) -> tuple[str, Any]:
    kenmerk, _, waarde = geschreven.partition("=")
    return kenmerk, {"true": True, "false": False}.get(waarde, waarde)


def bron() -> str:
    """Hash of every clause with what it states, its pieces and the table of concepts: the weights hang on nothing
    else.
    """
    som = hashlib.sha256(repr([tabel("begrippen")[deel] for deel in ("begrippen", "buren")]).encode())
    for rij in zinsdelen():
        som.update(repr((rij.tekst, rij.schrijver, sorted(rij.zegt), rij.niet, sorted(rij.misschien or ()))).encode())
        som.update(ngrammen(rij.tekst).tobytes())
    return som.hexdigest()


def buren(begrippen: Sequence[str]) -> dict[str, frozenset[str]]:
    """Of each concept those that may hold too, though nobody wrote it down."""
    uit: dict[str, set[str]] = {begrip: set() for begrip in begrippen}
    for rij in tabel("begrippen")["buren"]:
        for een in rij:
            uit[een] |= {ander for ander in rij if not _sluit_uit(een, ander)}
    return {begrip: frozenset(anderen) for begrip, anderen in uit.items()}


def _sluit_uit(een: str, ander: str) -> bool:
    """Whether they are two answers to one question of which only one can be chosen."""
    gelijk = {deel.kenmerk for deel in delen(een)} & {deel.kenmerk for deel in delen(ander)}
    return een == ander or bool(gelijk and not gelijk & set(tabel("begrippen")["meerkeuze"]))


WEL, NIET, ONBEKEND = 1, 0, -1


def labels(rijen: Sequence[Zinsdeel], begrippen: Sequence[str]) -> Getallen:
    """Clauses × concepts: stated, not stated, or not known (a neighbour of what is stated)."""
    kolom = {begrip: nr for nr, begrip in enumerate(begrippen)}
    naast = buren(begrippen)
    uit = np.full((len(rijen), len(begrippen)), NIET, dtype=np.int8)
    for nr, rij in enumerate(rijen):
        misschien = rij.misschien
        if misschien is None:
            misschien = frozenset(buur for begrip in rij.zegt for buur in naast[begrip])
        uit[nr, [kolom[begrip] for begrip in misschien if begrip in kolom]] = ONBEKEND
        if rij.niet in kolom:
            uit[nr, kolom[rij.niet]] = NIET
        uit[nr, [kolom[begrip] for begrip in rij.zegt]] = WEL
    return uit


@dataclass(frozen=True)
class Stof:
    """Clauses × pieces (`matrix`), the pieces (`sleutels`) with how rare each is (`zeldzaam`)."""

    matrix: Any
    sleutels: Getallen
    zeldzaam: Getallen


def stof(stukken: Sequence[Getallen], mee: Getallen) -> Stof:
    """The pieces of all clauses, of those that clauses `mee` use often enough."""
    sleutels, vaak = np.unique(np.concatenate([s for s, telt in zip(stukken, mee) if telt]), return_counts=True)
    from sklearn.preprocessing import normalize

    blijft = vaak >= ZELDEN
    sleutels = sleutels[blijft]
    # As it is kept, so that what is measured is what runs.
    zeldzaam = np.log(mee.sum() / vaak[blijft]).astype(np.float16).astype(np.float32)
    plekken = []
    for rij in stukken:
        plek = np.searchsorted(sleutels, rij)
        plek[plek == len(sleutels)] = 0
        plekken.append(plek[sleutels[plek] == rij])
    einden = np.concatenate([[0], np.cumsum([len(plek) for plek in plekken])])
    kolommen = np.concatenate(plekken)
    kaal = sparse.csr_matrix((zeldzaam[kolommen], kolommen, einden), shape=(len(stukken), len(sleutels)))
    return Stof(normalize(kaal).tocsr(), sleutels, zeldzaam)
