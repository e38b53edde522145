"""How we prove who we are: a secret, a certificate or a federated credential; and what is said before it ends."""

from __future__ import annotations

import base64
import hashlib
from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import jwt
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from bot.afweging.fouten import OnbruikbareInvoer
from bot.instellingen import lees
from bot.poort.teams.legitimatie import SOORT, waarschuwing
from tests.poort.teams.conftest import Open, tekst_van
from tests.poort.teams.microsoft import APP_ID, TENANT, Microsoft, sleutel

TOT = datetime(2027, 3, 1, tzinfo=timezone.utc)


def certificaat(pad: Path, van: str = "eerste", met: str = "eerste") -> x509.Certificate:
    """A certificate of one key, in a file with another (usually the same)."""
    naam = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "regiewijzer")])
    gemaakt = (
        x509.CertificateBuilder()
        .subject_name(naam)
        .issuer_name(naam)
        .public_key(sleutel(van).public_key())
        .serial_number(7)
        .not_valid_before(TOT - timedelta(days=365))
        .not_valid_after(TOT)
        .sign(sleutel(van), hashes.SHA256())
    )
    privaat = sleutel(met).private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    pad.write_bytes(privaat + gemaakt.public_bytes(Encoding.PEM))
    return gemaakt


def gevraagd(open_chat: Open, microsoft: Microsoft, **anders: Any) -> dict[str, str]:
    """What Entra got when a message was answered with these settings."""
    with open_chat(geheim="", **anders) as chat:
        chat.stuur(text="hallo")
        assert "1: hallo" in tekst_van(chat.antwoorden(1)[0])
    return microsoft.tokenverzoeken[0]


def test_met_een_certificaat_gaat_er_geen_geheim_over_de_lijn(open_chat: Open, microsoft: Microsoft, tmp_path: Path):
    gemaakt = certificaat(tmp_path / "c.pem")
    velden = gevraagd(open_chat, microsoft, certificaat=tmp_path / "c.pem")
    assert velden["client_assertion_type"] == SOORT and "client_secret" not in velden
    verklaring = velden["client_assertion"]
    token_url = microsoft.instelling().token_url
    claims = jwt.decode(
        verklaring, sleutel("eerste").public_key(), algorithms=["PS256"], audience=token_url, issuer=APP_ID
    )
    assert claims["sub"] == APP_ID and claims["exp"] - claims["nbf"] <= 700 and claims["jti"]
    vingerafdruk = hashlib.sha256(gemaakt.public_bytes(Encoding.DER)).digest()
    kop = jwt.get_unverified_header(verklaring)
    assert kop["x5t#S256"] == base64.urlsafe_b64encode(vingerafdruk).rstrip(b"=").decode()


def test_een_federated_credential_komt_uit_een_bestand(open_chat: Open, microsoft: Microsoft, tmp_path: Path):
    (tmp_path / "token").write_text("van.het.platform\n")
    velden = gevraagd(open_chat, microsoft, tokenbestand=tmp_path / "token")
    assert velden["client_assertion"] == "van.het.platform" and "client_secret" not in velden


def test_een_certificaat_dat_niet_kan_houdt_de_start_tegen(open_chat: Open, tmp_path: Path):
    pad = tmp_path / "c.pem"
    with pytest.raises(OnbruikbareInvoer, match="niet te lezen"), open_chat(geheim="", certificaat=pad):
        pass
    pad.write_text("onzin")
    with pytest.raises(OnbruikbareInvoer, match="RSA-sleutel"), open_chat(geheim="", certificaat=pad):
        pass
    certificaat(pad, met="tweede")
    with pytest.raises(OnbruikbareInvoer, match="erbij hoort"), open_chat(geheim="", certificaat=pad):
        pass


@pytest.mark.parametrize(
    ("vandaag", "zegt"),
    [
        (date(2027, 1, 29), None),
        (date(2027, 1, 30), "verloopt over 30 dagen, op 1 maart 2027"),
        (date(2027, 2, 28), "verloopt over 1 dag, op"),
        (date(2027, 3, 2), "is verlopen op 1 maart 2027"),
    ],
)
def test_dertig_dagen_van_tevoren_staat_het_in_het_logboek(tmp_path: Path, vandaag: date, zegt: str | None):
    certificaat(tmp_path / "c.pem")
    for anders, wat in (({"certificaat": tmp_path / "c.pem"}, "certificaat"), ({"verloopt": TOT.date()}, "geheim")):
        gezegd = waarschuwing(Microsoft().instelling(**anders), vandaag)
        assert gezegd is None if zegt is None else gezegd and zegt in gezegd and wat in gezegd
    assert waarschuwing(Microsoft().instelling(), vandaag) is None, "of a secret without a day nothing is known"


def test_een_manier_en_een_dag_die_bestaat(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    def zet(**anders: str) -> None:
        for naam, waarde in {"APP_ID": APP_ID, "TENANT": TENANT, **anders}.items():
            monkeypatch.setenv(f"REGIEWIJZER_TEAMS_{naam}", waarde)

    zet()
    with pytest.raises(OnbruikbareInvoer, match="zet ook REGIEWIJZER_TEAMS_GEHEIM"):
        lees()
    zet(CERTIFICAAT=str(tmp_path / "c.pem"), VERLOOPT="2027-03-01")
    teams = lees().teams
    assert teams and teams.certificaat == tmp_path / "c.pem" and teams.verloopt == TOT.date()
    zet(VERLOOPT="1 maart")
    with pytest.raises(OnbruikbareInvoer, match="geen dag"):
        lees()
    zet(VERLOOPT="", GEHEIM="g")
    with pytest.raises(OnbruikbareInvoer, match="één manier"):
        lees()
