"""Where a sentence ends: the one splitter of everything that reads text. Abbreviations: taal/afkortingen.yml."""

from __future__ import annotations

from collections.abc import Sequence

from bot.begrip.tabel import woorden as tabelwoorden
from bot.begrip.tekst import Token
from bot.begrip.woordenboek import bekend

_PUNTEN = frozenset(".…")
_EINDTEKENS = frozenset(".…!?")
_ALTIJD = frozenset("\n;•")
_SLUIT = frozenset("\"')]")
_VOOR_EEN_NAAM = frozenset(["de", "den", "der", "van", "het", "ten", "ter", "op", "in"])


def zinseinden(tekst: str, woorden: Sequence[Token]) -> frozenset[int]:
    """Where in `tekst` (offsets) the signs stand that end a sentence; `woorden` are all of its tokens, folded."""
    heeft_hoofdletters = any(teken.isupper() for teken in tekst)
    return frozenset(
        woord.begin
        for nr, woord in enumerate(woorden)
        if woord.vorm in _ALTIJD or (woord.vorm in _EINDTEKENS and _eindigt(tekst, woorden, nr, heeft_hoofdletters))
    )


def _eindigt(tekst: str, woorden: Sequence[Token], nr: int, heeft_hoofdletters: bool) -> bool:
    """Whether the full stop, ellipsis, exclamation or question mark at `nr` ends a sentence; of a row the last."""
    na = nr + 1
    if na < len(woorden) and woorden[na].vorm in _EINDTEKENS and woorden[na].begin == woorden[nr].eind:
        return False
    while na < len(woorden) and woorden[na].vorm in _SLUIT and woorden[na].begin == woorden[na - 1].eind:
        na += 1
    if na == len(woorden) or woorden[na].vorm == "\n":
        return True
    if woorden[na].vorm in ",:;":
        return False
    groot, klein = tekst[woorden[na].begin].isupper(), tekst[woorden[na].begin].islower()
    if na > nr + 1 and klein and heeft_hoofdletters:
        return False  # "Ga weg!" riep hij
    if woorden[nr].vorm == "!":
        return tekst[max(0, woorden[nr].begin - 2) : woorden[nr].begin] != "ZO"  # the organisation ZO!
    if woorden[nr].vorm == "?":
        return True
    if woorden[nr].vorm == "…" or (nr and woorden[nr - 1].vorm in _PUNTEN):
        return not (klein and heeft_hoofdletters)  # who writes no capitals ends sentences with dots
    if na == nr + 1 and woorden[na].begin == woorden[nr].eind:
        return _vergeten_spatie(woorden[nr - 1 : nr + 2], groot) if nr else False
    return _na_woord(tekst, woorden, nr, na, groot)


def _vergeten_spatie(rij: Sequence[Token], groot: bool) -> bool:
    """Of a point without a space behind it: "gezien.Hij" and "gezien.hij", not 19.30, www.school.nl or dhr.Jansen."""
    voor, _, na = (woord.vorm for woord in rij)
    if voor in tabelwoorden("afkortingen", "titel", "nooit") or not na.isalpha():
        return False
    if groot:
        return len(voor) > 1
    return min(len(voor), len(na)) > 2 and bekend(voor) and bekend(na)


def _na_woord(tekst: str, woorden: Sequence[Token], nr: int, na: int, groot: bool) -> bool:
    """Of a point with a space behind it: not after an abbreviation, an initial or the number of a list."""
    eerste = nr - 1
    if eerste < 0 or woorden[eerste].eind < woorden[nr].begin:
        return True
    if woorden[eerste].vorm.isdigit():
        return not (eerste == 0 or woorden[eerste - 1].vorm == "\n")  # "1. Moeder", but "zij is 19. Hij"
    while (
        eerste >= 2
        and woorden[eerste - 1].vorm == "."
        and woorden[eerste - 2].vorm.isalpha()
        and _aaneen(woorden, eerste)
    ):
        eerste -= 2
    woord = "".join(w.vorm for w in woorden[eerste:nr])
    if woord in tabelwoorden("afkortingen", "titel", "nooit"):
        return False
    if woord in tabelwoorden("afkortingen", "soms"):
        return groot
    letters = all(len(w.vorm) == 1 for w in woorden[eerste:nr]) and woord[-1].isalpha()
    vast = eerste and woorden[eerste - 1].eind == woorden[eerste].begin  # the a of 3a, the r of d'r
    if not letters or vast or tekst[woorden[nr - 1].begin] == "u":
        return True
    begint = groot and woorden[na].vorm in tabelwoorden("afkortingen", "zinsbegin")
    volgende = woorden[na + 1].begin if na + 1 < len(woorden) else None
    return begint and not (woorden[na].vorm in _VOOR_EEN_NAAM and volgende and tekst[volgende].isupper())


def _aaneen(woorden: Sequence[Token], nr: int) -> bool:
    return woorden[nr - 2].eind == woorden[nr - 1].begin and woorden[nr - 1].eind == woorden[nr].begin
