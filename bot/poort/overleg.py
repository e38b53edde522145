"""The meeting of the aanmeldteam: pasted text into aanmeldingen, and the meeting as a Word or Excel file. Nothing is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.gedeeld.limiet import Limiet
from bot.lijn.tekst import schoon
from bot.overleg.rollen import ROLLEN
from bot.overleg.schema import (
    MAX_AANMELDING,
    MAX_AANWEZIG,
    MAX_ITEMS,
    MAX_PLAKSEL,
    MAX_ROL,
    MAX_TOELICHTING,
    verslag_schema,
)
from bot.poort.afscherming import lang, scherm_af
from bot.poort.fouten import Weigering, rem
from bot.poort.gebruiker import Gebruiker
from bot.poort.onderdelen import Poort
from bot.poort.verzoek import PER_TEKEN, lees_inhoud
from bot.schrijfwijze import of

if TYPE_CHECKING:
    from bot.afweging import Kaders

_MAX_BYTES_PLAKSEL = (MAX_PLAKSEL + 1000) * PER_TEKEN
_MAX_BYTES_VERSLAG = 2 * 1024 * 1024
_DUUR_PER_MINUUT = 60  # how often one user may do these, which take up to two seconds
VORMEN = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def routes(poort: Poort) -> list[Route]:
    schema = verslag_schema(poort.kaders)
    limiet = Limiet(max(_DUUR_PER_MINUUT, poort.instellingen.per_minuut // 2))

    def wie(request: Request) -> Gebruiker:
        gebruiker = poort.wie(request)
        rem(limiet, gebruiker.id)
        return gebruiker

    async def gegevens(request: Request) -> Response:
        """Roles and limits, so that the page needn't know them."""
        poort.wie(request)
        grenzen = {
            "plaksel": MAX_PLAKSEL,
            "items": MAX_ITEMS,
            "aanmelding": MAX_AANMELDING,
            "toelichting": MAX_TOELICHTING,
            "rol": MAX_ROL,
            "aanwezig": MAX_AANWEZIG,
        }
        return JSONResponse(
            {"rollen": [{"id": id_, "label": label} for id_, label in ROLLEN.items()], "grenzen": grenzen}
        )

    async def aanmeldingen(request: Request) -> Response:
        """`{"tekst"}` → `{"aanmeldingen": [{"tekst", "dringend", "graad", "woorden"}], "melding", "weggelaten"}`, urgent ones first."""
        wie(request)
        tekst = _plaksel(await lees_inhoud(request, _MAX_BYTES_PLAKSEL))
        return JSONResponse(await lang(_splits, tekst, poort.kaders), headers={"Cache-Control": "no-store"})

    async def verslag(request: Request) -> Response:
        wie(request)
        vorm = request.query_params.get("vorm", "")
        if vorm not in VORMEN:
            raise Weigering(422, f"Kies een vorm: {of(VORMEN)}. Zet dus ?vorm=docx achter het adres.")
        inhoud = await lees_inhoud(request, _MAX_BYTES_VERSLAG)
        bestand, naam = await lang(_bestand, inhoud, vorm, schema, poort.kaders)
        koppen = {"Content-Disposition": f'attachment; filename="{naam}"', "Cache-Control": "no-store"}
        return Response(bestand, media_type=VORMEN[vorm], headers=koppen)

    return [
        Route("/api/overleg", gegevens, methods=["GET"]),
        Route("/api/overleg/aanmeldingen", aanmeldingen, methods=["POST"]),
        Route("/api/overleg/verslag", verslag, methods=["POST"]),
    ]


def _plaksel(inhoud: Any) -> str:
    """The pasted text, cleaned. Tabs stay: they are the columns of a spreadsheet."""
    if not isinstance(inhoud, dict) or not isinstance(inhoud.get("tekst"), str):
        raise Weigering(400, "Stuur een JSON-object met tekst: wat je wilt plakken.")
    if len(inhoud["tekst"]) > MAX_PLAKSEL:
        raise Weigering(
            413, f"Deze tekst is te lang ({len(inhoud['tekst'])} tekens). Plak hooguit {MAX_PLAKSEL} tekens per keer."
        )
    if not schoon(inhoud["tekst"]):
        raise Weigering(422, "Er staat nog niets. Plak of typ een of meer aanmeldingen.")
    return schoon(".\n" + inhoud["tekst"])[2:]  # the indentation of the first line tells which list it belongs to


def _splits(tekst: str, kaders: Kaders) -> dict[str, Any]:
    """In a thread: the first call loads the dictionary."""
    from bot.overleg.splitsen import splits
    from bot.overleg.voorrang import aanmeldingen

    gesplitst = splits(tekst)
    if len(gesplitst.teksten) > MAX_ITEMS:
        raise Weigering(
            422, f"Ik lees hierin {len(gesplitst.teksten)} aanmeldingen. Plak er hooguit {MAX_ITEMS} per keer."
        )
    if not gesplitst.teksten:
        raise Weigering(422, "Ik lees hierin geen aanmelding. Beschrijf elke casus in een zin, op een eigen regel.")
    if te_lang := next((deel for deel in gesplitst.teksten if len(deel) > MAX_AANMELDING), None):
        begin = scherm_af(te_lang[:200])[0][:40]
        raise Weigering(
            422,
            f"De aanmelding die begint met “{begin}…” is te lang ({len(te_lang)} tekens). Hooguit {MAX_AANMELDING} mag: kort haar in.",
        )
    gevonden, melding, weggelaten = aanmeldingen(gesplitst, kaders)
    return {"aanmeldingen": [a.als_json() for a in gevonden], "melding": melding, "weggelaten": weggelaten}


def _bestand(inhoud: Any, vorm: str, schema: dict[str, Any], kaders: Kaders) -> tuple[bytes, str]:
    """In a thread: the libraries for the files load at the first one."""
    from bot.overleg.lezen import OngeldigVerslag, lees_verslag

    try:
        verslag = lees_verslag(inhoud, schema, kaders, lambda tekst: scherm_af(tekst)[0])
    except OngeldigVerslag as fout:
        raise Weigering(422, str(fout)) from None
    naam = f"aanmeldoverleg-{verslag.datum.isoformat()}.{vorm}"
    if vorm == "docx":
        from bot.overleg.document import docx

        return docx(verslag), naam
    from bot.overleg.werkboek import xlsx

    return xlsx(verslag), naam
