"""How a mention stands in its sentence: denied, past, doubted, unknown or under a condition.

The rules are the rows of bot/taal/verband.yml, which says what its columns mean; this only applies them. Expressions
are looked for once a text and of each row only the nearest can reach a mention: the time is in proportion to the
length.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from bot.begrip.patroon import Zoeker
from bot.begrip.verbandtabel import Regel, Verbanden, verbanden
from bot.begrip.vermelding import GENOEMD
from bot.begrip.zinnen import Tekst

_JAARTAL = re.compile(r"(?:19|20)\d\d")


class _Plekken(NamedTuple):
    """Where expressions are: (end, begin) in order of end, and (begin, end) in order of begin."""

    voor: list[tuple[int, int]]
    na: list[tuple[int, int]]

    @classmethod
    def van(cls, plekken: list[tuple[int, int]]) -> _Plekken:
        return cls(sorted((tot, van) for van, tot in plekken), sorted(plekken))


class Verband:
    """The context of mentions in one text. `vast` are the places of words that belong to a mention themselves."""

    def __init__(self, tekst: Tekst, vast: AbstractSet[int], tabel: Verbanden | None = None) -> None:
        self._t, self._vast, self._tabel = tekst, vast, tabel or verbanden()
        self._grenzen: dict[str, list[int]] = {}
        self._gevuld: dict[tuple[str, ...], list[int]] = {}
        self._gezien: dict[tuple[int, int], str] = {}

    def zekerheid(self, begin: int, eind: int) -> str:
        """One of genoemd, ontkend, mogelijk, onbekend, verleden for the mention at words [begin, eind)."""
        if (begin, eind) not in self._gezien:
            soorten = (s for s in self._tabel.dan if s not in self._tabel.apart and self._staat(s, begin, eind))
            self._gezien[begin, eind] = self._tabel.dan.get(next(soorten, ""), GENOEMD)
        return self._gezien[begin, eind]

    def voorwaardelijk(self, begin: int) -> bool:
        """Whether what is said at word `begin` is a condition only ("als hij haar slaat, …")."""
        return self._staat("voorwaarde", begin, begin + 1)

    def gevraagd(self, begin: int, eind: int) -> bool:
        """Whether what is mentioned at words [begin, eind) is only asked for, advised, considered, offered or
        refused.
        """
        return self._staat("gevraagd", begin, eind)

    def kan_niet(self, begin: int, eind: int) -> bool:
        """Whether the text says that what is mentioned at words [begin, eind) isn't within their power."""
        return self._staat("kan_niet", begin, eind)

    def _staat(self, soort: str, begin: int, eind: int) -> bool:
        reiken = [regel for regel in self._gezegd.get(soort, ()) if self._reikt(regel, begin, eind)]
        return bool(reiken) and not any(regel.heft_op for regel in reiken)

    @cached_property
    def _gezegd(self) -> dict[str, dict[Regel, _Plekken]]:
        """For each kind, where the expressions of its rows are."""
        return self._zoek(self._tabel.zoeker)

    @cached_property
    def _tussenin(self) -> dict[str, dict[Regel, _Plekken]]:
        """The same for each border and for what may stand between."""
        return self._zoek(self._tabel.tussenin)

    def _zoek(self, zoeker: Zoeker) -> dict[str, dict[Regel, _Plekken]]:
        vormen = (*self._t.vormen, ".")  # the end of the text ends its last sentence
        lemmas = ["#jaartal" if _JAARTAL.fullmatch(vorm) else vorm for vorm in vormen]
        gevonden: dict[str, dict[Regel, list[tuple[int, int]]]] = {}
        weg: dict[str, set[int]] = {}
        for treffer in zoeker.vind(vormen, lemmas):
            regel, plek = treffer.patroon.teken, range(treffer.begin, treffer.eind)
            if (regel.vrij or regel.vast) and self._vast.isdisjoint(plek) != regel.vrij:
                continue
            if regel.telt_niet:
                weg.setdefault(regel.soort, set()).update(plek)
            else:
                gevonden.setdefault(regel.soort, {}).setdefault(regel, []).append((treffer.begin, treffer.eind))
        for soort in weg.keys() & gevonden.keys():
            for regel, rij in gevonden[soort].items():
                gevonden[soort][regel] = [(van, tot) for van, tot in rij if weg[soort].isdisjoint(range(van, tot))]
        return {
            soort: {regel: _Plekken.van(rij) for regel, rij in rijen.items() if rij}
            for soort, rijen in gevonden.items()
        }

    def _reikt(self, regel: Regel, begin: int, eind: int) -> bool:
        if regel.na and (not begin or self._t.vormen[begin - 1] not in regel.na):
            return False
        if not self._staat_in_zin(regel, begin):
            return False
        return any(self._vrij_baan(regel, van, tot) for van, tot in self._tussen(regel, begin, eind))

    def _staat_in_zin(self, regel: Regel, plek: int) -> bool:
        """Whether the sentence begins with, and holds, what the row asks of it."""
        eerste, laatste = self._t.zinsgrenzen(plek)
        begint = not regel.begint or self._grens((regel.begint,), eerste) == eerste
        return begint and (not regel.met or self._grens((regel.met,), eerste) < laatste)

    def _tussen(self, regel: Regel, begin: int, eind: int) -> Iterator[tuple[int, int]]:
        """The words [van, tot) between the mention and this row's nearest expression, for each side it works on."""
        eerste, laatste = self._t.zinsgrenzen(begin)
        voor, na = self._gezegd[regel.soort][regel]
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
        for regel, plekken in self._tussenin.get(f"grenzen {naam}", {}).items():
            for plek, _ in plekken.na:
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
                for plekken in self._tussenin.get(f"langs {naam}", {}).values():
                    for van, tot in plekken.na:
                        gevuld.update(range(van, tot))
            telling = accumulate((plek not in gevuld for plek in range(len(self._t) + 1)), initial=0)
            self._gevuld[namen] = list(telling)
        return self._gevuld[namen]
