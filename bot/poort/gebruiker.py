"""Who asks."""

from __future__ import annotations

from dataclasses import dataclass

LOKAAL = "lokaal"
MET_TOKEN = "token"
START = "start"  # `regiewijzer start`, that only asks for our health


@dataclass(frozen=True)
class Gebruiker:
    """`id` is the pseudonym that conversations and the store know; `naam` is only ever shown to the user."""

    id: str
    rollen: frozenset[str] = frozenset({"professional"})
    naam: str | None = None

    @property
    def mag_beheren(self) -> bool:
        """May see how the parts are doing: a beheerder, and whoever has the machine or the token."""
        return "beheerder" in self.rollen or self.id in (LOKAAL, MET_TOKEN, START)


def is_een_persoon(wie: str) -> bool:
    """Whether one human being goes by this id: what others share can't prove that a request is from the same one."""
    return wie not in (LOKAAL, MET_TOKEN, START)
