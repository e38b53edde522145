"""Every text that users read, with where it stands: for docs/zinnen.md and for the test of how we write.

The tables come whole. Of pages and programs, which hold few texts, this takes what looks like a sentence.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

import yaml

from bot.gesprek.actieblad import tabel
from bot.gesprek.teksten import teksten
from bot.instellingen import PROJECT

# What of a kader is ours to word: not where something stands in the source, nor its name.
_VELDEN = frozenset(
    [
        "betekenis",
        "tekst",
        "waarom",
        "kop",
        "reden",
        "anders",
        "wij",
        "vraag",
        "hulp",
        "uitleg",
        "beslisser",
        "bij_twijfel",
        "waarvoor",
        "label",
        "titel",
    ]
)
_TABELLEN = ("bot/vormen/verslag/gezin.yml", "bot/vormen/verslag/velden.yml", "bot/oefenen/opmerkingen.yml")
_GAT = re.compile(r"\$\{[^}]*\}")
_PAGINATEKST = re.compile(r">([^<>{}=]*[a-z]{2,} [^<>{}=]*)<|\"([A-ZÉ][^\"\n]* [^\"\n]*)\"|`([^`\n]* [^`\n]*)`")
_CODE = re.compile(r"=>|===|&&|\?\s|\w\(|--|/api|utrecht-|nl-")
_NEDERLANDS = re.compile(r"\b(de|het|een|je|is|niet|er|en|of|dit|wat|naar|nog|van|met)\b")
_MINSTE_WOORDEN = 4


@dataclass(frozen=True)
class Tekst:
    """One text of one part ("gesprek", "vragen", …), the place it stands in, and its name there."""

    deel: str
    plek: str
    naam: str
    tekst: str


def alle() -> Iterator[Tekst]:
    """All of them, in the order of docs/zinnen.md."""
    return chain(_gesprek(), _actieblad(), _kaders(), _documenten(), _paginas(), _programma())


def _gesprek() -> Iterator[Tekst]:
    for naam, tekst in teksten().items():
        onderwerp, _, eigen = naam.partition(".")
        yield Tekst("gesprek", f"bot/gesprek/teksten/{onderwerp}.yml", eigen, tekst)


def _actieblad() -> Iterator[Tekst]:
    for stap, tekst in tabel()["kort"].items():
        yield Tekst("actieblad", "bot/gesprek/actieblad.yml", stap, tekst)


def _kaders() -> Iterator[Tekst]:
    bladen = PROJECT / "bot" / "kaders"
    yield from _uit_yaml("vragen", bladen / "kenmerken.yml", _VELDEN)
    for pad in (bladen / "profielen.yml", *sorted(bladen.glob("*/*.yml"))):
        if not pad.name.endswith(".gevallen.yml"):
            yield from _uit_yaml("kaders", pad, _VELDEN)


def _documenten() -> Iterator[Tekst]:
    for naam in _TABELLEN:
        yield from _uit_yaml("documenten", PROJECT / naam, None)


def _uit_yaml(deel: str, pad: Path, velden: frozenset[str] | None) -> Iterator[Tekst]:
    inhoud = yaml.safe_load(pad.read_text(encoding="utf-8"))
    plek = str(pad.relative_to(PROJECT))
    return (Tekst(deel, plek, naam, tekst) for naam, tekst in _teksten_in(inhoud, "", velden))


def _teksten_in(knoop: Any, naam: str, velden: frozenset[str] | None) -> Iterator[tuple[str, str]]:
    """Each text below this node with its way down; `velden`: only of fields that are called so."""
    if isinstance(knoop, str):
        if " " in knoop and (velden is None or naam.rpartition(".")[2] in velden):
            yield naam, knoop
        return
    for sleutel, kind in _kinderen(knoop):
        yield from _teksten_in(kind, f"{naam}.{sleutel}".strip("."), velden)


def _kinderen(knoop: Any) -> Iterable[tuple[object, Any]]:
    if isinstance(knoop, Mapping):
        return knoop.items()
    if isinstance(knoop, list):
        return ((_eigen_naam(kind, plek), kind) for plek, kind in enumerate(knoop, 1))
    return ()


def _eigen_naam(kind: Any, plek: int) -> object:
    """What a member of a list is called: its id, term or value, else its place."""
    if not isinstance(kind, Mapping):
        return plek
    return next((kind[veld] for veld in ("id", "term", "waarde") if veld in kind), plek)


def _paginas() -> Iterator[Tekst]:
    for pad in sorted((PROJECT / "bot" / "web" / "src").rglob("*.ts*")):
        inhoud = re.sub(r"/\*(?s:.*?)\*/|(?m:^\s*//.*$)", "", pad.read_text(encoding="utf-8"))
        gevonden = (" ".join(next(filter(None, m.groups())).split()) for m in _PAGINATEKST.finditer(inhoud))
        yield from _zinnen_in_code("paginas", pad, (_GAT.sub("{…}", tekst) for tekst in gevonden))


def _programma() -> Iterator[Tekst]:
    """What the gateway, the store and the command line say; the conversation has its tables."""
    for pad in sorted((PROJECT / "bot").rglob("*.py")):
        if "gesprek" not in pad.parts or "poort" in pad.parts:
            yield from _zinnen_in_code("programma", pad, _constanten(ast.parse(pad.read_text(encoding="utf-8"))))


def _constanten(boom: ast.Module) -> Iterator[str]:
    uitleg = {
        id(eerste.value)
        for knoop in ast.walk(boom)
        if isinstance(knoop, (ast.Module, ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef))
        for eerste in knoop.body[:1]
        if isinstance(eerste, ast.Expr)
    }
    delen = {id(deel) for knoop in ast.walk(boom) if isinstance(knoop, ast.JoinedStr) for deel in knoop.values}
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.JoinedStr):
            yield "".join(str(d.value) if isinstance(d, ast.Constant) else "{…}" for d in knoop.values)
        elif isinstance(knoop, ast.Constant) and isinstance(knoop.value, str) and not {id(knoop)} & (uitleg | delen):
            yield knoop.value


def _zinnen_in_code(deel: str, pad: Path, gevonden: Iterable[str]) -> Iterator[Tekst]:
    plek = str(pad.relative_to(PROJECT))
    heel = (t for t in map(str.strip, gevonden) if _is_zin(t))
    return (Tekst(deel, plek, "", tekst) for tekst in dict.fromkeys(heel))


def _is_zin(tekst: str) -> bool:
    """Whether a string of a program is a Dutch sentence for somebody to read."""
    genoeg = len(tekst.split()) >= _MINSTE_WOORDEN and tekst[0].isupper() and tekst[-1] in ".?!:…"
    return genoeg and bool(_NEDERLANDS.search(tekst)) and not _CODE.search(tekst)
