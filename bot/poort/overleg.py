"""The meeting of the aanmeldteam: pasted text into aanmeldingen, and the meeting as a Word or Excel file.

Nothing is stored.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.begrip.tabel import tabel
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
from bot.poort.api.overleg import (
    AANMELDINGEN,
    MEESTE_KOLOMMEN,
    OVERLEG,
    VORMEN,
    Gelezen,
    Gesplitst,
    Grenzen,
    Kolomkeuze,
    Overleg,
    Plakkolom,
    Plaksel,
    Rol,
)
from bot.poort.api.overleg import verslag as verslag_bewerking
from bot.poort.fouten import Weigering, rem
from bot.poort.onderdelen import Poort
from bot.poort.toegang import controleer, wie_mag
from bot.poort.verzoek import PER_TEKEN, lees_inhoud, weigering
from bot.schrijfwijze import AMSTERDAM, of
from bot.toegang import Daad

if TYPE_CHECKING:
    from bot.afweging import Kaders
    from bot.overleg.splitsen import Kolom

_MAX_BYTES_PLAKSEL = (MAX_PLAKSEL + 1000) * PER_TEKEN
_MAX_BYTES_VERSLAG = 2 * 1024 * 1024
_MEESTE_WEG = 50  # lines left out that are shown
_LANGSTE_WEG = 300  # characters of each
_LANGSTE_CEL = 40  # characters of the cell that shows what a column holds
_WIE = ("naam", "nummer", "contact", "geboren")  # who it is: of such a column no cell is shown
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
        kolomkeuze=[Kolomkeuze(id=id_, label=label) for id_, label in tabel("geplakt")["kolomkeuze"].items()],
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
        tekst, gelezen = _plaksel(await lees_inhoud(request, _MAX_BYTES_PLAKSEL))
        gesplitst = await lang(_splits, tekst, gelezen, poort.kaders)
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


def _plaksel(inhoud: Any) -> tuple[str, Plaksel]:
    """The pasted text, cleaned, and what came with it. Tabs stay: they are the columns of a spreadsheet."""
    try:
        gelezen = lees(Plaksel, inhoud)
    except ValidationError as fout:
        eerste = eerste_fout(fout)
        if eerste["loc"][:1] == ["kolommen"]:
            raise Weigering(422, _KOLOMMEN_ONBEKEND) from None
        raise weigering(eerste["ctx"], "Stuur een JSON-object met tekst: wat je wilt plakken.") from None
    # The indentation of the first line tells which list it belongs to.
    return schoon(".\n" + gelezen.tekst)[2:], gelezen


_KOLOMMEN_ONBEKEND = (
    f"Een keuze per kolom ken ik niet, of het zijn er meer dan {MEESTE_KOLOMMEN}. Wat mag, staat in /openapi.json."
)


def _splits(tekst: str, plaksel: Plaksel, kaders: Kaders) -> Gesplitst:
    """In a thread: the first call loads the dictionary."""
    from bot.overleg.splitsen import KolommenPassenNiet, in_stukken, splits
    from bot.overleg.voorrang import aanmeldingen, als_json, op_volgorde

    keuze = [None if soort == "vanzelf" else soort for soort in plaksel.kolommen] or None
    try:
        gesplitst = in_stukken(tekst, MAX_AANMELDING) if plaksel.heel else splits(tekst, MAX_AANMELDING, keuze)
    except KolommenPassenNiet as fout:
        raise Weigering(
            422,
            f"Je koos voor {len(plaksel.kolommen)} kolommen; deze tekst heeft er {fout.aantal}. Bekijk hem opnieuw.",
        ) from None
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
        kolommen=_kolommen(gesplitst.kolommen),
    )


def _kolommen(kolommen: Sequence[Kolom]) -> list[Plakkolom]:
    """The columns as the screen shows them, masked; none of a table that is too wide to choose in."""
    if len(kolommen) > MEESTE_KOLOMMEN:
        return []
    return [
        Plakkolom.parse_obj(
            {
                "titel": _begin(k.titel) if k.titel else None,
                "soort": k.soort,
                "voorbeeld": None if k.soort in _WIE or not k.voorbeeld else _begin(k.voorbeeld),
            }
        )
        for k in kolommen
    ]


def _begin(cel: str) -> str:
    """The first words, masked before they are cut: half a name is a name too."""
    return textwrap.shorten(scherm_af(cel[:_LANGSTE_WEG])[0], _LANGSTE_CEL, placeholder=" …")


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
