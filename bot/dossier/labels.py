"""Labels of deadlines for rows that were stored without them: only what the row itself settles, never by id alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from bot.afweging import Kaders, OnbruikbareInvoer, weeg_af
from bot.dossier.model import Rij
from bot.dossier.overzicht import afwijkingen


def met_labels(rijen: Sequence[Rij], kaders: Callable[[], Kaders]) -> list[Rij]:
    """The rows, with the label of each deadline that lacks one where it is certain.

    `kaders` is only called when one lacks it.
    """
    if all(t.get("label") for rij in rijen for t in rij.termijnen):
        return list(rijen)
    geladen = kaders()
    return [
        replace(rij, termijnen=[_met_label(t, eigen) for t in rij.termijnen])
        for rij in rijen
        for eigen in [_labels(rij, geladen)]
    ]


def _met_label(termijn: dict[str, Any], labels: dict[str, str]) -> dict[str, Any]:
    label = termijn.get("label") or labels.get(str(termijn.get("id")))
    return {**termijn, "label": label} if label else termijn


def _labels(rij: Rij, kaders: Kaders) -> dict[str, str]:
    """Per id the label that this row's own answers and uitkomsten give, by the kaders of then; {} when they don't
    give that advice any more.
    """
    versies = {
        k: v["versie"] for k, v in rij.kaders.items() if isinstance(v, dict) and isinstance(v.get("versie"), str)
    }
    besluiten = {b: inhoud.get("uitkomst") for b, inhoud in rij.besluiten.items() if isinstance(inhoud, dict)}
    besloten = {b: a["uitkomst"] for b, a in afwijkingen(rij).items() if b in besluiten and a.get("uitkomst")}
    verzoek = {"besluiten": list(besluiten), "antwoorden": rij.antwoorden, "kaders": versies}
    try:
        zonder, met = weeg_af(kaders, verzoek), weeg_af(kaders, {**verzoek, "besloten": besloten})
    except OnbruikbareInvoer:
        return {}
    if any(zonder["besluiten"][b]["uitkomst"] != u for b, u in besluiten.items()):
        return {}
    # Rows of before may hold the terms of the advice where later ones hold those of the decision: certain is what
    # both give.
    per_id: dict[str, set[str]] = {}
    for termijn in (*zonder["termijnen"], *met["termijnen"]):
        per_id.setdefault(termijn["id"], set()).add(termijn["label"])
    return {i: labels.pop() for i, labels in per_id.items() if len(labels) == 1}
