"""Names by what was learned (leren.afscherming): a conditional random field over words, for what no rule of form finds.

It only adds: "jan zegt dat", "ik heb els gesproken". It never takes what a list says stays, nor an ordinary word that
is no name as well; a word that is both needs more ("roos", "storm").
"""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from typing import Any

from bot.begrip.naamtrekken import LANGSTE, Stuk, stukken, trekken
from bot.begrip.namenlijsten import aanspreek, blijvers, herkomst, is_vakwoord, lijst, namen, rollen, vaste_namen
from bot.begrip.tabel import MAP
from bot.begrip.tekst import vouw
from bot.begrip.woordenboek import bekend, bijna_bekend, een_fout, eindigt_op_woord, samengesteld

BESTAND = MAP / "geleerd" / "afscherming.json"
GETALLEN = MAP / "geleerd" / "afscherming.crfsuite"
NAAM, GEEN = "n", "o"
VERDER = 0.15  # probability from which a family name in the lists belongs to the first name before it
_PER_DRAAD = threading.local()  # a tagger holds the text that it looks at


@cache
def _kop() -> dict[str, Any]:
    kop: dict[str, Any] = json.loads(BESTAND.read_text(encoding="utf-8"))
    return kop


@cache
def _bytes() -> bytes:
    return GETALLEN.read_bytes()


def laad() -> None:
    """Load the weights now instead of at the first text."""
    _kop()
    _lezer()


def _lezer() -> Any:
    lezer = getattr(_PER_DRAAD, "lezer", None)
    if lezer is None:
        import pycrfsuite

        # The tagger reads from these very bytes and doesn't keep them alive; two threads that are the first together
        # may each read the file.
        lezer, inhoud = pycrfsuite.Tagger(), _bytes()
        lezer.open_inmemory(inhoud)
        _PER_DRAAD.lezer, _PER_DRAAD.inhoud = lezer, inhoud
    return lezer


def vind_geleerd(tekst: str) -> list[tuple[int, int]]:
    """Spans [begin, eind) of names in a text in ordinary characters, in order and apart."""
    rij = stukken(tekst)
    gevonden = spans(rij, kansen(rij, _lezer()), _gewoon(), **_kop()["grens"]) if rij else []
    vast = {plek for m in vaste_namen().finditer(vouw(tekst)) for plek in range(*m.span())} if gevonden else set()
    return [(_met_voorletters(tekst, begin), eind) for begin, eind in gevonden if begin not in vast]


@cache
def _gewoon() -> frozenset[str]:
    """Ordinary words that no dictionary has: those of the learning texts."""
    return frozenset(_kop()["gewoon"].split())


_VOORLETTERS = re.compile(r"(?<![\w.])(?:[^\W\d_]\. ?){1,5}$")


def _met_voorletters(tekst: str, begin: int) -> int:
    """Where the name begins with its initials: "j.p. jansen"."""
    voor = _VOORLETTERS.search(tekst, max(0, begin - 16), begin)
    if voor is None or vouw(voor.group().replace(" ", "")) in lijst("geen_voorletters"):
        return begin
    return voor.start()


def kansen(rij: Sequence[Stuk], lezer: Any) -> list[float]:
    """For each piece the probability that it is (part of) a name."""
    lezer.set(trekken(rij))
    return [lezer.marginal(NAAM, nr) if stuk.is_woord else 0.0 for nr, stuk in enumerate(rij)]


def spans(
    rij: Sequence[Stuk], kans: Sequence[float], woorden: Collection[str], gewoon: float, dubbel: float
) -> list[tuple[int, int]]:
    """The names, with probability from `gewoon`, or `dubbel` for what is an ordinary word as well, or nearly one;
    none of `woorden`.
    """
    uit: list[tuple[int, int]] = []
    verder = -1  # the piece that a name before it goes on to
    for nr, stuk in enumerate(rij):
        if not stuk.is_woord or (nr != verder and not _telt(stuk.vorm, kans[nr], woorden, gewoon, dubbel)):
            continue
        begin = rij[_met_voorvoegsels(rij, nr)].begin
        if uit and _los(rij, nr, uit[-1][1]):
            begin = uit.pop()[0]
        uit.append((begin, stuk.eind))
        verder = _achternaam(rij, kans, nr)
    return uit


def _telt(vorm: str, kans: float, woorden: Collection[str], gewoon: float, dubbel: float) -> bool:
    if kans < gewoon or vorm in woorden or _nooit(vorm):
        return False
    return kans >= dubbel or not _twijfel(vorm)


def _met_voorvoegsels(rij: Sequence[Stuk], nr: int) -> int:
    """Where a family name begins: "hr. van der meulen", but "de moeder van daan"."""
    eerste = nr
    while eerste and rij[eerste - 1].vorm in lijst("voorvoegsel") and rij[eerste].begin - rij[eerste - 1].eind < 2:
        eerste -= 1
    voor = rij[eerste - 1].vorm if eerste else ""
    if voor == "." and eerste > 1:
        voor = rij[eerste - 2].vorm
    return eerste if eerste < nr and voor in lijst("bij_achternaam") else nr


def _achternaam(rij: Sequence[Stuk], kans: Sequence[float], nr: int) -> int:
    """The piece with the family name that follows piece `nr` directly ("ingrid de wit"); -1 when none does."""
    volgende = nr + 1
    while volgende < len(rij) and volgende < nr + 4 and rij[volgende].vorm in lijst("voorvoegsel"):
        volgende += 1
    if volgende >= len(rij) or rij[volgende].begin - rij[volgende - 1].eind > 1:
        return -1
    goed = rij[volgende].vorm in namen().achter and rij[volgende].vorm not in rollen()
    goed = goed and (rij[volgende].tekst not in lijst("niet_klein"))
    goed = goed and (volgende > nr + 1 or kans[volgende] > VERDER)
    return volgende if goed else -1


def _los(rij: Sequence[Stuk], nr: int, eind: int) -> bool:
    """Whether nothing but particles stands between what ended at `eind` and piece `nr`: "jan van der meer"."""
    vorige = nr - 1
    while vorige >= 0 and rij[vorige].begin >= eind and rij[vorige].vorm in lijst("voorvoegsel"):
        vorige -= 1
    return vorige >= 0 and rij[vorige].eind == eind


@lru_cache(maxsize=5_000)
def _begint_met_woord(vorm: str) -> bool:
    """ "Stormschade": put together, though the dictionary has only the first part."""
    grenzen = range(5, len(vorm) - 3) if 8 < len(vorm) < LANGSTE else range(0)
    return vorm not in namen().alle and any(bekend(vorm[:grens]) for grens in grenzen)


@lru_cache(maxsize=5_000)
def _verschreven_rol(vorm: str) -> bool:
    """ "moedr", "vadr"."""
    return vorm not in namen().alle and any(woord in rollen() for woord in een_fout(vorm))


def _samenstelling(delen: Sequence[str]) -> bool:
    """ "V-nummer", "havo-advies": put together with a word, while it doesn't begin with a first name."""
    if delen[0] in namen().alle:
        return False
    return bekend(delen[-1]) or any(deel in _vast() for deel in delen if deel not in lijst("voorvoegsel"))


def _twijfel(vorm: str) -> bool:
    if vorm in namen().alle:
        return bekend(vorm)
    return len(vorm) > 3 and bijna_bekend(vorm)


@cache
def _vast() -> frozenset[str]:
    return blijvers() | rollen() | aanspreek() | lijst("organisatie") | lijst("voorvoegsel") | herkomst()


def _nooit(vorm: str) -> bool:
    if len(vorm) < 2 or vorm in _vast() or is_vakwoord(vorm) or eindigt_op_woord(vorm):
        return True
    if "-" in vorm and _samenstelling(vorm.split("-")):
        return True
    if (vorm in namen().plaatsen and vorm not in namen().voor) or _verschreven_rol(vorm) or _begint_met_woord(vorm):
        return True
    return (bekend(vorm) or samengesteld(vorm)) and vorm not in namen().alle
