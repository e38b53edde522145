"""POST /api/overleg/verslag: the files are opened again and read."""

from __future__ import annotations

import io
import itertools
import json
import zipfile
from datetime import datetime
from typing import Any

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from bot.lengte import MAX_TEKENS
from bot.overleg.document import docx
from bot.overleg.lezen import OngeldigVerslag, lees_verslag
from bot.overleg.vorm import verslag as verslag_vorm
from bot.overleg.werkboek import xlsx
from tests.overleg.hulp import KANARIES, overleg

PAD = "/api/overleg/verslag"


def haal(client: TestClient, vorm: str, inhoud: Any) -> bytes:
    als_json = {
        "content": json.dumps(inhoud),
        "headers": {"content-type": "application/json"},
    }  # half a surrogate pair as an escape
    antwoord = client.post(PAD, params={"vorm": vorm}, **als_json)
    assert antwoord.status_code == 200, antwoord.text
    assert antwoord.headers["cache-control"] == "no-store"
    assert antwoord.headers["content-disposition"] == f'attachment; filename="aanmeldoverleg-2026-11-22.{vorm}"'
    return antwoord.content


@pytest.fixture
def word(client: TestClient, kaders: Any) -> Any:
    return Document(io.BytesIO(haal(client, "docx", overleg(kaders))))


@pytest.fixture
def boek(client: TestClient, kaders: Any) -> Any:
    return openpyxl.load_workbook(io.BytesIO(haal(client, "xlsx", overleg(kaders))))


def tekst_van(word: Any) -> str:
    cellen = [cel.text for tabel in word.tables for rij in tabel.rows for cel in rij.cells]
    return "\n".join([*(p.text for p in word.paragraphs), *cellen])


def test_word_heeft_koppen_in_volgorde(word: Any):
    koppen = [(p.style.name, p.text) for p in word.paragraphs if p.style.name.startswith("Heading")]
    assert koppen[0] == ("Heading 1", "Verslag aanmeldoverleg 22 november 2026")
    niveaus = [int(stijl[-1]) for stijl, _ in koppen]
    assert all(b - a <= 1 for a, b in itertools.pairwise(niveaus))
    assert [t for s, t in koppen if s == "Heading 2"][1:] == [
        "1. R-2026-0001 (mogelijk acuut gevaar)",
        "2. R-2026-0002 (spoed)",  # what the team decided
        "3. Niet vastgelegd (spoed)",
        "4. Niet vastgelegd",
        "Wie beslist volgens het kader",
        "Bronnen",
    ]


def test_word_zegt_wat_het_team_besloot(word: Any, kaders: Any):
    tekst = tekst_van(word)
    assert "Aanwezig (rollen): Gedragswetenschapper; Teamleider; schoolmaatschappelijk werker." in tekst
    assert "4 aanmeldingen: 1 akkoord, 1 afgeweken, 1 aangehouden, 1 niet besproken." in tekst
    assert "Bij twijfel beslist: Gedragswetenschapper" in tekst
    assert "Wat nodig is: Navraag bij school" in tekst and "Wie dat doet: Jeugdarts" in tekst
    assert "23 november 2026, 10:15 uur" in tekst
    assert kaders.besluiten["zo.urgentie"].beslisser in tekst
    afwijking = next(
        rij for t in word.tables for rij in t.rows if len(rij.cells) == 3 and "het loopt op" in rij.cells[2].text
    )
    assert afwijking.cells[2].text.startswith(kaders.besluiten["zo.urgentie"].uitkomsten["spoed"].label)
    assert kaders.besluiten["zo.urgentie"].uitkomsten["regulier"].label in afwijking.cells[1].text


def test_word_is_toegankelijk(word: Any):
    assert word.core_properties.language == "nl-NL" and word.core_properties.title
    talen = {taal.get(qn("w:val")) for taal in word.styles.element.iter(qn("w:lang"))}
    assert talen == {"nl-NL"}
    assert word.tables
    for tabel in word.tables:
        assert tabel.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
        assert all(cel.text for cel in tabel.rows[0].cells)
    velden = {v.get(qn("w:instr")) for v in word.sections[0].footer._element.iter(qn("w:fldSimple"))}
    assert velden == {"PAGE", "NUMPAGES"}


def test_excel_heeft_vaste_koppen_en_echte_datums(boek: Any):
    assert boek.sheetnames == ["Overleg", "Adviezen", "Termijnen", "Stappen"]
    for blad in boek:
        assert blad.freeze_panes == "A2" and blad.auto_filter.ref
        assert all(
            cel.font.bold and blad.column_dimensions[cel.column_letter].width >= len(cel.value) for cel in blad[1]
        )
    kop = [cel.value for cel in boek["Overleg"][1]]
    een, twee, drie, vier = (dict(zip(kop, rij)) for rij in boek["Overleg"].iter_rows(min_row=2))
    assert (
        een["Datum"].value == datetime(2026, 11, 22)
        and een["Datum"].is_date
        and een["Datum"].number_format == "d-m-yyyy"
    )
    assert een["Uiterlijk"].value == datetime(2026, 11, 23, 10, 15) and een["Code"].value == "R-2026-0001"
    assert [r["Besluit van het team"].value for r in (een, twee, drie, vier)] == [
        "Akkoord met het advies", "Het team wijkt af", "Aangehouden", "Niet besproken",
    ]  # fmt: skip
    assert drie["Wie dat doet"].value == "Jeugdarts" and drie["Code"].value is None
    termijnen = [[cel.value for cel in rij] for rij in boek["Termijnen"].iter_rows(min_row=2)]
    assert [(t[0], t[3]) for t in termijnen if t[0] == 1] == [(1, datetime(2026, 11, 23, 10, 15))]
    assert boek["Adviezen"].max_row == 5


def test_excel_heeft_geen_formules(boek: Any):
    cellen = [cel for blad in boek for rij in blad.iter_rows() for cel in rij if cel.value is not None]
    assert {cel.data_type for cel in cellen} <= {"s", "n", "d"}
    assert not [cel.value for cel in cellen if str(cel.value)[0] in "=+-@\t\r"]
    assert any("=HYPERLINK" in str(cel.value) for cel in cellen)  # it is there, as text


@pytest.mark.parametrize("vorm", ["docx", "xlsx"])
def test_namen_staan_in_geen_enkel_deel_van_het_bestand(client: TestClient, kaders: Any, vorm: str):
    bestand = zipfile.ZipFile(io.BytesIO(haal(client, vorm, overleg(kaders))))
    alles = "".join(bestand.read(naam).decode("utf-8", "ignore") for naam in bestand.namelist())
    assert "vechtscheiding" in alles and "[naam]" in alles and "[bsn]" in alles
    assert not [k for k in KANARIES if k in alles]


def test_woorden_van_het_kader_worden_niet_afgeschermd(client: TestClient, kaders: Any):
    """The shield takes "Zeeuwse" for a name; what comes from the kaders must not go through it."""
    inhoud = {
        "datum": "2026-11-22",
        "items": [
            {
                "aanmelding": "Jongen van 9",
                "antwoorden": {},
                "uitkomsten": {b: None for b in kaders.besluiten if b.startswith("zeeland.")},
            }
        ],
    }
    tekst = tekst_van(Document(io.BytesIO(haal(client, "docx", inhoud))))
    assert "Zeeuwse" in tekst and "[naam]" not in tekst


def test_een_advies_van_een_ouder_kader_blijft_zoals_het_getoond_is(client: TestClient, kaders: Any):
    inhoud = overleg(kaders)
    inhoud["items"][1]["uitkomsten"]["zo.urgentie"] = "crisis"
    tekst = tekst_van(Document(io.BytesIO(haal(client, "docx", inhoud))))
    assert "Het kader is na dit advies veranderd" in tekst
    assert kaders.besluiten["zo.urgentie"].uitkomsten["crisis"].label in tekst


def zet(inhoud: Any, pad: tuple[Any, ...], waarde: Any) -> Any:
    doel = inhoud
    for deel in pad[:-1]:
        doel = doel[deel]
    doel[pad[-1]] = waarde
    return inhoud


@pytest.mark.parametrize(
    ("pad", "waarde", "woorden"),
    [
        (("datum",), "22-11-2026", "datum"),
        (("datum",), "2026-02-30", "datum"),
        (("datum",), None, "datum"),
        (("items",), [], "ten minste één"),
        (("items",), [{"aanmelding": "x"}] * 201, "Hooguit 200"),
        pytest.param(
            ("items", 1, "aanmelding"),
            "a" * (MAX_TEKENS + 1),
            f"Aanmelding 2, aanmelding: deze tekst is te lang ({MAX_TEKENS + 1}",
            id="te lang",
        ),
        (("items", 1, "aanmelding"), "   ", "leeg"),
        (("items", 1, "besluit"), {"soort": "misschien"}, "Kies uit: akkoord"),
        (("items", 1, "besluit"), {"soort": "aanhouden"}, "het veld 'nodig' ontbreekt"),
        (("items", 1, "besluit", "afwijkingen", 0, "reden"), "x" * 1001, "Hooguit 1000"),
        (("items", 1, "besluit", "afwijkingen", 0, "besluit"), "zo.urgensie", "Bedoel je 'zo.urgentie'"),
        (("items", 1, "besluit", "afwijkingen", 0, "uitkomst"), "rood", "Kies uit: "),
        (("items", 1, "uitkomsten"), {"verzonnen.besluit": None}, "niet bestaat"),
        (("items", 1, "antwoorden"), {"veiligheid": "prima"}, "Kies uit: veilig"),
        (("items", 0, "termijnen", 0, "uiterlijk"), "morgen", "geen datum"),
        (("items", 0, "casus"), "R-1", "vorm"),
        (("items", 0, "naam"), "Jan", "niet bestaat"),
        (("aanwezig",), ["r" * 81], "Hooguit 80"),
        (("aanwezig",), ["rol"] * 31, "Hooguit 30"),
    ],
)
def test_wat_niet_klopt_krijgt_een_nederlandse_regel(
    client: TestClient, kaders: Any, pad: tuple[Any, ...], waarde: Any, woorden: str
):
    antwoord = client.post(PAD, params={"vorm": "docx"}, json=zet(overleg(kaders), pad, waarde))
    assert antwoord.status_code == 422 and antwoord.json()["fout"] == antwoord.json()["detail"]
    assert woorden in antwoord.json()["fout"] and "\n" not in antwoord.json()["fout"]
    assert not isinstance(waarde, str) or not waarde.strip() or waarde not in antwoord.json()["fout"]


@pytest.mark.parametrize("inhoud", [b"null", b"[]", b"3", b'"tekst"', b"{}", b'{"items": 3}'])
def test_een_andere_vorm_dan_een_overleg(client: TestClient, inhoud: bytes):
    assert (
        client.post(
            PAD, params={"vorm": "xlsx"}, content=inhoud, headers={"content-type": "application/json"}
        ).status_code
        == 422
    )


def test_alleen_word_en_excel(client: TestClient, kaders: Any):
    for vragen in ({}, {"vorm": "pdf"}, {"vorm": "docx/../x"}):
        antwoord = client.post(PAD, params=vragen, json=overleg(kaders))
        assert antwoord.status_code == 422 and "docx of xlsx" in antwoord.json()["fout"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda d: st.lists(d, max_size=3) | st.dictionaries(st.text(max_size=8), d, max_size=3),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(st.data())
def test_wat_er_ook_in_staat_het_wordt_gelezen_of_geweigerd(kaders: Any, data: Any):
    inhoud = overleg(kaders)
    doel: Any = inhoud
    while isinstance(doel, (dict, list)) and doel:
        sleutel = data.draw(st.sampled_from(sorted(doel) if isinstance(doel, dict) else list(range(len(doel)))))
        if not isinstance(doel[sleutel], (dict, list)) or data.draw(st.booleans()):
            doel[sleutel] = data.draw(JSON)
            break
        doel = doel[sleutel]
    try:
        verslag = lees_verslag(inhoud, verslag_vorm(kaders), kaders, lambda tekst: tekst)
    except OngeldigVerslag as fout:
        assert str(fout).endswith(".") and "\n" not in str(fout)
    else:
        assert docx(verslag) and xlsx(verslag)


def test_er_wordt_niets_bewaard(client: TestClient, kaders: Any, tmp_path: Any):
    voor = {pad: pad.read_bytes() for pad in tmp_path.rglob("*") if pad.is_file()}
    haal(client, "docx", overleg(kaders))
    haal(client, "xlsx", overleg(kaders))
    assert {pad: pad.read_bytes() for pad in tmp_path.rglob("*") if pad.is_file()} == voor


@pytest.mark.parametrize("vorm", ["docx", "xlsx"])
def test_vijftig_aanmeldingen_en_elk_teken(client: TestClient, kaders: Any, vorm: str):
    inhoud = overleg(kaders)
    stoute = {**inhoud["items"][1], "aanmelding": "x\u0000\u000b\u202e\uffff\ud800 jongen van 9 " + "y" * 1900}
    inhoud["items"] = [stoute] * 50
    assert len(haal(client, vorm, inhoud)) > 5000


def test_alle_teksten_samen_hebben_een_maximum(kaders: Any) -> None:
    inhoud = overleg(kaders)
    gelezen: list[str] = []
    inhoud["items"] = [{"aanmelding": "a" * 2000, "bij_twijfel": "b" * 80} for _ in range(50)]
    lees_verslag(inhoud, verslag_vorm(kaders), kaders, lambda tekst: gelezen.append(tekst) or tekst)
    assert gelezen
    gelezen.clear()
    for item in inhoud["items"]:
        item["besluit"] = {"soort": "aanhouden", "nodig": "c" * 1000}
    with pytest.raises(OngeldigVerslag, match="150000 tekens"):
        lees_verslag(inhoud, verslag_vorm(kaders), kaders, lambda tekst: gelezen.append(tekst) or tekst)
    assert gelezen == []
