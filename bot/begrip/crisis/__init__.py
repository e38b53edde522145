"""The crisis signal: acute danger, suicidality, abuse that happens now. Deterministic; favours recall."""

from bot.begrip.crisis.signaal import ACUUT, LET_OP, Signaal, crisissignaal, laad, lees_signaal

__all__ = ["ACUUT", "LET_OP", "Signaal", "crisissignaal", "laad", "lees_signaal"]
