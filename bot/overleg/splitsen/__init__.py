"""Pasted text into the aanmeldingen that it is: the form is recognised, ways to divide it are weighed, and what a
column or a heading says of urgency is kept.
"""

from bot.overleg.splitsen.stuk import Gesplitst, Kolom, KolommenPassenNiet, Stuk
from bot.overleg.splitsen.verdelen import in_stukken, splits

__all__ = ["Gesplitst", "Kolom", "KolommenPassenNiet", "Stuk", "in_stukken", "splits"]
