"""No text that a user can send costs more time than in proportion to its length: one request must not stop the
others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.afweging import Kaders
from bot.begrip import woordenboek
from bot.begrip.afscherming import laad, scherm_af
from bot.begrip.crisis import crisissignaal
from bot.begrip.hoofdpersoon import casusdelen
from bot.begrip.lezen import lees
from bot.begrip.namen import vind_namen
from bot.begrip.randen import randen
from bot.begrip.taalmodel import stel_samen
from bot.begrip.tabel import tabel
from bot.begrip.tekst import gewone_tekens
from bot.begrip.uitdrukking import uitdrukking
from bot.begrip.verband import Verband
from bot.begrip.vraag import is_vraag
from bot.begrip.zinnen import ontleed
from bot.lijn.tekst import schoon
from bot.overleg.splitsen import splits
from tests.lineair import modules, patronen, sneller_dan_evenredig, stappen, teksten

pytestmark = pytest.mark.traag
PAKKETTEN = ("bot.begrip", "bot.overleg", "bot.poort", "bot.gesprek")
# Held in a table, so that their use can't be seen where they stand: they are only tried at the start of a line.
# Rows of words, each compared with a whole short text.
TABELLEN = [
    *(("antwoord", veld) for veld in ("ja", "nee", "weet_niet", "geen", "hoeveel")),
    *(("opdrachten", veld) for veld in tabel("opdrachten")),
    *(("aanhef", "opdracht", veld) for veld in tabel("aanhef")["opdracht"]),
    ("aanhef", "vraag"),
    ("aanhef", "betekenis"),
]
EEN_PLEK = ("bot.overleg.splitsen.regel._MERKEN",)


def _patronen() -> Iterator[Any]:
    gezien = set()
    for module in modules(*PAKKETTEN):
        for naam, patroon, een_plek in patronen(module):
            een_plek = een_plek or naam.startswith(EEN_PLEK)
            if (patroon.pattern, patroon.flags, een_plek) not in gezien:
                gezien.add((patroon.pattern, patroon.flags, een_plek))
                yield pytest.param(patroon, een_plek, id=naam)


@pytest.mark.parametrize(("patroon", "een_plek"), _patronen())
def test_elk_patroon(patroon: re.Pattern[str], een_plek: bool) -> None:
    def zoek(tekst: str) -> object:
        return (patroon.match(tekst), patroon.fullmatch(tekst)) if een_plek else sum(1 for _ in patroon.finditer(tekst))

    assert sneller_dan_evenredig(zoek, 4000) == []


@pytest.mark.parametrize("plek", TABELLEN, ids="-".join)
def test_elke_uitdrukking(plek: tuple[str, ...]) -> None:
    gezegd = uitdrukking(*plek)
    assert sneller_dan_evenredig(lambda tekst: (gezegd.is_heel(tekst), gezegd.rest(tekst)), 4000) == []


@pytest.mark.parametrize(
    ("doe", "lengte"),
    [
        (scherm_af, 2000),
        (vind_namen, 2000),
        (gewone_tekens, 4000),
        (splits, 4000),
        (schoon, 4000),
        (is_vraag, 4000),
        (randen, 4000),
        (casusdelen, 4000),
        (crisissignaal, 2000),
    ],
)
def test_elke_bewerking_van_een_hele_tekst(doe: Callable[[str], Any], lengte: int) -> None:
    laad()
    for _, tekst in teksten(60):
        doe(tekst)  # the dictionary and what else is loaded once
    assert sneller_dan_evenredig(doe, lengte, ruis=0.03) == []


# A sentence without end, as somebody dictates or types on a phone, with what the context of a mention is read from.
EEN_ZIN = (
    "vader heeft geen schulden en moeder is mogelijk verslaafd, als de zoon niet naar school gaat en het was "
    "onduidelijk of "
)


@pytest.mark.parametrize("eenheid", ["en ", "en nu ", "maar dan, "])
def test_een_aanloop_zonder_vraag_wordt_evenredig_gelezen(eenheid: str) -> None:
    tekst = (eenheid * (4000 // len(eenheid) + 1))[:4000]
    half, heel = (stappen(is_vraag, tekst[:lengte]) for lengte in (2000, 4000))
    assert heel < 2.3 * half, (half, heel)


@pytest.mark.parametrize("eenheid", [EEN_ZIN, "geen schulden, ", "en niet ", "was drank "])
def test_een_zin_zonder_eind_wordt_evenredig_gelezen(eenheid: str) -> None:
    def lees_verband(tekst: str) -> None:
        """Every word as a mention: more than a text can have."""
        ontleding = ontleed(tekst)
        verband = Verband(ontleding, frozenset(range(0, len(ontleding), 5)))
        for plek in range(len(ontleding)):
            verband.zekerheid(plek, plek + 1)
            verband.kan_niet(plek, plek + 1)

    tekst = (eenheid * (4000 // len(eenheid) + 1))[:4000]
    half, heel = (stappen(lees_verband, tekst[:lengte]) for lengte in (2000, 4000))
    assert heel < 2.3 * half, (half, heel)


# What a person would not write but a text can hold: one thing said over and over, without an end of a sentence.
HERHAALD = (
    "school ", "moeder ", "schulden ", "schulden, ", "slaat ", "is geslagen ", "veilig ", "dat is veilig ", "of ", "en ", "als ", "geen ", "niet dat ",
    "moeder slaat zoon ", "(moeder ", "zoon (19) ", "zoon 8 jaar ", "kind uit huis ", "geen ots maar voogdij ", "hij heeft ", "volgens moeder ",
    "vroeger ", "onbekend of ", "als hij drinkt ", "zij is verslaafd? ", "client ", "Hij drinkt. ", "8 ",
)  # fmt: skip


@pytest.mark.parametrize("eenheid", [EEN_ZIN, *HERHAALD])
def test_lezen_doet_evenredig_veel_stappen(eenheid: str, alle_kaders: Kaders) -> None:
    tekst = eenheid * 3000
    half, heel = (stappen(lambda t: lees(t, alle_kaders), tekst[:lengte]) for lengte in (1500, 3000))
    assert heel < 2.3 * half, (half, heel)


def test_het_tellen_van_stappen_ziet_wat_niet_evenredig_is() -> None:
    def paren(tekst: str) -> int:
        return sum(a == b for a in tekst for b in tekst)

    assert stappen(paren, "ab" * 100) > 3.5 * stappen(paren, "ab" * 50)


def test_een_lange_tekst_wordt_evenredig_gelezen(alle_kaders: Kaders) -> None:
    tekst = EEN_ZIN * (8000 // len(EEN_ZIN) + 1)
    half, heel = (stappen(lambda t: lees(t, alle_kaders), tekst[:lengte]) for lengte in (4000, 8000))
    assert heel < 2.3 * half, (half, heel)


def test_de_proef_ziet_wat_niet_evenredig_is() -> None:
    kwadratisch, exponentieel = re.compile(r"[a-z]+-$"), re.compile(r"(?:\d|\d\d)+x")
    assert sneller_dan_evenredig(lambda tekst: list(kwadratisch.finditer(tekst)), 16_000)
    assert sneller_dan_evenredig(exponentieel.match, 16_000)


@pytest.mark.parametrize("doe", [woordenboek.bijna_bekend, woordenboek.samengesteld, woordenboek.lemma])
def test_een_woord_zonder_eind_kost_niet_meer_dan_een_lang_woord(doe: Callable[[str], Any]) -> None:
    woordenboek.laad()
    assert sneller_dan_evenredig(doe.__wrapped__, 4000) == []  # type: ignore[attr-defined]


def test_in_een_woord_zonder_eind_wordt_geen_tikfout_gezocht() -> None:
    assert "school" in set(woordenboek.een_fout("schol"))
    assert list(woordenboek.een_fout("v" * 2000)) == []


def test_het_taalmodel_knipt_een_rij_tekens_evenredig(tmp_path: Path) -> None:
    """spaCy takes signs off a word one at a time; a message of nothing else held the others up for a second."""
    stel_samen(tmp_path)
    import spacy

    assert sneller_dan_evenredig(spacy.load(tmp_path).make_doc, 2000, ruis=0.05) == []
