"""Help that runs already gets no term for its intake and start on the action sheet; nothing else changes."""

from __future__ import annotations

import pytest

from bot.begrip.bedoeling import vaste_bedoeling
from bot.begrip.lopende_hulp import lees_lopende_hulp
from bot.gesprek.actieblad import acties
from bot.gesprek.lopend import zonder_lopende
from bot.gesprek.staat import advies
from tests.gesprek.spreken import KADERS, OMGEVING, Spreker


def bezig(*zorgvormen: str) -> Spreker:
    spreker = Spreker().zeg("nieuwe afweging volgens Lekstroom")
    return spreker.kies("zorgvorm", list(zorgvormen))


def op_blad(spreker: Spreker) -> set[str]:
    """The terms that the action sheet still asks something for."""
    assert spreker.staat
    uit = zonder_lopende(spreker.staat, advies(OMGEVING, spreker.staat))
    return {a.item["id"] for a in acties(uit, spreker.staat.datum) if "uiterlijk" in a.item}


@pytest.mark.parametrize(
    "tekst",
    [
        "hulp loopt al",
        "De hulp is al gestart.",
        "de begeleiding loopt al",
        "hulp die al loopt",
        "nee, de hulp loopt al",
    ],
)
def test_wie_alleen_dit_zegt_bedoelt_alleen_dit(tekst: str) -> None:
    assert lees_lopende_hulp(tekst).alleen and vaste_bedoeling(tekst, KADERS) == "hulp_loopt"


@pytest.mark.parametrize(
    "tekst",
    [
        "de begeleiding loopt niet",
        "loopt de hulp al?",
        "de begeleiding loopt vast",
        "De begeleiding loopt af",
        "er is hulp aangevraagd",
        "er loopt een OTS",
        "de hulp loopt misschien al",
        "vroeger liep er hulp",
        "hij staat op de wachtlijst, de behandeling loopt binnenkort",
    ],
)
def test_wat_niet_loopt_loopt_niet(tekst: str) -> None:
    assert lees_lopende_hulp(tekst).plekken == ()


def test_intake_en_start_gaan_van_het_blad_en_het_plan_blijft() -> None:
    spreker = bezig("ambulant")
    voor = spreker.custom
    assert op_blad(spreker) == {"intake.ambulant", "start.ambulant", "plan.ambulant"}
    spreker.zeg("hulp loopt al")
    assert op_blad(spreker) == {"plan.ambulant"} and "ambulante jeugdhulp" in spreker.tekst
    for veld in ("bekend", "besluiten", "vraag", "termijnen"):
        assert spreker.custom[veld] == voor[veld]
    assert "Intake" not in spreker.zeg("termijnen").tekst and "Hulpverleningsplan" in spreker.tekst


@pytest.mark.parametrize("weg", ["terug", "hulp loopt nog niet"])
def test_het_kan_terug(weg: str) -> None:
    spreker = bezig("ambulant").zeg("hulp loopt al").zeg(weg)
    assert {"intake.ambulant", "start.ambulant"} <= op_blad(spreker) and "intake en start" in spreker.tekst


def test_van_meer_vormen_gaat_alleen_weg_wat_genoemd_is() -> None:
    """A term that is dropped too many is worse than one too few."""
    spreker = bezig("ambulant", "forensisch")
    alle = op_blad(spreker)
    assert op_blad(spreker.zeg("hulp loopt al")) == alle and "welke van deze vormen" in spreker.tekst
    spreker.zeg("de ambulante begeleiding loopt al")
    assert alle - op_blad(spreker) == {"intake.ambulant", "start.ambulant"}


def test_in_een_omschrijving_wordt_het_gezegd() -> None:
    spreker = Spreker().zeg("Jongen van 12, de ambulante begeleiding loopt al sinds maart. Geen spoed.")
    assert "er al hulp loopt: ambulante jeugdhulp" in spreker.tekst and spreker.open == "bevestig"
    spreker.zeg("ja")
    assert "intake.ambulant" not in op_blad(spreker)


def test_bij_een_volwassene_zegt_het_niets() -> None:
    spreker = Spreker().zeg("Man van 40 met schulden. De begeleiding loopt al.")
    assert spreker.staat and spreker.staat.hulp_loopt == []
