"""What is stored, as far as somebody may see it: the list of it, and one casus through time."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from bot.dossier.afwegingen import CASUSCODE
from bot.dossier.statussen import LANGST
from bot.gegevens.model import Antwoordvorm, Id, Regel
from bot.poort.api.afweging import VEEL
from bot.poort.api.bewerking import Bewerking, Parameter

LIJST = 50  # casussen in one answer: each has all that was stored of it
HOOGSTENS = 200  # afwegingen of one casus
NA = r"^[0-9]{1,18}$"


class Controlepunt(Antwoordvorm):
    """Eén punt uit de controle bij afsluiten."""

    id: Id
    kader: Id
    tekst: Regel
    vindplaats: str = Field(max_length=1000)
    interpretatie: bool
    oordeel: Literal["ja", "nee", "nvt"] | None
    toelichting: str | None = Field(max_length=LANGST)


class Stand(Antwoordvorm):
    """Wat er van een afweging is geworden. Zonder op en door: er is nog niets mee gedaan."""

    status: Literal["advies", "vastgesteld", "ter_bespreking", "afgesloten"]
    volgnummer: int | None = Field(ge=1, le=1_000_000, format="int32")
    op: Regel | None
    door: Regel | None
    aan: Regel | None = Field(description="Wie volgens het kader bij twijfel beslist.")
    vraag: str | None = Field(max_length=LANGST)
    antwoord: str | None = Field(max_length=LANGST)
    reden: str | None = Field(max_length=LANGST)
    controle: list[Controlepunt] | None = Field(max_items=VEEL)


class Bewaard(Antwoordvorm):
    """Eén vastgelegde afweging, zoals zij toen was."""

    casus: Id
    volgnummer: int = Field(ge=1, le=1_000_000, format="int32")
    profiel: Id | None = Field(...)
    antwoorden: dict[str, Any]
    besluiten: dict[str, Any] = Field(description="Het advies van toen.")
    afwijking: dict[str, Any] | list[dict[str, Any]] | None = Field(..., max_items=VEEL)
    status: Regel = Field(description="onvolledig of vastgelegd, zoals bewaard; daarna wat ervan is geworden.")
    stand: Stand
    termijnen: list[dict[str, Any]] = Field(max_items=VEEL, description="Volgens wat is besloten.")
    kaders: dict[str, Any]
    door: Regel
    vastgelegd_op: Regel


class Casussen(Antwoordvorm):
    """Van elke casus die je mag zien de laatste afweging, de nieuwste eerst."""

    casussen: list[Bewaard] = Field(max_items=LIJST)
    verder: str | None = Field(..., max_length=18, description="Zijn er meer: wat je bij na zet om die te krijgen.")


class Antwoordwijziging(Antwoordvorm):
    """Een antwoord dat veranderde; null is onbekend."""

    kenmerk: Id
    van: Any = Field(...)
    naar: Any = Field(...)


class Uitkomstwijziging(Antwoordvorm):
    """Wat besloten was, en wat daarna: het advies, of wat er in plaats daarvan is gekozen."""

    besluit: Id
    van: Regel | None = Field(...)
    naar: Regel | None = Field(...)
    richting: Literal["opschalen", "afschalen", "anders"]


class Kaderwijziging(Antwoordvorm):
    """Een andere versie van een kader. Is zij gelijk, dan is alleen de inhoud bijgewerkt."""

    kader: Id
    van: Regel
    naar: Regel


class Verschil(Antwoordvorm):
    """Wat een afweging veranderde aan de vorige; van en naar zijn volgnummers."""

    van: int = Field(ge=1, le=1_000_000, format="int32")
    naar: int = Field(ge=1, le=1_000_000, format="int32")
    antwoorden: list[Antwoordwijziging] = Field(max_items=VEEL)
    uitkomsten: list[Uitkomstwijziging] = Field(max_items=VEEL)
    kaders: list[Kaderwijziging] = Field(max_items=VEEL)


class Casus(Antwoordvorm):
    """Een casus door de tijd, de oudste afweging eerst."""

    casus: Id
    afwegingen: list[Bewaard] = Field(max_items=HOOGSTENS)
    verschillen: list[Verschil] = Field(max_items=HOOGSTENS)
    kaders_sinds: list[Kaderwijziging] = Field(
        max_items=VEEL, description="Wat er sinds de laatste afweging aan de kaders is veranderd."
    )


class Logregel(Antwoordvorm):
    """Eén regel uit het logboek."""

    op: Regel
    wie: Regel = Field(description="Een pseudoniem, of opdracht: iemand op de server.")
    rollen: Regel
    namens: Regel = Field(description="Voor welke gemeente en teams, of namens wie een programma vroeg.")
    wat: Literal[
        "vastgelegd", "afgeweken", "vastgesteld", "voorgelegd", "beantwoord", "afgesloten",
        "ingezien", "uitgevoerd", "verwijderd", "aangemeld", "afgemeld", "geweigerd",
    ]  # fmt: skip
    kanaal: Regel


class Inzage(Antwoordvorm):
    """Wie wat met een casus deed."""

    casus: Id
    inzage: list[Logregel] = Field(max_items=HOOGSTENS)


CASUSSEN = Bewerking(
    "GET",
    "/casussen",
    "casussen",
    "Casussen",
    "De casussen die je mag zien",
    f"Hooguit {LIJST} tegelijk.",
    "De lijst.",
    Casussen,
    (400, 401, 403, 422, 429, 503),
    parameters=(
        Parameter(
            "na",
            (),
            "Wat bij verder stond in het vorige antwoord; zonder: het begin.",
            patroon=NA,
            langst=18,
            verplicht=False,
        ),
    ),
)
CASUS = Bewerking(
    "GET",
    "/casussen/{casus}",
    "casus",
    "Casussen",
    "Eén casus door de tijd",
    "Met wat elke afweging veranderde aan de vorige, en of dat opschalen of afschalen was.",
    "De casus.",
    Casus,
    (400, 401, 403, 404, 429, 503),
    parameters=(Parameter("casus", (), "De code, bijvoorbeeld R-2026-0001.", patroon=f"^{CASUSCODE}$", langst=20),),
    eigen_fouten={404: "Deze casus is er niet, of je mag haar niet zien."},
)
INZAGE = Bewerking(
    "GET",
    "/casussen/{casus}/inzage",
    "casusInzage",
    "Casussen",
    "Wie één casus vastlegde, inzag of meenam",
    f"De laatste {HOOGSTENS} regels uit het logboek, de nieuwste eerst. Wie alles meenam, zag ook deze casus.",
    "De regels.",
    Inzage,
    CASUS.weigert,
    parameters=CASUS.parameters,
    eigen_fouten=CASUS.eigen_fouten,
)
