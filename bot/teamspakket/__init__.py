"""The app package that an administrator uploads in Microsoft Teams: manifest and icons in a .zip
(docs/beheer-teams.md).
"""

from .manifest import OMGEVINGEN, Gegevens, controleer, maak_manifest
from .pakket import maak_zip, schrijf

__all__ = ["OMGEVINGEN", "Gegevens", "controleer", "maak_manifest", "maak_zip", "schrijf"]
