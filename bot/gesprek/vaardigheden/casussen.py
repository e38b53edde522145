"""What this user stored: the list of it, and one of them. The store is asked by the action, which then says it here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.begrip.gespreksvraag import casuscode, over_casus
from bot.dossier import Wat

from ..beeld import datum
from ..blokken import Blok, alinea, lijst
from ..staat import Beurt, Omgeving, Opvraag, Reactie, Staat, Waarvoor
from ..teksten import zeg
from ..vaardigheid import Vaardigheid
from ..zeggen import tussendoor
from .herafweging import begonnen, sinds_vorige, verloop_blokken
from .vervolg import standregels
from .wat_staat_open import agenda_blokken

AANTAL = 10  # in the list
LOGREGELS = 20
_GEDAAN = {
    Wat.VASTGELEGD.value: "casussen.log_vastgelegd",
    Wat.AFGEWEKEN.value: "casussen.log_afgeweken",
    Wat.VASTGESTELD.value: "casussen.log_vastgesteld",
    Wat.VOORGELEGD.value: "casussen.log_voorgelegd",
    Wat.BEANTWOORD.value: "casussen.log_beantwoord",
    Wat.AFGESLOTEN.value: "casussen.log_afgesloten",
    Wat.INGEZIEN.value: "casussen.log_ingezien",
    Wat.UITGEVOERD.value: "casussen.log_uitgevoerd",
    Wat.VERWIJDERD.value: "casussen.log_verwijderd",
    Wat.AANGEMELD.value: "casussen.log_aangemeld",
    Wat.AFGEMELD.value: "casussen.log_afgemeld",
    Wat.GEWEIGERD.value: "casussen.log_geweigerd",
}
_MOST_TERMS = 3


@Vaardigheid("mijn_casussen", recht="inzien", geleerd=False, tussendoor=True, zeg="mijn casussen", in_hulp=85)
def mijn_casussen(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Ask the store for the last ones of this user."""
    return Reactie(staat, opvragen=Opvraag())


@Vaardigheid("open_casus", recht="inzien", geleerd=False, tussendoor=True)
def open_casus(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Ask the store for one casus, by its code."""
    code = casuscode(beurt.tekst)
    return Reactie(staat, opvragen=Opvraag(code)) if code else tussendoor(omgeving, staat, zeg("casussen.welke"))


@Vaardigheid("wie_zag", recht="logboek", geleerd=False, tussendoor=True, zeg="wie zag R-2026-0001", in_hulp=89)
def wie_zag(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Ask the store for the lines of the audit log about one casus."""
    _, code = over_casus(beurt.tekst) or ("", None)
    if code is None:
        return tussendoor(omgeving, staat, zeg("casussen.welke"))
    return Reactie(staat, opvragen=Opvraag(code, Waarvoor.LOGBOEK))


def getoond(omgeving: Omgeving, staat: Staat | None, opvraag: Opvraag, rijen: Sequence[Mapping[str, Any]]) -> Reactie:
    """What the store had for this user: rows as in docs/contract.md, the newest first; of an agenda its groups.

    Of a casus that isn't there nothing else is said than of one that isn't his.
    """
    if opvraag.waarvoor is Waarvoor.AGENDA:
        return tussendoor(omgeving, staat, *agenda_blokken(rijen))
    if opvraag.casus is None:
        return tussendoor(omgeving, staat, *_lijst(omgeving, rijen))
    if not rijen:
        return tussendoor(omgeving, staat, zeg("casussen.mag_niet"))
    if opvraag.waarvoor is Waarvoor.HERAFWEGING and opvraag.nu:
        return begonnen(omgeving, staat, rijen, opvraag.nu)
    if opvraag.waarvoor is Waarvoor.LOGBOEK:
        return tussendoor(omgeving, staat, *_logboek(opvraag.casus, rijen))
    if opvraag.waarvoor is Waarvoor.VERLOOP:
        return tussendoor(omgeving, staat, *verloop_blokken(omgeving, rijen))
    return tussendoor(omgeving, staat, *_een(omgeving, rijen))


def niet_getoond(omgeving: Omgeving, staat: Staat | None, fout: str = "") -> Reactie:
    """That nothing of the store can be shown: `fout` of the store, or that it isn't known who asks."""
    return tussendoor(omgeving, staat, zeg("casussen.mislukt", fout=fout) if fout else zeg("casussen.wie_ben_je"))


def _logboek(casus: str, regels: Sequence[Mapping[str, Any]]) -> list[Blok]:
    """Lines of the log as in docs/contract.md, the newest first."""
    punten = [
        zeg(
            "casussen.log_regel",
            wanneer=datum(regel["op"]),
            wat=zeg(_GEDAAN[regel["wat"]]),
            wie=" ".join(filter(None, (regel["wie"], f"({regel['rollen']})" if regel["rollen"] else ""))),
            kanaal=regel["kanaal"],
        )
        for regel in regels
    ]
    return [alinea(zeg("casussen.log_kop", casus=casus)), lijst(punten), alinea(zeg("casussen.log_slot"))]


def _lijst(omgeving: Omgeving, rijen: Sequence[Mapping[str, Any]]) -> list[Blok]:
    if not rijen:
        return [alinea(zeg("casussen.geen"))]
    regels = [
        zeg("casussen.regel", casus=r["casus"], datum=_dag(r), uitkomsten="; ".join(_labels(omgeving, r)))
        for r in rijen
    ]
    return [
        alinea(zeg("casussen.kop")),
        lijst(regels[:AANTAL]),
        alinea(zeg("casussen.openen", casus=rijen[0]["casus"])),
    ]


def _een(omgeving: Omgeving, rijen: Sequence[Mapping[str, Any]]) -> list[Blok]:
    rij = rijen[0]
    profiel = omgeving.kaders.profielen.get(rij["profiel"])
    kop = zeg(
        "casussen.open_kop",
        casus=rij["casus"],
        datum=_dag(rij),
        profiel=profiel.label if profiel else rij["profiel"],
        volgnummer=rij["volgnummer"],
    )
    namen = {b: omgeving.kaders.besluiten[b].naam if b in omgeving.kaders.besluiten else b for b in rij["besluiten"]}
    besluiten = [
        zeg("casussen.open_besluit", besluit=namen[b], label=_label(b, uit, rij)) for b, uit in rij["besluiten"].items()
    ]
    termijnen = sorted(rij["termijnen"], key=lambda t: str(t["uiterlijk"]))[:_MOST_TERMS]
    uit: list[Blok] = [alinea(kop), lijst(besluiten)]
    if termijnen:
        punten = (zeg("casussen.open_termijn", label=t["label"], datum=datum(t["uiterlijk"])) for t in termijnen)
        uit += [alinea(zeg("casussen.open_termijnen")), lijst(punten)]
    uit += standregels(rij)
    uit += sinds_vorige(omgeving, rijen)
    return [*uit, alinea(zeg("casussen.open_slot", casus=rij["casus"]))]


def _labels(omgeving: Omgeving, rij: Mapping[str, Any]) -> Iterable[str]:
    return (_label(naam, besluit, rij) for naam, besluit in rij["besluiten"].items())


def _label(naam: str, besluit: Mapping[str, Any], rij: Mapping[str, Any]) -> str:
    """What came out, as it was stored; and what was decided instead."""
    advies = besluit.get("label") or zeg("casussen.niet_te_zeggen")
    afwijking = rij["afwijking"] or []
    alle = [afwijking] if isinstance(afwijking, Mapping) else afwijking
    eigen = next((a.get("label") or a["uitkomst"] for a in alle if a["besluit"] == naam), None)
    return zeg("casussen.afgeweken", keuze=eigen, advies=advies) if eigen else advies


def _dag(rij: Mapping[str, Any]) -> str:
    return datum(str(rij["vastgelegd_op"])[:10])
