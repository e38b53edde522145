"""Scoring of what `lees` understood against texts with gold: used by the tests and by cijfers.py."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.afweging import Kaders
from bot.begrip.lezen import Begrepen, lees
from leren.corpus import lees_set
from leren.lezen.stof import paren as geschreven_paren
from tests.corpus import gesloten

SETS = ("teksten", "ontwikkelset", "oude_toetsset", "buitenset", "versset", "blindset")
GESLOTEN = {"blindset"}
# Not scored for the other doelgroep (header of teksten.yml).
_VOLWASSENEN = frozenset(
    [
        "economische_problemen",
        "culturele_problemen",
        "normatieve_problemen",
        "psychosociale_problemen",
        "regievoeringsproblemen",
    ]
)
_JEUGD = frozenset(
    [
        "kindfactoren",
        "ouderfactoren",
        "opvoedingsfactoren",
        "hulpverleningsgeschiedenis",
        "gezinsfunctioneren",
        "contextuele_factoren",
        "sociaal_netwerk",
    ]
)

Paar = tuple[str, Any]


@dataclass
class Telling:
    """Pairs (kenmerk, waarde) found, missed and made up, per kenmerk and together."""

    goed: Counter[str] = field(default_factory=Counter)
    gemist: Counter[str] = field(default_factory=Counter)
    te_veel: Counter[str] = field(default_factory=Counter)
    fouten: list[str] = field(default_factory=list)

    def maten(self, kenmerk: str | None = None) -> tuple[float, float, float]:
        """Precision, recall and F1 of one kenmerk, or micro over all."""
        goed, gemist, te_veel = (
            sum(t.values()) if kenmerk is None else t[kenmerk] for t in (self.goed, self.gemist, self.te_veel)
        )
        precisie = goed / (goed + te_veel) if goed + te_veel else 1.0
        vangst = goed / (goed + gemist) if goed + gemist else 1.0
        return precisie, vangst, 2 * precisie * vangst / (precisie + vangst) if precisie + vangst else 0.0


def teksten(naam: str) -> list[dict[str, Any]]:
    return gesloten(f"lezen/toets/{naam}.yml") if naam in GESLOTEN else lees_set(f"lezen/ontwikkel/{naam}.yml")


def meet(naam: str, kaders: Kaders) -> Telling:
    """Read every text of a set and count; of a closed set no error is kept to be shown."""
    telling = Telling()
    for geval in teksten(naam):
        gevonden = lees(geval["tekst"], kaders)
        goud, gelezen = tellend(geval, gevonden.kenmerken)
        for kenmerk, _ in goud & gelezen:
            telling.goed[kenmerk] += 1
        for kenmerk, waarde in goud - gelezen:
            telling.gemist[kenmerk] += 1
            telling.fouten.append(f"{geval['id']} mist {kenmerk}={waarde}: {geval['tekst']}")
        for kenmerk, waarde in gelezen - goud:
            telling.te_veel[kenmerk] += 1
            telling.fouten.append(
                f"{geval['id']} verzint {kenmerk}={waarde} ({_waaruit(gevonden, kenmerk)}): {geval['tekst']}"
            )
    if naam in GESLOTEN:
        telling.fouten.clear()
    return telling


def tellend(
    geval: dict[str, Any], kenmerken: dict[str, Any], zonder: Iterable[str] = ()
) -> tuple[set[Paar], set[Paar]]:
    """What the gold of this text asks, and what of `kenmerken` counts as read (what may be read besides doesn't);
    both without the kenmerken of the other doelgroep and those of `zonder`.
    """
    weg = buiten(geval["goud"].get("doelgroep", "")) | set(zonder)
    goud, ook, gelezen = (
        {paar for paar in paren(deel) if paar[0] not in weg}
        for deel in (geval["goud"], geval.get("ook_goed") or {}, kenmerken)
    )
    return goud, gelezen - (ook - goud)


def buiten(doelgroep: str) -> frozenset[str]:
    """The kenmerken that don't count for this doelgroep: those of the other one."""
    return {"jeugd": _VOLWASSENEN, "volwassenen": _JEUGD}.get(doelgroep, frozenset())


def paren(kenmerken: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for kenmerk, deel in geschreven_paren(kenmerken):
        yield kenmerk, float(deel) if kenmerk == "leeftijden" else deel


def _waaruit(gevonden: Begrepen, kenmerk: str) -> str:
    return ", ".join(f"'{v.tekst}'" for v in gevonden.vermeldingen if v.kenmerk == kenmerk and v.zekerheid == "genoemd")
