"""Short exercises: the cases beside a kader (<versie>.gevallen.yml), that the tests play too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.afweging import Kaders
from bot.afweging.antwoorden import controleer_alle
from bot.afweging.fouten import OnbruikbareInvoer
from bot.afweging.laden import EIGEN_MAP, GEVALLEN

from .model import Letop, Oefencasus
from .voortgang import zeg
from .weging import weeg

_NAAM = "-kort-"
_MEEST = 12  # facts; of more nobody keeps an overview
_MINST = 2


@lru_cache(maxsize=16)
def kort(kaders: Kaders, kader: str) -> tuple[Oefencasus, ...]:
    """The cases of this kader that can be asked: a few facts, one besluit that they settle. A file that can't be read
    is none: nobody who practises can mend it.
    """
    gekozen = kaders.kaders.get(kader)
    if gekozen is None:
        return ()
    uit = []
    for nummer, geval in enumerate(_lees(kaders, kader, gekozen.versie), 1):
        casus = _casus(kaders, kader, nummer, geval)
        if casus is not None:
            uit.append(casus)
    return tuple(uit)


def uit_naam(kaders: Kaders, id_: str) -> Oefencasus | None:
    """The case with this id; None when it isn't one."""
    kader, streep, _ = id_.partition(_NAAM)
    return next((casus for casus in kort(kaders, kader) if casus.id == id_), None) if streep else None


def _lees(kaders: Kaders, kader: str, versie: str) -> list[Mapping[str, Any]]:
    for map_ in (EIGEN_MAP, *kaders.mappen):
        pad = Path(map_) / kader / f"{versie}{GEVALLEN}.yml"
        try:
            gelezen = yaml.safe_load(pad.read_text(encoding="utf-8"))
        except (OSError, ValueError, yaml.YAMLError):
            continue
        if isinstance(gelezen, list):
            return [geval for geval in gelezen if isinstance(geval, dict)]
    return []


def _casus(kaders: Kaders, kader: str, nummer: int, geval: Mapping[str, Any]) -> Oefencasus | None:
    besluit, gegeven, verwacht = geval.get("besluit"), geval.get("gegeven") or {}, geval.get("verwacht") or {}
    uitkomst = verwacht.get("uitkomst")
    if besluit not in kaders.besluiten or uitkomst is None or not _MINST <= len(gegeven) <= _MEEST:
        return None
    try:
        casus = _gesteld(kaders, kader, nummer, geval)
        oordeel = weeg(kaders, casus)["besluiten"][besluit]
    except OnbruikbareInvoer:
        return None
    return casus if oordeel["uitkomst"] == uitkomst else None


def _gesteld(kaders: Kaders, kader: str, nummer: int, geval: Mapping[str, Any]) -> Oefencasus:
    gegeven = geval["gegeven"]
    return Oefencasus(
        id=f"{kader}{_NAAM}{nummer}",
        kader=kader,
        niveau="makkelijk",
        titel=zeg("kort_titel"),
        tekst=" ".join(_zinnen(kaders, gegeven)),
        antwoorden=gegeven,
        verwacht={geval["besluit"]: geval["verwacht"]["uitkomst"]},
        letop=(Letop(kenmerk=next(iter(gegeven)), tekst=f"{geval['naam']}."),),
    )


def _zinnen(kaders: Kaders, gegeven: Mapping[str, Any]) -> Iterator[str]:
    """Each fact as a sentence, in the words of kenmerken.yml."""
    for naam, waarde in controleer_alle(kaders.kenmerken, dict(gegeven)).items():
        for zin in kaders.kenmerken[naam].zinnen(waarde):
            yield f"{zin[0].upper()}{zin[1:]}."
