"""Reading the corpus (corpus/LEESMIJ.md): each file has a head that says who wrote it, when, and who has looked.

A closed set (`toets`) can't be read from here: nothing in `leren` may see one. Scoring them is for the tests.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml

from bot.instellingen import PROJECT

CORPUS = PROJECT / "corpus"
DELEN = ("leren", "ontwikkel", "toets")
KOP = ("geschreven door", "wanneer", "gezien door")
_REGEL = re.compile(rf"# ({'|'.join(KOP)}): (\S.*)")


class Gesloten(ValueError):
    """Somebody wants to learn from a closed set, or to look at one."""


def bestanden(*delen: str) -> list[Path]:
    """Every file of the corpus, or of these parts of it."""
    return sorted(p for deel in delen or DELEN for p in CORPUS.glob(f"*/{deel}/**/*") if p.is_file())


def kop(pad: Path) -> dict[str, str]:
    """The facts in the head of a file: comment lines on top or, of JSON lines, the first line."""
    with pad.open(encoding="utf-8") as bestand:
        if pad.suffix == ".jsonl":
            eerste = json.loads(bestand.readline())
            return {feit: eerste[feit] for feit in KOP if eerste.get(feit)}
        regels = [bestand.readline() for _ in KOP]
    return {m[1]: m[2] for regel in regels if (m := _REGEL.match(regel))}


def lees_set(naam: str) -> Any:
    """What an open file holds, without its head: `lees_set("signaal/leren/plat.yml")`.

    JSON lines and text give a list.
    """
    pad = (CORPUS / naam).resolve()
    if pad.relative_to(CORPUS.resolve()).parts[1] == "toets":
        raise Gesloten(f"corpus/{naam} is gesloten: zie corpus/LEESMIJ.md")
    return inhoud(pad)


def inhoud(pad: Path) -> Any:
    """What a file holds, whatever it is: for `lees_set`, and for the tests that count a closed set."""
    tekst = pad.read_text(encoding="utf-8")
    if pad.suffix == ".yml":
        return yaml.load(tekst, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    regels = tekst.splitlines()
    if pad.suffix == ".jsonl":
        return [json.loads(regel) for regel in regels[1:]]
    return [regel for regel in regels if not regel.startswith("# ")]
