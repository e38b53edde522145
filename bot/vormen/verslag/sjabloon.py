"""A Word template with fields in double braces (docxtpl, Jinja): checked before it is used, and filled in.

A template of an organisation is checked as a whole, also what an `if` leaves out: every field that it names has to
exist. It is run in Jinja's sandbox.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_HIER = Path(__file__).parent
SJABLONEN = _HIER / "sjablonen"
SOORTEN = {
    "afwegingsverslag": "Het advies en het besluit op één bladzijde, met bijlagen, voor het dossier",
    "gezin": "Wat er is besloten, in gewone woorden voor het gezin",
    "werkplan": "Het werkplan van De GezinsManager, met wat bekend is al ingevuld",
    "afspraken": "Wat het kader over casusregie in het plan wil hebben afgesproken",
}
GROOTST = 10 * 1024 * 1024  # bytes of a template, also unpacked
_EIGEN = {"loop", "range", "true", "false", "none", "True", "False", "None", "r"}
_LUS = {"index", "index0", "first", "last", "length", "revindex", "revindex0", "previtem", "nextitem", "cycle"}


class SjabloonFout(Exception):
    """A template can't be used; the message is one Dutch line."""


def sjabloon_van(soort: str, eigen: Path | None) -> Path:
    """The template of this kind: `SOORT.docx` in the folder of the organisation where that is, else ours."""
    naam = f"{soort}.docx"
    return eigen / naam if eigen and (eigen / naam).exists() else SJABLONEN / naam


@cache
def velden_van_sjabloon() -> Mapping[str, Any]:
    """Every field with what it is; of a list its `lijst` and the fields of a line."""
    velden: Mapping[str, Any] = yaml.safe_load((_HIER / "velden.yml").read_text(encoding="utf-8"))
    return velden


def controleer(pad: Path) -> list[str]:
    """What is wrong with this template, a Dutch line each; [] when it can be used."""
    try:
        delen = _delen(_lees(pad), pad)
    except SjabloonFout as fout:
        return [str(fout)]
    regels: list[str] = []
    for tekst in delen:
        regels += _fouten(tekst, pad)
    return list(dict.fromkeys(regels))


def maak(pad: Path, velden: Mapping[str, Any]) -> bytes:
    """The template filled in, as a Word file. Raises SjabloonFout."""
    if regels := controleer(pad):
        raise SjabloonFout(regels[0])
    return _vul(pad, velden)


def _vul(pad: Path, velden: Mapping[str, Any]) -> bytes:
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError

    document = DocxTemplate(io.BytesIO(_lees(pad)))
    try:
        document.render(dict(velden), _omgeving(), autoescape=True)
    except (TemplateError, TypeError, ValueError, AttributeError, ArithmeticError, LookupError) as fout:
        raise SjabloonFout(f"Het sjabloon {pad.name} kan niet worden ingevuld ({type(fout).__name__}).") from None
    except Exception as fout:  # lxml, docx: what the filled-in XML isn't
        raise SjabloonFout(
            f"Het sjabloon {pad.name} geeft geen geldig Word-bestand ({type(fout).__name__}). "
            "Staat een veld half in een andere opmaak? Typ het veld dan opnieuw, in één keer."
        ) from None
    eigen = document.docx.core_properties
    eigen.title, eigen.language = f"{velden['casus']}", "nl-NL"
    uit = io.BytesIO()
    document.save(uit)
    return uit.getvalue()


def _omgeving() -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    return ImmutableSandboxedEnvironment(undefined=StrictUndefined, autoescape=True)


def _lees(pad: Path) -> bytes:
    geen_word = SjabloonFout(f"{pad.name} is geen Word-bestand (.docx).")
    try:
        inhoud = pad.read_bytes()
        with zipfile.ZipFile(io.BytesIO(inhoud)) as ingepakt:
            groot = sum(deel.file_size for deel in ingepakt.infolist())
            if "word/document.xml" not in ingepakt.namelist():
                raise geen_word
    except OSError as fout:
        raise SjabloonFout(f"Het sjabloon {pad} is niet te lezen ({fout.strerror}).") from None
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        raise geen_word from None
    if max(groot, len(inhoud)) > GROOTST:
        raise SjabloonFout(f"Het sjabloon {pad.name} is te groot: hooguit {GROOTST // 1024 // 1024} MB, ook uitgepakt.")
    return inhoud


def _delen(inhoud: bytes, pad: Path) -> list[str]:
    """The text with fields of the body, and of each header and footer, as docxtpl reads it."""
    from docxtpl import DocxTemplate

    try:
        document = DocxTemplate(io.BytesIO(inhoud))
        document.init_docx()
        randen = [
            document.get_part_xml(deel)
            for soort in (document.HEADER_URI, document.FOOTER_URI)
            for _, deel in document.get_headers_footers(soort)
        ]
        return [document.patch_xml(xml) for xml in (document.get_xml(), *randen)]
    except Exception as fout:
        raise SjabloonFout(f"{pad.name} is geen heel Word-bestand ({type(fout).__name__}).") from None


def _fouten(tekst: str, pad: Path) -> Iterator[str]:
    from jinja2 import TemplateSyntaxError

    try:
        boom = _omgeving().parse(tekst)
        _omgeving().compile(tekst)  # which knows also that a filter doesn't exist
    except TemplateSyntaxError as fout:
        waar = _bij_regel(tekst, fout.lineno)
        tip = "Kijk of elke {{ een }} heeft, en elke {% if of for %} een einde."
        yield f"Het sjabloon {pad.name} heeft een fout in een veld{waar}. {tip}"
        return
    for naam, bekend in _onbekend(boom, velden_van_sjabloon()):
        raad = get_close_matches(naam.rsplit(".", 1)[-1], bekend, n=1, cutoff=0.5)
        hint = f" Bedoel je '{raad[0]}'?" if raad else " Welke er zijn, staat in docs/sjablonen.md."
        yield f"Het sjabloon {pad.name} noemt een veld dat niet bestaat: '{naam}'.{hint}"


def _bij_regel(tekst: str, nummer: int) -> str:
    """What people see of that line, short."""
    import re

    regels = tekst.splitlines()
    zichtbaar = " ".join(re.sub(r"<[^>]*>", " ", regels[nummer - 1] if nummer <= len(regels) else "").split())
    return f", bij: {zichtbaar[:60]}" if zichtbaar else ""


def _onbekend(boom: Any, velden: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    """Each field that doesn't exist, with the names that there are at that place."""
    yield from _loop(boom.body, dict(velden), {})


_ALLES: Mapping[str, Any] = {}  # what a `set` made: anything may be asked of it


def _loop(knopen: list[Any], hier: dict[str, Any], pad: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    from jinja2 import nodes

    for knoop in knopen:
        if isinstance(knoop, nodes.For):
            yield from _loop([knoop.iter], hier, pad)
            binnen = {**hier, "loop": dict.fromkeys(_LUS, "")}
            soort = _soort(knoop.iter, hier)
            if isinstance(knoop.target, nodes.Name):
                binnen[knoop.target.name] = _regel(soort)
            else:
                binnen |= {n.name: _ALLES for n in knoop.target.find_all(nodes.Name)}
            yield from _loop([*knoop.body, *([knoop.test] if knoop.test else [])], binnen, pad)
            yield from _loop(knoop.else_, hier, pad)
        elif isinstance(knoop, nodes.Assign):
            yield from _loop([knoop.node], hier, pad)
            hier |= {n.name: _soort(knoop.node, hier) or _ALLES for n in [knoop.target] if isinstance(n, nodes.Name)}
        elif isinstance(knoop, nodes.Getattr | nodes.Getitem | nodes.Name):
            yield from _veld(knoop, hier)
        else:
            yield from _loop(list(knoop.iter_child_nodes()), hier, pad)


def _veld(knoop: Any, hier: Mapping[str, Any]) -> Iterator[tuple[str, list[str]]]:
    from jinja2 import nodes

    if isinstance(knoop, nodes.Name):
        if knoop.name not in hier and knoop.name not in _EIGEN:
            yield knoop.name, [n for n in hier if n != "loop"]
        return
    eerder = list(_veld(knoop.node, hier)) if isinstance(knoop.node, nodes.Name | nodes.Getattr | nodes.Getitem) else []
    yield from eerder
    boven = _soort(knoop.node, hier)
    if eerder or not isinstance(knoop, nodes.Getattr) or boven is None or boven is _ALLES:
        return
    if isinstance(boven, str):
        yield _als_tekst(knoop), []
    elif knoop.attr not in boven or "lijst" in boven:
        yield _als_tekst(knoop), [n for n in boven if n != "lijst"]


def _soort(knoop: Any, hier: Mapping[str, Any]) -> Any:
    """What the table says of this expression: a mapping of fields, a text, or None when it can't be told."""
    from jinja2 import nodes

    if isinstance(knoop, nodes.Name):
        return hier.get(knoop.name)
    if isinstance(knoop, nodes.Getattr):
        boven = _soort(knoop.node, hier)
        return boven.get(knoop.attr) if isinstance(boven, Mapping) else None
    if isinstance(knoop, nodes.Getitem):  # besluiten[0], or besluiten[:3]
        boven = _soort(knoop.node, hier)
        return boven if isinstance(knoop.arg, nodes.Slice) else _regel(boven)
    if isinstance(knoop, nodes.Filter) and knoop.name in ("first", "last"):
        return _regel(_soort(knoop.node, hier))
    return _soort(knoop.node, hier) if isinstance(knoop, nodes.Filter) else None


def _regel(lijst: Any) -> Any:
    """One line of a list."""
    if isinstance(lijst, Mapping) and "lijst" in lijst:
        return {naam: uitleg for naam, uitleg in lijst.items() if naam != "lijst"}
    return _ALLES


def _als_tekst(knoop: Any) -> str:
    from jinja2 import nodes

    if isinstance(knoop, nodes.Name):
        return str(knoop.name)
    return f"{_als_tekst(knoop.node)}.{knoop.attr}" if isinstance(knoop, nodes.Getattr) else "…"
