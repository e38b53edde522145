"""Learning what vectors of clauses say: a network of one hidden layer (bot.begrip.zoekers.vectoren)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.begrip.zoekers.vectoren import vooruit
from leren.lezen.stof import NIET, WEL, Getallen

BREED, RONDES, TEGELIJK = 384, 12, 256
STAP, KRIMP, LAAT_WEG = 1e-3, 1e-4, 0.3
BEGIN = -4.0  # log odds of a concept before anything is learned
LOS = 30.0  # how much one concept of one clause counts: nearly all say nothing


@dataclass
class Lagen:
    """Weights of two layers, w1 (LENGTE × BREED) and w2 (BREED × concepts), and what each begins from."""

    w1: Getallen
    b1: Getallen
    w2: Getallen
    b2: Getallen

    def scores(self, vectoren: Getallen) -> Getallen:
        return vooruit(vectoren, self.w1, self.b1, self.w2, self.b2)


def leer_netwerk(vectoren: Getallen, zegt: Getallen) -> Lagen:
    """Adam on the log loss of every label that is known; the same numbers give the same weights."""
    toeval = np.random.default_rng(0)
    lagen = _begin(toeval, vectoren.shape[1], zegt.shape[1])
    eerste = [np.zeros_like(laag) for laag in vars(lagen).values()]
    tweede = [np.zeros_like(laag) for laag in vars(lagen).values()]
    ja, bekend = (zegt == WEL).astype(np.float32), (zegt >= NIET).astype(np.float32)
    stap = 0
    for ronde in range(RONDES):
        volgorde = toeval.permutation(len(vectoren))
        for nr in range(0, len(volgorde), TEGELIJK):
            stap += 1
            deel = volgorde[nr : nr + TEGELIJK]
            hellingen = _hellingen(lagen, vectoren[deel], ja[deel], bekend[deel], toeval)
            for laag, helling, m, v in zip(vars(lagen).values(), hellingen, eerste, tweede):
                m[...] += 0.1 * (helling - m)
                v[...] += 0.001 * (helling * helling - v)
                grootte = (m / (1 - 0.9**stap)) / (np.sqrt(v / (1 - 0.999**stap)) + 1e-8)
                laag[...] -= STAP * (1 - ronde / RONDES) * (grootte + KRIMP * laag)
    return lagen


def _begin(toeval: np.random.Generator, lengte: int, aantal: int) -> Lagen:
    return Lagen(
        (toeval.standard_normal((lengte, BREED)) * np.sqrt(2 / lengte)).astype(np.float32),
        np.zeros(BREED, dtype=np.float32),
        (toeval.standard_normal((BREED, aantal)) * np.sqrt(1 / BREED)).astype(np.float32),
        np.full(aantal, BEGIN, dtype=np.float32),
    )


def _hellingen(
    lagen: Lagen, x: Getallen, ja: Getallen, bekend: Getallen, toeval: np.random.Generator
) -> list[Getallen]:
    """The slope of the loss in each layer, with a part of the hidden layer left out."""
    kaal = x @ lagen.w1 + lagen.b1
    mag = ((toeval.random(kaal.shape) > LAAT_WEG) / (1 - LAAT_WEG)).astype(np.float32)
    midden = np.maximum(kaal, 0) * mag
    kans = 1 / (1 + np.exp(-(midden @ lagen.w2 + lagen.b2)))
    fout = (kans - ja) * bekend * np.float32(LOS / len(x))
    terug = (fout @ lagen.w2.T) * mag * (kaal > 0)
    return [x.T @ terug, terug.sum(axis=0), midden.T @ fout, fout.sum(axis=0)]


def bewaar_netwerk(pad: Path, lagen: Lagen) -> None:
    np.savez_compressed(pad, **{naam: laag.astype(np.float16) for naam, laag in vars(lagen).items()})
