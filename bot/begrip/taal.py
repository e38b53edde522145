"""Whether a text is Dutch: by its script and the share of its words that the dictionary knows. No list of languages.

Made to spare Dutch: telegram style, jargon, abbreviations, one word, dialect. A text that is taken for foreign is
never read as an answer, a fact or a courtesy; the user gets to hear that only Dutch is read.
"""

from __future__ import annotations

import re

from bot.begrip.tabel import woorden as tabelwoorden
from bot.begrip.woordenboek import bekend, bijna_bekend, samengesteld

_WOORD = re.compile(r"[^\W\d_]{2,}")
_MASKER = re.compile(r"\[[^\]\n]{0,40}\]")
_KLINKER = re.compile(r"[aeiouy]|[^\x00-\x7f]")
_VREEMDE_LETTER = re.compile("[çşğıłżźśćńęąőűãõñøåßæčřžš]")  # no Dutch word has these, but for a name
_WEINIG = 0.34  # of the words known: not Dutch, whatever else
_DE_HELFT = 0.67  # of the words known, and not one of the words that bind a Dutch sentence: not Dutch
_LANG = 4  # words: from here on the share says something


def is_vreemd(tekst: str, gelezen: bool = False) -> bool:
    """Whether `tekst` is in another language. `gelezen`: something in it was read as Dutch: then it takes more."""
    letters = [teken for teken in tekst if teken.isalpha()]
    if sum(not _latijns(teken) for teken in letters) > len(letters) / 2:
        return True
    woorden = [
        woord.lower() for woord in _WOORD.findall(_MASKER.sub(" ", tekst)) if not (woord.isupper() and woord.isascii())
    ]
    onbekend = [woord for woord in woorden if not _kent(woord)]
    if not onbekend:
        return False
    aandeel = 1 - len(onbekend) / len(woorden)
    letters_vreemd = not gelezen and aandeel <= _DE_HELFT and any(map(_VREEMDE_LETTER.search, onbekend))
    if letters_vreemd and len(woorden) > 1 and not _bindwoorden() & set(woorden):
        return True
    if tabelwoorden("bindwoorden", "vreemd") & set(woorden) and not _bindwoorden() & set(woorden):
        return True
    vreemd = [woord for woord in onbekend if not _afkorting(woord)]
    if len(woorden) < _LANG:  # one word says nothing ("ambulant", "jazeker"); two may be a slip of the finger
        slip = len(woorden) == 2 and any(bijna_bekend(woord) for woord in onbekend)
        return not gelezen and aandeel < _WEINIG and len(vreemd) >= 2 and not slip
    if aandeel < _WEINIG:
        return len(vreemd) >= 2
    return not gelezen and aandeel <= _DE_HELFT and len(vreemd) >= 2 and not _bindwoorden() & set(woorden)


def kent_niets(tekst: str) -> bool:
    """Whether there are words in it and none of them is Dutch, nor a slip of the finger away from it."""
    woorden = [woord.lower() for woord in _WOORD.findall(_MASKER.sub(" ", tekst))]
    return bool(woorden) and not any(_kent(woord) or bijna_bekend(woord) for woord in woorden)


def _latijns(teken: str) -> bool:
    return ord(teken) < 0x250 or 0x1E00 <= ord(teken) < 0x1F00  # Latin with all its accents


def _kent(woord: str) -> bool:
    return bekend(woord) or (len(woord) >= 8 and samengesteld(woord))


def _afkorting(woord: str) -> bool:
    """Short, or without a vowel ("mdr", "jgd"): says nothing about the language."""
    return woord.isascii() and (len(woord) < 4 or not _KLINKER.search(woord))


def _bindwoorden() -> frozenset[str]:
    return tabelwoorden("bindwoorden", "bindwoorden")
