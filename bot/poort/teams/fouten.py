"""What goes wrong between Teams and us. No exception carries text of a message: these end up in the log."""

from __future__ import annotations


class Ongeldig(Exception):
    """An incoming activity that isn't taken; `reden` is a fixed phrase of ours, for the log."""

    def __init__(self, reden: str) -> None:
        super().__init__(reden)
        self.reden = reden


class Gast(Ongeldig):
    """An activity that does come from Teams, of somebody whose organisation we don't serve."""

    def __init__(self, op: object) -> None:
        super().__init__("tenant staat niet op de lijst")
        self.op = op


class NietVerstuurd(Exception):
    """An activity that didn't get out; `status` is what the connector said last, None when it said nothing."""

    def __init__(self, status: int | None) -> None:
        super().__init__(status)
        self.status = status
