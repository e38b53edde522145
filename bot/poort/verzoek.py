"""From request body to a checked `Verzoek`. Nothing here talks to Rasa."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from starlette.requests import ClientDisconnect, Request

from bot.afweging.antwoorden import bedoel
from bot.afweging.fouten import OnbruikbareInvoer
from bot.gegevens.antwoord import lees_antwoord
from bot.gegevens.lezen import eerste_fout, lees
from bot.gegevens.model import Onjuist
from bot.gesprek.ingedrukt import lees_doet
from bot.poort.api.gesprek import MAXIMUM_ID, Keuze, Verzoek
from bot.poort.fouten import Weigering

if TYPE_CHECKING:
    from bot.afweging import Kaders

PER_TEKEN = 12  # bytes that one character can take: outside the basic plane JSON may write it as two escapes
MAXIMUM_BYTES = 128 * 1024  # so the longest message in those fits, with what stands around them
GEDULD_MET_INHOUD = 10.0  # seconds for the body to come in


async def lees_inhoud(request: Request, maximum: int = MAXIMUM_BYTES) -> Any:
    """The JSON of the body; 415, 413 or 400 as a Weigering. At most `maximum` bytes are ever in memory."""
    soort = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if soort != "application/json":
        raise Weigering(415, "Stuur het bericht als JSON, met de kop Content-Type: application/json.")
    te_groot = Weigering(413, f"Dit bericht is te groot. Stuur hooguit {maximum // 1024} kB.")
    lengte = request.headers.get("content-length", "")
    if lengte.isascii() and lengte.isdigit() and int(lengte) > maximum:
        raise te_groot
    inhoud = bytearray()

    async def lees() -> None:
        async for stuk in request.stream():
            inhoud.extend(stuk)
            if len(inhoud) > maximum:
                raise te_groot

    try:
        await asyncio.wait_for(lees(), GEDULD_MET_INHOUD)
        return json.loads(inhoud.decode("utf-8"))
    except (asyncio.TimeoutError, ClientDisconnect):
        raise Weigering(400, "Het bericht kwam niet helemaal aan. Probeer het opnieuw.") from None
    except (ValueError, RecursionError):
        raise Weigering(400, "Dit is geen geldige JSON. Stuur een object met bericht, keuze of doet.") from None


_VELDEN = {
    "gesprek": "Het veld gesprek is een tekst, of null.",
    "id": f"Het veld id is een tekst van 1 tot en met {MAXIMUM_ID} tekens, of null. Neem voor elk bericht een nieuwe.",
    "keuze": "Een keuze is een object met kenmerk en waarde.",
}


def controleer(inhoud: Any, kaders: Kaders) -> Verzoek:
    """The checked request; every fault is a Weigering with what is allowed."""
    try:
        verzoek = lees(Verzoek, inhoud)
        if verzoek.doet is not None:
            lees_doet(verzoek.doet, verzoek.waarde, kaders)
        return verzoek.copy(update={"keuze": verzoek.keuze and _geldig(verzoek.keuze, kaders)})
    except ValidationError as fout:
        eerste = eerste_fout(fout)
        veld = str(next(iter(eerste["loc"]), ""))
        raise weigering(eerste["ctx"], _VELDEN.get(veld, "Stuur een JSON-object met bericht, keuze of doet.")) from None
    except Onjuist as fout:
        raise weigering(fout.__dict__, "") from None
    except OnbruikbareInvoer as fout:
        raise Weigering(422, str(fout)) from None


def weigering(gegeven: Mapping[str, Any], anders: str) -> Weigering:
    """What a check of ours says; `anders` is said of what pydantic itself found, with 400."""
    return Weigering(gegeven["status"], gegeven["zin"]) if "zin" in gegeven else Weigering(400, anders)


def _geldig(keuze: Keuze, kaders: Kaders) -> Keuze:
    """The choice with its checked value. Raises Onjuist."""
    kenmerk = kaders.kenmerken.get(keuze.kenmerk)
    if kenmerk is None:
        hint = bedoel(keuze.kenmerk, kaders.kenmerken)
        raise Onjuist(f"Dit kenmerk is niet bekend.{hint} Kies uit: {', '.join(sorted(kaders.kenmerken))}.")
    return Keuze(kenmerk=kenmerk.id, waarde=lees_antwoord(kenmerk, keuze.waarde))
