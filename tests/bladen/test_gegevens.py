"""What the sheets say: every line traces to the kaders, agrees with the rules, and says where it comes from or that
it is ours.
"""

import copy
import json
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from bot.afweging import KaderFout, laad_kaders
from bot.afweging.blad import Lijst, Tabel
from bot.afweging.voorwaarde import atomen
from bot.bladen import MERK, alle, als_json, blad_van
from bot.gesprek.bladblok import bladblok
from bot.vormen.tekst import als_tekst

NAMEN = [
    "regiekaart",
    "checklist-mp-jeugd",
    "checklist-mp-volwassenen",
    "casusregie-lekstroom",
    "toeleiding-lekstroom",
    "werkplan-gezinsmanager",
]
KADERMAP = Path(__file__).parents[2] / "bot" / "kaders"


@pytest.fixture(scope="module")
def kaders():
    return laad_kaders()


def in_woorden(kaders, blad, blokken) -> str:
    return als_tekst([bladblok(kaders, blad, blokken, {})])


def blok(kaders, naam, id_):
    return next(b for b in blad_van(kaders, naam).blokken if b.id == id_)


def test_de_bladen_zijn_er(kaders):
    assert sorted(b.naam for b in alle(kaders)) == sorted(NAMEN)


@pytest.mark.parametrize("naam", NAMEN)
def test_elke_regel_heeft_een_eigen_id_en_een_bron(kaders, naam):
    blad = blad_van(kaders, naam)
    ids = [p.id for p in blad.punten]
    assert ids and all(p.tekst and p.bron.vindplaats and p.bron.kader in kaders.kaders for p in blad.punten)
    # The lines of one cell share the id of the cell; nothing else does.
    cellen = [c[0].id for b in blad.blokken if isinstance(b, Tabel) for r in b.rijen for c in r.cellen]
    assert len({*ids}) == len(cellen) + sum(len(b.punten) for b in blad.blokken if isinstance(b, Lijst))


@pytest.mark.parametrize("naam", NAMEN)
def test_elke_regel_is_terug_te_vinden_in_het_bestand_van_het_kader(kaders, naam):
    """An id names a place in the YAML: of the sheet itself, or an option of a kenmerk."""
    blad = blad_van(kaders, naam)
    kader = kaders.kaders[blad.kader]
    inhoud = yaml.safe_load((KADERMAP / kader.id / f"{kader.versie}.yml").read_text("utf-8"))
    blokken = {b["id"]: b for b in next(b for b in inhoud["bladen"] if b["naam"] == naam)["blokken"]}
    for punt in blad.punten:
        eerste, *rest = punt.id.split(".")
        if eerste != naam:
            assert rest[0] in {str(w) for w in kaders.kenmerken[eerste].waarden}
            continue
        b = blokken[rest[0]]
        items = {i["id"]: i for i in b.get("punten", b.get("rijen", ()))}
        bron = json.dumps(items[rest[1]], ensure_ascii=False)
        assert json.dumps(punt.tekst, ensure_ascii=False) in bron


@pytest.mark.parametrize("naam", NAMEN)
@pytest.mark.parametrize("vorm", ["tekst", "json"])
def test_wat_van_ons_is_draagt_het_merk_en_niets_anders(kaders, naam, vorm):
    blad = blad_van(kaders, naam)
    eigen = {p.tekst for p in blad.punten if p.bron.interpretatie}
    assert eigen, "each sheet has at least one line of our own"
    if vorm == "json":
        punten = [
            p
            for b in als_json(kaders, blad)["blokken"]
            for p in (b.get("punten") or [p for r in b["rijen"] for c in r["cellen"] for p in c])
        ]
        assert {p["tekst"] for p in punten if p["bron"]["interpretatie"]} == eigen
        return
    tekst = in_woorden(kaders, blad, blad.blokken)
    assert tekst.count(f"({MERK})") == sum(p.bron.interpretatie for p in blad.punten)
    assert all(f"{t} ({MERK})" in tekst for t in eigen)


@pytest.mark.parametrize("naam", NAMEN)
def test_een_blad_noemt_document_en_versie_en_dat_het_van_ons_is(kaders, naam):
    gegevens = als_json(kaders, blad_van(kaders, naam))
    assert len(gegevens["herkomst"]) == len({b.kader for b in blad_van(kaders, naam).bronnen} | {gegevens["kader"]})
    assert all("versie van" in h or "zonder datum" in h for h in gegevens["herkomst"])
    assert "door Regiewijzer gemaakt" in gegevens["verantwoording"]


def test_datums_van_documenten_zijn_niet_preciezer_dan_het_document(kaders):
    herkomst = {n: als_json(kaders, blad_van(kaders, n))["herkomst"] for n in NAMEN}
    assert herkomst["checklist-mp-jeugd"][0].endswith("versie van 21 maart 2024")
    assert [h.rpartition(" van ")[2] for h in herkomst["regiekaart"]] == ["december 2021", "juni 2020"]
    assert "zonder datum" in herkomst["casusregie-lekstroom"][0]


# --- the regiekaart ---


def test_regiekaart_heeft_vier_fasen_en_acht_rollen(kaders):
    kaart = blok(kaders, "regiekaart", "kaart")
    assert (
        [k.id for k in kaart.kolommen]
        == ["fase_1", "fase_2", "fase_3", "fase_4"]
        == list(kaders.besluiten["zeeland.fase"].uitkomsten)
    )
    assert [r.id for r in kaart.rijen] == [
        "situatie", "informeel_netwerk", "casusregie_vrijwillig", "casusregie_gedwongen", "behandelregie", "procesregie", "operationeel", "bestuurlijk",
    ]  # fmt: skip
    assert [r.bron.kader for r in kaart.rijen] == ["zeeland"] * 4 + [
        "gezinsmanager"
    ] * 4  # the rows after Casusregie stand only there


def test_veilig_thuis_heeft_op_de_kaart_de_voetnoot_en_het_blad_zegt_dat_die_ontbreekt(kaders):
    kaart = blok(kaders, "regiekaart", "kaart")
    vrijwillig = next(r for r in kaart.rijen if r.id == "casusregie_vrijwillig")
    fase_2, fase_3 = ({p.tekst for p in vrijwillig.cellen[i]} for i in (1, 2))
    assert "Veilig Thuis (*)" in fase_2 and "Veilig Thuis (**)" in fase_3
    (noot,) = [p for p in blok(kaders, "regiekaart", "let_op").punten if p.id.endswith("voetnoten")]
    assert "ontbreekt" in noot.tekst and noot.bron.interpretatie


# --- the checklists ---


@pytest.mark.parametrize(
    ("besluit", "naam"), [("zo.mp_jeugd", "checklist-mp-jeugd"), ("zo.mp_volwassenen", "checklist-mp-volwassenen")]
)
def test_checklist_heeft_precies_de_vakjes_die_de_regels_en_de_uitleg_lezen(kaders, besluit, naam):
    b = kaders.besluiten[besluit]
    gelezen = {a[1] for r in b.regels if r.als for a in atomen(r.als)} | set(b.toon)
    factoren = {k for k in gelezen if kaders.kenmerken[k].soort == "meerkeuze"}
    vakjes = {}
    for lijst in blad_van(kaders, naam).blokken:
        for p in lijst.punten if isinstance(lijst, Lijst) and lijst.teken == "vakje" else ():
            vakjes.setdefault(p.id.split(".")[0], set()).add(p.id.split(".")[-1])
    for k in factoren:
        assert vakjes.pop(k) == set(kaders.kenmerken[k].waarden)
    enkel = {id_ for ids in vakjes.values() for id_ in ids}
    gezocht = {a[2] for r in b.regels if r.als for a in atomen(r.als) if a[1] in gelezen - factoren}
    assert enkel == (
        {"crisis", "acuut_onveilig", "structureel_onveilig", "complexe_problematiek"}
        if naam.endswith("jeugd")
        else set()
    ), gezocht


def test_checklist_zegt_hoeveel_er_nodig_zijn(kaders):
    """The number on paper is the number in the rule: four domains, four of five fields."""
    koppen = {b.id: b.kop for n in NAMEN for b in blad_van(kaders, n).blokken}
    verplicht = [
        a[1]
        for r in kaders.besluiten["zo.mp_jeugd"].regels
        if r.als
        for a in atomen(r.als)
        if kaders.kenmerken[a[1]].soort == "meerkeuze"
    ]
    assert len(verplicht) == 4 and "Bij alle vier een vinkje" in koppen["stap_3"]
    bron = yaml.safe_load((KADERMAP / "zo" / "2024-03-21.yml").read_text("utf-8"))
    minstens = bron["besluiten"]["mp_volwassenen"]["regels"][0]["als"]["minstens"]
    assert (minstens["aantal"], len(minstens["van"])) == (4, 5) and "minstens vier van de vijf" in koppen["hoeveel"]


# --- Lekstroom ---


def test_elk_criterium_van_de_zwaarte_staat_op_het_blad(kaders):
    """Every kenmerk that a rule of lekstroom.zwaarte reads has a row, and at the level of that rule the row says
    something.
    """
    rijen = {r.id: r for r in blok(kaders, "casusregie-lekstroom", "criteria").rijen}
    niveaus = list(kaders.besluiten["lekstroom.zwaarte"].uitkomsten)
    for regel in kaders.besluiten["lekstroom.zwaarte"].regels:
        for kenmerk in regel.dragers:
            cel = rijen[kenmerk].cellen[niveaus.index(regel.uitkomst)]
            assert cel[0].tekst != "Staat er niet bij.", (kenmerk, regel.uitkomst)
    assert set(rijen) == {k for r in kaders.besluiten["lekstroom.zwaarte"].regels for k in r.dragers}


def test_acht_taken_en_zes_afspraken(kaders):
    assert len(blok(kaders, "casusregie-lekstroom", "taken").punten) == 8
    afspraken = blok(kaders, "casusregie-lekstroom", "afspraken")
    assert len(afspraken.punten) == 6 and afspraken.kopieer
    assert not any(p.bron.interpretatie for p in afspraken.punten)


# --- the file of a kader ---


def fout_in(tmp_path, verander):
    inhoud = yaml.safe_load((KADERMAP / "zeeland" / "2021-12.yml").read_text("utf-8"))
    inhoud["kader"] |= {"versie": "2099-01"}
    verander(inhoud["bladen"])
    (tmp_path / "zeeland.yml").write_text(
        yaml.safe_dump(json.loads(json.dumps(inhoud, default=str)), allow_unicode=True), "utf-8"
    )
    with pytest.raises(KaderFout) as fout:
        laad_kaders([tmp_path])
    assert "\n" not in str(fout.value) and "zeeland.yml" in str(fout.value)
    return str(fout.value)


def test_fouten_in_een_blad_zeggen_waar_en_wat_te_doen(tmp_path):
    def zonder_cel(bladen):
        del bladen[0]["blokken"][0]["rijen"][0]["cellen"]["fase_2"]

    def vreemd_besluit(bladen):
        bladen[0]["blokken"][0]["besluit"] = "zwaartekracht"

    def vreemd_kenmerk(bladen):
        bladen[0]["blokken"][1] = {
            "id": "x",
            "soort": "vakje",
            "kenmerk": "bestaat_niet",
            "bron": bladen[0]["blokken"][1]["bron"],
        }

    def zonder_bron(bladen):
        del bladen[0]["blokken"][0]["rijen"][0]["bron"]

    def dubbel(bladen):
        bladen[0]["blokken"].append(copy.deepcopy(bladen[0]["blokken"][1]))

    assert "fase_2" in fout_in(tmp_path, zonder_cel)
    assert "zwaartekracht" in fout_in(tmp_path, vreemd_besluit)
    assert "bestaat_niet" in fout_in(tmp_path, vreemd_kenmerk)
    assert "bron" in fout_in(tmp_path, zonder_bron)
    assert "twee keer" in fout_in(tmp_path, dubbel)


def test_een_ontkende_merktekst_zou_opvallen(kaders):
    """The test of the mark can fail: the same sheet with one bron flipped gives another count."""
    blad = blad_van(kaders, "checklist-mp-volwassenen")
    eerste = blad.blokken[0]
    om = replace(
        eerste,
        punten=tuple(replace(p, bron=replace(p.bron, interpretatie=not p.bron.interpretatie)) for p in eerste.punten),
    )
    assert in_woorden(kaders, blad, [om]).count(MERK) == in_woorden(kaders, blad, [eerste]).count(MERK) + 1
