"""Asking for a sheet: what is recognised as that, what isn't, and that showing it changes nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timezone
from pathlib import Path

import pytest
import yaml

from bot.afweging import laad_kaders
from bot.begrip.bladvraag import genoemd, vraagt_blad
from bot.bladen import alle
from bot.gesprek import Beurt, Omgeving, voer_uit
from bot.gesprek.wacht import Afwijken
from tests.gesprek.spreken import tekst_van

NU = datetime(2026, 11, 28, 12, 0, tzinfo=timezone.utc)


@pytest.fixture(scope="module")
def omgeving():
    return Omgeving(laad_kaders(), "standaard")


def beurt(tekst, intent="blad", **anders):
    return Beurt(tekst, intent, NU, **anders)


def begonnen(omgeving, profiel, *keuzes):
    staat = voer_uit(
        "nieuwe_afweging", omgeving, None, beurt(f"nieuwe afweging profiel {profiel}", "nieuwe_afweging")
    ).staat
    for keuze in keuzes:
        staat = voer_uit("keuze", omgeving, staat, beurt("", "keuze", keuze=keuze)).staat
    return staat


@pytest.mark.parametrize(
    ("tekst", "blad", "blokken"),
    [
        ("toon de regiekaart", "regiekaart", None),
        ("Regiekaart", "regiekaart", None),
        ("mag ik de de-escalatiekaart zien?", "regiekaart", None),
        ("laat de checklist MP jeugd zien", "checklist-mp-jeugd", None),
        ("geef me de checklist voor volwassenen", "checklist-mp-volwassenen", None),
        ("toon checklist-mp-volwassenen", "checklist-mp-volwassenen", None),
        ("wat zijn de zes afspraken", "casusregie-lekstroom", {"afspraken"}),
        ("welke taken heeft een casusregisseur?", "casusregie-lekstroom", {"taken"}),
        ("licht midden zwaar naast elkaar", "casusregie-lekstroom", {"criteria", "uitvoering"}),
        ("zet licht, midden en zwaar eens naast elkaar", "casusregie-lekstroom", {"criteria", "uitvoering"}),
        ("toon casusregie-lekstroom", "casusregie-lekstroom", None),
        ("toon toeleiding-lekstroom", "toeleiding-lekstroom", None),
        ("geef me het werkplan als formulier", "werkplan-gezinsmanager", None),
        ("werkplan", "werkplan-gezinsmanager", None),
    ],
)
def test_wat_een_blad_vraagt(omgeving, tekst, blad, blokken):
    assert vraagt_blad(omgeving.kaders, tekst)
    (deel,) = genoemd(omgeving.kaders, tekst)
    assert deel.blad.naam == blad
    assert deel.heel if blokken is None else {b.id for b in deel.blokken} == blokken


@pytest.mark.parametrize(
    "tekst",
    [
        "maak een afweging volgens de regiekaart",
        "nieuwe afweging volgens de regiekaart",
        "gebruik de regiekaart",
        "start checklist",
        "welke versie van de regiekaart is dit",
        "wat is de regiekaart",
        "wat is een werkplan",
        "in het werkplan staat dat moeder hulp krijgt",
        "wat betekent licht, midden en zwaar",
        "er zijn afspraken over casusregie gemaakt met moeder",
        "volgens de regiekaart zit dit gezin in fase 3, moeder is depressief en er zijn zorgen over de veiligheid "
        "van de kinderen",
        "de ernst is licht, de duur midden en de rest zwaar",
        "moeder komt haar afspraken niet na",
        "zwaar",
        "2",
    ],
)
def test_wat_geen_blad_vraagt(omgeving, tekst):
    assert not vraagt_blad(omgeving.kaders, tekst)


def test_geen_voorbeeld_van_een_andere_bedoeling_vraagt_een_blad(omgeving):
    for bestand in (Path(__file__).parents[2] / "data" / "nlu").glob("*.yml"):
        for deel in yaml.safe_load(bestand.read_text("utf-8"))["nlu"]:
            zinnen = [regel[2:] for regel in deel["examples"].splitlines()]
            gevonden = [zin for zin in zinnen if vraagt_blad(omgeving.kaders, zin)]
            assert len(gevonden) > 50 if deel["intent"] == "blad" else not gevonden


def test_een_blad_verandert_niets_en_de_vraag_komt_terug(omgeving):
    staat = begonnen(omgeving, "zeeland", ("maatschappelijke_onrust", False))
    uit = voer_uit("blad", omgeving, staat, beurt("toon de regiekaart"))
    assert uit.staat == staat and not uit.vastleggen
    assert uit.berichten[0].soort == "blad"
    assert uit.berichten[-1].custom["vraag"]["kenmerk"] == staat.vraag and uit.berichten[-1].soort == "vraag"


def test_de_fase_van_deze_casus_staat_vooraan_en_gemarkeerd(omgeving):
    staat = begonnen(omgeving, "zeeland", ("maatschappelijke_onrust", False), ("veiligheid", "structureel_onveilig"))
    tekst = tekst_van(voer_uit("blad", omgeving, staat, beurt("toon de regiekaart")).berichten[0])
    assert tekst.count("deze casus\n") == 1 and tekst.index(
        "Fase 3, er is (ook) onveiligheid ← deze casus"
    ) < tekst.index("Fase 1, het gewone leven")
    assert "Bij deze casus: Fase 3" in tekst
    los = tekst_van(voer_uit("blad", omgeving, None, beurt("toon de regiekaart")).berichten[0])
    assert "deze casus" not in los and los.index("Fase 1") < los.index("Fase 3")


def test_ook_in_een_profiel_zonder_fase_en_zolang_het_openstaat(omgeving):
    staat = begonnen(omgeving, "lekstroom", ("veiligheid", "structureel_onveilig"))
    tekst = tekst_van(voer_uit("blad", omgeving, staat, beurt("toon de regiekaart")).berichten[0])
    assert (
        "nog mogelijk" in tekst
        and "Fase 1" not in tekst.rpartition("Bij deze casus")[2]
        and "Fase 4" in tekst.rpartition("Bij deze casus")[2]
    )


def test_wie_afwijkt_ziet_zijn_eigen_uitkomst(omgeving):
    staat = begonnen(omgeving, "zeeland", ("maatschappelijke_onrust", False), ("veiligheid", "structureel_onveilig"))
    anders = replace(
        staat,
        afwijking=[{"besluit": "zeeland.fase", "advies": "fase_3", "uitkomst": "fase_4", "reden": "onrust dreigt"}],
    )
    tekst = tekst_van(voer_uit("blad", omgeving, anders, beurt("toon de regiekaart")).berichten[0])
    assert "maatschappelijke onrust ← deze casus" in tekst


def test_meer_bladen_passen_dan_kiest_de_gebruiker(omgeving):
    uit = voer_uit("blad", omgeving, None, beurt("toon de checklist"))
    assert {k.getypt for k in uit.berichten[0].knoppen} == {
        "toon checklist-mp-jeugd",
        "toon checklist-mp-volwassenen",
    }
    staat = begonnen(omgeving, "mp", ("doelgroep", "volwassenen"))
    assert tekst_van(voer_uit("blad", omgeving, staat, beurt("toon de checklist")).berichten[0]).startswith(
        "Checklist MP volwassenen"
    )


def test_zonder_naam_de_lijst(omgeving):
    uit = voer_uit("blad", omgeving, None, beurt("welke bladen zijn er"))
    assert len(uit.berichten[0].knoppen) == len(alle(omgeving.kaders)) >= 6
    for knop in uit.berichten[0].knoppen:
        assert vraagt_blad(omgeving.kaders, knop.getypt)


def test_de_zes_afspraken_zijn_een_blok_om_over_te_nemen(omgeving):
    tekst = tekst_van(voer_uit("blad", omgeving, None, beurt("wat zijn de zes afspraken")).berichten[0])
    assert [r[:3] for r in tekst.splitlines() if r[:1].isdigit()] == [f"{n}. " for n in range(1, 7)]
    assert "Bron: Toeleiding, casusregie en afsluiten jeugdhulp Lekstroom" in tekst and "acht taken" not in tekst


def test_een_blad_is_geen_reden_om_af_te_wijken(omgeving):
    staat = begonnen(omgeving, "zeeland", ("maatschappelijke_onrust", False), ("veiligheid", "structureel_onveilig"))
    wacht = replace(staat, wacht=Afwijken("zeeland.fase", "fase_4"))
    uit = voer_uit("blad", omgeving, wacht, beurt("laat de checklist mp jeugd nog eens zien"))
    assert (
        tekst_van(uit.berichten[0]).startswith("Checklist MP jeugd")
        and uit.staat.wacht == wacht.wacht
        and not uit.staat.afwijking
    )
