"""Practising: casussen that nobody has, to decide first and compare after. Nothing here knows a real casus."""

from .bibliotheek import bibliotheek
from .controle import Opmerking, controleer
from .lezen import lees_bestand
from .model import NIVEAUS, Letop, Oefencasus

__all__ = ["NIVEAUS", "Letop", "Oefencasus", "Opmerking", "bibliotheek", "controleer", "lees_bestand"]
