"""What a page must know of the kaders to draw them: labels, questions, options, sources."""

from __future__ import annotations

from pydantic import Field

from bot.gegevens.model import Antwoordvorm, Id, Regel
from bot.poort.api.afweging import VEEL, Bron, Optie, Soort
from bot.poort.api.bewerking import Bewerking


class Kenmerk(Antwoordvorm):
    """Iets wat je van een casus kunt weten."""

    label: Regel
    soort: Soort
    vraag: Regel
    hulp: Regel
    opties: list[Optie] = Field(max_items=VEEL)
    leeg: Regel | None = Field(..., description="Hoe “geen van deze” hier heet.")
    bronnen: list[Bron] = Field(max_items=VEEL)


class Uitkomst(Antwoordvorm):
    """Wat een besluit kan zijn."""

    label: Regel
    betekenis: Regel
    bronnen: list[Bron] = Field(max_items=VEEL)


class Besluit(Antwoordvorm):
    """Wat een kader laat beslissen."""

    naam: Regel
    kader: Id
    betekenis: Regel
    beslisser: Regel
    rol_bij_twijfel: Regel = Field(description="Wie bij twijfel beslist; leeg als het kader niemand noemt.")
    uitkomsten: dict[str, Uitkomst]
    bronnen: list[Bron] = Field(max_items=VEEL)


class Kader(Antwoordvorm):
    """Een document waar de regels uit komen."""

    naam: Regel
    versie: Id
    ongedateerd: bool
    eigenaar: Regel


class Profiel(Antwoordvorm):
    """Welke besluiten samen worden gevraagd."""

    label: Regel
    uitleg: Regel
    besluiten: list[Id] = Field(max_items=VEEL, description="De besluiten die er altijd bij horen.")
    jeugd: list[Id] = Field(max_items=VEEL, description="Wat erbij komt als de doelgroep jeugd is.")
    volwassenen: list[Id] = Field(max_items=VEEL, description="Wat erbij komt als de doelgroep volwassenen is.")
    voorop: list[Id] = Field(
        max_items=VEEL, description="Wat iemand het eerst wil zien: hoeveel regie, en wie die voert."
    )


class Kaders(Antwoordvorm):
    """Alles per id. De regels zelf staan er niet in."""

    kenmerken: dict[str, Kenmerk]
    besluiten: dict[str, Besluit]
    kaders: dict[str, Kader]
    profielen: dict[str, Profiel]


KADERS = Bewerking(
    "GET",
    "/kaders",
    "kaders",
    "Kaders",
    "De kenmerken, besluiten, kaders en profielen",
    "Labels, vragen, opties en bronnen. Label en bron van een termijn komen met de termijn zelf mee.",
    "Alles per id.",
    Kaders,
    (400, 401, 403, 429, 503),
)
