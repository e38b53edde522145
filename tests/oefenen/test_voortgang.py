"""What somebody practised: kept once, back when it went wrong, and told to nobody but him."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from bot.dossier import Dossier, open_dossier
from bot.dossier.oefenvoortgang import Oefenkaart, Oefenuitslag
from bot.oefenen.groep import groep
from bot.oefenen.herhalen import bijgewerkt, gewicht, sterkte
from bot.oefenen.leerpad import leerpad, stappen, te_lezen, vandaag_klaar, volgende, waar
from bot.oefenen.uitslag import GEDEELD, Geoefend, beoordeel, noteer
from bot.oefenen.voortgang import voortgang, zekerheid
from bot.schrijfwijze import AMSTERDAM
from bot.toegang import Wie

from .voorbeeld import KADERS, casus

NU = datetime(2026, 11, 20, 9, 0, tzinfo=timezone.utc)
DAG = timedelta(days=1)


@pytest.fixture
def dossier(tmp_path: Path) -> Dossier:
    return open_dossier(f"sqlite:///{tmp_path / 'd.db'}", klok=lambda: NU)


def geoefend(sleutel: str = "s1", goed: bool = True, zeker: str | None = "zeker", **kenmerken: bool) -> Geoefend:
    return Geoefend(sleutel, "lekstroom-01", "lekstroom", "casus", zeker, {"lekstroom.zwaarte": goed}, kenmerken)


def uitslag(zeker: str, goed: int, van: int = 2, dagen: int = 0) -> Oefenuitslag:
    return Oefenuitslag("lekstroom-01", "lekstroom", "casus", zeker, goed, van, NU + dagen * DAG)


def kaart(onderdeel: str, goed: bool, kader: str = "lekstroom") -> Oefenkaart:
    return bijgewerkt(None, kader, onderdeel, goed, True, NU)


# -- what was right


def test_een_goede_keuze_rekent_een_korte_reden_niet_aan() -> None:
    een = beoordeel(KADERS, casus(), {"lekstroom.zwaarte": "licht"}, {}, "zeker", sleutel="s")
    assert (een.besluiten, een.kenmerken) == ({"lekstroom.zwaarte": True}, {})


def test_een_andere_keuze_laat_zien_wat_werd_gemist() -> None:
    een = beoordeel(KADERS, casus(), {"lekstroom.casusregisseur": "gi"}, {"maatregel": "ots"}, "gok", sleutel="s")
    assert een.besluiten == {"lekstroom.casusregisseur": False} and een.kenmerken["maatregel"] is False


def test_wie_alles_markeerde_miste_wat_beslist_en_niet_gemarkeerd_is() -> None:
    zwaar = casus(
        antwoorden={**casus().antwoorden, "ernst": "ernstig"},
        verwacht={"lekstroom.zwaarte": "zwaar", "lekstroom.casusregisseur": "zorgaanbieder"},
    )
    gegeven = {"lekstroom.zwaarte": "zwaar"}
    gemist = beoordeel(KADERS, zwaar, gegeven, {"veiligheid": "veilig"}, "zeker", sleutel="s", gemarkeerd=True)
    assert gemist.kenmerken == {"veiligheid": True, "ernst": False}
    gezien = beoordeel(KADERS, zwaar, gegeven, {"ernst": "ernstig"}, "zeker", sleutel="s", gemarkeerd=True)
    assert gezien.kenmerken == {"ernst": True}
    genoemd = beoordeel(KADERS, zwaar, gegeven, {}, "zeker", sleutel="s", genoemd=frozenset({"ernst"}))
    assert genoemd.kenmerken == {"ernst": True}


def test_wat_het_kader_niet_leest_en_wat_niet_in_de_tekst_staat() -> None:
    gelezen = {"economische_problemen": ["geen_werk"], "onderwijstijd_doel": "volgen"}
    een = beoordeel(KADERS, casus(), {"lekstroom.zwaarte": "licht"}, gelezen, "zeker", sleutel="s")
    assert een.kenmerken == {"onderwijstijd_doel": False}, "onbekend is iets anders dan nee"


# -- when it comes back


def test_wat_fout_ging_komt_eerder_terug_dan_wat_goed_ging() -> None:
    fout, gegokt, goed = kaart("ernst", False), bijgewerkt(None, "zo", "ernst", True, False, NU), kaart("duur", True)
    assert NU < fout.terug_op <= gegokt.terug_op < goed.terug_op
    assert sterkte(fout, NU) == 0 and sterkte(goed, NU) == 100 > sterkte(goed, NU + 30 * DAG)
    vaker = goed
    for _ in range(3):
        vaker = bijgewerkt(vaker, "lekstroom", "duur", True, True, vaker.terug_op)
    assert vaker.goed == 4 and vaker.terug_op - vaker.gezien_op > goed.terug_op - goed.gezien_op
    weer = bijgewerkt(vaker, "lekstroom", "duur", False, True, vaker.terug_op)
    assert weer.terug_op - weer.gezien_op < vaker.terug_op - vaker.gezien_op and weer.fout == 1


def test_elke_tijdzone_mag() -> None:
    hier = NU.astimezone(AMSTERDAM)
    assert bijgewerkt(None, "zo", "ernst", True, True, hier) == bijgewerkt(None, "zo", "ernst", True, True, NU)
    assert sterkte(kaart("ernst", True), hier) == 100


def test_wat_weegt_in_de_keuze_van_de_volgende() -> None:
    fout, goed = kaart("ernst", False), kaart("duur", True)
    assert gewicht([fout, goed], NU) == {("lekstroom", "ernst"): 2}
    assert gewicht([fout, goed], NU + 90 * DAG) == {("lekstroom", "ernst"): 2, ("lekstroom", "duur"): 1}


# -- keeping it


def test_een_oefening_telt_een_keer_en_alleen_voor_wie_hem_deed(dossier: Dossier) -> None:
    assert noteer(dossier, "g-1", geoefend(goed=False, ernst=False), NU)
    assert not noteer(dossier, "g-1", geoefend(goed=False, ernst=False), NU), "twee keer bezorgd"
    kaarten = dossier.oefenvoortgang.kaarten("g-1")
    assert [(k.onderdeel, k.goed, k.fout) for k in kaarten] == [("ernst", 0, 1), ("lekstroom.zwaarte", 0, 1)]
    assert dossier.oefenvoortgang.kaarten("g-2") == [] and dossier.oefenvoortgang.uitslagen("g-2") == []
    noteer(dossier, "g-1", geoefend("s2", ernst=True), NU + DAG)
    assert [(k.goed, k.fout, k.laatst_goed) for k in dossier.oefenvoortgang.kaarten("g-1")] == [(1, 1, True)] * 2
    assert [u.goed for u in dossier.oefenvoortgang.uitslagen("g-1")] == [0, 1]


@pytest.mark.parametrize("wie", sorted(GEDEELD))
def test_van_een_naam_die_meer_mensen_delen_blijft_niets(dossier: Dossier, wie: str) -> None:
    assert not noteer(dossier, wie, geoefend(), NU) and dossier.oefenvoortgang.uitslagen(wie) == []


def test_wissen_en_opruimen(dossier: Dossier) -> None:
    bewaard = dossier.oefenvoortgang
    for wie in ("g-1", "g-2"):
        noteer(dossier, wie, geoefend(ernst=True), NU)
        bewaard.zet_stap(wie, "regie")
    assert bewaard.wis("g-1") == 4 and bewaard.kaarten("g-1") == [] and bewaard.stappen("g-1") == {}
    assert bewaard.ruim_op(NU) == 0 and bewaard.ruim_op(NU + DAG, proef=True) == 4
    assert bewaard.ruim_op(NU + DAG) == 4 and bewaard.stappen("g-2") == {}


# -- what is said of it


def test_de_voortgang_van_wie_niets_deed() -> None:
    uit = voortgang(KADERS, [], [], NU)
    assert uit["gedaan"] == 0 and uit["kaders"] == [] and "nog niet geoefend" in uit["zin"]
    assert uit["zekerheid"]["brier"] is None


def test_de_voortgang_per_kader_en_onderdeel() -> None:
    kaarten = [kaart("ernst", False), kaart("lekstroom.zwaarte", True), kaart("weg", True), kaart("ernst", True, "oud")]
    uit = voortgang(KADERS, kaarten, [uitslag("zeker", 1), uitslag("gok", 2, dagen=7)], NU)
    assert "2 casussen" in uit["zin"] and "3 van de 4" in uit["zin"]
    [kader] = uit["kaders"]
    assert (kader["label"], kader["gedaan"], kader["goed"], kader["van"]) == ("Lekstroom", 2, 3, 4)
    assert [(o["naam"], o["soort"], o["terug"], o["sterkte"]) for o in kader["onderdelen"]] == [
        ("ernst", "kenmerk", True, 0),
        ("lekstroom.zwaarte", "besluit", False, 100),
    ]
    assert [(w["week"], w["gedaan"], w["goed"]) for w in uit["verloop"]] == [("2026-11-16", 1, 1), ("2026-11-23", 1, 2)]


@pytest.mark.parametrize(
    ("reeks", "brier", "zegt"),
    [
        ([("zeker", 2)] * 4, None, "na 5 casussen"),
        ([("zeker", 2)] * 5, 0.0, "Je weet goed wanneer je het weet"),
        ([("zeker", 1)] * 5, 0.9, "vaker zeker dan dat het klopt"),
        ([("gok", 2)] * 5, 0.25, "Je ziet meer dan je denkt"),
        ([("gok", 2), ("gok", 0)] * 3, 0.25, "Je weet goed"),
    ],
)
def test_de_zekerheid_wordt_vriendelijk_gezegd(reeks: list[tuple[str, int]], brier: float | None, zegt: str) -> None:
    uit = zekerheid([uitslag(zeker, goed) for zeker, goed in reeks])
    assert uit["brier"] == brier and zegt in uit["zin"] and "fout" not in uit["zin"]


# -- a group


def groep_van(fouten: list[bool], begin: str = "g-") -> dict[str, list[Oefenkaart]]:
    return {f"{begin}{nr}": [kaart("ernst", not fout)] for nr, fout in enumerate(fouten)}


def test_een_kleine_groep_laat_niets_zien() -> None:
    uit = groep(KADERS, groep_van([True] * 4))
    assert uit["leerlingen"] is None and uit["onderdelen"] == [] and "vanaf 5 mensen" in uit["zin"]


def test_wie_in_de_browser_en_in_teams_oefent_telt_niet_dubbel() -> None:
    assert groep(KADERS, {**groep_van([True] * 3), **groep_van([True] * 3, "teams-")})["leerlingen"] is None


@pytest.mark.parametrize(
    ("fouten", "gezien"),
    [
        ([True] * 5, None),
        ([True] * 6 + [False] * 4, None),
        ([True] * 5 + [False] * 5, 5),
        ([True] * 2 + [False] * 8, None),
    ],
)
def test_aantallen_onder_de_vijf_staan_er_niet_en_zijn_niet_te_herleiden(
    fouten: list[bool], gezien: int | None
) -> None:
    [regel] = groep(KADERS, groep_van(fouten))["onderdelen"]
    assert (regel["leerlingen"], regel["fout"]) == (len(fouten), gezien)


def test_wat_minder_dan_vijf_mensen_oefenden_staat_er_niet() -> None:
    kaarten = groep_van([True] * 5 + [False] * 5)
    kaarten["g-0"].append(kaart("duur", False))
    assert [regel["naam"] for regel in groep(KADERS, kaarten)["onderdelen"]] == ["ernst"]


def test_een_groep_is_van_een_gemeente_en_een_team(dossier: Dossier) -> None:
    for wie, team, gemeente in (("g-1", "noord", "Rijn"), ("g-2", "zuid", "Rijn"), ("g-3", "noord", "Maas")):
        dossier.hoedanigheden.onthoud(Wie(wie, frozenset({"leerling"}), frozenset({team}), gemeente), [wie])
        noteer(dossier, wie, geoefend(), NU)
    noteer(dossier, "g-4", geoefend(), NU)
    assert set(dossier.oefenvoortgang.van_groep("Rijn", frozenset({"noord", "west"}))) == {"g-1"}
    assert dossier.oefenvoortgang.van_groep("Rijn", frozenset()) == {}


# -- the path


def test_het_leerpad_is_veertien_dagen_en_gaat_over_elk_kader() -> None:
    alle = stappen(KADERS)
    assert {s.dag for s in alle} == set(range(1, 15)) and len({s.id for s in alle}) == len(alle)
    for kader in KADERS.kaders:
        assert {s.soort for s in alle if s.kader == kader} == {"lezen", "kort", "casus", "toets"}, kader
    assert all(s.tekst and len(s.tekst.split()) <= 140 for s in alle if s.soort == "lezen")
    assert all(s.id in te_lezen() for s in alle if s.soort == "lezen")


def test_een_dag_is_klaar_en_de_volgende_is_voor_morgen() -> None:
    een, twee, drie = stappen(KADERS)[:3]
    assert volgende(KADERS, {}) == een and "Je begint met dag 1" in waar(KADERS, {}, NU)
    assert not vandaag_klaar(KADERS, {een.id: NU}, NU) and volgende(KADERS, {een.id: NU}) == twee
    gedaan = {een.id: NU, twee.id: NU}
    assert vandaag_klaar(KADERS, gedaan, NU) and "Morgen verder met dag 2" in waar(KADERS, gedaan, NU)
    assert not vandaag_klaar(KADERS, gedaan, NU + DAG) and "dag 2 van 14" in waar(KADERS, gedaan, NU + DAG)
    assert leerpad(KADERS, gedaan, [], NU)["stap"] == drie.id


def test_het_bewijs_zegt_wat_er_is_geoefend_en_geen_cijfer() -> None:
    gedaan = {stap.id: NU + stap.dag * DAG for stap in stappen(KADERS)}
    uit = leerpad(KADERS, gedaan, [uitslag("zeker", 0), uitslag("zeker", 2)], NU + 20 * DAG)
    bewijs = uit["bewijs"]
    assert uit["klaar"] and (bewijs["casussen"], bewijs["kort"]) == (2, 0) and len(bewijs["kaders"]) == 5
    assert "geen cijfer" in bewijs["slot"] and "21 november" in bewijs["van"] and "4 december" in bewijs["tot"]
    assert leerpad(KADERS, {}, [], NU)["bewijs"] is None
