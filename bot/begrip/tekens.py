"""The signaalwoorden of the kaders: what each phrase stands for, and their options.

The words come from the kaders (`signaalwoorden`, in the language of bot.begrip.patroon). A value's list may hold options,
for one phrase or (a mapping without `zin`) for all that follow:
    ontkend: veilig     what it means when it is denied ("geen onveiligheid"); `niets`: nothing, also for a ja_nee
    mogelijk: zorgen    what it means when it is doubted
    blijft: true        it still counts when it is past
    over: [kind]        whose it must be: kind, ouder, volwassene
    doelgroep: jeugd    only for this doelgroep
    oplopend: true      several values: the highest option counts, unless one of them is the first (then they contradict)
    zwak: true          only when nothing else of this kenmerk was found
    telt_niet: true     these words mean something else ("onveilige hechting" is no onveiligheid)
    lukt: true          it doesn't hold when they aren't able to ("niet in staat", "lukt niet")
    nabij: [client]     only in a sentence with one of these words
    verlaagt: true      this value makes an advice lighter: it takes positive evidence (bot.begrip.stellig), whichever phrase gives it
    gezegde: true       needs a predicate about the people concerned ("de kinderen zijn veilig", not "de school is veilig")
    los: true           belongs to nobody: it counts too in a sentence about somebody outside the family
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bot.afweging.fouten import KaderFout
from bot.begrip.patroon import Zoeker, lees_opgave

if TYPE_CHECKING:
    from bot.afweging.laden import Kaders

NIETS = "niets"


@dataclass(frozen=True)
class Teken:
    """What a phrase stands for, with the options of the kader."""

    kenmerk: str
    waarde: Any
    soort: str
    ontkend: Any = None
    mogelijk: Any = None
    blijft: bool = False
    over: tuple[str, ...] = ()
    doelgroep: str | None = None
    oplopend: bool = False
    zwak: bool = False
    telt_niet: bool = False
    lukt: bool = False
    nabij: tuple[str, ...] = ()
    los: bool = False
    verlaagt: bool = False
    gezegde: bool = False


_OPTIES = frozenset(veld.name for veld in fields(Teken)) - {"kenmerk", "waarde", "soort"}


class Sleutel:
    """Makes `Kaders` (a dataclass of mappings) usable as a cache key: by identity."""

    def __init__(self, kaders: Kaders) -> None:
        self.kaders = kaders

    def __hash__(self) -> int:
        return id(self.kaders)

    def __eq__(self, ander: object) -> bool:
        return isinstance(ander, Sleutel) and self.kaders is ander.kaders


@lru_cache(maxsize=4)
def zoeker(sleutel: Sleutel) -> Zoeker:
    """The phrases of these kaders, compiled once. ValueError names a phrase that can't be used."""
    return Zoeker(_tekens(sleutel.kaders))


def laad(kaders: Kaders) -> None:
    """Compile the signaalwoorden and load the dictionary now instead of at the first text (about 2 s)."""
    zoeker(Sleutel(kaders))


@lru_cache(maxsize=4)
def oplopende(sleutel: Sleutel) -> frozenset[str]:
    return frozenset(teken.kenmerk for _, teken in _tekens(sleutel.kaders) if teken.oplopend)


@lru_cache(maxsize=4)
def verlagende(sleutel: Sleutel) -> frozenset[tuple[str, Any]]:
    """The (kenmerk, value) pairs that take positive evidence."""
    return frozenset((teken.kenmerk, teken.waarde) for _, teken in _tekens(sleutel.kaders) if teken.verlaagt)


def _tekens(kaders: Kaders) -> Iterable[tuple[str, Teken]]:
    for naam, waarden in kaders.signaalwoorden.items():
        soort = kaders.kenmerken[naam].soort
        for waarde, opgave in waarden.items():
            eigen = (
                {"true": True, "false": False}.get(waarde, waarde)
                if soort == "ja_nee"
                else False
                if waarde == "leeg"
                else waarde
            )
            for zin, opties in lees_opgave(opgave):
                over = opties.get("over", ())
                lijsten = {
                    "over": (over,) if isinstance(over, str) else tuple(over),
                    "nabij": tuple(opties.get("nabij", ())),
                }
                if onbekend := set(opties) - _OPTIES:
                    raise KaderFout(
                        f"signaalwoorden → {naam} → {waarde}: optie '{min(onbekend)}' bestaat niet. Kies uit: {', '.join(sorted(_OPTIES))}."
                    )
                yield zin, Teken(naam, eigen, soort, **{**opties, **lijsten})
