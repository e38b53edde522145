"""The app package for Teams: valid by Microsoft's own schema, in Dutch, the same every time, and never over an
existing file.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator, FormatChecker
from PIL import Image, ImageChops

from bot import __version__
from bot.afweging.fouten import OnbruikbareInvoer
from bot.opdrachten.regiewijzer import main
from bot.teamspakket import controleer, maak_manifest, maak_zip
from scripts import teamsiconen

GUID = "1f0c6f5a-7a55-4b6e-9c5d-3a2f8d7e6b10"
DOMEIN = "regiewijzer.gemeente.nl"
SCHEMAS = Path(__file__).resolve().parents[1] / "npm/node_modules/@microsoft/app-manifest/build/json-schemas/teams"


def fouten(manifest: dict) -> list[str]:
    """What Microsoft's schema of this manifest's own version has against it."""
    schema = json.loads((SCHEMAS / f"v{manifest['manifestVersion']}/MicrosoftTeams.schema.json").read_text("utf-8"))
    return [
        f"{list(f.path)}: {f.message}"
        for f in Draft4Validator(schema, format_checker=FormatChecker()).iter_errors(manifest)
    ]


def opdracht(tmp_path: Path, *extra: str, app_id: str = GUID, domein: str = DOMEIN) -> tuple[int, Path]:
    uit = tmp_path / "pakket.zip"
    return main(["teams-pakket", "--app-id", app_id, "--domein", domein, "--uit", str(uit), *extra]), uit


def inhoud(pad: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(pad) as pakket:
        assert pakket.testzip() is None
        return {naam: pakket.read(naam) for naam in pakket.namelist()}


def test_het_pakket_voldoet_aan_het_schema_van_microsoft(tmp_path, capsys):
    code, uit = opdracht(
        tmp_path,
        "--naam",
        "Regiewijzer Lekstroom",
        "--organisatie",
        "Gemeente Voorbeeld",
        "--privacy",
        "https://gemeente.nl/privacy",
    )
    bestanden = inhoud(uit)
    manifest = json.loads(bestanden["manifest.json"])
    assert code == 0 and str(uit) in capsys.readouterr().out
    assert sorted(bestanden) == ["color.png", "manifest.json", "outline.png"]
    assert fouten(manifest) == []
    assert fouten({**manifest, "bots": [{"botId": "geen guid"}]}) != []  # the schema does object to what is wrong
    assert manifest["version"] == __version__ and manifest["id"] == manifest["bots"][0]["botId"] == GUID
    assert manifest["validDomains"] == [DOMEIN] and manifest["localizationInfo"]["defaultLanguageTag"] == "nl-nl"
    assert manifest["name"]["short"] == "Regiewijzer Lekstroom"
    assert manifest["developer"] == {
        "name": "Gemeente Voorbeeld",
        "websiteUrl": f"https://{DOMEIN}/",
        "privacyUrl": "https://gemeente.nl/privacy",
        "termsOfUseUrl": f"https://{DOMEIN}/",
    }


def test_de_bot_staat_in_elke_chat_met_dezelfde_opdrachten_en_vraagt_geen_rechten():
    manifest = maak_manifest(controleer(GUID, DOMEIN))
    (bot,) = manifest["bots"]
    assert (
        bot["scopes"]
        == ["personal", "team", "groupChat"]
        == [s for lijst in bot["commandLists"] for s in lijst["scopes"]]
    )
    for lijst in bot["commandLists"]:
        assert [c["title"] for c in lijst["commands"]] == [
            "nieuwe afweging",
            "waarom",
            "terug",
            "overzicht",
            "vastleggen",
            "hulp",
        ]
    assert not {"permissions", "devicePermissions", "authorization", "webApplicationInfo"} & set(manifest)


def test_het_overleg_kan_als_tabblad_en_naast_de_vergadering():
    manifest = maak_manifest(controleer(GUID, DOMEIN))
    (instelbaar,) = manifest["configurableTabs"]
    assert instelbaar["configurationUrl"] == f"https://{DOMEIN}/teams/instellen"
    assert {"meetingSidePanel", "meetingChatTab", "meetingDetailsTab", "channelTab"} <= set(instelbaar["context"])
    vast = {tabblad["entityId"]: tabblad for tabblad in manifest["staticTabs"]}
    assert set(vast) == {"conversations", "overleg", "caseload"}  # the first is the chat itself
    assert vast["overleg"]["contentUrl"] == f"https://{DOMEIN}/overleg"
    assert manifest["supportsChannelFeatures"] == "tier1" and manifest["defaultGroupCapability"]["meetings"] == "tab"
    (opdracht,) = manifest["composeExtensions"][0]["commands"]
    assert (opdracht["type"], opdracht["context"], opdracht["fetchTask"]) == ("action", ["message"], True)


def test_elke_pagina_van_een_tabblad_bestaat():
    """What the manifest opens is what the poort serves."""
    from bot.poort.paginas import PAGINAS
    from bot.teamspakket.manifest import INSTELLEN, TABBLADEN

    assert {INSTELLEN, *(pad for _, _, pad in TABBLADEN)} <= set(PAGINAS)


def test_met_aanmelden_noemt_het_manifest_de_registratie():
    manifest = maak_manifest(controleer(GUID, DOMEIN, aanmelden=True))
    assert manifest["webApplicationInfo"] == {"id": GUID, "resource": f"api://{DOMEIN}/botid-{GUID}"}
    assert fouten(manifest) == []


def test_de_testapp_is_aan_haar_naam_te_herkennen(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    vast = ["teams-pakket", "--app-id", GUID, "--domein", DOMEIN, "--omgeving", "test"]
    assert main([*vast, "--naam", "Regiewijzer Lekstroom"]) == 0
    manifest = json.loads(inhoud(tmp_path / "regiewijzer-teams-test.zip")["manifest.json"])
    assert manifest["name"]["short"] == "Regiewijzer Lekstroom (test)" and fouten(manifest) == []
    assert "verzonnen casussen" in manifest["description"]["full"]
    capsys.readouterr()
    assert main([*vast, "--naam", "x" * 24]) == 2 and "--naam" in eenregelig(capsys)


def test_de_bot_begrijpt_elke_opdracht_uit_het_menu():
    from bot.gesprek import voer_uit
    from tests.vormen.kaartvoorbeelden import OMGEVING, begin, beurt

    begonnen = voer_uit("keuze", OMGEVING, begin("zo").staat, beurt(keuze=("urgentie", "regulier"))).staat
    for titel in (
        c["title"] for c in maak_manifest(controleer(GUID, DOMEIN))["bots"][0]["commandLists"][0]["commands"]
    ):
        uit = voer_uit(titel.replace(" ", "_"), OMGEVING, begonnen, beurt(titel))
        assert uit.berichten or uit.vastleggen


def test_de_iconen_hebben_de_maten_die_teams_vraagt_en_zijn_zoals_getekend():
    pakket = zipfile.ZipFile(io.BytesIO(maak_zip(controleer(GUID, DOMEIN))))
    kleur, omtrek = (Image.open(io.BytesIO(pakket.read(naam))).convert("RGBA") for naam in ("color.png", "outline.png"))
    assert kleur.size == (192, 192) and kleur.getextrema()[3] == (255, 255)
    assert omtrek.size == (32, 32) and omtrek.getextrema()[3] == (0, 255)
    assert {punt[:3] for punt in omtrek.getdata() if punt[3]} == {(255, 255, 255)}
    assert kleur.getpixel((0, 0)) == teamsiconen.MERK
    for gemaakt, getekend in ((kleur, teamsiconen.kleur()), (omtrek, teamsiconen.omtrek())):
        verschil = ImageChops.difference(gemaakt, getekend).getextrema()
        assert max(hoogste for _, hoogste in verschil) <= 8  # another Pillow may round otherwise


def test_dezelfde_gegevens_geven_dezelfde_bytes(tmp_path):
    (tmp_path / "a").mkdir(), (tmp_path / "b").mkdir()
    _, een = opdracht(tmp_path / "a")
    _, twee = opdracht(tmp_path / "b", app_id=GUID.upper(), domein=DOMEIN.upper())
    assert een.read_bytes() == twee.read_bytes()
    _, drie = opdracht(tmp_path / "b", "--forceer", domein="ander.nl")
    assert drie.read_bytes() != een.read_bytes()


def test_een_bestaand_bestand_blijft_staan_tenzij_met_forceer(tmp_path, capsys):
    uit = tmp_path / "pakket.zip"
    uit.write_text("van een ander")
    assert opdracht(tmp_path)[0] == 2
    assert uit.read_text() == "van een ander" and "--forceer" in eenregelig(capsys)
    assert opdracht(tmp_path, "--forceer")[0] == 0
    assert "manifest.json" in inhoud(uit) and [p.name for p in tmp_path.iterdir()] == ["pakket.zip"]


def eenregelig(capsys) -> str:
    fout = capsys.readouterr().err
    assert fout.count("\n") == 1 and "Traceback" not in fout
    return fout


@pytest.mark.parametrize(
    ("vlag", "waarde"),
    [
        *[
            ("--app-id", w)
            for w in (
                "",
                "x",
                GUID[:-1],
                GUID + "0",
                "{" + GUID + "}",
                GUID.replace("-", ""),
                "0" * 8 + "-0000-0000-0000-" + "0" * 12,
            )
        ],
        *[
            ("--domein", w)
            for w in (
                "",
                "https://x.nl",
                "x.nl/pad",
                "x.nl:443",
                "localhost",
                "10.0.0.1",
                "*.x.nl",
                "-x.nl",
                "x..nl",
                "x.nl.",
                "a b.nl",
                "é.nl",
                "x" * 64 + ".nl",
            )
        ],
        *[("--naam", w) for w in ("", " ", "x" * 31, "a\u200bb", "a\x07b")],
        ("--organisatie", "x" * 33),
        ("--omgeving", "acceptatie"),
        *[
            (vlag, w)
            for vlag in ("--privacy", "--voorwaarden")
            for w in (
                "http://x.nl",
                "x.nl",
                "javascript:x",
                "https://u@x.nl",
                "https://x",
                "https://x.nl/a b",
                "https://[",
                "https://x.nl:99999/",
            )
        ],
    ],
)
def test_wat_niet_kan_geeft_een_regel_met_de_vlag_en_geen_bestand(tmp_path, capsys, vlag, waarde):
    uit = tmp_path / "pakket.zip"
    vlaggen = {"--app-id": GUID, "--domein": DOMEIN, "--uit": str(uit), vlag: waarde}
    assert main(["teams-pakket", *(f"{naam}={w}" for naam, w in vlaggen.items())]) == 2
    assert eenregelig(capsys).startswith(vlag) and not uit.exists()


@pytest.mark.parametrize("plek", ["bestaat/niet/pakket.zip", "."])
@pytest.mark.parametrize("extra", [[], ["--forceer"]])
def test_een_plek_waar_niet_geschreven_kan_worden(tmp_path, capsys, plek, extra):
    assert main(["teams-pakket", "--app-id", GUID, "--domein", DOMEIN, "--uit", str(tmp_path / plek), *extra]) == 2
    assert "--uit" in eenregelig(capsys) and list(tmp_path.iterdir()) == []


def test_het_pakket_maken_laadt_geen_rasa_en_geen_tensorflow(tmp_path):
    programma = (
        "import sys; from bot.opdrachten.regiewijzer import main; "
        f"code = main(['teams-pakket', '--app-id', '{GUID}', '--domein', '{DOMEIN}', '--uit', "
        f"r'{tmp_path / 'p.zip'}']); "
        "zwaar = {'rasa', 'tensorflow', 'spacy', 'sqlalchemy', 'PIL'} & set(sys.modules); sys.exit(code or "
        "(str(zwaar) if zwaar else 0))"
    )
    klaar = subprocess.run([sys.executable, "-c", programma], capture_output=True, text=True, timeout=300)
    assert (klaar.returncode, klaar.stderr) == (0, "")


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=60))
def test_wat_door_de_controle_komt_voldoet_altijd_aan_het_schema(naam, organisatie, pad):
    try:
        gegevens = controleer(GUID, DOMEIN, naam, organisatie, f"https://{DOMEIN}/{pad}")
    except OnbruikbareInvoer:
        return
    assert fouten(maak_manifest(gegevens)) == []
