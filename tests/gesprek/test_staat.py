"""The staat by itself: what becomes unknown again, and what a stored afweging does when it changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone

import pytest

from bot.afweging import Kaders
from bot.gesprek.staat import Omgeving, Staat, met_antwoorden, nieuw, nog_te_vragen, zonder_antwoorden

NU = datetime(2026, 11, 29, 10, tzinfo=timezone.utc)


@pytest.fixture
def omgeving(alle_kaders: Kaders) -> Omgeving:
    return Omgeving(alle_kaders, "standaard")


def _keten(omgeving: Omgeving) -> Staat:
    staat = met_antwoorden(omgeving, nieuw(omgeving, "keten", NU), {"maatregel": "ots", "regisseur_beschikbaar": True})
    advies = {"besluit": "keten.casusregisseur", "advies": "gi", "uitkomst": "sociaal_team", "reden": "afspraak"}
    return replace(staat, afwijking=[advies])


def test_onbekend_maken_wat_niet_bekend_is_verandert_niets(omgeving: Omgeving) -> None:
    staat = _keten(omgeving)
    assert zonder_antwoorden(omgeving, staat, ["urgentie"]) is staat


def test_onbekend_maken_wordt_weer_gevraagd_en_kan_terug(omgeving: Omgeving) -> None:
    staat = replace(_keten(omgeving), afwijking=[])
    na = zonder_antwoorden(omgeving, staat, ["maatregel"])
    assert na.antwoorden == {"regisseur_beschikbaar": True} and na.vraag is not None
    assert na.verleden[-1]["antwoorden"] == staat.antwoorden
    assert na.afweging == staat.afweging


def test_een_afwijking_van_een_advies_dat_er_niet_meer_is_vervalt(omgeving: Omgeving) -> None:
    assert zonder_antwoorden(omgeving, _keten(omgeving), ["maatregel"]).afwijking == []


def test_wat_is_vastgelegd_verandert_niet_maar_gaat_verder_als_nieuwe_afweging(omgeving: Omgeving) -> None:
    staat = replace(_keten(omgeving), vastgelegd=True, casus="R-2026-0001")
    na = zonder_antwoorden(omgeving, staat, ["regisseur_beschikbaar"])
    assert na.vastgelegd is False and na.casus == "R-2026-0001" and na.afwijking == []
    assert na.afweging != staat.afweging and len(na.afweging) == len(staat.afweging)


def test_volledig_vraagt_wat_bij_de_doelgroep_hoort(omgeving: Omgeving) -> None:
    def over(doelgroep: str) -> set[str]:
        return set(
            nog_te_vragen(omgeving, met_antwoorden(omgeving, nieuw(omgeving, "mp", NU), {"doelgroep": doelgroep}))
        )

    jeugd, volwassenen = over("jeugd"), over("volwassenen")
    assert "kindfactoren" in jeugd - volwassenen and "psychosociale_problemen" in volwassenen - jeugd
    assert "doelgroep" not in jeugd | volwassenen
