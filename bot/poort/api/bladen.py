"""The sheets of the kaders: shapes, and the operations for these kaders."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from bot.gegevens.model import Antwoordvorm, Id, Regel
from bot.poort.api.afweging import VEEL, Bron
from bot.poort.api.bewerking import Bestand, Bewerking, Parameter

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_WEG = {404: "Dit blad bestaat niet."}
_WEIGERT = (400, 401, 403, 404, 429, 503)


class Kort(Antwoordvorm):
    """Een blad in de lijst."""

    naam: Id
    titel: Regel
    waarvoor: Regel
    kader: Id


class Bladen(Antwoordvorm):
    """Welke bladen er zijn."""

    bladen: list[Kort] = Field(max_items=VEEL)


class Punt(Antwoordvorm):
    """Eén regel, met waar zij staat."""

    id: Id
    tekst: Regel
    toelichting: Regel
    bron: Bron


class Lijst(Antwoordvorm):
    """Een lijst; soort is het teken ervoor."""

    id: Id
    soort: Literal["cijfer", "bolletje", "vakje", "geen"]
    kop: Regel
    kopieer: bool
    punten: list[Punt] = Field(max_items=VEEL)


class Kolom(Antwoordvorm):
    """Een kolom: een uitkomst van het besluit van de tabel."""

    id: Id
    kop: Regel


class Rij(Antwoordvorm):
    """Een rij, met per kolom wat er staat."""

    id: Id
    kop: Regel
    bron: Bron
    cellen: list[list[Punt]] = Field(max_items=VEEL)


class Tabel(Antwoordvorm):
    """Een tabel."""

    id: Id
    soort: Literal["tabel"]
    kop: Regel
    hoek: Regel
    besluit: Id
    kolommen: list[Kolom] = Field(max_items=VEEL)
    rijen: list[Rij] = Field(max_items=VEEL)


class Blad(Kort):
    """Een heel blad, als delen om te tekenen."""

    liggend: bool
    herkomst: list[Regel] = Field(max_items=VEEL, description="Uit welke documenten, met hun versie.")
    verantwoording: Regel
    blokken: list[Tabel | Lijst] = Field(max_items=VEEL)


BLADEN = Bewerking(
    "GET",
    "/bladen",
    "bladen",
    "Bladen",
    "Welke bladen de kaders hebben",
    "Een regiekaart, een checklist: een blad hoort bij een kader, niet bij een casus.",
    "De lijst.",
    Bladen,
    (400, 401, 403, 429, 503),
)


def blad(namen: Iterable[str]) -> Bewerking:
    return Bewerking(
        "GET",
        "/bladen/{naam}",
        "blad",
        "Bladen",
        "Eén blad als gegevens",
        "Tabellen en lijsten; elke regel heeft zijn bron.",
        "Het blad.",
        Blad,
        _WEIGERT,
        parameters=(Parameter("naam", tuple(namen), "Welk blad."),),
        eigen_fouten=_WEG,
    )


def bestand(namen: Iterable[str], kolommen: Iterable[str]) -> Bewerking:
    return Bewerking(
        "GET",
        "/bladen/{naam}/bestand",
        "bladBestand",
        "Bladen",
        "Eén blad als Word-bestand",
        "Met uitkomst is de kolom van een casus gemarkeerd.",
        "Het bestand.",
        Bestand((WORD,)),
        (*_WEIGERT, 422),
        parameters=(
            Parameter("naam", tuple(namen), "Welk blad."),
            Parameter("uitkomst", tuple(kolommen), "Markeert de kolom van een casus, bijvoorbeeld fase_3.", False),
        ),
        eigen_fouten={**_WEG, 422: "Deze uitkomst is geen kolom van een blad."},
    )
