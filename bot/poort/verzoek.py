"""From request body to a checked `Verzoek`. Nothing here talks to Rasa."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.requests import ClientDisconnect, Request

from bot.afweging.antwoorden import bedoel, naar_json, toegestaan
from bot.afweging.antwoorden import controleer as controleer_antwoord
from bot.afweging.fouten import OnbruikbareInvoer
from bot.gesprek.ingedrukt import lees_doet
from bot.lijn.tekst import schoon
from bot.poort.fouten import Weigering

if TYPE_CHECKING:
    from bot.afweging import Kaders

MAXIMUM_TEKENS = 2000
PER_TEKEN = 12  # bytes that one character can take: outside the basic plane JSON may write it as two escapes
MAXIMUM_BYTES = 32 * 1024  # so 2000 of those fit, with what stands around them
MAXIMUM_ID = 200
GEDULD_MET_INHOUD = 10.0  # seconds for the body to come in


@dataclass(frozen=True)
class Verzoek:
    """One message, checked against the kaders: exactly one of `bericht` (text, cleaned), `keuze` ({"kenmerk", "waarde"}) and `doet`
    ({"doet", "waarde"}: a button by name)."""

    gesprek: str | None
    id: str | None
    bericht: str | None
    keuze: dict[str, Any] | None
    doet: dict[str, Any] | None = None


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


def _tekstveld(inhoud: dict[str, Any], naam: str) -> str | None:
    waarde = inhoud.get(naam)
    if waarde is not None and not isinstance(waarde, str):
        raise Weigering(400, f"Het veld {naam} is een tekst, of null.")
    return waarde


def controleer(inhoud: Any, kaders: Kaders) -> Verzoek:
    """The checked request; every fault is a Weigering with what is allowed."""
    if not isinstance(inhoud, dict):
        raise Weigering(400, "Stuur een JSON-object met bericht, keuze of doet.")
    gesprek, nummer = _tekstveld(inhoud, "gesprek"), _tekstveld(inhoud, "id")
    if nummer is not None and not 0 < len(nummer) <= MAXIMUM_ID:
        raise Weigering(400, f"Het veld id telt 1 tot en met {MAXIMUM_ID} tekens. Neem voor elk bericht een nieuwe.")
    if nummer is not None and any("\ud800" <= teken <= "\udfff" for teken in nummer):
        raise Weigering(400, "Het veld id heeft een half teken (een losse surrogate). Neem letters en cijfers.")
    bericht, keuze, doet = inhoud.get("bericht"), inhoud.get("keuze"), inhoud.get("doet")
    if sum(veld is not None for veld in (bericht, keuze, doet)) != 1:
        raise Weigering(400, "Stuur een bericht, een keuze of doet: precies één van de drie.")
    if doet is not None:
        return Verzoek(gesprek, nummer, None, None, _doet(doet, inhoud.get("waarde"), kaders))
    if keuze is not None:
        return Verzoek(gesprek, nummer, None, _keuze(keuze, kaders))
    if not isinstance(bericht, str):
        raise Weigering(400, "Het veld bericht is een tekst.")
    if len(bericht) > MAXIMUM_TEKENS:
        raise Weigering(
            413, f"Je bericht is te lang ({len(bericht)} tekens). Stuur hooguit {MAXIMUM_TEKENS} tekens per keer."
        )
    tekst = schoon(bericht)
    if not tekst:
        raise Weigering(422, "Je bericht is leeg. Typ een vraag, een antwoord of een korte beschrijving van de casus.")
    return Verzoek(gesprek, nummer, tekst, None)


def _doet(doet: Any, waarde: Any, kaders: Kaders) -> dict[str, Any]:
    try:
        return lees_doet(doet, waarde, kaders)
    except OnbruikbareInvoer as fout:
        raise Weigering(422, str(fout)) from None


def _keuze(keuze: Any, kaders: Kaders) -> dict[str, Any]:
    if not isinstance(keuze, dict) or not isinstance(keuze.get("kenmerk"), str) or "waarde" not in keuze:
        raise Weigering(400, "Een keuze is een object met kenmerk en waarde.")
    kenmerk = kaders.kenmerken.get(keuze["kenmerk"])
    if kenmerk is None:
        hint = bedoel(keuze["kenmerk"], kaders.kenmerken)
        raise Weigering(422, f"Dit kenmerk is niet bekend.{hint} Kies uit: {', '.join(sorted(kaders.kenmerken))}.")
    try:
        return {"kenmerk": kenmerk.id, "waarde": naar_json(controleer_antwoord(kenmerk, keuze["waarde"]))}
    except OnbruikbareInvoer:
        # Its own message quotes the value, and that may be anything.
        raise Weigering(422, f"Deze waarde past niet bij {kenmerk.id}. {toegestaan(kenmerk)}") from None
