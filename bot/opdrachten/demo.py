"""`regiewijzer demo`: one casus against the real assistant, in the terminal."""

from __future__ import annotations

import argparse

HULP = "speel één casus na tegen de echte assistent"


def argumenten(_parser: argparse.ArgumentParser) -> None:
    """None."""


def doe(_keuzes: argparse.Namespace) -> int:
    from bot.starten.demo import speel

    return speel()
