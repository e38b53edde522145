"""Values and dates in words, and the `custom` object with the whole afweging (docs/contract.md)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot import schrijfwijze
from bot.afweging import Kaders, telt_als
from bot.afweging.model import Kenmerk
from bot.afweging.termijnen import lees_datum

from . import actieblad
from .lopend import zonder_lopende
from .oefening import stap
from .staat import Omgeving, Staat, besloten, open_prompt
from .teksten import zeg

# The one place that says where to go in need; every reply that did not understand ends in it.
NOODREGEL = zeg("algemeen.nood")


def datum(iso: str) -> str:
    """An ISO date or date-time as Dutch text: "20 november 2026" or "20 november 2026, 10:00 uur"."""
    return schrijfwijze.wanneer(lees_datum(iso) if "T" in iso else date.fromisoformat(iso))


def waarde_als_tekst(kenmerk: Kenmerk, waarde: Any) -> str:
    """A (JSON) value by its labels."""
    if kenmerk.soort == "getallen":
        return ", ".join(map(schrijfwijze.getal, waarde)) or zeg("algemeen.geen")
    if kenmerk.soort != "meerkeuze":
        return kenmerk.optie(waarde).label
    if waarde is True:
        return zeg("algemeen.ten_minste_een")
    if not waarde:
        return kenmerk.leeg.label if kenmerk.leeg else zeg("algemeen.geen")
    return ", ".join(kenmerk.optie(deel).label for deel in waarde)


def keuze_label(kaders: Kaders, afwijking: Mapping[str, Any]) -> str:
    """What the user chose instead of the advice: the label that came with it, also when the kaders don't know that
    uitkomst any more.
    """
    besluit = kaders.besluiten.get(afwijking["besluit"])
    bekend = besluit.uitkomsten.get(afwijking["uitkomst"]) if besluit else None
    return afwijking.get("label") or (bekend.label if bekend else afwijking["uitkomst"])


def vraag_object(kenmerk: Kenmerk) -> dict[str, Any]:
    """The `vraag` of the custom object."""
    opties = [{"waarde": o.waarde, "label": o.label, **({"hulp": o.hulp} if o.hulp else {})} for o in kenmerk.opties]
    leeg = {"leeg": kenmerk.leeg.label} if kenmerk.leeg else {}
    return {
        "kenmerk": kenmerk.id,
        "tekst": kenmerk.vraag,
        "soort": kenmerk.soort,
        "opties": opties,
        "hulp": kenmerk.hulp,
        **leeg,
    }


def klaar(omgeving: Omgeving, staat: Staat, uit: dict[str, Any]) -> bool:
    """Whether everything asked for is bepaald, or nothing is left to ask."""
    return not uit["ontbreekt"] or (staat.vraag is None and not staat.voorstel)


_SOORT = {"aanpassen": "bevestig"}  # the list is still what is asked about


def open_object(staat: Staat) -> dict[str, Any] | None:
    """`custom.open`: what a bare answer now belongs to (docs/contract.md)."""
    op = open_prompt(staat)
    if op is None:
        return None
    kenmerk = {"vraag": staat.vraag, "bedoel_je": getattr(staat.wacht, "kenmerk", None)}.get(op)
    return {"soort": _SOORT.get(op, op), "kenmerk": kenmerk}


def custom(omgeving: Omgeving, staat: Staat, uit: dict[str, Any]) -> dict[str, Any]:
    """The machine-readable afweging that ends every turn."""
    open_ = open_object(staat)
    gevraagd = staat.vraag if open_ and open_["soort"] == "vraag" else None
    return {
        "soort": "afweging",
        "oefening": stap(omgeving.kaders, staat.oefening) if staat.oefening else None,
        "afweging": staat.afweging,
        "profiel": staat.profiel,
        "casus": staat.casus,
        "vastgelegd": staat.vastgelegd,
        "modus": staat.modus,
        "klaar": klaar(omgeving, staat, uit),
        "vraag": vraag_object(omgeving.kaders.kenmerken[gevraagd]) if gevraagd else None,
        "open": open_,
        "wacht": open_["soort"] if open_ and open_["soort"] != "vraag" else None,
        "gewijzigd": [],
        "voorstel": {f["kenmerk"]: f["waarde"] for f in staat.voorstel},
        "voorstel_woorden": {f["kenmerk"]: f["tekst"] for f in staat.voorstel},
        "bekend": staat.antwoorden,
        "overgeslagen": staat.overgeslagen,
        "ontbreekt": uit["ontbreekt"],
        "besluiten": uit["besluiten"],
        "afwijking": staat.afwijking,
        "telt_als": telt_als(omgeving.kaders, besloten(staat)),
        "datum": staat.datum,
        "termijnen": uit["termijnen"],
        "vervolgstappen": uit["vervolgstappen"],
        "acties": actieblad.als_json(zonder_lopende(staat, uit), staat.datum),
        "kaders": uit["kaders"],
    }
