"""What every group of routes gets to work with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request

from bot.afweging import Kaders
from bot.dossier import Dossier
from bot.instellingen import Instellingen
from bot.poort.beurten import Beurten
from bot.poort.gebruiker import Gebruiker
from bot.poort.rasa import Rasa


@dataclass(frozen=True)
class Poort:
    """The parts of one running poort. `wie` gives who asks, or raises a Weigering 401; `geheim` is the secret to derive keys from."""

    instellingen: Instellingen
    kaders: Kaders
    dossier: Dossier
    beurten: Beurten
    rasa: Rasa
    wie: Callable[[Request], Gebruiker]
    lokaal: bool
    geheim: bytes
