"""Sentences by intent: the open sets of the corpus."""

from __future__ import annotations

from collections.abc import Iterable

from leren.corpus import lees_set

BEKEND = ("zinnen1", "zinnen2")  # whoever wrote the examples knew them
VERS = ("zinnen3",)  # harder: dialect, typing errors, dictation


def zinnen(namen: Iterable[str]) -> dict[str, list[str]]:
    """The sentences of these sets together."""
    uit: dict[str, list[str]] = {}
    for naam in namen:
        for bedoeling, deel in lees_set(f"bedoeling/ontwikkel/{naam}.yml").items():
            uit.setdefault(bedoeling, []).extend(deel)
    return uit
