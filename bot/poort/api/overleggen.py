"""The meeting that a team follows together: shapes and operations."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

from pydantic import ConstrainedStr, Field, StrictBool, StrictStr, validator

from bot.gegevens.model import Antwoordvorm, Onjuist, Regel, Verzoekvorm, ingevuld
from bot.lengte import MAX_TEKENS
from bot.overleg.vorm import (
    CASUS,
    MAX_AANWEZIG,
    MAX_ITEMS,
    MAX_ROL,
    Aanhouden,
    Akkoord,
    Graad,
    Omschrijving,
    Rol,
    Toelichting,
    Triage,
    Voorgelegd,
)
from bot.poort.api.bewerking import Bewerking, Parameter

ID = r"^[0-9a-f]{32}$"
MAX_BEELD = 300_000  # characters of one conversation as a screen keeps it
WACHT_HOOGSTENS = 15  # seconds that a question for news stays open
_WEIGERT = (400, 401, 403, 404, 429, 503)
_SCHRIJFT = (400, 401, 403, 404, 409, 413, 415, 422, 429, 503)

if TYPE_CHECKING:
    Beeld = str
    Teamnaam = str
    Nummer = str
else:
    Beeld = ingevuld(MAX_BEELD)
    Teamnaam = ingevuld(100)

    class Nummer(ConstrainedStr):
        """An id of 32 hexadecimal characters, chosen by a screen."""

        strict = True
        max_length = 32
        regex = ID


def _nummer(uitleg: str) -> str:
    veld: str = Field(regex=ID, max_length=32, description=uitleg)
    return veld


class Genoteerd(Verzoekvorm):
    """Het team wijkt af; waarvan en waarom staat in de afweging."""

    soort: Literal["afwijken"]


class Begonnen(Verzoekvorm):
    """Wat er van de triage al is gekozen."""

    urgentie: Literal["crisis", "spoed", "regulier"] | None = None
    route: Literal["jeugd", "wmo", "elders"] | None = None


class Taak(Verzoekvorm):
    """Wie het oppakt, en voor wanneer."""

    door: Rol | None = None
    voor: StrictStr | None = Field(None, format="date", max_length=10)


class Stuk(Verzoekvorm):
    """Eén aanmelding van een overleg, zonder persoonsgegevens."""

    id: StrictStr = _nummer("Door het scherm gekozen; blijft zo als zij terugkomt op een lijst.")
    tekst: Omschrijving
    graad: Graad | None = None
    woorden: Toelichting | None = Field(None, description="De woorden die haar graad verklaren.")
    besluit: Akkoord | Genoteerd | Aanhouden | Voorgelegd | Triage | None = Field(None, discriminator="soort")
    bij_twijfel: StrictStr | None = Field(None, max_length=MAX_ROL, description="Leeg: niemand ingevuld.")
    laatste_code: StrictStr | None = Field(None, regex=CASUS, max_length=20)
    triage: Begonnen | None = None
    oppakken: Taak | None = None
    eerder: StrictStr | None = Field(None, max_length=MAX_TEKENS, description="Waarom zij terug is op de lijst.")
    beeld: Beeld | None = Field(None, description="Het gesprek zoals het scherm het toont (JSON).")


class Kop(Verzoekvorm):
    """Waar het overleg is."""

    datum: StrictStr = Field(format="date", max_length=10)
    fase: Literal["lijst", "bespreken", "verslag"]
    actief: StrictStr | None = Field(None, regex=ID, max_length=32, description="De aanmelding in beeld.")
    aanwezig: list[Rol] = Field(default=[], max_items=MAX_AANWEZIG, description="Rollen, geen namen.")

    @validator("datum")
    def _datum(cls, waarde: str) -> str:
        try:
            return date.fromisoformat(waarde).isoformat()
        except ValueError:
            raise Onjuist("Hier hoort een dag als 2026-11-22.") from None


class HeleKop(Kop):
    """Waar het overleg is, en de hele lijst."""

    volgorde: list[Nummer] = Field(max_items=MAX_ITEMS, description="De aanmeldingen, op volgorde.")


class NieuwOverleg(Verzoekvorm):
    """Een overleg om te delen."""

    id: StrictStr = _nummer("Hetzelfde id nog eens geeft hetzelfde overleg.")
    plek: StrictStr = _nummer("Een nummer van dit scherm (tabblad).")
    team: Teamnaam | None = Field(None, description="Voor welk team; nodig als je er meer hebt.")
    kop: Kop


class Overlegwijziging(Verzoekvorm):
    """Wat wie stuurt veranderde."""

    id: StrictStr = _nummer("Van deze wijziging; nog eens hetzelfde telt een keer.")
    plek: StrictStr = _nummer("Het nummer van dit scherm.")
    versie: int = Field(ge=1, le=1_000_000_000, format="int32", description="De versie die je zag.")
    kop: HeleKop
    stukken: list[Stuk] = Field(max_items=MAX_ITEMS, description="Wat veranderde.")


class Stuurverzoek(Verzoekvorm):
    """Het stuur vragen, nemen (als er van wie stuurt niets meer komt), geven of houden."""

    plek: StrictStr = _nummer("Het nummer van dit scherm.")
    doe: Literal["vraag", "neem", "geef", "weiger"]


class Einde(Verzoekvorm):
    """Het verslag is gemaakt: het overleg kan weg."""

    plek: StrictStr = _nummer("Het nummer van dit scherm.")


class Stuurstand(Antwoordvorm):
    """Wie stuurt, en wie dat wil."""

    ik: StrictBool = Field(description="Of dit scherm stuurt.")
    te_nemen: StrictBool = Field(description="Of je het stuur nu kunt nemen: het is stil, of je stuurt elders zelf.")
    gevraagd: Regel | None = Field(..., description="De rol van wie om het stuur vraagt.")
    ik_vroeg: StrictBool


class Overlegstand(Antwoordvorm):
    """Een overleg, met wat er veranderde sinds de versie die je noemde."""

    id: StrictStr = Field(max_length=32)
    versie: int = Field(ge=1, le=1_000_000_000, format="int32")
    team: Regel = Field(description="Leeg: alleen van wie het maakte.")
    kop: HeleKop
    stukken: list[Stuk] = Field(max_items=MAX_ITEMS)
    stuur: Stuurstand


class Overlegregel(Antwoordvorm):
    """Een overleg dat er is."""

    id: StrictStr = Field(max_length=32)
    team: Regel
    datum: StrictStr = Field(format="date", max_length=10)
    aantal: int = Field(ge=0, le=MAX_ITEMS, format="int32", description="Hoeveel aanmeldingen.")


class Overleggen(Antwoordvorm):
    """De overleggen waar je bij kunt."""

    overleggen: list[Overlegregel] = Field(max_items=50)
    teams: list[Regel] = Field(max_items=50, description="De teams waarvoor je er een kunt delen.")


class Weg(Antwoordvorm):
    """Het is weg."""

    weg: StrictBool


_OVERLEG = Parameter("overleg", (), "Het id van het overleg.", patroon=ID, langst=32)
_EIGEN = {404: "Dit overleg is er niet (meer), of het is niet van jouw team."}
LIJST = Bewerking(
    "GET",
    "/overleggen",
    "overleggen",
    "Overleg",
    "De overleggen van je team",
    "Een overleg blijft tot een dag na zijn dag, of na de laatste wijziging.",
    "De overleggen.",
    Overleggen,
    (400, 401, 403, 429, 503),
)
MAAK = Bewerking(
    "POST",
    "/overleggen",
    "overlegMaken",
    "Overleg",
    "Een overleg delen met je team",
    "Wat het team eerder aanhield en nu weer op de lijst hoort, staat er al op.",
    "Het overleg.",
    Overlegstand,
    _SCHRIJFT,
    NieuwOverleg,
    eigen_fouten=_EIGEN,
)
STAND = Bewerking(
    "GET",
    "/overleggen/{overleg}",
    "overlegStand",
    "Overleg",
    "Een overleg volgen",
    f"Met `na` krijg je wat er sinds die versie veranderde; met `wacht` (hooguit {WACHT_HOOGSTENS} seconden) wacht het "
    "antwoord daarop. Alleen het scherm dat stuurt krijgt de gesprekken om mee verder te gaan.",
    "Het overleg.",
    Overlegstand,
    (*_WEIGERT, 422),
    parameters=(
        _OVERLEG,
        Parameter("plek", (), "Het nummer van je scherm.", patroon=ID, langst=32),
        Parameter("na", (), "De versie die je hebt.", False, patroon="^[0-9]{1,9}$", langst=9),
        Parameter("wacht", (), "Hoeveel seconden je wacht op nieuws.", False, patroon="^[0-9]{1,2}$", langst=2),
    ),
    eigen_fouten={**_EIGEN, 422: "plek, na of wacht heeft de verkeerde vorm."},
)
WIJZIG = Bewerking(
    "POST",
    "/overleggen/{overleg}/wijziging",
    "overlegWijzigen",
    "Overleg",
    "Opslaan wat er op het scherm van wie stuurt veranderde",
    "Alleen wie stuurt. Akkoord wordt alleen bewaard met wat er echt is vastgelegd en bepaald.",
    "Het overleg, met een nieuwe versie.",
    Overlegstand,
    _SCHRIJFT,
    Overlegwijziging,
    parameters=(_OVERLEG,),
    eigen_fouten=_EIGEN,
)
STUUR = Bewerking(
    "POST",
    "/overleggen/{overleg}/stuur",
    "overlegSturen",
    "Overleg",
    "Het stuur vragen, nemen, geven of houden",
    "Een mens tegelijk stuurt.",
    "Het overleg.",
    Overlegstand,
    _SCHRIJFT,
    Stuurverzoek,
    parameters=(_OVERLEG,),
    eigen_fouten=_EIGEN,
)
EINDE = Bewerking(
    "POST",
    "/overleggen/{overleg}/einde",
    "overlegEinde",
    "Overleg",
    "Een overleg afronden: het gaat voor iedereen weg",
    "Alleen wie stuurt. Wat is vastgelegd blijft, en wat is aangehouden komt terug op een volgende lijst.",
    "Of het weg is.",
    Weg,
    _SCHRIJFT,
    Einde,
    parameters=(_OVERLEG,),
    eigen_fouten=_EIGEN,
)
