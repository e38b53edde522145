"""The shape of an afweging as it stands: the `custom` object that ends a turn."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, StrictBool

from bot.afweging.antwoorden import MAX_LEEFTIJDEN
from bot.gegevens.model import MAX_ID, Antwoordvorm, Id, Regel
from bot.oefenen.model import Niveau

VEEL = 200  # more kenmerken, besluiten or bronnen than any profiel has


class Waarde(Antwoordvorm):
    """Een optie, ja of nee, meer opties (true: ten minste één, niet gezegd welke), of leeftijden."""

    __root__: StrictBool | Id | list[float] | list[Id]

    class Config:
        @staticmethod
        def schema_extra(beschrijving: dict[str, object], _: type[Waarde]) -> None:
            enkel = [{"type": "boolean"}, {"type": "string", "maxLength": MAX_ID}]
            getallen = {"type": "array", "maxItems": MAX_LEEFTIJDEN, "items": {"type": "number"}}
            opties = {"type": "array", "maxItems": VEEL, "items": {"type": "string", "maxLength": MAX_ID}}
            beschrijving["anyOf"] = [*enkel, getallen, opties]


class Bron(Antwoordvorm):
    """Waar het staat."""

    kader: Id
    vindplaats: Regel
    interpretatie: bool = Field(description="Of dit een eigen uitleg van Regiewijzer is.")


class Grensgeval(Antwoordvorm):
    """Waarom het erom spant, en welke vorm dan dichtbij is."""

    reden: Regel
    richting: Literal["lichter", "zwaarder", "beide"] | None


class Omslag(Antwoordvorm):
    """Een ander antwoord op één kenmerk, en wat de uitkomst dan is."""

    kenmerk: Id
    waarde: Waarde
    uitkomst: Id


class Oordeel(Antwoordvorm):
    """Eén besluit zoals de kaders het geven."""

    uitkomst: Id | None = Field(...)
    label: Regel | None = Field(...)
    bepaald: bool
    mogelijk: list[Id] = Field(max_items=VEEL)
    beslissend: list[Id] = Field(max_items=VEEL)
    grensgeval: Grensgeval | None = Field(...)
    omslag: list[Omslag] = Field(max_items=1000)
    uitleg: Regel
    eigen_uitleg: list[Regel] | None = Field(max_items=VEEL, description="Wat hiervan een keuze van ons is.")
    beslisser: Regel
    bronnen: list[Bron] = Field(max_items=VEEL)


class Termijn(Antwoordvorm):
    """Wat wanneer uiterlijk moet gebeuren."""

    id: Id
    label: Regel
    uiterlijk: Regel = Field(description="Een dag (2026-12-04), of een moment met tijdzone.")
    bron: Bron
    bronnen: list[Bron] | None = Field(max_items=VEEL)


class Vervolgstap(Antwoordvorm):
    """Wat er nu te doen is."""

    id: Id
    tekst: Regel
    bron: Bron
    bronnen: list[Bron] | None = Field(max_items=VEEL)


class Actie(Antwoordvorm):
    """Eén regel van het actieblad: wat, wie en wanneer."""

    groep: Literal["vandaag", "week", "start", "later"]
    kop: Regel
    tekst: Regel
    wie: Regel = Field(description="Leeg: dat staat al in de tekst, of het is niet bekend.")
    uiterlijk: Regel | None = Field(..., description="Een dag, of een moment met tijdzone; null: zonder termijn.")
    stap: Id | None = Field(..., description="De vervolgstap; null: een termijn.")
    bronnen: list[Bron] = Field(max_items=VEEL)


class Optie(Antwoordvorm):
    """Eén antwoord dat kan."""

    waarde: StrictBool | Id
    label: Regel
    hulp: Regel | None


Soort = Literal["keuze", "ja_nee", "meerkeuze", "getallen"]


class Vraag(Antwoordvorm):
    """De vraag die nu open staat."""

    kenmerk: Id
    tekst: Regel
    soort: Soort
    opties: list[Optie] = Field(max_items=VEEL)
    hulp: Regel
    leeg: Regel | None = Field(description="Hoe “geen van deze” hier heet.")


class Open(Antwoordvorm):
    """Waar een kaal antwoord (een nummer, ja, nee) nu bij hoort."""

    soort: Id
    kenmerk: Id | None = Field(...)


class Wijziging(Antwoordvorm):
    """Wat deze beurt aan een kenmerk veranderde."""

    kenmerk: Id
    van: Waarde | None = Field(..., description="null is onbekend.")
    naar: Waarde | None = Field(..., description="null is onbekend.")


class Oefening(Antwoordvorm):
    """Met welke verzonnen casus iemand nu oefent, en wat daarvan gevraagd wordt."""

    casus: Id
    kader: Id
    niveau: Niveau
    stap: Literal["uitkomst", "zekerheid", "reden"]
    besluit: Id | None = Field(..., description="Het besluit dat nu gevraagd wordt.")
    hints: int = Field(ge=0, le=VEEL, format="int32", description="Hoeveel hints daarvoor zijn gegeven.")


class Afwijking(Antwoordvorm):
    """Wat de gebruiker anders besliste dan het advies."""

    besluit: Id
    advies: Id | None = Field(...)
    uitkomst: Id
    label: Regel | None
    reden: Regel
    door: Id | None


class Versie(Antwoordvorm):
    """Welke uitgave van een kader telde."""

    versie: Id
    sha256: str = Field(regex=r"^[0-9a-f]{64}$", max_length=64)


class Afweging(Antwoordvorm):
    """De hele afweging zoals zij nu staat."""

    soort: Literal["afweging"]
    oefening: Oefening | None
    afweging: Id
    profiel: Id
    casus: str | None = Field(
        ..., regex=r"^R-[0-9]{4}-[0-9]{4,6}$", max_length=20, description="De code, na vastleggen."
    )
    vastgelegd: bool
    modus: Literal["snel", "volledig"]
    klaar: bool
    vraag: Vraag | None = Field(...)
    open: Open | None = Field(...)
    wacht: Id | None = Field(...)
    gewijzigd: list[Wijziging] = Field(max_items=VEEL)
    voorstel: dict[str, Waarde]
    voorstel_woorden: dict[str, Regel]
    bekend: dict[str, Waarde]
    overgeslagen: list[Id] = Field(max_items=VEEL)
    ontbreekt: list[Id] = Field(max_items=VEEL)
    besluiten: dict[str, Oordeel]
    afwijking: list[Afwijking] = Field(max_items=VEEL)
    telt_als: dict[str, Waarde] = Field(
        description="Antwoorden die voor termijnen en stappen anders tellen, door een afwijking."
    )
    datum: str = Field(
        format="date-time", max_length=40, description="Vanaf wanneer de termijnen tellen, met tijdzone."
    )
    termijnen: list[Termijn] = Field(max_items=VEEL)
    vervolgstappen: list[Vervolgstap] = Field(max_items=VEEL)
    acties: list[Actie] | None = Field(
        max_items=VEEL, description="Het actieblad: de termijnen en stappen op volgorde."
    )
    kaders: dict[str, Versie]
