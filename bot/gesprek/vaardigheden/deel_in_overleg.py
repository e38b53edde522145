"""The casus of this conversation on the list of the team's meeting, and off it again. The store is changed by the
action; of what was typed nothing goes along, only what is known of the casus.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any
from uuid import UUID

from ..beeld import datum, waarde_als_tekst
from ..blokken import Blok, alinea, lijst
from ..staat import Beurt, Omgeving, Opvraag, Reactie, Staat, Waarvoor
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import geen_afweging, tussendoor

DELEN = frozenset({Waarvoor.DELEN, Waarvoor.TERUGHALEN})
_NUMMER = re.compile(r"\b([1-9])\b")
_ACUUT = "acuut_onveilig"
_GRADEN = ("crisis", "spoed")


class Gedaan(str, Enum):
    """What came of it."""

    GEDEELD = "gedeeld"
    STOND_ER_AL = "stond_er_al"
    VOL = "vol"
    KIES = "kies"
    GEEN = "geen"
    ER_AF = "er_af"
    STAAT_ER_NIET = "staat_er_niet"
    BEGONNEN = "begonnen"


@dataclass(frozen=True)
class Uitslag:
    """What came of it: `overleggen` as {"team", "datum"}, the one it is about, or those to choose from."""

    gedaan: Gedaan
    overleggen: tuple[Mapping[str, str], ...] = ()


@Vaardigheid(
    "deel_in_overleg",
    recht="overleggen",
    geleerd=False,
    tussendoor=True,
    rechtstreeks=True,
    zeg="deel in het overleg",
    in_hulp=93,
)
def deel_in_overleg(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Put it on the list of the meeting of today, or of the one that is chosen."""
    if staat is None or not staat.antwoorden:
        return geen_afweging("deel_in_overleg.niets") if staat is None else _niets(omgeving, staat)
    return Reactie(staat, opvragen=Opvraag(None, Waarvoor.DELEN, beurt.nu, beurt.tekst))


@Vaardigheid("haal_uit_overleg", recht="overleggen", geleerd=False, tussendoor=True, rechtstreeks=True)
def haal_uit_overleg(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Take it off that list again."""
    if staat is None:
        return geen_afweging("deel_in_overleg.niets")
    return Reactie(staat, opvragen=Opvraag(None, Waarvoor.TERUGHALEN, beurt.nu, beurt.tekst))


def _niets(omgeving: Omgeving, staat: Staat) -> Reactie:
    return tussendoor(omgeving, staat, zeg("deel_in_overleg.nog_niets"))


def stuk_van(staat: Staat) -> str:
    """The id of the aanmelding that this casus is on a list, the same as long as the conversation is about it."""
    return staat.gedeeld or UUID(staat.afweging).hex


def als_stuk(omgeving: Omgeving, staat: Staat) -> dict[str, Any]:
    """This casus as an aanmelding of a meeting (bot.poort.api.overleggen.Stuk): labels of the kaders and numbers, no
    word that somebody typed.
    """
    kenmerken = omgeving.kaders.kenmerken
    bekend = {k: w for k, w in staat.antwoorden.items() if k in kenmerken}
    regels = [f"{kenmerken[k].label}: {waarde_als_tekst(kenmerken[k], w)}" for k, w in bekend.items()]
    naam, graad = _graad(bekend)
    return {
        "id": stuk_van(staat),
        "tekst": "\n".join(regels),
        "graad": graad,
        "woorden": waarde_als_tekst(kenmerken[naam], bekend[naam]) if graad else None,
        "besluit": None,
        "bij_twijfel": None,
        "laatste_code": staat.casus,
        "triage": None,
        "oppakken": None,
        "eerder": None,
        "beeld": None,
    }


def _graad(bekend: Mapping[str, Any]) -> tuple[str, str | None]:
    """The kenmerk that makes it urgent, and how urgent."""
    if bekend.get("veiligheid") == _ACUUT:
        return "veiligheid", "acuut"
    urgentie = bekend.get("urgentie")
    return "urgentie", urgentie if urgentie in _GRADEN else None


def gekozen(tekst: str, hoeveel: int) -> int | None:
    """Which of so many meetings a text names by its number (from 0); None when it names none of them."""
    treffer = _NUMMER.search(tekst)
    return int(treffer[1]) - 1 if treffer and int(treffer[1]) <= hoeveel else None


def na_delen(omgeving: Omgeving, staat: Staat | None, beurt: Beurt, uitslag: Uitslag) -> Reactie:
    """What to say of it; the conversation remembers which aanmelding it is."""
    assert staat is not None
    if uitslag.gedaan is Gedaan.GEDEELD:
        staat = replace(staat, gedeeld=stuk_van(staat))
    return tussendoor(omgeving, staat, *_gezegd(beurt, uitslag))


def _gezegd(beurt: Beurt, uitslag: Uitslag) -> Sequence[Blok]:
    if uitslag.gedaan is Gedaan.KIES:
        regels = [_naam(overleg) for overleg in uitslag.overleggen]
        return [
            alinea(zeg("deel_in_overleg.welk")),
            lijst(regels, "cijfer"),
            alinea(zeg("deel_in_overleg.kies")),
        ]
    if uitslag.gedaan is Gedaan.GEEN:
        return [alinea(zeg("deel_in_overleg.geen_overleg") if beurt.teams else zeg("deel_in_overleg.geen_team"))]
    if uitslag.gedaan is Gedaan.STAAT_ER_NIET:
        return [alinea(zeg("deel_in_overleg.staat_er_niet"))]
    overleg = _naam(uitslag.overleggen[0])
    match uitslag.gedaan:
        case Gedaan.GEDEELD:
            return [alinea(zeg("deel_in_overleg.gedeeld", overleg=overleg))]
        case Gedaan.STOND_ER_AL:
            return [alinea(zeg("deel_in_overleg.stond_er_al", overleg=overleg))]
        case Gedaan.VOL:
            return [alinea(zeg("deel_in_overleg.vol", overleg=overleg))]
        case Gedaan.ER_AF:
            return [alinea(zeg("deel_in_overleg.er_af", overleg=overleg))]
    return [alinea(zeg("deel_in_overleg.begonnen", overleg=overleg))]


def _naam(overleg: Mapping[str, str]) -> str:
    dag = datum(overleg["datum"])
    if overleg["team"]:
        return zeg("deel_in_overleg.van_team", team=overleg["team"], datum=dag)
    return zeg("deel_in_overleg.van_jou", datum=dag)
