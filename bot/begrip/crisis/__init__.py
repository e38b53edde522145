"""The crisis signal: acute danger, suicidality, abuse that happens now. Deterministic; favours recall."""

from bot.begrip.crisis.signaal import Signaal, crisissignaal, laad

__all__ = ["Signaal", "crisissignaal", "laad"]
