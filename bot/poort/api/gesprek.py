"""A turn of a conversation, and a text without personal data: shapes and operations."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Extra, Field, StrictStr, root_validator, validator

from bot.afweging import Kaders
from bot.gegevens.model import MAX_ID, VERWIJZING, Antwoordvorm, Id, Ingevuld, Lap, Onjuist, Regel, Vorm, verwijs
from bot.gesprek.ingedrukt import moet_waarde, waarden
from bot.lengte import MAX_TEKENS
from bot.lijn.doet import Doet
from bot.lijn.tekst import PATROON, schoon
from bot.poort.api.afweging import VEEL, Afweging, Waarde
from bot.poort.api.bewerking import Bewerking
from bot.poort.api.blokken import Blok

MAXIMUM_ID = 200
WIJZEN = ("bericht", "keuze", "doet")  # a turn says one of these


# -- what comes in


class Berichttekst(Ingevuld):
    """What somebody types, cleaned; something of it can be seen."""

    langst = MAX_TEKENS
    patroon = PATROON

    @classmethod
    def lees(cls, waarde: Any) -> str:
        if not isinstance(waarde, str):
            raise Onjuist("Het veld bericht is een tekst.", 400)
        if len(waarde) > MAX_TEKENS:
            raise Onjuist(
                f"Je bericht is te lang ({len(waarde)} tekens). Stuur hooguit {MAX_TEKENS} tekens per keer: "
                "kort het in, of stuur het in delen.",
                413,
            )
        tekst = schoon(waarde)
        if not tekst:
            raise Onjuist("Je bericht is leeg. Typ een vraag, een antwoord of een korte beschrijving van de casus.")
        return tekst


class Keuze(Vorm):
    """Het antwoord op één vraag."""

    kenmerk: StrictStr = Field(max_length=200)
    waarde: Any = Field(...)

    class Config:
        extra = Extra.ignore

        @staticmethod
        def schema_extra(beschrijving: dict[str, Any], _: type[Keuze]) -> None:
            beschrijving["properties"]["waarde"] = {
                "description": "null is weet ik niet.",
                "anyOf": [verwijs(Waarde), {"type": "null"}],
            }


class Tekst(Vorm):
    """Een getypte tekst."""

    bericht: Berichttekst
    keuze: None = None

    class Config:
        extra = Extra.ignore


def _een_van(titel: str, **veld: dict[str, Any]) -> dict[str, Any]:
    """This field, and none of the other ways to say something."""
    anders = {naam: {"type": "null"} for naam in WIJZEN if naam not in veld}
    return {"title": titel, "required": list(veld), "properties": {**veld, **anders}}


def knop_schema(kaders: Kaders) -> dict[str, Any]:
    """Which buttons there are by name, each with the values that these kaders have for it."""
    return {
        "description": "Wat een knop doet, met de waarde die erbij hoort.",
        "oneOf": [_knop(doet, [*waarden(doet, kaders)], moet_waarde(doet)) for doet in Doet],
    }


def _knop(doet: Doet, kan: list[str], moet: bool) -> dict[str, Any]:
    geen = {"type": "null"}
    waarde = {"enum": kan if moet else [*kan, None]} if kan else geen
    return {
        "title": f"Knop {doet.value}",
        "required": ["doet", "waarde"] if moet else ["doet"],
        "properties": {"doet": {"const": doet.value}, "waarde": waarde, "bericht": geen, "keuze": geen},
    }


class Verzoek(Vorm):
    """Eén beurt: een bericht, een keuze, of wat een knop doet."""

    gesprek: StrictStr | None = Field(
        max_length=1000, description="Het gesprek uit een eerder antwoord; null begint een nieuw."
    )
    id: StrictStr | None = Field(
        min_length=1,
        max_length=MAXIMUM_ID,
        description="Uniek voor dit bericht. Hetzelfde id opnieuw geeft het eerste antwoord en verandert niets.",
    )
    keuze: Keuze | None
    doet: Any = Field(description="Wat een knop doet, bij naam.")
    waarde: Any = Field(description="Wat bij doet hoort.")
    bericht: Berichttekst | None

    class Config:
        extra = Extra.ignore

        @staticmethod
        def schema_extra(beschrijving: dict[str, Any], _: type[Verzoek]) -> None:
            velden = beschrijving["properties"]
            for naam in ("gesprek", "id", "bericht"):
                velden[naam]["type"] = ["string", "null"]
            for naam in ("doet", "waarde"):
                velden[naam].update(type=["string", "null"], maxLength=MAX_ID)
            velden["keuze"] = {"anyOf": [{"$ref": f"{VERWIJZING}GeldigeKeuze"}, {"type": "null"}]}
            tekst, object_ = {"type": "string", "maxLength": MAX_TEKENS}, {"type": "object"}
            beschrijving["oneOf"] = [
                _een_van("Tekst", bericht=tekst),
                _een_van("Keuze", keuze=object_),
                {"$ref": f"{VERWIJZING}GeldigeKnop"},
            ]

    @property
    def knop(self) -> dict[str, Any] | None:
        """What a button does, as it goes over the wire; None when this is no button with a name."""
        return None if self.doet is None else {"doet": self.doet, "waarde": self.waarde}

    @root_validator(pre=True)
    def _een_van_drie(cls, waarden: dict[str, Any]) -> dict[str, Any]:
        if sum(waarden.get(naam) is not None for naam in WIJZEN) != 1:
            raise Onjuist("Stuur een bericht, een keuze of doet: precies één van de drie.", 400)
        los = waarden.get("waarde") if waarden.get("doet") is None else None
        if los is not None and (not isinstance(los, str) or len(los) > MAX_ID):
            raise Onjuist(f"Het veld waarde is een tekst van hooguit {MAX_ID} tekens, of null.", 400)
        return waarden

    @validator("id")
    def _heel(cls, waarde: str | None) -> str | None:
        if waarde is not None and any("\ud800" <= teken <= "\udfff" for teken in waarde):
            raise Onjuist("Het veld id heeft een half teken (een losse surrogate). Neem letters en cijfers.", 400)
        return waarde


# -- what goes out


class Knop(Antwoordvorm):
    """Een knop stuurt zijn keuze, of wat hij doet (met zijn waarde).

    Wie doet niet kent, stuurt het bericht als tekst.
    """

    label: Regel
    keuze: Keuze | None
    doet: Doet | None
    waarde: Id | None
    bericht: Regel | None


class Bericht(Antwoordvorm):
    """Eén bericht van Regiewijzer."""

    tekst: Lap
    knoppen: list[Knop] = Field(default=[], max_items=VEEL)
    soort: Literal["vraag", "voorstel", "advies", "reden", "ontvangst", "crisis", "blad", "gewoon"] = "gewoon"
    blokken: list[Blok] = Field(default=[], max_items=VEEL, description="Dezelfde inhoud als tekst, in delen.")
    custom: Afweging | None = Field(
        description="De afweging zoals zij nu staat, bij het laatste bericht van een beurt."
    )


class Antwoord(Antwoordvorm):
    """Wat een beurt zegt."""

    gesprek: Regel = Field(description="Stuur dit mee met het volgende bericht.")
    handeling: Id | None = Field(..., description="Waar het bericht voor is genomen: een intent van domain.yml.")
    berichten: list[Bericht] = Field(max_items=VEEL)


class Afgeschermd(Antwoordvorm):
    """De tekst zonder persoonsgegevens."""

    bericht: Lap
    melding: Regel | None = Field(..., description="Welke persoonsgegevens zijn weggelaten.")


GESPREK = Bewerking(
    "POST",
    "/gesprek",
    "gesprek",
    "Gesprek",
    "Eén beurt van het gesprek",
    "Een bericht, een keuze of een knop erin, berichten eruit. Hetzelfde id opnieuw geeft het eerste antwoord en "
    "verandert niets. Neem een willekeurige uuid: alleen dan opent een herhaald eerste bericht geen tweede gesprek. "
    "Is het te druk, dan komt er meteen een 503 met Retry-After.",
    "Het antwoord.",
    Antwoord,
    (400, 401, 403, 404, 413, 415, 422, 429, 503),
    Verzoek,
)
AFSCHERMING = Bewerking(
    "POST",
    "/afscherming",
    "afscherming",
    "Gesprek",
    "De tekst zonder persoonsgegevens",
    "Wat ervan mag worden getoond en bewaard. Er wordt niets bewaard.",
    "De tekst, en wat eruit is gelaten.",
    Afgeschermd,
    (400, 401, 403, 413, 415, 422, 429, 503),
    Tekst,
)
