"""The conversation over an afweging: turns, wording, buttons. Plain functions; knows no Rasa."""

from .beurt import voer_uit
from .staat import Beurt, Omgeving, Reactie, Staat, advies
from .vaardigheden import VAARDIGHEDEN
from .vaardigheden.vastleggen import opslag_mislukt, vastgelegd

__all__ = [
    "VAARDIGHEDEN",
    "Beurt",
    "Omgeving",
    "Reactie",
    "Staat",
    "advies",
    "opslag_mislukt",
    "vastgelegd",
    "voer_uit",
]
