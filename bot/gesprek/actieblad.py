"""The steps and terms of an advice as things to do: today, this week, at the start, later; each with who does it.

When a step's turn comes and who takes it is ours, a table (actieblad.yml); what is to be done is of the kaders.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.afweging.termijnen import lees_datum

from .teksten import zeg

_WEEK = timedelta(days=7)
_BEGIN = 40  # characters in which a step says who does it
# What each of the groups is called.
GROEPEN = {"vandaag": "wat_nu.vandaag", "week": "wat_nu.week", "start": "wat_nu.start", "later": "wat_nu.later"}


@dataclass(frozen=True)
class Actie:
    """One thing to do. `groep`: vandaag, week, start or later; `wie` "" when it isn't known; `uiterlijk` an ISO date or
    date-time, "" when there is none; `item` the step or term that it comes from, `termijn` the term of a step.
    """

    groep: str
    tekst: str
    wie: str
    uiterlijk: str
    item: Mapping[str, Any]
    termijn: Mapping[str, Any] | None = None


@lru_cache(maxsize=1)
def tabel() -> Mapping[str, Any]:
    inhoud: Mapping[str, Any] = yaml.safe_load((Path(__file__).parent / "actieblad.yml").read_text(encoding="utf-8"))
    return inhoud


def groepen() -> Sequence[str]:
    namen: Sequence[str] = tabel()["groepen"]
    return namen


def acties(uit: Mapping[str, Any], begin: str) -> list[Actie]:
    """What an advice (`uit`) asks to do, in order: per group first what has a date, the earliest first.

    `begin`: the moment from which its terms count.
    """
    stappen = {s["id"] for s in uit["vervolgstappen"]}
    bij = {tabel()["bij_stap"].get(t["id"], ""): t for t in uit["termijnen"]}
    los = [t for t in uit["termijnen"] if tabel()["bij_stap"].get(t["id"]) not in stappen]
    alle = [_van_termijn(t, begin) for t in los]
    krap = any(b["grensgeval"] for b in uit["besluiten"].values())
    gehad: set[str] = set()
    for stap in uit["vervolgstappen"]:
        naam = stap["id"].partition(".")[2]
        if naam in gehad:
            continue
        if naam in tabel()["een_keer"]:
            gehad.add(naam)
        actie = _op_tijd(_van_stap(stap), bij.get(stap["id"]))
        rustig = None if krap else tabel()["zonder_grensgeval"].get(stap["id"])
        alle.append(replace(actie, groep=rustig) if rustig else actie)
    volgorde = {groep: nr for nr, groep in enumerate(groepen())}
    return sorted(alle, key=lambda a: (volgorde[a.groep], a.uiterlijk or "9"))


def als_json(uit: Mapping[str, Any], begin: str) -> list[dict[str, Any]]:
    """The same for a program: what is printed and copied. What more kaders say stands once, with all its sources."""
    ook = {s["id"]: s for s in uit["vervolgstappen"]}
    regels = []
    for actie in acties(uit, begin):
        item = actie.item
        zelfde = [
            s
            for naam, s in ook.items()
            if s is not item and _een_keer(naam) and _een_keer(naam) == _een_keer(item["id"])
        ]
        bronnen = [bron for van in (item, *zelfde, actie.termijn or {}) if van for bron in _bronnen(van)]
        regels.append(
            {
                "groep": actie.groep,
                "kop": zeg(GROEPEN[actie.groep]),
                "tekst": actie.tekst.rstrip("."),
                "wie": "" if zegt_wie(actie) else actie.wie,
                "uiterlijk": actie.uiterlijk or None,
                "stap": None if "uiterlijk" in item else item["id"],
                "bronnen": [b for nr, b in enumerate(bronnen) if b not in bronnen[:nr]],
            }
        )
    return regels


def _een_keer(stap: str) -> str:
    """The name under which a step of more kaders stands once; "" for any other."""
    naam = stap.partition(".")[2]
    return naam if naam in tabel()["een_keer"] else ""


def _bronnen(item: Mapping[str, Any]) -> list[Any]:
    return list(item.get("bronnen") or ([item["bron"]] if item.get("bron") else []))


def _op_tijd(actie: Actie, termijn: Mapping[str, Any] | None) -> Actie:
    return replace(actie, uiterlijk=termijn["uiterlijk"], termijn=termijn) if termijn else actie


def _van_stap(stap: Mapping[str, Any]) -> Actie:
    groep, wie = tabel()["stappen"].get(stap["id"], (tabel()["anders"], ""))
    return Actie(groep, tabel()["kort"].get(stap["id"], stap["tekst"]), wie, "", stap)


def _van_termijn(termijn: Mapping[str, Any], begin: str) -> Actie:
    soort = termijn["id"].partition(".")[0]
    return Actie(
        _wanneer(soort, termijn["uiterlijk"], begin),
        termijn["label"],
        tabel()["termijnen"].get(soort, ""),
        termijn["uiterlijk"],
        termijn,
    )


def _wanneer(soort: str, uiterlijk: str, begin: str) -> str:
    if "T" in uiterlijk:  # a term in hours
        return "vandaag"
    if lees_datum(uiterlijk).date() - lees_datum(begin).date() <= _WEEK:
        return "week"
    return "start" if soort in tabel()["bij_de_start"] else "later"


def zegt_wie(actie: Actie) -> bool:
    """Whether the step itself begins with who does it."""
    return f" {actie.wie.lower()} " in f" {actie.tekst[:_BEGIN].lower()} "


def zegt_regie(besluit: str) -> bool:
    """Whether this besluit tells who has the regie."""
    return besluit in tabel()["regie"] or "regisseur" in besluit.partition(".")[2]


def nog_niemand(uit: Mapping[str, Any]) -> dict[str, str]:
    """The besluiten that name a party which isn't there yet, with what has to be arranged first."""
    van = tabel()["nog_niemand"]
    return {van[s["id"]]: s["tekst"] for s in uit["vervolgstappen"] if s["id"] in van}
