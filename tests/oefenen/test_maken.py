"""Casussen that are put together: the same number gives the same casus, the Dutch fits, and text and answers agree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import pytest

from bot.begrip.document import lees_document
from bot.oefenen import Oefencasus
from bot.oefenen.controle import controleer, strookt
from bot.oefenen.maken import GRENSGEVAL, MAP, bouwstenen, maak, maak_van, uit_naam
from bot.oefenen.weging import uitkomsten, weeg

from .voorbeeld import KADERS

MET = sorted(pad.stem for pad in MAP.glob("*.yml"))


def gemaakt(kader: str, nummers: Iterable[int]) -> list[Oefencasus]:
    casussen = [maak(KADERS, kader, nummer) for nummer in nummers]
    assert all(casussen)
    return [casus for casus in casussen if casus]


def tegenspraken(casussen: Iterable[Oefencasus]) -> tuple[int, list[tuple[str, str, object]]]:
    """(how many stated values were read, those that were read otherwise)."""
    gelezen, anders = 0, []
    for casus in casussen:
        for kenmerk, waarde in lees_document(casus.tekst, KADERS).eerste.kenmerken.items():
            if casus.antwoorden.get(kenmerk) is not None:
                gelezen += 1
                anders += [] if strookt(casus.antwoorden[kenmerk], waarde) else [(casus.id, kenmerk, waarde)]
    return gelezen, anders


@pytest.mark.parametrize("kader", MET)
def test_hetzelfde_nummer_is_dezelfde_casus_en_een_ander_een_andere(kader: str) -> None:
    casussen = gemaakt(kader, range(40))
    assert [casus.tekst for casus in casussen] == [casus.tekst for casus in gemaakt(kader, range(40))]
    assert len({casus.tekst for casus in casussen}) == 40
    assert all(uit_naam(KADERS, casus.id) == casus for casus in casussen)


@pytest.mark.parametrize("kader", MET)
def test_een_gewenste_uitkomst_en_een_grensgeval(kader: str) -> None:
    eerste = bouwstenen(kader)["besluiten"][0]
    for uitkomst in KADERS.besluiten[eerste].uitkomsten:
        casussen = [maak(KADERS, kader, nummer, uitkomst) for nummer in range(5)]
        assert [casus and casus.verwacht[eerste] for casus in casussen] == [uitkomst] * 5
    krap = maak(KADERS, kader, 1, GRENSGEVAL)
    assert krap and krap.niveau == "lastig" and krap.meningen
    assert any(b["grensgeval"] for b in weeg(KADERS, krap)["besluiten"].values())


@pytest.mark.parametrize("kader", MET)
def test_ze_zijn_te_oefenen_en_niet_allemaal_gelijk(kader: str) -> None:
    casussen = gemaakt(kader, range(30))
    for casus in casussen:
        assert [o.zin for o in controleer(KADERS, casus) if o.fout or "persoonsgegeven" in o.zin] == []
        assert uitkomsten(KADERS, casus) == casus.verwacht and 80 <= len(casus.tekst.split()) <= 200
    eerste = bouwstenen(kader)["besluiten"][0]
    assert set(Counter(casus.verwacht[eerste] for casus in casussen)) == set(KADERS.besluiten[eerste].uitkomsten)


@pytest.mark.parametrize("kader", MET)
def test_het_nederlands_klopt(kader: str) -> None:
    """Every gap is filled in, sentences begin with a capital, and nobody becomes somebody else on the way."""
    andere = {"een jongen": {"ze", "haar", "Ze"}, "een meisje": {"hij", "hem", "Hij"}}
    geweest = set()
    for casus in gemaakt(kader, range(40)):
        assert not re.search(r"[{}]|  ", casus.tekst)
        assert all(zin[0].isupper() for zin in re.split(r"(?<=[.?!]) ", casus.tekst)), casus.tekst
        [wie] = [wie for wie in andere if wie in casus.tekst]
        assert set(re.findall(r"\w+", casus.tekst)) & andere[wie] == set(), casus.tekst
        assert len(set(re.findall(r"\d+", casus.tekst))) == 1, "één leeftijd"
        geweest.add(wie)
    assert geweest == set(andere)


@pytest.mark.parametrize("kader", MET)
def test_elke_zin_zegt_op_zichzelf_niets_anders_dan_zijn_antwoord(kader: str) -> None:
    delen = bouwstenen(kader)
    gaten = {**delen["personen"][0], "ouders": "zijn moeder", "leeftijd": 12}
    for kenmerk, waarden in delen["zinnen"].items():
        for waarde, zinnen in waarden.items():
            for zin in zinnen:
                gelezen = lees_document(zin.format(**gaten), KADERS).eerste.kenmerken.get(kenmerk)
                gezegd = [waarde] if KADERS.kenmerken[kenmerk].soort == "meerkeuze" else waarde
                assert gelezen is None or strookt(gezegd, gelezen), (zin, gelezen)


@pytest.mark.parametrize("kader", MET)
def test_tekst_en_antwoorden_zijn_hetzelfde_over_dertig(kader: str) -> None:
    gelezen, anders = tegenspraken(gemaakt(kader, range(30)))
    assert gelezen >= 200 and len(anders) <= gelezen / 50, anders


@pytest.mark.nacht
@pytest.mark.parametrize("kader", MET)
def test_tekst_en_antwoorden_zijn_hetzelfde_over_vijfhonderd(kader: str) -> None:
    gelezen, anders = tegenspraken(gemaakt(kader, range(500)))
    assert gelezen >= 3000 and len(anders) <= gelezen / 50, anders


def test_wat_niet_te_maken_is() -> None:
    assert maak(KADERS, "bestaat_niet", 1) is None
    assert maak(KADERS, "../casussen/zo", 1) is None
    for naam in ("lekstroom-01", "lekstroom-gemaakt-", "lekstroom-gemaakt-x", "lekstroom-gemaakt-" + "9" * 12):
        assert uit_naam(KADERS, naam) is None
    makkelijk = maak_van(KADERS, "lekstroom", "makkelijk", 0)
    assert makkelijk and makkelijk.niveau == "makkelijk"
