"""The training data of the intents: enough of it, nothing twice, and the held-out sentences really held out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import yaml

PROJECT = Path(__file__).resolve().parents[2]


def _toetszinnen(*namen: str) -> dict[str, list[str]]:
    """Held-out sentences per intent, from these files beside this one."""
    uit: dict[str, list[str]] = {}
    for naam in namen:
        for bedoeling, zinnen in yaml.safe_load(
            (Path(__file__).parent / f"{naam}.yml").read_text(encoding="utf-8")
        ).items():
            uit.setdefault(bedoeling, []).extend(zinnen)
    return uit


TOETS = _toetszinnen("toetszinnen", "toetszinnen2")
VERS = _toetszinnen("vers/toetszinnen3", "vers/toetszinnen4")  # harder: dialect, typos, dictation


def voorbeelden() -> dict[str, list[str]]:
    uit: dict[str, list[str]] = {}
    for bestand in sorted((PROJECT / "data" / "nlu").glob("*.yml")):
        for deel in yaml.safe_load(bestand.read_text(encoding="utf-8"))["nlu"]:
            uit.setdefault(deel["intent"], []).extend(regel[2:] for regel in deel["examples"].splitlines())
    return uit


def test_elke_bedoeling_heeft_minstens_75_voorbeelden() -> None:
    assert {naam: len(zinnen) for naam, zinnen in voorbeelden().items() if len(zinnen) < 75} == {}


def test_bedoelingen_zijn_die_van_het_domein() -> None:
    domein = yaml.safe_load((PROJECT / "domain.yml").read_text(encoding="utf-8"))
    assert set(domein["intents"]) - {"keuze", "anderstalig", "aangemeld", "nlu_fallback"} == set(voorbeelden())
    assert {"crisis", "kenmerk"} <= set(domein["entities"])


def test_geen_voorbeeld_twee_keer_en_geen_toetszin_geleerd() -> None:
    telling = Counter(zin.lower() for zinnen in voorbeelden().values() for zin in zinnen)
    assert [zin for zin, aantal in telling.items() if aantal > 1] == []
    assert [
        zin for toets in (TOETS, VERS) for zinnen in toets.values() for zin in zinnen if zin.lower() in telling
    ] == []


def test_elke_bedoeling_heeft_minstens_vijf_toetszinnen() -> None:
    for toets in (TOETS, VERS):
        assert set(toets) == set(voorbeelden())
        assert {naam: len(zinnen) for naam, zinnen in toets.items() if len(zinnen) < 5} == {}
