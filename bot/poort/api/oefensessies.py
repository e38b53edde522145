"""A team that judges the same made-up casus, each on a device of his own: shapes and operations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from pydantic import Field

from bot.dossier.oefensessies import LENGTE, MEEST
from bot.gegevens.model import Antwoordvorm, Id, Ingevuld, Onjuist, Regel, Verzoekvorm, ingevuld
from bot.poort.api.afweging import VEEL
from bot.poort.api.bewerking import Bestand, Bewerking, Parameter
from bot.poort.api.oefencasussen import Oefenoordeel, Oefenvergelijking, Opgave, Zekerheid
from bot.poort.api.vervolg import VORMEN

LANGST = 4000  # characters of what was discussed
MEEST_SESSIES = 50
TOESTEL = r"^[A-Za-z0-9-]{8,64}$"

if TYPE_CHECKING:
    Toestel = str
    Bespreking = str
else:
    Bespreking = ingevuld(LANGST)

    class Toestel(Ingevuld):
        """What tells the devices of one session apart where nobody signs in: a random name that the page makes."""

        langst = 64
        patroon = TOESTEL

        @classmethod
        def lees(cls, waarde: Any) -> str:
            tekst = super().lees(waarde)
            if len(tekst) < 8 or not all(t.isascii() and (t.isalnum() or t == "-") for t in tekst):
                raise Onjuist("toestel is een willekeurige naam van 8 tot en met 64 letters, cijfers of streepjes.")
            return tekst


class Sessieverzoek(Verzoekvorm):
    """Over welke casus je het team laat oordelen."""

    casus: Id
    toestel: Toestel


class Teamoordeelverzoek(Verzoekvorm):
    """Wat je nu vindt; het komt in de plaats van wat je eerder stuurde."""

    oordeel: Oefenoordeel
    klaar: bool = Field(False, description="Of je je oordeel inlevert. Zonder dat telt het mee zover het is.")
    toestel: Toestel


class Sessiestap(Verzoekvorm):
    """Wat de trainer doet: het oordelen sluiten, noteren wat is besproken, of de sessie beëindigen."""

    doet: Literal["sluiten", "noteren", "beeindigen"]
    bespreking: Bespreking | None = None
    toestel: Toestel


class Sessiedeel(Antwoordvorm):
    """Hoeveel mensen iets kozen."""

    label: Regel
    aantal: int = Field(ge=0, le=MEEST, format="int32")
    kader: bool = Field(description="Of het kader of de tekst dit zegt.")


class Sessieverdeling(Antwoordvorm):
    """De verdeling over één besluit of kenmerk."""

    id: Id
    label: Regel
    delen: list[Sessiedeel] = Field(max_items=VEEL)
    beslissend: bool


class Sessiezekerheid(Antwoordvorm):
    """Hoeveel mensen zo zeker waren."""

    zekerheid: Zekerheid
    label: Regel
    aantal: int = Field(ge=0, le=MEEST, format="int32")


class Sessieuitslag(Antwoordvorm):
    """Wat het team van de casus maakte, zonder wie wat koos."""

    oordelen: int = Field(ge=0, le=MEEST, format="int32")
    melding: Regel = Field(description="Waarom er geen verdeling is; leeg als die er is.")
    besluiten: list[Sessieverdeling] = Field(max_items=VEEL)
    kenmerken: list[Sessieverdeling] = Field(max_items=VEEL)
    zekerheden: list[Sessiezekerheid] = Field(max_items=3)
    alfa: float | None = Field(..., ge=-1, le=1, format="double", description="Krippendorffs alfa over de kenmerken.")
    maat: list[Regel] = Field(max_items=VEEL, description="Hetzelfde in woorden.")


class Oefensessie(Antwoordvorm):
    """Een oefensessie zoals jij die nu ziet."""

    code: Id
    fase: Literal["oordelen", "bespreken", "voorbij"]
    leider: bool = Field(description="Of jij deze sessie leidt.")
    opgave: Opgave
    mijn: Oefenoordeel | None = Field(..., description="Wat jij het laatst stuurde.")
    klaar: bool = Field(description="Of jij je oordeel hebt ingeleverd.")
    begonnen: int = Field(ge=0, le=MEEST, format="int32", description="Hoeveel mensen iets hebben gekozen.")
    ingeleverd: int = Field(ge=0, le=MEEST, format="int32")
    bespreking: str = Field(max_length=LANGST + 1000)
    uitslag: Sessieuitslag | None = Field(..., description="null zolang er wordt geoordeeld.")
    vergelijking: Oefenvergelijking | None = Field(..., description="Jouw oordeel naast het kader, na het sluiten.")


class Sessiekort(Antwoordvorm):
    """Een sessie die jij leidde."""

    code: Id
    fase: Literal["oordelen", "bespreken", "voorbij"]
    titel: Regel
    kader: Regel
    begonnen_op: Regel


class Oefensessies(Antwoordvorm):
    """De sessies die jij leidde, de nieuwste eerst."""

    sessies: list[Sessiekort] = Field(max_items=MEEST_SESSIES)
    reeks: list[Regel] = Field(max_items=VEEL, description="Hoe eens men het was over de uitkomst, over meer casussen.")


_EIGEN = {
    403: "Je mag geen sessie leiden, of deze sessie wordt door iemand anders geleid.",
    404: "Deze code is er niet, of de sessie is voorbij.",
    422: "Het oordelen is gesloten, of de inhoud past niet; detail zegt wat.",
}
_CODE = Parameter("code", (), "De code van de trainer.", patroon=rf"^[A-Za-z0-9 -]{{{LENGTE},20}}$", langst=20)
_TOESTEL = Parameter("toestel", (), "De naam die je pagina voor dit toestel koos.", patroon=TOESTEL, langst=64)
_WEIGERT = (400, 401, 403, 404, 413, 415, 422, 429, 503)
MIJN = Bewerking(
    "GET",
    "/oefenen/sessies",
    "oefensessies",
    "Oefenen",
    "De oefensessies die je zelf leidde",
    "Met hoe eens de teams het over de uitkomst waren, als er genoeg casussen zijn.",
    "De lijst.",
    Oefensessies,
    (400, 401, 403, 422, 429, 503),
    parameters=(_TOESTEL,),
    eigen_fouten=_EIGEN,
)
BEGIN = Bewerking(
    "POST",
    "/oefenen/sessies",
    "oefensessieBegin",
    "Oefenen",
    "Begin een oefensessie met een team",
    "Geeft een code waarmee anderen meedoen.",
    "De sessie.",
    Oefensessie,
    _WEIGERT,
    Sessieverzoek,
    eigen_fouten={**_EIGEN, 404: "Deze oefencasus is er niet."},
)
SESSIE = Bewerking(
    "GET",
    "/oefenen/sessies/{code}",
    "oefensessie",
    "Oefenen",
    "Hoe een oefensessie ervoor staat",
    "Zolang het oordelen niet is gesloten, staat er van niemand een oordeel in, behalve je eigen.",
    "De sessie.",
    Oefensessie,
    (400, 401, 403, 404, 422, 429, 503),
    parameters=(_CODE, _TOESTEL),
    eigen_fouten=_EIGEN,
)
OORDEEL = Bewerking(
    "POST",
    "/oefenen/sessies/{code}/oordeel",
    "oefensessieOordeel",
    "Oefenen",
    "Jouw oordeel in een oefensessie",
    "Hetzelfde nog eens sturen mag altijd: er telt er één per persoon.",
    "De sessie.",
    Oefensessie,
    _WEIGERT,
    Teamoordeelverzoek,
    parameters=(_CODE,),
    eigen_fouten=_EIGEN,
)
STAP = Bewerking(
    "POST",
    "/oefenen/sessies/{code}/stap",
    "oefensessieStap",
    "Oefenen",
    "Het oordelen sluiten, de bespreking noteren of de sessie beëindigen",
    "Alleen voor wie de sessie begon.",
    "De sessie.",
    Oefensessie,
    _WEIGERT,
    Sessiestap,
    parameters=(_CODE,),
    eigen_fouten=_EIGEN,
)
VERSLAG = Bewerking(
    "GET",
    "/oefenen/sessies/{code}/verslag",
    "oefensessieVerslag",
    "Oefenen",
    "De uitslag van een oefensessie op één bladzijde",
    "Zonder namen. Voor PDF is LibreOffice nodig op de server.",
    "Het bestand.",
    Bestand(tuple(VORMEN.values())),
    (400, 401, 403, 404, 422, 429, 503),
    parameters=(_CODE, _TOESTEL, Parameter("vorm", tuple(VORMEN), "Word of PDF.", False)),
    eigen_fouten={**_EIGEN, 503: "Het document is nu niet te maken; detail zegt waarom."},
)
