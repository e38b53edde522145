"""What is said of a casus that a trainer wrote: each kind of mistake, in one Dutch line that names it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from bot.afweging.fouten import OnbruikbareInvoer
from bot.oefenen import controleer, lees_bestand
from bot.oefenen.controle import controleer_rij, strookt
from bot.oefenen.lezen import lees_tekst
from bot.opdrachten.regiewijzer import main

from .voorbeeld import CASUS, KADERS, VERHAAL, casus


def zinnen(**anders: object) -> list[str]:
    opmerkingen = controleer(KADERS, casus(**anders))
    assert all(o.fout for o in opmerkingen), opmerkingen
    return [o.zin for o in opmerkingen]


def kijk_na(**anders: object) -> list[str]:
    opmerkingen = controleer(KADERS, casus(**anders))
    assert not any(o.fout for o in opmerkingen), opmerkingen
    return [o.zin for o in opmerkingen]


def test_over_een_goede_casus_is_niets_te_zeggen() -> None:
    assert controleer(KADERS, casus()) == []


def test_een_andere_uitkomst_dan_die_van_de_motor() -> None:
    [zin] = zinnen(verwacht={**CASUS["verwacht"], "lekstroom.zwaarte": "zwaar"})
    assert "lekstroom.zwaarte: je verwacht 'zwaar', maar met deze antwoorden komt er 'licht' uit" in zin
    assert "ernst" in zin


def test_een_uitkomst_die_nog_niet_vaststaat() -> None:
    antwoorden = {k: w for k, w in CASUS["antwoorden"].items() if k != "ernst"}
    [zin] = zinnen(antwoorden=antwoorden)
    assert zin.startswith("lekstroom.zwaarte: met deze antwoorden staat de uitkomst nog niet vast") and "ernst" in zin


def test_een_besluit_dat_bij_het_kader_hoort_en_er_niet_in_staat() -> None:
    [zin] = zinnen(verwacht={"lekstroom.zwaarte": "licht"})
    assert "het besluit lekstroom.casusregisseur hoort bij dit kader" in zin and "'zorgaanbieder'" in zin


@pytest.mark.parametrize(
    ("anders", "noemt"),
    [
        ({"kader": "utrecht"}, ["'utrecht'", "lekstroom"]),
        ({"antwoorden": {**CASUS["antwoorden"], "ernst": "heel erg"}}, ["'heel erg'", "zwaarder"]),
        ({"antwoorden": {**CASUS["antwoorden"], "ernts": "licht"}}, ["'ernts'", "Bedoel je 'ernst'?"]),
        (
            {"verwacht": {**CASUS["verwacht"], "lekstroom.gewicht": "licht"}},
            ["'lekstroom.gewicht'", "lekstroom.zwaarte"],
        ),
        ({"verwacht": {**CASUS["verwacht"], "lekstroom.zwaarte": "loodzwaar"}}, ["'loodzwaar'", "midden"]),
        ({"letop": [{"kenmerk": "zorgform", "tekst": "Kijk naar de hulp."}]}, ["'zorgform'", "Bedoel je 'zorgvorm'?"]),
        ({"niveau": "lastig", "meningen": None}, ["meningen", "collega's"]),
    ],
)
def test_wat_niet_bestaat_of_ontbreekt(anders: dict[str, object], noemt: list[str]) -> None:
    [zin] = zinnen(**anders)
    assert "\n" not in zin
    for woord in noemt:
        assert woord in zin


def test_een_tekst_die_iets_anders_zegt_dan_de_antwoorden() -> None:
    anders = VERHAAL.replace("er is geen\nmaatregel", "er ligt sinds\nmaart een OTS")
    assert anders != VERHAAL
    [zin] = kijk_na(tekst=anders)
    assert "maatregel: in de tekst lees ik 'ots'" in zin and "'geen'" in zin and "OTS" in zin


@pytest.mark.parametrize(
    ("gezegd", "gelezen", "samen"),
    [
        ("veilig", "veilig", True),
        ("veilig", "zorgen", False),
        (False, True, False),
        (["ambulant", "forensisch"], ["ambulant"], True),
        (["ambulant"], ["ambulant", "forensisch"], False),
        (["ambulant"], [], False),
        ([], ["ambulant"], False),
        ([], [], True),
        (True, ["psychisch"], True),
        (["psychisch"], True, True),
        ([], True, False),
        ([9], [9, 12], False),
    ],
)
def test_een_lezing_strookt_of_niet(gezegd: object, gelezen: object, samen: bool) -> None:
    assert strookt(gezegd, gelezen) is samen


def test_persoonsgegevens_zijn_een_opmerking_en_worden_aangewezen() -> None:
    gevonden = kijk_na(tekst=VERHAAL + "Je kunt vader bellen op 06-12345678.\n")
    assert [z for z in gevonden if z.startswith("tekst: dit lijkt een persoonsgegeven") and "06-12345678" in z]
    assert kijk_na(meningen="Vraag het na bij 06-12345678.") != []


def test_een_heel_korte_tekst_is_een_opmerking() -> None:
    [zin] = kijk_na(tekst="Een meisje van veertien piekert veel.")
    assert "6 woorden" in zin


def test_twee_keer_hetzelfde_id() -> None:
    [opmerking] = controleer_rij(KADERS, [casus(), casus(titel="Een ander verhaal")])
    assert opmerking.fout and "lekstroom-90" in opmerking.zin


# --- the file ---


@pytest.mark.parametrize(
    ("inhoud", "noemt"),
    [
        ("", ["proef.yml is leeg"]),
        ("- id: a\n  kader: [", ["geen goede YAML", "regel"]),
        ("zomaar tekst", ["casus 1", "een blok met velden"]),
        (yaml.safe_dump({**CASUS, "nivo": "lastig"}), ["lekstroom-90", "niet bestaat", "niveau"]),
        (yaml.safe_dump({k: w for k, w in CASUS.items() if k != "tekst"}), ["'tekst' ontbreekt"]),
        (yaml.safe_dump({**CASUS, "niveau": "zwaar"}), ["niveau", "makkelijk, gemiddeld, lastig"]),
        (yaml.safe_dump({**CASUS, "tekst": "  "}), ["tekst", "leeg"]),
        (yaml.safe_dump({**CASUS, "tekst": "woord " * 1000}), ["tekst", "te lang"]),
        (yaml.safe_dump({**CASUS, "letop": [{"kenmerk": "ernst"}]}), ["letop", "'tekst' ontbreekt"]),
        (yaml.safe_dump({**CASUS, "verwacht": ["licht"]}), ["verwacht", "een blok met velden"]),
        (yaml.safe_dump({**CASUS, "id": "Lekstroom 1"}), ["id", "kleine letters"]),
    ],
    ids=range(11),
)
def test_een_bestand_met_een_fout_geeft_een_regel(inhoud: str, noemt: list[str]) -> None:
    with pytest.raises(OnbruikbareInvoer) as fout:
        lees_tekst(inhoud, "proef.yml")
    assert "\n" not in str(fout.value)
    for woord in noemt:
        assert woord in str(fout.value)


def test_yaml_kan_niets_uitvoeren_en_niet_opzwellen(tmp_path) -> None:
    with pytest.raises(OnbruikbareInvoer):
        lees_tekst("!!python/object/apply:os.getcwd []", "proef.yml")
    groot = tmp_path / "groot.yml"
    groot.write_text("#" * 2_000_001)
    with pytest.raises(OnbruikbareInvoer, match="te groot"):
        lees_bestand(groot)


# --- the command ---


def schrijf(map_, *casussen: dict[str, object]) -> str:
    pad = map_ / "mijn.yml"
    pad.write_text(yaml.safe_dump(list(casussen), allow_unicode=True), encoding="utf-8")
    return str(pad)


def test_controleer_een_goed_bestand(tmp_path, capsys) -> None:
    assert main(["oefening", "controleer", schrijf(tmp_path, CASUS)]) == 0
    uit, fout = capsys.readouterr()
    assert (uit, fout) == ("Nagekeken: 1 casus. Alles klopt.\n", "")


def test_controleer_een_fout_bestand(tmp_path, capsys) -> None:
    fout_ = {**CASUS, "id": "lekstroom-91", "verwacht": {**CASUS["verwacht"], "lekstroom.zwaarte": "midden"}}
    assert main(["oefening", "controleer", schrijf(tmp_path, CASUS, fout_)]) == 2
    uit, fout = capsys.readouterr()
    assert uit == "" and fout.startswith("lekstroom-91: lekstroom.zwaarte: je verwacht 'midden'")
    assert fout.count("\n") == 1


def test_wat_na_te_kijken_is_houdt_niets_tegen(tmp_path, capsys) -> None:
    kort = {**CASUS, "tekst": "Een meisje van veertien piekert veel."}
    assert main(["oefening", "controleer", schrijf(tmp_path, kort)]) == 0
    uit, fout = capsys.readouterr()
    assert uit.startswith("Kijk na – lekstroom-90: de tekst heeft 6 woorden") and fout == ""


@pytest.mark.parametrize("argumenten", [["controleer"], ["controleer", "/er/is/niets.yml"], ["maak"], []])
def test_de_opdracht_verkeerd_gebruikt(argumenten: list[str], capsys) -> None:
    assert main(["oefening", *argumenten]) == 2
    uit, fout = capsys.readouterr()
    assert uit == "" and fout.count("\n") == 1


def test_lijst_als_json_en_als_tabel(capsys) -> None:
    assert main(["oefening", "lijst", "--json"]) == 0
    casussen = json.loads(capsys.readouterr().out)
    assert all({"id", "kader", "niveau", "tekst", "antwoorden", "verwacht"} <= casus_.keys() for casus_ in casussen)
    assert main(["oefening", "lijst"]) == 0
    tabel = capsys.readouterr().out
    assert all(casus_["id"] in tabel for casus_ in casussen)


def test_het_voorbeeld_in_de_documentatie_is_een_goede_casus() -> None:
    tekst = (Path(__file__).resolve().parents[2] / "docs" / "oefenen.md").read_text(encoding="utf-8")
    [voorbeeld] = lees_tekst(re.findall(r"```yaml\n(.*?)```", tekst, re.DOTALL)[0], "oefenen.md")
    assert controleer(KADERS, voorbeeld) == []
