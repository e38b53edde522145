"""What people get to see: the table in the terminal and the caseload workbook."""

from __future__ import annotations

import shutil
import subprocess
from datetime import datetime, timedelta, timezone

import openpyxl
import pytest

from bot.dossier import DossierFout, Rij
from bot.dossier.overzicht import eerstvolgende, tabel, termijnen, uitkomsten
from bot.dossier.werkboek import naar_xlsx

from .hulp import ANTWOORDEN, BESLUITEN, KADERS, NU

TERMIJNEN = [
    {"id": "actie.spoed", "label": "Actie (spoed)", "uiterlijk": "2026-11-27"},
    {"id": "intake.crisis_residentieel", "label": "Intake", "uiterlijk": "2026-11-20T14:30:00+01:00"},
    {"id": "contact.lekstroom", "label": "Contact", "uiterlijk": "2027-05-20"},
]


def rij(nummer=1, **velden):
    standaard = {
        "id": nummer,
        "afweging_id": f"00000000-0000-0000-0000-{nummer:012d}",
        "casus": f"R-2026-{nummer:04d}",
        "volgnummer": 1,
        "profiel": "standaard",
        "antwoorden": ANTWOORDEN,
        "besluiten": BESLUITEN,
        "kaders": KADERS,
        "engine_versie": "0.1.0",
        "afwijking": None,
        "status": "vastgelegd",
        "termijnen": TERMIJNEN,
        "vervolgstappen": [],
        "kanaal": "web",
        "door": "gebruiker-7f3a",
        "vastgelegd_op": NU,
    }
    return Rij(**(standaard | velden))


def test_uitkomsten():
    assert uitkomsten(rij()) == {"zo.urgentie": "Spoed", "lekstroom.zwaarte": "nog niet bepaald (midden of zwaar)"}


@pytest.mark.parametrize(
    ("nu", "label"),
    [
        ("2026-11-20T13:29:00+00:00", "Intake"),
        ("2026-11-20T13:30:00+00:00", "Actie (spoed)"),
        ("2026-11-27T22:59:00+00:00", "Actie (spoed)"),  # a date lasts until midnight in Amsterdam
        ("2026-11-27T23:00:00+00:00", "Contact"),
        ("2027-05-20T22:00:00+00:00", None),
    ],
)
def test_eerstvolgende_termijn(nu, label):
    termijn = eerstvolgende(rij(), datetime.fromisoformat(nu))
    assert (termijn.label if termijn else None) == label


def test_onleesbare_termijn_telt_niet_mee():
    assert [t.label for t in termijnen(rij(termijnen=[{"label": "Kapot", "uiterlijk": "gauw"}, {"label": "x"}]))] == []


def test_tabel():
    afwijking = {"besluit": "zo.urgentie", "uitkomst": "crisis", "reden": "Het liep op.", "door": "x"}
    tekst = tabel([rij(), rij(2, volgnummer=3, afwijking=[afwijking], termijnen=[])], breedte=200, nu=NU)
    regels = tekst.splitlines()
    for kop in ("Casus", "Nr", "Datum", "Profiel", "Uitkomsten", "Afwijking", "Eerstvolgende termijn"):
        assert kop in regels[1]
    eerste = next(regel for regel in regels if "R-2026-0001" in regel)
    tweede = next(regel for regel in regels if "R-2026-0002" in regel)
    for deel in ("20-11-2026", "standaard", "zo.urgentie: Spoed", "20-11-2026 14:30: Intake"):
        assert deel in eerste
    assert "zo.urgentie: crisis, want: Het liep op." in tweede and " 3 " in tweede
    assert "lekstroom.zwaarte: nog niet bepaald (midden of zwaar)" in tekst
    assert max(map(len, regels)) <= 200
    assert "alle verstreken" in tabel([rij()], breedte=200, nu=NU + timedelta(days=900))


def test_lege_tabel():
    assert tabel([]) == "Er zijn nog geen vastgelegde afwegingen."


def test_smalle_tabel_verliest_niets():
    tekst = tabel([rij()], breedte=80, nu=NU)
    assert max(map(len, tekst.splitlines())) <= 80
    assert "R-2026-0001" in tekst and "20-11-2026" in tekst


def test_tabel_voert_niets_uit():
    stout = {"besluit": "b", "uitkomst": "[red]x[/red]", "reden": "\x1b[2J\x07wis\u202emij\nnieuwe regel"}
    tekst = tabel([rij(afwijking=stout)], breedte=250, nu=NU)
    assert "[red]x[/red], want: [2J wis mij nieuwe regel" in tekst
    assert not set("\x1b\x07\u202e") & set(tekst)


def _lees(pad):
    boek = openpyxl.load_workbook(pad)
    blad = boek["Caseload"]
    kop = [cel.value for cel in blad[1]]
    return boek, [dict(zip(kop, cellen, strict=True)) for cellen in blad.iter_rows(min_row=2)]


def test_werkboek(tmp_path):
    afwijking = {"besluit": "zo.urgentie", "uitkomst": "crisis", "reden": "Het liep op.", "door": "gebruiker-9"}
    rijen = [
        rij(),
        rij(2, casus="R-2026-0001", volgnummer=2, afwijking=afwijking, termijnen=TERMIJNEN[:1]),
        rij(3, profiel=None, termijnen=[], besluiten={"zeeland.fase": {"uitkomst": "fase_2", "label": "Fase 2"}}),
        rij(4),
    ]
    pad = naar_xlsx(rijen, tmp_path / "caseload.xlsx", nu=NU, namen={"zo.urgentie": "Urgentie (ZO!)"})
    boek, (een, drie, vier) = _lees(pad)
    assert boek.sheetnames == ["Caseload", "Agenda", "Toelichting"]

    def waarden(cellen, *namen):
        return [cellen[naam].value for naam in namen]

    assert waarden(een, "Casus", "Afwegingen", "Laatste afweging", "Profiel", "Status", "Door", "Kanaal") == [
        "R-2026-0001", 2, datetime(2026, 11, 20, 10, 30, 15), "standaard", "advies", "gebruiker-7f3a", "web",
    ]  # fmt: skip
    assert een["Laatste afweging"].is_date and een["Laatste afweging"].number_format == "d-m-yyyy hh:mm"
    assert waarden(een, "Te laat", "Eerstvolgende termijn", "Uiterlijk") == [0, "Actie (spoed)", datetime(2026, 11, 27)]
    assert een["Uiterlijk"].is_date and een["Uiterlijk"].number_format == "d-m-yyyy"
    assert waarden(vier, "Eerstvolgende termijn", "Uiterlijk") == ["Intake", datetime(2026, 11, 20, 14, 30)]
    assert waarden(een, "Urgentie (ZO!)", "zeeland.fase") == ["crisis (advies: Spoed)", None]
    assert waarden(een, "Afwijking", "Afwijking door") == ["zo.urgentie: crisis, want: Het liep op.", "gebruiker-9"]
    assert waarden(drie, "Casus", "zeeland.fase", "Urgentie (ZO!)", "Profiel", "Uiterlijk") == [
        "R-2026-0003", "Fase 2", None, None, None,
    ]  # fmt: skip


def test_werkboek_agenda(tmp_path):
    pad = naar_xlsx([rij()], tmp_path / "caseload.xlsx", nu=NU + timedelta(days=1))
    blad = openpyxl.load_workbook(pad)["Agenda"]
    assert [[cel.value for cel in regel] for regel in blad.iter_rows()] == [
        ["Uiterlijk", "Haast", "Casus", "Wat", "Door"],
        [datetime(2026, 11, 20, 14, 30), "te laat", "R-2026-0001", "Intake", "gebruiker-7f3a"],
        [datetime(2026, 11, 27), "deze week", "R-2026-0001", "Actie (spoed)", "gebruiker-7f3a"],
        [datetime(2027, 5, 20), "later", "R-2026-0001", "Contact", "gebruiker-7f3a"],
    ]
    kleuren = {r.formula[0]: r.dxf.fill.bgColor.rgb[2:] for rs in blad.conditional_formatting for r in rs.rules}
    assert kleuren == {'"te laat"': "F8D0CC", '"vandaag"': "FFF0C2", '"deze week"': "FFF0C2"}
    assert [str(rs.sqref) for rs in blad.conditional_formatting] == ["B2:B4"]


def test_werkboek_toelichting_telt_wat_is_besloten(tmp_path):
    afwijking = {"besluit": "zo.urgentie", "uitkomst": "crisis", "label": "Crisis", "reden": "x"}
    rijen = [rij(), rij(2, casus="R-2026-0001", volgnummer=2, afwijking=afwijking), rij(3)]
    blad = openpyxl.load_workbook(naar_xlsx(rijen, tmp_path / "x.xlsx", nu=NU))["Toelichting"]
    regels = [[cel.value for cel in regel] for regel in blad.iter_rows()]
    kop = regels.index(["Besluit", "Wat is besloten", "Casussen", "Waarvan afgeweken van het advies"])
    assert regels[kop + 1 :] == [
        ["lekstroom.zwaarte", "nog niet bepaald", 2, 0], ["zo.urgentie", "Crisis", 1, 1], ["zo.urgentie", "Spoed", 1, 0],
    ]  # fmt: skip
    assert "20 november 2026, 10:30 uur" in regels[0][1] and all(r[1] for r in regels[: kop - 1])


def test_werkboek_heeft_echte_tabellen_en_past_op_papier(tmp_path):
    boek = openpyxl.load_workbook(naar_xlsx([rij(), rij(2)], tmp_path / "x.xlsx", nu=NU))
    assert {t.displayName: t.ref for blad in boek for t in blad.tables.values()} == {
        "Caseload": "A1:N3", "Agenda": "A1:E7", "Aantallen": "A10:D12",
    }  # fmt: skip
    for blad in boek:
        assert blad.auto_filter.ref is None, "a filter beside that of the table makes Excel repair the file"
        assert blad.page_setup.orientation == "landscape" and blad.sheet_properties.pageSetUpPr.fitToPage
        assert (blad.page_setup.fitToWidth, blad.page_setup.fitToHeight) == (1, 0)
        for tabel_ in blad.tables.values():
            koppen = [cel.value for cel in blad[tabel_.ref][0]]
            assert koppen == [kolom.name for kolom in tabel_.tableColumns] and len(set(map(str.lower, koppen))) == len(
                koppen
            )
    for naam in ("Caseload", "Agenda"):
        assert boek[naam].freeze_panes == "A2" and boek[naam].print_title_rows == "$1:$1"


def test_koppen_die_op_elkaar_lijken_blijven_een_tabel(tmp_path):
    besluiten = {b: {"uitkomst": "x"} for b in ("Door", "DOOR", "", "casus")}
    _, [cellen] = _lees(naar_xlsx([rij(besluiten=besluiten)], tmp_path / "x.xlsx", nu=NU))
    assert len({naam.lower() for naam in cellen}) == len(cellen) == 16 and "Kolom 8" in cellen


@pytest.mark.traag
@pytest.mark.skipif(not shutil.which("localc"), reason="LibreOffice Calc isn't there")
def test_libreoffice_leest_wat_er_staat(tmp_path):
    afwijking = {"besluit": "zo.urgentie", "uitkomst": "crisis", "reden": "=1+1", "door": "g"}
    pad = naar_xlsx([rij(afwijking=afwijking), rij(2)], tmp_path / "x.xlsx", nu=NU)
    opdracht = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'p').as_uri()}",
        "--headless",
    ]
    csv = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1"
    uit = subprocess.run(
        [*opdracht, "--convert-to", csv, "--outdir", str(tmp_path / "uit"), str(pad)],
        capture_output=True,
        text=True,
        timeout=300,
    )
    bladen = {p.stem.partition("-")[2]: p.read_text(encoding="utf-8") for p in (tmp_path / "uit").iterdir()}
    assert set(bladen) == {"Caseload", "Agenda", "Toelichting"} and "Error" not in uit.stderr + uit.stdout
    kop, eerste = bladen["Agenda"].splitlines()[:2]
    wanneer, *rest = eerste.split(";")
    assert kop == "Uiterlijk;Haast;Casus;Wat;Door" and rest == ["vandaag", "R-2026-0001", "Intake", "gebruiker-7f3a"]
    assert "2026" in wanneer and "14:30" in wanneer, "a date, not a number"
    assert bladen["Caseload"].count("R-2026-") == 2


def test_een_grote_caseload_is_lineair(tmp_path):
    """Counted, not timed: each row is looked at a fixed number of times."""
    rijen = [rij(n) for n in range(1, 301)]
    boek = openpyxl.load_workbook(naar_xlsx(rijen, tmp_path / "x.xlsx", nu=NU))
    assert boek["Caseload"].max_row == 301 and boek["Agenda"].max_row == 901


def test_leeg_werkboek(tmp_path):
    boek, rijen = _lees(naar_xlsx([], tmp_path / "leeg.xlsx"))
    assert rijen == [] and boek["Agenda"].max_row == 1
    assert [t for blad in boek for t in blad.tables] == [], "a table without a row is no table to Excel"


@pytest.mark.parametrize(
    "formule", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r\n=1", "#N/A", ' =HYPERLINK("http://x","y")']
)
def test_tekst_wordt_nooit_een_formule(tmp_path, formule):
    besluiten = {formule: {"uitkomst": "x", "label": formule}}
    stout = rij(
        door=formule, profiel=formule, besluiten=besluiten, termijnen=[{"label": formule, "uiterlijk": "2027-01-01"}]
    )
    boek, _ = _lees(naar_xlsx([stout], tmp_path / "x.xlsx", nu=NU))
    cellen = [cel for blad in boek for regel in blad.iter_rows() for cel in regel if cel.value is not None]
    assert not [cel.value for cel in cellen if cel.data_type not in ("s", "n", "d")]  # formula, error
    assert not [cel.value for cel in cellen if str(cel.value)[0] in "=+-@\t\r"]
    assert sum(formule.strip() in str(cel.value) for cel in cellen) >= 5


def test_werkboek_kan_elk_teken_aan(tmp_path):
    lang = {"besluit": "b", "uitkomst": "u", "reden": "x\x00\x0b\ud800\uffff" + "y" * 40_000}
    _, (cellen,) = _lees(naar_xlsx([rij(afwijking=lang)], tmp_path / "x.xlsx", nu=NU))
    assert cellen["Afwijking"].value.startswith("b: u, want: x ")


def test_werkboek_dat_niet_geschreven_kan_worden(tmp_path):
    with pytest.raises(DossierFout, match="niet schrijven"):
        naar_xlsx([rij()], tmp_path / "geen_map" / "x.xlsx")
    (tmp_path / "map.xlsx").mkdir()
    with pytest.raises(DossierFout, match="niet schrijven"):
        naar_xlsx([rij()], tmp_path / "map.xlsx")
    assert [pad.name for pad in tmp_path.iterdir()] == ["map.xlsx"]


def test_oude_rij_met_andere_vorm_wordt_getoond(tmp_path):
    oud = rij(besluiten={"a": "zwaar", "b": {}}, afwijking={"reden": "geen besluit"}, termijnen=[])
    assert "a: zwaar" in tabel([oud], breedte=200) and "b: nog niet bepaald" in tabel([oud], breedte=200)
    naar_xlsx([oud], tmp_path / "oud.xlsx", nu=datetime.now(timezone.utc))
