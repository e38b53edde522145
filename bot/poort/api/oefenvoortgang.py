"""What somebody practised, how far he is on the learning path, and what a group finds hard."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from bot.gegevens.model import Antwoordvorm, Id, Regel, Verzoekvorm
from bot.poort.api.afweging import VEEL
from bot.poort.api.bewerking import Bewerking

WEKEN = 120  # that the course over time has at most
STAPPEN = 100
_VEELVOUD = 1_000_000


class Oefenonderdeel(Antwoordvorm):
    """Eén besluit of kenmerk, zoals jij het nu kent."""

    naam: Id
    label: Regel
    soort: Literal["besluit", "kenmerk"]
    goed: int = Field(ge=0, le=_VEELVOUD, format="int32")
    fout: int = Field(ge=0, le=_VEELVOUD, format="int32")
    sterkte: int = Field(
        ge=0,
        le=100,
        format="int32",
        description="De kans in procenten dat je het nog weet; 0 als het de laatste keer anders was.",
    )
    terug: bool = Field(description="Of het in je volgende casussen terugkomt.")
    terug_op: Regel = Field(description="De dag waarop het terugkomt (jjjj-mm-dd).")


class Oefenkader(Antwoordvorm):
    """Eén kader: hoe vaak je ermee oefende, en hoe de onderdelen gaan. Wat de meeste aandacht vraagt, staat vooraan."""

    kader: Id
    label: Regel
    gedaan: int = Field(ge=0, le=_VEELVOUD, format="int32")
    goed: int = Field(ge=0, le=_VEELVOUD, format="int32", description="Zo vaak koos je wat het kader ook zegt.")
    van: int = Field(ge=0, le=_VEELVOUD, format="int32", description="Zo vaak werd je een besluit gevraagd.")
    onderdelen: list[Oefenonderdeel] = Field(max_items=VEEL)


class Zekerheidsdeel(Antwoordvorm):
    """Hoe vaak je dit zei, en hoe vaak het dan klopte."""

    naam: Id
    label: Regel
    verwacht: int = Field(ge=0, le=100, format="int32", description="Zo vaak zou het moeten kloppen, in procenten.")
    aantal: int = Field(ge=0, le=_VEELVOUD, format="int32")
    goed: int = Field(ge=0, le=_VEELVOUD, format="int32")


class Zekerheidsstand(Antwoordvorm):
    """Of je weet wanneer je het weet."""

    brier: float | None = Field(
        ..., ge=0, le=1, format="double", description="De Brier-score: 0 is het best. Null: nog te weinig casussen."
    )
    zin: Regel
    delen: list[Zekerheidsdeel] = Field(max_items=VEEL)


class Oefenweek(Antwoordvorm):
    """Eén week oefenen; `week` is de maandag ervan."""

    week: Regel
    gedaan: int = Field(ge=0, le=_VEELVOUD, format="int32")
    goed: int = Field(ge=0, le=_VEELVOUD, format="int32")
    van: int = Field(ge=0, le=_VEELVOUD, format="int32")


class Voortgang(Antwoordvorm):
    """Hoe je oefenen gaat. Alleen jij ziet dit."""

    gedaan: int = Field(ge=0, le=_VEELVOUD, format="int32", description="Casussen, met die van de toets.")
    kort: int = Field(ge=0, le=_VEELVOUD, format="int32", description="Korte oefeningen.")
    zin: Regel
    kaders: list[Oefenkader] = Field(max_items=VEEL)
    zekerheid: Zekerheidsstand
    verloop: list[Oefenweek] = Field(max_items=WEKEN)


class Gewist(Antwoordvorm):
    """Wat er is gewist."""

    aantal: int = Field(ge=0, le=_VEELVOUD, format="int32")
    zin: Regel


class Groepsonderdeel(Antwoordvorm):
    """Eén besluit of kenmerk in een groep."""

    kader: Id
    kader_label: Regel
    naam: Id
    label: Regel
    leerlingen: int = Field(ge=0, le=_VEELVOUD, format="int32")
    fout: int | None = Field(
        ..., ge=0, le=_VEELVOUD, format="int32", description="Null: minder dan 5, of daarmee te herleiden."
    )


class Groep(Antwoordvorm):
    """Wat je groep moeilijk vindt, zonder namen. Bij minder dan `minstens` mensen is `leerlingen` null."""

    minstens: int = Field(ge=1, le=100, format="int32")
    leerlingen: int | None = Field(..., ge=0, le=_VEELVOUD, format="int32")
    zin: Regel
    onderdelen: list[Groepsonderdeel] = Field(max_items=VEEL)


class Leerstap(Antwoordvorm):
    """Eén stap van het leerpad. Bij lezen staat de tekst erbij; de andere doe je in het gesprek of op de pagina."""

    id: Id
    dag: int = Field(ge=1, le=31, format="int32")
    soort: Literal["lezen", "kort", "casus", "toets"]
    kader: Id | None = Field(...)
    niveau: Literal["makkelijk", "gemiddeld", "lastig"] | None = Field(...)
    titel: Regel
    tekst: Regel
    gedaan_op: Regel | None = Field(...)


class Leerbewijs(Antwoordvorm):
    """Wat er is geoefend. Het is geen cijfer."""

    titel: Regel
    zin: Regel
    van: Regel
    tot: Regel
    casussen: int = Field(ge=0, le=_VEELVOUD, format="int32")
    kort: int = Field(ge=0, le=_VEELVOUD, format="int32")
    kaders: list[Regel] = Field(max_items=VEEL)
    onderdelen: list[Regel] = Field(max_items=VEEL)
    slot: Regel


class Leerpad(Antwoordvorm):
    """Twee weken, tien minuten per dag."""

    dag: int = Field(ge=1, le=31, format="int32", description="De dag waar je bent.")
    dagen: int = Field(ge=1, le=31, format="int32")
    vandaag_klaar: bool = Field(description="Of je voor vandaag klaar bent; verder gaan mag.")
    klaar: bool
    zin: Regel
    stap: Id | None = Field(..., description="De stap die nu aan de beurt is.")
    stappen: list[Leerstap] = Field(max_items=STAPPEN)
    bewijs: Leerbewijs | None = Field(..., description="Zodra alle stappen zijn gedaan.")


class Leerstapverzoek(Verzoekvorm):
    """Een stap om te lezen die je gelezen hebt."""

    stap: Id


_WEIGERT = (400, 401, 403, 429, 503)
VOORTGANG = Bewerking(
    "GET",
    "/oefenen/voortgang",
    "oefenVoortgang",
    "Oefenen",
    "Hoe je oefenen gaat",
    "Per kader en per onderdeel, wat terugkomt, en of je weet wanneer je het weet. Alleen over wie het vraagt.",
    "Je voortgang.",
    Voortgang,
    _WEIGERT,
)
WISSEN = Bewerking(
    "POST",
    "/oefenen/voortgang/wissen",
    "oefenVoortgangWissen",
    "Oefenen",
    "Je voortgang wissen",
    "Alles wat over jouw oefenen is bewaard, ook je leerpad.",
    "Het is gewist.",
    Gewist,
    _WEIGERT,
)
GROEP = Bewerking(
    "GET",
    "/oefenen/groep",
    "oefenGroep",
    "Oefenen",
    "Wat je groep moeilijk vindt",
    "Van wie in je teams oefende, zonder namen, vanaf vijf mensen; aantallen onder de vijf staan er niet.",
    "De groep.",
    Groep,
    _WEIGERT,
)
LEERPAD = Bewerking(
    "GET",
    "/oefenen/leerpad",
    "oefenLeerpad",
    "Oefenen",
    "Je leerpad",
    "Alle stappen, wat je deed en wat er vandaag is; aan het eind wat je hebt geoefend.",
    "Het leerpad.",
    Leerpad,
    _WEIGERT,
)
STAP_GELEZEN = Bewerking(
    "POST",
    "/oefenen/leerpad",
    "oefenLeerpadStap",
    "Oefenen",
    "Een stap om te lezen is gelezen",
    "De andere stappen tellen door ze te doen.",
    "Het leerpad, met de stap gedaan.",
    Leerpad,
    (400, 401, 403, 413, 415, 422, 429, 503),
    Leerstapverzoek,
)
