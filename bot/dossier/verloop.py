"""A casus through time: what changed between two of its afwegingen, and what that did to what was decided.

Works on rows as programs get them (`Rij.als_json`, docs/contract.md): chat, command line and API read the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from typing import Any

from bot.afweging import Kaders


class Richting(str, Enum):
    """Which way a besluit went, by the order that its kader gives its uitkomsten."""

    OPSCHALEN = "opschalen"
    AFSCHALEN = "afschalen"
    ANDERS = "anders"  # neither of the two, or the kader gives no order


@dataclass(frozen=True)
class Wijziging:
    """`naam` went from `van` to `naar`; None: it wasn't known, or wasn't there."""

    naam: str
    van: Any
    naar: Any


@dataclass(frozen=True)
class Uitkomstwijziging:
    """What was decided in a besluit, then and later: labels as they were stored; None: not settled, or not weighed."""

    besluit: str
    van: str | None
    naar: str | None
    richting: Richting


@dataclass(frozen=True)
class Kaderwijziging:
    """`van` and `naar` are versions; the same when only the contents of the file changed."""

    kader: str
    van: str
    naar: str


@dataclass(frozen=True)
class Verschil:
    """From one afweging of a casus to another one; `van` and `naar` are their volgnummers."""

    van: int
    naar: int
    antwoorden: tuple[Wijziging, ...]
    uitkomsten: tuple[Uitkomstwijziging, ...]
    kaders: tuple[Kaderwijziging, ...]

    def __bool__(self) -> bool:
        return bool(self.antwoorden or self.uitkomsten or self.kaders)

    def als_json(self) -> dict[str, Any]:
        """As programs get it (docs/contract.md)."""
        return {
            "van": self.van,
            "naar": self.naar,
            "antwoorden": [{"kenmerk": w.naam, "van": w.van, "naar": w.naar} for w in self.antwoorden],
            "uitkomsten": [{**vars(u), "richting": u.richting.value} for u in self.uitkomsten],
            "kaders": [{**vars(k)} for k in self.kaders],
        }


def verschil(eerst: Mapping[str, Any], later: Mapping[str, Any], kaders: Kaders) -> Verschil:
    """What changed from `eerst` to `later`, two rows of one casus. `kaders` only orders the uitkomsten."""
    return Verschil(
        eerst["volgnummer"],
        later["volgnummer"],
        tuple(Wijziging(k, was, nu) for k, was, nu in _anders(_bekend(eerst), _bekend(later))),
        tuple(
            Uitkomstwijziging(b, was and was.label, nu and nu.label, _richting(kaders, b, was, nu))
            for b, was, nu in _anders(besloten(eerst), besloten(later))
        ),
        _kaders(eerst["kaders"], later["kaders"]),
    )


def verloop(rijen: Sequence[Mapping[str, Any]], kaders: Kaders) -> list[Verschil]:
    """What each afweging of a casus changed to the one before; `rijen` are of one casus, the oldest first."""
    return [verschil(eerst, later, kaders) for eerst, later in pairwise(rijen)]


def kaders_sinds(rij: Mapping[str, Any], kaders: Kaders) -> tuple[Kaderwijziging, ...]:
    """Which kaders of a stored afweging have another version or other contents now. One that is gone isn't named."""
    nu = {k: {"versie": v.versie, "sha256": v.sha256} for k, v in kaders.kaders.items() if k in rij["kaders"]}
    return _kaders(rij["kaders"], nu)


def als_geschiedenis(rijen: Sequence[Mapping[str, Any]], kaders: Kaders) -> dict[str, Any]:
    """A casus as programs get it: {"casus", "afwegingen" (the rows, the oldest first), "verschillen" (what each changed
    to the one before), "kaders_sinds" (what changed in the kaders since the last one)}. At least one row.
    """
    return {
        "casus": rijen[-1]["casus"],
        "afwegingen": list(rijen),
        "verschillen": [stap.als_json() for stap in verloop(rijen, kaders)],
        "kaders_sinds": [{**vars(k)} for k in kaders_sinds(rijen[-1], kaders)],
    }


@dataclass(frozen=True)
class Besloten:
    """What was decided in a besluit: the uitkomst of the advice, or what was chosen instead."""

    uitkomst: str
    label: str


def besloten(rij: Mapping[str, Any]) -> dict[str, Besloten | None]:
    """Per besluit of a row what was decided; None while it isn't settled."""
    return {naam: _besloten(inhoud, keuzes(rij).get(naam)) for naam, inhoud in rij["besluiten"].items()}


def keuzes(rij: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """The afwijkingen of a row by besluit."""
    afwijking = rij["afwijking"] or []
    alle = [afwijking] if isinstance(afwijking, Mapping) else afwijking
    return {str(a["besluit"]): a for a in alle if a.get("besluit") and a.get("uitkomst")}


def _besloten(advies: Any, keuze: Mapping[str, Any] | None) -> Besloten | None:
    inhoud = advies if isinstance(advies, Mapping) else {"uitkomst": advies}  # as old rows have it
    van = keuze or inhoud
    uitkomst = van.get("uitkomst")
    return Besloten(str(uitkomst), str(van.get("label") or uitkomst)) if uitkomst else None


def _bekend(rij: Mapping[str, Any]) -> dict[str, Any]:
    return {k: w for k, w in rij["antwoorden"].items() if w is not None}


def _anders(eerst: Mapping[str, Any], later: Mapping[str, Any]) -> list[tuple[str, Any, Any]]:
    namen = dict.fromkeys([*eerst, *later])
    return [(n, eerst.get(n), later.get(n)) for n in namen if _als_lijst(eerst.get(n)) != _als_lijst(later.get(n))]


def _als_lijst(waarde: Any) -> Any:
    """A meerkeuze is a set, in whatever order it was stored; a label that was reworded is no other uitkomst."""
    if isinstance(waarde, list):
        return sorted(waarde, key=str)
    return waarde.uitkomst if isinstance(waarde, Besloten) else waarde


def _richting(kaders: Kaders, besluit: str, was: Besloten | None, nu: Besloten | None) -> Richting:
    orde = kaders.besluiten[besluit].oplopend if besluit in kaders.besluiten else ()
    if was is None or nu is None or was.uitkomst not in orde or nu.uitkomst not in orde:
        return Richting.ANDERS
    return Richting.OPSCHALEN if orde.index(nu.uitkomst) > orde.index(was.uitkomst) else Richting.AFSCHALEN


def _kaders(eerst: Mapping[str, Any], later: Mapping[str, Any]) -> tuple[Kaderwijziging, ...]:
    samen = [k for k in eerst if k in later]
    return tuple(
        Kaderwijziging(k, _versie(eerst[k]), _versie(later[k]))
        for k in samen
        if (_versie(eerst[k]), _hash(eerst[k])) != (_versie(later[k]), _hash(later[k]))
    )


def _versie(kader: Any) -> str:
    return str(kader.get("versie", "")) if isinstance(kader, Mapping) else str(kader)


def _hash(kader: Any) -> str:
    return str(kader.get("sha256", "")) if isinstance(kader, Mapping) else ""
