"""Putting a practice casus together from sentences that somebody wrote (bouwstenen/<kader>.yml), so that nobody learns
the answers by heart. What is told and what is answered come from the same line: they can't differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from bot.afweging import Kaders
from bot.afweging.advies import weeg_af

from .model import Oefencasus

MAP = Path(__file__).parent / "bouwstenen"
GRENSGEVAL = "grensgeval"
_POGINGEN = 500
_NAAM = "-gemaakt-"
_RONDES = 60  # numbers that are looked at for a niveau
_LICHT = (0.3, 0.7, 0.9, 1.0)  # how often the lightest answer
_MAKKELIJK = 2  # kenmerken that decide


@cache
def bouwstenen(kader: str) -> Mapping[str, Any] | None:
    """What there is to put a casus of this kader together; None when there is nothing."""
    pad = MAP / f"{kader}.yml"
    if pad.parent != MAP or not pad.exists():
        return None
    gelezen: Mapping[str, Any] = yaml.safe_load(pad.read_text(encoding="utf-8"))
    return gelezen


def naam(kader: str, nummer: int) -> str:
    """The id of a casus that was put together."""
    return f"{kader}{_NAAM}{nummer}"


def uit_naam(kaders: Kaders, id_: str) -> Oefencasus | None:
    """The casus with this id; None when it isn't one that can be put together."""
    kader, _, nummer = id_.partition(_NAAM)
    return maak(kaders, kader, int(nummer)) if nummer.isascii() and nummer.isdigit() and len(nummer) < 12 else None


def maak_van(kaders: Kaders, kader: str, niveau: str | None, begin: int) -> Oefencasus | None:
    """The first casus from this number on that is so hard (None: any)."""
    kan = (maak(kaders, kader, nummer) for nummer in range(begin, begin + _RONDES))
    return next((casus for casus in kan if casus and niveau in (None, casus.niveau)), None)


@lru_cache(maxsize=256)
def maak(kaders: Kaders, kader: str, nummer: int, wil: str | None = None) -> Oefencasus | None:
    """The casus with this number, always the same under the same kaders. `wil`: an uitkomst of the first besluit, or
    GRENSGEVAL; without it one of these is drawn. None when this kader has no bouwstenen, or no casus like that came up.
    """
    delen = bouwstenen(kader)
    if delen is None or not set(delen["besluiten"]) <= kaders.besluiten.keys():
        return None
    kans = Random(nummer)
    wil = wil or kans.choice([*kaders.besluiten[delen["besluiten"][0]].uitkomsten, GRENSGEVAL])
    for _ in range(_POGINGEN):
        antwoorden = _trek(delen, kans)
        if any(_valt_onder(regel, antwoorden) for regel in delen["samen_niet"]):
            continue
        antwoorden = {k: [w] if kaders.kenmerken[k].soort == "meerkeuze" else w for k, w in antwoorden.items()}
        advies = weeg_af(kaders, {"besluiten": delen["besluiten"], "antwoorden": antwoorden})
        if all(b["bepaald"] for b in advies["besluiten"].values()) and wil in _is(delen, advies):
            return _verteld(kader, delen, antwoorden, advies, kans, nummer)
    return None


def _trek(delen: Mapping[str, Any], kans: Random) -> dict[str, Any]:
    """An answer to each kenmerk. How often it is the lightest one, that stands first, is drawn too: else a casus in
    which nothing weighs would hardly ever come up.
    """
    licht = kans.choice(_LICHT)
    uit = dict(delen["vast"])
    for kenmerk, zinnen in delen["zinnen"].items():
        eerste, *andere = zinnen
        uit[kenmerk] = eerste if not andere or kans.random() < licht else kans.choice(andere)
    return uit


def _valt_onder(regel: Mapping[str, Any], antwoorden: Mapping[str, Any]) -> bool:
    return all(antwoorden.get(k) in (w if isinstance(w, list) else [w]) for k, w in regel.items())


def _is(delen: Mapping[str, Any], advies: Mapping[str, Any]) -> list[str]:
    eerste = advies["besluiten"][delen["besluiten"][0]]
    grens = any(b["grensgeval"] for b in advies["besluiten"].values())
    return [eerste["uitkomst"], *([GRENSGEVAL] if grens else [])]


def _verteld(
    kader: str,
    delen: Mapping[str, Any],
    antwoorden: Mapping[str, Any],
    advies: Mapping[str, Any],
    kans: Random,
    nummer: int,
) -> Oefencasus:
    persoon = kans.choice(delen["personen"])
    ouders = kans.choice(delen["ouders"]).format(**persoon)
    gaten = {**persoon, "ouders": ouders, "leeftijd": kans.randint(*delen["leeftijd"])}
    zinnen = [kans.choice(delen["begin"])]
    for kenmerk, keuzes in delen["zinnen"].items():
        if kenmerk in antwoorden:
            waarde = antwoorden[kenmerk]
            zinnen.append(kans.choice(keuzes[waarde[0] if isinstance(waarde, list) else waarde]))
    zinnen.append(kans.choice(delen["slot"]))
    besluiten = advies["besluiten"]
    grenzen = [b["grensgeval"]["reden"] for b in besluiten.values() if b["grensgeval"]]
    makkelijk = all(len(b["beslissend"]) <= _MAKKELIJK for b in besluiten.values())
    return Oefencasus(
        id=naam(kader, nummer),
        kader=kader,
        niveau="lastig" if grenzen else "makkelijk" if makkelijk else "gemiddeld",
        titel=kans.choice(delen["titels"]),
        tekst=" ".join(zin.format(**gaten) for zin in zinnen),
        antwoorden=dict(antwoorden),
        verwacht={naam: b["uitkomst"] for naam, b in besluiten.items()},
        letop=(),
        meningen=grenzen[0] if grenzen else None,
    )
