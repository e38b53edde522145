"""The clothes of an organisation: the design tokens of NL Design System that its theme has, as the pages wear them.

Which token dresses what is data (vertaling.yml). What can't be told apart in the colours of a theme keeps ours.
"""

from .kleed import Thema, ThemaFout, laad

__all__ = ["Thema", "ThemaFout", "laad"]
