"""The meeting of the aanmeldteam: pasted text into aanmeldingen, and the meeting as a Word or Excel file.

Nothing is stored.
"""

from __future__ import annotations

from datetime import datetime
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
from bot.schrijfwijze import AMSTERDAM, of
from bot.toegang import Daad

if TYPE_CHECKING:
    from bot.afweging import Kaders

_MAX_BYTES_PLAKSEL = (MAX_PLAKSEL + 1000) * PER_TEKEN
_MAX_BYTES_VERSLAG = 2 * 1024 * 1024
_MEESTE_WEG = 50  # lines left out that are shown
_LANGSTE_WEG = 300  # characters of each
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
        tekst, heel = _plaksel(await lees_inhoud(request, _MAX_BYTES_PLAKSEL))
        gesplitst = await lang(_splits, tekst, heel, poort.kaders)
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


def _plaksel(inhoud: Any) -> tuple[str, bool]:
    """The pasted text, cleaned, and whether it is one aanmelding. Tabs stay: they are the columns of a spreadsheet."""
    try:
        gelezen = lees(Plaksel, inhoud)
    except ValidationError as fout:
        raise weigering(eerste_fout(fout)["ctx"], "Stuur een JSON-object met tekst: wat je wilt plakken.") from None
    # The indentation of the first line tells which list it belongs to.
    return schoon(".\n" + gelezen.tekst)[2:], gelezen.heel


def _splits(tekst: str, heel: bool, kaders: Kaders) -> Gesplitst:
    """In a thread: the first call loads the dictionary."""
    from bot.overleg.splitsen import in_stukken, splits
    from bot.overleg.voorrang import aanmeldingen, als_json, op_volgorde

    gesplitst = in_stukken(tekst, MAX_AANMELDING) if heel else splits(tekst, MAX_AANMELDING)
    if len(gesplitst.stukken) > MAX_ITEMS:
        raise Weigering(
            422, f"Ik lees hierin {len(gesplitst.stukken)} aanmeldingen. Plak er hooguit {MAX_ITEMS} per keer."
        )
    if not gesplitst.stukken:
        raise Weigering(422, "Ik lees hierin geen aanmelding. Beschrijf elke casus in een zin, op een eigen regel.")
    gevonden, melding = aanmeldingen(gesplitst, kaders, datetime.now(AMSTERDAM).date())
    weg = [scherm_af(regel[:_LANGSTE_WEG])[0] for regel in gesplitst.weg[:_MEESTE_WEG]]
    return Gesplitst(
        aanmeldingen=[Gelezen(**a) for a in als_json(gevonden, op_volgorde(gevonden))],
        melding=melding,
        weggelaten=gesplitst.weggelaten,
        weg=weg,
    )


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
