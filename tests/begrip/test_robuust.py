"""Nothing crashes on any text, nothing is invented from noise, offsets always fit."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.afweging import Kaders, laad_kaders
from bot.begrip.afscherming import scherm_af
from bot.begrip.antwoord import als_antwoord
from bot.begrip.bedoeling import vaste_bedoeling
from bot.begrip.crisis import crisissignaal
from bot.begrip.document import lees_document
from bot.begrip.lezen import lees
from bot.begrip.vermelding import uit_entiteiten
from bot.opdrachten.begrijp import MAX_TEKENS, OnbruikbareTekst, begrijp
from tests.lineair import stappen

KADERS = laad_kaders()
WOORDEN = st.lists(
    st.sampled_from(
        [
            "geen",
            "niet",
            "maar",
            "moeder",
            "vader",
            "kind",
            "van",
            "5",
            "16,5",
            "(",
            ")",
            ",",
            ".",
            "?",
            "!",
            "schulden",
            "verslaafd",
            "vroeger",
            "mogelijk",
            "onbekend",
            "of",
            "als",
            "dan",
            "en",
            "noch",
            "wel",
            "is",
            "zijn",
            "veilig",
            "thuis",
            "onveilig",
            "bij",
            "zoon",
            "2",
            "één",
            "de",
            "nooit",
            "@",
            "[naam]",
            "😀",
            "<b>",
            "’",
            "\n",
            "-",
        ]
    ),
    max_size=25,
).map(" ".join)
TEKST = st.one_of(st.text(max_size=200), WOORDEN)


@settings(max_examples=150, deadline=None)
@given(TEKST)
def test_geen_tekst_laat_iets_omvallen(tekst: str) -> None:
    gelezen = lees(tekst, KADERS)
    for v in gelezen.vermeldingen:
        assert tekst[v.begin : v.eind] == v.tekst
    for naam, waarde in gelezen.kenmerken.items():
        kenmerk = KADERS.kenmerken[naam]
        if kenmerk.soort not in ("getallen", "meerkeuze"):
            assert waarde in kenmerk.waarden
    crisissignaal(tekst)
    vaste_bedoeling(tekst, KADERS, gelezen.vermeldingen, "hulp", 0.5)
    for naam in ("veiligheid", "zorgvorm", "hulp_nodig", "leeftijden"):
        als_antwoord(tekst, KADERS.kenmerken[naam], gelezen.vermeldingen)


@settings(max_examples=100, deadline=None)
@given(TEKST)
def test_afscherming_valt_niet_om(tekst: str) -> None:
    uit = scherm_af(tekst)
    for eerste, tweede in zip(uit.vervangen, uit.vervangen[1:]):
        assert eerste.eind <= tweede.begin
    if not uit.vervangen:
        assert uit.tekst == tekst


@pytest.mark.parametrize(
    "tekst",
    [
        "",
        "   ",
        "12345",
        "😀😀",
        "<script>alert(1)</script>",
        "The weather is nice today and my dog is happy.",
        "asdf qwer zxcv",
        "Bonjour, comment ça va?",
        "null",
        "{}",
        "/stop",
        "inf",
        "nan",
        "infinity 1e9",
        "a" * 2000,
    ],
)
def test_uit_ruis_niets_verzonnen(tekst: str, alle_kaders: Kaders) -> None:
    assert lees(tekst, alle_kaders).kenmerken == {}


LANG = 8_000
STAPPEN = 2_000_000  # lines of Python: some 0.25 s on a quiet core, and the same on a busy one


@pytest.mark.parametrize(
    "tekst",
    [
        "a" * LANG,
        "schuldenmoederslaat" * (LANG // 19),
        "?" * LANG,
        "Wanneer is een gezin onveilig? " * (LANG // 31),
        "wat doe ik als een moeder verslaafd is en haar zoon van 8 slaat " * (LANG // 64),
        "en " * (LANG // 3),
        "school " * (LANG // 7),
    ],
    ids=lambda tekst: tekst[:20],
)
def test_uit_lange_ruis_en_vragen_niets_verzonnen(tekst: str, alle_kaders: Kaders) -> None:
    assert lees(tekst, alle_kaders).kenmerken == {}
    assert stappen(lambda t: lees(t, alle_kaders), tekst) < STAPPEN


def test_hoofdletters_html_en_mail(alle_kaders: Kaders) -> None:
    verwacht = {"doelgroep": "jeugd", "leeftijden": [14], "schoolgang": "gaat_niet"}
    for tekst in (
        "MEISJE VAN 14 GAAT NIET NAAR SCHOOL",
        "<p>Meisje van 14</p><p>gaat niet naar school</p>",
        "Beste collega,\n\nHet gaat om een meisje van 14. Ze gaat niet naar school.\n\nMet vriendelijke "
        "groet,\nSanne de Vries\nTel. 06-12345678",
        'Moeder zei: "mijn meisje van 14 gaat niet naar school"',
    ):
        gelezen = lees(tekst, alle_kaders).kenmerken
        assert {k: gelezen.get(k) for k in verwacht} == verwacht, tekst


def test_begrijp_leest_regels_en_gaat_door_na_een_slechte(alle_kaders: Kaders) -> None:
    invoer = io.StringIO(
        '{"id": "a", "tekst": "Man van 50"}\nkapot\n{"id": 2}\n\n{"id": 3, "tekst": 7}\n{"id": "\\ud800", "tekst": "x\\ud800"}\n'
    )
    uitvoer = io.StringIO()
    begrijp(invoer, uitvoer, True, alle_kaders)
    regels = [json.loads(regel) for regel in uitvoer.getvalue().splitlines()]
    assert regels[0] == {
        "id": "a",
        "kenmerken": {"doelgroep": "volwassenen", "leeftijden": [50]},
        "vermeldingen": regels[0]["vermeldingen"],
        "suggesties": [],
        "signaal": None,
        "afgeschermd": "Man van 50",
    }
    assert all("fout" in regel for regel in regels[1:4]) and regels[3]["id"] == 3
    uitvoer.getvalue().encode("utf-8")
    assert len(regels) == 5


@pytest.mark.parametrize("tekst", ["", "  \n", "x" * (MAX_TEKENS + 1)])
def test_begrijp_weigert_leeg_en_te_lang(tekst: str, alle_kaders: Kaders) -> None:
    with pytest.raises(OnbruikbareTekst):
        begrijp(io.StringIO(tekst), io.StringIO(), False, alle_kaders)


def test_begrijp_leest_van_twee_casussen_de_eerste_en_zegt_wat_bleef_liggen(alle_kaders: Kaders) -> None:
    uitvoer = io.StringIO()
    tekst = "Jongen van 9 gaat niet naar school. Vrouw van 78, huurachterstand, weigert hulp."
    begrijp(io.StringIO(json.dumps({"tekst": tekst})), uitvoer, True, alle_kaders)
    gelezen = json.loads(uitvoer.getvalue())
    assert gelezen["kenmerken"] == {"doelgroep": "jeugd", "leeftijden": [9], "schoolgang": "gaat_niet"}
    [deel] = gelezen["overgeslagen"]
    assert deel["wie"] == "Vrouw van 78" and tekst[deel["begin"] :].startswith("Vrouw")
    assert gelezen["afgeschermd"] == tekst


def test_een_ander_wordt_ook_los_van_de_bekende_doelgroep_gelezen(alle_kaders: Kaders) -> None:
    tekst = "Vrouw van 78 met dementie, er is een huurachterstand."
    document = lees_document(tekst, alle_kaders, "jeugd")
    los = lees_document(tekst, alle_kaders)
    assert document.los == los.vermeldingen != document.vermeldingen
    gewoon = lees_document("Hij gaat niet naar school.", alle_kaders, "jeugd")
    assert gewoon.vermeldingen and gewoon.los == ()
    entiteiten = [*(v.als_entiteit() for v in document.vermeldingen), *(v.als_entiteit(los=True) for v in document.los)]
    assert uit_entiteiten(entiteiten, tekst) == document.vermeldingen
    assert uit_entiteiten(entiteiten, tekst, los=True) == document.los
