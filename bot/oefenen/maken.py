"""Putting a practice casus together from sentences that somebody wrote (bouwstenen/<kader>.yml), so that nobody learns
the answers by heart. What is told and what is answered come from the same line: they can't differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from random import Random
from typing import Any, Final

import yaml

from bot.afweging import Kaders
from bot.afweging.advies import weeg_af

from .model import Oefencasus

MAP = Path(__file__).parent / "bouwstenen"
GRENSGEVAL = "grensgeval"
LASTIG: Final = "lastig"
NIETS = "geen"  # of a kenmerk of which more may hold: none of them
_POGINGEN = 500
_NAAM = "-gemaakt-"
_RONDES = 60  # numbers that are looked at for a niveau
_LICHT = (0.3, 0.7, 0.9, 1.0)  # how often the lightest answer
_MAKKELIJK = 2  # kenmerken that decide the first besluit


Deel = Mapping[str, Any]


@cache
def bouwstenen(kader: str) -> tuple[Deel, ...]:
    """What there is to put a casus of this kader together, a part for each kind of person; empty when nothing is."""
    pad = MAP / f"{kader}.yml"
    if pad.parent != MAP or not pad.exists():
        return ()
    gelezen = yaml.safe_load(pad.read_text(encoding="utf-8"))
    return tuple(gelezen) if isinstance(gelezen, list) else (gelezen,)


def naam(kader: str, nummer: int) -> str:
    """The id of a casus that was put together."""
    return f"{kader}{_NAAM}{nummer}"


def uit_naam(kaders: Kaders, id_: str) -> Oefencasus | None:
    """The casus with this id; None when it isn't one that can be put together."""
    kader, _, nummer = id_.partition(_NAAM)
    return maak(kaders, kader, int(nummer)) if nummer.isascii() and nummer.isdigit() and len(nummer) < 12 else None


def maak_van(kaders: Kaders, kader: str, niveau: str | None, begin: int) -> Oefencasus | None:
    """The first casus from this number on that is so hard (None: any). What can't be lastig, because the kader knows no
    close call, may be any.
    """
    if niveau == LASTIG and not any(GRENSGEVAL in te_krijgen(kaders, delen) for delen in _delen(kaders, kader)):
        niveau = None
    kan = (maak(kaders, kader, nummer) for nummer in range(begin, begin + _RONDES))
    return next((casus for casus in kan if casus and niveau in (None, casus.niveau)), None)


@lru_cache(maxsize=256)
def maak(kaders: Kaders, kader: str, nummer: int, wil: str | None = None) -> Oefencasus | None:
    """The casus with this number, always the same under the same kaders. `wil`: an uitkomst of any of its besluiten, or
    GRENSGEVAL; without it one of the first besluit, or a close call, is drawn. None when this kader has no bouwstenen,
    or no casus like that came up.
    """
    kans = Random(nummer)
    kan = _delen(kaders, kader)
    kans.shuffle(kan)
    for delen in kan:
        gewild = wil or kans.choice(te_krijgen(kaders, delen))
        casus = _maak(kaders, kader, delen, kans, nummer, gewild) if _kan(kaders, delen, gewild) else None
        if casus is not None:
            return casus
    return None


def _delen(kaders: Kaders, kader: str) -> list[Deel]:
    """What of the bouwstenen fits these kaders."""
    return [deel for deel in bouwstenen(kader) if set(deel["besluiten"]) <= kaders.besluiten.keys()]


def te_krijgen(kaders: Kaders, delen: Deel) -> list[str]:
    """What can be asked for: an uitkomst of the first besluit, and a close call where the kader knows those."""
    eerste = kaders.besluiten[delen["besluiten"][0]]
    nooit = delen.get("komt_niet_voor", ())
    grens = any(kaders.besluiten[b].grensgevallen for b in delen["besluiten"])
    return [*(u for u in eerste.uitkomsten if u not in nooit), *([GRENSGEVAL] if grens else [])]


def _kan(kaders: Kaders, delen: Deel, wil: str) -> bool:
    verder = [] if wil in delen.get("komt_niet_voor", ()) else delen["besluiten"][1:]
    return wil in te_krijgen(kaders, delen) or any(wil in kaders.besluiten[b].uitkomsten for b in verder)


def _maak(kaders: Kaders, kader: str, delen: Deel, kans: Random, nummer: int, wil: str) -> Oefencasus | None:
    for _ in range(_POGINGEN):
        antwoorden = _trek(delen, kans)
        if any(_valt_onder(regel, antwoorden) for regel in delen["samen_niet"]):
            continue
        gegeven = {k: _antwoord(kaders, k, w) for k, w in antwoorden.items()}
        advies = weeg_af(kaders, {"besluiten": delen["besluiten"], "antwoorden": gegeven})
        if all(b["bepaald"] for b in advies["besluiten"].values()) and wil in _is(advies):
            return _verteld(kader, delen, antwoorden, gegeven, advies, kans, nummer)
    return None


def _antwoord(kaders: Kaders, kenmerk: str, waarde: Any) -> Any:
    """The answer (JSON) that a key of `zinnen` stands for."""
    if kaders.kenmerken[kenmerk].soort != "meerkeuze":
        return waarde
    return [] if waarde == NIETS else [waarde]


def _trek(delen: Deel, kans: Random) -> dict[str, Any]:
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


def _is(advies: Mapping[str, Any]) -> list[str]:
    besluiten = advies["besluiten"].values()
    return [*(b["uitkomst"] for b in besluiten), *([GRENSGEVAL] if any(b["grensgeval"] for b in besluiten) else [])]


def _verteld(
    kader: str,
    delen: Deel,
    gekozen: Mapping[str, Any],
    antwoorden: Mapping[str, Any],
    advies: Mapping[str, Any],
    kans: Random,
    nummer: int,
) -> Oefencasus:
    persoon = kans.choice(delen["personen"])
    ouders = kans.choice(delen["ouders"]).format(**persoon)
    gaten = {**persoon, "ouders": ouders, "leeftijd": kans.randint(*delen["leeftijd"])}
    zinnen = [kans.choice(delen["begin"]), *map(kans.choice, delen.get("los", ()))]
    zinnen += [kans.choice(keuzes[gekozen[kenmerk]]) for kenmerk, keuzes in delen["zinnen"].items()]
    zinnen.append(kans.choice(delen["slot"]))
    besluiten = advies["besluiten"]
    grenzen = [b["grensgeval"]["reden"] for b in besluiten.values() if b["grensgeval"]]
    makkelijk = len(besluiten[delen["besluiten"][0]]["beslissend"]) <= _MAKKELIJK
    return Oefencasus(
        id=naam(kader, nummer),
        kader=kader,
        niveau=LASTIG if grenzen else "makkelijk" if makkelijk else "gemiddeld",
        titel=kans.choice(delen["titels"]),
        tekst=" ".join(zin.format(**gaten) for zin in zinnen),
        antwoorden=dict(antwoorden),
        verwacht={naam: b["uitkomst"] for naam, b in besluiten.items()},
        letop=(),
        meningen=grenzen[0] if grenzen else None,
    )
