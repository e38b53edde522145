"""Regular expressions out of named parts: `{datum}` in a pattern of taal/afscherming.yml and the tables beside it."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from bot.begrip.tabel import tabel

_TABELLEN = ("afscherming", "nummers", "naamplekken")
_DEEL = re.compile(r"\{([a-z_]+)\}")


@cache
def _delen() -> dict[str, Any]:
    return {naam: deel for waar in _TABELLEN for naam, deel in tabel(waar)["delen"].items()}


def patroon(bron: str) -> re.Pattern[str]:
    """The regular expression of `bron`, with the parts of the tables in it written out; a list is "one of these"."""

    def deel(naam: re.Match[str]) -> str:
        opgave = _delen()[naam[1]]
        keuzes = [opgave] if isinstance(opgave, str) else opgave
        return "(?:" + "|".join(map(_voluit, keuzes)) + ")"

    def _voluit(tekst: str) -> str:
        return _DEEL.sub(deel, tekst)

    return re.compile(_voluit(bron))
