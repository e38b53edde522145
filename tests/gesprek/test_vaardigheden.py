"""A skill is written once: what stands above its function is what Rasa, the help, the cards and the fixed words know
of it.
"""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from bot.afweging import laad_kaders
from bot.begrip.bedoeling import vaste_bedoeling
from bot.begrip.tabel import tabel
from bot.gesprek import VAARDIGHEDEN
from bot.gesprek.blokken import Knop
from bot.gesprek.staat import Beurt, Omgeving, Reactie, Staat
from bot.gesprek.teksten import zeg
from bot.gesprek.vaardigheid import Vaardigheid
from bot.lijn.doet import OP_PROMPT, Doet
from bot.vormen.kaart_inzending import lees_inzending
from scripts.vaardigheden import DOMEIN, REGELS, domein, regels

from .spreken import Spreker

PROJECT = Path(__file__).resolve().parents[2]
KADERS = laad_kaders()


def test_de_regels_en_het_domein_zijn_die_van_de_vaardigheden() -> None:
    anders = "niet bijgewerkt: draai .venv/bin/python -m scripts.vaardigheden"
    assert (PROJECT / REGELS).read_text(encoding="utf-8") == regels(VAARDIGHEDEN.values()), anders
    tekst = (PROJECT / DOMEIN).read_text(encoding="utf-8")
    assert tekst == domein(tekst, VAARDIGHEDEN.values()), anders


def test_er_zijn_geen_andere_regels() -> None:
    assert [pad.name for pad in (PROJECT / "data" / "rules").iterdir()] == [REGELS.name]


def test_elke_actie_die_rasa_mag_vragen_bestaat_en_er_is_geen_andere() -> None:
    from actions.vaardigheden import ACTIES

    acties = yaml.safe_load((PROJECT / DOMEIN).read_text(encoding="utf-8"))["actions"]
    assert sorted(acties) == sorted(actie().name() for actie in ACTIES)


def test_geleerd_wordt_wat_een_vaardigheid_zegt_te_leren() -> None:
    voorbeelden = {
        deel["intent"]
        for pad in (PROJECT / "data" / "nlu").glob("*.yml")
        for deel in yaml.safe_load(pad.read_text(encoding="utf-8"))["nlu"]
    }
    geleerd = {b for v in VAARDIGHEDEN.values() for b in v.bedoelingen if b != v.naam or v.geleerd}
    assert voorbeelden == geleerd - {"nlu_fallback"}


def test_vaste_woorden_zijn_van_een_vaardigheid() -> None:
    assert set(tabel("opdrachten")) <= set(VAARDIGHEDEN)


@pytest.mark.parametrize("v", [v for v in VAARDIGHEDEN.values() if v.zeg], ids=lambda v: v.naam)
def test_wat_je_volgens_de_hulp_of_een_knop_kunt_zeggen_wordt_begrepen(v: Vaardigheid) -> None:
    assert vaste_bedoeling(v.zeg, KADERS) == v.naam


def test_de_hulp_noemt_wat_een_vaardigheid_wil_laten_noemen() -> None:
    hulp = Spreker().zeg("hulp").tekst
    for v in VAARDIGHEDEN.values():
        assert v.in_hulp is None or v.zeg in hulp
        assert not v.hulpregel or zeg(v.hulpregel) in hulp


def test_een_kaart_blijft_open_bij_wat_er_alleen_tussendoor_is_gevraagd() -> None:
    for v in VAARDIGHEDEN.values():
        if v.zeg:
            gelezen = lees_inzending({"regiewijzer": {"bericht": v.zeg}}, KADERS)
            assert gelezen is not None
            assert gelezen["sluit"] is not v.tussendoor, v.naam


def test_een_knop_van_een_vaardigheid_stuurt_als_tekst_wat_je_ook_kunt_typen() -> None:
    for doet in set(Doet) - OP_PROMPT:
        zegt = Knop("label", doet).getypt
        assert zegt == VAARDIGHEDEN[doet.value].zeg or doet in (Doet.BLAD, Doet.ANDER_PROFIEL), doet


def test_een_bedoeling_hoort_bij_een_vaardigheid() -> None:
    def niets(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
        return Reactie(staat)

    with pytest.raises(ValueError, match="antwoord hoort al bij de vaardigheid vertellen"):
        Vaardigheid("nieuw", ook_bij=("antwoord",))(niets)
    assert "nieuw" not in VAARDIGHEDEN
