"""How a mention stands in its sentence: denied, past, doubted, unknown or under a condition.

The rules are the rows of bot/taal/verband.yml, which says what its columns mean; this only applies them. Expressions
are looked for once a text and of each row only the nearest can reach a mention: the time is in proportion to the
length.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate

from bot.begrip.verbandtabel import Regel, Verbanden, verbanden
from bot.begrip.vermelding import GENOEMD
from bot.begrip.zinnen import Tekst

_JAARTAL = re.compile(r"(?:19|20)\d\d")
_Plekken = list[tuple[int, int]]


class Verband:
    """The context of mentions in one text. `vast` are the places of words that belong to a mention themselves."""

    def __init__(self, tekst: Tekst, vast: AbstractSet[int], tabel: Verbanden | None = None) -> None:
        self._t, self._vast, self._tabel = tekst, vast, tabel or verbanden()
        self._voor, self._na = self._zoek()
        self._per_soort: dict[str, list[Regel]] = defaultdict(list)
        for regel in self._tabel.regels:
            if regel in self._voor:
                self._per_soort[regel.soort].append(regel)
        self._grenzen: dict[str, list[int]] = {}
        self._gevuld: dict[tuple[str, ...], list[int]] = {}

    def zekerheid(self, begin: int, eind: int) -> str:
        """One of genoemd, ontkend, mogelijk, onbekend, verleden for the mention at words [begin, eind)."""
        for soort, dan in self._tabel.dan.items():
            if soort not in self._tabel.apart and self._staat(soort, begin, eind):
                return dan
        return GENOEMD

    def voorwaardelijk(self, begin: int) -> bool:
        """Whether what is said at word `begin` is a condition only ("als hij haar slaat, …")."""
        return self._staat("voorwaarde", begin, begin + 1)

    def kan_niet(self, begin: int, eind: int) -> bool:
        """Whether the text says that what is mentioned at words [begin, eind) isn't within their power."""
        return self._staat("kan_niet", begin, eind)

    def _staat(self, soort: str, begin: int, eind: int) -> bool:
        reiken = [regel for regel in self._per_soort[soort] if self._reikt(regel, begin, eind)]
        return bool(reiken) and not any(regel.heft_op for regel in reiken)

    def _zoek(self) -> tuple[dict[Regel, _Plekken], dict[Regel, _Plekken]]:
        """Where each row's expressions are, as (end, begin) in order of end and as (begin, end) in order of begin."""
        vormen = (*self._t.vormen, ".")  # the end of the text ends its last sentence
        lemmas = ["#jaartal" if _JAARTAL.fullmatch(vorm) else vorm for vorm in vormen]
        plekken: dict[Regel, _Plekken] = defaultdict(list)
        weg: dict[str, set[int]] = defaultdict(set)
        for treffer in self._tabel.zoeker.vind(vormen, lemmas):
            regel, plek = treffer.patroon.teken, range(treffer.begin, treffer.eind)
            if self._telt(regel, plek):
                plekken[regel].append((treffer.begin, treffer.eind))
                if regel.telt_niet:
                    weg[regel.soort].update(plek)
        blijft = {
            regel: [(van, tot) for van, tot in rij if weg[regel.soort].isdisjoint(range(van, tot))]
            for regel, rij in plekken.items()
            if not regel.telt_niet
        }
        voor = {regel: sorted((tot, van) for van, tot in rij) for regel, rij in blijft.items()}
        return voor, {regel: sorted(rij) for regel, rij in blijft.items()}

    def _telt(self, regel: Regel, plek: range) -> bool:
        if regel.vrij or regel.vast:
            return self._vast.isdisjoint(plek) == regel.vrij
        return True

    def _reikt(self, regel: Regel, begin: int, eind: int) -> bool:
        if regel.na and (not begin or self._t.vormen[begin - 1] not in regel.na):
            return False
        return any(self._vrij_baan(regel, van, tot) for van, tot in self._tussen(regel, begin, eind))

    def _tussen(self, regel: Regel, begin: int, eind: int) -> Iterator[tuple[int, int]]:
        """The words [van, tot) between the mention and this row's nearest expression, for each side it works on."""
        eerste, laatste = self._t.zinsgrenzen(begin)
        voor, na = self._voor[regel], self._na[regel]
        nr = bisect_right(voor, (begin, len(self._t))) - 1
        if "ervoor" in regel.kant and nr >= 0 and voor[nr][1] >= eerste:
            yield voor[nr][0], begin
        nr = bisect_left(na, (eind, 0))
        einde = laatste + (laatste == len(self._t))
        if "erna" in regel.kant and nr < len(na) and na[nr][1] <= einde:
            yield eind, na[nr][0]
        if nr and na[nr - 1][0] >= begin and ("erin" if na[nr - 1][1] <= eind else "erover") in regel.kant:
            yield eind, eind
        nr = bisect_left(na, (laatste, 0))
        if "volgende_zin" in regel.kant and nr < len(na) and na[nr][0] == laatste:
            yield eind, eind

    def _vrij_baan(self, regel: Regel, van: int, tot: int) -> bool:
        if not regel.vanaf <= tot - van <= (len(self._t) if regel.reikt is None else regel.reikt):
            return False
        if self._grens(regel.tot, van) < tot:
            return False
        if not regel.langs:
            return True
        ongevuld = self._ongevuld(regel.langs)
        return ongevuld[tot] == ongevuld[van]

    def _grens(self, namen: Sequence[str], van: int) -> int:
        """The first place from `van` on where one of these borders lies."""
        eerste = len(self._t) + 1
        for naam in namen:
            if naam not in self._grenzen:
                self._grenzen[naam] = sorted(self._grensplekken(naam))
            grenzen = self._grenzen[naam]
            nr = bisect_left(grenzen, van)
            eerste = min(eerste, grenzen[nr] if nr < len(grenzen) else eerste)
        return eerste

    def _grensplekken(self, naam: str) -> Iterator[int]:
        for regel in self._per_soort[f"grenzen {naam}"]:
            for plek, _ in self._na[regel]:
                if self._is_grens(regel, plek):
                    yield plek

    def _is_grens(self, regel: Regel, plek: int) -> bool:
        if not regel.mits and not regel.tenzij:
            return True
        tot = min(self._grens(regel.tot, plek + 1), self._t.zinsgrenzen(plek)[1])
        return (self._grens((regel.mits or regel.tenzij,), plek + 1) < tot) == bool(regel.mits)

    def _ongevuld(self, namen: tuple[str, ...]) -> list[int]:
        """For each place how many words before it may not stand between, by these names."""
        if namen not in self._gevuld:
            gevuld = set(self._vast) if "vermelding" in namen else set()
            for naam in namen:
                for regel in self._per_soort[f"langs {naam}"]:
                    for van, tot in self._na[regel]:
                        gevuld.update(range(van, tot))
            telling = accumulate((plek not in gevuld for plek in range(len(self._t) + 1)), initial=0)
            self._gevuld[namen] = list(telling)
        return self._gevuld[namen]
