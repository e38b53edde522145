"""Whether a text tells something of somebody, though nothing of it counts ("moeder heeft een nieuwe vriend").

Light: no dictionary.
"""

from __future__ import annotations

from bot.begrip.mensen import mens
from bot.begrip.tabel import woorden
from bot.begrip.tekst import tokens, vouw
from bot.begrip.vraag import is_vraag

_MINSTENS = 3  # words: fewer tell nothing


def vertelt_van_iemand(tekst: str) -> bool:
    """A statement of some words with somebody in it: a word for a person, or one that points to somebody."""
    vormen = [t.vorm for t in tokens(vouw(tekst)) if t.vorm.isalpha()]
    if len(vormen) < _MINSTENS or is_vraag(tekst):
        return False
    return any(vorm in woorden("casus", "wijst_in_zin") or mens(vorm) is not None for vorm in vormen)
