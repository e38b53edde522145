"""Each row of verband.yml by its own example: the mention stands between [brackets]; without the row it is read
otherwise.
"""

from __future__ import annotations

import copy
import re
from dataclasses import replace
from itertools import accumulate, chain, pairwise
from typing import Any

import pytest

from bot.begrip.tabel import tabel
from bot.begrip.verband import Verband
from bot.begrip.verbandtabel import Regel, Verbanden, lees, verbanden
from bot.begrip.vermelding import GENOEMD
from bot.begrip.zinnen import ontleed

REGELS = [regel for regel in verbanden().regels if regel.soort in verbanden().dan]


def _zekerheid(regel: Regel, tabel_: Verbanden) -> str:
    delen = re.split(r"[\[\]]", regel.zin)  # every other one is a mention
    grenzen = list(accumulate(map(len, delen)))
    tekst = ontleed("".join(delen))
    plekken = [[p for p, b in enumerate(tekst.begin) if van <= b < tot] for van, tot in pairwise(grenzen)][::2]
    verband = Verband(tekst, frozenset(chain(*plekken)), tabel_)
    begin, eind = plekken[-1][0], plekken[-1][-1] + 1
    if regel.soort in tabel_.apart:
        return tabel_.dan[regel.soort] if getattr(verband, regel.soort)(begin, eind) else GENOEMD
    return verband.zekerheid(begin, eind)


@pytest.mark.parametrize("regel", REGELS, ids=[f"{r.soort}: {r.zeg[0][:50]}" for r in REGELS])
def test_regel(regel: Regel) -> None:
    heel = verbanden()
    wordt = heel.dan[regel.soort]
    met, zonder = _zekerheid(regel, heel), _zekerheid(regel, _zonder(regel))
    if regel.telt_niet or regel.heft_op:
        assert (met != wordt, zonder) == (True, wordt), regel.zin
    else:
        assert (met, zonder != wordt) == (wordt, True), regel.zin


def _zonder(regel: Regel) -> Verbanden:
    class Rest:
        """The finder without what this row finds."""

        def vind(self, *woorden: Any) -> list[Any]:
            return [t for t in verbanden().zoeker.vind(*woorden) if t.patroon.teken is not regel]

    return replace(verbanden(), zoeker=Rest())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "rij",
    [
        {"zeg": "raar", "tott": "komma"},
        {"zeg": "raar", "tot": ["kommaa"]},
        {"zeg": "raar", "langs": ["overal"]},
        {"zeg": "raar (half"},
        {"zeg": "&bestaat_niet"},
        {"zeg": "raar", "kant": "achterom"},
    ],
)
def test_een_verschreven_rij_wordt_genoemd(rij: dict[str, Any]) -> None:
    opgave = copy.deepcopy(tabel("verband"))
    opgave["soorten"]["onbekend"]["regels"].append(rij)
    with pytest.raises(ValueError, match=r"verband\.yml|signaalwoord"):
        lees(opgave)


def test_elke_regel_heeft_een_voorbeeld() -> None:
    assert [regel.zeg[0] for regel in REGELS if "[" not in regel.zin] == []


def test_elke_lijst_en_elke_grens_wordt_gebruikt() -> None:
    opgave = tabel("verband")
    genoemd = {
        naam
        for regel in verbanden().regels
        for naam in (*regel.tot, *regel.langs, regel.mits, regel.tenzij, regel.begint, regel.met)
    }
    assert {*opgave["grenzen"], *opgave["langs"]} - genoemd == set()
    tekst = str(opgave)
    assert [naam for naam in opgave["lijsten"] if not re.search(rf"&{naam}\b", tekst)] == []
