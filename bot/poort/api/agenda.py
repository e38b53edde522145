"""What somebody has to do by when: as data, and the address by which a calendar reads it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from bot.dossier.agendasleutels import LENGTE
from bot.gegevens.model import Antwoordvorm, Id, Regel
from bot.poort.api.bewerking import Bestand, Bewerking, Parameter

ICS = "text/calendar"
HOOGSTENS = 2000  # deadlines in one answer


class Agendapunt(Antwoordvorm):
    """Wat er in één casus uiterlijk wanneer moet gebeuren."""

    casus: Id
    volgnummer: int = Field(ge=1, le=1_000_000, format="int32")
    id: Id
    label: Regel
    uiterlijk: Regel = Field(description="Een dag (2026-12-04), of een moment met tijdzone.")
    haast: Literal["te_laat", "vandaag", "deze_week", "later"]
    door: Regel


class Agenda(Antwoordvorm):
    """De deadlines van je eigen casussen, de eerste vooraan."""

    agenda: list[Agendapunt] = Field(max_items=HOOGSTENS)
    verder: str | None = Field(..., max_length=100, description="Zijn er meer: wat je bij na zet om die te krijgen.")
    adres: bool = Field(description="Of er een adres is waar een kalender dit leest.")


class Adres(Antwoordvorm):
    """Waar een kalender je agenda leest. Wie het adres heeft, ziet de codes en wat er moet gebeuren."""

    pad: Regel | None = Field(..., description="Alleen nu te zien. null: het is ingetrokken.")


_WEIGERT = (400, 401, 403, 429, 503)
AGENDA = Bewerking(
    "GET",
    "/agenda",
    "agenda",
    "Agenda",
    "Wat er in je casussen wanneer uiterlijk moet",
    "Van elke casus die je vastlegde de deadlines van je laatste afweging.",
    "De agenda.",
    Agenda,
    (400, 401, 403, 422, 429, 503),
    parameters=(
        Parameter(
            "na",
            (),
            "Wat bij verder stond in het vorige antwoord; zonder: het begin.",
            patroon=r"^[0-9T:.+-]+~R-[0-9]+-[0-9]+~[0-9]+$",
            langst=100,
            verplicht=False,
        ),
    ),
)
ADRES = Bewerking(
    "POST",
    "/agenda/adres",
    "agendaAdres",
    "Agenda",
    "Een nieuw adres voor je kalender",
    "Een eerder adres werkt daarna niet meer.",
    "Het adres.",
    Adres,
    _WEIGERT,
)
INTREKKEN = Bewerking(
    "POST",
    "/agenda/adres/intrekken",
    "agendaAdresIntrekken",
    "Agenda",
    "Het adres voor je kalender intrekken",
    "Daarna leest geen kalender je agenda meer.",
    "Het is ingetrokken.",
    Adres,
    _WEIGERT,
)
KALENDER = Bewerking(
    "GET",
    "/agenda/kalender/{sleutel}",
    "agendaKalender",
    "Agenda",
    "Je agenda voor een kalender",
    "Het geheim staat in het adres; aanmelden hoeft niet.",
    "De kalender (iCalendar).",
    Bestand((ICS,)),
    (400, 404, 429, 503),
    parameters=(Parameter("sleutel", (), "Het geheim.", patroon=rf"^[A-Za-z0-9_-]{{{LENGTE}}}$", langst=LENGTE),),
    voor_iedereen=True,
    eigen_fouten={404: "Dit adres bestaat niet, of is ingetrokken."},
)
