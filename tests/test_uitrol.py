"""What we ship to run Regiewijzer with says the same as the code, and the programs that read it take it."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from starlette.testclient import TestClient

from bot.dossier import open_dossier
from bot.instellingen import lees
from bot.opdrachten.regiewijzer import _parser
from bot.poort import overleg, verzoek
from bot.poort.app import maak_app
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


def kubernetes() -> dict[str, dict]:
    """The manifests by their kind."""
    alle = yaml.safe_load_all((UITROL / "kubernetes" / "regiewijzer.yaml").read_text("utf-8"))
    return {manifest["kind"]: manifest for manifest in alle}


def test_kubernetes_wacht_lang_genoeg_en_wil_een_pod_die_weinig_kan():
    soorten = kubernetes()
    assert set(soorten) == {
        "Deployment",
        "PersistentVolumeClaim",
        "Service",
        "PodDisruptionBudget",
        "NetworkPolicy",
    }
    pod = soorten["Deployment"]["spec"]["template"]
    (deel,) = pod["spec"]["containers"]
    assert deel["startupProbe"]["failureThreshold"] * deel["startupProbe"]["periodSeconds"] > hoofd.UITERSTE
    veilig = deel["securityContext"]
    assert veilig["readOnlyRootFilesystem"] and not veilig["allowPrivilegeEscalation"]
    assert veilig["capabilities"] == {"drop": ["ALL"]} and pod["spec"]["securityContext"]["runAsNonRoot"]
    # Who selects the pod, selects this one.
    labels = pod["metadata"]["labels"]
    kiest = [soorten["Service"]["spec"]["selector"], soorten["NetworkPolicy"]["spec"]["podSelector"]["matchLabels"]]
    kiest += [soorten[soort]["spec"]["selector"]["matchLabels"] for soort in ("Deployment", "PodDisruptionBudget")]
    assert kiest == [labels] * 4
    assert soorten["Deployment"]["spec"]["replicas"] == 1  # limits and turn locks are in the memory of one poort


def test_elke_proef_van_kubernetes_krijgt_antwoord(tmp_path: Path):
    """Of a poort that users reach by another name, where they sign in or have a token."""
    instellingen = lees().met(
        var=tmp_path,
        database_url=None,
        token="een-lang-en-willekeurig-token",
        geheim="geheim-voor-de-tests",
        url="https://regie.voorbeeld.nl",
    )
    dossier = open_dossier(instellingen.database)
    client = TestClient(maak_app(instellingen, "0.0.0.0", dossier=dossier))
    (deel,) = kubernetes()["Deployment"]["spec"]["template"]["spec"]["containers"]
    for naam, status in (("startupProbe", 200), ("livenessProbe", 200), ("readinessProbe", 503)):
        vraag = deel[naam]["httpGet"]
        koppen = {kop["name"]: kop["value"] for kop in vraag["httpHeaders"]}
        assert client.get(vraag["path"], headers=koppen).status_code == status, naam
    dossier.sluit()


def test_de_container_is_van_niemand_en_schrijft_alleen_in_zijn_map():
    tekst = (UITROL / "container" / "Containerfile").read_text("utf-8")
    laatste = tekst.rpartition("\nFROM ")[2]
    uid = re.findall(r"^USER (\d+):\d+$", laatste, re.M)
    pod = kubernetes()["Deployment"]["spec"]["template"]["spec"]
    assert uid == [str(pod["securityContext"]["runAsUser"])]
    var = re.findall(r"REGIEWIJZER_VAR=(\S+)", laatste)
    assert var == [pod["containers"][0]["volumeMounts"][0]["mountPath"]] == re.findall(r"^VOLUME (\S+)$", laatste, re.M)
    (dienst_,) = yaml.safe_load((UITROL / "container" / "compose.yml").read_text("utf-8"))["services"].values()
    assert dienst_["read_only"] and dienst_["cap_drop"] == ["ALL"] and dienst_["volumes"][0].endswith(var[0])
    assert not re.search(r"REGIEWIJZER_(?!VAR)\w+", tekst)  # no setting, and so no secret, stays in the image


def in_de_container(map_: Path, model: bytes) -> subprocess.CompletedProcess[str]:
    """start.sh in a tree as the image has it, with this model in place of the one that was built in."""
    start = map_ / "uitrol" / "container" / "start.sh"
    programma = map_ / ".venv" / "bin" / "regiewijzer"
    for pad in (start, programma, map_ / "models" / "x"):
        pad.parent.mkdir(parents=True)
    shutil.copy(UITROL / "container" / "start.sh", start)
    programma.write_text('#!/bin/sh\necho "$@"\n')
    programma.chmod(0o755)
    (map_ / "models" / "regiewijzer-1.tar.gz").write_bytes(b"zoals gebouwd")
    som = subprocess.run(["sha256sum", "models/regiewijzer-1.tar.gz"], cwd=map_, capture_output=True, check=True)
    (map_ / "models" / "SHA256SUMS").write_bytes(som.stdout)
    (map_ / "models" / "regiewijzer-1.tar.gz").write_bytes(model)
    return subprocess.run([start], capture_output=True, text=True, cwd="/")


def test_de_container_start_met_het_model_van_het_bouwen(tmp_path: Path):
    klaar = in_de_container(tmp_path, b"zoals gebouwd")
    assert klaar.returncode == 0
    _parser().parse_args(klaar.stdout.split())


def test_de_container_weigert_een_ander_model(tmp_path: Path):
    klaar = in_de_container(tmp_path, b"iets anders")
    assert (klaar.returncode, klaar.stdout) == (1, "")
    assert klaar.stderr.startswith("Het model in deze container") and klaar.stderr.count("\n") == 1


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
