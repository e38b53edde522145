"""What every group of routes gets to work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.requests import Request

from bot.afweging import Kaders
from bot.dossier import Dossier
from bot.gedeeld.limiet import Limiet
from bot.instellingen import Instellingen
from bot.poort.beurten import Beurten
from bot.poort.fouten import rem
from bot.poort.gebruiker import Gebruiker
from bot.poort.rasa import Rasa

LEZEN_PER_MINUUT = 6000  # how often one user may ask for what lies ready


@dataclass(frozen=True)
class Poort:
    """The parts of one running poort.

    `wie` gives who asks, or raises a Weigering 401; `geheim` is the secret to derive keys from.
    """

    instellingen: Instellingen
    kaders: Kaders
    dossier: Dossier
    beurten: Beurten
    rasa: Rasa
    wie: Callable[[Request], Gebruiker]
    lokaal: bool
    geheim: bytes
    lezen: Limiet = field(default_factory=lambda: Limiet(LEZEN_PER_MINUUT))

    def lezer(self, request: Request) -> Gebruiker:
        """Who asks for something that only has to be read."""
        gebruiker = self.wie(request)
        rem(self.lezen, gebruiker.id)
        return gebruiker
