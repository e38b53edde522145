"""A sixth kader, with kenmerken of its own, as data alone: no Python, no domain.yml, no training; and then a chat
with it to a stored advice.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.starten.trainen import train

from .assistent import Assistent

KENMERKEN = """
kenmerken:
  woonsituatie:
    label: Woonsituatie
    soort: keuze
    vraag: "Hoe woont de inwoner nu?"
    hulp: "Het gaat om de plek van dit moment."
    opties:
      - {waarde: zelfstandig, label: "Zelfstandig", zin: "de inwoner woont zelfstandig"}
      - {waarde: inwonend, label: "Bij iemand in", zin: "de inwoner woont bij iemand in"}
      - {waarde: zwervend, label: "Zonder vaste plek", zin: "de inwoner heeft geen vaste plek"}
    kansen:
      - {waarde: zelfstandig, kans: 0.5}
      - {waarde: inwonend, kans: 0.3}
      - {waarde: zwervend, kans: 0.2}
    bron: {kader: woonwijs, vindplaats: "Stap 1", interpretatie: false}
  mantelzorg_overbelast:
    label: Mantelzorger overbelast
    soort: ja_nee
    vraag: "Is de mantelzorger overbelast?"
    hulp: "Vraag het de mantelzorger zelf."
    opties:
      - {waarde: true, label: "Ja", zin: "de mantelzorger is overbelast"}
      - {waarde: false, label: "Nee", zin: "de mantelzorger redt het"}
    bron: {kader: woonwijs, vindplaats: "Stap 2", interpretatie: true}
  dagbesteding:
    label: Dagbesteding
    soort: meerkeuze
    vraag: "Wat doet de inwoner overdag?"
    hulp: "Noem alles wat elke week terugkomt."
    opties:
      - {waarde: buurthuis, label: "Buurthuis", zin: "de inwoner gaat naar het buurthuis"}
      - {waarde: vrijwilliger, label: "Vrijwilligerswerk", zin: "de inwoner doet vrijwilligerswerk"}
      - {waarde: sport, label: "Sport", zin: "de inwoner sport"}
    leeg: {label: "Niets van dit alles", zin: "de inwoner heeft geen dagbesteding"}
    bron: {kader: woonwijs, vindplaats: "Stap 3", interpretatie: false}
profielen:
  woonwijs:
    label: "Woonwijs"
    uitleg: "Welke woonbegeleiding past."
    aliassen: ["woonwijs", "wonen in de wijk"]
    besluiten: [woonwijs.begeleiding]
"""

WOORDEN = {
    "woonsituatie": 'zwervend: ["tuinhuisje", "slaapt op banken"]',
    "dagbesteding": 'sport: ["biljartclub"]',
}

KADER = """
kader:
  id: woonwijs
  naam: "Woonwijs Testdorp"
  versie: "2026-01"
  geldig_vanaf: 2026-01-01
  eigenaar: "Gemeente Testdorp"
  vakwoorden:
    - {term: woonladder, betekenis: "De volgorde waarin iemand steeds zelfstandiger woont.", bron: {vindplaats: "Bijlage", interpretatie: false}}
  bron: {vindplaats: "hele document", interpretatie: false}
besluiten:
  begeleiding:
    naam: "Woonbegeleiding"
    beslisser: "De wooncoach beslist."
    betekenis: "Hoeveel begeleiding er bij het wonen nodig is."
    bron: {vindplaats: "Stap 4", interpretatie: false}
    uitkomsten:
      opvang: {label: "Eerst een plek", betekenis: "Zorg voor een vaste plek.", bron: {vindplaats: "Stap 4", interpretatie: false}}
      ontlasten: {label: "Ontlast de mantelzorger", betekenis: "Neem taken over.", bron: {vindplaats: "Stap 4", interpretatie: false}}
      activeren: {label: "Zoek een bezigheid", betekenis: "Help aan dagbesteding.", bron: {vindplaats: "Stap 4", interpretatie: false}}
      geen: {label: "Geen woonbegeleiding", betekenis: "De inwoner redt het.", bron: {vindplaats: "Stap 4", interpretatie: false}}
    regels:
      - {uitkomst: opvang, als: {woonsituatie: zwervend}, bron: {vindplaats: "Stap 4", interpretatie: false}}
      - {uitkomst: ontlasten, als: {mantelzorg_overbelast: true}, bron: {vindplaats: "Stap 4", interpretatie: false}}
      - {uitkomst: activeren, als: {dagbesteding: leeg}, bron: {vindplaats: "Stap 4", interpretatie: false}}
      - {uitkomst: geen, bron: {vindplaats: "Stap 4", interpretatie: false}}
termijnen:
  - {id: bezoek.woonwijs, label: "Eerste huisbezoek", als: {woonwijs.begeleiding: [opvang, ontlasten]}, na: {dagen: 10}, bron: {vindplaats: "Stap 5", interpretatie: false}}
vervolgstappen:
  - {id: woonwijs.wooncoach, als: {woonwijs.begeleiding: opvang}, tekst: "Bel de wooncoach.", bron: {vindplaats: "Stap 5", interpretatie: false}}
bladen:
  - naam: woonkaart
    titel: "Woonkaart Testdorp"
    waarvoor: "Wie wat doet bij welke woonbegeleiding."
    woorden: ["woonkaart"]
    blokken:
      - id: kaart
        soort: tabel
        kop: "Wie doet wat"
        besluit: begeleiding
        rijen:
          - id: wie
            kop: "Wie"
            bron: {vindplaats: "Stap 6", interpretatie: false}
            cellen: {opvang: "De wooncoach.", ontlasten: "Het wijkteam.", activeren: "Het buurthuis.", geen: "Niemand."}
"""


@pytest.fixture(scope="module")
def met_zes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistent]:
    """A running assistant with the five kaders and a sixth, in a folder that it is only pointed to."""
    map_ = tmp_path_factory.mktemp("zesde")
    (map_ / "kaders" / "woonwijs").mkdir(parents=True)
    (map_ / "kaders" / "extra.yml").write_text(KENMERKEN, encoding="utf-8")
    (map_ / "kaders" / "woonwijs" / "2026-01.yml").write_text(KADER, encoding="utf-8")
    (map_ / "kaders" / "woorden").mkdir()
    for kenmerk, woorden in WOORDEN.items():
        (map_ / "kaders" / "woorden" / f"{kenmerk}.yml").write_text(woorden, encoding="utf-8")
    draait = Assistent(map_ / "var", {"REGIEWIJZER_KADERS": str(map_ / "kaders")})
    train(zeg=lambda _: None)
    try:
        yield draait.start()
    finally:
        over = draait.stop()
    assert not over, f"na het stoppen draaide nog: {over}"


def test_zelfde_model(met_zes: Assistent) -> None:
    """There was a model before it started: the kader that was added trained nothing."""
    scherm = met_zes.uitvoer.read_text(encoding="utf-8")
    assert "getraind" not in scherm and "staat klaar" in scherm


def test_van_eigen_woorden_tot_vastgelegd(met_zes: Assistent) -> None:
    """The new kenmerken are understood in free words, by number, by label and by button."""
    eerste = met_zes.zeg("nieuwe afweging volgens woonwijs")
    gesprek = eerste.gesprek
    assert eerste.custom and eerste.custom["profiel"] == "woonwijs"
    assert list(eerste.custom["besluiten"]) == ["woonwijs.begeleiding"]

    vrij = met_zes.zeg("hij bivakkeert al weken in een tuinhuisje en zit bij de biljartclub", gesprek)
    assert vrij.custom
    if vrij.custom["wacht"] == "bevestig":  # what isn't asked yet is read back first
        vrij = met_zes.zeg("ja, dit klopt", gesprek)
    assert vrij.custom
    bekend = vrij.custom["bekend"]  # what other kaders read in these words may be there too
    assert (bekend["woonsituatie"], bekend["dagbesteding"]) == ("zwervend", ["sport"])
    assert vrij.custom["besluiten"]["woonwijs.begeleiding"]["uitkomst"] == "opvang"
    assert [t["id"] for t in vrij.custom["termijnen"]] == ["bezoek.woonwijs"]
    assert [s["id"] for s in vrij.custom["vervolgstappen"]] == ["woonwijs.wooncoach"]

    knop = met_zes.kies("woonsituatie", "inwonend", gesprek)
    assert knop.custom and knop.custom["vraag"]["kenmerk"] == "mantelzorg_overbelast"
    nee = met_zes.zeg("nee", gesprek)
    assert nee.custom and nee.custom["bekend"]["mantelzorg_overbelast"] is False
    assert nee.custom["besluiten"]["woonwijs.begeleiding"]["uitkomst"] == "geen"
    vast = met_zes.zeg("vastleggen", gesprek)
    assert vast.custom and vast.custom["vastgelegd"]
    rij = met_zes.rijen()[-1]
    assert (rij["profiel"], rij["casus"]) == ("woonwijs", vast.custom["casus"])
    gegeven = {"woonsituatie": "inwonend", "dagbesteding": ["sport"], "mantelzorg_overbelast": False}
    assert {k: rij["antwoorden"].get(k) for k in gegeven} == gegeven
    assert rij["kaders"]["woonwijs"]["versie"] == "2026-01"


def test_met_nummers_woorden_en_knoppen(met_zes: Assistent) -> None:
    antwoord = met_zes.zeg("nieuwe afweging profiel woonwijs")
    gesprek = antwoord.gesprek
    manieren = {"woonsituatie": "1", "mantelzorg_overbelast": "nee", "dagbesteding": "buurthuis en vrijwilligerswerk"}
    for _ in manieren:
        assert antwoord.custom and antwoord.custom["vraag"]
        antwoord = met_zes.zeg(manieren[antwoord.custom["vraag"]["kenmerk"]], gesprek)
    assert antwoord.custom and antwoord.custom["klaar"]
    assert antwoord.custom["bekend"] == {
        "woonsituatie": "zelfstandig",
        "mantelzorg_overbelast": False,
        "dagbesteding": ["buurthuis", "vrijwilliger"],
    }
    waarom = met_zes.zeg("waarom", gesprek)
    assert "Woonwijs Testdorp, Stap 4" in waarom.tekst
    knop = met_zes.kies("dagbesteding", [], gesprek)
    assert knop.custom and knop.custom["besluiten"]["woonwijs.begeleiding"]["uitkomst"] == "activeren"


def test_begrip_en_profiel_in_een_vraag(met_zes: Assistent) -> None:
    assert "steeds zelfstandiger woont" in met_zes.zeg("wat is woonladder?").tekst
    assert "Woonwijs" in met_zes.zeg("welke kaders zijn er").tekst


def test_een_eigen_blad_in_de_chat(met_zes: Assistent) -> None:
    """The name of the sheet is data: nothing was trained for it."""
    antwoord = met_zes.zeg("nieuwe afweging profiel woonwijs")
    met_zes.kies("woonsituatie", "zwervend", antwoord.gesprek)
    blad = met_zes.zeg("mag ik de woonkaart zien", antwoord.gesprek)
    assert "Woonkaart Testdorp" in blad.tekst and "Eerst een plek ← deze casus" in blad.tekst
    assert blad.custom and blad.custom["bekend"] == {"woonsituatie": "zwervend"}


def test_op_de_opdrachtregel(met_zes: Assistent, tmp_path: Path) -> None:
    verzoek = tmp_path / "verzoek.json"
    verzoek.write_text('{"profiel": "woonwijs", "antwoorden": {"woonsituatie": "zwervend"}}', encoding="utf-8")
    klaar = met_zes.opdracht("afweeg", str(verzoek))
    assert klaar.returncode == 0 and '"opvang"' in klaar.stdout
