"""A button says by name what it does; typing its words does the same, and its name never answers a prompt that isn't
open.
"""

from __future__ import annotations

import copy
from typing import Any

import pytest
import yaml

from bot.afweging import OnbruikbareInvoer
from bot.gesprek.ingedrukt import lees_doet, moet_waarde, waarden
from bot.gesprek.signaal import uit_beeld
from bot.instellingen import PROJECT
from bot.lijn.doet import OP_PROMPT, Doet

from .spreken import KADERS, Spreker

ZORGELIJK = "Hij zegt wel eens dat hij haar wat aandoet."


def bij_de_lijst() -> Spreker:
    return Spreker().zeg("nieuwe afweging").zeg("Meisje van 14 gaat al weken niet naar school")


def bij_stoppen() -> Spreker:
    return Spreker().zeg("nieuwe afweging profiel mp").kies("veiligheid", "zorgen").zeg("stop")


def met_advies() -> Spreker:
    s = Spreker().zeg("nieuwe afweging profiel lekstroom")
    for _ in range(60):
        if s.custom["vraag"] is None:
            return s
        vraag = s.custom["vraag"]
        vast = {"ja_nee": False, "meerkeuze": [], "getallen": [7]}
        s.kies(vraag["kenmerk"], vast[vraag["soort"]] if vraag["soort"] in vast else vraag["opties"][0]["waarde"])
    raise AssertionError("geen advies")


PLEKKEN = {
    "lijst": bij_de_lijst,
    "aanpassen": lambda: bij_de_lijst().zeg("aanpassen"),
    "stop": bij_stoppen,
    "advies": met_advies,
    "afwijken": lambda: met_advies().zeg("afwijken"),
    "uitkomst": lambda: _gekozen(met_advies().zeg("afwijken")),
    "reden": lambda: _gekozen(_gekozen(met_advies().zeg("afwijken"))),
    "alarm": lambda: Spreker().zeg("Vader slaat nu zijn zoon van 8, hij is acuut onveilig."),
    "let_op": lambda: bij_de_lijst().zeg(ZORGELIJK),
    "niets": lambda: Spreker().zeg("hallo"),
    "kaders": lambda: Spreker().zeg("welke profielen zijn er"),
    "bladen": lambda: Spreker().zeg("welke bladen zijn er"),
}


def _gekozen(s: Spreker) -> Spreker:
    return s.druk(s.berichten[-1]["knoppen"][0]["label"])


def gevolg(s: Spreker) -> tuple[Any, ...]:
    """All that a turn said and did, but the number of a new afweging."""
    staat = s.staat.als_json() if s.staat else {}
    return (
        s.tekst,
        [b["knoppen"] for b in s.berichten],
        {k: w for k, w in staat.items() if k not in ("afweging", "vorige")},
    )


@pytest.mark.parametrize("plek", PLEKKEN)
def test_een_knop_doet_wat_zijn_woorden_doen(plek: str):
    s = PLEKKEN[plek]()
    knoppen = [k for b in s.berichten for k in b["knoppen"] if "doet" in k]
    assert knoppen
    for knop in knoppen:
        gedrukt = copy.copy(s).doe(Doet(knop["doet"]), knop.get("waarde"))
        getypt = copy.copy(s).zeg(knop["bericht"])
        assert gevolg(gedrukt) == gevolg(getypt), knop


@pytest.mark.parametrize("plek", ["lijst", "aanpassen", "stop", "afwijken", "uitkomst"])
def test_het_label_van_een_knop_in_beeld_mag_getypt_worden(plek: str):
    s = PLEKKEN[plek]()
    for knop in (k for k in s.berichten[-1]["knoppen"] if "doet" in k and k["doet"] != "terug"):
        assert gevolg(copy.copy(s).zeg(knop["label"])) == gevolg(
            copy.copy(s).doe(Doet(knop["doet"]), knop.get("waarde"))
        )


@pytest.mark.parametrize("doet", sorted(OP_PROMPT - {Doet.GEEN_GEVAAR}))
@pytest.mark.parametrize("plek", PLEKKEN)
def test_een_knop_van_een_andere_vraag_verandert_niets(plek: str, doet: Doet):
    s = PLEKKEN[plek]()
    in_beeld = {k.get("doet") for b in s.berichten for k in b["knoppen"]}
    over_de_lijst = doet in (Doet.AANPASSEN, Doet.JA_KLOPT, Doet.NIETS_KLOPT)
    if doet.value in in_beeld or (over_de_lijst and plek in ("lijst", "aanpassen", "alarm", "let_op")):
        return
    voor = uit_beeld(s.staat)  # a quiet question is left where it stood
    s.doe(doet, next(iter(waarden(doet, KADERS)), None))
    assert s.staat == voor


def test_geen_acuut_gevaar_als_knop_neemt_het_alarm_terug():
    s = Spreker().zeg("nieuwe afweging").zeg("Vader slaat nu zijn zoon van 8, hij is acuut onveilig.")
    assert s.staat is not None
    assert s.staat.alarm
    s.doe(Doet.GEEN_GEVAAR)  # a card of before an update
    assert s.staat.alarm is None
    assert "geen acuut gevaar" in s.tekst.lower()


def test_elke_knop_heeft_een_bedoeling_die_rasa_kent():
    domein = yaml.safe_load((PROJECT / "domain.yml").read_text(encoding="utf-8"))
    assert {doet.bedoeling for doet in Doet} <= set(domein["intents"])


@pytest.mark.parametrize("doet", Doet)
def test_een_knop_neemt_alleen_waarden_die_de_kaders_kennen(doet: Doet):
    kan = list(waarden(doet, KADERS))
    for waarde in kan:
        assert lees_doet(doet.value, waarde, KADERS) == {"doet": doet.value, "waarde": waarde}
    if not moet_waarde(doet):
        assert lees_doet(doet.value, None, KADERS)["waarde"] is None
    for fout in ("restart", "", 1, True, [], {}, *([None] if moet_waarde(doet) else [])):
        with pytest.raises(OnbruikbareInvoer) as geweigerd:
            lees_doet(doet.value, fout, KADERS)
        assert "restart" not in str(geweigerd.value)


@pytest.mark.parametrize(
    "naam", ["restart", "/restart", "VASTLEGGEN", "", None, 1, ["vastleggen"], {"doet": "vastleggen"}]
)
def test_alleen_onze_namen(naam: Any):
    with pytest.raises(OnbruikbareInvoer):
        lees_doet(naam, None, KADERS)
