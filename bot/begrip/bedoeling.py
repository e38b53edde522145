"""The intent, where words settle it: commands, bare answers, descriptions. The classifier only decides the rest.

Plain code, so that "2" or "stop" never depends on a probability and an option of an added kader needs no training.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.begrip.aanmelddatum import lees_aanmelddatum
from bot.begrip.antwoord import is_ja, is_nee, is_weet_niet, kaal, nummers
from bot.begrip.bladvraag import vraagt_blad
from bot.begrip.buiten import buiten
from bot.begrip.crisis.signaal import MAX_TEKENS
from bot.begrip.crisis.vreemd import zoek as gevaar_in_andere_taal
from bot.begrip.eigenwoord import eigen_woord
from bot.begrip.gespreksvraag import ander_profiel, casuscode, gestelde_vraag, over_casus, verondersteld, zonder_tekens
from bot.begrip.lopende_hulp import lees_lopende_hulp
from bot.begrip.taal import is_vreemd, kent_niets
from bot.begrip.tabel import tabel
from bot.begrip.tekst import vouw
from bot.begrip.uitdrukking import uitdrukking
from bot.begrip.vakwoord import bijna, genoemd
from bot.begrip.vermelding import GEVRAAGD, Vermelding
from bot.begrip.vraag import is_vraag

if TYPE_CHECKING:
    from bot.afweging import Kaders
    from bot.afweging.model import Kenmerk

_GEEN_OPDRACHT = {"begroeten", "bedanken"}
_OPDRACHTEN = frozenset({*tabel("opdrachten"), "uitleg", "blad"} - _GEEN_OPDRACHT)
_VERTELT = ("vertellen", "antwoord")  # what a question never is, whatever it looks like to the classifier
_ZEKER = 0.7  # what the classifier must be sure of to be believed without such a word
# What changes or ends an afweging takes a word that says so, or a sure classifier. These always take the word: storing
# can't be undone, and a new afweging pushes the one in hand away ("/restart" is no word for that).
# A courtesy in answer to what was no courtesy ("best heftig") is as bad.
_ALTIJD_MET_WOORD = ("vastleggen", "nieuwe_afweging", "begroeten", "bedanken")
ANDERSTALIG = "anderstalig"
_TEKENEND: dict[str, re.Pattern[str]] = {
    naam: re.compile(r"\b(?:" + "|".join(patronen) + ")") for naam, patronen in tabel("bedoeling").items()
}
# One way to read each text: many take forever.
_LEEFTIJD = re.compile(r"(?:\d{1,3}(?!\d)|en|[.,/]|jaar|jr|maanden|mnd|oud|bijna|\s)+")
_GRENS_KORT = 8  # words


@dataclass(frozen=True)
class _Bericht:
    """A text with what was read in it and what the classifier made of it; `woorden` is the text folded and bare."""

    tekst: str
    woorden: str
    kaders: Kaders
    vermeldingen: tuple[Vermelding, ...]
    geraden: str | None
    zekerheid: float


def vaste_bedoeling(
    tekst: str,
    kaders: Kaders,
    vermeldingen: Iterable[Vermelding] = (),
    geraden: str | None = None,
    zekerheid: float = 0.0,
) -> str | None:
    """The intent that the words settle; None leaves it to the classifier, which said `geraden` with `zekerheid`."""
    if not any(teken.isalnum() for teken in tekst):
        return _tekens(tekst.strip())
    bericht = _Bericht(tekst, kaal(tekst), kaders, tuple(vermeldingen), geraden, zekerheid)
    return next((naam for stap in _STAPPEN if (naam := stap(bericht))), None)


def is_opdracht(tekst: str, kaders: Kaders) -> bool:
    """Whether fixed words say what the assistant must do or explain, whatever the classifier makes of it."""
    bericht = _Bericht(tekst, kaal(tekst), kaders, (), None, 0.0)
    return any(
        stap(bericht) for stap in (_over_casus, _opdracht, _aangemeld, _lopende_hulp, _gespreksvraag, _buiten, _begrip)
    )


def _tekens(tekst: str) -> str | None:
    if set(tekst) == {"?"}:
        return "hulp"
    return None if is_ja(tekst) or is_nee(tekst) else "buiten_bereik"


def _over_casus(bericht: _Bericht) -> str | None:
    """What is asked with a stored casus by its code: "nieuwe afweging van R-2026-0001" begins no other one."""
    gevraagd = over_casus(bericht.tekst)
    return gevraagd[0] if gevraagd and gevraagd[1] else None


def _opdracht(bericht: _Bericht) -> str | None:
    naam: str
    for naam in tabel("opdrachten"):
        if uitdrukking("opdrachten", naam).is_heel(bericht.woorden):
            return naam
    for naam in tabel("aanhef")["opdracht"]:
        if uitdrukking("aanhef", "opdracht", naam).rest(bericht.woorden) is not None:
            return naam
    return "blad" if vraagt_blad(bericht.kaders, bericht.tekst) else None


def _aangemeld(bericht: _Bericht) -> str | None:
    gezegd = lees_aanmelddatum(bericht.tekst, datetime.now(timezone.utc))
    return "aangemeld" if gezegd and gezegd.alleen else None


def _lopende_hulp(bericht: _Bericht) -> str | None:
    return "hulp_loopt" if lees_lopende_hulp(bericht.tekst).alleen else None


def _kort_antwoord(bericht: _Bericht) -> str | None:
    if is_ja(bericht.tekst):
        return "bevestigen"
    if is_nee(bericht.tekst):
        return "ontkennen"
    if is_weet_niet(bericht.tekst):
        return "weet_niet"
    woorden = bericht.woorden
    leeftijd = _LEEFTIJD.fullmatch(woorden) and any(teken.isdigit() for teken in woorden)
    if nummers(bericht.tekst) or uitdrukking("antwoord", "hoeveel").is_heel(woorden) or leeftijd:
        return "antwoord"
    return "antwoord" if _is_optie(woorden, bericht.kaders) else None


def _gespreksvraag(bericht: _Bericht) -> str | None:
    """A question that a colleague would ask about the casus, the advice or the assistant."""
    if zonder_code := over_casus(bericht.tekst):
        return zonder_code[0]
    if casuscode(bericht.tekst):
        return "open_casus"
    if naam := gestelde_vraag(bericht.tekst):
        return naam
    if ander_profiel(bericht.tekst, bericht.kaders):
        return "ander_profiel"
    return "wat_als" if verondersteld(bericht.tekst) else None


def _buiten(bericht: _Bericht) -> str | None:
    """Anger, "beslis jij maar", somebody else's data: no intent of the classifier's has an answer to it."""
    return "buiten_bereik" if buiten(bericht.tekst) else None


def _begrip(bericht: _Bericht) -> str | None:
    vraag = wat_is(bericht.tekst)
    return "uitleg" if vraag and _noemt_begrip(vraag, bericht.kaders) else None


def _vreemd(bericht: _Bericht) -> str | None:
    if is_vreemd(bericht.tekst, bool(bericht.vermeldingen)):
        return ANDERSTALIG
    # Danger told in another language, of which the shield left too few words to tell by.
    gevaar = not bericht.vermeldingen and gevaar_in_andere_taal(bericht.tekst[:MAX_TEKENS])
    return ANDERSTALIG if gevaar else None


def _vraag(bericht: _Bericht) -> str | None:
    if (bericht.vermeldingen or bericht.geraden in _VERTELT) and is_vraag(bericht.tekst):
        return bericht.geraden if _is_opdracht(bericht) else "uitleg"
    return None


def _verteld(bericht: _Bericht) -> str | None:
    if not _zegt_iets(bericht.vermeldingen, bericht.geraden, bericht.zekerheid):
        return None
    return bericht.geraden if _is_opdracht(bericht) else "vertellen"


def _zonder_woord(bericht: _Bericht) -> str | None:
    """What the classifier made of a text without any of the words that it takes."""
    geraden = bericht.geraden
    if geraden not in _TEKENEND or _TEKENEND[geraden].search(bericht.woorden):
        return None
    if bericht.zekerheid >= _ZEKER and geraden not in _ALTIJD_MET_WOORD:
        return None
    return ANDERSTALIG if kent_niets(bericht.tekst) else "buiten_bereik"


# The first that knows decides.
_STAPPEN = (
    _over_casus,
    _opdracht,
    _aangemeld,
    _lopende_hulp,
    _kort_antwoord,
    _gespreksvraag,
    _buiten,
    _begrip,
    _vreemd,
    _vraag,
    _verteld,
    _zonder_woord,
)


def _zegt_iets(vermeldingen: Iterable[Vermelding], geraden: str | None, zekerheid: float) -> bool:
    """Whether the mentions make it a text about a casus: more than who or how old ("mijn zoon van 9 wil een ijsje")."""
    gevonden = [v for v in vermeldingen if v.zekerheid != GEVRAAGD]
    if any(v.kenmerk not in ("leeftijden", "doelgroep") for v in gevonden):
        return True
    buiten = geraden == "buiten_bereik" and zekerheid >= _ZEKER
    return bool(gevonden) and not buiten and geraden in (None, "vertellen", "antwoord", "buiten_bereik", "nlu_fallback")


def _is_opdracht(bericht: _Bericht) -> bool:
    """Whether a text that also mentions kenmerken ("wat betekent OTS?") still asks something of the assistant."""
    if bericht.geraden not in _OPDRACHTEN:
        return False
    tekst, zekerheid = vouw(bericht.tekst), bericht.zekerheid
    aantal = len(tekst.split())
    vraagt = uitdrukking("aanhef", "vraag").rest(tekst.strip()) is not None or tekst.rstrip().endswith("?")
    return (vraagt and aantal <= 2 * _GRENS_KORT and zekerheid >= 0.3) or (aantal <= _GRENS_KORT and zekerheid >= 0.75)


def wat_is(tekst: str) -> str:
    """What a text asks the meaning of ("wat is een OTS?" gives "een ots?"); "" when it doesn't."""
    return uitdrukking("aanhef", "betekenis").rest(kaal(tekst)) or ""


def _noemt_begrip(vraag: str, kaders: Kaders) -> bool:
    """Whether a short question is about a term that one of the kaders explains, or about a word of ours."""
    if len(vraag.split()) > _GRENS_KORT:
        return False
    return bool(genoemd(kaders, vraag) or eigen_woord(vraag) or _noemt_naam(vraag, kaders) or bijna(kaders, vraag))


def _noemt_naam(vraag: str, kaders: Kaders) -> bool:
    """Whether a question is about a kenmerk or an uitkomst, by its name and no more."""
    gezegd = re.sub(r"^(?:(?:de|het|een|precies|eigenlijk) )+", "", zonder_tekens(vraag))
    labels = (u.label for besluit in kaders.besluiten.values() for u in besluit.uitkomsten.values())
    return gezegd in {zonder_tekens(naam) for naam in (*(k.label for k in kaders.kenmerken.values()), *labels)}


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


__all__ = ["is_opdracht", "vaste_bedoeling"]
