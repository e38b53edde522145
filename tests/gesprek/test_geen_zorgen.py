"""Where nothing is the matter: what is left, said in one go, with the exceptions; never safety, never urgency."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.begrip.document import lees_document
from bot.gesprek import Beurt, Staat, voer_uit
from bot.gesprek.staat import Reactie
from bot.lijn.doet import Doet
from tests.gesprek.spreken import tekst_van
from tests.gesprek.test_beurten import KADERS, NU, OMGEVING, kies, speel

START = ("nieuwe_afweging", Beurt("nieuwe afweging", "nieuwe_afweging", NU))
LICHT = [("doelgroep", "jeugd"), ("urgentie", "regulier"), ("veiligheid", "veilig")]


def aangeboden(*keuzes: tuple[str, Any], start: tuple[str, Beurt] = START) -> Reactie:
    uit: Reactie = speel(start, *(kies(*k) for k in keuzes))
    return uit


def druk(staat: Staat, doet: Doet, waarde: str | None = None) -> Reactie:
    uit = voer_uit(doet.bedoeling, OMGEVING, staat, Beurt("", "keuze", NU, doet=doet, waarde=waarde))
    assert uit.staat and Staat.uit_json(json.loads(json.dumps(uit.staat.als_json()))) == uit.staat
    return uit


def typ(staat: Staat | None, tekst: str) -> Reactie:
    gelezen = lees_document(tekst, KADERS, staat.antwoorden.get("doelgroep") if staat else None)
    return voer_uit("vertellen", OMGEVING, staat, Beurt(tekst, "vertellen", NU, gelezen.vermeldingen, los=gelezen.los))


def op_lijst(uit: Reactie) -> list[str]:
    return [k.waarde for b in uit.berichten for k in b.knoppen if k.doet is Doet.GEEN_ZORGEN and k.waarde]


def heel(uit: Reactie) -> str:
    return "\n".join(map(tekst_van, uit.berichten))


def test_de_lijst_komt_een_keer_en_de_vraag_blijft_open() -> None:
    uit = aangeboden(*LICHT)
    assert uit.staat and len(op_lijst(uit)) >= 3
    custom = uit.berichten[-1].custom
    assert custom and custom["open"]["soort"] == "vraag" and custom["vraag"]["kenmerk"] == uit.staat.vraag
    assert custom["bekend"] == dict(LICHT)  # offered is not filled in
    for naam in op_lijst(uit):
        assert KADERS.kenmerken[naam].label in heel(uit)
    assert not op_lijst(voer_uit("keuze", OMGEVING, uit.staat, Beurt("", "keuze", NU, keuze=(uit.staat.vraag, None))))


def test_een_kaal_antwoord_hoort_bij_de_vraag_en_niet_bij_de_lijst() -> None:
    uit = aangeboden(*LICHT)
    assert uit.staat
    na = typ(uit.staat, "1").staat
    assert na and set(na.antwoorden) - set(uit.staat.antwoorden) == {uit.staat.vraag}
    ja = typ(uit.staat, "ja").staat
    assert ja and set(ja.antwoorden) - set(uit.staat.antwoorden) <= {uit.staat.vraag}


@pytest.mark.parametrize("profiel", list(KADERS.profielen))
@pytest.mark.parametrize("doelgroep", ["jeugd", "volwassenen"])
def test_veiligheid_en_urgentie_staan_er_nooit_in(profiel: str, doelgroep: str) -> None:
    vast = KADERS.profielen[profiel].doelgroep
    start = ("nieuwe_afweging", Beurt("", "nieuwe_afweging", NU, doet=Doet.NIEUWE_AFWEGING, waarde=profiel))
    uit = speel(start, kies("doelgroep", vast or doelgroep))
    while uit.staat.vraag and not op_lijst(uit):
        uit = speel(kies(uit.staat.vraag, None), staat=uit.staat)
    assert not {"veiligheid", "urgentie", "toestemming_delen", "doelgroep"} & set(op_lijst(uit))
    if op_lijst(uit):
        na = druk(uit.staat, Doet.GEEN_ZORGEN)
        assert na.staat and not {"veiligheid", "urgentie"} & set(na.staat.antwoorden)


def test_alles_geen_zorgen_noteert_wat_er_stond_en_zegt_elke_regel() -> None:
    uit = aangeboden(*LICHT)
    assert uit.staat
    na = druk(uit.staat, Doet.GEEN_ZORGEN)
    assert na.staat
    nieuw = {k: w for k, w in na.staat.antwoorden.items() if k not in uit.staat.antwoorden}
    assert set(nieuw) == set(op_lijst(uit))
    custom = na.berichten[-1].custom
    assert custom and {g["kenmerk"] for g in custom["gewijzigd"]} == set(nieuw)
    for naam in nieuw:
        assert KADERS.kenmerken[naam].label in heel(na)
    terug = voer_uit("terug", OMGEVING, na.staat, Beurt("terug", "terug", NU)).staat
    assert terug and terug.antwoorden == uit.staat.antwoorden  # one step


def test_behalve_wordt_daarna_gevraagd() -> None:
    uit = aangeboden(*LICHT)
    assert uit.staat and "schoolgang" in op_lijst(uit)
    na = druk(uit.staat, Doet.GEEN_ZORGEN, "schoolgang")
    assert na.staat and "schoolgang" not in na.staat.antwoorden and na.staat.vraag == "schoolgang"
    assert na.staat.antwoorden["ernst"] == "licht"


@pytest.mark.parametrize(
    ("tekst", "behalve"),
    [
        ("alles geen zorgen", set()),
        ("Alles geen zorgen.", set()),
        ("verder niks aan de hand", set()),
        ("verder zijn er geen zorgen", set()),
        ("alles geen zorgen, behalve schoolgang", {"schoolgang"}),
        ("alles geen zorgen behalve de schoolgang en de kindfactoren", {"schoolgang", "kindfactoren"}),
        ("verder geen zorgen, uitgezonderd motivatie", {"motivatie"}),
        ("alles geen zorgen, behalve hulpverleningsgeschiedenis", {"hulpverleningsgeschiedenis"}),
    ],
)
def test_getypt_met_uitzonderingen(tekst: str, behalve: set[str]) -> None:
    uit = aangeboden(*LICHT)
    assert uit.staat
    na = typ(uit.staat, tekst).staat
    assert na
    nieuw = set(na.antwoorden) - set(uit.staat.antwoorden)
    assert nieuw == set(op_lijst(uit)) - behalve - {"zorgvorm"}  # what help runs is no worry: it is asked


@pytest.mark.parametrize(
    "tekst",
    [
        "alles geen zorgen, geen jeugdhulp",
        "Alles geen zorgen en er loopt geen jeugdhulp",
        "alles geen zorgen, geen jeugdhulp, behalve schoolgang",
    ],
)
def test_wie_ook_zegt_dat_er_geen_jeugdhulp_is_krijgt_die_vraag_niet(tekst: str) -> None:
    uit = aangeboden(*LICHT)
    assert uit.staat
    na = typ(uit.staat, tekst).staat
    assert na and na.antwoorden["zorgvorm"] == [] and na.antwoorden["ernst"] == "licht"


def test_de_knoppen_zeggen_of_er_jeugdhulp_is() -> None:
    uit = aangeboden(*LICHT)
    assert uit.staat
    labels = {k.label: k.waarde for b in uit.berichten for k in b.knoppen if k.doet is Doet.GEEN_ZORGEN}
    assert labels["Alles geen zorgen, geen jeugdhulp"] is None
    na = druk(uit.staat, Doet.GEEN_ZORGEN, labels["Alles geen zorgen, wel jeugdhulp"])
    assert na.staat and na.staat.vraag == "zorgvorm" and "zorgvorm" not in na.staat.antwoorden


@pytest.mark.parametrize(
    "tekst", ["regulier en het is veilig", "veilig, regulier", "Regulier. Thuis is het veilig", "regulier, veilig"]
)
def test_urgentie_en_veiligheid_mogen_in_een_keer(tekst: str) -> None:
    uit = speel(START, kies("doelgroep", "jeugd"))
    na = typ(uit.staat, tekst)
    assert na.staat and na.staat.antwoorden == dict(LICHT)
    gewijzigd = {g["kenmerk"] for g in na.berichten[-1].custom["gewijzigd"]}  # type: ignore[index]
    assert gewijzigd == {"urgentie", "veiligheid"}
    terug = voer_uit("terug", OMGEVING, na.staat, Beurt("terug", "terug", NU)).staat
    assert terug and terug.antwoorden == {"doelgroep": "jeugd"}  # one step


@pytest.mark.parametrize(
    "tekst", ["regulier of spoed en veilig", "regulier en niet veilig", "1 en 2", "veilig en onveilig"]
)
def test_wat_niet_twee_antwoorden_is_wordt_er_niet_twee(tekst: str) -> None:
    uit = speel(START, kies("doelgroep", "jeugd"))
    na = typ(uit.staat, tekst)
    assert na.staat and not {"urgentie", "veiligheid"} <= set(na.staat.antwoorden)


def test_een_uitzondering_die_zelf_iets_zegt_wordt_voorgelezen() -> None:
    uit = aangeboden(*LICHT)
    assert uit.staat
    na = typ(uit.staat, "alles geen zorgen, behalve schulden").staat
    assert na and set(op_lijst(uit)) - {"zorgvorm"} <= set(na.antwoorden)
    assert [f["kenmerk"] for f in na.voorstel] == ["contextuele_factoren"]


@pytest.mark.parametrize(
    "tekst",
    [
        "alles geen zorgen, behalve zijn postzegels",
        "alles geen zorgen, behalve de problemen",
        "alles geen zorgen behalve schoolgang en de buurvrouw",
        "geen zorgen",
        "alles goed?",
        "ik maak me geen zorgen over alles",
    ],
)
def test_wat_niet_duidelijk_is_noteert_niet_alles(tekst: str) -> None:
    uit = aangeboden(*LICHT)
    assert uit.staat
    na = typ(uit.staat, tekst).staat
    assert na and len(set(na.antwoorden) - set(uit.staat.antwoorden)) <= 1


def test_niets_getypt_telt_voor_een_lijst_die_niet_is_getoond() -> None:
    uit = speel(START, kies("doelgroep", "jeugd"))
    assert not op_lijst(uit)  # urgency first
    na = typ(uit.staat, "alles geen zorgen")
    assert na.staat and na.staat.antwoorden == {"doelgroep": "jeugd"} and op_lijst(na)
    assert not {"urgentie", "veiligheid"} & set(op_lijst(na))
    daarna = typ(na.staat, "alles geen zorgen")
    assert daarna.staat and set(op_lijst(na)) - {"zorgvorm"} <= set(daarna.staat.antwoorden)
    assert daarna.staat.vraag in ("urgentie", "veiligheid", "zorgvorm")


@pytest.mark.parametrize("dringend", [("urgentie", "crisis"), ("veiligheid", "acuut_onveilig")])
def test_bij_gevaar_wordt_de_lijst_niet_aangeboden(dringend: tuple[str, str]) -> None:
    keuzes = [("doelgroep", "jeugd"), *(dringend if k == dringend[0] else (k, w) for k, w in LICHT[1:])]
    assert not op_lijst(aangeboden(*keuzes))


def test_een_knop_van_eerder_verandert_niets_als_er_iets_anders_open_staat() -> None:
    uit = aangeboden(*LICHT)
    assert uit.staat
    bezig = typ(uit.staat, "Moeder drinkt en er is een huurachterstand.").staat
    assert bezig and bezig.voorstel
    na = druk(bezig, Doet.GEEN_ZORGEN)
    assert na.staat and na.staat.antwoorden == bezig.antwoorden


def test_een_lichte_casus_kost_hoogstens_zes_beurten() -> None:
    """Told in one text, with the organisation of today: 13 questions before this list."""
    beurten = 1
    staat = typ(
        None, "Meisje van 12, een keer weggelopen na ruzie, is weer terug. Geen spoed. De huisarts verwijst."
    ).staat
    antwoorden = {"urgentie": "regulier", "veiligheid": "veilig", "verwijzer": "anders", "toestemming_delen": True}
    antwoorden |= {"sociaal_team_betrokken": True}
    assert staat and staat.voorstel
    uit = typ(staat, "ja")
    beurten += 1
    while uit.staat and uit.staat.vraag:
        beurten += 1
        if op_lijst(uit):
            uit = druk(uit.staat, Doet.GEEN_ZORGEN)
        else:
            uit = speel(kies(uit.staat.vraag, antwoorden[uit.staat.vraag]), staat=uit.staat)
    assert uit.staat and beurten <= 6, beurten
    besluiten = uit.berichten[-1].custom["besluiten"]  # type: ignore[index]
    assert besluiten["lekstroom.zwaarte"]["uitkomst"] == "licht"


@pytest.mark.parametrize(
    ("tekst", "gevraagd"),
    [
        ("alles geen zorgen, behalve stapeling", {"stapeling"}),
        ("alles geen zorgen, behalve ernst en stapeling en duur", {"ernst", "stapeling", "duur"}),
        ("alles geen zorgen, behalve Ouderfactoren", {"ouderfactoren"}),
    ],
)
def test_een_naam_uit_de_lijst_is_geen_antwoord(tekst: str, gevraagd: set[str]) -> None:
    """ "Stapeling" is also a word for a value of it."""
    uit = aangeboden(*LICHT)
    assert uit.staat
    na = typ(uit.staat, tekst).staat
    assert na and na.voorstel == [] and not gevraagd & set(na.antwoorden)


def test_een_naam_met_een_komma_is_een_naam() -> None:
    uit = aangeboden(("doelgroep", "volwassenen"), *LICHT[1:])
    assert uit.staat
    na = typ(uit.staat, "alles geen zorgen, behalve meerdere leefgebieden en politie, justitie of geweld").staat
    assert na and na.voorstel == []
    assert not {"domeinoverstijgend", "normatieve_problemen"} & set(na.antwoorden)
    assert na.antwoorden["psychosociale_problemen"] == [] and na.antwoorden["regisseur_beschikbaar"] is True


def test_naast_een_alarm_wordt_niets_aangeboden() -> None:
    uit = aangeboden(*LICHT[:2])
    assert uit.staat and uit.staat.vraag == "veiligheid" and not op_lijst(uit)
    alarm = Beurt("veilig, maar hij wil niet meer leven", "vertellen", NU, crisis="hij wil niet meer leven")
    na = voer_uit("vertellen", OMGEVING, uit.staat, alarm)
    assert "112" in heel(na) and not op_lijst(na)
