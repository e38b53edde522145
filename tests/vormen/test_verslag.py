"""Documents of a stored casus: what they say is what was stored and decided; and templates of an organisation."""

from __future__ import annotations

import io
import shutil
import uuid
import zipfile
from dataclasses import replace
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from pypdf import PdfReader

from bot.afweging import Kaders, weeg_af
from bot.bladen.gegevens import MERK
from bot.dossier import NieuweAfweging, Rij, Stand, Stap, Status, open_dossier
from bot.opdrachten.regiewijzer import main
from bot.vormen.pdf import GEEN_LIBREOFFICE, naar_pdf
from bot.vormen.verslag import SOORTEN, Bewaard, SjabloonFout, controleer, maak, sjabloon_van, velden
from bot.vormen.verslag.gegevens import _gezinstabel
from bot.vormen.verslag.sjabloon import velden_van_sjabloon
from scripts import sjablonen, sjablonen_doc

NU = datetime(2026, 11, 29, 14, 0, tzinfo=timezone.utc)
VANDAAG = date(2026, 11, 29)
JEUGD = {
    "doelgroep": "jeugd", "urgentie": "regulier", "ernst": "zwaarder", "veiligheid": "structureel_onveilig", "zorgvorm": ["ambulant"],
    "stapeling": "geen", "duur": "afgebakend", "motivatie": "gemotiveerd", "maatregel": "geen", "schoolgang": "bedreigd",
    "verwijzer": "sociaal_team", "sociaal_team_betrokken": True, "toestemming_delen": True, "complexe_problematiek": None,
}  # fmt: skip
CRISIS = {"besluit": "zo.urgentie", "advies": "regulier", "uitkomst": "crisis", "label": "Crisis", "reden": "Vannacht <ging> het mis & {{ casus }}"}  # fmt: skip
kan_pdf = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice staat niet op deze machine")


@pytest.fixture(scope="module")
def kaders(alle_kaders: Kaders) -> Kaders:
    return alle_kaders


def rij(kaders: Kaders, afwijking: Any = None, /, **velden_: Any) -> Rij:
    besloten = {afwijking["besluit"]: afwijking["uitkomst"]} if afwijking else {}
    uit = weeg_af(kaders, {"profiel": "standaard", "antwoorden": JEUGD, "besloten": besloten}, nu=NU)
    standaard: dict[str, Any] = {
        "id": 1, "afweging_id": str(uuid.uuid4()), "casus": "R-2026-0001", "volgnummer": 1, "profiel": "standaard",
        "antwoorden": JEUGD, "besluiten": uit["besluiten"], "kaders": uit["kaders"], "engine_versie": "x", "afwijking": afwijking,
        "status": "onvolledig", "termijnen": uit["termijnen"], "vervolgstappen": uit["vervolgstappen"], "kanaal": "web",
        "door": "gebruiker-7f3a", "vastgelegd_op": NU,
    }  # fmt: skip
    return Rij(**(standaard | velden_))


def tekst(inhoud: bytes) -> str:
    document = Document(io.BytesIO(inhoud))
    cellen = [c.text for t in document.tables for r in t.rows for c in r.cells]
    return "\n".join([*(p.text for p in document.paragraphs), *cellen])


def gemaakt(kaders: Kaders, soort: str, bewaard: Bewaard) -> str:
    return tekst(maak(sjabloon_van(soort, None), velden(bewaard, kaders, VANDAAG)))


# --- what is in it ---


def test_velden_zijn_die_van_de_tabel(kaders: Kaders) -> None:
    gegeven = velden(Bewaard(rij(kaders, CRISIS)), kaders, VANDAAG)
    beschreven = velden_van_sjabloon()
    assert list(gegeven) == list(beschreven)
    for naam, waarde in gegeven.items():
        if isinstance(waarde, list):
            for regel in waarde:
                assert {"lijst", *regel} == set(beschreven[naam]), naam
        else:
            assert isinstance(beschreven[naam], str), naam


@pytest.mark.parametrize("soort", SOORTEN)
def test_wie_afwijkt_naar_crisis_krijgt_overal_de_24_uur(kaders: Kaders, soort: str) -> None:
    assert "Actie (crisis)" in gemaakt(kaders, soort, Bewaard(rij(kaders, CRISIS)))
    assert "Actie (crisis)" not in gemaakt(kaders, soort, Bewaard(rij(kaders)))


def test_een_reden_is_tekst_en_geen_opmaak_of_veld(kaders: Kaders) -> None:
    assert "Vannacht <ging> het mis & {{ casus }}" in gemaakt(kaders, "afwegingsverslag", Bewaard(rij(kaders, CRISIS)))


def test_de_woorden_van_toen(kaders: Kaders) -> None:
    """Labels, terms and marks come from the row, whatever the kaders call them now."""
    oud = rij(kaders)
    besluiten = {
        **oud.besluiten,
        "lekstroom.zwaarte": {
            **oud.besluiten["lekstroom.zwaarte"],
            "label": "Casusregie van toen",
            "uitleg": "Zo was het toen.",
        },
    }
    termijnen = [{"id": "contact.lekstroom", "label": "Contact van toen", "uiterlijk": "2027-05-29", "bron": {"kader": "lekstroom", "vindplaats": "Plek van toen", "interpretatie": True}}]  # fmt: skip
    stappen = [{"id": "lekstroom.waakvlam", "tekst": "De stap van toen", "bron": {"kader": "lekstroom", "vindplaats": "Zijn plek", "interpretatie": False}}]  # fmt: skip
    bewaard = Bewaard(replace(oud, besluiten=besluiten, termijnen=termijnen, vervolgstappen=stappen))
    uit = velden(bewaard, kaders, VANDAAG)
    assert [(t["wat"], t["merk"], t["bron"]) for t in uit["termijnen"]] == [
        ("Contact van toen", f"({MERK})", "Plek van toen")
    ]
    assert [(s["tekst"], s["merk"]) for s in uit["stappen"]] == [("De stap van toen", "")]
    for soort, woord in (("afwegingsverslag", "Casusregie van toen"), ("gezin", "Casusregie van toen"), ("afspraken", "Casusregie van toen"), ("werkplan", "De stap van toen")):  # fmt: skip
        assert woord in gemaakt(kaders, soort, bewaard) and "Casusregie midden" not in gemaakt(kaders, soort, bewaard)


def test_een_rij_van_een_kader_dat_er_niet_meer_is(kaders: Kaders) -> None:
    vreemd = rij(kaders, besluiten={"oud.regie": {"uitkomst": "a", "label": "Zo heette het"}}, kaders={"oud": {"versie": "2019"}},
                 antwoorden={"weg": "iets", "veiligheid": "bestaat_niet", "zorgvorm": ["weg"]}, profiel="oud", termijnen=[{"id": "x.y", "uiterlijk": "geen datum"}])  # fmt: skip
    for soort in SOORTEN:
        assert "R-2026-0001" in gemaakt(kaders, soort, Bewaard(vreemd))
    uit = velden(Bewaard(vreemd), kaders, VANDAAG)
    assert uit["besluiten"][0]["naam"] == "oud.regie" and uit["kaders"] == [{"naam": "oud", "versie": "versie 2019"}]
    assert {"vraag": "weg", "antwoord": "iets"} in uit["antwoorden"]


def test_vraag_antwoord_en_afsluiting(kaders: Kaders) -> None:
    def stap(status: Status, nummer: int = 1, **inhoud: Any) -> Stand:
        return Stand("R-2026-0001", nummer, status, "ik", "web", NU, inhoud)

    oud = stap(Status.TER_BESPREKING, 7, vraag="Over een andere afweging", aan="x")
    vraag = stap(Status.TER_BESPREKING, vraag="Is dit een MP-casus?", aan="gedragswetenschapper")
    antwoord = stap(Status.ADVIES, antwoord="Nee", reden="kort")
    punt = {"id": "a", "kader": "lekstroom", "tekst": "Zijn de doelen gehaald?", "vindplaats": "4e punt", "oordeel": "nee", "toelichting": "verhuisd"}  # fmt: skip
    dicht = stap(Status.AFGESLOTEN, controle=[punt])
    open_ = gemaakt(kaders, "afwegingsverslag", Bewaard(rij(kaders, stand=vraag), [oud, vraag]))
    assert "ter bespreking (gedragswetenschapper, onvolledig)" in open_ and "Er is nog geen antwoord." in open_
    assert "Over een andere afweging" not in open_ and "Bijlage 4" not in open_
    klaar = gemaakt(kaders, "afwegingsverslag", Bewaard(rij(kaders, stand=dicht), [vraag, antwoord, dicht]))
    for woord in ("Nee. Reden: kort", "Bijlage 4", "Zijn de doelen gehaald?", "verhuisd", "4e punt", "afgesloten"):
        assert woord in klaar


def test_de_zes_afspraken_alleen_waar_het_kader_ze_noemt(kaders: Kaders) -> None:
    assert len(velden(Bewaard(rij(kaders)), kaders, VANDAAG)["afspraken"]) == 6
    zonder = replace(rij(kaders), kaders={"zo": {"versie": "2024-03-21"}})
    assert "zegt niet welke afspraken" in gemaakt(kaders, "afspraken", Bewaard(zonder))


def test_het_werkplan_heeft_vijf_kolommen_en_lege_regels(kaders: Kaders) -> None:
    document = Document(io.BytesIO(maak(sjabloon_van("werkplan", None), velden(Bewaard(rij(kaders)), kaders, VANDAAG))))
    betrokkenen, doelen = document.tables[1:3]
    assert len(betrokkenen.columns) == 5 and [c.text for c in doelen.rows[0].cells] == ["Doelen", "Wie doet", "Wat"]
    assert "Casusregisseur: Het Sociaal Team" in betrokkenen.rows[1].cells[1].text
    assert sum(not any(c.text for c in r.cells) for r in betrokkenen.rows) == 6
    assert any("veiligheidsplan" in r.cells[2].text for r in doelen.rows) and not any(
        c.text for c in doelen.rows[-1].cells
    )


def test_het_gezin_leest_gewone_woorden(kaders: Kaders) -> None:
    """Each uitkomst that the table has words for exists, and each besluit about who or how often has words."""
    tabel = _gezinstabel()
    for besluit, woorden in tabel.items():
        assert set(woorden) - {"kop"} == set(kaders.besluiten[besluit].uitkomsten), besluit
        for zin in woorden.values():
            assert all(len(z.split()) <= 20 for z in zin.split(". ")), zin
    weg = {"zo.mp_jeugd", "zo.mp_volwassenen", "zeeland.fase", "zeeland.procesregie"}
    assert set(kaders.besluiten) - set(tabel) == weg
    brief = gemaakt(kaders, "gezin", Bewaard(rij(kaders)))
    assert "112" in brief and "0800-2000" in brief and "{" not in brief
    for woord in ("onveilig", "MP-casus", "grensgeval", "gebruiker-7f3a"):
        assert woord not in brief
    aan_een = velden(Bewaard(replace(rij(kaders), antwoorden={"doelgroep": "volwassenen"})), kaders, VANDAAG)
    assert aan_een["aanspreking"] == "u" and not any("jullie" in g["zin"] for g in aan_een["gezin"])


@kan_pdf
@pytest.mark.traag
@pytest.mark.parametrize("lang", [False, True])
def test_het_afwegingsverslag_past_op_een_bladzijde_met_bijlagen(kaders: Kaders, lang: bool, tmp_path: Path) -> None:
    """Also with the longest reasons: page two begins with the first annex."""
    reden = "De veiligheid is volgens het team niet gewaarborgd. " * (36 if lang else 1)
    vraag = Stand(
        "R-2026-0001", 1, Status.TER_BESPREKING, "ik", "web", NU, {"vraag": reden, "aan": "gedragswetenschapper"}
    )
    bewaard = Bewaard(rij(kaders, {**CRISIS, "reden": reden}, stand=vraag), [vraag])
    pad = tmp_path / "v.pdf"
    pad.write_bytes(naar_pdf(maak(sjabloon_van("afwegingsverslag", None), velden(bewaard, kaders, VANDAAG))))
    bladzijden = [bladzijde.extract_text() for bladzijde in PdfReader(pad).pages]
    assert [i for i, t in enumerate(bladzijden) if "Bijlage 1. Hoe het tot stand kwam" in t] == [1]


# --- templates ---


def test_onze_sjablonen_zijn_wat_het_script_maakt(tmp_path: Path) -> None:
    sjablonen.main(tmp_path)
    for soort in SOORTEN:
        ons, nieuw = (zipfile.ZipFile(map_ / f"{soort}.docx") for map_ in (sjabloon_van(soort, None).parent, tmp_path))
        for deel in ("word/document.xml", "word/footer1.xml", "word/styles.xml"):
            assert ons.read(deel) == nieuw.read(deel), f"{soort}, {deel}: python -m scripts.sjablonen"
        assert controleer(sjabloon_van(soort, None)) == []


def test_de_velden_staan_in_de_docs() -> None:
    document = sjablonen_doc.DOEL.read_text("utf-8")
    assert sjablonen_doc.maak(document) == document and "| `{{ casus }}` |" in document


def eigen(pad: Path, *alineas: str, voet: str = "") -> Path:
    document = Document()
    for alinea in alineas:
        document.add_paragraph(alinea)
    document.sections[0].footer.paragraphs[0].text = voet
    document.save(str(pad))
    return pad


@pytest.mark.parametrize(
    ("alineas", "genoemd"),
    [
        (["{{ casuss }}"], ["'casuss'", "'casus'"]),
        (["{{ client_naam }}"], ["'client_naam'"]),
        (["{%p for b in besluiten %}", "{{ b.uitkomts }}", "{%p endfor %}"], ["'b.uitkomts'"]),
        (["{%p for b in beslissingen %}", "{{ b.naam }}", "{%p endfor %}"], ["'beslissingen'"]),
        (["{%p if kort %}", "ja", "{%p else %}", "{{ nergens }}", "{%p endif %}"], ["'nergens'"]),
        (["{{ besluiten[0].naamm }}"], ["naamm"]),
        (["{{ besluiten.naam }}"], ["'besluiten.naam'"]),
        (["{{ casus.geheim }}"], ["geheim"]),
        (["{{ casus }"], ["fout in een veld"]),
        (["{%p for b in besluiten %}", "{{ b.naam }}"], ["fout in een veld"]),
        (["{{ casus|bestaatniet }}"], ["fout in een veld"]),
    ],
)
def test_wat_niet_kan_is_een_regel_die_het_noemt(tmp_path: Path, alineas: list[str], genoemd: list[str]) -> None:
    pad = eigen(tmp_path / "eigen.docx", *alineas)
    regels = controleer(pad)
    assert len(regels) == 1 and "\n" not in regels[0] and all(g in regels[0] for g in ("eigen.docx", *genoemd)), regels


def test_ook_in_de_voettekst_en_alles_tegelijk(tmp_path: Path) -> None:
    pad = eigen(tmp_path / "eigen.docx", "{{ een }}", "{{ twee }}", "{{ een }}", voet="{{ drie }}")
    assert [r.split("'")[1] for r in controleer(pad)] == ["een", "twee", "drie"]


def test_wat_wel_kan(tmp_path: Path, kaders: Kaders) -> None:
    pad = eigen(
        tmp_path / "eigen.docx",
        "{% set wie = door %}{{ casus|upper }} {{ wie }} {{ besluiten|length }} {{ besluiten[0].naam }} {{ (besluiten|first).besloten }}",
        "{%p for b in besluiten if b.afgeweken %}", "{{ loop.index }}. {{ b.naam }}", "{%p endfor %}", voet="{{ gemaakt }}",
    )  # fmt: skip
    assert controleer(pad) == []
    assert "1. Urgentie (ZO!)" in tekst(maak(pad, velden(Bewaard(rij(kaders, CRISIS)), kaders, VANDAAG)))


@pytest.mark.parametrize(
    "kwaad",
    [
        "{{ ''.__class__.__mro__ }}", "{{ casus.__class__.__base__.__subclasses__() }}", "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ range(999999999)|list }}", "{{ besluiten.append(1) }}", "{{ 1 // 0 }}",
    ],
)  # fmt: skip
def test_een_sjabloon_doet_niets_op_de_computer(tmp_path: Path, kaders: Kaders, kwaad: str) -> None:
    pad = eigen(tmp_path / "eigen.docx", kwaad)
    with pytest.raises(SjabloonFout) as fout:
        maak(pad, velden(Bewaard(rij(kaders)), kaders, VANDAAG))
    assert "\n" not in str(fout.value) and "eigen.docx" in str(fout.value)


def geen_word(pad: Path, inhoud: bytes | dict[str, bytes]) -> Path:
    if isinstance(inhoud, bytes):
        pad.write_bytes(inhoud)
    else:
        with zipfile.ZipFile(pad, "w", zipfile.ZIP_DEFLATED) as zip_:
            for naam, deel in inhoud.items():
                zip_.writestr(naam, deel)
    return pad


@pytest.mark.parametrize(
    "inhoud", [b"", b"PK\x03\x04", b"%PDF-1.7", {"x": b"y"}, {"word/document.xml": b"<w:document"}, {"word/document.xml": b" " * 11_000_000}]
)  # fmt: skip
def test_geen_word(tmp_path: Path, inhoud: bytes | dict[str, bytes]) -> None:
    [regel] = controleer(geen_word(tmp_path / "x.docx", inhoud))
    assert "\n" not in regel and "x.docx" in regel


# --- the commands ---


@pytest.fixture
def casus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kaders: Kaders) -> str:
    url = f"sqlite:///{tmp_path / 'd.db'}"
    monkeypatch.setenv("REGIEWIJZER_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("REGIEWIJZER_DATABASE_URL", url)
    monkeypatch.delenv("REGIEWIJZER_SJABLONEN", raising=False)
    monkeypatch.chdir(tmp_path)
    kant = rij(kaders, CRISIS)
    velden_ = ("afweging_id", "antwoorden", "besluiten", "kaders", "engine_versie", "door", "kanaal", "profiel", "afwijking", "termijnen", "vervolgstappen")  # fmt: skip
    with open_dossier(url) as dossier:
        code = dossier.afwegingen.leg_vast(NieuweAfweging(**{n: getattr(kant, n) for n in velden_})).casus
        dossier.afwegingen.zet_status(code, Stap(Status.TER_BESPREKING, "ik", "web", {"vraag": "Klopt dit?", "aan": "Sociaal Team"}))  # fmt: skip
    return code


@pytest.mark.parametrize("soort", SOORTEN)
def test_de_opdracht_schrijft_word(casus: str, capsys: pytest.CaptureFixture[str], soort: str) -> None:
    assert main(["verslag", casus.lower(), "--soort", soort, "--uit", "x.docx"]) == 0
    assert capsys.readouterr().out == "Document geschreven: x.docx\n"
    assert casus in tekst(Path("x.docx").read_bytes()) or soort == "gezin"
    assert ("Klopt dit?" in tekst(Path("x.docx").read_bytes())) is (soort == "afwegingsverslag")
    with open_dossier(f"sqlite:///{Path('d.db').absolute()}") as dossier:
        assert dossier.gebeurtenissen.regels(casus)[0].wat == "uitgevoerd"


@pytest.mark.parametrize(
    ("argumenten", "genoemd"),
    [
        (["verslag", "R-2026-9999", "--soort", "gezin", "--uit", "x.docx"], ["R-2026-9999"]),
        (["verslag", "CASUS", "--soort", "gezin", "--uit", "x.docx", "--afweging", "2"], ["volgnummer 2"]),
        (["verslag", "CASUS", "--soort", "brief", "--uit", "x.docx"], ["brief", "werkplan"]),
        (["verslag", "CASUS", "--soort", "gezin", "--uit", "x.odt"], [".docx", ".pdf"]),
        (["verslag", "CASUS", "--soort", "gezin", "--uit", "weg/x.docx"], ["weg/x.docx"]),
        (["verslag", "CASUS", "--soort", "gezin"], ["--uit"]),
        (["verslag", "CASUS", "--soort", "gezin", "--uit", "x.docx", "--sjabloon", "weg.docx"], ["weg.docx"]),
        (["verslag", "CASUS", "--soort", "gezin", "--uit", "x.docx", "--sjabloon", "fout.docx"], ["'naam_client'"]),
        (["sjabloon"], ["Welk sjabloon"]),
        (["sjabloon", "fout.docx"], ["'naam_client'"]),
        (["sjabloon", "--haal", "brief", "--uit", "x.docx"], ["brief"]),
        (["sjabloon", "--haal", "gezin"], ["--uit"]),
        (["sjabloon", "--haal", "gezin", "--uit", "weg/x.docx"], ["weg/x.docx"]),
    ],
)
def test_onbruikbaar_is_een_regel_en_schrijft_niets(
    casus: str, capsys: pytest.CaptureFixture[str], argumenten: list[str], genoemd: list[str]
) -> None:
    eigen(Path("fout.docx"), "{{ naam_client }}")
    assert main([casus if a == "CASUS" else a for a in argumenten]) == 2
    fout = capsys.readouterr().err
    assert fout.count("\n") == 1 and all(g in fout for g in genoemd) and not Path("x.docx").exists()


def test_een_eigen_map_met_sjablonen(
    casus: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("ons").mkdir()
    assert main(["sjabloon", "--haal", "gezin", "--uit", "ons/werkplan.docx"]) == 0
    eigen(Path("ons/gezin.docx"), "Van de gemeente: {{ casus }}")
    assert main(["sjabloon", "ons/gezin.docx", "ons/werkplan.docx"]) == 0
    assert "2 sjablonen nagekeken" in capsys.readouterr().out
    monkeypatch.setenv("REGIEWIJZER_SJABLONEN", "ons")
    assert main(["verslag", casus, "--soort", "gezin", "--uit", "x.docx"]) == 0
    assert tekst(Path("x.docx").read_bytes()) == f"Van de gemeente: {casus}"
    assert main(["verslag", casus, "--soort", "afspraken", "--uit", "x.docx"]) == 0
    assert "Afspraken over casusregie" in tekst(Path("x.docx").read_bytes())


def test_pdf_zonder_libreoffice(
    casus: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    assert main(["verslag", casus, "--soort", "gezin", "--uit", "x.pdf"]) == 1
    assert capsys.readouterr().err == GEEN_LIBREOFFICE + "\n" and not Path("x.pdf").exists()


@kan_pdf
@pytest.mark.traag
def test_pdf(casus: str) -> None:
    assert main(["verslag", casus, "--soort", "werkplan", "--uit", "x.PDF"]) == 0
    assert Path("x.PDF").read_bytes().startswith(b"%PDF")
