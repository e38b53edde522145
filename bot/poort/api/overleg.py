"""The meeting: shapes, and the operations for these kaders."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Extra, Field, StrictBool

from bot.gegevens.model import Antwoordvorm, Id, Ingevuld, Lap, Onjuist, Regel, Vorm
from bot.lijn.tekst import PATROON, schoon
from bot.overleg.vorm import MAX_AANMELDING, MAX_ITEMS, MAX_PLAKSEL, Graad, Kolomsoort, VerslagVorm
from bot.poort.api.afweging import VEEL
from bot.poort.api.bewerking import Bestand, Bewerking, Parameter

VORMEN = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
MEESTE_KOLOMMEN = 40
_WEIGERT = (400, 401, 403, 413, 415, 422, 429, 503)


def _aantal(uitleg: str | None = None) -> Any:
    return Field(ge=0, le=1_000_000, format="int32", description=uitleg)


class Rol(Antwoordvorm):
    """Een rol in het overleg."""

    id: Id
    label: Regel


class Grenzen(Antwoordvorm):
    """Hoeveel er hooguit mag, in tekens of in stuks."""

    plaksel: int = _aantal()
    items: int = _aantal()
    aanmelding: int = _aantal()
    toelichting: int = _aantal()
    rol: int = _aantal()
    aanwezig: int = _aantal()


class Kolomkeuze(Antwoordvorm):
    """Waarvoor je een kolom van een geplakte tabel kunt houden."""

    id: Kolomsoort
    label: Regel


class Overleg(Antwoordvorm):
    """Wat een overleg moet weten."""

    rollen: list[Rol] = Field(max_items=VEEL)
    grenzen: Grenzen
    kolomkeuze: list[Kolomkeuze] = Field(
        max_items=VEEL, description="Waarvoor een kolom van een geplakte tabel te kiezen is."
    )


class Plaktekst(Ingevuld):
    """What somebody pasted; the poort cleans it later, because the indentation of the first line tells something."""

    langst = MAX_PLAKSEL
    patroon = PATROON

    @classmethod
    def lees(cls, waarde: Any) -> str:
        if not isinstance(waarde, str):
            raise Onjuist("Stuur een JSON-object met tekst: wat je wilt plakken.", 400)
        if len(waarde) > MAX_PLAKSEL:
            raise Onjuist(
                f"Deze tekst is te lang ({len(waarde)} tekens). Plak hooguit {MAX_PLAKSEL} tekens per keer.", 413
            )
        if not schoon(waarde):
            raise Onjuist("Er staat nog niets. Plak of typ een of meer aanmeldingen.")
        return waarde


class Plaksel(Vorm):
    """Geplakte tekst."""

    tekst: Plaktekst
    heel: StrictBool = Field(False, description="Dit is één aanmelding: splits niet.")
    kolommen: list[Literal[Kolomsoort, "vanzelf"]] = Field(
        [],
        max_items=MEESTE_KOLOMMEN,
        description="Wat elke kolom van een geplakte tabel is, van links naar rechts; vanzelf: wat Regiewijzer ervan "
        "maakt. Leeg: alle vanzelf.",
    )

    class Config:
        extra = Extra.ignore


class Gelezen(Antwoordvorm):
    """Eén aanmelding uit geplakte tekst."""

    tekst: Lap = Field(description="Zonder persoonsgegevens.")
    dringend: bool = Field(description="Acuut, crisis of spoed.")
    graad: Graad | None = Field(...)
    woorden: Regel | None = Field(..., description="De woorden die haar graad verklaren.")
    dubbel_van: int | None = Field(
        ..., ge=0, le=1_000, format="int32", description="De plek van een eerdere die (bijna) hetzelfde zegt, vanaf 0."
    )


class Plakkolom(Antwoordvorm):
    """Eén kolom van een geplakte tabel."""

    titel: Regel | None = Field(..., description="Null als er geen titels boven staan.")
    soort: Kolomsoort = Field(description="Wat Regiewijzer ervan maakt, ook als iemand iets anders koos.")
    voorbeeld: Regel | None = Field(
        ..., description="Het begin van de eerste cel, zonder persoonsgegevens; null bij een kolom over wie het is."
    )


class Gesplitst(Antwoordvorm):
    """De geplakte tekst als losse aanmeldingen."""

    aanmeldingen: list[Gelezen] = Field(max_items=MAX_ITEMS, description="Dringende eerst.")
    melding: Regel | None = Field(..., description="Welke persoonsgegevens zijn weggelaten.")
    weggelaten: int = _aantal("Hoeveel regels geen casus waren: koppen, afzenders, groeten.")
    weg: list[Lap] = Field(
        max_items=VEEL, description="Die regels, zonder persoonsgegevens; hooguit de eerste vijftig."
    )
    kolommen: list[Plakkolom] = Field(
        max_items=MEESTE_KOLOMMEN, description="Leeg als het geen tabel is, of een met meer kolommen dan hier passen."
    )


OVERLEG = Bewerking(
    "GET",
    "/overleg",
    "overleg",
    "Overleg",
    "De rollen en de grenzen van een overleg",
    "Zodat een scherm ze niet zelf hoeft te kennen.",
    "Rollen met hun label, en hoeveel er hooguit mag.",
    Overleg,
    (400, 401, 403, 429, 503),
)
AANMELDINGEN = Bewerking(
    "POST",
    "/overleg/aanmeldingen",
    "overlegAanmeldingen",
    "Overleg",
    "Geplakte tekst als losse aanmeldingen, dringende eerst",
    f"Wat langer is dan {MAX_AANMELDING} tekens wordt geknipt in aanmeldingen die op elkaar volgen. "
    "Er wordt niets bewaard.",
    "De aanmeldingen.",
    Gesplitst,
    _WEIGERT,
    Plaksel,
)


def verslag(vorm: type[VerslagVorm]) -> Bewerking:
    """`vorm`: the body, with the besluiten and answers of the loaded kaders (bot.overleg.vorm)."""
    return Bewerking(
        "POST",
        "/overleg/verslag",
        "overlegVerslag",
        "Overleg",
        "Het verslag van een overleg als Word- of Excelbestand",
        "Termijnen, stappen en urgentie volgen wat het team besloot. Er wordt niets bewaard.",
        "Het bestand.",
        Bestand(tuple(VORMEN.values())),
        _WEIGERT,
        vorm,
        (Parameter("vorm", tuple(VORMEN), "Word of Excel."),),
    )
