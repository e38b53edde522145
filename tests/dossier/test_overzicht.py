"""What people get to see: the table in the terminal and the caseload workbook."""

from __future__ import annotations

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
    ]
    pad = naar_xlsx(rijen, tmp_path / "caseload.xlsx", nu=NU)
    boek, (een, twee, drie) = _lees(pad)
    assert boek.sheetnames == ["Caseload", "Aantallen"]

    def waarden(cellen, *namen):
        return [cellen[naam].value for naam in namen]

    assert waarden(een, "Casus", "Nr", "Laatste") == ["R-2026-0001", 1, "nee"]
    assert waarden(twee, "Casus", "Nr", "Laatste") == ["R-2026-0001", 2, "ja"]
    assert waarden(een, "Vastgelegd op", "Profiel", "Status", "Door", "Kanaal") == [
        datetime(2026, 11, 20, 10, 30, 15), "standaard", "vastgelegd", "gebruiker-7f3a", "web",
    ]  # fmt: skip
    assert een["Vastgelegd op"].is_date and een["Vastgelegd op"].number_format == "d-m-yyyy hh:mm"
    assert waarden(een, "Eerstvolgende termijn", "Uiterlijk") == ["Intake", datetime(2026, 11, 20, 14, 30)]
    assert waarden(twee, "Eerstvolgende termijn", "Uiterlijk") == ["Actie (spoed)", datetime(2026, 11, 27)]
    assert twee["Uiterlijk"].is_date and twee["Uiterlijk"].number_format == "d-m-yyyy"
    assert waarden(een, "zo.urgentie", "zeeland.fase", "Afwijking") == ["Spoed", None, None]
    assert waarden(twee, "Afwijking", "Afwijking door") == ["zo.urgentie: crisis, want: Het liep op.", "gebruiker-9"]
    assert waarden(drie, "zeeland.fase", "zo.urgentie", "Profiel", "Uiterlijk") == ["Fase 2", None, None, None]
    assert [cel.value for rij_ in boek["Aantallen"].iter_rows(min_row=2) for cel in rij_] == [
        *("lekstroom.zwaarte", "nog niet bepaald", 2, 1, 0),
        *("zeeland.fase", "Fase 2", 1, 1, 0),
        *("zo.urgentie", "Spoed", 2, 1, 1),
    ]
    for blad, bereik in ((boek["Caseload"], "A1:O4"), (boek["Aantallen"], "A1:E4")):
        assert (blad.freeze_panes, blad.auto_filter.ref) == ("A2", bereik)
        assert all(blad.column_dimensions[cel.column_letter].width >= len(cel.value) for cel in blad[1])


def test_leeg_werkboek(tmp_path):
    boek, rijen = _lees(naar_xlsx([], tmp_path / "leeg.xlsx"))
    assert rijen == [] and boek["Aantallen"].max_row == 1


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
