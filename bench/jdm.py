"""Our kaders as JSON decision models (JDM, first-hit decision tables) for zen-engine, a rule engine in Rust.

A condition becomes rows in disjunctive normal form; a cell says what its kenmerk must be. Complete answers only: such a
table knows no unknown values.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterator
from typing import Any

from bot.afweging import Kaders
from bot.afweging.diagram import geldigheid
from bot.afweging.model import Kenmerk

MAX_RIJEN = 500
Literaal = tuple[tuple, bool]  # an atom (see bot.afweging.voorwaarde) and whether it must hold


class PastNiet(ValueError):
    """The besluit takes more rows than a table is meant for."""


def tabel(kaders: Kaders, besluit: str) -> tuple[str, int]:
    """The JDM of one besluit, as JSON text, and its number of rows. Raises PastNiet."""
    rijen: list[tuple[dict[str, str], str]] = []
    for regel in kaders.besluiten[besluit].regels:
        for literalen in _dnf(geldigheid(regel, kaders.besluiten), True):
            if (cellen := _cellen(kaders, literalen)) is not None:
                rijen.append((cellen, regel.uitkomst))
    kolommen = list(dict.fromkeys(k for cellen, _ in rijen for k in cellen))
    inhoud = {
        "hitPolicy": "first",
        "inputs": [{"id": k, "name": k, "field": k, "type": "expression"} for k in kolommen],
        "outputs": [{"id": "uit", "name": "uitkomst", "field": "uitkomst", "type": "expression"}],
        "rules": [
            {"_id": f"r{i}", **{k: cellen.get(k, "") for k in kolommen}, "uit": json.dumps(uitkomst)}
            for i, (cellen, uitkomst) in enumerate(rijen)
        ],
    }
    knopen = [
        {"id": "in", "name": "in", "type": "inputNode", "position": {"x": 0, "y": 0}},
        {"id": "tabel", "name": "tabel", "type": "decisionTableNode", "content": inhoud, "position": {"x": 1, "y": 0}},
        {"id": "out", "name": "out", "type": "outputNode", "position": {"x": 2, "y": 0}},
    ]
    lijnen = [
        {"id": f"{a}-{b}", "type": "edge", "sourceId": a, "targetId": b} for a, b in (("in", "tabel"), ("tabel", "out"))
    ]
    return json.dumps({"nodes": knopen, "edges": lijnen}), len(rijen)


def _dnf(voorwaarde: tuple, waar: bool) -> list[list[Literaal]]:
    """The condition (or its opposite) as alternatives, each a list of literals that must all hold."""
    soort = voorwaarde[0]
    if soort == "niet":
        return _dnf(voorwaarde[1], not waar)
    if soort == "aantal":
        return _dnf(_zonder_aantal(*voorwaarde[1:]), waar)
    if soort not in ("alle", "een_van"):
        return [[(voorwaarde, waar)]]
    delen = [_dnf(deel, waar) for deel in voorwaarde[1]]
    if (soort == "een_van") == waar:
        return [rij for deel in delen for rij in deel]
    uit: list[list[Literaal]] = [[]]
    for deel in delen:
        uit = [links + rechts for links in uit for rechts in deel]
        if len(uit) > MAX_RIJEN:
            raise PastNiet
    return uit


def _zonder_aantal(minimum: int, maximum: int, delen: tuple) -> tuple:
    def precies(aantal: int) -> Iterator[tuple]:
        for keuze in itertools.combinations(range(len(delen)), aantal):
            yield ("alle", tuple(d if i in keuze else ("niet", d) for i, d in enumerate(delen)))

    if maximum == len(delen):  # at least
        return ("een_van", tuple(("alle", keuze) for keuze in itertools.combinations(delen, minimum)))
    return ("een_van", tuple(rij for aantal in range(minimum, maximum + 1) for rij in precies(aantal)))


def _cellen(kaders: Kaders, literalen: list[Literaal]) -> dict[str, str] | None:
    """Per kenmerk its cell; None when the row can never hold."""
    per_kenmerk: dict[str, list[Literaal]] = {}
    for literaal in literalen:
        per_kenmerk.setdefault(literaal[0][1], []).append(literaal)
    cellen = {}
    for naam, eigen in per_kenmerk.items():
        cel = _cel(kaders.kenmerken[naam], eigen)
        if cel is None:
            return None
        cellen[naam] = cel
    return cellen


def _cel(kenmerk: Kenmerk, literalen: list[Literaal]) -> str | None:
    if kenmerk.soort != "meerkeuze":
        over = [w for w in kenmerk.waarden if all((w in atoom[2]) == waar for atoom, waar in literalen)]
        return ", ".join(map(json.dumps, over)) or None
    delen = []
    for (_, _, opties), waar in literalen:
        if opties == frozenset(kenmerk.waarden):
            delen.append("len($) > 0" if waar else "len($) == 0")
        else:
            delen.append(f"{'some' if waar else 'none'}($, # in {json.dumps(sorted(opties))})")
    return " and ".join(dict.fromkeys(delen))


def antwoorden(kaders: Kaders, casus: dict[str, Any]) -> dict[str, Any]:
    """A casus as input: complete, without numbers."""
    return {k: casus[k] for k in casus if kaders.kenmerken[k].soort != "getallen"}
