"""Dutch text: what it says about the kenmerken, whether it is a cry for help, and what in it is personal data."""

from bot.begrip.afscherming import Afgeschermd, scherm_af
from bot.begrip.antwoord import Antwoord, als_antwoord
from bot.begrip.crisis import Signaal, crisissignaal
from bot.begrip.lezen import Begrepen, lees
from bot.begrip.vermelding import Vermelding

__all__ = [
    "Afgeschermd",
    "Antwoord",
    "Begrepen",
    "Signaal",
    "Vermelding",
    "als_antwoord",
    "crisissignaal",
    "lees",
    "scherm_af",
]
