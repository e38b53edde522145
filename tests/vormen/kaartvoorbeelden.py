"""Turns that were really played, for tests of what becomes of their messages.

Random, but the same for the same seed.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import datetime, timezone
from typing import Any

from bot.afweging import laad_kaders
from bot.afweging.model import Kenmerk
from bot.begrip.vermelding import Vermelding
from bot.gesprek import Beurt, Omgeving, Reactie, Staat, vastgelegd, voer_uit
from bot.gesprek.blokken import Bericht
from bot.gesprek.prompt import eindbericht
from bot.gesprek.staat import nieuw

KADERS = laad_kaders()
OMGEVING = Omgeving(KADERS, "standaard")
NU = datetime(2026, 11, 20, 9, 0, tzinfo=timezone.utc)


def beurt(
    tekst: str = "", *feiten: tuple[str, Any], keuze: tuple[str, Any] | None = None, crisis: str | None = None
) -> Beurt:
    vermeldingen = tuple(Vermelding(k, w, tekst, 0, len(tekst), "genoemd") for k, w in feiten)
    return Beurt(tekst, "vertellen", NU, vermeldingen, keuze, crisis, "u1", "teams")


def begin(profiel: str) -> Reactie:
    return voer_uit("nieuwe_afweging", OMGEVING, None, beurt(f"nieuwe afweging profiel {profiel}"))


def doorlopen(profiel: str, zaad: int) -> Iterator[Reactie]:
    """Every turn of one afweging with random answers: the quick questions, the advice, the rest, the advice, the
    receipt.
    """
    kans = random.Random(zaad)
    uit = begin(profiel)
    yield uit
    while uit.staat and (uit.staat.vraag or uit.staat.modus == "snel"):
        if uit.staat.vraag:
            waarde = willekeurig(KADERS.kenmerken[uit.staat.vraag], kans)
            uit = voer_uit("keuze", OMGEVING, uit.staat, beurt(keuze=(uit.staat.vraag, waarde)))
        else:
            uit = voer_uit("volledig", OMGEVING, uit.staat, beurt("volledig"))
        yield uit
    assert uit.staat
    for vaardigheid in ("waarom", "overzicht", "termijnen", "wie_beslist", "hulp", "afwijken"):
        yield voer_uit(vaardigheid, OMGEVING, uit.staat, beurt(vaardigheid))
    yield vastgelegd(OMGEVING, uit.staat, "R-2026-0007", 2)


def willekeurig(kenmerk: Kenmerk, kans: random.Random) -> Any:
    if kans.random() < 0.1:
        return None
    if kenmerk.soort == "getallen":
        return [kans.randint(0, 25) for _ in range(kans.randint(1, 4))]
    if kenmerk.soort == "meerkeuze":
        return kans.sample(kenmerk.waarden, kans.randint(0, len(kenmerk.waarden)))
    return kans.choice(kenmerk.waarden)


def vraag_naar(kenmerk: str) -> list[Bericht]:
    """The messages of a turn that asks this kenmerk."""
    staat = nieuw(OMGEVING, "standaard", NU)
    return [eindbericht(OMGEVING, Staat.uit_json({**staat.als_json(), "vraag": kenmerk}))]  # type: ignore[arg-type]


def teruggelezen(tekst: str, *feiten: tuple[str, Any]) -> list[Bericht]:
    """The messages of a turn in which a text says these values."""
    return list(voer_uit("vertellen", OMGEVING, begin("standaard").staat, beurt(tekst, *feiten)).berichten)


def crisis(woorden: str) -> list[Bericht]:
    return list(
        voer_uit(
            "vertellen", OMGEVING, begin("zo").staat, beurt(woorden, ("ernst", "ernstig"), crisis=woorden)
        ).berichten
    )
