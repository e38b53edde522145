"""The training data of the intents: enough of it, nothing twice, and the held-out sentences really held out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import yaml

from bot.gesprek import VAARDIGHEDEN
from leren.bedoeling.zinnen import BEKEND, VERS, zinnen
from tests.corpus import gesloten

PROJECT = Path(__file__).resolve().parents[2]


ONTWIKKEL = zinnen((*BEKEND, *VERS))
TOETS: dict[str, list[str]] = gesloten("bedoeling/toets/zinnen4.yml")


def voorbeelden() -> dict[str, list[str]]:
    uit: dict[str, list[str]] = {}
    for bestand in sorted((PROJECT / "data" / "nlu").glob("*.yml")):
        for deel in yaml.safe_load(bestand.read_text(encoding="utf-8"))["nlu"]:
            uit.setdefault(deel["intent"], []).extend(regel[2:] for regel in deel["examples"].splitlines())
    return uit


def test_elke_bedoeling_heeft_minstens_75_voorbeelden() -> None:
    assert {naam: len(deel) for naam, deel in voorbeelden().items() if len(deel) < 75} == {}


def test_bedoelingen_zijn_die_van_het_domein() -> None:
    domein = yaml.safe_load((PROJECT / "domain.yml").read_text(encoding="utf-8"))
    door_code = {v.naam for v in VAARDIGHEDEN.values() if not v.geleerd}
    assert set(domein["intents"]) - door_code - {"nlu_fallback"} == set(voorbeelden())
    assert {"crisis", "kenmerk"} <= set(domein["entities"])


def test_geen_voorbeeld_twee_keer_en_geen_apart_gehouden_zin_geleerd() -> None:
    telling = Counter(zin.lower() for deel in voorbeelden().values() for zin in deel)
    assert [zin for zin, aantal in telling.items() if aantal > 1] == []
    assert [zin for deel in ONTWIKKEL.values() for zin in deel if zin.lower() in telling] == []


def test_elke_bedoeling_heeft_minstens_vijf_zinnen_die_niet_zijn_geleerd() -> None:
    for groep in (BEKEND, VERS):
        apart = zinnen(groep)
        assert set(apart) == set(voorbeelden())
        assert {naam: len(deel) for naam, deel in apart.items() if len(deel) < 5} == {}
    assert {naam: len(deel) for naam, deel in TOETS.items() if len(deel) < 4} == {}
    assert set(TOETS) <= set(voorbeelden())
