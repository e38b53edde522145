"""A practice in the conversation: a casus that nobody has, decided first and compared after. It has its own place in
the staat and touches no afweging.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from bot.oefenen import Oefencasus, bibliotheek
from bot.oefenen.maken import maak_van, uit_naam

if TYPE_CHECKING:
    from bot.afweging import Kaders

ZEKERHEDEN = ("zeker", "redelijk", "gok")
_NUMMERS = 1_000_000  # of casussen that are put together
MEEST_GEDAAN = 100  # casussen that are remembered as done
MEEST = 3  # besluiten that are asked: with the beginning, the certainty and the reason six turns


@dataclass(frozen=True)
class Oefening:
    """`casus`: its id. `kader`, `niveau`: what was asked for (None: any), for the next one. `gegeven`: besluit →
    uitkomst, `zekerheid` one of ZEKERHEDEN, `reden` in words and `genoemd` what these words say of kenmerken (JSON
    values). `hints`: how many were given for the besluit in hand. `gedaan`: the casussen before this one.

    `klaar`: compared; nothing is asked any more, and only what the next one needs is still here. `los`: there is no
    afweging under it.
    """

    casus: str
    kader: str | None = None
    niveau: str | None = None
    gegeven: dict[str, str] = field(default_factory=dict)
    zekerheid: str | None = None
    reden: str = ""
    genoemd: dict[str, Any] = field(default_factory=dict)
    hints: int = 0
    gedaan: tuple[str, ...] = ()
    klaar: bool = False
    los: bool = False

    def als_json(self) -> dict[str, Any]:
        return {**asdict(self), "gedaan": list(self.gedaan)}

    @classmethod
    def uit_json(cls, document: Mapping[str, Any] | None) -> Oefening | None:
        """Raises TypeError for another form."""
        return cls(**{**document, "gedaan": tuple(document["gedaan"])}) if document else None


def casus_van(kaders: Kaders, oefening: Oefening) -> Oefencasus | None:
    """None when it can't be practised any more."""
    geschreven = next((casus for casus in bibliotheek(kaders) if casus.id == oefening.casus), None)
    return geschreven or uit_naam(kaders, oefening.casus)


def gevraagd(kaders: Kaders, casus: Oefencasus) -> tuple[str, ...]:
    """The besluiten that are asked, what weighs most first; the others are only shown."""
    profiel = kaders.profielen.get(casus.kader)
    voorop = [b for b in (profiel.voorop if profiel else ()) if b in casus.verwacht]
    op_volgorde = [b for b in kaders.besluiten if b in casus.verwacht]
    return tuple(dict.fromkeys([*voorop, *op_volgorde]))[:MEEST]


def open_besluit(kaders: Kaders, casus: Oefencasus, oefening: Oefening) -> str | None:
    """The besluit that is asked now; None when all of them were answered."""
    return next((b for b in gevraagd(kaders, casus) if b not in oefening.gegeven), None)


def kies(kaders: Kaders, kader: str | None, niveau: str | None, gedaan: tuple[str, ...], kans: float) -> str | None:
    """The id of a casus of this kader and niveau (None: any) that wasn't done; when all that are written were, one that
    is put together, or else one of them again.

    `kans` (0-1) decides which. None when there is none.
    """
    kan = [c.id for c in bibliotheek(kaders) if kader in (None, c.kader) and niveau in (None, c.niveau)]
    vers = [naam for naam in kan if naam not in gedaan]
    if kan and not vers and kader and (gemaakt := maak_van(kaders, kader, niveau, int(kans * _NUMMERS))):
        return gemaakt.id
    vers = vers or [naam for naam in kan if naam not in gedaan[-1:]] or kan
    return vers[int(kans * len(vers)) % len(vers)] if vers else None


def stap(kaders: Kaders, oefening: Oefening) -> dict[str, Any] | None:
    """`custom.oefening`: which casus, and what is asked of it now; None when nothing is."""
    casus = None if oefening.klaar else casus_van(kaders, oefening)
    if casus is None:
        return None
    besluit = open_besluit(kaders, casus, oefening)
    wat = "uitkomst" if besluit else "zekerheid" if oefening.zekerheid is None else "reden"
    return {
        "casus": casus.id,
        "kader": casus.kader,
        "niveau": casus.niveau,
        "stap": wat,
        "besluit": besluit,
        "hints": oefening.hints,
    }
