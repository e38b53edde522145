"""What has to hold across turns, processes and machines, one small protocol a thing.

The tables of this package are one way to keep them; who uses them (the poort) knows only these. Nothing of it may
live in one process only: two poorten on one store must agree. Every method may raise DossierFout, and everything is
forgotten by `ruim_op` alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol


class Opruimbaar(Protocol):
    """What has a term of its own."""

    def ruim_op(self, ouder_dan: date | datetime, *, proef: bool = False) -> int:
        """Forget what is from before `ouder_dan`; gives how many that were. `proef`: only count."""


class Postvak(Opruimbaar, Protocol):
    """The answers that messages got, so that a message that comes again is answered again but done once."""

    def antwoord(self, gesprek: str, bericht_id: str) -> str | None:
        """The answer that this message got, or None."""

    def onthoud(self, gesprek: str, bericht_id: str, antwoord: str) -> str:
        """Remember the answer (JSON text) to a message; gives the one that is remembered: the first, never replaced."""


@dataclass(frozen=True)
class Kaart:
    """A card that was sent. `vraagt`: typing answers it too.

    `inhoud` (JSON text) is None once it is closed; `gesloten_door`: which message answered it.
    """

    kaart: str
    teams_id: str | None
    inhoud: str | None
    open: bool
    vraagt: bool = True
    gesloten_door: str | None = None


class Kaarten(Opruimbaar, Protocol):
    """The cards that were sent: an answer to one counts once."""

    def bewaar(self, gesprek: str, kaart: str, inhoud: str, teams_id: str | None, *, vraagt: bool) -> None:
        """Remember this card. `vraagt`: it is answered by the next turn, also when that is typed."""

    def lees(self, gesprek: str, kaart: str | None = None) -> list[Kaart]:
        """Oldest first: the cards of this conversation that wait for an answer, and `kaart` as it is, when we know
        it.
        """

    def sluit(self, gesprek: str, kaart: str, door: str) -> bool:
        """This message answers the card; False when it was answered before, or isn't known."""


class Gespreksmerken(Opruimbaar, Protocol):
    """What is known of a conversation as a whole. Its term counts from the last sign of life."""

    def ging_verder(self, gesprek: str) -> bool:
        """Whether it got a message after the one that opened it."""

    def gaat_verder(self, gesprek: str) -> None:
        """Such a message came."""

    def is_verwelkomd(self, gesprek: str) -> bool:
        """Whether it was greeted (in Teams)."""

    def verwelkomd(self, gesprek: str) -> None:
        """The greeting got out."""


class Teamsberichten(Opruimbaar, Protocol):
    """Activities of Teams that have been answered."""

    def gehad(self, gesprek: str, merk: str) -> bool:
        """Whether this one was."""

    def afgehandeld(self, gesprek: str, merk: str) -> None:
        """Its answer got out."""
