"""The privacy shield: every item masked, nearly every other word kept."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from bot.begrip.afscherming import patroon, scherm_af
from bot.begrip.tabel import tabel
from leren.corpus import lees_set
from tests.begrip.schild import hele_teksten

ZINNEN = lees_set("afscherming/ontwikkel/privacy.yml")
_DEEL = re.compile(r"\{([a-z-]+):([^}]*)\}")
_KLEIN = {"van", "der", "den", "aan", "bij"}


@pytest.mark.parametrize("zin", ZINNEN)
def test_alles_afgeschermd(zin: str) -> None:
    uit = scherm_af(_DEEL.sub(r"\2", zin))
    geheim = [
        woord
        for _, stuk in _DEEL.findall(zin)
        for woord in re.findall(r"[\w@.-]{3,}", stuk)
        if woord.lower() not in _KLEIN
    ]
    assert [woord for woord in geheim if woord in uit.tekst] == [], uit.tekst
    assert Counter(v.soort for v in uit.vervangen) == Counter(soort for soort, _ in _DEEL.findall(zin)), uit.tekst


def test_hooguit_twee_procent_gewone_woorden_kwijt() -> None:
    totaal = kwijt = 0
    for zin in ZINNEN:
        gewoon = Counter(re.findall(r"\w+", _DEEL.sub(" ", zin)))
        over = Counter(re.findall(r"\w+", re.sub(r"\[[a-z-]+\]", " ", scherm_af(_DEEL.sub(r"\2", zin)).tekst)))
        totaal, kwijt = totaal + gewoon.total(), kwijt + (gewoon - over).total()
    assert len(ZINNEN) >= 100
    assert kwijt <= 0.02 * totaal


def test_nog_eens_verandert_niets() -> None:
    for zin in ZINNEN:
        een = scherm_af(_DEEL.sub(r"\2", zin)).tekst
        assert scherm_af(een).tekst == een


def test_melding_noemt_soorten_en_geen_inhoud() -> None:
    uit = scherm_af("Moeder Sanne de Vries, zoon daan, bsn 111222333")
    melding = uit.melding() or ""
    assert "2 namen" in melding and "1 BSN" in melding
    assert "Sanne" not in melding and "111222333" not in repr(uit.vervangen)
    assert scherm_af("Moeder heeft schulden").melding() is None


def test_teksten_van_casussen_blijven_heel() -> None:
    for naam in ("teksten", "ontwikkelset", "oude_toetsset"):
        for geval in lees_set(f"lezen/ontwikkel/{naam}.yml"):
            zonder = geval["tekst"].replace("Max", "[naam]")
            assert scherm_af(geval["tekst"]).tekst == zonder, geval["id"]


def test_in_hele_omschrijvingen_gaat_alleen_een_naam_weg() -> None:
    """No word that a kenmerk is read from: of 382 descriptions only what is a name, with and without capitals."""
    weg = set()
    for tekst in hele_teksten():
        for geschreven in (tekst, tekst.lower()):
            weg |= {geschreven[v.begin : v.eind].lower() for v in scherm_af(geschreven).vervangen}
    assert weg <= {"max", "j.", "kees"}


@pytest.mark.parametrize("naam", ["Piet Jansen", "Sanne de Wit", "Mohammed Bakkali", "Mark Bos"])
@pytest.mark.parametrize(
    "zin",
    [
        "Dag {}",
        "Beste {},",
        "Gezin {}",
        "Regisseur {}",
        "Naam: {}",
        "OTS {}",
        "Vandaag {} gezien",
        "Sinds {} er is",
        "{} heeft ADHD",
        "{} en Kees de Boer",
        "Groet {}",
        "{}-de Vries",
    ],
)
def test_korte_zin_vol_hoofdletters_is_geen_kop(zin: str, naam: str) -> None:
    afgeschermd = scherm_af(zin.format(naam)).tekst
    assert not {deel for deel in naam.split() if deel != "de"} & set(re.findall(r"\w+", afgeschermd)), afgeschermd


@pytest.mark.parametrize(
    "zin", ["Moeder Heeft Schulden En Drinkt", "Nieuwe Afweging", "Wat Is Casusregie", "ACUUT ONVEILIG THUIS"]
)
def test_een_kop_in_hoofdletters_is_geen_naam(zin: str) -> None:
    assert scherm_af(zin).tekst == zin


@pytest.mark.parametrize("rij", tabel("afscherming")["patronen"], ids=lambda rij: rij["naam"])
def test_elk_patroon_vindt_wat_in_zijn_zin_tussen_haken_staat(rij: dict[str, str]) -> None:
    voor, _, rest = rij["zin"].partition("[")
    weg, _, na = rest.partition("]")
    gezocht = patroon(rij["patroon"])
    gevonden = [treffer.group(1 if gezocht.groups else 0) for treffer in gezocht.finditer(voor + weg + na)]
    assert [stuk.strip() for stuk in gevonden] == [weg]
    afgeschermd = scherm_af(voor + weg + na)
    assert f"[{rij['soort']}]" in afgeschermd.tekst
    assert weg not in afgeschermd.tekst
