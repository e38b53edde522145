"""What we ship to run Regiewijzer with says the same as the code, and the programs that read it take it."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.opdrachten.regiewijzer import _parser
from bot.poort import overleg, verzoek
from bot.starten import dienst, hoofd

PROJECT = Path(__file__).resolve().parent.parent
UITROL = PROJECT / "uitrol"
DIENSTEN = sorted((UITROL / "systemd").glob("*.service"))
EENHEDEN = {"k": 1024, "m": 1024 * 1024}


def nginx() -> str:
    return re.sub(r"#.*", "", (UITROL / "nginx.conf").read_text(encoding="utf-8"))


def groottes(naam: str) -> list[int]:
    """The sizes in bytes that nginx gets for this directive, of each time that it stands there."""
    return [
        int(getal) * EENHEDEN[eenheid] for getal, eenheid in re.findall(rf"\b{naam}\s+(?:\d+ )?(\d+)([km]);", nginx())
    ]


def test_de_proxy_laat_door_wat_wij_lezen_en_niet_meer():
    klein, groot = sorted(groottes("client_max_body_size"))
    assert klein == verzoek.MAXIMUM_BYTES and groot == overleg._MAX_BYTES_VERSLAG
    assert groot >= overleg._MAX_BYTES_PLAKSEL
    aantal, grootte = re.findall(r"large_client_header_buffers (\d+) (\d+)k", nginx())[0]
    assert int(aantal) * int(grootte) * 1024 <= dienst.KOPGROOTTE
    (verbindingen,) = re.findall(r"max_conns=(\d+)", nginx())
    assert int(verbindingen) < dienst.VERBINDINGEN


def test_de_proxy_begrenst_tijd_en_aantal_en_zegt_langs_welke_weg_een_verzoek_kwam():
    tekst = nginx()
    for grens in ("client_header_timeout", "client_body_timeout", "limit_req ", "limit_conn ", "proxy_read_timeout"):
        assert grens in tekst
    # Every way through tells that there is a proxy: without login we refuse what comes through one.
    plaatsen = [p for p in re.findall(r"location [^{]+\{(.*?)\}", tekst, re.S) if "proxy_pass" in p]
    assert len(plaatsen) == 3
    assert all("X-Forwarded-For $remote_addr" in plaats and "Host $http_host" in plaats for plaats in plaatsen)


def test_nginx_zelf_neemt_hem_aan(tmp_path: Path):
    programma = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    if programma is None or shutil.which("openssl") is None:
        pytest.skip("nginx of openssl staat niet op deze machine")
    sleutel, bewijs = tmp_path / "sleutel.pem", tmp_path / "bewijs.pem"
    opdracht = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=x"]
    subprocess.run([*opdracht, "-keyout", sleutel, "-out", bewijs], check=True, capture_output=True)
    tekst = (UITROL / "nginx.conf").read_text(encoding="utf-8")
    tekst = tekst.replace("/etc/ssl/certs/regiewijzer.pem", str(bewijs))
    (tmp_path / "regiewijzer.conf").write_text(tekst.replace("/etc/ssl/private/regiewijzer.key", str(sleutel)))
    paden = "".join(
        f"{naam}_temp_path {tmp_path / naam};" for naam in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path / 'pid'}; error_log stderr; events {{}}\n"
        f"http {{ access_log off; {paden} include {tmp_path / 'regiewijzer.conf'}; }}\n"
    )
    klaar = subprocess.run([programma, "-t", "-c", tmp_path / "nginx.conf"], capture_output=True, text=True)
    assert klaar.returncode == 0, klaar.stderr


def eenheid(pad: Path) -> configparser.RawConfigParser:
    gelezen = configparser.RawConfigParser(strict=False)
    gelezen.optionxform = str  # type: ignore[assignment, method-assign]
    gelezen.read(pad)
    return gelezen


@pytest.mark.parametrize("pad", DIENSTEN, ids=lambda pad: pad.stem)
def test_een_dienst_kan_weinig_en_zijn_bestanden_zijn_van_hem_alleen(pad: Path):
    dienst_ = eenheid(pad)["Service"]
    eisen = {"DynamicUser": "yes", "User": "regiewijzer", "UMask": "0077", "StateDirectoryMode": "0700"}
    eisen |= {"ProtectSystem": "strict", "NoNewPrivileges": "yes", "CapabilityBoundingSet": "", "ProtectHome": "yes"}
    assert {naam: dienst_.get(naam) for naam in eisen} == eisen
    assert not [regel for regel in pad.read_text().splitlines() if re.match(r"Environment=.*(GEHEIM|TOKEN|URL)", regel)]
    programma, opdracht, *_ = dienst_["ExecStart"].split()
    assert programma.endswith("/.venv/bin/regiewijzer")
    _parser().parse_args([opdracht])


def test_de_dienst_start_steeds_weer_en_wacht_lang_genoeg():
    dienst_ = eenheid(UITROL / "systemd" / "regiewijzer.service")["Service"]
    assert dienst_["Restart"] == "always"
    assert int(dienst_["TimeoutStartSec"]) > hoofd.UITERSTE
    assert int(dienst_["LimitNOFILE"]) >= dienst.VERBINDINGEN + dienst.OVERIG


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd staat niet op deze machine")
def test_systemd_zelf_neemt_ze_aan(tmp_path: Path):
    """With a program that exists here in place of ours: systemd looks whether it is there."""
    for pad in (UITROL / "systemd").iterdir():
        tekst = pad.read_text().replace("/opt/regiewijzer/.venv/bin/regiewijzer", "/bin/true")
        tekst = re.sub(r"(?m)^(Documentation|WorkingDirectory)=.*$", "", tekst)
        (tmp_path / pad.name).write_text(tekst)
    klaar = subprocess.run(
        ["systemd-analyze", "verify", *map(str, sorted(tmp_path.iterdir()))], capture_output=True, text=True
    )
    ons = [regel for regel in klaar.stderr.splitlines() if "regiewijzer" in regel]
    assert klaar.returncode == 0 and not ons, klaar.stderr
