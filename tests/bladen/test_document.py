"""A sheet as a file: the Word document opened again, the PDF where LibreOffice is, and the command."""

import io
import shutil
from datetime import date

import pytest
from docx import Document
from docx.oxml.ns import qn

from bot.afweging import laad_kaders
from bot.afweging.blad import Lijst
from bot.bladen import MERK, alle, blad_van, herkomst
from bot.opdrachten.regiewijzer import main
from bot.vormen.blad import docx
from bot.vormen.pdf import GEEN_LIBREOFFICE

NAMEN = [
    "regiekaart",
    "checklist-mp-jeugd",
    "checklist-mp-volwassenen",
    "casusregie-lekstroom",
    "toeleiding-lekstroom",
    "werkplan-gezinsmanager",
]
VANDAAG = date(2026, 11, 28)
kan_pdf = pytest.mark.skipif(
    not (shutil.which("soffice") or shutil.which("libreoffice")),
    reason="LibreOffice staat niet op deze machine (scripts/opzetten_tests.sh)",
)


@pytest.fixture(scope="module")
def kaders():
    return laad_kaders()


@pytest.fixture(autouse=True)
def eigen_map(tmp_path, monkeypatch):
    monkeypatch.setenv("REGIEWIJZER_VAR", str(tmp_path / "var"))
    monkeypatch.delenv("REGIEWIJZER_KADERS", raising=False)


def open_weer(inhoud):
    document = Document(io.BytesIO(inhoud))
    cellen = [c.text for t in document.tables for r in t.rows for c in r.cells]
    return document, "\n".join([*(p.text for p in document.paragraphs), *cellen])


@pytest.mark.parametrize("naam", NAMEN)
def test_word_bevat_elke_regel_met_vindplaats_en_merk(kaders, naam):
    blad = blad_van(kaders, naam)
    document, tekst = open_weer(docx(kaders, blad, VANDAAG))
    assert document.paragraphs[0].text == blad.titel == document.core_properties.title
    assert all(h in tekst for h in herkomst(kaders, blad))
    for punt in blad.punten:
        assert punt.tekst in tekst and punt.toelichting in tekst
    for bron in blad.bronnen:
        in_tabel_en_van_ons = bron.interpretatie and not any(
            bron in [p.bron for p in b.punten] for b in blad.blokken if isinstance(b, Lijst)
        )
        assert bron.vindplaats in tekst or in_tabel_en_van_ons
    assert tekst.count(f"({MERK})") == sum(p.bron.interpretatie for p in blad.punten)
    assert "28 november 2026" in document.sections[0].footer.paragraphs[0].text


def test_word_heeft_vakjes_en_een_kopregel_die_terugkomt(kaders):
    _, tekst = open_weer(docx(kaders, blad_van(kaders, "checklist-mp-jeugd"), VANDAAG))
    verwacht = [p for b in blad_van(kaders, "checklist-mp-jeugd").blokken if b.teken == "vakje" for p in b.punten]
    assert tekst.count("☐\t") == len(verwacht)
    document, _ = open_weer(docx(kaders, blad_van(kaders, "regiekaart"), VANDAAG))
    assert document.tables[0].rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert document.sections[0].page_width > document.sections[0].page_height


def test_de_kolom_van_deze_casus_is_gemarkeerd_en_geen_andere(kaders):
    blad = blad_van(kaders, "regiekaart")
    document, _ = open_weer(docx(kaders, blad, VANDAAG, {"zeeland.fase": "fase_3"}))
    koppen = [c.text for c in document.tables[0].rows[0].cells]
    assert [i for i, k in enumerate(koppen) if k.endswith("(deze casus)")] == [3]
    zonder, _ = open_weer(docx(kaders, blad, VANDAAG))
    assert not any("deze casus" in c.text for c in zonder.tables[0].rows[0].cells)


def test_zes_afspraken_hebben_ruimte_om_in_te_vullen(kaders):
    document, _ = open_weer(docx(kaders, blad_van(kaders, "casusregie-lekstroom"), VANDAAG))
    invul = document.tables[-1]
    kop = next(p for p in document.paragraphs if p.text == "De zes afspraken over casusregie")
    assert kop.paragraph_format.page_break_before
    assert len(invul.rows) == 7 and all(not r.cells[1].text.strip() for r in invul.rows[1:])


# --- the command ---


@pytest.mark.parametrize("naam", NAMEN)
def test_opdracht_schrijft_word(tmp_path, capsys, naam):
    pad = tmp_path / f"{naam}.docx"
    assert main(["blad", naam, "--uit", str(pad)]) == 0
    assert str(pad) in capsys.readouterr().out
    Document(str(pad))


@pytest.mark.parametrize(
    "argumenten", [["blad"], ["blad", "lijst"], ["blad", "regiekaart"], ["blad", "lijst", "--uit", "x.docx"]]
)
def test_zonder_bestand_of_naam_toont_de_opdracht_de_namen(capsys, argumenten, tmp_path, monkeypatch, kaders):
    monkeypatch.chdir(tmp_path)
    assert main(argumenten) == 0
    regels = capsys.readouterr().out.splitlines()
    assert [r.split()[0] for r in regels] == [b.naam for b in alle(kaders)]
    assert not [p for p in tmp_path.iterdir() if p.name != "var"]


@pytest.mark.parametrize(
    ("argumenten", "genoemd"),
    [
        (["blad", "regiekart"], ["regiekart", "regiekaart", "checklist-mp-jeugd"]),
        (["blad", "regiekart", "--uit", "x.docx"], ["regiekart", "regiekaart"]),
        (["blad", "regiekaart", "--uit", "x.odt"], [".docx", ".pdf"]),
        (["blad", "regiekaart", "--uit", "x"], [".docx", ".pdf"]),
        (["blad", "regiekaart", "--uit", "bestaat/niet/x.docx"], ["bestaat/niet/x.docx"]),
        (["blad", "regiekaart", "--zoiets"], ["--help"]),
    ],
)
def test_onbruikbaar_geeft_een_regel_en_twee(capsys, monkeypatch, tmp_path, argumenten, genoemd):
    monkeypatch.chdir(tmp_path)
    assert main(argumenten) == 2
    fout = capsys.readouterr().err
    assert fout.count("\n") == 1 and all(g in fout for g in genoemd)


def test_help_is_nederlands(capsys):
    with pytest.raises(SystemExit) as einde:
        main(["blad", "--help"])
    uit = capsys.readouterr().out
    assert einde.value.code == 0 and "gebruik:" in uit and "LibreOffice" in uit and "usage" not in uit


def test_pdf_zonder_libreoffice_zegt_wat_te_installeren_en_schrijft_niets(capsys, tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda _: None)
    pad = tmp_path / "x.pdf"
    assert main(["blad", "regiekaart", "--uit", str(pad)]) == 1
    assert capsys.readouterr().err == GEEN_LIBREOFFICE + "\n" and not pad.exists()
    assert "\n" not in GEEN_LIBREOFFICE


def test_pdf_als_libreoffice_het_niet_doet(capsys, tmp_path, monkeypatch):
    nep = tmp_path / "soffice"
    nep.write_text("#!/bin/sh\nexit 1\n")
    nep.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda _: str(nep))
    assert main(["blad", "regiekaart", "--uit", str(tmp_path / "x.pdf")]) == 1
    fout = capsys.readouterr().err
    assert fout.count("\n") == 1 and "LibreOffice" in fout and not (tmp_path / "x.pdf").exists()


@pytest.mark.traag
@kan_pdf
def test_pdf(tmp_path, kaders):
    pad = tmp_path / "regiekaart.PDF"
    assert main(["blad", "regiekaart", "--uit", str(pad)]) == 0
    inhoud = pad.read_bytes()
    assert inhoud.startswith(b"%PDF") and inhoud.rstrip().endswith(b"%%EOF") and len(inhoud) > 10_000
