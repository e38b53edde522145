"""The parts that a message is made of, beside its text: their kinds.

What is in each stands in bot/gesprek/blokken.py.
"""

from __future__ import annotations

from pydantic import Extra, Field

from bot.gegevens.model import Antwoordvorm
from bot.gesprek.blokken import BLOKSOORTEN


class Blok(Antwoordvorm):
    """Eén deel van een bericht; soort zegt welk. Wie een soort niet kent, toont de tekst van het bericht."""

    soort: str = Field(enum=BLOKSOORTEN)

    class Config:
        extra = Extra.allow
