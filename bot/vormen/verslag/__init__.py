"""Documents of a stored casus, from a Word template: our own, or one of an organisation."""

from .gegevens import Bewaard, velden
from .sjabloon import SOORTEN, SjabloonFout, controleer, maak, sjabloon_van

__all__ = ["SOORTEN", "Bewaard", "SjabloonFout", "controleer", "maak", "sjabloon_van", "velden"]
