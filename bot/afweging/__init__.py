"""The engine: kaders as data in, exact three-valued advice out. Of ours it imports only how a sentence is written."""

from .advies import Verzoek, adviseer, gevraagd, lees_verzoek, vind_profiel, weeg_af
from .fouten import KaderFout, OnbruikbareInvoer
from .laden import laad_kaders
from .model import Kaders
from .motor import motor, telt_als

__all__ = [
    "KaderFout",
    "Kaders",
    "OnbruikbareInvoer",
    "Verzoek",
    "adviseer",
    "gevraagd",
    "laad_kaders",
    "lees_verzoek",
    "motor",
    "telt_als",
    "vind_profiel",
    "weeg_af",
]
