"""What falls outside a casus and yet gets a reply of its own: anger, "decide it for me", somebody else's data.

The words are a table (bot/taal/buiten.yml). Light: no dictionary, no classifier.
"""

from __future__ import annotations

from functools import lru_cache

from bot.begrip.gespreksvraag import zonder_tekens
from bot.begrip.tabel import tabel
from bot.begrip.uitdrukking import Uitdrukking

_SOORTEN = ("boos", "beslis", "gegevens")
_MOST_WORDS = 20


def buiten(tekst: str) -> str:
    """The kind that the whole text is: boos, beslis or gegevens; "" when it is none of these."""
    gezegd = zonder_tekens(tekst)
    if not 0 < len(gezegd.split()) <= _MOST_WORDS:
        return ""
    return next((soort for soort, zo in _uitdrukkingen().items() if zo.is_heel(gezegd)), "")


@lru_cache(maxsize=1)
def _uitdrukkingen() -> dict[str, Uitdrukking]:
    return {soort: Uitdrukking([f"({rij})" for rij in tabel("buiten")[soort]], tabel("buiten")) for soort in _SOORTEN}
