"""The sheets of the kaders: found by what people call them, and given as data, text, Word or PDF. One layout of the data for all."""

from .gegevens import MERK, als_json, herkomst
from .vinden import Deel, alle, blad_van, zoek
from .weergave import als_tekst

__all__ = ["MERK", "Deel", "alle", "als_json", "als_tekst", "blad_van", "herkomst", "zoek"]
