"""A message is data: it survives the wire, and nobody who draws it looks into its sentences."""

from __future__ import annotations

import ast
import dataclasses
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from bot.gesprek.blokken import BLOKSOORTEN, Bericht, Blok, bericht, lees_bericht
from bot.instellingen import PROJECT
from bot.vormen.kaart import activiteiten
from bot.vormen.tekst import als_tekst, als_wire
from tests.gesprek.spreken import Spreker
from tests.gesprek.test_knoppen import PLEKKEN
from tests.vormen.kaartvoorbeelden import KADERS, crisis, doorlopen, teruggelezen, vraag_naar

WEB = PROJECT / "bot" / "web" / "src"


def voorbeelden() -> list[Bericht]:
    """Messages of every kind that was really said."""
    alle = [(k.id, 7 if k.soort == "getallen" else k.waarden[-1]) for k in KADERS.kenmerken.values()]
    beurten = [vraag_naar(kenmerk) for kenmerk in KADERS.kenmerken]
    beurten += [list(uit.berichten) for profiel in KADERS.profielen for uit in doorlopen(profiel, 2)]
    beurten += [teruggelezen("alles tegelijk", *alle), crisis("slaat nu de kinderen")]
    reden = PLEKKEN["reden"]().uit
    assert reden is not None
    beurten.append(list(reden.berichten))
    for zin in ("toon de regiekaart", "welke bladen zijn er", "wat is casusregie", "qwxz", "kaders"):
        uit = Spreker().zeg(zin).uit
        assert uit is not None
        beurten.append(list(uit.berichten))
    return [een for berichten in beurten for een in berichten]


VOORBEELDEN = voorbeelden()


def test_elk_soort_blok_komt_voor_en_overleeft_de_lijn():
    soorten = {blok.soort for een in VOORBEELDEN for blok in een.blokken}
    assert soorten | {"deel"} == set(BLOKSOORTEN)
    for een in VOORBEELDEN:
        terug = lees_bericht(json.loads(json.dumps(als_wire(een))))
        assert (terug, terug.custom) == (een, json.loads(json.dumps(een.custom)))


def test_een_bericht_zonder_blokken_is_zijn_regels():
    assert lees_bericht({"tekst": "Dat ging mis.\n\nProbeer het opnieuw."}) == bericht(
        dataclasses.replace(bericht("").blokken[0], regels=("Dat ging mis.", "Probeer het opnieuw."))
    )


# --- drawing looks at the shape, never into the words ---


def onleesbaar(waarde: Any) -> Any:
    """The same shape with each character of each text an x: nothing left to recognise."""
    if dataclasses.is_dataclass(waarde) and not isinstance(waarde, type):
        vast = {"soort", "teken", "antwoord", "kenmerk", "besluit"}
        velden = {v.name: getattr(waarde, v.name) for v in dataclasses.fields(waarde)}
        return dataclasses.replace(waarde, **{k: w if k in vast else onleesbaar(w) for k, w in velden.items()})
    if isinstance(waarde, tuple):
        return tuple(map(onleesbaar, waarde))
    return re.sub(r"\S", "x", waarde) if isinstance(waarde, str) else waarde


def geraamte(deel: Any) -> Any:
    """What a card is made of, without its words."""
    if isinstance(deel, list):
        return [geraamte(onderdeel) for onderdeel in deel]
    if not isinstance(deel, dict):
        return None
    woorden = ("text", "title", "value", "label", "data", "speak", "fallbackText", "errorMessage", "summary", "kaart")
    return {naam: deel[naam] if naam == "type" else geraamte(deel[naam]) for naam in deel if naam not in woorden}


@pytest.mark.parametrize("een", VOORBEELDEN[::3], ids=lambda een: een.soort)
def test_een_kaart_van_onleesbare_woorden_is_dezelfde_kaart(een: Bericht):
    anders = dataclasses.replace(een, blokken=onleesbaar(een.blokken))
    assert geraamte(activiteiten([anders])) == geraamte(activiteiten([een]))


def test_de_tekst_van_onleesbare_woorden_heeft_dezelfde_regels():
    for een in VOORBEELDEN:
        regels, anders = als_tekst(een.blokken).split("\n"), als_tekst(onleesbaar(een.blokken)).split("\n")
        assert [len(regel) for regel in regels] == [len(regel) for regel in anders]


# Who may take a text apart, and which text that is. What isn't here doesn't, and never a sentence of ours.
LEEST = {
    "bot/gesprek/blokken.py": "a message that came without blocks, by its lines",
    "bot/gesprek/andere_casus.py": "what was typed",
    "bot/gesprek/antwoorden.py": "what was typed",
    "bot/gesprek/beurt.py": "what was typed",
    "bot/gesprek/actieblad.py": "the id of a step or a term",
    "bot/gesprek/oefenlezing.py": "what was typed, beside the label of an uitkomst",
    "bot/gesprek/opties.py": "what was typed, beside the label of an option",
    "bot/gesprek/zinnen.py": "what was typed",
    "bot/gesprek/vaardigheden/deel_in_overleg.py": "what was typed: the number of a meeting",
    "bot/gesprek/vaardigheden/nieuwe_afweging.py": "what was typed",
    "bot/gesprek/vaardigheden/uitleg.py": "the label of an uitkomst, how many words it has",
    "bot/gesprek/vaardigheden/vertellen.py": "what was typed, beside the label of an option",
    "bot/gesprek/vaardigheden/vervolg.py": "what was typed",
    "bot/gesprek/geen_zorgen.py": "what was typed, beside a text of the table",
    "bot/gesprek/vaardigheden/afwijken.py": "what was typed, beside the name of a besluit",
    "bot/vormen/verslag/sjabloon.py": "the template of an organisation",
    "bot/vormen/verslag/gegevens.py": "the uitleg of a stored row, which is text by then",
    "bot/vormen/docx.py": "a cell with lines of its own",
    "bot/vormen/tekst.py": "what it just wrote, by lines",
    "bot/vormen/kaart_delen.py": "characters that a client would take for markup",
    "bot/vormen/kaart_inzending.py": "what came in with a click",
    "bot/vormen/thema/kleed.py": "design tokens: names and values of a style sheet",
    "bot/vormen/thema/kleur.py": "a colour as a style sheet writes it",
    "bot/vormen/thema/tokens.py": "the file of design tokens of an organisation",
    "bot/web/src/basis/tekst.ts": "typed ages; a decimal comma",
    "bot/web/src/delen/Drukknop.tsx": "names of classes",
    "bot/web/src/chat/Antwoorden.tsx": "a decimal comma",
    "bot/web/src/chat/cijfers.tsx": "a key that was pressed",
}
ONTLEEDT = {"removeprefix", "removesuffix", "partition", "rpartition", "split", "rsplit", "splitlines"}
_IN_TS = re.compile(r"\.(?:split|match|matchAll|replace|replaceAll|exec|startsWith|endsWith|search)\(|\bRegExp\b|/\^")


def ontleedt(pad: Path) -> bool:
    """Whether this module has the means to take a text apart."""
    if pad.suffix != ".py":
        return bool(_IN_TS.search(pad.read_text(encoding="utf-8")))
    for knoop in ast.walk(ast.parse(pad.read_text(encoding="utf-8"))):
        if isinstance(knoop, ast.Import) and any(naam.name == "re" for naam in knoop.names):
            return True
        if isinstance(knoop, ast.Call) and isinstance(knoop.func, ast.Attribute) and knoop.func.attr in ONTLEEDT:
            return True
    return False


def modules() -> Iterator[Path]:
    for map_ in ("gesprek", "vormen"):
        yield from (PROJECT / "bot" / map_).rglob("*.py")
    for map_ in ("afweging", "basis", "chat", "delen", "overleg"):
        yield from (WEB / map_).glob("*.ts*")


def test_niemand_haalt_een_zin_van_ons_uit_elkaar():
    gevonden = {str(pad.relative_to(PROJECT)) for pad in modules() if ontleedt(pad)}
    assert gevonden - set(LEEST) == set()
    assert set(LEEST) - gevonden == set(), "staat er nog, maar ontleedt niets meer"


def test_de_pagina_kent_elk_blok_met_zijn_velden():
    """The other shapes of the pages are made from openapi.json; those of the blocks are written by hand."""
    geschreven = (WEB / "basis" / "blokken.ts").read_text(encoding="utf-8")
    vormen = dict(re.findall(r'\{([^{}]*soort: "(\w+)";(?:[^{}]|\{[^{}]*\})*)\n\}', geschreven))
    velden = {soort: set(re.findall(r"^  (\w+):", tekst, re.MULTILINE)) for tekst, soort in vormen.items()}
    assert set(velden) == set(BLOKSOORTEN)
    for vorm in get_args(Blok):
        assert velden[vorm.soort] <= {veld.name for veld in dataclasses.fields(vorm)}, vorm.soort
