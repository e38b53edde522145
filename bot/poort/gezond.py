"""Whether each part is up."""

from __future__ import annotations

import asyncio
from typing import Any

from bot.dossier import Dossier
from bot.poort.rasa import Rasa

PAD = "/api/gezond"


async def gezondheid(rasa: Rasa, dossier: Dossier) -> dict[str, Any]:
    """`{"gezond": bool, "delen": {name: {"goed": bool, …}}}`."""
    stand, actieserver, dossier_goed = await asyncio.gather(
        rasa.stand(), rasa.actieserver(), asyncio.to_thread(dossier.gezond)
    )
    taalmodel = (stand or {}).get("taalmodel") or {"naam": "", "soort": ""}
    delen: dict[str, dict[str, Any]] = {
        "poort": {"goed": True},
        "rasa": {"goed": stand is not None, "model": (stand or {}).get("model")},
        "actieserver": {"goed": actieserver},
        "taalmodel": {"goed": stand is not None, **taalmodel},
        "dossier": {"goed": dossier_goed},
    }
    return {"gezond": all(deel["goed"] for deel in delen.values()), "delen": delen}
