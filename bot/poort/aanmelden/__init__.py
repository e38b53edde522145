"""Signing in: the OpenID provider, the sessions, and who asks.

Why it is built this way: docs/besluiten/0008-aanmelden.md.
"""

from bot.poort.aanmelden.paden import routes

__all__ = ["routes"]
