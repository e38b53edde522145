"""The number of questions left at the most is that of the longest conversation, not of all that could be asked."""

from __future__ import annotations

from typing import Any

import pytest

from bot.afweging import Kaders, adviseer, lees_verzoek
from bot.afweging.advies import hoogstens

DATUM = "2026-11-20T10:00:00+01:00"


def _antwoorden(kenmerk: Any) -> list[Any]:
    if kenmerk.soort != "meerkeuze":
        return list(kenmerk.waarden)
    return [[], *([w] for w in kenmerk.waarden)]


def langst(kaders: Kaders, profiel: str, antwoorden: dict[str, Any]) -> int:
    """By playing every conversation."""
    verzoek = lees_verzoek(kaders, {"profiel": profiel, "antwoorden": antwoorden, "datum": DATUM})
    vraag = adviseer(kaders, verzoek)["volgende_vraag"]
    if vraag is None:
        return 0
    return 1 + max(
        langst(kaders, profiel, {**antwoorden, vraag: waarde}) for waarde in _antwoorden(kaders.kenmerken[vraag])
    )


@pytest.mark.parametrize(
    ("profiel", "bekend"),
    [
        ("keten", {"doelgroep": "jeugd"}),
        ("keten", {"doelgroep": "volwassenen"}),
        ("gezinsmanager", {"doelgroep": "jeugd"}),
        ("zeeland", {"doelgroep": "volwassenen", "veiligheid": "veilig"}),
        ("mp", {"doelgroep": "volwassenen", "regievoeringsproblemen": [], "economische_problemen": ["geen_werk"]}),
    ],
)
def test_hoogstens_is_het_langste_gesprek(alle_kaders: Kaders, profiel: str, bekend: dict[str, Any]) -> None:
    verzoek = lees_verzoek(alle_kaders, {"profiel": profiel, "antwoorden": bekend, "datum": DATUM})
    assert hoogstens(alle_kaders, verzoek) == langst(alle_kaders, profiel, bekend) > 0


@pytest.mark.parametrize("profiel", ["standaard", "zo", "lekstroom", "zeeland"])
@pytest.mark.parametrize("doelgroep", ["jeugd", "volwassenen"])
def test_hoogstens_is_nooit_meer_dan_wat_er_nog_open_is(alle_kaders: Kaders, profiel: str, doelgroep: str) -> None:
    antwoorden = {} if alle_kaders.profielen[profiel].doelgroep else {"doelgroep": doelgroep}
    verzoek = lees_verzoek(alle_kaders, {"profiel": profiel, "antwoorden": antwoorden, "datum": DATUM})
    open_ = adviseer(alle_kaders, verzoek)["ontbreekt"]
    assert 0 < hoogstens(alle_kaders, verzoek) <= len(open_)
    assert hoogstens(alle_kaders, verzoek, open_) == 0  # all was asked and stays unknown
