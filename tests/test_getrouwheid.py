"""Every norm of the sources has a row that says by which items the kaders hold it, and those items exist."""

from __future__ import annotations

import pytest

from bot.afweging import Kaders, laad_kaders
from scripts.getrouwheid_doc import DOEL, RIJEN, Rij, items, lees_rijen, maak

# How many norms were counted in each source, and the letter of their ids.
AANTAL = {
    "gezinsmanager": ("G", 65),
    "zeeland": ("Z", 35),
    "keten": ("K", 21),
    "lekstroom": ("L", 121),
    "zo": ("O", 68),
}


@pytest.fixture(scope="module")
def kaders() -> Kaders:
    return laad_kaders()


@pytest.fixture(params=AANTAL)
def kader(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_alle_normen_van_een_bron_hebben_een_rij(kader: str) -> None:
    letter, aantal = AANTAL[kader]
    assert [rij.id for rij in lees_rijen(kader)] == [f"{letter}{n}" for n in range(1, aantal + 1)]


def test_elk_kader_heeft_een_tabel_en_niets_anders_heeft_er_een(kaders: Kaders) -> None:
    assert {pad.name for pad in RIJEN.glob("*")} == {f"{kader}.yml" for kader in AANTAL}
    assert {*AANTAL} == {*kaders.kaders}


def test_elke_rij_wijst_naar_wat_bestaat(kaders: Kaders, kader: str) -> None:
    bekend = items(kaders, kader)
    assert {
        rij.id: weg for rij in lees_rijen(kader) if (weg := [naam for naam in rij.waar if naam not in bekend])
    } == {}


def test_elke_rij_is_af(kader: str) -> None:
    assert [fout for rij in lees_rijen(kader) if (fout := onaf(rij))] == []


def onaf(rij: Rij) -> str:
    """What is missing in a row; "" when it is complete."""
    if not rij.feit.strip():
        return f"{rij.id}: geen feit"
    if rij.oordeel == "exact":
        return "" if rij.waar and not rij.waarom else f"{rij.id}: exact, dus zeg waar het staat (en niet waarom)"
    if rij.oordeel == "anders":
        return "" if rij.waarom.strip() else f"{rij.id}: anders, dus zeg waarom"
    return f"{rij.id}: oordeel {rij.oordeel!r} is exact of anders"


def test_wat_exact_is_komt_uit_dat_document(kaders: Kaders, kader: str) -> None:
    """An exact row needs an item with a place in this very source: what stands on interpretations alone is ours."""
    bekend = items(kaders, kader)

    def uit_de_bron(rij: Rij) -> bool:
        return any(b.kader in herkomst and not b.interpretatie for naam in rij.waar for b in bekend.get(naam, ()))

    # The card of Zeeland is printed in full only in the document of De GezinsManager.
    herkomst = {kader, "gezinsmanager"} if kader == "zeeland" else {kader}
    assert [rij.id for rij in lees_rijen(kader) if rij.oordeel == "exact" and not uit_de_bron(rij)] == []


def test_getrouwheid_md_is_bij(kaders: Kaders) -> None:
    assert DOEL.read_text("utf-8") == maak(kaders), "run: .venv/bin/python -m scripts.getrouwheid_doc"


@pytest.mark.parametrize(
    "rij",
    [
        Rij("L1", "", "exact", ("stap:afsluiten",)),
        Rij("L1", "een norm", "exact"),
        Rij("L1", "een norm", "exact", ("stap:afsluiten",), "omdat"),
        Rij("L1", "een norm", "anders"),
        Rij("L1", "een norm", "incomplete", ("stap:afsluiten",)),
    ],
)
def test_een_onaffe_rij_valt_op(rij: Rij) -> None:
    assert onaf(rij)


def test_namen_van_onderdelen(kaders: Kaders) -> None:
    bekend = items(kaders, "lekstroom")
    voorbeelden = [
        "kader:lekstroom", "vakwoord:opt-out", "vakwoord:zo/MP jeugd", "kenmerk:motivatie/weigert", "kenmerk:uitstroom/true",
        "besluit:lekstroom.zwaarte", "uitkomst:zeeland.fase/fase_3", "regel:lekstroom.zwaarte/zwaar", "grensgeval:lekstroom.zwaarte/lichter",
        "termijn:contact.lekstroom", "stap:plan_delen_licht", "stap:lekstroom.plan_delen_licht", "stap:zo.meldcode", "blad:casusregie-lekstroom",
        "blad:casusregie-lekstroom.taken.randvoorwaarden", "blad:casusregie-lekstroom.criteria.ernst",
    ]  # fmt: skip
    assert [naam for naam in voorbeelden if not bekend.get(naam)] == []
    assert not {"vakwoord:MP jeugd", "stap:meldcode_van_niemand", "blad:niets"} & {*bekend}
