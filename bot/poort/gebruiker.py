"""Who asks."""

from __future__ import annotations

from dataclasses import dataclass

from bot.lijn.geheim import mac
from bot.toegang import Daad, Wie, mag

LOKAAL = "lokaal"
MET_TOKEN = "token"
START = "start"  # `regiewijzer start`, that only asks for our health


@dataclass(frozen=True)
class Gebruiker:
    """`id` is the pseudonym that conversations and the store know; `naam` is only ever shown to the user.
    `gemeente`: "" where there is but one. `opgave`: on whose behalf a program says that it asks.
    """

    id: str
    rollen: frozenset[str] = frozenset({"professional"})
    naam: str | None = None
    teams: frozenset[str] = frozenset()
    gemeente: str = ""
    opgave: str = ""

    @property
    def wie(self) -> Wie:
        """As the table of rights and the store know him: without his name."""
        return Wie(self.id, self.rollen, self.teams, self.gemeente, self.opgave)

    @property
    def mag_beheren(self) -> bool:
        """May see how the parts are doing: who has that right, and whoever has the machine or the token."""
        return mag(self.wie, Daad.BEHEREN) or self.id in (LOKAAL, MET_TOKEN, START)

    @property
    def mag_leiden(self) -> bool:
        """May lead a session of a team: who has that right, and, where nobody has a role, whoever has the machine or
        the token.
        """
        return mag(self.wie, Daad.LEIDEN) or self.id in (LOKAAL, MET_TOKEN)


def in_teams(sleutel: bytes, tenant: str, persoon: str) -> str:
    """The pseudonym of this person (ids of Entra) in every chat of Teams; `sleutel` is one of the installation."""
    return f"teams-{mac(sleutel, 'wie', tenant, persoon).hex()[:32]}"


def is_een_persoon(wie: str) -> bool:
    """Whether one human being goes by this id: what others share can't prove that a request is from the same one."""
    return wie not in (LOKAAL, MET_TOKEN, START)
