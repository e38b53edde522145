"""The conversation over an afweging: turns, wording, buttons. Plain functions; knows no Rasa."""

from .beurt import genomen_voor, opgevraagd, voer_uit
from .staat import Beurt, Bewaartijd, Omgeving, Opvraag, Reactie, Staat, Waarvoor, advies
from .vaardigheden import VAARDIGHEDEN
from .vaardigheden.casussen import AANTAL, LOGREGELS, niet_getoond
from .vaardigheden.deel_in_overleg import DELEN
from .vaardigheden.vastleggen import opslag_mislukt, vastgelegd
from .vaardigheden.vervolg import STAPPEN, na_stap, voorgenomen
from .vaardigheden.wat_staat_open import AGENDAREGELS, TERUG

__all__ = [
    "AANTAL",
    "AGENDAREGELS",
    "DELEN",
    "LOGREGELS",
    "STAPPEN",
    "TERUG",
    "VAARDIGHEDEN",
    "Beurt",
    "Bewaartijd",
    "Omgeving",
    "Opvraag",
    "Reactie",
    "Staat",
    "Waarvoor",
    "advies",
    "genomen_voor",
    "na_stap",
    "niet_getoond",
    "opgevraagd",
    "opslag_mislukt",
    "vastgelegd",
    "voer_uit",
    "voorgenomen",
]
