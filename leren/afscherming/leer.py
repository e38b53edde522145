"""Learning the finder of names, and measuring it on writers left out."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bot.begrip.naammodel import GEEN, NAAM, kansen, spans
from bot.begrip.naamtrekken import stukken, trekken
from leren.afscherming.stof import SCHRIJVERS, Maker, Zin, gewone_woorden, zinnen, zinsdelen

INSTELLING = {"c1": 0.4, "c2": 0.05, "max_iterations": 70, "feature.minfreq": 2}
DELEN = (SCHRIJVERS[:4], SCHRIJVERS[4:])
GRENZEN = (0.3, 0.4, 0.5, 0.6, 0.7, 0.8)


def leer(rijen: Sequence[Zin]) -> bytes:
    """The weights learned from these sentences."""
    import pycrfsuite

    leerling = pycrfsuite.Trainer(verbose=False)
    leerling.set_params(INSTELLING)
    for zin in rijen:
        rij = stukken(zin.tekst)
        naam, onbekend = _labels(zin)
        nrs = {nr for nr, stuk in enumerate(rij) if stuk.begin in onbekend}
        leerling.append(trekken(rij, nrs), [NAAM if stuk.begin in naam else GEEN for stuk in rij])
    with tempfile.TemporaryDirectory() as map_:
        doel = Path(map_) / "model"
        leerling.train(str(doel))
        return doel.read_bytes()


def _labels(zin: Zin) -> tuple[set[int], set[int]]:
    """The characters that are of a name, and those of a name that is seen as unknown."""
    naam: set[int] = set()
    onbekend: set[int] = set()
    for (begin, eind), zo in zip(zin.namen, zin.onbekend):
        naam.update(range(begin, eind))
        if zo:
            onbekend.update(range(begin, eind))
    return naam, onbekend


def lezer(gewichten: bytes) -> Any:
    """What reads texts with these weights."""
    import pycrfsuite

    uit = pycrfsuite.Tagger()
    uit.open_inmemory(gewichten)
    return uit


def gemeten() -> dict[str, dict[str, float]]:
    """By limit: the part found of names that no list holds, without and with capitals, and ordinary words taken in
    every thousand; in clauses of writers that were left out.
    """
    teller = {grens: [0, 0, 0, 0] for grens in GRENZEN}
    namen_klein = namen_groot = gewoon = 0
    for deel in DELEN:
        anderen = [s for s in SCHRIJVERS if s not in deel]
        leest, gewone = lezer(leer(zinnen(anderen))), frozenset(gewone_woorden(anderen).split())
        for zin in _proef(deel):
            rij = stukken(zin.tekst)
            kans = kansen(rij, leest)
            klein = zin.tekst == zin.tekst.lower()
            namen_klein += len(zin.namen) * klein
            namen_groot += len(zin.namen) * (not klein)
            naam, _ = _labels(zin)
            gewoon += sum(stuk.is_woord and stuk.begin not in naam for stuk in rij)
            for grens in GRENZEN:
                weg = {plek for span in spans(rij, kans, gewone, gewoon=grens, dubbel=grens) for plek in range(*span)}
                gevonden = sum(all(p in weg for p in range(*span)) for span in zin.namen)
                teller[grens][0 if klein else 1] += gevonden
                teller[grens][2] += sum(s.is_woord and s.begin in weg and s.begin not in naam for s in rij)
    return {
        str(grens): {
            "namen zonder hoofdletter": round(klein / namen_klein, 3),
            "namen met hoofdletter": round(groot / namen_groot, 3),
            "gewone woorden per duizend": round(1000 * vals / gewoon, 3),
        }
        for grens, (klein, groot, vals, _) in teller.items()
    }


def _proef(schrijvers: Sequence[str]) -> list[Zin]:
    maker = Maker("proef", alleen_onbekend=True)
    uit = []
    for schrijver in schrijvers:
        for nr, zin in enumerate(zinsdelen(schrijver)[::3]):
            if nr % 4 == 0:
                uit += [maker.vul(drager, schrijver) for drager in maker.dragers(zin)]
            else:
                uit.append(maker.zonder(zin, schrijver))
    return uit
