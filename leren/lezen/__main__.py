"""python -m leren.lezen [--bewaar]: see the package."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from hashlib import sha256

import numpy as np

import leren.lezen
from bot.begrip.zoekers import geleerd, gewichten
from bot.begrip.zoekers.ngrammen import ngrammen
from leren.lezen.leer import gemeten, grenzen, leer, uit_schrijvers
from leren.lezen.stof import SCHRIJVERS, bron, labels, stof, zinsdelen

KLEIN = 5  # steps of 1/127 of the heaviest piece of a concept that count as nothing


def main() -> None:
    keuzes = argparse.ArgumentParser(
        prog="python -m leren.lezen",
        description=leren.lezen.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    keuzes.add_argument("--bewaar", action="store_true", help="write the weights")
    bewaar = keuzes.parse_args().bewaar
    rijen = zinsdelen()
    stukken = [ngrammen(rij.tekst) for rij in rijen]
    begrippen = sorted({begrip for rij in rijen for begrip in rij.zegt})
    zegt = labels(rijen, begrippen)
    score = uit_schrijvers(stukken, rijen, zegt, begrippen)
    grens = np.array(grenzen(score, zegt))
    van = np.array([rij.schrijver for rij in rijen])
    maten = {
        soort: {
            "samen": gemeten(score, zegt, grens[:, nr]),
            **{s: gemeten(score[van == s], zegt[van == s], grens[:, nr]) for s in SCHRIJVERS},
        }
        for nr, soort in enumerate(("gezegd", "suggestie"))
    }
    print(json.dumps(maten, indent=1))
    if not bewaar:
        return
    mee = np.ones(len(rijen), dtype=bool)
    alles = stof(stukken, mee)
    gewicht, begin = leer(alles, rijen, zegt, begrippen, mee)
    gewichten.bewaar(geleerd.GETALLEN, alles.sleutels, alles.zeldzaam, gewicht, begin, KLEIN)
    kop = {
        "bron": bron(),
        "getallen": sha256(geleerd.GETALLEN.read_bytes()).hexdigest(),
        "gemeten": {"elke schrijver een keer apart": maten},
        "begrippen": {b: [round(float(g), 2) for g in rij] for b, rij in zip(begrippen, grens)},
    }
    geleerd.BESTAND.write_text(_regels(kop), encoding="utf-8")
    print(f"{geleerd.GETALLEN.stat().st_size / 1e6:.2f} MB")


def _regels(kop: Mapping[str, object]) -> str:
    return "{\n" + ",\n".join(f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in kop.items()) + "\n}\n"


if __name__ == "__main__":
    main()
