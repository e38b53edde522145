"""From mentions to facts, one rule a test: what is taken in, what is taken back, what is asked."""

from __future__ import annotations

from typing import Any

import pytest

from bot.afweging import Kaders
from bot.begrip.vermelding import GENOEMD, MOGELIJK, ONTKEND, VERLEDEN, Vermelding
from bot.gesprek.feiten import Feit, Tegenspraak, feiten


def _v(kenmerk: str, waarde: Any, zekerheid: str = GENOEMD, tekst: str = "") -> Vermelding:
    return Vermelding(kenmerk, waarde, tekst or f"{waarde} {zekerheid}", 0, 1, zekerheid)


def _feiten(kaders: Kaders, bekend: dict[str, Any], *gezegd: Vermelding) -> tuple[list[Feit], list[Tegenspraak]]:
    return feiten(gezegd, kaders.kenmerken, bekend)


@pytest.mark.parametrize("zekerheid", [MOGELIJK, VERLEDEN])
def test_alleen_wat_nu_zo_is_telt(alle_kaders: Kaders, zekerheid: str) -> None:
    assert _feiten(alle_kaders, {}, _v("maatregel", "ots", zekerheid), _v("bestaat_niet", "ja")) == ([], [])


def test_een_nieuwe_waarde_en_dezelfde_nog_eens(alle_kaders: Kaders) -> None:
    gezegd = _v("maatregel", "ots", tekst="onder toezicht")
    assert _feiten(alle_kaders, {}, gezegd) == ([Feit("maatregel", "ots", "onder toezicht")], [])
    assert _feiten(alle_kaders, {"maatregel": "ots"}, gezegd) == ([], [])


@pytest.mark.parametrize("bekend", [{}, {"maatregel": "voogdij"}])
def test_ontkennen_wat_niet_bekend_was_zegt_niets(alle_kaders: Kaders, bekend: dict[str, Any]) -> None:
    assert _feiten(alle_kaders, bekend, _v("maatregel", "ots", ONTKEND)) == ([], [])


def test_ontkennen_wat_bekend_was_maakt_het_onbekend(alle_kaders: Kaders) -> None:
    gezegd = _v("maatregel", "ots", ONTKEND, "geen ots")
    assert _feiten(alle_kaders, {"maatregel": "ots"}, gezegd) == ([Feit("maatregel", None, "geen ots")], [])


def test_twee_waarden_van_een_keuze_botsen(alle_kaders: Kaders) -> None:
    botst = [Tegenspraak("maatregel", ("ots", "voogdij"))]
    assert _feiten(alle_kaders, {}, _v("maatregel", "ots"), _v("maatregel", "voogdij")) == ([], botst)
    ja_nee = [Tegenspraak("hulp_nodig", (True, False))]
    assert _feiten(alle_kaders, {}, _v("hulp_nodig", True), _v("hulp_nodig", False)) == ([], ja_nee)


def test_een_factor_komt_bij_wat_bekend_was(alle_kaders: Kaders) -> None:
    gezegd = _v("zorgvorm", "forensisch", tekst="forensische zorg")
    nieuw = [Feit("zorgvorm", ["ambulant", "forensisch"], "forensische zorg")]
    assert _feiten(alle_kaders, {"zorgvorm": ["ambulant"]}, gezegd) == (nieuw, [])
    assert _feiten(alle_kaders, {"zorgvorm": ["forensisch"]}, gezegd) == ([], [])


@pytest.mark.parametrize(
    ("bekend", "over"),
    [
        (["ambulant", "forensisch"], [Feit("zorgvorm", ["forensisch"], "geen hulp thuis")]),
        (["ambulant"], [Feit("zorgvorm", None, "geen hulp thuis")]),  # wat dan wel, zegt de tekst niet
        (["forensisch"], []),
        ([], []),
        (None, []),
    ],
)
def test_een_ontkende_factor_gaat_eraf(alle_kaders: Kaders, bekend: Any, over: list[Feit]) -> None:
    gezegd = _v("zorgvorm", "ambulant", ONTKEND, "geen hulp thuis")
    assert _feiten(alle_kaders, {"zorgvorm": bekend}, gezegd) == (over, [])


def test_geen_van_deze_is_een_antwoord(alle_kaders: Kaders) -> None:
    geen = _v("zorgvorm", False, tekst="geen zorgvorm")
    assert _feiten(alle_kaders, {}, geen) == ([Feit("zorgvorm", [], "geen zorgvorm")], [])
    ook = _v("zorgvorm", "ambulant", tekst="hulp thuis")
    samen = [Feit("zorgvorm", ["ambulant"], "geen zorgvorm; hulp thuis")]
    assert _feiten(alle_kaders, {}, geen, ook) == (samen, [])  # wat er wel is, gaat voor


def test_leeftijden_zijn_getallen(alle_kaders: Kaders) -> None:
    gezegd = [_v("leeftijden", 5.0, tekst="vijf"), _v("leeftijden", 11.0, tekst="elf")]
    assert _feiten(alle_kaders, {}, *gezegd) == ([Feit("leeftijden", [5.0, 11.0], "vijf; elf")], [])
