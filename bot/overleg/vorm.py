"""The meeting as JSON: its shape (for checking and for openapi.json), with the besluiten and answers of the loaded
kaders.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field, StrictBool, StrictStr, create_model, validator

from bot.afweging import Kaders
from bot.gegevens.antwoord import antwoordtype
from bot.gegevens.model import MAX_ID, Onjuist, Verzoekvorm, ingevuld
from bot.lengte import MAX_TEKENS

MAX_PLAKSEL = 60_000  # characters that may be pasted at once
MAX_ITEMS = 200
MAX_AANMELDING = MAX_TEKENS  # as a chat message
MAX_TOELICHTING = 1000
MAX_ROL = 80
MAX_AANWEZIG = 30
MAX_TERMIJNEN = 30
MAX_BRONNEN = 20
MAX_AFWIJKINGEN = 12
MAX_MOMENT = 40
MAX_VERSLAG = 150_000  # characters of all texts of a report together: each is masked anew

if TYPE_CHECKING:
    Rol = str
    Toelichting = str
    Omschrijving = str
else:
    Rol = ingevuld(MAX_ROL)
    Toelichting = ingevuld(MAX_TOELICHTING)
    Omschrijving = ingevuld(MAX_AANMELDING)
Graad = Literal["acuut", "crisis", "spoed", "let_op"]
# The kinds of `kolomkeuze` in bot/taal/geplakt.yml.
Kolomsoort = Literal[
    "inhoud",
    "urgentie",
    "spoed",
    "crisis",
    "leeftijd",
    "geboren",
    "anders",
    "datum",
    "naam",
    "nummer",
    "contact",
    "weg",
]
VANAF = "Vanaf wanneer de termijnen tellen (ISO); zonder dit: de dag van het overleg."
CASUS = r"^R-[0-9]{4}-[0-9]{4,6}$"


class Bronvermelding(Verzoekvorm):
    """Waar iets staat, zoals het werd getoond."""

    kader: StrictStr = Field(max_length=100)
    vindplaats: Toelichting
    interpretatie: StrictBool


class Afgeweken(Verzoekvorm):
    """Eén besluit dat het team anders neemt."""

    besluit: StrictStr = Field(max_length=MAX_ID, description="Een van de besluiten onder uitkomsten.")
    uitkomst: StrictStr = Field(max_length=MAX_ID, description="Wat het team kiest.")
    reden: Toelichting


class Akkoord(Verzoekvorm):
    """Het team volgt het advies."""

    soort: Literal["akkoord"]


class Afwijken(Verzoekvorm):
    """Het team wijkt af."""

    soort: Literal["afwijken"]
    afwijkingen: list[Afgeweken] = Field(min_items=1, max_items=MAX_AFWIJKINGEN)


class Aanhouden(Verzoekvorm):
    """Het team besluit nog niet."""

    soort: Literal["aanhouden"]
    nodig: Toelichting
    door: Rol | None
    terug: StrictStr | None = Field(
        None, format="date", max_length=10, description="De dag waarop zij weer op de lijst staat."
    )

    @validator("terug")
    def _terug(cls, waarde: str | None) -> str | None:
        return _dag(waarde) if waarde else None


class Voorgelegd(Verzoekvorm):
    """Het team legt een vraag voor aan wie bij twijfel beslist."""

    soort: Literal["voorgelegd"]
    vraag: Toelichting
    aan: Toelichting


class Triage(Verzoekvorm):
    """Het team besluit alleen hoe snel, en wie er verder mee gaat."""

    soort: Literal["triage"]
    urgentie: Literal["crisis", "spoed", "regulier"]
    route: Literal["jeugd", "wmo", "elders"] | None


class Opgepakt(Verzoekvorm):
    """Wie het oppakt, en voor wanneer."""

    door: Rol | None
    actie: Toelichting | None
    voor: StrictStr | None = Field(None, format="date", max_length=10)

    @validator("voor")
    def _voor(cls, waarde: str | None) -> str | None:
        return _dag(waarde) if waarde else None


def _dag(waarde: str) -> str:
    try:
        return date.fromisoformat(waarde).isoformat()
    except ValueError:
        raise Onjuist("hier hoort een dag als 2026-11-22.") from None


TEAMBESLUIT = Field(None, discriminator="soort", description="Wat het team besloot; null is: niet besproken.")


class VerslagVorm(Verzoekvorm):
    """Het verslag van een overleg."""

    items: list[Any]  # `verslag` says what is in it, with the kaders
    datum: StrictStr = Field(format="date", max_length=10)
    aanwezig: list[Rol] = Field(default=[], max_items=MAX_AANWEZIG, description="Rollen, geen namen.")

    @validator("datum")
    def _datum(cls, waarde: str) -> str:
        return _dag(waarde)


def _lijst_van(model: Any) -> Any:
    return list[model]


def _maak(naam: str, uitleg: str, **velden: Any) -> Any:
    model: Any = create_model(naam, __base__=Verzoekvorm, **velden)
    model.__doc__ = uitleg
    return model


def verslag(kaders: Kaders) -> type[VerslagVorm]:
    """The body of POST /overleg/verslag. What is null there is the same as what isn't there, but for an uitkomst."""
    termijnen = tuple(sorted({t.id for k in kaders.kaders.values() for t in k.termijnen}))
    termijn = _maak(
        "GetoondeTermijn",
        "Een termijn zoals die werd getoond.",
        id=(Literal[termijnen], ...),
        label=(Toelichting, Field(None, description="Zoals getoond; een id kan meer labels hebben.")),
        uiterlijk=(StrictStr, Field(..., max_length=MAX_MOMENT, description="ISO-datum, of -tijdstip met tijdzone.")),
        bron=(Bronvermelding, None),
        bronnen=(list[Bronvermelding], Field(None, max_items=MAX_BRONNEN)),
    )
    antwoorden = _maak(
        "GetoondeAntwoorden",
        "Wat er van de casus bekend is, per kenmerk.",
        **{k.id: (antwoordtype(k), None) for k in kaders.kenmerken.values()},
    )
    uitkomsten = _maak(
        "GetoondeUitkomsten",
        "Het advies zoals het werd getoond; null is nog niet bepaald.",
        **{b.id: (Literal[tuple(b.uitkomsten)], None) for b in kaders.besluiten.values()},
    )
    item = _maak(
        "BesprokenAanmelding",
        "Eén aanmelding van het overleg.",
        aanmelding=(Omschrijving, Field(..., description="De beschrijving, zonder namen.")),
        graad=(Graad, Field(None, description="Hoe dringend zij op de lijst stond.")),
        antwoorden=(antwoorden, None),
        uitkomsten=(uitkomsten, None),
        termijnen=(_lijst_van(termijn), Field(None, max_items=MAX_TERMIJNEN)),
        vanaf=(StrictStr, Field(None, max_length=MAX_MOMENT, description=VANAF)),
        casus=(StrictStr, Field(None, regex=CASUS, max_length=20)),
        besluit=(Akkoord | Afwijken | Aanhouden | Voorgelegd | Triage | None, TEAMBESLUIT),
        oppakken=(Opgepakt, Field(None, description="Wie wat doet, en voor wanneer.")),
        bij_twijfel=(Rol, Field(None, description="De rol die bij twijfel beslist.")),
    )
    return create_model(
        "Verslag", __base__=VerslagVorm, items=(_lijst_van(item), Field(..., min_items=1, max_items=MAX_ITEMS))
    )
