"""Practising on the page: shapes and operations. Nothing of it is about a real casus."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from bot.gegevens.model import Antwoordvorm, Id, Lap, Regel, Verzoekvorm, ingevuld
from bot.gesprek.oefenlezing import MEEST_REDEN
from bot.oefenen.model import Niveau
from bot.poort.api.afweging import VEEL
from bot.poort.api.bewerking import Bewerking, Parameter
from bot.poort.api.gesprek import Bericht

MEEST_CASUSSEN = 1000
Zekerheid = Literal["zeker", "redelijk", "gok"]

if TYPE_CHECKING:
    Reden = str
else:
    Reden = ingevuld(MEEST_REDEN)


class Oefenkort(Antwoordvorm):
    """Een oefencasus in de lijst."""

    id: Id
    kader: Id
    niveau: Niveau
    titel: Regel


class Oefencasussen(Antwoordvorm):
    """Welke oefencasussen er zijn."""

    casussen: list[Oefenkort] = Field(max_items=MEEST_CASUSSEN)
    leiden: bool = Field(description="Of jij een oefensessie van een team mag leiden, en een casus mag toevoegen.")
    bewaren: bool = Field(description="Of een eigen casus hier bij de oefencasussen kan worden bewaard.")


class Opgave(Antwoordvorm):
    """Een casus om te oordelen, zonder wat eruit hoort te komen."""

    id: Id = Field(description="Leeg in een sessie waarin het oordelen nog niet is gesloten.")
    kader: Id
    kadernaam: Regel
    niveau: Niveau
    titel: Regel
    tekst: Lap
    besluiten: list[Id] = Field(max_items=VEEL, description="Waarover je oordeelt, het belangrijkste eerst.")
    kenmerken: list[Id] = Field(max_items=VEEL, description="Wat je erin kunt markeren.")


class Oefenwens(Verzoekvorm):
    """Wat voor casus je wilt; zonder kader of niveau maakt het niet uit."""

    kader: Id | None = None
    niveau: Niveau | None = None
    gedaan: list[Id] = Field([], max_items=MEEST_CASUSSEN, description="De casussen die je al had.")


class Oefenoordeel(Verzoekvorm):
    """Wat iemand van een casus vindt. Wat er niet in staat, is nog niet gekozen."""

    kenmerken: dict[Id, Any] = Field({}, description="Per kenmerk de waarde die je in de tekst leest.")
    gegeven: dict[Id, Id] = Field({}, description="Per besluit de uitkomst die je kiest.")
    zekerheid: Zekerheid | None = None
    reden: Reden | None = None


class Vergelijkverzoek(Oefenoordeel):
    """Een oordeel dat af is."""

    poging: Id | None = Field(
        None, description="Een willekeurige naam voor deze keer: hetzelfde nog eens sturen telt dan één keer mee."
    )


class Hintverzoek(Verzoekvorm):
    """Bij welk besluit, en hoeveel hints je al had."""

    besluit: Id
    gehad: int = Field(0, ge=0, le=100, format="int32")


class Hint(Antwoordvorm):
    """De volgende hint; null als er geen meer is."""

    tekst: Regel | None = Field(...)
    meer: bool


class Kenmerkvergelijking(Antwoordvorm):
    """Eén kenmerk: wat jij las en wat de tekst zegt."""

    kenmerk: Id
    label: Regel
    jouw: Regel = Field(description="Leeg: niet gemarkeerd.")
    casus: Regel = Field(description="Leeg: de tekst zegt er niets over.")
    oordeel: Literal["gezien", "anders", "gemist", "erbij"]
    zin: Regel
    beslissend: bool


class Oefenvergelijking(Antwoordvorm):
    """Jouw oordeel naast het kader."""

    berichten: list[Bericht] = Field(max_items=VEEL, description="Eerst de besluiten, dan de nabespreking.")
    kenmerken: list[Kenmerkvergelijking] = Field(max_items=VEEL)


_EIGEN = {404: "Deze oefencasus is er niet.", 422: "De inhoud past niet bij deze casus: detail zegt wat er wel mag."}
_CASUS = (Parameter("casus", (), "De naam van een oefencasus.", patroon=r"^[a-z0-9_.-]+$", langst=100),)
_WEIGERT = (400, 401, 403, 404, 413, 415, 422, 429, 503)
CASUSSEN = Bewerking(
    "GET",
    "/oefenen/casussen",
    "oefencasussen",
    "Oefenen",
    "Welke oefencasussen er zijn",
    "Verzonnen casussen; alleen wat je bij de kaders van je organisatie kunt oefenen.",
    "De lijst.",
    Oefencasussen,
    (400, 401, 403, 429, 503),
)
CASUS = Bewerking(
    "GET",
    "/oefenen/casussen/{casus}",
    "oefencasus",
    "Oefenen",
    "Eén oefencasus om te oordelen",
    "Het verhaal, en waarover je oordeelt. Wat eruit hoort te komen, staat er niet in.",
    "De casus.",
    Opgave,
    (400, 401, 403, 404, 429, 503),
    parameters=_CASUS,
    eigen_fouten=_EIGEN,
)
KEUZE = Bewerking(
    "POST",
    "/oefenen/keuze",
    "oefenkeuze",
    "Oefenen",
    "Een oefencasus die je nog niet had",
    "Heb je alle geschreven casussen van een kader gehad, dan wordt er een samengesteld.",
    "De casus.",
    Opgave,
    _WEIGERT,
    Oefenwens,
    eigen_fouten={**_EIGEN, 404: "Zo’n oefencasus is er niet."},
)
HINT = Bewerking(
    "POST",
    "/oefenen/casussen/{casus}/hint",
    "oefenhint",
    "Oefenen",
    "De volgende hint bij een oefencasus",
    "Van waar je kijkt naar wat je ziet.",
    "De hint.",
    Hint,
    _WEIGERT,
    Hintverzoek,
    parameters=_CASUS,
    eigen_fouten=_EIGEN,
)
VERGELIJKING = Bewerking(
    "POST",
    "/oefenen/casussen/{casus}/vergelijking",
    "oefenvergelijking",
    "Oefenen",
    "Je oordeel naast het kader",
    "Regel voor regel: gezien, gemist, erin gelezen, wat de doorslag geeft, de omslag en de bron. Telt mee in je "
    "voortgang.",
    "De vergelijking.",
    Oefenvergelijking,
    _WEIGERT,
    Vergelijkverzoek,
    parameters=_CASUS,
    eigen_fouten=_EIGEN,
)
