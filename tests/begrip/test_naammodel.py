"""What was learned of names: without a capital, by what stands around them; never what a list says stays."""

from __future__ import annotations

import sys
import threading

import pytest

from bot.begrip import naammodel
from bot.begrip.afscherming import scherm_af
from bot.begrip.naammodel import vind_geleerd

# {…}: a name that must go.
ZINNEN = [
    "{jan} zegt dat het beter gaat",
    "ik heb {els} nog niet gesproken",
    "wat te doen als {thirza} weigert",
    "gesproken met {tesfalem gebremariam}",
    "moeder {nyamal} wil graag hulp",
    "haar ex {dwight} is boos",
    "mentor is {gertjan}",
    "{yildirim} wil geen hulp",
    "opa {cor} haalt de kinderen op dinsdag",
    "hr. {van der meulen} belt morgen",
    "met vriendelijke groet, {ingrid de wit}",
    "stiefvader {cor} is agressief",
]
BLIJFT = [
    "moeder gebruikt quetiapine en zoon slikt ritalin",
    "de voogd van nidos belt niet terug",
    "zij spreekt tigrinya en een beetje engels",
    "hij woont in middelburg en zij in goes",
    "opgenomen bij emergis in kloetinge",
    "in de lente wil hij werken, na de storm lag alles plat",
    "er staat een roos in de tuin en hij loopt in het bos",
    "hij is kok van beroep en zijn broer visser",
    "vanaf mei komt de begeleider op maandag en vrijdag",
    "zoon heeft ernstige gedragsproblemen en blowt",
    "jeugdbescherming brabant en veilig thuis zijn betrokken",
    "moedr drinkt en vadr slaapt de hele dag",
    "netto 1.283 euro, iban onbekend, geb in 1980",
]


@pytest.mark.parametrize("zin", ZINNEN)
def test_een_naam_zonder_hoofdletter(zin: str) -> None:
    voor, _, rest = zin.partition("{")
    naam, _, na = rest.partition("}")
    assert scherm_af(voor + naam + na).tekst == f"{voor}[naam]{na}"


@pytest.mark.parametrize("zin", BLIJFT)
def test_wat_op_een_naam_lijkt_blijft(zin: str) -> None:
    assert scherm_af(zin).tekst == zin


def test_elke_draad_heeft_een_eigen_lezer() -> None:
    """The tagger holds the text that it looks at: two threads must not read each other's."""
    zinnen = [zin.replace("{", "").replace("}", "") for zin in ZINNEN]
    alleen = [vind_geleerd(zin) for zin in zinnen]
    anders = []

    def lees() -> None:
        for _ in range(20):
            anders.extend(zin for zin, spans in zip(zinnen, alleen) if vind_geleerd(zin) != spans)

    draden = [threading.Thread(target=lees) for _ in range(4)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert anders == []


def test_een_lezer_houdt_vast_waaruit_hij_leest() -> None:
    """Two threads that are the first together may each have read the file, and only one of those is remembered."""
    inhoud = naammodel._bytes()
    voor = sys.getrefcount(inhoud)
    lezer = threading.Thread(target=lambda: tel.append((naammodel._lezer(), sys.getrefcount(inhoud))))
    tel: list[tuple[object, int]] = []
    lezer.start()
    lezer.join()
    assert tel[0][1] > voor


def test_een_lange_tekst_zonder_woorden() -> None:
    assert vind_geleerd("") == []
    assert vind_geleerd("a" * 8000) == []
    assert vind_geleerd("?! " * 2000) == []


def test_een_half_teken_houdt_niets_tegen() -> None:
    assert scherm_af("\ud800 zoon Daan \udfff\x00").tekst == "\ud800 zoon [naam] \udfff\x00"
