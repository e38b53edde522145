"""Where a value comes from, for who asks ("waarom staat er bedreigd?"): about what stands there, no sign of danger."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from bot.afweging.model import Kenmerk
from bot.begrip.antwoord import kaal
from bot.begrip.handeling import vraagt_waarom_staat

from .beeld import waarde_als_tekst
from .staat import Omgeving, Staat
from .teksten import zeg


def herkomst_van_label(omgeving: Omgeving, staat: Staat | None, tekst: str) -> list[str]:
    """A line for each value on the list or known that the text asks the origin of; none when it asks of none."""
    label = vraagt_waarom_staat(tekst)
    if staat is None or not label:
        return []
    gelezen = {f["kenmerk"]: f["tekst"] for f in staat.voorstel}
    regels = []
    for kenmerk, waarde in _alle(omgeving, staat):
        hulp = [o.hulp for o in kenmerk.opties if o.hulp and _noemt(label, o.label) and _heeft(waarde, o.waarde)]
        if not hulp and not _noemt(label, kenmerk.label) and not _noemt(label, waarde_als_tekst(kenmerk, waarde)):
            continue
        naam, gezegd = kenmerk.label, waarde_als_tekst(kenmerk, waarde)
        if kenmerk.id in gelezen:
            van = zeg("uitleg.gelezen_in", kenmerk=naam, waarde=gezegd, woorden=gelezen[kenmerk.id])
        else:
            van = zeg("uitleg.ingevuld", kenmerk=naam, waarde=gezegd)
        regels.append(" ".join([van, *hulp, zeg("uitleg.klopt_het_niet", kenmerk=naam.lower())]))
    return regels


def _alle(omgeving: Omgeving, staat: Staat) -> Iterator[tuple[Kenmerk, Any]]:
    for naam, waarde in {**staat.antwoorden, **{f["kenmerk"]: f["waarde"] for f in staat.voorstel}}.items():
        if naam in omgeving.kaders.kenmerken:
            yield omgeving.kaders.kenmerken[naam], waarde


def _heeft(waarde: Any, optie: Any) -> bool:
    return optie in waarde if isinstance(waarde, list) else waarde == optie


def _noemt(label: str, naam: str) -> bool:
    """Whether the words that were asked about are (the beginning of) this name, or hold it."""
    heel = kaal(naam)
    return f" {label} " in f" {heel.replace(',', '')} " or f" {heel} " in f" {label} "
