"""`regiewijzer train`: the Rasa model, when its sources changed."""

from __future__ import annotations

import argparse

from bot.opdrachten.fouten import Mislukt

HULP = "train het Rasa-model als de bronnen zijn veranderd"


def argumenten(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--forceer", action="store_true", help="train ook als er niets is veranderd")


def doe(keuzes: argparse.Namespace) -> int:
    from bot.starten.trainen import TrainFout, train

    try:
        print(f"Model: {train(forceer=keuzes.forceer)}")
    except TrainFout as fout:
        raise Mislukt(str(fout)) from None
    return 0
