"""What of a text doesn't hang on whom it is about: found once, however often the text is read.

A message is read as the casus in hand, as one of its own and as of the other doelgroep; only who is meant differs. Kept
for as long as the message is looked at, never longer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.begrip.leeftijd import Leeftijd
from bot.begrip.patroon import Treffer
from bot.begrip.verband import Verband
from bot.begrip.vraag import Vraagdeel
from bot.begrip.zinnen import Tekst
from bot.begrip.zoekers.geleerd import Gelezen, lees_zinsdelen


@dataclass(frozen=True)
class Vooraf:
    """A text in words with the ages in it, the phrases that were found and chosen, what stands around them, and the
    parts that ask.
    """

    tekst: Tekst
    jaren: Sequence[Leeftijd]
    treffers: Sequence[Treffer]
    verband: Verband
    gevraagd: Sequence[Vraagdeel]

    @cached_property
    def gelezen(self) -> Sequence[Gelezen]:
        """What the learned reader makes of its clauses."""
        return lees_zinsdelen(self.tekst)


class Voorwerk:
    """What was found in the texts of one message."""

    def __init__(self, bereid: Callable[[str], Vooraf]) -> None:
        self._bereid = bereid
        self._al: dict[str, Vooraf] = {}

    def __call__(self, tekst: str) -> Vooraf:
        if tekst not in self._al:
            self._al[tekst] = self._bereid(tekst)
        return self._al[tekst]
