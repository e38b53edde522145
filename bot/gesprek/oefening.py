"""A practice in the conversation: a casus that nobody has, decided first and compared after. It has its own place in
the staat and touches no afweging.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from bot.oefenen import Oefencasus, bibliotheek, gevallen
from bot.oefenen.maken import maak_van, uit_naam
from bot.oefenen.uitslag import CASUS
from bot.oefenen.weging import raakt

if TYPE_CHECKING:
    from bot.afweging import Kaders

NUMMERS = 1_000_000  # of casussen that are put together
MEEST_GEDAAN = 100  # casussen that are remembered as done
MEEST = 3  # besluiten that are asked: with the beginning, the certainty and the reason six turns


@dataclass(frozen=True)
class Oefening:
    """`casus`: its id. `kader`, `niveau`: what was asked for (None: any), for the next one. `gegeven`: besluit →
    uitkomst, `zekerheid` one of ZEKERHEDEN, `reden` in words and `genoemd` what these words say of kenmerken (JSON
    values). `hints`: how many were given for the besluit in hand. `gedaan`: the casussen before this one.

    `soort`: casus, kort (from the cases of a kader: no certainty, no reason, no hints) or toets (no hints). `stap`: the
    step of the learning path that this is, "" for none. `begonnen`: the moment (ISO), which tells one practice of a
    casus from the next. `over`: how many short ones come after this one.

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
    soort: str = CASUS
    stap: str = ""
    begonnen: str = ""
    over: int = 0

    @property
    def sleutel(self) -> str:
        """What tells this practice from every other one of the same person."""
        return f"{self.casus}@{self.begonnen}"

    def als_json(self) -> dict[str, Any]:
        return {**asdict(self), "gedaan": list(self.gedaan)}

    @classmethod
    def uit_json(cls, document: Mapping[str, Any] | None) -> Oefening | None:
        """Raises TypeError for another form."""
        return cls(**{**document, "gedaan": tuple(document["gedaan"])}) if document else None


def casus_van(kaders: Kaders, oefening: Oefening) -> Oefencasus | None:
    """None when it can't be practised any more."""
    geschreven = next((casus for casus in bibliotheek(kaders) if casus.id == oefening.casus), None)
    return geschreven or uit_naam(kaders, oefening.casus) or gevallen.uit_naam(kaders, oefening.casus)


def gevraagd(kaders: Kaders, casus: Oefencasus) -> tuple[str, ...]:
    """The besluiten that are asked, what weighs most first; the others are only shown."""
    profiel = kaders.profielen.get(casus.kader)
    voorop = [b for b in (profiel.voorop if profiel else ()) if b in casus.verwacht]
    op_volgorde = [b for b in kaders.besluiten if b in casus.verwacht]
    return tuple(dict.fromkeys([*voorop, *op_volgorde]))[:MEEST]


def open_besluit(kaders: Kaders, casus: Oefencasus, oefening: Oefening) -> str | None:
    """The besluit that is asked now; None when all of them were answered."""
    return next((b for b in gevraagd(kaders, casus) if b not in oefening.gegeven), None)


def kies(
    kaders: Kaders,
    kader: str | None,
    niveau: str | None,
    gedaan: tuple[str, ...],
    kans: float,
    gewicht: Mapping[tuple[str, str], int] = MappingProxyType({}),
) -> str | None:
    """The id of a casus of this kader and niveau (None: any) that wasn't done; when all that are written were, one that
    is put together, or else one of them again. Of these, one that practises what it is most time for: `gewicht`,
    (kader, onderdeel) → how much.

    `kans` (0-1) decides which. None when there is none.
    """
    kan = [c for c in bibliotheek(kaders) if kader in (None, c.kader) and niveau in (None, c.niveau)]
    vers = [casus for casus in kan if casus.id not in gedaan]
    if kan and not vers and kader and (gemaakt := maak_van(kaders, kader, niveau, int(kans * NUMMERS))):
        return gemaakt.id
    return een_van(kaders, vers or [c for c in kan if c.id not in gedaan[-1:]] or kan, kans, gewicht)


def kies_kort(
    kaders: Kaders, kader: str, gedaan: tuple[str, ...], kans: float, gewicht: Mapping[tuple[str, str], int]
) -> str | None:
    """The same of the short ones of this kader."""
    kan = gevallen.kort(kaders, kader)
    return een_van(kaders, [c for c in kan if c.id not in gedaan] or list(kan), kans, gewicht)


def een_van(
    kaders: Kaders, kan: Sequence[Oefencasus], kans: float, gewicht: Mapping[tuple[str, str], int]
) -> str | None:
    """The id of one of these that practises most of what it is time for."""
    if gewicht and kan:
        telt = [sum(gewicht.get(wat, 0) for wat in raakt(kaders, casus)) for casus in kan]
        kan = [casus for casus, punten in zip(kan, telt) if punten == max(telt)]
    return kan[int(kans * len(kan)) % len(kan)].id if kan else None


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
