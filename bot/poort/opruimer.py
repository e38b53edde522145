"""Cleaning that runs by itself, as long as the poort does."""

from __future__ import annotations

import asyncio
import logging

from bot.dossier import Dossier, DossierFout
from bot.dossier.opruimen import ruim_vanzelf_op
from bot.instellingen import Instellingen

logger = logging.getLogger("regiewijzer.poort")

EERST = 60.0  # seconds after the start
RITME = 600.0  # what goes after a day, goes within ten minutes of it
KLOK = (
    "Er is niet vanzelf opgeruimd: de klok van de server wijkt ver af van het logboek. "
    "Klopt de klok, ruim dan zelf op met: regiewijzer bewaartermijn"
)


async def ruim_steeds_op(dossier: Dossier, instellingen: Instellingen) -> None:
    """Purge now and then, until this is cancelled. What goes wrong is tried again the next time."""
    wacht, gezegd = EERST, False
    while True:
        await asyncio.sleep(wacht)
        wacht = RITME
        try:
            gelukt = await asyncio.to_thread(ruim_vanzelf_op, dossier, instellingen)
        except DossierFout as fout:
            logger.warning("Opruimen lukte niet: %s", fout.gebruiker)
            continue
        except Exception as fout:  # of the conversations, whose errors pass through
            logger.warning("Opruimen lukte niet: %s", type(fout).__name__)
            continue
        if not gelukt and not gezegd:
            logger.warning("%s", KLOK)
        gezegd = not gelukt
