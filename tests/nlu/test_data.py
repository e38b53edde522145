"""The training data of the intents: enough of it, nothing twice, and the held-out sentences really held out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parents[2]
TOETS: dict[str, list[str]] = {}
for _naam in ("toetszinnen", "toetszinnen2"):
    for _bedoeling, _zinnen in yaml.safe_load((Path(__file__).parent / f"{_naam}.yml").read_text(encoding="utf-8")).items():
        TOETS.setdefault(_bedoeling, []).extend(_zinnen)


def voorbeelden() -> dict[str, list[str]]:
    uit: dict[str, list[str]] = {}
    for bestand in sorted((PROJECT / "data" / "nlu").glob("*.yml")):
        for deel in yaml.safe_load(bestand.read_text(encoding="utf-8"))["nlu"]:
            uit.setdefault(deel["intent"], []).extend(regel[2:] for regel in deel["examples"].splitlines())
    return uit


def test_elke_bedoeling_heeft_minstens_25_voorbeelden() -> None:
    assert {naam: len(zinnen) for naam, zinnen in voorbeelden().items() if len(zinnen) < 25} == {}


def test_bedoelingen_zijn_die_van_het_domein() -> None:
    domein = yaml.safe_load((PROJECT / "domain.yml").read_text(encoding="utf-8"))
    assert set(domein["intents"]) - {"keuze", "nlu_fallback"} == set(voorbeelden())
    assert {"crisis", "kenmerk"} <= set(domein["entities"])


def test_geen_voorbeeld_twee_keer_en_geen_toetszin_geleerd() -> None:
    telling = Counter(zin.lower() for zinnen in voorbeelden().values() for zin in zinnen)
    assert [zin for zin, aantal in telling.items() if aantal > 1] == []
    assert [zin for zinnen in TOETS.values() for zin in zinnen if zin.lower() in telling] == []


def test_elke_bedoeling_heeft_minstens_vijf_toetszinnen() -> None:
    assert set(TOETS) == set(voorbeelden())
    assert {naam: len(zinnen) for naam, zinnen in TOETS.items() if len(zinnen) < 5} == {}
