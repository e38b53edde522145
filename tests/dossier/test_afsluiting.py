"""What has to be looked at before closing: as the kader of the casus itself has it, and no other."""

from __future__ import annotations

from typing import Any

import pytest

from bot.afweging import Kaders, laad_kaders
from bot.dossier.afsluiting import bij_twijfel, controle


@pytest.fixture(scope="module")
def kaders() -> Kaders:
    return laad_kaders()


def rij(afwijking: Any = None, **uitkomsten: str | None) -> dict[str, Any]:
    besluiten = {naam.replace("__", "."): {"uitkomst": uit, "label": uit} for naam, uit in uitkomsten.items()}
    return {"besluiten": besluiten, "afwijking": afwijking, "kaders": dict.fromkeys(b.partition(".")[0] for b in besluiten)}  # fmt: skip


def ids(kaders: Kaders, **velden: Any) -> list[str]:
    return [punt["id"] for punt in controle(rij(**velden), kaders)]


def test_elk_kader_het_zijne(kaders: Kaders) -> None:
    assert ids(kaders, lekstroom__zwaarte="licht") == [f"lekstroom.{i}" for i in ("doelen", "veiligheid", "waakvlam", "eindevaluatie")]  # fmt: skip
    assert ids(kaders, zo__procesregie="basis") == ["zo.eindevaluatie", "zo.eigen_regie"]
    assert ids(kaders, zo__procesregie="intensief") == ["zo.eigen_regie"]
    assert ids(kaders, zo__procesregie="licht") == ["zo.loopt_goed"]
    assert "gezinsmanager.eindrapport" in ids(kaders, gezinsmanager__indicatie="casusregie")
    assert ids(kaders, gezinsmanager__indicatie="eigen_regie") == []
    assert ids(kaders, zeeland__fase="fase_2") == ids(kaders, keten__casusregisseur="gi") == []


def test_wat_is_besloten_telt_en_niet_het_advies(kaders: Kaders) -> None:
    keuze = {"besluit": "zo.procesregie", "uitkomst": "licht", "reden": "…"}
    assert ids(kaders, zo__procesregie="intensief", afwijking=keuze) == ["zo.loopt_goed"]


def test_wat_nog_niet_vaststaat_wordt_niet_overgeslagen(kaders: Kaders) -> None:
    assert ids(kaders, zo__procesregie=None) == ["zo.loopt_goed", "zo.eindevaluatie", "zo.eigen_regie"]


def test_bij_elk_punt_staat_waar_het_vandaan_komt(kaders: Kaders) -> None:
    for punt in controle(rij(lekstroom__zwaarte="zwaar", gezinsmanager__indicatie="casusregie"), kaders):
        assert punt["vindplaats"] and punt["tekst"].endswith("?") and punt["kader"] in kaders.kaders


def test_wie_bij_twijfel_beslist(kaders: Kaders) -> None:
    stand = rij(zo__procesregie="licht", lekstroom__zwaarte="midden")
    assert bij_twijfel(stand, kaders) == ["gedragswetenschapper", "Sociaal Team"]
    stand["besluiten"]["lekstroom.zwaarte"]["grensgeval"] = {"richting": "zwaarder"}
    assert bij_twijfel(stand, kaders) == ["Sociaal Team"]
    assert bij_twijfel(rij(zeeland__fase="fase_1"), kaders) == []
