"""The sheets of the kaders: given as data, text, Word or PDF. One layout of the data for all."""

from .gegevens import EIGEN_MAAK, MERK, als_json, herkomst
from .vinden import alle, blad_van, kolommen
from .weergave import bronregels, cel_als_tekst, punt_als_tekst

__all__ = [
    "EIGEN_MAAK",
    "MERK",
    "alle",
    "als_json",
    "blad_van",
    "bronregels",
    "cel_als_tekst",
    "herkomst",
    "kolommen",
    "punt_als_tekst",
]
