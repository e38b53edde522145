"""Signing in: the OpenID provider, the sessions, and who asks.

Why it is built this way: docs/besluiten/0008-aanmelden.md.
"""

from bot.poort.aanmelden.ik import routes
from bot.poort.aanmelden.wie import Identiteit, LeesSessie

__all__ = ["Identiteit", "LeesSessie", "routes"]
