"""The engine: kaders as data in, exact three-valued advice out. Imports nothing of ours."""

from .advies import Verzoek, adviseer, gevraagd, lees_verzoek, vind_profiel, weeg_af
from .fouten import KaderFout, OnbruikbareInvoer
from .gevolgen import telt_als
from .laden import Kaders, laad_kaders

__all__ = [
    "KaderFout",
    "Kaders",
    "OnbruikbareInvoer",
    "Verzoek",
    "adviseer",
    "gevraagd",
    "laad_kaders",
    "lees_verzoek",
    "telt_als",
    "vind_profiel",
    "weeg_af",
]
