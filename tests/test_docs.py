"""The documentation says what there is: commands, settings, kaders, kenmerken, make targets; and its example works."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bot.afweging import Kaders, laad_kaders, weeg_af
from bot.begrip.lezen import lees
from bot.opdrachten.regiewijzer import _parser
from scripts import toetsen_doc
from scripts.instellingen_doc import GROEPEN, tabel
from scripts.instellingen_doc import maak as maak_instellingen
from scripts.kenmerken_doc import DOEL, maak

PROJECT = Path(__file__).resolve().parent.parent
DOCS = PROJECT / "docs"
PAGINAS = sorted([*PROJECT.glob("*.md"), *DOCS.rglob("*.md")])


@pytest.fixture(scope="module")
def kaders() -> Kaders:
    return laad_kaders()


def _tekst(*namen: str) -> str:
    return "\n".join((PROJECT / naam).read_text(encoding="utf-8") for naam in namen)


def _opdrachten() -> dict[str, argparse.ArgumentParser]:
    acties = [a for a in _parser()._actions if isinstance(a, argparse._SubParsersAction)]
    return dict(acties[0].choices)


def _doelen() -> set[str]:
    return set(re.findall(r"^([a-z]+):", _tekst("Makefile"), re.MULTILINE))


def test_elke_opdracht_en_elke_vlag_staat_in_beheer() -> None:
    beheer = _tekst("docs/beheer.md")
    opdrachten = _opdrachten()
    assert {naam for naam in opdrachten if f"`regiewijzer {naam}" not in beheer} == set()
    vlaggen = {
        vlag for p in opdrachten.values() for a in p._actions for vlag in a.option_strings if vlag.startswith("--")
    }
    assert {vlag for vlag in vlaggen - {"--help"} if vlag not in beheer} == set()


def test_elke_instelling_staat_in_beheer() -> None:
    beheer = _tekst("docs/beheer.md")
    assert maak_instellingen(beheer) == beheer, "run: .venv/bin/python -m scripts.instellingen_doc"
    for groep in GROEPEN.values():
        assert tabel(groep) in beheer


def test_beheer_noemt_geen_instelling_die_niet_bestaat() -> None:
    bekend = set(re.findall(r"(?:REGIEWIJZER_|NL_)[A-Z_]+", _tekst("bot/instellingen.py", "bot/starten/omgeving.py")))
    genoemd = set(re.findall(r"(?:REGIEWIJZER_|NL_)[A-Z_]+", "\n".join(p.read_text("utf-8") for p in PAGINAS)))
    assert genoemd <= bekend


def test_elk_kader_staat_in_de_readme_en_de_lijst_van_wijzigingen(kaders: Kaders) -> None:
    readme, wijzigingen = _tekst("README.md"), _tekst("CHANGELOG.md")
    for kader in kaders.kaders.values():
        assert f"`{kader.id}`" in readme
        assert f"`{kader.id}`" in wijzigingen and kader.versie in wijzigingen
    assert {p for p in kaders.profielen if f"`{p}`" not in _tekst("docs/handleiding.md")} == set()


@pytest.mark.parametrize("toets", ["dpia", "iama"])
def test_de_toetsen_zijn_van_nu(toets):
    """The roles, the terms, the questions and the numbers in them come from the tables; so does a new kader."""
    assert (toetsen_doc.DOCS / f"{toets}.md").read_text("utf-8") == toetsen_doc.maak(toets), (
        "python -m scripts.toetsen_doc"
    )


def test_kenmerken_md_is_bij(kaders: Kaders) -> None:
    assert DOEL.read_text("utf-8") == maak(kaders), "run: .venv/bin/python scripts/kenmerken_doc.py"


def test_kenmerken_md_noemt_elk_kenmerk_en_elk_besluit(kaders: Kaders) -> None:
    tekst = DOEL.read_text("utf-8")
    assert {k for k in kaders.kenmerken if f"### `{k}`" not in tekst} == set()
    assert {b for b in kaders.besluiten if f"| `{b}` |" not in tekst} == set()


@pytest.mark.parametrize("pagina", PAGINAS, ids=lambda p: p.name)
def test_doelen_opdrachten_en_verwijzingen_bestaan(pagina: Path) -> None:
    tekst = pagina.read_text("utf-8")
    stukken = re.findall(r"`([^`\n]+)`", tekst) + [
        r.strip() for blok in re.findall(r"```\w*\n(.*?)```", tekst, re.S) for r in blok.splitlines()
    ]
    for stuk in stukken:
        if (doel := re.match(r"make ([a-z]+)", stuk)) and doel[1] != "het":
            assert doel[1] in _doelen(), f"make {doel[1]} bestaat niet"
        if opdracht := re.match(r"(?:\.venv/bin/)?regiewijzer ([a-z-]+)", stuk):
            assert opdracht[1] in _opdrachten(), f"regiewijzer {opdracht[1]} bestaat niet"
    for verwijzing in re.findall(r"\]\(([^)#]+?)(?:#[^)]*)?\)", tekst):
        if "://" not in verwijzing:
            assert (pagina.parent / verwijzing).exists(), f"{verwijzing} bestaat niet"


def test_de_indeling_in_de_readme_bestaat() -> None:
    indeling = _tekst("README.md").partition("## Files")[2].partition("## Tests")[0]
    paden = [
        pad for cel in re.findall(r"^\| (`.+?`) \|", indeling, re.MULTILINE) for pad in re.findall(r"`([^`]+)`", cel)
    ]
    assert len(paden) > 20
    assert {pad for pad in paden if not (PROJECT / pad).exists()} == set()


# --- the example of kader-toevoegen.md ---


def _blokken() -> Iterator[str]:
    yield from re.findall(r"```yaml\n(.*?)```", _tekst("docs/kader-toevoegen.md"), re.S)


def test_het_voorbeeldkader_laadt_en_werkt(tmp_path: Path) -> None:
    bestand, woorden, gevallen = _blokken()
    for blok in (bestand, woorden):
        pad = tmp_path / re.match(r"# bestand: (\S+)", blok)[1]  # type: ignore[index]
        pad.parent.mkdir()
        pad.write_text(blok, encoding="utf-8")
    kaders = laad_kaders((tmp_path,))
    assert lees("Er is een dreigende ontruiming.", kaders).kenmerken == {"dreigende_ontruiming": True}
    for geval in yaml.safe_load(gevallen):
        uit = weeg_af(kaders, {"besluiten": [geval["besluit"]], "antwoorden": geval["gegeven"]})
        besluit = uit["besluiten"][geval["besluit"]]
        assert {besluit["uitkomst"]} - {None} == {geval["verwacht"].get("uitkomst")} - {None}
        assert sorted(besluit["mogelijk"]) == sorted(geval["verwacht"].get("mogelijk", besluit["mogelijk"]))
        assert {geval.get("stap")} - {None} <= {stap["id"] for stap in uit["vervolgstappen"]}
    assert weeg_af(kaders, {"profiel": "voorbeeldstad"})["volgende_vraag"] == "dreigende_ontruiming"
    krap = {"dreigende_ontruiming": False, "economische_problemen": ["problematische_schulden"], "regie_ouders": "niet"}
    assert weeg_af(kaders, {"profiel": "voorbeeldstad", "antwoorden": krap})["besluiten"]["voorbeeldstad.regie"][
        "grensgeval"
    ]


def test_elke_bladzijde_over_een_besluit_zegt_waarom() -> None:
    for pad in (DOCS / "besluiten").glob("*.md"):
        assert re.match(r"\d{4}-[a-z-]+\.md", pad.name)
        assert re.findall(r"^## (.+)$", pad.read_text("utf-8"), re.M) == ["Context", "Decision", "Consequences"], (
            pad.name
        )
