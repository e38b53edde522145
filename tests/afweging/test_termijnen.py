"""Deadlines, around the clock change, weekends and Dutch holidays."""

import pytest

from bot.afweging import OnbruikbareInvoer, laad_kaders, weeg_af
from bot.afweging.termijnen import lees_datum, uiterlijk

KADERS = laad_kaders()


def termijnen(profiel, antwoorden, datum):
    uit = weeg_af(KADERS, {"profiel": profiel, "antwoorden": antwoorden, "datum": datum})
    return {t["id"]: t["uiterlijk"] for t in uit["termijnen"]}


@pytest.mark.parametrize(
    ("datum", "verwacht"),
    [
        ("2026-11-20T10:00:00+01:00", "2026-11-21T10:00:00+01:00"),
        ("2026-11-20T09:00:00Z", "2026-11-21T10:00:00+01:00"),
        ("2026-11-20T10:00:00", "2026-11-21T10:00:00+01:00"),
        # The clock goes back on 25 October: 24 elapsed hours end an hour earlier on the clock.
        ("2026-10-24T12:00:00+02:00", "2026-10-25T11:00:00+01:00"),
        ("2026-03-28T12:00:00+01:00", "2026-03-29T13:00:00+02:00"),
    ],
)
def test_crisis_is_24_uur_later(datum, verwacht):
    assert termijnen("zo", {"urgentie": "crisis"}, datum)["actie.crisis"] == verwacht


@pytest.mark.parametrize(
    ("datum", "verwacht"),
    [
        ("2026-11-20", "2026-11-27"),  # Friday: a week and five working days end on the same day
        ("2026-11-19", "2026-11-26"),
        ("2026-11-21", "2026-11-27"),  # Saturday: five working days end first
        ("2026-11-22", "2026-11-27"),  # Sunday
        # A holiday never makes it longer than a week.
        ("2026-04-02", "2026-04-09"),  # Good Friday 3 and Easter Monday 6 April
        ("2026-12-24", "2026-12-31"),  # Christmas
        ("2026-05-13", "2026-05-20"),  # Ascension Day 14 May
        ("2026-12-29", "2027-01-05"),  # New Year
        ("2027-05-01", "2027-05-08"),  # Saturday; Ascension Day 6 May: five working days end on the 10th
    ],
)
def test_spoed_is_het_eerste_van_een_week_en_vijf_werkdagen(datum, verwacht):
    assert termijnen("zo", {"urgentie": "spoed"}, datum)["actie.spoed"] == verwacht


@pytest.mark.parametrize(
    ("datum", "verwacht"),
    [
        ("2026-12-23", "2026-12-31"),  # Christmas, 25 December (26 is a Saturday)
        ("2026-04-02", "2026-04-13"),
        ("2026-04-24", "2026-05-04"),  # King's Day, Monday 27 April
        ("2025-05-02", "2025-05-12"),  # Liberation Day counts in a lustrum year
    ],
)
def test_een_feestdag_is_geen_werkdag(datum, verwacht):
    assert uiterlijk(lees_datum(datum), "werkdagen", 5) == verwacht


def test_elke_zorgvorm_heeft_zijn_eigen_termijnen():
    antwoorden = {
        "zorgvorm": [
            "ambulant",
            "onderwijstijd",
            "forensisch",
            "crisis_ambulant",
            "crisis_residentieel",
            "gezinsvormen",
        ]
    }
    assert termijnen("lekstroom", antwoorden, "2026-11-20T10:00:00+01:00") == {
        "intake.ambulant": "2026-12-04",
        "intake.onderwijstijd": "2026-12-04",
        "intake.forensisch": "2026-11-25",
        "intake.crisis_residentieel": "2026-11-20T14:00:00+01:00",
        "intake.crisis_ambulant": "2026-11-21T10:00:00+01:00",
        "plan.ambulant": "2027-01-01",
        "plan.onderwijstijd": "2027-01-01",
        "plan.forensisch": "2027-01-01",
        "plan.crisis_residentieel": "2026-12-04",
        "plan.crisis_ambulant": "2026-12-04",
        "start.ambulant": "2027-01-15",
        "start.onderwijstijd": "2027-01-15",
        "start.forensisch": "2026-12-18",
        "start.crisis_residentieel": "2026-11-20T14:00:00+01:00",
        "start.crisis_ambulant": "2026-11-21T10:00:00+01:00",
        "contact.lekstroom": "2026-11-27",
    }


@pytest.mark.parametrize(
    ("antwoorden", "verwacht"),
    [
        ({"ernst": "ernstig", "zorgvorm": ["ambulant"]}, "2027-02-20"),
        ({"ernst": "ernstig"}, "2027-02-20"),
        ({"zorgvorm": ["crisis_ambulant"]}, "2026-11-27"),
        ({"ernst": "zwaarder"}, None),
    ],
)
def test_contact_hangt_af_van_de_zwaarte(antwoorden, verwacht):
    assert termijnen("lekstroom", antwoorden, "2026-11-20").get("contact.lekstroom") == verwacht


@pytest.mark.parametrize(
    ("antwoorden", "einde"),
    [
        ({"veiligheid": "zorgen"}, "2028-02-29"),
        ({"veiligheid": "veilig", "domeinoverstijgend": True}, "2027-08-31"),
        ({"veiligheid": "veilig", "domeinoverstijgend": False, "betrokken_aanbieders": "een"}, "2027-02-28"),
    ],
)
def test_einde_van_procesregie_valt_op_het_eind_van_de_maand(antwoorden, einde):
    uit = termijnen("zo", antwoorden, "2026-08-31")
    assert (uit["evaluatie.zo"], uit["einde.zo"]) == ("2027-02-28", einde)


def test_geen_termijn_van_wat_niet_in_het_profiel_zit_of_onbekend_is():
    assert termijnen("keten", {"urgentie": "crisis", "zorgvorm": ["ambulant"]}, "2026-11-20") == {}
    assert termijnen("zo", {"zorgvorm": ["ambulant"]}, "2026-11-20") == {}
    assert termijnen("lekstroom", {"urgentie": "crisis", "zorgvorm": True}, "2026-11-20") == {}


@pytest.mark.parametrize(
    "datum", ["morgen", "2026-13-01", "20-11-2026", 5, "", [], "0001-01-01", "9999-12-31T23:00:00Z"]
)
def test_onbruikbare_datum(datum):
    with pytest.raises(OnbruikbareInvoer, match="datum"):
        lees_datum(datum)


def test_maanden_blijven_binnen_de_maand():
    assert uiterlijk(lees_datum("2026-01-31"), "maanden", 1) == "2026-02-28"
