"""Who asks, and whether each part is up: shapes and operations."""

from __future__ import annotations

from pydantic import Field

from bot.gegevens.model import Antwoordvorm, Regel
from bot.instellingen import Rol
from bot.poort.api.afweging import VEEL
from bot.poort.api.bewerking import Bewerking
from bot.poort.api.fout import Probleem


class Ik(Antwoordvorm):
    """Voor wie een verzoek is."""

    aangemeld: bool = Field(description="Altijd false waar niemand zich hoeft aan te melden.")
    naam: Regel | None = Field(...)
    rollen: list[Rol] = Field(max_items=VEEL)
    aanmelden: Regel | None = Field(..., description="Het pad waar je je aanmeldt, als dat kan.")
    token: bool = Field(description="Of een toegangscode toegang geeft.")
    teams: bool = Field(description="Of Teams een gebruiker van het tabblad aanmeldt.")
    csrf: Regel | None = Field(..., description="Stuur dit bij elke POST mee als X-CSRF-Token, tenzij het null is.")


class Deel(Antwoordvorm):
    """Eén onderdeel."""

    goed: bool
    model: Regel | None = Field(default=None, description="Met welk model Rasa draait.")
    naam: Regel | None = Field(default=None, description="Hoe het taalmodel heet.")
    soort: Regel | None = Field(default=None, description="Wat voor taalmodel het is.")


class Gezond(Antwoordvorm):
    """Hoe het gaat."""

    gezond: bool
    delen: dict[str, Deel] | None = Field(
        default=None, description="Per onderdeel. Waar gebruikers zich aanmelden: alleen voor wie beheert."
    )


class Ongezond(Probleem, Gezond):
    """Wat er niet werkt."""


class Levend(Antwoordvorm):
    """De poort zelf antwoordt."""

    levend: bool


class Gereed(Antwoordvorm):
    """Of er beurten kunnen worden gedaan."""

    gereed: bool


class NietGereed(Probleem, Gereed):
    """Er kan nu geen beurt worden gedaan."""


IK = Bewerking(
    "GET",
    "/ik",
    "ik",
    "Toegang",
    "Voor wie dit verzoek is, en hoe je je aanmeldt",
    "Geeft ook zonder aanmelding antwoord.",
    "Ook zonder aanmelding.",
    Ik,
    (400, 403, 429, 503),
    voor_iedereen=True,
)
GEZOND = Bewerking(
    "GET",
    "/gezond",
    "gezond",
    "Toegang",
    "Of elk deel werkt",
    "Voor bewaking. Waar gebruikers zich aanmelden, krijgt wie niet is aangemeld alleen gezond.",
    "Alle delen werken.",
    Gezond,
    (400, 401, 403, 429),
    ook={503: ("Ten minste één deel werkt niet.", Ongezond)},
)
LEVEND = Bewerking(
    "GET",
    "/levend",
    "levend",
    "Toegang",
    "Of de poort antwoordt",
    "Voor wie het proces opnieuw start als het niet antwoordt. Kijkt naar niets anders.",
    "Het proces leeft.",
    Levend,
    (400, 403),
    voor_iedereen=True,
)
GEREED = Bewerking(
    "GET",
    "/gereed",
    "gereed",
    "Toegang",
    "Of er beurten kunnen worden gedaan",
    "Voor wie verkeer verdeelt. Zegt niet welk deel het niet doet; kijkt hooguit eens per seconde.",
    "Alle delen werken.",
    Gereed,
    (400, 403),
    ook={503: ("Er kan nu geen beurt worden gedaan.", NietGereed)},
    voor_iedereen=True,
)
