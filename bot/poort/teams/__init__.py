"""Microsoft Teams: the Bot Framework protocol, from the token of an incoming activity to the card that goes back.

Why this is code of our own, and the rules of groups and edits: docs/besluiten/0010-teams.md.
"""

from bot.poort.teams.routes import PAD, Teamskanaal, maak

__all__ = ["PAD", "Teamskanaal", "maak"]
