"""The case store of this server, opened at the first need and again after it failed."""

from __future__ import annotations

from functools import lru_cache

from bot import instellingen
from bot.dossier import Dossier, open_dossier


@lru_cache(maxsize=1)
def dossier() -> Dossier:
    """Raises DossierFout."""
    return open_dossier(instellingen.lees().database)


def sluit_dossier() -> None:
    """After a failure: the next one who needs the store opens it anew. Connections in use close when they are done."""
    if dossier.cache_info().currsize:
        open_ = dossier()
        dossier.cache_clear()
        open_.sluit()
