"""The learning path of a new colleague: two weeks, ten minutes a day (leerpad.yml), and how far somebody is on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from bot.afweging import Kaders
from bot.dossier.oefenvoortgang import Oefenuitslag
from bot.schrijfwijze import AMSTERDAM, aantal, datum

from .uitslag import KORT
from .voortgang import kader_label

_TABEL = Path(__file__).with_name("leerpad.yml")
LEZEN, TOETS = "lezen", "toets"
VERDER = "verder"  # somebody wants the next day already; no step is called that


@dataclass(frozen=True)
class Leerstap:
    """One step. `dag` counts from 1 and `dagtitel` is what that day is about; `tekst` only to read."""

    id: str
    dag: int
    dagtitel: str
    soort: str
    titel: str
    kader: str | None = None
    niveau: str | None = None
    tekst: str = ""


@cache
def _tabel() -> Mapping[str, Any]:
    gelezen: Mapping[str, Any] = yaml.safe_load(_TABEL.read_text(encoding="utf-8"))
    return gelezen


@cache
def _alle() -> tuple[Leerstap, ...]:
    return tuple(
        Leerstap(
            stap["id"],
            nummer,
            dag["titel"],
            stap["soort"],
            stap["titel"],
            stap.get("kader"),
            stap.get("niveau"),
            stap.get("tekst", ""),
        )
        for nummer, dag in enumerate(_tabel()["dagen"], 1)
        for stap in dag["stappen"]
    )


def stappen(kaders: Kaders) -> tuple[Leerstap, ...]:
    """The steps, in order, without those about a kader that isn't loaded here."""
    return tuple(stap for stap in _alle() if stap.kader is None or stap.kader in kaders.kaders)


def te_lezen() -> frozenset[str]:
    """The ids of the steps that are only read."""
    return frozenset(stap.id for stap in _alle() if stap.soort == LEZEN)


def volgende(kaders: Kaders, gedaan: Mapping[str, datetime]) -> Leerstap | None:
    """The first step that wasn't done; None when all were."""
    return next((stap for stap in stappen(kaders) if stap.id not in gedaan), None)


def vandaag_klaar(kaders: Kaders, gedaan: Mapping[str, datetime], nu: datetime) -> bool:
    """Whether a day of the path was finished today, in the Netherlands: the next one is for tomorrow."""
    stap = volgende(kaders, gedaan)
    vorige = [s for s in stappen(kaders) if s.id in gedaan]
    if stap is None or not vorige or stap.dag == vorige[-1].dag:
        return False
    vandaag = nu.astimezone(AMSTERDAM).date()
    return any(gedaan[s.id].astimezone(AMSTERDAM).date() == vandaag for s in vorige if s.dag == vorige[-1].dag)


def waar(kaders: Kaders, gedaan: Mapping[str, datetime], nu: datetime) -> str:
    """Where somebody is on the path, in a sentence."""
    stap, zinnen = volgende(kaders, gedaan), _tabel()["zinnen"]
    if stap is None:
        return str(zinnen["klaar"])
    if not any(s.id in gedaan for s in stappen(kaders)):
        return str(zinnen["begin"].format(titel=stap.dagtitel))
    if vandaag_klaar(kaders, gedaan, nu):
        vorige = max(s.dag for s in stappen(kaders) if s.id in gedaan)
        return str(zinnen["morgen"].format(dag=vorige, volgende=stap.dag, titel=stap.dagtitel))
    return str(zinnen["dag"].format(dag=stap.dag, dagen=len(_tabel()["dagen"]), titel=stap.dagtitel))


def leerpad(
    kaders: Kaders, gedaan: Mapping[str, datetime], uitslagen: Sequence[Oefenuitslag], nu: datetime
) -> dict[str, Any]:
    """All that a page shows of it (JSON; the shape is bot/poort/api/oefenvoortgang.py). `gedaan`: step → when (aware),
    `nu` is aware.
    """
    nu_aan_de_beurt = volgende(kaders, gedaan)
    alle = stappen(kaders)
    return {
        "dag": nu_aan_de_beurt.dag if nu_aan_de_beurt else alle[-1].dag,
        "dagen": len(_tabel()["dagen"]),
        "vandaag_klaar": vandaag_klaar(kaders, gedaan, nu),
        "klaar": nu_aan_de_beurt is None,
        "zin": waar(kaders, gedaan, nu),
        "stap": nu_aan_de_beurt.id if nu_aan_de_beurt else None,
        "stappen": [_als_json(stap, gedaan.get(stap.id)) for stap in alle],
        "bewijs": bewijs(kaders, gedaan, uitslagen) if nu_aan_de_beurt is None else None,
    }


def bewijs(kaders: Kaders, gedaan: Mapping[str, datetime], uitslagen: Sequence[Oefenuitslag]) -> dict[str, Any]:
    """What the certificate says: what was practised, and no grade. Nobody's name is in it."""
    tekst, alle = _tabel()["bewijs"], stappen(kaders)
    momenten = [gedaan[stap.id] for stap in alle]
    kort = sum(uitslag.soort == KORT for uitslag in uitslagen)
    return {
        "titel": tekst["titel"],
        "zin": tekst["zin"].format(stappen=aantal(len(alle), "stap", "stappen")),
        "van": datum(min(momenten).astimezone(AMSTERDAM)),
        "tot": datum(max(momenten).astimezone(AMSTERDAM)),
        "casussen": len(uitslagen) - kort,
        "kort": kort,
        "kaders": [kader_label(kaders, k) for k in kaders.kaders if any(s.kader == k for s in alle)],
        "onderdelen": list(dict.fromkeys(stap.dagtitel for stap in alle)),
        "slot": tekst["slot"],
    }


def _als_json(stap: Leerstap, gedaan_op: datetime | None) -> dict[str, Any]:
    return {
        "id": stap.id,
        "dag": stap.dag,
        "soort": stap.soort,
        "kader": stap.kader,
        "niveau": stap.niveau,
        "titel": stap.titel,
        "tekst": stap.tekst,
        "gedaan_op": gedaan_op.astimezone(AMSTERDAM).isoformat(timespec="seconds") if gedaan_op else None,
    }
