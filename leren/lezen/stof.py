"""The clauses that the reader is learned from, and which concepts each states."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from bot.begrip.tabel import tabel
from bot.begrip.zoekers.begrippen import delen, naam
from bot.begrip.zoekers.ngrammen import ngrammen
from leren.corpus import lees_set

Getallen = NDArray[Any]
SCHRIJVERS = tuple(f"schrijver-{nr}" for nr in range(1, 8))
NIET_GELEERD = ("doelgroep", "leeftijden")  # who is in a text says those
ZELDEN = 4  # a piece of fewer clauses is left out


@dataclass(frozen=True)
class Zinsdeel:
    tekst: str
    schrijver: str
    zegt: frozenset[str]
    niet: str | None

    @cached_property
    def kenmerken(self) -> frozenset[str]:
        """What it is about, stated or not."""
        return frozenset(deel.kenmerk for begrip in {*self.zegt, *filter(None, [self.niet])} for deel in delen(begrip))


def zinsdelen() -> list[Zinsdeel]:
    return [
        Zinsdeel(
            rij["tekst"],
            schrijver,
            frozenset(naam(*paar) for paar in rij["waarden"] if paar[0] not in NIET_GELEERD),
            naam(*rij["niet"]) if rij.get("niet") and rij["niet"][0] not in NIET_GELEERD else None,
        )
        for schrijver in SCHRIJVERS
        for rij in lees_set(f"lezen/leren/{schrijver}.jsonl")
    ]


def bron() -> str:
    """Hash of every clause with what it states, its pieces and the table of concepts: the weights hang on nothing
    else.
    """
    som = hashlib.sha256(repr([tabel("begrippen")[deel] for deel in ("begrippen", "buren")]).encode())
    for rij in zinsdelen():
        som.update(repr((rij.tekst, rij.schrijver, sorted(rij.zegt), rij.niet)).encode())
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
        for begrip in rij.zegt:
            uit[nr, [kolom[buur] for buur in naast[begrip]]] = ONBEKEND
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
