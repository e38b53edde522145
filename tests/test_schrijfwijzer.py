"""How we write (docs/schrijfwijzer.md): measured over every text that users read."""

from __future__ import annotations

from statistics import fmean

import pytest

from scripts.gebruikerszinnen import Tekst, alle
from scripts.schrijfwijzer import per_deel, regels, te_verbeteren, zinnen


def zin(tekst: str, deel: str = "gesprek") -> list[str]:
    return te_verbeteren(zinnen([Tekst(deel, "plek", "naam", tekst)]))


def test_elke_zin_houdt_zich_aan_de_schrijfwijzer() -> None:
    assert te_verbeteren(zinnen(alle())) == []


def test_een_zin_is_gemiddeld_kort() -> None:
    gemiddeld = {deel: fmean(z.woorden for z in eigen) for deel, eigen in per_deel(zinnen(alle())).items()}
    assert set(gemiddeld) == set(regels()["delen"])
    assert {d: g for d, g in gemiddeld.items() if g > regels()["delen"][d]["gemiddeld"]} == {}


def test_er_wordt_genoeg_gelezen() -> None:
    """No part falls out without a word, as when a folder moves."""
    aantal = {deel: len(eigen) for deel, eigen in per_deel(zinnen(alle())).items()}
    assert all(n > 100 for n in aantal.values()) and sum(aantal.values()) > 3_500, aantal


@pytest.mark.parametrize(
    ("tekst", "wat"),
    [
        ("Dit dient te worden nagekeken.", "liever 'moet' dan 'dient te'"),
        ("Zeg het INDIEN je het weet.", "liever 'als' dan 'indien'"),
        ("Het plan wordt door het team gedeeld.", "lijdend: zeg wie het doet"),
        ("Dat kan; zeg dan ja.", "een puntkomma: maak er twee zinnen van"),
        (" ".join(["woord"] * 16) + ".", "16 woorden (hooguit 15)"),
    ],
)
def test_wat_niet_mag_wordt_gevonden(tekst: str, wat: str) -> None:
    assert any(wat in fout for fout in zin(tekst))


@pytest.mark.parametrize(
    "tekst",
    [
        "Zeg bijvoorbeeld 'ik wil graag dat je met deze casus opnieuw begint volgens de werkwijze van Zeeland'.",
        "Het wordt {uitkomst}. Dat is nog niet te zeggen (kan worden: {mogelijk}).",
        "Dit stond er (eigen keuze, advies: {advies}).",
        "Ik kan het bestand lezen, en de indiening ook.",
        " ".join(["woord"] * 14) + ". " + " ".join(["woord"] * 14) + ".",
    ],
)
def test_wat_mag_blijft_staan(tekst: str) -> None:
    assert zin(tekst) == []


def test_een_woord_dat_in_een_deel_mag_mag_elders_niet() -> None:
    assert zin("De deadline is morgen.") and not zin("De deadline is morgen.", "programma")
