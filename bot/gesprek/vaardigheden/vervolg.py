"""What becomes of a stored casus: settled, put before whoever decides in doubt, answered, closed.

Said in one go ("leg voor R-2026-0001: is dit een MP-casus?"); without what it takes, is said how. The store is asked,
and changed, by the action.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from bot.begrip.gespreksvraag import over_casus, rest_bij_casus
from bot.dossier.afsluiting import bij_twijfel, controle, met_oordelen
from bot.dossier.stand import STATUS, Status
from bot.schrijfwijze import en

from ..beeld import datum
from ..blokken import Blok, alinea, lijst
from ..gevraagd import kan_wachten
from ..staat import Beurt, Omgeving, Opvraag, Reactie, Staat, Waarvoor
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import tussendoor

STAPPEN: Mapping[Waarvoor, Status] = {
    Waarvoor.VASTSTELLEN: Status.VASTGESTELD,
    Waarvoor.VOORLEGGEN: Status.TER_BESPREKING,
    Waarvoor.BEANTWOORDEN: Status.ADVIES,
    Waarvoor.AFSLUITEN: Status.AFGESLOTEN,
}
GEDAAN: Mapping[Status, str] = {
    Status.ADVIES: "vervolg.advies",
    Status.VASTGESTELD: "vervolg.vastgesteld",
    Status.TER_BESPREKING: "vervolg.ter_bespreking",
    Status.AFGESLOTEN: "vervolg.afgesloten",
}
_REDEN = re.compile(r"[\s,;.]{0,3}\b(?:want|omdat|reden(?: is)?:?|vanwege)\b[:,]?\s{0,3}", re.IGNORECASE)
_ALLES = re.compile(r"^\W*(?:alles|alle punten)\b[^.;]*?(?:nagegaan|in orde|akkoord|klopt|ja|goed|ok)?", re.IGNORECASE)
_PUNT = re.compile(
    r"(?:^|[,;.\n]|\ben\b)\s{0,3}(?:punt\s{0,3})?(\d{1,2})\s{0,3}[:=]?\s{0,3}"
    r"(ja|nee|niet(?: van toepassing)?|nvt|n\.v\.t\.?)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Voornemen:
    """The step that a text asks for, with all that it takes."""

    status: Status
    inhoud: dict[str, Any] = field(default_factory=dict)


@Vaardigheid(
    "vaststellen", geleerd=False, tussendoor=True, rechtstreeks=True, zeg="vastgesteld R-2026-0001", in_hulp=90
)
def vaststellen(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Settle what was decided."""
    return _vraag_op(omgeving, staat, beurt, Waarvoor.VASTSTELLEN)


@Vaardigheid(
    "voorleggen",
    recht="vastleggen",
    geleerd=False,
    tussendoor=True,
    rechtstreeks=True,
    zeg="leg voor R-2026-0001",
    in_hulp=91,
)
def voorleggen(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Put a question before whoever the kader names in doubt."""
    return _vraag_op(omgeving, staat, beurt, Waarvoor.VOORLEGGEN)


@Vaardigheid("beantwoorden", recht="bespreken", geleerd=False, tussendoor=True, rechtstreeks=True)
def beantwoorden(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Keep the answer to that question, with its reason."""
    return _vraag_op(omgeving, staat, beurt, Waarvoor.BEANTWOORDEN)


@Vaardigheid(
    "afsluiten",
    recht="vastleggen",
    geleerd=False,
    tussendoor=True,
    rechtstreeks=True,
    zeg="afsluiten R-2026-0001",
    in_hulp=92,
)
def afsluiten(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Close a casus, once all that its kaders ask was looked at."""
    return _vraag_op(omgeving, staat, beurt, Waarvoor.AFSLUITEN)


def _vraag_op(omgeving: Omgeving, staat: Staat | None, beurt: Beurt, waarvoor: Waarvoor) -> Reactie:
    _, casus = over_casus(beurt.tekst) or ("", None)
    if casus is None and staat is not None and staat.vastgelegd:
        casus = staat.casus  # the one that was just stored
    if casus is None:
        return tussendoor(omgeving, staat, zeg("casussen.welke"))
    return Reactie(staat, opvragen=Opvraag(casus, waarvoor, beurt.nu, rest_bij_casus(beurt.tekst)))


def voorgenomen(omgeving: Omgeving, opvraag: Opvraag, rij: Mapping[str, Any]) -> Voornemen | None:
    """The step that is asked for; None when something it takes isn't said yet. `rij` as in docs/contract.md."""
    status, tekst = STAPPEN[opvraag.waarvoor], opvraag.tekst
    if status is Status.VASTGESTELD:
        return Voornemen(status)
    if not tekst and not (status is Status.AFGESLOTEN and not controle(rij, omgeving.kaders)):
        return None
    if status is Status.TER_BESPREKING:
        return Voornemen(status, {"vraag": tekst, "aan": _aan(omgeving, rij)})
    if status is Status.ADVIES:
        antwoord, *reden = _REDEN.split(tekst, maxsplit=1)
        return Voornemen(status, {"antwoord": antwoord, "reden": reden[0]}) if antwoord and reden and reden[0] else None
    oordelen = gelezen_oordelen(controle(rij, omgeving.kaders), tekst)
    if oordelen is None:
        return None
    return Voornemen(status, {"controle": met_oordelen(controle(rij, omgeving.kaders), oordelen)})


def gelezen_oordelen(punten: Sequence[Mapping[str, Any]], tekst: str) -> dict[str, tuple[str, str | None]] | None:
    """What a text says of the points of the check ("alles nagegaan", "2 nee, want …", "3 nvt"); what isn't named is
    yes when it says that all was looked at, or names others. None when it says nothing of them.
    """
    toelichting = next(iter(_REDEN.split(tekst, maxsplit=1)[1:]), "").strip() or None
    kop = _REDEN.split(tekst, maxsplit=1)[0]
    genoemd = {int(nummer): woord.lower() for nummer, woord in _PUNT.findall(kop)}
    if not punten:
        return {}
    if any(not 1 <= nummer <= len(punten) for nummer in genoemd) or not (genoemd or _zegt_alles(kop)):
        return None
    uit: dict[str, tuple[str, str | None]] = {}
    for nummer, punt in enumerate(punten, 1):
        woord = genoemd.get(nummer, "ja")
        oordeel = "ja" if woord == "ja" else "nee" if woord in ("nee", "niet") else "nvt"
        uit[punt["id"]] = (oordeel, toelichting if oordeel == "nee" else None)
    return uit


def _zegt_alles(tekst: str) -> bool:
    treffer = _ALLES.match(tekst)
    return treffer is not None and not re.search(r"\b(?:niet|geen|nog)\b", tekst, re.IGNORECASE)


def _aan(omgeving: Omgeving, rij: Mapping[str, Any]) -> str:
    return en(bij_twijfel(rij, omgeving.kaders)) or zeg("vervolg.zelf_kiezen")


def na_stap(
    omgeving: Omgeving, staat: Staat | None, opvraag: Opvraag, rij: Mapping[str, Any] | None, gezet: bool, fout: str
) -> Reactie:
    """What to say: that it was done, what it still takes, or why it can't be. `rij` after it; None: not one of his."""
    if rij is None:
        return tussendoor(omgeving, staat, zeg("casussen.mag_niet"))
    if fout:
        return tussendoor(omgeving, staat, fout)
    if gezet:
        return tussendoor(omgeving, staat, *_gedaan(rij))
    wacht = kan_wachten(staat, opvraag.waarvoor)
    uit = tussendoor(omgeving, staat, *_nog_nodig(omgeving, opvraag, rij, wacht))
    return replace(uit, gevraagd=Opvraag(rij["casus"], opvraag.waarvoor)) if wacht else uit


def _gedaan(rij: Mapping[str, Any]) -> list[Blok]:
    stand, casus = rij["stand"], rij["casus"]
    status = Status(stand["status"])
    zin = zeg(GEDAAN[status], casus=casus, aan=stand.get("aan", ""))
    blokken: list[Blok] = [alinea(zin)]
    if status is Status.TER_BESPREKING:
        blokken.append(alinea(zeg("vervolg.antwoorden", casus=casus)))
    elif status is Status.AFGESLOTEN and not stand.get("controle"):
        blokken.append(alinea(zeg("vervolg.geen_controle")))
    return blokken


def _nog_nodig(omgeving: Omgeving, opvraag: Opvraag, rij: Mapping[str, Any], wacht: bool) -> list[Blok]:
    casus = rij["casus"]
    if opvraag.waarvoor is Waarvoor.AFSLUITEN:
        regels = [
            zeg("vervolg.punt", nummer=nummer, vraag=punt["tekst"], bron=punt["vindplaats"])
            for nummer, punt in enumerate(controle(rij, omgeving.kaders), 1)
        ]
        niet = [alinea(zeg("vervolg.niet_gelezen"))] if opvraag.tekst else []
        hoe = alinea(zeg("vervolg.hoe_afsluiten", casus=casus))
        return [*niet, alinea(zeg("vervolg.controle", casus=casus)), lijst(regels), hoe]
    if opvraag.waarvoor is Waarvoor.VOORLEGGEN:
        aan = _aan(omgeving, rij)
        nu = zeg("vervolg.typ_de_vraag", casus=casus, aan=aan)
        return [alinea(nu if wacht else zeg("vervolg.hoe_voorleggen", casus=casus, aan=aan))]
    return [
        alinea(zeg("vervolg.typ_het_antwoord", casus=casus) if wacht else zeg("vervolg.hoe_antwoorden", casus=casus))
    ]


def standregels(rij: Mapping[str, Any]) -> list[Blok]:
    """How far this casus is, for who opens it; nothing while nothing was done with it."""
    stand = rij.get("stand") or {}
    if "op" not in stand:
        return []
    status = Status(stand["status"])
    sinds = datum(str(stand["op"])[:10])
    if status is Status.TER_BESPREKING:
        zin = zeg("vervolg.ligt_voor", aan=stand.get("aan", ""), vraag=stand.get("vraag", ""), datum=sinds)
    elif status is Status.ADVIES:
        reden = stand.get("reden", "")
        zin = zeg("vervolg.beantwoord", antwoord=stand.get("antwoord", ""), reden=reden, datum=sinds)
    else:
        zin = zeg("vervolg.is", status=STATUS[status], datum=sinds)
    return [alinea(zin)]
