"""Which question a colleague would ask a text is: what now, who has the regie, what if, and by which profiel.

The words are a table (bot/taal/gespreksvragen.yml). Light: no dictionary, no classifier.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import OSA

from bot.begrip.antwoord import kaal
from bot.begrip.tabel import tabel
from bot.begrip.uitdrukking import Uitdrukking

if TYPE_CHECKING:
    from bot.afweging import Kaders

_TABEL = "gespreksvragen"
_MOST_WORDS = 18
_TEKENS = re.compile(r"[,.;:!?\"'()“”‘’\n]+")
_CODE = re.compile(r"\br[-– ]?(\d{4})[-– ](\d{1,6})\b")
_CODE_IN_TEKST = re.compile(_CODE.pattern, re.IGNORECASE)
_PLEK = "casuscode"  # what stands in the table where a text has a code
_SLIP_VANAF = 5  # letters of a name, before a slip in it is forgiven


def gestelde_vraag(tekst: str) -> str | None:
    """The vaardigheid that answers this question; None when it is none of these."""
    gezegd = zonder_tekens(tekst)
    if not 0 < len(gezegd.split()) <= _MOST_WORDS:
        return None
    return next((naam for naam, zo in _vragen().items() if zo.is_heel(gezegd)), None)


def verondersteld(tekst: str) -> str:
    """What a text supposes ("wat als er een OTS komt?" gives "er een ots komt"), folded; "" when it doesn't."""
    kern = tekst.strip()
    gezegd = zonder_tekens(kern)
    rest = _begin("wat_als").rest(gezegd)
    if not rest:
        return ""
    if not _veronderstelt(gezegd):
        return ""
    zonder_slot = _slot().sub("", rest).strip()
    zwak = gezegd.split()[0] in tabel(_TABEL)["zwak_begin"]
    if not zonder_slot or (zwak and zonder_slot == rest.strip() and not kern.endswith("?")):
        return ""
    return zonder_slot


def stopt(tekst: str) -> bool:
    """Whether a supposition is that something ends ("wat als de OTS stopt")."""
    return bool(set(verondersteld(tekst).split()) & set(tabel(_TABEL)["houdt_op"]))


def _veronderstelt(gezegd: str) -> bool:
    """Whether a text that begins with "stel" supposes something, and doesn't ask to put a question."""
    eerst, *rest = gezegd.split()
    if eerst not in tabel(_TABEL)["stel_begin"]:
        return True
    weg = {"nu", "nou", "eens", "even", "je", "voor"}
    verder = " ".join(w for nr, w in enumerate(rest) if w not in weg or nr > 2) + " "
    return any(verder.startswith(f"{woord} ") for woord in tabel(_TABEL)["na_stel"])


def bijzin_als_hoofdzin(tekst: str) -> list[str]:
    """A subordinate clause as main clauses that it may stand for: the verb comes after one of its first
    words, the fourth first ("het sociaal team meedoet" gives "het sociaal team doet mee", among others).
    """
    *woorden, werkwoord = tekst.split() or [""]
    if not woorden:
        return []
    voor = next((v for v in tabel(_TABEL)["scheidbaar"] if werkwoord.startswith(v) and len(werkwoord) > len(v) + 2), "")
    vormen = [(werkwoord, "")] + ([(werkwoord[len(voor) :], voor)] if voor else [])
    return [
        " ".join(filter(None, (*woorden[:plek], vorm, *woorden[plek:], achter)))
        for vorm, achter in reversed(vormen)
        for plek in range(min(4, len(woorden)), 0, -1)
    ]


def casuscode(tekst: str) -> str | None:
    """The code of a casus that a short text asks for ("open r-2026-2" gives "R-2026-0002"), else None."""
    treffer = _CODE.search(kaal(tekst))
    if treffer is None:
        return None
    rest = zonder_tekens(_CODE.sub(" ", kaal(tekst))).split()
    if set(rest) - set(tabel(_TABEL)["open_casus"]):
        return None
    return _code(treffer)


def _code(treffer: re.Match[str]) -> str:
    """As the store writes it."""
    return f"R-{treffer[1]}-{int(treffer[2]):04d}"


def over_casus(tekst: str) -> tuple[str, str | None] | None:
    """What a short text asks to do with a stored casus: the vaardigheid, and the code where it names one
    ("herafweging R-2026-1" gives ("herafweging", "R-2026-0001")). None when it asks no such thing.
    """
    heel = _op_casus(tekst)
    if heel is not None:
        return heel
    kop, _ = _gesplitst(tekst)
    return _op_casus(kop) if kop else None


def rest_bij_casus(tekst: str) -> str:
    """What a text says besides what it asks to do ("leg voor R-2026-1: is dit MP?" gives "is dit MP?"); or ""."""
    return "" if _op_casus(tekst) else _gesplitst(tekst)[1]


def _gesplitst(tekst: str) -> tuple[str, str]:
    """The part that asks something that takes more words, and those words; two empty ones when there is no such part.

    The words come after the first colon, or after the code.
    """
    code = _CODE_IN_TEKST.search(tekst)
    for eind in (tekst.find(":"), code.end() if code else -1):
        kop, rest = tekst[:eind], tekst[eind:].strip(" \t\n:;,.-–")
        op = _op_casus(kop) if eind > 0 and rest else None
        if op and op[1] and op[0] in tabel(_TABEL)["op_code_met_tekst"]:
            return kop, rest
    return "", ""


def _op_casus(tekst: str) -> tuple[str, str | None] | None:
    """What this whole text asks to do with a stored casus."""
    gezegd = kaal(tekst)
    treffer = _CODE.search(gezegd)
    gezegd = zonder_tekens(_CODE.sub(f" {_PLEK} ", gezegd, count=1))
    if not 0 < len(gezegd.split()) <= _MOST_WORDS:
        return None
    naam = next((naam for naam, zo in _op_code().items() if zo.is_heel(gezegd)), None)
    return (naam, _code(treffer) if treffer else None) if naam else None


def ander_profiel(tekst: str, kaders: Kaders) -> str | None:
    """The name of a profiel that a text asks to weigh this casus by, as it was written; None when it asks no such
    thing. Whether there is such a profiel, tell `profiel_van` and `lijkt_op`.
    """
    gezegd = zonder_tekens(tekst)
    rest = _begin("profiel_begin").rest(gezegd)
    if rest is None or len(gezegd.split()) > _MOST_WORDS:
        return None
    weg = set(tabel(_TABEL)["profiel_eind"])
    naam = " ".join(w for w in rest.split() if w not in weg) or rest.strip()
    if profiel_van(naam, kaders) or profiel_van(rest, kaders):
        return naam if profiel_van(naam, kaders) else rest.strip()
    woorden = naam.split()
    genoemd = set(rest.split()) & set(tabel(_TABEL)["profiel_woord"])
    if not woorden or len(woorden) > 2 or set(woorden) & set(tabel(_TABEL)["geen_profiel"]):
        return None
    volgens = "volgens" in gezegd.split()[:-1]
    return naam if genoemd or lijkt_op(naam, kaders) or (volgens and len(woorden) == 1) else None


def profiel_van(naam: str, kaders: Kaders) -> str | None:
    """The id of the profiel that is called exactly so."""
    return _namen(kaders).get(kaal(naam))


def lijkt_op(naam: str, kaders: Kaders) -> str | None:
    """The id of the only profiel whose name this is, but for a slip or two ("leksroom")."""
    gezegd = kaal(naam)
    if len(gezegd) < _SLIP_VANAF:
        return None
    mag = 1 if len(gezegd) < _SLIP_VANAF + 2 else 2
    bijna = {p for n, p in _namen(kaders).items() if len(n) >= _SLIP_VANAF and OSA.distance(gezegd, n) <= mag}
    return bijna.pop() if len(bijna) == 1 else None


def zonder_tekens(tekst: str) -> str:
    """Folded, without signs, with single spaces."""
    return " ".join(_TEKENS.sub(" ", kaal(tekst)).split())


def _namen(kaders: Kaders) -> dict[str, str]:
    uit: dict[str, str] = {}
    for profiel in kaders.profielen.values():
        kader = kaders.kaders.get(profiel.id)
        for naam in (profiel.id, profiel.label, *profiel.aliassen, *(kader.aliassen if kader else ())):
            uit.setdefault(kaal(naam), profiel.id)
    return uit


@lru_cache(maxsize=1)
def _vragen() -> dict[str, Uitdrukking]:
    return {naam: _tussen(rijen) for naam, rijen in tabel(_TABEL)["vragen"].items()}


@lru_cache(maxsize=1)
def _op_code() -> dict[str, Uitdrukking]:
    return {naam: _tussen(rijen) for naam, rijen in tabel(_TABEL)["op_code"].items()}


def _tussen(rijen: Sequence[str]) -> Uitdrukking:
    return Uitdrukking([f"[&voor]* ({rij}) [&na]*" for rij in rijen], tabel(_TABEL))


@cache
def _begin(naam: str) -> Uitdrukking:
    return Uitdrukking([f"({rij})" for rij in tabel(_TABEL)[naam]], tabel(_TABEL))


@lru_cache(maxsize=1)
def _slot() -> re.Pattern[str]:
    return re.compile(rf"(?:^| ){tabel(_TABEL)['slot']}$")
