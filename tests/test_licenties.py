"""The list of packages is that of the locks, and the SBOM says the same."""

from __future__ import annotations

import json
import re

from scripts import licenties_doc
from scripts import sbom as sbom_


def in_document() -> list[set[tuple[str, str]]]:
    """(name, version) of each row, a set a table. Licences aren't compared: those of another system aren't here."""
    tabellen = licenties_doc.DOEL.read_text("utf-8").split("\n## ")[1:]
    return [
        set(re.findall(r"^\| (\S+) \| (\S+) \| [^|]+ \|$", tabel, re.M)) - {("pakket", "versie")} for tabel in tabellen
    ]


def test_de_lijst_volgt_de_vergrendelde_pakketten():
    van_nu = [{(p.naam, p.versie) for p in pakketten} for pakketten in (licenties_doc.python(), licenties_doc.web())]
    assert in_document() == van_nu, "geef: .venv/bin/python -m scripts.licenties_doc"
    assert ("rasa", "3.6.21") in van_nu[0] and any(naam == "preact" for naam, _ in van_nu[1])


def test_wat_alleen_bij_testen_hoort_staat_er_niet_in():
    assert not {"pytest", "mypy", "ruff", "esbuild", "typescript"} & {
        naam for tabel in in_document() for naam, _ in tabel
    }


def test_elk_pakket_heeft_een_licentie():
    assert licenties_doc.GEEN not in licenties_doc.DOEL.read_text("utf-8")


def test_een_licentie_is_wat_het_pakket_zelf_zegt():
    assert licenties_doc._licentie("rasa") == "Apache Software License"
    assert licenties_doc._licentie("docxtpl") == "LGPL-2.1-only"
    assert licenties_doc._licentie("bestaat-niet") == licenties_doc.ELDERS


def test_de_sbom_heeft_dezelfde_pakketten_met_hun_hash():
    sbom_.main()
    for naam, pakketten in (("python", licenties_doc.python()), ("web", licenties_doc.web())):
        sbom = json.loads((sbom_.MAP / f"sbom-{naam}.json").read_text("utf-8"))
        assert sbom["bomFormat"] == "CycloneDX"
        delen = sbom["components"]
        assert {(f"{deel['group']}/" if deel.get("group") else "") + deel["name"] for deel in delen} == {
            p.naam for p in pakketten
        }
        assert all("hashes" in deel or any("hashes" in plek for plek in deel["externalReferences"]) for deel in delen)
