"""How a command fails, and the errors of the case store told that way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from bot.afweging.fouten import OnbruikbareInvoer


class Mislukt(Exception):
    """Something outside us doesn't work (exit code 1); the message is one Dutch line."""


@contextmanager
def dossierfouten() -> Iterator[None]:
    """What the store refuses is unusable input (exit code 2), what it can't do is a failure (1)."""
    from bot.dossier import DossierFout, OnbekendeCasus, OngeldigeInvoer

    try:
        yield
    except (OnbekendeCasus, OngeldigeInvoer) as fout:
        raise OnbruikbareInvoer(str(fout)) from None
    except DossierFout as fout:
        raise Mislukt(str(fout)) from None
