"""Whether each part is up."""

from __future__ import annotations

import asyncio

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
