"""What each phrase of the signaalwoorden (bot.begrip.signaalwoorden) stands for, and its options:

ontkend: veilig     what it means when it is denied ("geen onveiligheid"); `niets`: nothing, also for a ja_nee
mogelijk: zorgen    what it means when it is doubted
blijft: true        it still counts when it is past
over: [kind]        whose it must be: kind, ouder, volwassene
doelgroep: jeugd    only for this doelgroep
oplopend: true      several values: the highest option counts, unless one of them is the first (then they contradict)
zwak: true          only when nothing else of this kenmerk was found
telt_niet: true     these words mean something else ("onveilige hechting" is no onveiligheid)
inzet: true         a measure or a form of help: only asked for, considered or refused it isn't there
lukt: true          it doesn't hold when they aren't able to ("niet in staat", "lukt niet")
nabij: [client]     only in a sentence with one of these words
verlaagt: true      this value makes an advice lighter: it takes positive evidence (bot.begrip.stellig)
gezegde: true       needs a predicate about the people concerned ("de kinderen zijn veilig", not "de school is veilig")
los: true           belongs to nobody: it counts too in a sentence about somebody outside the family
vast: true          can't mean anything else: the weights (bot.begrip.oordeel) don't take it back
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bot.afweging.fouten import KaderFout
from bot.begrip.patroon import Zoeker
from bot.begrip.signaalwoorden import Signaalwoord, signaalwoorden, uit_mappen
from bot.begrip.tabel import MAP

if TYPE_CHECKING:
    from bot.afweging import Kaders

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
    inzet: bool = False
    lukt: bool = False
    nabij: tuple[str, ...] = ()
    los: bool = False
    verlaagt: bool = False
    gezegde: bool = False
    vast: bool = False


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
    return Zoeker(_tekens(sleutel))


@lru_cache(maxsize=4)
def aantal_van_ons(sleutel: Sleutel) -> int:
    """How many of the phrases, the first ones, are ours and not an organisation's."""
    return sum(1 for _ in uit_mappen([MAP], sleutel.kaders))


def laad(kaders: Kaders) -> None:
    """Compile the signaalwoorden and load the dictionary now instead of at the first text (about 2 s)."""
    zoeker(Sleutel(kaders))


def controleer(kaders: Kaders) -> None:
    """Raise KaderFout when an organisation's own words name what doesn't exist: cheap, before any text is read."""
    for woord in uit_mappen(kaders.mappen, kaders):
        _teken(woord)


@lru_cache(maxsize=4)
def oplopende(sleutel: Sleutel) -> frozenset[str]:
    return frozenset(teken.kenmerk for _, teken in _tekens(sleutel) if teken.oplopend)


@lru_cache(maxsize=4)
def verlagende(sleutel: Sleutel) -> frozenset[tuple[str, Any]]:
    """The (kenmerk, value) pairs that take positive evidence."""
    return frozenset((teken.kenmerk, teken.waarde) for _, teken in _tekens(sleutel) if teken.verlaagt)


@lru_cache(maxsize=4)
def _tekens(sleutel: Sleutel) -> tuple[tuple[str, Teken], ...]:
    return tuple((woord.zin, _teken(woord)) for woord in signaalwoorden(sleutel.kaders))


def _teken(woord: Signaalwoord) -> Teken:
    if onbekend := set(woord.opties) - _OPTIES:
        raise KaderFout(f"{woord.waar}: optie '{min(onbekend)}' bestaat niet. Kies uit: {', '.join(sorted(_OPTIES))}.")
    over = woord.opties.get("over", ())
    lijsten = {
        "over": (over,) if isinstance(over, str) else tuple(over),
        "nabij": tuple(woord.opties.get("nabij", ())),
    }
    return Teken(woord.kenmerk.id, woord.waarde, woord.kenmerk.soort, **{**woord.opties, **lijsten})
