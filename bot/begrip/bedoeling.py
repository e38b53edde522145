"""The intent, where words settle it: commands, bare answers, descriptions. The classifier only decides the rest.

Plain code, so that "2" or "stop" never depends on a probability and an option of an added kader needs no training.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timezone
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.begrip.aanmelddatum import lees_aanmelddatum
from bot.begrip.antwoord import is_ja, is_nee, is_weet_niet, kaal, nummers
from bot.begrip.begripnaam import bijna, genoemd
from bot.begrip.bladvraag import vraagt_blad
from bot.begrip.taal import is_vreemd, kent_niets
from bot.begrip.tabel import tabel
from bot.begrip.tekst import vouw
from bot.begrip.vermelding import GEVRAAGD, Vermelding
from bot.begrip.vraag import is_vraag

if TYPE_CHECKING:
    from bot.afweging.laden import Kaders
    from bot.afweging.model import Kenmerk

_OPDRACHT_RE = {naam: re.compile("|".join(patronen)) for naam, patronen in tabel("opdrachten").items()}
_BEGINT_MET: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "nieuwe_afweging",
        re.compile(r"(?:ik wil |graag |start |begin |maak |doe )*(?:een |met een )?nieuwe (?:afweging|casus)\b"),
    ),
    (
        "afwijken",
        re.compile(
            r"(?:ik wil |wij willen |we willen |graag )?afwijken\b|(?:ik wijk|we wijken|wij wijken)(?: hier(?:van)?| toch)? af\b|afwijking(?: naar|:)"
        ),
    ),
)
_VRAAG = re.compile(
    r"(?:en |maar |ok |oke |eh |even |nog |nou |joh |ik snap niet )*(?:wat|wie|waarom|wanneer|welke?|hoe(?:zo|veel|lang)?|waar(?:voor|om|op)?|waarvoor|bij wie|voor wanneer|voor welke|binnen (?:welke|hoeveel)|"
    r"uit welke|mag ik|kun je|kan je|kan ik|leg uit|leg .{2,30} uit|definitie|betekenis|uitleg|verschil|wat's|wordt dit|is dit|moet ik|is het advies|worden namen)\b"
)
_WAT_IS = re.compile(
    r"(?:en |maar |ok |oke |eh |even )*(?:(?:wat|wie) (?:is|zijn|was|betekent|betekenen|houdt|houden|doet|doen|bedoelt|bedoel(?:en)? (?:je|jullie|ze|we) met|wordt bedoeld met)|waar staat"
    r"|leg|uitleg(?: van)?|betekenis(?: van)?|definitie(?: van)?) (.+)"
)
_OPDRACHT_INTENTS = frozenset(
    [
        "nieuwe_afweging",
        "waarom",
        "terug",
        "volledig",
        "afwijken",
        "vastleggen",
        "stoppen",
        "hulp",
        "overzicht",
        "uitleg",
        "termijnen",
        "wie_beslist",
        "kaders",
        "blad",
        "privacy",
    ]
)
_VERTELT = ("vertellen", "antwoord")  # what a question never is, whatever it looks like to the classifier
_ZEKER = 0.7  # what the classifier must be sure of to be believed without such a word
# What changes or ends an afweging takes a word that says so, or a sure classifier. These always take the word: storing can't be undone, and a
# new afweging pushes the one in hand away ("/restart" is no word for that).
# A courtesy in answer to what was no courtesy ("best heftig") is as bad.
_ALTIJD_MET_WOORD = ("vastleggen", "nieuwe_afweging", "begroeten", "bedanken")
ANDERSTALIG = "anderstalig"
_TEKENEND: dict[str, re.Pattern[str]] = {
    naam: re.compile(r"\b(?:" + "|".join(patronen) + ")") for naam, patronen in tabel("bedoeling").items()
}
_GEEN = re.compile(
    r"geen(?: van (?:deze|die|allen|beide))?|geen enkele?|allebei|alle(?:maal| drie| vier| twee)|beide|de laatste|de eerste(?: twee)?"
)
_LEEFTIJD = re.compile(
    r"(?:\d{1,3}(?!\d)|en|[.,/]|jaar|jr|maanden|mnd|oud|bijna|\s)+"
)  # one way to read each text: many take forever
_GRENS_KORT = 8  # words


def vaste_bedoeling(
    tekst: str,
    kaders: Kaders,
    vermeldingen: Iterable[Vermelding] = (),
    geraden: str | None = None,
    zekerheid: float = 0.0,
) -> str | None:
    """The intent that the words settle, or None to leave it to the classifier, which said `geraden` with `zekerheid`."""
    woorden = kaal(tekst)
    if not any(teken.isalnum() for teken in tekst):
        duim = is_ja(tekst.strip()) or is_nee(tekst.strip())
        return "hulp" if set(tekst.strip()) == {"?"} else None if duim else "buiten_bereik"
    for naam, patroon in _OPDRACHT_RE.items():
        if patroon.fullmatch(woorden):
            return naam
    for naam, begin in _BEGINT_MET:
        if begin.match(woorden):
            return naam
    if vraagt_blad(kaders, tekst):
        return "blad"
    if (gezegd := lees_aanmelddatum(tekst, datetime.now(timezone.utc))) and gezegd.alleen:
        return "aangemeld"
    if is_ja(tekst):
        return "bevestigen"
    if is_nee(tekst):
        return "ontkennen"
    if is_weet_niet(tekst):
        return "weet_niet"
    if (
        nummers(tekst)
        or _GEEN.fullmatch(woorden)
        or (_LEEFTIJD.fullmatch(woorden) and any(t.isdigit() for t in woorden))
    ):
        return "antwoord"
    if _is_optie(woorden, kaders):
        return "antwoord"
    if (vraag := wat_is(tekst)) and _noemt_begrip(vraag, kaders):
        return "uitleg"
    vermeldingen = list(vermeldingen)
    if is_vreemd(tekst, bool(vermeldingen)):
        return ANDERSTALIG
    if (vermeldingen or geraden in _VERTELT) and is_vraag(tekst):
        return geraden if _is_opdracht(vouw(tekst), geraden, zekerheid) else "uitleg"
    if _zegt_iets(vermeldingen, geraden, zekerheid):
        return geraden if _is_opdracht(vouw(tekst), geraden, zekerheid) else "vertellen"
    if (
        geraden in _TEKENEND
        and not _TEKENEND[geraden].search(woorden)
        and (zekerheid < _ZEKER or geraden in _ALTIJD_MET_WOORD)
    ):
        return ANDERSTALIG if kent_niets(tekst) else "buiten_bereik"
    return None


def _zegt_iets(vermeldingen: Iterable[Vermelding], geraden: str | None, zekerheid: float) -> bool:
    """Whether the mentions make it a text about a casus. Only who or how old ("mijn zoon van 9 wil een spelletje") isn't enough."""
    gevonden = [v for v in vermeldingen if v.zekerheid != GEVRAAGD]
    if any(v.kenmerk not in ("leeftijden", "doelgroep") for v in gevonden):
        return True
    buiten = geraden == "buiten_bereik" and zekerheid >= _ZEKER
    return bool(gevonden) and not buiten and geraden in (None, "vertellen", "antwoord", "buiten_bereik", "nlu_fallback")


def _is_opdracht(tekst: str, geraden: str | None, zekerheid: float) -> bool:
    """Whether a text that also mentions kenmerken ("wat betekent OTS?") still asks something of the assistant."""
    if geraden not in _OPDRACHT_INTENTS:
        return False
    kort = len(tekst.split()) <= _GRENS_KORT
    vraagt = bool(_VRAAG.match(tekst.strip())) or tekst.rstrip().endswith("?")
    return (vraagt and len(tekst.split()) <= 2 * _GRENS_KORT and zekerheid >= 0.3) or (kort and zekerheid >= 0.75)


def wat_is(tekst: str) -> str:
    """What a text asks the meaning of ("wat is een OTS?" gives "een ots?"); "" when it doesn't."""
    vraag = _WAT_IS.match(kaal(tekst))
    return vraag.group(1) if vraag else ""


def _noemt_begrip(vraag: str, kaders: Kaders) -> bool:
    """Whether a short question is about a term that one of the kaders explains."""
    return len(vraag.split()) <= _GRENS_KORT and bool(genoemd(kaders, vraag) or bijna(kaders, vraag))


def _is_optie(woorden: str, kaders: Kaders) -> bool:
    if len(woorden) > 80:
        return False
    labels = _labels(tuple(kaders.kenmerken.values()))
    if woorden in labels:
        return True
    delen = [deel for deel in re.split(r"\s*(?:,|;|/|\+|&|\ben\b)\s*", woorden) if deel]
    return len(delen) > 1 and all(deel in labels for deel in delen)


@lru_cache(maxsize=8)
def _labels(kenmerken: tuple[Kenmerk, ...]) -> frozenset[str]:
    """Every option of every kenmerk, as label or id, folded."""
    uit: set[str] = set()
    for kenmerk in kenmerken:
        for optie in (*kenmerk.opties, *([kenmerk.leeg] if kenmerk.leeg else [])):
            label = kaal(optie.label)
            uit.update((label, kaal(re.split(r"[,(:;]", label)[0])))
            if isinstance(optie.waarde, str):
                uit.update((optie.waarde, optie.waarde.replace("_", " ")))
    return frozenset(uit - {""})


__all__ = ["vaste_bedoeling"]
