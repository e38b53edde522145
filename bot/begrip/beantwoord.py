"""What somebody answers to the question in hand, in their own words: for sure, perhaps (*bedoel je …*), or nothing.

First the fixed ways to answer (bot.begrip.antwoord: a number, a label, ja, "weet ik niet"). Then what the text itself
states about this kenmerk, which the learned weights (bot.begrip.zoekers.antwoorden) must find likely too; then those
weights alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.begrip.antwoord import Antwoord, als_antwoord, kaal, nee_met_uitleg
from bot.begrip.tabel import tabel
from bot.begrip.vermelding import Vermelding
from bot.begrip.zoekers.antwoorden import NIETS, ONBEKEND, Gewogen, wegen

if TYPE_CHECKING:
    from bot.afweging.model import Kenmerk

ZEKER, BEDOEL_JE = "zeker", "bedoel_je"
ALLEEN = 0.78  # so likely before the weights alone fill something in: 2 in 100 answers are then filled in wrong
SAMEN = 0.45  # so likely beside a phrase that says the same
MISSCHIEN = 0.15
WEET_NIET = 0.6  # "weet ik niet" fills nothing in: less is enough
AARZELT = 0.3  # from here the answer hesitates: then it is asked
DICHTBIJ = 0.1  # so likely before the nearest option of a text that answers nothing is worth asking


@dataclass(frozen=True)
class Beantwoord:
    """`waarde`: as of Antwoord (None for "weet ik niet"); `zekerheid`: zeker or bedoel_je."""

    waarde: Any
    zekerheid: str = ZEKER

    def als_json(self) -> dict[str, Any]:
        return {"waarde": self.waarde, "zekerheid": self.zekerheid}


def beantwoord(
    tekst: str, kenmerk: Kenmerk, vermeldingen: Iterable[Vermelding], verlagend: AbstractSet[tuple[str, Any]]
) -> Beantwoord | None:
    """What `tekst` answers; None when it answers nothing. `vermeldingen`: what `lees` found in the same text.

    `verlagend` (bot.begrip.tekens): what makes an advice lighter is never filled in by the weights alone.
    """
    return weeg(tekst, kenmerk, vermeldingen, wegen(tekst, kenmerk.id), verlagend)


def weeg(
    tekst: str,
    kenmerk: Kenmerk,
    vermeldingen: Iterable[Vermelding],
    gewogen: Gewogen | None,
    verlagend: AbstractSet[tuple[str, Any]] = frozenset(),
) -> Beantwoord | None:
    vast = als_antwoord(tekst, kenmerk)
    if vast is not None:
        return Beantwoord(vast.waarde)
    gelezen = als_antwoord(tekst, kenmerk, vermeldingen)
    if gewogen is None:
        return None if gelezen is None else Beantwoord(gelezen.waarde)
    aarzelt = gewogen.twijfel >= AARZELT or tekst.rstrip().endswith("?")
    if gelezen is not None:  # also where the weights say otherwise: of those two the phrases are right more often
        zeker = _gesteund(gelezen, gewogen) and (gelezen.onbekend or not aarzelt)
        return Beantwoord(gelezen.waarde, ZEKER if zeker else BEDOEL_JE)
    if (in_graden := _graad(tekst, kenmerk)) is not None:
        return in_graden
    beste, kans = gewogen.beste
    if "geen" in kenmerk.waarden and nee_met_uitleg(tekst):
        return Beantwoord("geen", BEDOEL_JE)
    if beste == NIETS or kans < MISSCHIEN:
        return None
    if beste == ONBEKEND:
        return Beantwoord(None, ZEKER if kans >= WEET_NIET else BEDOEL_JE) if _weet_zelf_niet(tekst) else None
    waarde = _waarde(beste, kenmerk)
    zeker = kans >= ALLEEN and not aarzelt and not _verlaagt(kenmerk, waarde, verlagend)
    return None if waarde is None else Beantwoord(waarde, ZEKER if zeker else BEDOEL_JE)


def dichtstbij(tekst: str, kenmerk: Kenmerk) -> Beantwoord | None:
    """The option that a text comes nearest to, however unlikely, to ask; None when there is nothing near, or when
    it is something to say yes or no to."""
    gewogen = wegen(tekst, kenmerk.id)
    kansen = {naam: kans for naam, kans in gewogen.kansen.items() if not naam.startswith("#")} if gewogen else {}
    naam, kans = max(kansen.items(), key=lambda paar: paar[1], default=("", 0.0))
    waarde = _waarde(naam, kenmerk)
    return Beantwoord(waarde, BEDOEL_JE) if kans >= DICHTBIJ and waarde is not None else None


def _graad(tekst: str, kenmerk: Kenmerk) -> Beantwoord | None:
    """A bare word of degree ("best heftig"), where the options are degrees: too little to be sure of."""
    graden = tabel("antwoord")["graad"].get(kenmerk.id, {})
    aanloop = tabel("antwoord")["bij_graad"].split()
    woorden = kaal(tekst).replace(",", " ").split()
    gezegd = {woord for woord in woorden if woord not in aanloop} or set(woorden)
    passend = [waarde for waarde, namen in graden.items() if gezegd and gezegd <= set(namen.split())]
    return Beantwoord(passend[0], BEDOEL_JE) if len(passend) == 1 else None


def _weet_zelf_niet(tekst: str) -> bool:
    """Whether it can be the writer who doesn't know: "ouders zien het probleem niet" tells of somebody else."""
    gezegd = kaal(tekst).replace(",", " ").split()
    lijst = {naam: set(woorden.split()) for naam, woorden in tabel("antwoord")["niet_weten"].items()}
    return bool(set(gezegd[:1]) & lijst["vooraan"] or set(gezegd) & lijst["overal"])


def _gesteund(gelezen: Antwoord, gewogen: Gewogen) -> bool:
    """Whether the weights find each value that the phrases read likely as well."""
    if gelezen.onbekend:
        namen = [ONBEKEND]
    elif isinstance(gelezen.waarde, list):
        namen = [str(waarde) for waarde in gelezen.waarde]
    else:
        namen = [str(gelezen.waarde)]
    beste = gewogen.beste[0]
    return all(naam == beste or gewogen.kansen.get(naam, 1.0) >= SAMEN for naam in namen)


def _waarde(naam: str, kenmerk: Kenmerk) -> Any:
    waarde = next((optie.waarde for optie in kenmerk.opties if str(optie.waarde) == naam), None)
    return [waarde] if kenmerk.soort == "meerkeuze" and waarde is not None else waarde


def _verlaagt(kenmerk: Kenmerk, waarde: Any, verlagend: AbstractSet[tuple[str, Any]]) -> bool:
    ook = tabel("antwoord")["verlaagt"].get(kenmerk.id, [])
    return any((kenmerk.id, w) in verlagend or w in ook for w in (waarde if isinstance(waarde, list) else [waarde]))
