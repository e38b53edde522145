"""What the measurements run on: the 200 casussen and 168 besluiten of the tests, and cases drawn from the priors of
the kaders.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot.afweging import Kaders
from bot.afweging.model import Kenmerk

PROJECT = Path(__file__).resolve().parent.parent
GEGEVENS = PROJECT / "tests" / "gegevens"
ZAAD = 20261122
DATUM = "2026-11-20T10:00:00+01:00"  # fixed, so that two runs give the same bytes


def besluiten() -> list[dict[str, Any]]:
    """The 168 requests about one besluit each, as `{"besluiten", "antwoorden"}`."""
    return [{"besluiten": v["besluiten"], "antwoorden": v["antwoorden"]} for v in _lees("besluiten.jsonl")]


def casussen() -> list[dict[str, Any]]:
    """The answers of the 200 complete casussen."""
    return [c["antwoorden"] for c in _lees("casussen.jsonl")]


def _lees(naam: str) -> list[dict[str, Any]]:
    return [json.loads(regel) for regel in (GEGEVENS / naam).read_text("utf-8").splitlines()]


def trek(kaders: Kaders, aantal: int, zaad: int = ZAAD) -> list[dict[str, Any]]:
    """New complete casussen, every kenmerk drawn independently from its priors (getallen are left out)."""
    lot = random.Random(zaad)
    vragen = [k for k in kaders.kenmerken.values() if k.soort != "getallen"]
    return [{k.id: _waarde(k, lot) for k in vragen} for _ in range(aantal)]


def _waarde(kenmerk: Kenmerk, lot: random.Random) -> Any:
    waarden = [w for w, _ in kenmerk.kansen] or list(kenmerk.waarden)
    gewicht = [kans for _, kans in kenmerk.kansen] or None
    waarde = lot.choices(waarden, gewicht)[0]
    if kenmerk.soort != "meerkeuze":
        return waarde
    if waarde is True:
        waarde = lot.sample(kenmerk.waarden, lot.randint(1, len(kenmerk.waarden)))
    return sorted(waarde or (), key=kenmerk.waarden.index)


def stromen(kaders: Kaders) -> dict[str, list[dict[str, Any]]]:
    """The request streams of bench/afweeg.py: name → requests, all with the same datum."""
    vol = [
        {
            "profiel": p,
            "antwoorden": {k: w for k, w in a.items() if k != "doelgroep" or not kaders.profielen[p].doelgroep},
        }
        for p in kaders.profielen
        for a in casussen()
    ]
    uit = {"besluiten": besluiten(), "casussen": vol, "gedeeltelijk": list(_gedeeltelijk(kaders, 20_000))}
    return {naam: [{**v, "datum": DATUM} for v in stroom] for naam, stroom in uit.items()}


def _gedeeltelijk(kaders: Kaders, aantal: int) -> Iterator[dict[str, Any]]:
    """Distinct requests for a random profiel, with a random part of the answers of a drawn casus."""
    lot = random.Random(ZAAD + 1)
    gezien: set[str] = set()
    while len(gezien) < aantal:
        for antwoorden in trek(kaders, 1000, lot.randrange(2**32)):
            deel = lot.random()
            bekend = {k: w for k, w in antwoorden.items() if lot.random() < deel}
            verzoek = {"profiel": lot.choice(list(kaders.profielen)), "antwoorden": bekend}
            sleutel = json.dumps(verzoek, sort_keys=True)
            if sleutel not in gezien and len(gezien) < aantal:
                gezien.add(sleutel)
                yield verzoek
