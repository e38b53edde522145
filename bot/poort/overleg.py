"""The meeting of the aanmeldteam: pasted text into aanmeldingen, and the meeting as a Word or Excel file.

Nothing is stored.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.gedeeld.limiet import Limiet
from bot.gegevens.lezen import eerste_fout, lees
from bot.lijn.tekst import schoon
from bot.overleg.rollen import ROLLEN
from bot.overleg.vorm import (
    MAX_AANMELDING,
    MAX_AANWEZIG,
    MAX_ITEMS,
    MAX_PLAKSEL,
    MAX_ROL,
    MAX_TOELICHTING,
    VerslagVorm,
)
from bot.overleg.vorm import verslag as verslag_vorm
from bot.poort.afscherming import lang, scherm_af
from bot.poort.api.overleg import AANMELDINGEN, OVERLEG, VORMEN, Gelezen, Gesplitst, Grenzen, Overleg, Plaksel, Rol
from bot.poort.api.overleg import verslag as verslag_bewerking
from bot.poort.fouten import Weigering, rem
from bot.poort.onderdelen import Poort
from bot.poort.toegang import controleer, wie_mag
from bot.poort.verzoek import PER_TEKEN, lees_inhoud, weigering
from bot.schrijfwijze import of
from bot.toegang import Daad

if TYPE_CHECKING:
    from bot.afweging import Kaders

_MAX_BYTES_PLAKSEL = (MAX_PLAKSEL + 1000) * PER_TEKEN
_MAX_BYTES_VERSLAG = 2 * 1024 * 1024
_DUUR_PER_MINUUT = 60  # how often one user may do these, which take up to two seconds


def routes(poort: Poort) -> list[Route]:
    vorm_van_verslag = verslag_vorm(poort.kaders)
    limiet = Limiet(max(_DUUR_PER_MINUUT, poort.instellingen.per_minuut // 2))

    overleg = Overleg(
        rollen=[Rol(id=id_, label=label) for id_, label in ROLLEN.items()],
        grenzen=Grenzen(
            plaksel=MAX_PLAKSEL,
            items=MAX_ITEMS,
            aanmelding=MAX_AANMELDING,
            toelichting=MAX_TOELICHTING,
            rol=MAX_ROL,
            aanwezig=MAX_AANWEZIG,
        ),
    ).json(ensure_ascii=False)

    async def wie(request: Request) -> None:
        gebruiker = poort.wie(request)
        rem(limiet, gebruiker.id)
        await controleer(poort, gebruiker, Daad.AFWEGEN)

    async def gegevens(request: Request) -> Response:
        """Roles and limits, so that the page needn't know them."""
        await wie_mag(poort, request, Daad.AFWEGEN)
        return Response(overleg, media_type="application/json")

    async def aanmeldingen(request: Request) -> Response:
        await wie(request)
        tekst = _plaksel(await lees_inhoud(request, _MAX_BYTES_PLAKSEL))
        gesplitst = await lang(_splits, tekst, poort.kaders)
        return Response(gesplitst.json(ensure_ascii=False), media_type="application/json")

    async def verslag(request: Request) -> Response:
        await wie(request)
        vorm = request.query_params.get("vorm", "")
        if vorm not in VORMEN:
            raise Weigering(422, f"Kies een vorm: {of(VORMEN)}. Zet dus ?vorm=docx achter het adres.")
        inhoud = await lees_inhoud(request, _MAX_BYTES_VERSLAG)
        bestand, naam = await lang(_bestand, inhoud, vorm, vorm_van_verslag, poort.kaders)
        koppen = {"Content-Disposition": f'attachment; filename="{naam}"', "Cache-Control": "no-store"}
        return Response(bestand, media_type=VORMEN[vorm], headers=koppen)

    return [
        *OVERLEG.routes(gegevens),
        *AANMELDINGEN.routes(aanmeldingen),
        *verslag_bewerking(vorm_van_verslag).routes(verslag),
    ]


def _plaksel(inhoud: Any) -> str:
    """The pasted text, cleaned. Tabs stay: they are the columns of a spreadsheet."""
    try:
        tekst = lees(Plaksel, inhoud).tekst
    except ValidationError as fout:
        raise weigering(eerste_fout(fout)["ctx"], "Stuur een JSON-object met tekst: wat je wilt plakken.") from None
    return schoon(".\n" + tekst)[2:]  # the indentation of the first line tells which list it belongs to


def _splits(tekst: str, kaders: Kaders) -> Gesplitst:
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
            f"De aanmelding die begint met “{begin}…” is te lang ({len(te_lang)} tekens). Hooguit {MAX_AANMELDING} "
            "mag: kort haar in.",
        )
    gevonden, melding, weggelaten = aanmeldingen(gesplitst, kaders)
    aanmeldingen_ = [Gelezen(**a.als_json()) for a in gevonden]
    return Gesplitst(aanmeldingen=aanmeldingen_, melding=melding, weggelaten=weggelaten)


def _bestand(inhoud: Any, vorm: str, model: type[VerslagVorm], kaders: Kaders) -> tuple[bytes, str]:
    """In a thread: the libraries for the files load at the first one."""
    from bot.overleg.lezen import OngeldigVerslag, lees_verslag

    try:
        verslag = lees_verslag(inhoud, model, kaders, lambda tekst: scherm_af(tekst)[0])
    except OngeldigVerslag as fout:
        raise Weigering(422, str(fout)) from None
    naam = f"aanmeldoverleg-{verslag.datum.isoformat()}.{vorm}"
    if vorm == "docx":
        from bot.overleg.document import docx

        return docx(verslag), naam
    from bot.overleg.werkboek import xlsx

    return xlsx(verslag), naam
