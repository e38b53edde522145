"""What becomes of a stored casus: its steps, and its documents. Of a casus outside the circle of who
asks nothing is told."""

from __future__ import annotations

import asyncio
from typing import Any

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.afweging.termijnen import vandaag
from bot.dossier import OngeldigeInvoer, Rij, Stap, Status, Wat
from bot.dossier.afsluiting import bij_twijfel, controle, met_oordelen
from bot.dossier.statussen import mag_worden
from bot.gedeeld.limiet import Limiet
from bot.gegevens.lezen import eerste_fout, lees
from bot.poort.afscherming import kort, lang, scherm_af
from bot.poort.api.casussen import HOOGSTENS
from bot.poort.api.vervolg import SOORTEN, STAP, VERSLAG, VERVOLG, VORMEN, Stapverzoek
from bot.poort.casussen import rijen_in_kring
from bot.poort.fouten import Weigering, rem
from bot.poort.gebruiker import Gebruiker
from bot.poort.onderdelen import Poort
from bot.poort.toegang import KANAAL
from bot.poort.verzoek import PER_TEKEN, lees_inhoud, weigering
from bot.schrijfwijze import en, of
from bot.toegang import Daad

_MAX_BYTES = 20_000 * PER_TEKEN
_STAPPEN_PER_MINUUT, _DOCUMENTEN_PER_MINUUT = 30, 20
_TEKSTEN = ("vraag", "antwoord", "reden", "aan")


def routes(poort: Poort) -> list[Route]:
    bewaard = poort.dossier.afwegingen
    stappen, documenten = Limiet(_STAPPEN_PER_MINUUT), Limiet(_DOCUMENTEN_PER_MINUUT)

    async def antwoord(rij: Rij) -> Response:
        gedaan = await asyncio.to_thread(bewaard.stappen, rij.casus)
        kant = rij.met_stand()
        uit = {
            "casus": rij.casus,
            "stand": kant["stand"],
            "kan": [status.value for status in mag_worden(Status(rij.wordt))],
            "stappen": [stap.als_json() for stap in gedaan[-HOOGSTENS:]],
            "controle": controle(kant, poort.kaders),
            "bij_twijfel": bij_twijfel(kant, poort.kaders),
        }
        return JSONResponse(uit)

    async def vervolg(request: Request) -> Response:
        _, rijen = await rijen_in_kring(poort, request, Daad.INZIEN)
        return await antwoord(rijen[0])

    async def stap(request: Request) -> Response:
        poort.wie(request)  # who hasn't signed in hears that first
        gevraagd = _lees(await lees_inhoud(request, _MAX_BYTES))
        daad = Daad.BESPREKEN if gevraagd.status == Status.ADVIES.value else Daad.VASTLEGGEN
        wie, rijen = await rijen_in_kring(poort, request, daad)
        rem(stappen, wie.id)
        rij = rijen[0]
        try:
            nieuw = await kort(_stap, gevraagd, rij, wie, poort)
            await asyncio.to_thread(bewaard.zet_status, rij.casus, nieuw, gevraagd.volgnummer or rij.volgnummer)
        except OngeldigeInvoer as fout:
            raise Weigering(422, str(fout)) from None
        [rij] = await asyncio.to_thread(lambda: [bewaard.rij(rij.casus, rij.volgnummer)])
        return await antwoord(rij)

    async def verslag(request: Request) -> Response:
        poort.wie(request)
        soort, vorm = request.path_params["soort"], request.query_params.get("vorm", "docx")
        if vorm not in VORMEN:
            raise Weigering(422, f"Kies een vorm: {of(VORMEN)}. Zet dus ?vorm=docx achter het adres.")
        wie, rijen = await rijen_in_kring(poort, request, Daad.MEENEMEN, Wat.UITGEVOERD)
        rem(documenten, wie.id)
        if soort not in SOORTEN:
            raise Weigering(404, f"Dit document bestaat niet. Kies uit: {', '.join(SOORTEN)}.")
        gedaan = await asyncio.to_thread(bewaard.stappen, rijen[0].casus)
        inhoud = await lang(_document, poort, rijen[0], gedaan, soort, vorm)
        naam = f"{soort}-{rijen[0].casus}.{vorm}"
        koppen = {"Content-Disposition": f'attachment; filename="{naam}"', "Cache-Control": "no-store"}
        return Response(inhoud, media_type=VORMEN[vorm], headers=koppen)

    return [*VERVOLG.routes(vervolg), *STAP.routes(stap), *VERSLAG.routes(verslag)]


def _lees(inhoud: Any) -> Stapverzoek:
    try:
        return lees(Stapverzoek, inhoud)
    except ValidationError as fout:
        raise weigering(
            eerste_fout(fout)["ctx"], f"Stuur een JSON-object met status: {of(s.value for s in Status)}."
        ) from None


def _stap(gevraagd: Stapverzoek, rij: Rij, wie: Gebruiker, poort: Poort) -> Stap:
    """The step, with what was typed masked. Raises OngeldigeInvoer."""
    status = Status(gevraagd.status)
    inhoud: dict[str, Any] = {n: scherm_af(tekst)[0] for n in _TEKSTEN if (tekst := getattr(gevraagd, n))}
    kant = rij.met_stand()
    if status is Status.TER_BESPREKING and "aan" not in inhoud:
        inhoud["aan"] = en(bij_twijfel(kant, poort.kaders)) or "wie bij jullie beslist"
    if status is Status.AFGESLOTEN:
        oordelen = {
            o.id: (o.oordeel, scherm_af(o.toelichting)[0] if o.toelichting else None) for o in gevraagd.controle or ()
        }
        inhoud["controle"] = met_oordelen(controle(kant, poort.kaders), oordelen)
    return Stap(status, wie.id, KANAAL, inhoud, tuple(wie.rollen), wie.wie.namens)


def _document(poort: Poort, rij: Rij, gedaan: Any, soort: str, vorm: str) -> bytes:
    """In a thread: the libraries for the files load at the first one."""
    from bot.dossier.labels import met_labels
    from bot.vormen.pdf import PdfFout, naar_pdf
    from bot.vormen.verslag import Bewaard, SjabloonFout, maak, sjabloon_van, velden

    [heel] = met_labels([rij], lambda: poort.kaders)
    try:
        inhoud = maak(
            sjabloon_van(soort, poort.instellingen.sjablonen), velden(Bewaard(heel, gedaan), poort.kaders, vandaag())
        )
        return naar_pdf(inhoud) if vorm == "pdf" else inhoud
    except (SjabloonFout, PdfFout) as fout:
        raise Weigering(503, str(fout)) from None
