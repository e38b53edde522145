"""The caseload: the list, what is counted of it, and taking it out; and what is done with one casus on request."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from bot.gegevens.model import Antwoordvorm, Id, Regel, Verzoekvorm
from bot.poort.api.afweging import VEEL
from bot.poort.api.bewerking import Bestand, Bewerking, Parameter
from bot.poort.api.casussen import CASUS

HOOGSTENS = 2000  # casussen in the list and in a workbook
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
VAN = ("eigen", "team", "ter_bespreking")


class Caseloadregel(Antwoordvorm):
    """Eén casus, zoals de laatste afweging haar gaf. Wat besloten is telt, ook als dat van het advies afweek."""

    casus: Id
    volgnummer: int = Field(ge=1, le=1_000_000, format="int32")
    begonnen_op: Regel
    vastgelegd_op: Regel
    door: Regel
    ik: bool = Field(description="Of jij haar het laatst vastlegde.")
    profiel: Id | None = Field(...)
    status: Regel
    urgentie: Regel | None = Field(...)
    zwaarte: Regel | None = Field(...)
    mp: Regel | None = Field(...)
    leeftijd: Regel
    redenen: list[Regel] = Field(max_items=VEEL, description="De soort reden om af te wijken.")
    eerste_deadline: Regel | None = Field(...)
    te_laat: bool


class Teldeel(Antwoordvorm):
    """Hoeveel casussen van één soort; null: minder dan 5, of samen daarmee te herleiden."""

    naam: Regel
    aantal: int | None = Field(..., ge=0, le=2**31 - 1, format="int32")


class Telling(Antwoordvorm):
    """Eén manier van tellen."""

    naam: Id
    delen: list[Teldeel] = Field(max_items=VEEL)


class Caseload(Antwoordvorm):
    """De casussen in een kring, en wat ervan is geteld."""

    van: Literal["eigen", "team", "ter_bespreking"]
    kan: list[Literal["eigen", "team", "ter_bespreking"]] = Field(max_items=len(VAN))
    gedeeld: bool = Field(description="Of anderen dezelfde aantallen zien: dan zijn kleine aantallen verborgen.")
    rijen: list[Caseloadregel] = Field(max_items=HOOGSTENS)
    meer: bool = Field(description=f"Of er meer zijn dan de {HOOGSTENS} die het laatst veranderden.")
    tellingen: list[Telling] = Field(max_items=VEEL)


class Verwijderd(Antwoordvorm):
    """Wat er van een casus is verwijderd."""

    casus: Id
    afwegingen: int = Field(ge=1, le=1_000_000, format="int32")


class Verwijderverzoek(Verzoekvorm):
    """De code nog eens, zodat er niets per ongeluk verdwijnt."""

    casus: Id


class Alles(Antwoordvorm):
    """Alles wat over één casus is bewaard."""

    casus: Id
    gemeente: str = Field(max_length=100)
    teams: list[Regel] = Field(max_items=VEEL)
    afwegingen: list[dict[str, Any]] = Field(max_items=HOOGSTENS)
    stappen: list[dict[str, Any]] = Field(max_items=HOOGSTENS)
    logboek: list[dict[str, Any]] = Field(max_items=10_000)


_VAN = Parameter("van", VAN, "Wiens casussen; zonder: je eigen, of de eerste die je mag zien.", verplicht=False)
_WEIGERT = (400, 401, 403, 422, 429, 503)
CASELOAD = Bewerking(
    "GET",
    "/caseload",
    "caseload",
    "Casussen",
    "De caseload als lijst en in aantallen",
    "Van elke casus die je mag zien één regel, en hoeveel er zijn van elke zwaarte, urgentie, leeftijd en zo verder.",
    "De caseload.",
    Caseload,
    _WEIGERT,
    parameters=(_VAN,),
)
BESTAND = Bewerking(
    "GET",
    "/caseload/bestand",
    "caseloadBestand",
    "Casussen",
    "De caseload als Excel-werkboek",
    f"Hooguit de {HOOGSTENS} die het laatst veranderden. Dat je haar meenam, staat in het logboek.",
    "Het werkboek.",
    Bestand((XLSX,)),
    _WEIGERT,
    parameters=(_VAN,),
)
ALLES = Bewerking(
    "GET",
    "/casussen/{casus}/alles",
    "casusAlles",
    "Casussen",
    "Alles wat over één casus is bewaard",
    "Voor wie om inzage vraagt: alle afwegingen, stappen en regels uit het logboek.",
    "Alles.",
    Alles,
    CASUS.weigert,
    parameters=CASUS.parameters,
    eigen_fouten=CASUS.eigen_fouten,
)
VERWIJDER = Bewerking(
    "POST",
    "/casussen/{casus}/verwijderen",
    "casusVerwijderen",
    "Casussen",
    "Eén casus op verzoek verwijderen",
    "Alle afwegingen en stappen ervan. In het logboek blijft staan dat het is gebeurd.",
    "Zij is verwijderd.",
    Verwijderd,
    (400, 401, 403, 404, 413, 415, 422, 429, 503),
    invoer=Verwijderverzoek,
    parameters=CASUS.parameters,
    eigen_fouten=CASUS.eigen_fouten,
)
