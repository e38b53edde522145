"""Whether each part is up."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable

from bot.dossier import Dossier
from bot.poort.api.wie import Deel, Gezond
from bot.poort.rasa import Rasa

PAD = "/api/gezond"  # what `regiewijzer start` signs when it asks


async def gezondheid(rasa: Rasa, dossier: Dossier) -> Gezond:
    """Each part, and whether all are well."""
    stand, actieserver, dossier_goed = await asyncio.gather(
        rasa.stand(), rasa.actieserver(), asyncio.to_thread(dossier.gezond)
    )
    taalmodel = (stand or {}).get("taalmodel") or {"naam": "", "soort": ""}
    delen = {
        "poort": Deel(goed=True),
        "rasa": Deel(goed=stand is not None, model=(stand or {}).get("model")),
        "actieserver": Deel(goed=actieserver),
        "taalmodel": Deel(goed=stand is not None, **taalmodel),
        "dossier": Deel(goed=dossier_goed),
    }
    return Gezond(gezond=all(deel.goed for deel in delen.values()), delen=delen)


class Gereedheid:
    """Whether a turn can be done, looked at once a second at most: who asks without a login can't keep us busy."""

    def __init__(self, rasa: Rasa, dossier: Dossier, klok: Callable[[], float] = time.monotonic) -> None:
        self._rasa = rasa
        self._dossier = dossier
        self._klok = klok
        self._blik: asyncio.Task[Gezond] | None = None
        self._sinds = 0.0

    async def is_gereed(self) -> bool:
        """What the last look saw; a look that is under way is shared."""
        if self._blik is None or (self._blik.done() and self._klok() - self._sinds >= 1.0):
            self._sinds = self._klok()
            self._blik = asyncio.create_task(gezondheid(self._rasa, self._dossier))
        return (await asyncio.shield(self._blik)).gezond
