"""Where an item comes from, for people: its place in the source, and the mark of what is ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from bot.afweging import Kaders
from bot.afweging.bron import EIGEN_UITLEG, Bron

from .teksten import zeg


def toelichting() -> str:
    """That the help with a question is ours."""
    return zeg("herkomst.toelichting", eigen=EIGEN_UITLEG)


def bron_tekst(kaders: Kaders, bron: Bron) -> str:
    """One source line: "Procesregie Stichting ZO!, Casusregie, 1e alinea", with the mark before it when it is ours."""
    kader = kaders.kaders.get(bron.kader)
    plek = f"{kader.naam if kader else bron.kader}, {bron.vindplaats}"
    return zeg("herkomst.bij", eigen=EIGEN_UITLEG, plek=plek) if bron.interpretatie else plek


def bronnen_van(item: Mapping[str, Any]) -> list[Bron]:
    """The sources that a termijn or vervolgstap of an advice carries."""
    return (
        [Bron(**bron) for bron in item.get("bronnen") or [item["bron"]] if bron.get("vindplaats")]
        if item.get("bron")
        else []
    )


def bronnen_tekst(kaders: Kaders, item: Mapping[str, Any]) -> str:
    return "; ".join(bron_tekst(kaders, bron) for bron in bronnen_van(item))


def merk(bronnen: Iterable[Bron]) -> str:
    """What is put behind a sentence that is ours, or partly so: " (eigen uitleg van Regiewijzer)"; "" for one from
    the source.
    """
    alle = list(bronnen)
    eigen = [b for b in alle if b.interpretatie]
    if not eigen:
        return ""
    if len(eigen) == len(alle):
        return f" ({EIGEN_UITLEG})"
    deels = zeg("herkomst.deels", eigen=EIGEN_UITLEG, plekken="; ".join(b.vindplaats for b in eigen))
    return f" ({deels})"


def gemerkt(tekst: str, item: Mapping[str, Any]) -> str:
    """The text of a termijn or vervolgstap with its mark."""
    return tekst + merk(bronnen_van(item))
