"""A practice casus that a trainer writes on the page: shapes and operations."""

from __future__ import annotations

from typing import Any

from pydantic import Field

from bot.gegevens.model import Antwoordvorm, Id, Lap, Regel, Verzoekvorm
from bot.oefenen.model import Naam, Niveau, Verhaal
from bot.oefenen.model import Regel as Zinnen
from bot.poort.api.afweging import VEEL
from bot.poort.api.bewerking import Bewerking


class Standverzoek(Verzoekvorm):
    """Wat er tot nu toe is gemarkeerd."""

    kader: Naam
    antwoorden: dict[Naam, Any] = Field({}, description="Per kenmerk de waarde; wat er niet in staat, is onbekend.")


class Eigencasus(Verzoekvorm):
    """Een oefencasus zoals een trainer hem schrijft. Wat eruit komt, staat er niet in: dat zegt het kader."""

    id: Naam
    kader: Naam
    niveau: Niveau
    titel: Zinnen
    tekst: Verhaal
    antwoorden: dict[Naam, Any] = Field(description="Per kenmerk de waarde, alleen wat de tekst zegt.")
    meningen: Zinnen | None = Field(None, description="Waar collega's over verschillen; bij niveau lastig verplicht.")


class Eigenuitkomst(Antwoordvorm):
    """Wat het kader over één besluit zegt."""

    besluit: Id
    label: Regel
    uitkomst: Id | None = Field(..., description="null: het staat nog niet vast.")
    uitkomstlabel: Regel = Field(description="Leeg als het nog niet vaststaat.")


class Eigenstand(Antwoordvorm):
    """Wat er te markeren is, en wat eruit komt."""

    kenmerken: list[Id] = Field(max_items=VEEL)
    uitkomsten: list[Eigenuitkomst] = Field(max_items=VEEL)


class Eigenopmerking(Antwoordvorm):
    """Eén opmerking bij de casus."""

    zin: Regel
    fout: bool = Field(description="Of de casus zo niet te oefenen is; anders is het iets om na te kijken.")


class Eigencontrole(Antwoordvorm):
    """De opmerkingen, en de casus als bestand."""

    goed: bool = Field(description="Of de casus zo te oefenen is.")
    opmerkingen: list[Eigenopmerking] = Field(max_items=VEEL)
    yaml: Lap = Field(description="De casus zoals `regiewijzer oefening controleer` hem leest.")


class Eigenbewaard(Antwoordvorm):
    """Waar de casus staat."""

    bestand: Regel = Field(description="De naam van het bestand in de map met oefencasussen.")


_EIGEN = {403: "Je mag geen oefencasus toevoegen.", 422: "De inhoud past niet bij het kader: detail zegt wat."}
_WEIGERT = (400, 401, 403, 413, 415, 422, 429, 503)
STAND = Bewerking(
    "POST",
    "/oefenen/eigen/stand",
    "oefeneigenStand",
    "Oefenen",
    "Wat er uit een eigen oefencasus komt",
    "Bij het markeren, voor er een verhaal is. Er wordt niets bewaard.",
    "De stand.",
    Eigenstand,
    _WEIGERT,
    Standverzoek,
    eigen_fouten=_EIGEN,
)
CONTROLE = Bewerking(
    "POST",
    "/oefenen/eigen/controle",
    "oefeneigenControle",
    "Oefenen",
    "Kijk een eigen oefencasus na",
    "Dezelfde opmerkingen als `regiewijzer oefening controleer`. Er wordt niets bewaard.",
    "De opmerkingen.",
    Eigencontrole,
    _WEIGERT,
    Eigencasus,
    eigen_fouten=_EIGEN,
)
BEWAREN = Bewerking(
    "POST",
    "/oefenen/eigen",
    "oefeneigenBewaren",
    "Oefenen",
    "Bewaar een eigen oefencasus",
    "In de map van de organisatie, als daar geen andere casus met dit id staat. Hetzelfde nog eens sturen mag.",
    "Waar hij staat.",
    Eigenbewaard,
    _WEIGERT,
    Eigencasus,
    eigen_fouten=_EIGEN,
)
