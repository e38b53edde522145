"""Who and which chat, as the rest of Regiewijzer knows them: keyed hashes, so that no id of Microsoft gets into a
store.
"""

from __future__ import annotations

from bot.lijn.geheim import mac
from bot.poort.gebruiker import in_teams
from bot.poort.teams.activiteit import Activiteit


class Pseudoniemen:
    """Keyed with one secret of the installation: the same person or chat is the same again after a restart."""

    def __init__(self, sleutel: str) -> None:
        self._sleutel = sleutel.encode()

    def _mac(self, *delen: str) -> str:
        return mac(self._sleutel, *delen).hex()[:32]

    def wie(self, activiteit: Activiteit) -> str:
        """The sender: one pseudonym in every chat of this tenant."""
        return in_teams(self._sleutel, activiteit.tenant, activiteit.vanwie)

    def gesprek(self, activiteit: Activiteit) -> str:
        """The conversation: of one person in a personal chat, of the chat (in a channel: the thread) otherwise.

        Its form (no "." and another length than what the poort issues to browsers) keeps it out of reach of the web
        API.
        """
        if activiteit.persoonlijk:
            return f"teams-{self._mac('persoon', activiteit.tenant, activiteit.gesprek, activiteit.van)}"
        return f"teams-{self._mac('groep', activiteit.tenant, activiteit.gesprek)}"
