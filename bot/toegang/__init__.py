"""Who may do what, and with whose casussen: one table (rechten.yml), looked at by everything that shows or changes.

Knows no store and no request: it says what somebody's circle is, the store looks up what is in it.
"""

from bot.toegang.model import Bereik, Daad, Vanwie, Wie, bereik, mag, mag_iets_van, rechten

__all__ = ["Bereik", "Daad", "Vanwie", "Wie", "bereik", "mag", "mag_iets_van", "rechten"]
