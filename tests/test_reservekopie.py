"""A backup made while everything is in use, put back on an empty machine: the drill, and what must not be put back."""

from __future__ import annotations

import base64
import io
import json
import shutil
import sqlite3
import tarfile
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from bot import instellingen
from bot.dossier import open_dossier
from bot.dossier.gesprekstabel import Gesprekstabel, Stand
from bot.lijn.geheim import hoofdgeheim
from bot.opdrachten.regiewijzer import main
from tests.dossier.hulp import nieuw


@pytest.fixture
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for naam in ("DATABASE_URL", "TRACKER_URL", "GEHEIM", "KADERS"):
        monkeypatch.delenv(f"REGIEWIJZER_{naam}", raising=False)
    kaders = tmp_path / "eigen" / "stad"
    kaders.mkdir(parents=True)
    (kaders / "2026-01.yml").write_text("eigen kader")
    monkeypatch.setenv("REGIEWIJZER_KADERS", str(tmp_path / "eigen"))
    monkeypatch.setenv("REGIEWIJZER_VAR", str(tmp_path / "var"))
    return tmp_path / "var"


def vul(var: Path) -> dict[str, object]:
    """A stored casus, a conversation and a secret, and what should be there again later."""
    gekozen = instellingen.lees()
    with open_dossier(gekozen.database) as dossier:
        dossier.afwegingen.leg_vast(nieuw())
        dossier.postvak.onthoud("g", "m", "antwoord")
    tabel = Gesprekstabel(gekozen.gesprekken_database)
    tabel.schrijf("g", Stand("m", json.dumps([{"event": "user"}])))
    tabel.engine.dispose()
    return {"geheim": hoofdgeheim(gekozen), **stand()}


def stand() -> dict[str, object]:
    gekozen = instellingen.lees()
    with open_dossier(gekozen.database) as dossier:
        gevonden: dict[str, object] = {
            "rijen": [rij.als_json() for rij in dossier.afwegingen.rijen()],
            "antwoord": dossier.postvak.antwoord("g", "m"),
        }
    tabel = Gesprekstabel(gekozen.gesprekken_database)
    try:
        return gevonden | {"gesprek": tabel.lees("g")}
    finally:
        tabel.engine.dispose()


@pytest.fixture
def kopie(var: Path, tmp_path: Path) -> Path:
    vul(var)
    doel = tmp_path / "kopie.tar.gz"
    assert main(["reservekopie", "--uit", str(doel)]) == 0
    return doel


def test_de_oefening_terug_op_een_lege_machine(var: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    voor = vul(var)
    doel = tmp_path / "kopie.tar.gz"
    # In use, with a write that isn't finished: the copy has what was committed.
    with open_dossier(instellingen.lees().database) as dossier, dossier.verbinding.begin() as bezig:
        bezig.exec_driver_sql("DELETE FROM postvak")
        assert main(["reservekopie", "--uit", str(doel)]) == 0
        bezig.rollback()
    assert doel.stat().st_mode & 0o777 == 0o600
    assert not list(tmp_path.glob(".reservekopie-*"))
    shutil.rmtree(var)
    assert main(["herstel", str(doel)]) == 0
    assert {"geheim": hoofdgeheim(instellingen.lees()), **stand()} == voor
    assert (var / "kaders-uit-kopie" / "0-eigen" / "stad" / "2026-01.yml").read_text() == "eigen kader"
    assert {pad.name: pad.stat().st_mode & 0o077 for pad in var.iterdir() if pad.is_file()}.keys() >= {"geheim"}
    assert not [pad for pad in var.rglob("*") if pad.is_file() and pad.stat().st_mode & 0o077]
    assert "REGIEWIJZER_KADERS" in capsys.readouterr().out


def test_wat_er_staat_gaat_alleen_met_forceer_opzij(var: Path, kopie: Path, capsys: pytest.CaptureFixture[str]):
    (var / "dossier.db").write_bytes(b"kapot" * 1000)
    (var / "dossier.db-wal").write_bytes(b"van de kapotte")
    assert main(["herstel", str(kopie)]) == 2
    assert "--forceer" in capsys.readouterr().err
    assert (var / "dossier.db").read_bytes().startswith(b"kapot")
    assert main(["herstel", str(kopie), "--forceer"]) == 0
    assert len(stand()["rijen"]) == 1  # type: ignore[arg-type]
    assert {pad.read_bytes()[:5] for pad in var.glob("dossier.db.voor-herstel-*")} == {b"kapot", b"van d"}


def test_terwijl_regiewijzer_draait_wordt_niets_teruggezet(var: Path, kopie: Path, capsys: pytest.CaptureFixture[str]):
    with open_dossier(instellingen.lees().database) as dossier:
        assert dossier.gezond()
        assert main(["herstel", str(kopie), "--forceer"]) == 2
        assert "draait nog" in capsys.readouterr().err
        assert dossier.gezond() and len(dossier.afwegingen.rijen()) == 1
    assert not list(var.glob("*.voor-herstel-*"))


def verpak(doel: Path, leden: dict[str, bytes]) -> None:
    with tarfile.open(doel, "w:gz") as tar:
        for naam, inhoud in leden.items():
            lid = tarfile.TarInfo(naam)
            lid.size = len(inhoud)
            tar.addfile(lid, io.BytesIO(inhoud))


def leden(kopie: Path) -> dict[str, bytes]:
    with tarfile.open(kopie) as tar:
        return {lid.name: tar.extractfile(lid).read() for lid in tar.getmembers()}  # type: ignore[union-attr]


def _afgebroken(pad: Path) -> None:
    pad.write_bytes(pad.read_bytes()[: pad.stat().st_size // 2])


def _veranderd(pad: Path) -> None:
    verpak(pad, leden(pad) | {"geheim": b"x" * 64})


def _iets_erbij(pad: Path) -> None:
    verpak(pad, leden(pad) | {"kaders/0-eigen/extra.yml": b"x"})


def _buiten_de_map(pad: Path) -> None:
    verpak(pad, leden(pad) | {"kaders/../../buiten": b"x"})


def _ander_bestand(pad: Path) -> None:
    verpak(pad, leden(pad) | {"log/poort.log": b"x"})


def _geen_lijst(pad: Path) -> None:
    verpak(pad, {naam: inhoud for naam, inhoud in leden(pad).items() if naam != "inhoud.json"})


def _geen_kopie(pad: Path) -> None:
    pad.write_bytes(b"geen tar")


@pytest.mark.parametrize(
    "bederf", [_afgebroken, _veranderd, _iets_erbij, _buiten_de_map, _ander_bestand, _geen_lijst, _geen_kopie]
)
def test_wat_niet_klopt_wordt_niet_teruggezet(
    var: Path, kopie: Path, bederf: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
):
    bederf(kopie)
    shutil.rmtree(var)
    assert main(["herstel", str(kopie)]) == 2
    fout = capsys.readouterr().err
    assert fout.count("\n") == 1 and str(kopie) in fout
    assert list(var.rglob("*")) == [] and not (var.parent / "buiten").exists()


def test_een_database_die_al_kapot_was_wordt_geweigerd(var: Path, kopie: Path, capsys: pytest.CaptureFixture[str]):
    import hashlib

    inhoud = leden(kopie) | {"dossier.db": b"geen database" * 100}
    lijst = json.loads(inhoud["inhoud.json"])
    lijst["sha256"]["dossier.db"] = hashlib.sha256(inhoud["dossier.db"]).hexdigest()
    verpak(kopie, inhoud | {"inhoud.json": json.dumps(lijst).encode()})
    shutil.rmtree(var)
    assert main(["herstel", str(kopie)]) == 2
    assert "geen bruikbare database" in capsys.readouterr().err and list(var.rglob("*")) == []


def test_wat_elders_staat_wordt_gezegd(
    var: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    vul(var)
    monkeypatch.setenv("REGIEWIJZER_TRACKER_URL", "postgresql://wie:wachtwoord@h/d")
    monkeypatch.setenv("REGIEWIJZER_GEHEIM", uuid.uuid4().hex)
    assert main(["reservekopie", "--uit", str(tmp_path / "k.tar.gz")]) == 0
    gezegd = capsys.readouterr().out
    assert "pg_dump" in gezegd and "REGIEWIJZER_GEHEIM" in gezegd and "wachtwoord" not in gezegd
    assert {naam for naam in leden(tmp_path / "k.tar.gz") if not naam.startswith("kaders/")} == {
        "dossier.db",
        "inhoud.json",
    }


def test_een_kopie_die_er_al_is_blijft(var: Path, kopie: Path, capsys: pytest.CaptureFixture[str]):
    voor = kopie.read_bytes()
    assert main(["reservekopie", "--uit", str(kopie)]) == 2
    assert main(["reservekopie", "--uit", str(kopie.parent / "weg" / "k")]) == 2
    assert kopie.read_bytes() == voor and capsys.readouterr().err.count("\n") == 2


def test_een_kopie_die_niet_lukt_laat_niets_achter(
    var: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    vul(var)

    def vol(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr("bot.opdrachten.kopie._kopieer", vol)
    voor = set(tmp_path.iterdir())
    assert main(["reservekopie", "--uit", str(tmp_path / "k.tar.gz")]) == 1
    assert set(tmp_path.iterdir()) == voor and "niet gemaakt" in capsys.readouterr().err


# -- a key that is missing or doesn't fit


SLEUTEL, ANDERE = (base64.urlsafe_b64encode(bytes([n] * 32)).decode() for n in (1, 2))
REDEN = {"besluit": "lekstroom.zwaarte", "uitkomst": "zwaar", "label": "Zwaar", "reden": "moeder wil het zelf"}


@pytest.fixture
def versleuteld(var: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A store in which something was typed, under SLEUTEL; gives the code of the casus."""
    monkeypatch.setenv("REGIEWIJZER_SLEUTELS", SLEUTEL)
    vul(var)
    with open_dossier(instellingen.lees().database) as dossier:
        return dossier.afwegingen.leg_vast(nieuw(afwijking=REDEN)).casus


@pytest.fixture(params=["", ANDERE], ids=["geen sleutel", "een andere sleutel"])
def verkeerd(request: pytest.FixtureRequest) -> str:
    return str(request.param)


UITVOER = {
    "lijst": ["casussen"],
    "json": ["casussen", "--json"],
    "werkboek": ["casussen", "--xlsx", "{map}/uit.xlsx"],
    "agenda": ["agenda", "--ics", "{map}/uit.ics"],
    "inzage": ["inzage", "{casus}", "--uit", "{map}/uit.json"],
    "document": ["verslag", "{casus}", "--soort", "gezin", "--uit", "{map}/uit.docx"],
    "logboek": ["audit", "controleer"],
    "opruimen": ["bewaartermijn"],
    "sleutels": ["sleutels", "draai"],
}


@pytest.mark.parametrize("wat", UITVOER)
def test_uitvoer_zonder_de_goede_sleutel_is_een_regel_en_kost_niets(
    wat: str, versleuteld: str, verkeerd: str, tmp_path: Path, monkeypatch: Any, capsys: Any
):
    voor = stand()
    monkeypatch.setenv("REGIEWIJZER_SLEUTELS", verkeerd)
    assert main([deel.format(map=tmp_path, casus=versleuteld) for deel in UITVOER[wat]]) == 1
    uit, fout = capsys.readouterr()
    assert uit == "" and fout.count("\n") == 1 and "niets veranderd of verloren" in fout and SLEUTEL not in fout
    assert not list(tmp_path.glob("uit.*"))
    monkeypatch.setenv("REGIEWIJZER_SLEUTELS", SLEUTEL)
    assert stand() == voor and "moeder wil" in str(voor)


def test_een_reservekopie_lukt_ook_zonder_sleutel_en_met_de_sleutel_is_alles_er(
    versleuteld: str, verkeerd: str, var: Path, tmp_path: Path, monkeypatch: Any, capsys: Any
):
    voor = stand()
    monkeypatch.setenv("REGIEWIJZER_SLEUTELS", verkeerd)
    assert main(["reservekopie", "--uit", str(tmp_path / "k.tar.gz")]) == 0
    assert "sleutels" in capsys.readouterr().out or not verkeerd
    shutil.rmtree(var)
    monkeypatch.setenv("REGIEWIJZER_SLEUTELS", SLEUTEL)
    assert main(["herstel", str(tmp_path / "k.tar.gz")]) == 0
    assert stand() == voor


def test_herstel_zonder_de_goede_sleutel_zet_niets_terug(
    versleuteld: str, verkeerd: str, var: Path, tmp_path: Path, monkeypatch: Any, capsys: Any
):
    voor, doel = stand(), tmp_path / "k.tar.gz"
    assert main(["reservekopie", "--uit", str(doel)]) == 0
    assert "De sleutels (REGIEWIJZER_SLEUTELS) zitten er niet in" in capsys.readouterr().out
    monkeypatch.setenv("REGIEWIJZER_SLEUTELS", verkeerd)
    assert main(["herstel", str(doel), "--forceer"]) == 1
    uit, fout = capsys.readouterr()
    assert uit == "" and fout.count("\n") == 1 and "REGIEWIJZER_SLEUTELS" in fout and SLEUTEL not in fout
    assert not list(var.glob("*voor-herstel*")) and not list(var.glob(".herstel-*"))
    monkeypatch.setenv("REGIEWIJZER_SLEUTELS", f"{ANDERE},{SLEUTEL}")
    assert main(["herstel", str(doel), "--forceer"]) == 0 and stand() == voor
