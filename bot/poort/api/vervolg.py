"""What becomes of a stored casus: its steps, and its documents."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from bot.dossier.statussen import LANGST
from bot.gegevens.model import Antwoordvorm, Id, Regel, Verzoekvorm, ingevuld
from bot.poort.api.afweging import VEEL
from bot.poort.api.bewerking import Bestand, Bewerking, Parameter
from bot.poort.api.bladen import WORD
from bot.poort.api.casussen import CASUS, HOOGSTENS, Controlepunt, Stand

PDF = "application/pdf"
VORMEN = {"docx": WORD, "pdf": PDF}
SOORTEN = ("afwegingsverslag", "gezin", "werkplan", "afspraken")
KORT = 200  # characters of a role

if TYPE_CHECKING:
    Lang = str
    Rol = str
else:
    Lang = ingevuld(LANGST)
    Rol = ingevuld(KORT)


class Vervolg(Antwoordvorm):
    """Wat er van een casus is geworden, en wat er nu kan."""

    casus: Id
    stand: Stand
    kan: list[Literal["advies", "vastgesteld", "ter_bespreking", "afgesloten"]] = Field(
        max_items=4, description="De statussen die hierna kunnen; advies is: de vraag is beantwoord."
    )
    stappen: list[Stand] = Field(max_items=HOOGSTENS, description="Alles wat ermee is gedaan, de oudste eerst.")
    controle: list[Controlepunt] = Field(
        max_items=VEEL, description="Wat deze kaders vragen na te gaan voor je afsluit."
    )
    bij_twijfel: list[Regel] = Field(max_items=VEEL, description="Wie volgens deze kaders bij twijfel beslist.")


class Puntoordeel(Verzoekvorm):
    """Wat je bij één punt van de controle vond. Bij nee hoort waarom je toch afsluit."""

    id: Id
    oordeel: Literal["ja", "nee", "nvt"]
    toelichting: Lang | None = None


class Stapverzoek(Verzoekvorm):
    """Een stap: vastgesteld, ter_bespreking (met vraag), advies (met antwoord en reden), afgesloten (met controle)."""

    status: Literal["advies", "vastgesteld", "ter_bespreking", "afgesloten"]
    volgnummer: int | None = Field(
        None,
        ge=1,
        le=1_000_000,
        format="int32",
        description="De afweging die je zag. Is er een nieuwere, dan wordt de stap geweigerd.",
    )
    aan: Rol | None = Field(None, description="Aan wie; zonder dit wie volgens het kader bij twijfel beslist.")
    vraag: Lang | None = None
    antwoord: Lang | None = None
    reden: Lang | None = None
    controle: list[Puntoordeel] | None = Field(None, max_items=VEEL)


_WEG = CASUS.eigen_fouten
VERVOLG = Bewerking(
    "GET",
    "/casussen/{casus}/vervolg",
    "casusVervolg",
    "Casussen",
    "Wat er van één eigen casus is geworden",
    "Met wat er nu kan, wie bij twijfel beslist, en wat je nagaat voor je afsluit.",
    "Het vervolg.",
    Vervolg,
    CASUS.weigert,
    parameters=CASUS.parameters,
    eigen_fouten=_WEG,
)
STAP = Bewerking(
    "POST",
    "/casussen/{casus}/vervolg",
    "casusStap",
    "Casussen",
    "Vaststellen, voorleggen, een antwoord vastleggen of afsluiten",
    "De afweging zelf verandert niet. Persoonsgegevens worden uit je tekst gehaald.",
    "Het vervolg, met de nieuwe stap.",
    Vervolg,
    (400, 401, 403, 404, 413, 415, 422, 429, 503),
    Stapverzoek,
    parameters=CASUS.parameters,
    eigen_fouten=_WEG,
)
VERSLAG = Bewerking(
    "GET",
    "/casussen/{casus}/verslag/{soort}",
    "casusVerslag",
    "Casussen",
    "Eén document van een eigen casus",
    "Uit het sjabloon van je organisatie, of dat van Regiewijzer. Voor PDF is LibreOffice nodig op de server.",
    "Het bestand.",
    Bestand((WORD, PDF)),
    (*CASUS.weigert, 422),
    parameters=(
        *CASUS.parameters,
        Parameter("soort", SOORTEN, "Welk document."),
        Parameter("vorm", tuple(VORMEN), "Word of PDF.", False),
    ),
    eigen_fouten={**_WEG, 422: "Deze vorm bestaat niet.", 503: "Het document is nu niet te maken; detail zegt waarom."},
)
