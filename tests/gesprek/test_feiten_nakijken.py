"""Check your facts: what is doubtful and what decides comes first, and one fact goes off the list, or is confirmed,
without a mode.
"""

from __future__ import annotations

import pytest

from bot.begrip.vermelding import Vermelding
from bot.gesprek.blokken import Gelezen, Voorstel
from bot.gesprek.feiten import feiten
from bot.vormen.kaart import activiteiten
from bot.vormen.tekst import als_tekst
from tests.gesprek.spreken import OMGEVING, Spreker

CASUS = "Jongen van 9 jaar, zijn ouders hebben een vechtscheiding. Er zijn zorgen over de veiligheid. Er is een OTS."


def lijst(spreker: Spreker) -> tuple[Gelezen, ...]:
    (blok,) = (b for b in spreker.uit.berichten[-1].blokken if isinstance(b, Voorstel))
    return blok.gelezen


def test_wat_beslist_staat_vooraan_en_zegt_dat():
    spreker = Spreker()
    spreker.zeg(CASUS)
    regels = lijst(spreker)
    beslist = [g.beslist for g in regels]
    assert any(beslist) and not all(beslist)
    assert beslist == sorted(beslist, reverse=True)
    assert all((g.merk == "dit beslist mee") == g.beslist for g in regels)
    assert "dit beslist mee" in als_tekst(spreker.uit.berichten[-1].blokken)
    assert "dit beslist mee" in str(activiteiten([spreker.uit.berichten[-1]]))


def test_elk_feit_weet_waar_het_staat():
    spreker = Spreker()
    spreker.zeg(CASUS)
    for g in lijst(spreker):
        assert g.plekken
        assert all(CASUS[begin:eind] in g.woorden for begin, eind in g.plekken), g


def test_een_feit_gaat_van_de_lijst_en_de_rest_blijft_wachten():
    spreker = Spreker()
    spreker.zeg(CASUS)
    namen = {g.kenmerk for g in lijst(spreker)}
    spreker.kies("maatregel", None)
    assert {g.kenmerk for g in lijst(spreker)} == namen - {"maatregel"}
    assert "maatregel" not in spreker.staat.antwoorden and spreker.staat.antwoorden == {}


def test_een_feit_bevestigen_laat_de_rest_wachten():
    spreker = Spreker()
    spreker.zeg(CASUS)
    namen = {g.kenmerk for g in lijst(spreker)}
    spreker.kies("maatregel", "ots")
    assert spreker.staat.antwoorden == {"maatregel": "ots"}
    assert {g.kenmerk for g in lijst(spreker)} == namen - {"maatregel"}


def test_in_woorden_hoeft_er_ook_geen_stand_voor():
    spreker = Spreker()
    spreker.zeg(CASUS)
    tip = next(b.tip for b in spreker.uit.berichten[-1].blokken if isinstance(b, Voorstel))
    gezegd = tip.split("bijvoorbeeld: ")[1].split(".")[0]
    weg = lijst(spreker)[-1]
    spreker.zeg(gezegd)
    assert weg.kenmerk not in {g.kenmerk for g in lijst(spreker)}


def test_twijfel_staat_bovenaan():
    twijfel = Vermelding("veiligheid", "zorgen", "misschien onveilig", 40, 58, "mogelijk")
    genoemd = Vermelding("veiligheid", "zorgen", "zorgen", 0, 6)
    ander = Vermelding("maatregel", "ots", "OTS", 10, 13)
    gevonden, _ = feiten([ander, genoemd, twijfel], OMGEVING.kaders.kenmerken, {})
    per = {f.kenmerk: f for f in gevonden}
    assert per["veiligheid"].twijfel and not per["maatregel"].twijfel
    assert per["veiligheid"].als_json()["twijfel"] is True


@pytest.mark.parametrize(
    "ja", ["ja, en er is geen spoed", "Ja dat klopt, er is geen spoed", "klopt en er is geen spoed"]
)
def test_ja_en_meer_bevestigt_de_lijst_en_leest_de_rest_terug(ja: str):
    spreker = Spreker().zeg("Jongen van 9 die niet naar school gaat.")
    eerst = spreker.custom["voorstel"]
    spreker.zeg(ja)
    assert spreker.custom["bekend"] == eerst  # what was said behind it isn't filled in yet
    assert spreker.custom["voorstel"] == {"urgentie": "regulier"} and spreker.open == "bevestig"
    spreker.zeg("ja")
    assert spreker.custom["bekend"] == {**eerst, "urgentie": "regulier"}


@pytest.mark.parametrize("tekst", ["ja maar hij is 10", "klopt niet, hij is 10", "ja en hij is 10"])
def test_een_ja_dat_iets_verandert_is_geen_ja_op_alles(tekst: str):
    spreker = Spreker().zeg("Jongen van 9 die niet naar school gaat.").zeg(tekst)
    assert spreker.custom["bekend"] == {} and spreker.custom["voorstel"]["leeftijden"] == [10]


def test_een_ja_dat_herhaalt_wat_er_staat_is_een_ja():
    spreker = Spreker().zeg("Jongen van 9 die niet naar school gaat.").zeg("ja, en hij is 9 jaar")
    assert spreker.custom["bekend"]["leeftijden"] == [9] and spreker.custom["voorstel"] == {}
