"""The texts that the crisis signal is learned from, and the features of their clauses."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.begrip.crisis.signaal import onderdelen
from bot.begrip.crisis.trekken import Sleutels, Waarden, trekken
from leren.corpus import lees_set

Getallen = NDArray[Any]
MAP = "signaal/leren"
SIGNAAL = tuple(f"signaal-{nr}" for nr in (1, 2, 3, 4))
GESCHREVEN = ("geschreven", "voorbeelden")
LET_OP = 0.1  # how heavy a worrying text that isn't acute weighs as a harmless one
GEEN_NU = 0.7, 0.4  # and an ordinary, or a worrying, text that was written about what isn't now
GESPREK = 0.3  # and a sentence that people say to the assistant
ZELDEN = 3  # a feature of fewer pieces is left out
PER_PATROON = 10
STAPPEN = (1, 3, 5, 7, 11, 13, 17, 19, 23)
# A message is rarely the bare sentence: the written ones are learned a second time with something ordinary around them.
OMGEVING = (
    "{} graag overleg", "goedemorgen {}", "{} groet", "ik wil graag sparren over het volgende {}", "hoi {} wat nu", "casus: {}",
    "het gezin is bekend bij het wijkteam, {}", "{} kan iemand meekijken", "even een vraag, {}", "{} we hebben woensdag een gesprek",
    "gezin met drie kinderen, {}", "{} en ouders staan open voor hulp", "school belde net, {}",
)  # fmt: skip


@dataclass(frozen=True)
class Tekst:
    """One text to learn from. `soort`: zin, kort, casus, verborgen (corpus), geschreven, omschrijving or gesprek."""

    tekst: str
    niveau: str
    soort: str
    bron: str

    @property
    def acuut(self) -> bool:
        return self.niveau == "acuut"

    @property
    def gewicht(self) -> float:
        if self.bron == "geen_nu":
            return GEEN_NU[self.niveau == "let_op"]
        return LET_OP if self.niveau == "let_op" else GESPREK if self.soort == "gesprek" else 1.0


def teksten() -> list[Tekst]:
    return [*_van_schrijvers(), *_geschreven(), *_gelijkend(), *_geen_nu(), *_per_soort(), *_plat(), *_regels()]


def _van_schrijvers() -> Iterator[Tekst]:
    for naam in SIGNAAL:
        for rij in lees_set(f"{MAP}/{naam}.jsonl"):
            yield Tekst(rij["tekst"], rij["niveau"], rij["soort"], naam)


def _geschreven() -> Iterator[Tekst]:
    for naam in GESCHREVEN:
        inhoud = lees_set(f"{MAP}/{naam}.yml")
        acuut = inhoud["acuut"]
        if isinstance(acuut, dict):  # by situation
            acuut = [zin for situatie in acuut.values() for zin in situatie]
        for niveau, zinnen in (("acuut", acuut), ("gewoon", inhoud["onschuldig"])):
            for zin in zinnen:
                yield Tekst(zin, niveau, "geschreven", naam)
            for nr, zin in enumerate(zinnen):
                yield Tekst(OMGEVING[nr % len(OMGEVING)].format(zin), niveau, "geschreven", naam)


def _gelijkend() -> Iterator[Tekst]:
    for niveau, zinnen in lees_set(f"{MAP}/gelijkend.yml").items():
        for zin in zinnen:
            yield Tekst(zin, niveau, "geschreven", "gelijkend")


def _geen_nu() -> Iterator[Tekst]:
    for rij in lees_set(f"{MAP}/geen_nu.jsonl"):
        yield Tekst(rij["tekst"], rij["niveau"], "geschreven" if rij["soort"] == "zin" else rij["soort"], "geen_nu")


def _per_soort() -> Iterator[Tekst]:
    for niveau, zinnen in lees_set(f"{MAP}/soorten.yml").items():
        for zin in zinnen:
            yield Tekst(zin, niveau, "zin", "soorten")


def _plat() -> Iterator[Tekst]:
    plat = lees_set(f"{MAP}/plat.yml")
    for niveau in ("acuut", "gewoon"):
        for patroon in plat[niveau]:
            for zin in ingevuld(patroon, plat["plaatsen"]):
                yield Tekst(zin, niveau, "zin", "plat")


def _regels() -> Iterator[Tekst]:
    for soort in ("omschrijving", "gesprek"):
        for regel in lees_set(f"{MAP}/{soort}.txt"):
            yield Tekst(regel, "gewoon", soort, soort)


def ingevuld(patroon: str, plaatsen: dict[str, list[str]]) -> list[str]:
    """PER_PATROON sentences, the words of each open place in turn, each place at a pace of its own that reaches all
    its words.
    """
    tempo = iter(STAPPEN)
    stappen = {naam: next(stap for stap in tempo if math.gcd(stap, len(w)) == 1) for naam, w in plaatsen.items()}
    return [
        patroon.format(**{naam: w[nr * stappen[naam] % len(w)] for naam, w in plaatsen.items()})
        for nr in range(PER_PATROON)
    ]


def bron() -> str:
    """Hash of every text with its features: the weights hang on nothing else of the corpus, the word tables and the
    code that reads them.
    """
    som = hashlib.sha256()
    for rij in teksten():
        som.update(repr(rij).encode())
        for sleutels, waarden in stukken(rij.tekst):
            volgorde = np.argsort(sleutels, kind="stable")
            som.update(sleutels[volgorde].tobytes() + waarden[volgorde].tobytes())
    return som.hexdigest()


def stukken(tekst: str) -> Iterator[tuple[Sleutels, Waarden]]:
    """The features of each piece of a text."""
    for zin, _, gezien in onderdelen(tekst):
        yield trekken(gezien, tekst[zin.begin[0] : zin.eind[-1]])


@dataclass(frozen=True)
class Stof:
    """The texts, the features of all their pieces (`sleutels` says which), and which text each piece is of."""

    teksten: Sequence[Tekst]
    matrix: Any
    van: Getallen
    sleutels: Getallen

    def hoogste(self, score: Getallen) -> Getallen:
        """By text the score of its heaviest piece."""
        uit = np.full(len(self.teksten), -np.inf)
        np.maximum.at(uit, self.van, score)
        return uit


def stof(rijen: Sequence[Tekst]) -> Stof:
    from scipy import sparse

    per_tekst = [list(stukken(rij.tekst)) for rij in rijen]
    gezien = [stuk for delen in per_tekst for stuk in delen]
    alle, kolom = np.unique(np.concatenate([sleutels for sleutels, _ in gezien]), return_inverse=True)
    begin = np.cumsum([0, *(len(sleutels) for sleutels, _ in gezien)])
    matrix = sparse.csr_matrix(
        (np.concatenate([waarden for _, waarden in gezien]), kolom.ravel(), begin), shape=(len(gezien), len(alle))
    )
    vaak = np.bincount(kolom.ravel(), minlength=len(alle)) >= ZELDEN
    van = np.repeat(np.arange(len(rijen)), [len(delen) for delen in per_tekst])
    return Stof(rijen, matrix[:, vaak], van, alle[vaak])
