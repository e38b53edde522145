"""What the conversation looks up in the store: only one's own, and a line in the audit log of each look."""

from __future__ import annotations

import asyncio

import pytest

from bot.dossier.overleggen import Scherm, Wijziging
from bot.gesprek import Beurt, Opvraag, Waarvoor
from bot.toegang import Daad, Wie, bereik
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


def test_wat_het_team_aanhield_staat_bij_wat_er_open_staat(dossier, monkeypatch):
    from actions import opvragen

    monkeypatch.setattr(opvragen, "dossier", lambda: dossier)
    anna = Wie("anna", frozenset({"professional"}), frozenset({"noord"}))
    scherm, kop = Scherm(anna, "a" * 32), {"datum": "2026-11-20", "fase": "lijst", "actief": None, "aanwezig": []}
    dossier.overleggen.maak("0" * 32, scherm, "noord", kop)
    besluit = {"soort": "aanhouden", "nodig": "verslag van school", "door": None, "terug": "2026-12-04"}
    stukken = [
        {"id": f"{nummer:032x}", "tekst": "Meisje van 14", "besluit": besluit, "laatste_code": code}
        for nummer, code in enumerate(("R-2026-0007", None), 1)
    ]
    deze = Wijziging("1" * 32, 1, {**kop, "volgorde": [s["id"] for s in stukken]}, tuple(stukken))
    assert dossier.overleggen.wijzig("0" * 32, bereik(anna, Daad.OVERLEGGEN), scherm, deze)

    def open_voor(wie: str, team: str) -> str:
        beurt = Beurt("", "", NU, wie=wie, kanaal="web", teams=frozenset({team}))
        uit = asyncio.run(opvragen.vraag_op(None, beurt, Opvraag(None, Waarvoor.AGENDA, NU)))
        return "\n".join(als_tekst(bericht.blokken) for bericht in uit.berichten)

    gezegd = open_voor("bram", "noord")
    assert "Weer op de lijst van het overleg" in gezegd and "R-2026-0007: op 4 december 2026" in gezegd
    assert "Een aanmelding die nog geen code heeft: op 4 december 2026" in gezegd
    assert "Meisje" not in gezegd and "school" not in gezegd
    assert "Er staat niets open" in open_voor("zus", "zuid")
