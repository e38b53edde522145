"""The conversation over an afweging: turns, wording, buttons. Plain functions; knows no Rasa."""

from .besturen import opslag_mislukt, vastgelegd
from .beurt import VAARDIGHEDEN, voer_uit
from .staat import Beurt, Omgeving, Staat, Uitkomst, advies

__all__ = [
    "VAARDIGHEDEN",
    "Beurt",
    "Omgeving",
    "Staat",
    "Uitkomst",
    "advies",
    "opslag_mislukt",
    "vastgelegd",
    "voer_uit",
]
