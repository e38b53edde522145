"""Text that wants to be more than text stays text: nothing runs, nothing is fetched, nothing breaks the page."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from .scherm import Scherm

KWAAD = [
    '<img src=https://kwaad.example/x.png onerror="window.gehackt=1">',
    "<script>window.gehackt=1</script><style>body{display:none}</style>",
    "</div></body><iframe src=https://kwaad.example></iframe><svg/onload=window.gehackt=1>",
    "[klik](javascript:window.gehackt=1) <a href='javascript:window.gehackt=1'>x</a>",
    "{{constructor.constructor('window.gehackt=1')()}} ${window.gehackt=1}",
]
LANG = "Hottentottententententoonstelling" * 12
OMGEKEERD = "veilig \u202egilievno\u202c \u2067gilievno\u2069 \u200f\u061c einde"


def test_wat_de_gebruiker_typt_blijft_tekst(scherm: Scherm):
    for tekst in KWAAD:
        scherm.zeg(tekst)
        eigen = scherm.regels.filter(has_text="Jij:").last.locator(".tekst")
        assert eigen.locator("*:not(p, mark)").count() == 0
        # The shield may take a tag or an address for a name; all else stands there as it was typed.
        getoond = eigen.inner_text()
        delen = re.split(r"\[[a-z-]+\]", getoond)
        assert re.fullmatch(".+".join(map(re.escape, delen)), tekst), getoond
    scherm.page.reload()
    expect(scherm.regels.filter(has_text="Jij:")).to_have_count(len(KWAAD))
    assert scherm.page.evaluate("window.gehackt") is None


def overal(deel: Any, tekst: str) -> Any:
    """These blocks with this text in every place where there is one."""
    if isinstance(deel, list):
        return [overal(onderdeel, tekst) for onderdeel in deel]
    if isinstance(deel, dict):
        return {naam: w if naam in ("soort", "teken") else overal(w, tekst) for naam, w in deel.items()}
    return tekst if isinstance(deel, str) else deel


@pytest.mark.parametrize("tekst", KWAAD)
def test_ook_tekst_van_de_server_is_alleen_tekst(scherm: Scherm, tekst: str):
    """As if the assistant (or somebody in between) sent it: in messages, buttons, reasons and words read back."""

    def vergiftig(route: Route) -> None:
        echt = route.fetch().json()
        for bericht in echt["berichten"]:
            bericht["tekst"] = f"{tekst}\n• {tekst}\n1. {tekst}"
            bericht["blokken"] = overal(
                [*bericht["blokken"], {"soort": "lijst", "punten": ["x"], "teken": "bolletje"}], tekst
            )
            bericht |= {"knoppen": [{"label": tekst, "bericht": "hulp"}], "soort": "gewoon"}
            if bericht.get("custom"):
                bericht["custom"]["casus"] = tekst
                for besluit in bericht["custom"]["besluiten"].values():
                    besluit |= {"uitleg": tekst, "label": tekst, "bepaald": True, "grensgeval": {"reden": tekst}}
                bericht["custom"]["vervolgstappen"] = [
                    {"id": "x", "tekst": tekst, "bron": {"kader": tekst, "vindplaats": tekst}}
                ]
                bericht["custom"]["termijnen"] = [{"id": "x", "label": tekst, "uiterlijk": "2027-01-01"}]
        route.fulfill(json=echt)

    scherm.page.route("**/api/gesprek", vergiftig)
    scherm.zeg("nieuwe afweging")
    assert (
        scherm.page.locator(
            ".bericht img, .bericht script, .bericht a, .bericht iframe, .bericht svg, .afweging img, .afweging a, "
            ".afweging iframe"
        ).count()
        == 0
    )
    expect(scherm.acties.get_by_role("button").last).to_have_text(tekst)
    scherm.page.locator(".stappen .bronknop").first.click()
    expect(scherm.page.get_by_role("dialog")).to_contain_text(tekst)
    assert scherm.page.evaluate("window.gehackt") is None


@pytest.mark.parametrize("tekst", KWAAD)
def test_ook_een_vraag_is_alleen_tekst(scherm: Scherm, tekst: str):
    def vergiftig(route: Route) -> None:
        echt = route.fetch().json()
        for bericht in echt["berichten"]:
            bericht["blokken"] = overal(bericht["blokken"], tekst)
            if bericht.get("custom"):
                bericht["custom"]["vraag"] |= {
                    "tekst": tekst,
                    "hulp": tekst,
                    "opties": [{"waarde": "x", "label": tekst, "hulp": tekst}],
                }
        route.fulfill(json=echt)

    scherm.page.route("**/api/gesprek", vergiftig)
    scherm.zeg("nieuwe afweging")
    expect(scherm.regels.last).to_contain_text(tekst)
    expect(scherm.acties.get_by_role("button").first).to_contain_text(tekst)
    assert scherm.page.locator(".gesprek img, .gesprek script, .gesprek a, .gesprek iframe, .gesprek svg").count() == 0
    assert scherm.page.evaluate("window.gehackt") is None


def test_bewaarde_onzin_breekt_de_pagina_niet(scherm: Scherm):
    for onzin in ("geen json {", json.dumps([1, 2]), json.dumps({"gesprek": 5, "regels": "x"}), "null"):
        scherm.page.evaluate("(o) => sessionStorage.setItem('regiewijzer-gesprek', o)", onzin)
        scherm.page.reload()
        expect(scherm.page.get_by_role("heading", name="Welke regie past bij deze casus?")).to_be_visible()


@pytest.mark.parametrize("breedte", [320, 1280])
def test_vreemde_tekst_past_in_het_scherm(scherm: Scherm, breedte: int):
    scherm.page.set_viewport_size({"width": breedte, "height": 700})
    for tekst in (LANG, OMGEKEERD, "é" + "\u0301" * 200, "🧨" * 300, "a\n" * 200):
        scherm.zeg(tekst)
        assert not scherm.breder_dan_scherm()
        rechts = scherm.regels.evaluate_all("(alle) => Math.max(...alle.map((e) => e.getBoundingClientRect().right))")
        assert rechts <= breedte
    assert "\u202e" not in scherm.page.get_by_role("log").inner_text(), (
        "tekens die de richting omkeren komen niet in beeld"
    )
