"""The conversation over an afweging: turns, wording, buttons. Plain functions; knows no Rasa."""

from .beurt import genomen_voor, voer_uit
from .staat import Beurt, Bewaartijd, Omgeving, Opvraag, Reactie, Staat, advies
from .vaardigheden import VAARDIGHEDEN
from .vaardigheden.casussen import AANTAL, getoond, niet_getoond
from .vaardigheden.vastleggen import opslag_mislukt, vastgelegd

__all__ = [
    "AANTAL",
    "VAARDIGHEDEN",
    "Beurt",
    "Bewaartijd",
    "Omgeving",
    "Opvraag",
    "Reactie",
    "Staat",
    "advies",
    "genomen_voor",
    "getoond",
    "niet_getoond",
    "opslag_mislukt",
    "vastgelegd",
    "voer_uit",
]
