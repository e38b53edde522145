"""The sheets of the kaders: given as data, text, Word or PDF. One layout of the data for all."""

from .gegevens import MERK, als_json, herkomst
from .vinden import alle, blad_van
from .weergave import als_tekst

__all__ = ["MERK", "alle", "als_json", "als_tekst", "blad_van", "herkomst"]
