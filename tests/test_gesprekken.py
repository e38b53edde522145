"""Whole conversations with the real assistant: tests/gesprekken/<soort>/<gedrag>.yml."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.afweging import Kaders

from .assistent import Assistent
from .naspelen import MAP, Naspeler, gesprekken, lees

SOORTEN = ("goed", "corrigeren", "uitstap", "afbreken", "onzin")


@pytest.mark.parametrize("pad", gesprekken(*SOORTEN), ids=lambda pad: f"{pad.parent.name}/{pad.stem}")
def test_gesprek(assistent: Assistent, alle_kaders: Kaders, pad: Path) -> None:
    Naspeler(assistent, alle_kaders).speel(lees(pad))


def test_elk_profiel_en_elke_soort_komt_voor(alle_kaders: Kaders) -> None:
    """Every profiel is stored by some conversation, for both doelgroepen where it splits; no file lies where nobody
    plays it.
    """
    opgeslagen = {
        (rij.get("profiel"), rij.get("antwoorden", {}).get("doelgroep"))
        for pad in gesprekken(*SOORTEN)
        for rij in lees(pad).get("dossier") or []
    }
    for profiel in alle_kaders.profielen.values():
        doelgroepen = ["jeugd", "volwassenen"] if profiel.splitst else [None]
        for doelgroep in doelgroepen:
            assert any(p == profiel.id and doelgroep in (None, d) for p, d in opgeslagen), (profiel.id, doelgroep)
    assert set(MAP.glob("*/*.yml")) == set(gesprekken(*SOORTEN, "storing"))
    assert len(set(MAP.glob("*/*.yml"))) >= 50
