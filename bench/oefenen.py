"""Practising: how long the comparison takes, the choice of the next casus for somebody who learned a lot, and putting
one together.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from statistics import median
from time import perf_counter
from typing import Any

from bench.gegevens import DATUM
from bench.verslag import Verslag, tabel
from bot.afweging import laad_kaders
from bot.gesprek import Beurt, Omgeving, Staat, voer_uit
from bot.gesprek.oefening import gevraagd, kies
from bot.lijn.doet import Doet
from bot.oefenen.bibliotheek import alle
from bot.oefenen.herhalen import bijgewerkt, gewicht
from bot.oefenen.maken import maak

NU = datetime.fromisoformat(DATUM)


def meet(verslag: Verslag) -> None:
    kaders = laad_kaders()
    omgeving = Omgeving(kaders, "standaard")
    verslag.zeg("practising")
    kaarten = [
        bijgewerkt(None, kader, naam, nr % 3 > 0, True, NU)
        for kader in kaders.kaders
        for nr, naam in enumerate([*kaders.kenmerken, *kaders.besluiten])
    ]
    weegt = gewicht(kaarten, NU)
    for doe in [_vergelijk(omgeving, casus.id) for casus in alle()[:2]]:
        doe()  # the tables are read at the first one, as the server does when it starts
    rijen = [
        ["the comparison, after the reason", *_ms([_vergelijk(omgeving, casus.id) for casus in alle()])],
        ["the choice of the next casus, first time", *_ms([lambda: kies(kaders, None, None, (), 0.5, weegt)])],
        ["the choice of the next casus", *_ms([lambda: kies(kaders, None, None, (), 0.5, weegt)] * 20)],
        ["putting a casus together", *_ms([_gemaakt(kaders, k, n) for k in kaders.kaders for n in range(20)])],
    ]
    verslag.deel(
        "Practising",
        "Each casus of the library decided as the kader says; what reads a typed reason is in the turns above. "
        f"The learner has {len(kaarten)} cards.\n\n" + tabel(["what", "times", "median (ms)", "most (ms)"], rijen),
    )


def _gemaakt(kaders: Any, kader: str, nummer: int) -> Callable[[], object]:
    return lambda: maak(kaders, kader, 900_000 + nummer)


def _vergelijk(omgeving: Omgeving, naam: str) -> Callable[[], object]:
    """The last turn of this casus, with all before it done."""
    from dataclasses import replace

    from bot.gesprek.oefening import casus_van

    staat = _na(omgeving, None, Beurt("", "oefenen", NU, doet=Doet.OEFENEN, waarde=naam.rpartition("-")[0]))
    assert staat and staat.oefening
    staat = replace(staat, oefening=replace(staat.oefening, casus=naam))
    assert staat.oefening
    casus = casus_van(omgeving.kaders, staat.oefening)
    assert casus
    for besluit in gevraagd(omgeving.kaders, casus):
        staat = _na(omgeving, staat, Beurt("", "keuze", NU, doet=Doet.UITKOMST, waarde=casus.verwacht[besluit]))
    klaar = _na(omgeving, staat, Beurt("", "keuze", NU, doet=Doet.ZEKERHEID, waarde="zeker"))
    return lambda: voer_uit("vertellen", omgeving, klaar, Beurt("Dat las ik zo in de tekst.", "vertellen", NU))


def _na(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Staat | None:
    return voer_uit(beurt.intent, omgeving, staat, beurt).staat


def _ms(wat: list[Callable[[], object]]) -> list[str]:
    duur = []
    for doe in wat:
        begin = perf_counter()
        doe()
        duur.append((perf_counter() - begin) * 1000)
    return [str(len(duur)), f"{median(duur):.1f}", f"{max(duur):.1f}"]
