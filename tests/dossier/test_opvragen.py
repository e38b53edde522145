"""What the conversation looks up in the store: only one's own, and a line in the audit log of each look."""

from __future__ import annotations

import asyncio

import pytest

from bot.gesprek import Beurt, Opvraag, Waarvoor
from bot.vormen.tekst import als_tekst

from .hulp import NU, nieuw


@pytest.fixture
def vraag(dossier, monkeypatch):
    from actions import opvragen

    monkeypatch.setattr(opvragen, "dossier", lambda: dossier)

    def doe(opvraag: Opvraag, wie: str = "ik") -> str:
        uit = asyncio.run(opvragen.vraag_op(None, Beurt("", "", NU, wie=wie, kanaal="web"), opvraag))
        return "\n".join(als_tekst(bericht.blokken) for bericht in uit.berichten)

    return doe


def test_elke_blik_staat_in_het_logboek_en_een_weigering_ook(dossier, vraag):
    eigen = dossier.afwegingen.leg_vast(nieuw(door="ik", profiel="zo")).casus
    vreemd = dossier.afwegingen.leg_vast(nieuw(door="een ander")).casus
    assert eigen in vraag(Opvraag()) and "Urgentie" in vraag(Opvraag(eigen))
    assert "door de tijd: 1 afweging" in vraag(Opvraag(eigen, Waarvoor.VERLOOP))
    assert f"{eigen}: Actie (spoed), uiterlijk 27 november 2026" in vraag(Opvraag(None, Waarvoor.AGENDA, NU))
    assert "niet laten zien" in vraag(Opvraag(vreemd))
    assert "niet wie je bent" in vraag(Opvraag(eigen), wie="onbekend")
    regels = dossier.gebeurtenissen.regels()
    assert [(r.wie, r.wat, r.casus, r.kanaal) for r in reversed(regels)][2:] == [
        ("ik", "ingezien", None, "web"), ("ik", "ingezien", eigen, "web"), ("ik", "ingezien", eigen, "web"),
        ("ik", "ingezien", None, "web"), ("ik", "geweigerd", vreemd, "web"),
    ]  # fmt: skip


def test_zonder_regel_in_het_logboek_wordt_niets_getoond(dossier, vraag, monkeypatch):
    from actions import opvragen
    from bot.dossier import DossierFout

    def kan_niet(*_gebeurd: object) -> None:
        raise DossierFout("De database is bezet.")

    eigen = dossier.afwegingen.leg_vast(nieuw(door="ik")).casus
    monkeypatch.setattr(dossier.gebeurtenissen, "noteer", kan_niet)
    monkeypatch.setattr(opvragen, "sluit_dossier", lambda: None)
    assert "Het lukt nu niet" in vraag(Opvraag(eigen)) and "Urgentie" not in vraag(Opvraag(eigen))
