"""The cases in sentences beside each kader (bot/kaders/<kader>/<versie>.gevallen.yml), played against the engine."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.afweging import Kaders, laad_kaders, weeg_af
from bot.afweging.laden import EIGEN_MAP
from bot.afweging.laden import GEVALLEN as GEVALLEN_ACHTER

VELDEN = {
    "naam",
    "besluit",
    "ook",
    "gegeven",
    "verwacht",
    "grensgeval",
    "stap",
    "geen_stap",
    "termijn",
    "geen_termijn",
    "bron",
}
BESTANDEN = sorted(EIGEN_MAP.glob(f"*/*{GEVALLEN_ACHTER}.yml"))


def _versie(pad: Path) -> str:
    return pad.stem.removesuffix(GEVALLEN_ACHTER)


GEVALLEN = [
    pytest.param(_versie(pad), geval, id=f"{pad.parent.name}: {geval['naam']}")
    for pad in BESTANDEN
    for geval in yaml.safe_load(pad.read_text(encoding="utf-8"))
]


@pytest.fixture(scope="module")
def kaders() -> Kaders:
    return laad_kaders()


@pytest.mark.parametrize(("versie", "geval"), GEVALLEN)
def test_geval(kaders: Kaders, versie: str, geval: dict[str, Any]) -> None:
    assert set(geval) <= VELDEN, "a field that this test doesn't know would never be checked"
    kader = geval["besluit"].partition(".")[0]
    uit = weeg_af(
        kaders,
        {
            "besluiten": [geval["besluit"], *geval.get("ook", ())],
            "antwoorden": geval["gegeven"],
            "kaders": {kader: versie},
            "datum": "2026-11-20T10:00:00+01:00",
        },
    )
    besluit = uit["besluiten"][geval["besluit"]]
    if "uitkomst" in geval["verwacht"]:
        assert besluit["bepaald"], f"nog mogelijk: {besluit['mogelijk']}"
        assert besluit["uitkomst"] == geval["verwacht"]["uitkomst"]
    else:
        assert not besluit["bepaald"]
        assert set(besluit["mogelijk"]) == set(geval["verwacht"]["mogelijk"])
    if "grensgeval" in geval:
        assert (besluit["grensgeval"] or {"richting": "geen"})["richting"] == geval["grensgeval"]
    stappen = {stap["id"] for stap in uit["vervolgstappen"]}
    termijnen = {termijn["id"] for termijn in uit["termijnen"]}
    assert _lijst(geval, "stap") <= stappen
    assert not _lijst(geval, "geen_stap") & stappen
    assert _lijst(geval, "termijn") <= termijnen
    assert not _lijst(geval, "geen_termijn") & termijnen


def _lijst(geval: dict[str, Any], veld: str) -> set[str]:
    waarde = geval.get(veld) or []
    return {waarde} if isinstance(waarde, str) else set(waarde)


def test_elk_kader_heeft_gevallen(kaders: Kaders) -> None:
    assert {(pad.parent.name, _versie(pad)) for pad in BESTANDEN} == {(k.id, k.versie) for k in kaders.kaders.values()}


def test_elke_uitkomst_en_elk_besluit_met_onbekend_komt_voor(kaders: Kaders) -> None:
    """Every uitkomst is reached by some case, and of every besluit there is a case that stays open."""
    gevallen = [geval.values[1] for geval in GEVALLEN]
    bereikt = {(g["besluit"], g["verwacht"].get("uitkomst")) for g in gevallen}
    alle = {(naam, uitkomst) for naam, besluit in kaders.besluiten.items() for uitkomst in besluit.uitkomsten}
    assert alle <= bereikt
    assert set(kaders.besluiten) == {g["besluit"] for g in gevallen if "mogelijk" in g["verwacht"]}


def test_elk_besluit_heeft_twaalf_gevallen_en_elk_grensgeval_komt_voor(kaders: Kaders) -> None:
    """Readable cases of each besluit, and of each direction in which the kader calls it close, with one that isn't."""
    gevallen = [geval.values[1] for geval in GEVALLEN]
    for naam, besluit in kaders.besluiten.items():
        eigen = [g for g in gevallen if g["besluit"] == naam]
        assert len(eigen) >= 12, naam
        richtingen = {grens.richting for grens in besluit.grensgevallen}
        assert richtingen <= {
            r
            for g in eigen
            for r in ({"lichter", "zwaarder"} if g.get("grensgeval") == "beide" else {g.get("grensgeval")})
        }, naam
        assert not richtingen or "geen" in {g.get("grensgeval") for g in eigen}, naam


def test_genoemde_stappen_en_termijnen_bestaan(kaders: Kaders) -> None:
    """Or a `geen_stap` with a typing error would always hold.

    (Of a termijn the kind: that intake.gezinsvormen isn't there is a case.)
    """
    stappen = {stap.id for kader in kaders.kaders.values() for stap in kader.vervolgstappen}
    soorten = {termijn.id.partition(".")[0] for kader in kaders.kaders.values() for termijn in kader.termijnen}
    gevallen = [geval.values[1] for geval in GEVALLEN]
    assert {s for g in gevallen for veld in ("stap", "geen_stap") for s in _lijst(g, veld)} <= stappen
    assert {
        t.partition(".")[0] for g in gevallen for veld in ("termijn", "geen_termijn") for t in _lijst(g, veld)
    } <= soorten
