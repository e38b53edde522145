"""The caseload of who asks, within his circle; and what is done with one casus because somebody asked for it."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Mapping
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.dossier import OnbekendeCasus, Wat
from bot.dossier.caseload import Caseloadrij, verborgen
from bot.dossier.inzage import inzage
from bot.gedeeld.limiet import Limiet
from bot.gegevens.lezen import eerste_fout, lees
from bot.poort.api.caseload import ALLES, BESTAND, CASELOAD, HOOGSTENS, VAN, VERWIJDER, XLSX, Verwijderverzoek
from bot.poort.casussen import GEEN_CASUS, rijen_in_kring
from bot.poort.fouten import Weigering, rem
from bot.poort.gebruiker import Gebruiker
from bot.poort.onderdelen import Poort
from bot.poort.toegang import KANAAL, MAG_NIET, controleer, noteer, wie_mag
from bot.poort.verzoek import lees_inhoud, weigering
from bot.schrijfwijze import AMSTERDAM, en, of
from bot.toegang import Bereik, Daad, Vanwie, bereik

_BESTANDEN_PER_MINUUT, _VERWIJDER_PER_MINUUT = 20, 20


def routes(poort: Poort) -> list[Route]:
    dossier = poort.dossier
    bestanden, weg = Limiet(_BESTANDEN_PER_MINUUT), Limiet(_VERWIJDER_PER_MINUUT)

    async def caseload(request: Request) -> Response:
        wie = await wie_mag(poort, request, Daad.TELLEN)
        van, kring = await _kring(poort, request, wie, Daad.TELLEN)
        nu = datetime.now(timezone.utc)
        rijen = await asyncio.to_thread(dossier.caseload.rijen, kring, HOOGSTENS + 1)
        tellingen = await asyncio.to_thread(dossier.caseload.aantallen, kring, nu)
        await noteer(poort, wie, Wat.INGEZIEN)
        gedeeld = van is not Vanwie.EIGEN
        uit = {
            "van": van.value,
            "kan": [v for v in VAN if bereik(wie.wie, Daad.TELLEN, alleen=Vanwie(v))],
            "gedeeld": gedeeld,
            "rijen": [_regel(rij, nu, wie) for rij in rijen[:HOOGSTENS]],
            "meer": len(rijen) > HOOGSTENS,
            "tellingen": [_telling(naam, delen, gedeeld) for naam, delen in tellingen.items()],
        }
        return JSONResponse(uit, headers={"Cache-Control": "no-store"})

    async def bestand(request: Request) -> Response:
        wie = poort.wie(request)
        rem(bestanden, wie.id)
        await controleer(poort, wie, Daad.MEENEMEN)
        _, kring = await _kring(poort, request, wie, Daad.MEENEMEN)
        await noteer(poort, wie, Wat.UITGEVOERD)
        inhoud = await asyncio.to_thread(_werkboek, poort, kring)
        koppen = {"Content-Disposition": 'attachment; filename="caseload.xlsx"', "Cache-Control": "no-store"}
        return Response(inhoud, media_type=XLSX, headers=koppen)

    async def alles(request: Request) -> Response:
        _, rijen = await rijen_in_kring(poort, request, Daad.MEENEMEN, Wat.UITGEVOERD)
        return JSONResponse(await asyncio.to_thread(inzage, dossier, rijen[0].casus))

    async def verwijder(request: Request) -> Response:
        wie, rijen = await rijen_in_kring(poort, request, Daad.VERWIJDEREN)
        verzoek = _lees(await lees_inhoud(request))
        rem(weg, wie.id)
        casus = rijen[0].casus
        if verzoek.casus.strip().upper() != casus:
            raise Weigering(422, f"Typ de code van deze casus over om te verwijderen: {casus}.")
        try:
            gegaan = await asyncio.to_thread(dossier.afwegingen.verwijder, casus, wie=wie.wie, kanaal=KANAAL)
        except OnbekendeCasus:  # somebody else was first
            raise Weigering(404, GEEN_CASUS) from None
        return JSONResponse({"casus": casus, "afwegingen": len(gegaan)})

    return [
        *CASELOAD.routes(caseload),
        *BESTAND.routes(bestand),
        *ALLES.routes(alles),
        *VERWIJDER.routes(verwijder),
    ]


async def _kring(poort: Poort, request: Request, wie: Gebruiker, daad: Daad) -> tuple[Vanwie, Bereik]:
    """Whose casussen are asked for. Raises Weigering 422, or 403 when those aren't his to see; that is noted."""
    gevraagd = request.query_params.get("van")
    if gevraagd is not None and gevraagd not in VAN:
        raise Weigering(422, f"Kies van wie: {of(VAN)}. Zet dus ?van=team achter het adres.")
    for van in [gevraagd] if gevraagd else VAN:
        if kring := bereik(wie.wie, daad, alleen=Vanwie(van)):
            return Vanwie(van), kring
    await noteer(poort, wie, Wat.GEWEIGERD)
    raise Weigering(403, MAG_NIET.format(rollen=en(sorted(wie.rollen)) or "geen"))


def _regel(rij: Caseloadrij, nu: datetime, wie: Gebruiker) -> dict[str, Any]:
    velden = ("casus", "volgnummer", "door", "profiel", "status", "urgentie", "zwaarte", "mp", "leeftijd", "redenen")
    eerste = rij.eerste_deadline
    return {
        **{veld: getattr(rij, veld) for veld in velden},
        "begonnen_op": _moment(rij.begonnen_op),
        "vastgelegd_op": _moment(rij.vastgelegd_op),
        "ik": rij.door == wie.id,
        "eerste_deadline": _moment(eerste) if eerste else None,
        "te_laat": eerste is not None and eerste <= nu,
    }


def _moment(wanneer: datetime) -> str:
    return wanneer.astimezone(AMSTERDAM).isoformat(timespec="seconds")


def _telling(naam: str, delen: Mapping[str, int], gedeeld: bool) -> dict[str, Any]:
    gezien = verborgen(delen) if gedeeld else delen
    return {"naam": naam, "delen": [{"naam": deel, "aantal": gezien[deel]} for deel in delen]}


def _werkboek(poort: Poort, kring: Bereik) -> bytes:
    """In a thread: openpyxl takes a second to import."""
    from bot.dossier.labels import met_labels
    from bot.dossier.werkboek import naar_xlsx

    rijen = met_labels(poort.dossier.afwegingen.van(kring, HOOGSTENS)[::-1], lambda: poort.kaders)
    namen = {besluit.id: besluit.naam for besluit in poort.kaders.besluiten.values()}
    with tempfile.TemporaryDirectory(prefix="regiewijzer-") as map_:
        return naar_xlsx(rijen, Path(map_) / "caseload.xlsx", namen=namen).read_bytes()


def _lees(inhoud: Any) -> Verwijderverzoek:
    try:
        return lees(Verwijderverzoek, inhoud)
    except ValidationError as fout:
        raise weigering(eerste_fout(fout)["ctx"], "Stuur een JSON-object met casus: de code nog eens.") from None
