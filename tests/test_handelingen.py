"""What a message is taken for (`handeling` of POST /api/gesprek), over all intents: the open set and the closed one.

Of the closed set no sentence is shown.
"""

from __future__ import annotations

import uuid
from collections import Counter

import pytest

from leren.corpus import CORPUS, inhoud

from .assistent import Assistent

SETS = {"ontwikkel/handeling1": 0.97, "toets/handeling2": 0.88}  # measured 2026-11-29: 1.000 and 0.896


def gemeten(assistent: Assistent, zinnen: dict[str, list[str]]) -> float:
    """Macro-F1 of what each sentence is taken for, at the beginning of a conversation."""
    goed, te_veel, gemist = Counter[str](), Counter[str](), Counter[str]()
    for bedoeling, deel in zinnen.items():
        for zin in deel:
            uit = assistent.stuur({"gesprek": None, "id": str(uuid.uuid4()), "bericht": zin})
            genomen = str(uit.inhoud["handeling"])
            if genomen == bedoeling:
                goed[bedoeling] += 1
            else:
                te_veel[genomen] += 1
                gemist[bedoeling] += 1
    return sum(2 * goed[b] / (2 * goed[b] + te_veel[b] + gemist[b]) for b in zinnen) / len(zinnen)


@pytest.mark.parametrize(("naam", "minstens"), SETS.items())
def test_waar_een_bericht_voor_wordt_genomen(assistent: Assistent, naam: str, minstens: float) -> None:
    zinnen = inhoud(CORPUS / "bedoeling" / f"{naam}.yml")
    f1 = gemeten(assistent, zinnen)
    print(f"{naam}: macro-F1 {f1:.3f} over {sum(map(len, zinnen.values()))} zinnen")
    assert f1 >= minstens
