"""Violence told of in a text: who did it, who underwent it, and how that stands."""

from bot.begrip.geweld.daden import Daad, Geweld

__all__ = ["Daad", "Geweld"]
