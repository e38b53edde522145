"""How we prove to Entra who we are: with a secret, a certificate, or a token that the platform puts in a file (a
federated credential); and when that is over.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import logging
import time
import uuid
from collections.abc import Callable
from datetime import date, datetime, timezone
from pathlib import Path

import jwt
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, load_pem_private_key

from bot.afweging.fouten import OnbruikbareInvoer
from bot.instellingen import Teams
from bot.schrijfwijze import aantal, datum

logger = logging.getLogger("regiewijzer.teams")

SOORT = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
GELDIG = 600  # seconds that an assertion of ours is good for
VOORAF = 30  # days before the end from which it is said
DAG = 24 * 3600.0
_GROOTST = 100_000  # bytes of a file


def velden(teams: Teams) -> dict[str, str]:
    """What goes along with a request for a token. Raises OnbruikbareInvoer when a file can't be used."""
    if teams.certificaat:
        return {"client_assertion_type": SOORT, "client_assertion": _verklaring(teams, teams.certificaat)}
    if teams.tokenbestand:
        token = _lees(teams.tokenbestand, "REGIEWIJZER_TEAMS_TOKENBESTAND").decode("ascii", "replace").strip()
        return {"client_assertion_type": SOORT, "client_assertion": token}
    return {"client_secret": teams.geheim}


def _verklaring(teams: Teams, pad: Path) -> str:
    """A statement that this is us, signed with the key of the certificate."""
    sleutel, certificaat = _certificaat(pad)
    vingerafdruk = hashlib.sha256(certificaat.public_bytes(Encoding.DER)).digest()
    nu = int(time.time())
    claims = {
        "aud": teams.token_url,
        "iss": teams.app_id,
        "sub": teams.app_id,
        "jti": str(uuid.uuid4()),
        "nbf": nu - 60,
        "exp": nu + GELDIG,
    }
    kop = {"x5t#S256": base64.urlsafe_b64encode(vingerafdruk).rstrip(b"=").decode()}
    return jwt.encode(claims, sleutel, algorithm="PS256", headers=kop)


def _certificaat(pad: Path) -> tuple[RSAPrivateKey, x509.Certificate]:
    inhoud = _lees(pad, "REGIEWIJZER_TEAMS_CERTIFICAAT")
    try:
        sleutel, certificaat = load_pem_private_key(inhoud, None), x509.load_pem_x509_certificate(inhoud)
    except (ValueError, TypeError):
        sleutel = None
    if not isinstance(sleutel, RSAPrivateKey) or certificaat.public_key() != sleutel.public_key():
        raise OnbruikbareInvoer(
            "REGIEWIJZER_TEAMS_CERTIFICAAT: zet in dat bestand (PEM) een RSA-sleutel zonder wachtwoord, en het "
            "certificaat dat erbij hoort."
        )
    return sleutel, certificaat


def _lees(pad: Path, naam: str) -> bytes:
    try:
        with pad.open("rb") as bestand:
            return bestand.read(_GROOTST)
    except OSError as fout:
        raise OnbruikbareInvoer(f"{naam}: dit bestand is niet te lezen ({fout.strerror}).") from None


def verloopt(teams: Teams) -> date | None:
    """The last day of it; None when that isn't known. Raises OnbruikbareInvoer when the certificate can't be used."""
    if teams.certificaat:
        return _certificaat(teams.certificaat)[1].not_valid_after_utc.date()
    return teams.verloopt


def waarschuwing(teams: Teams, vandaag: date) -> str | None:
    """What an administrator has to know now; None when there is nothing. Raises OnbruikbareInvoer."""
    tot = verloopt(teams)
    if tot is None or (over := (tot - vandaag).days) > VOORAF:
        return None
    wat = "Het certificaat" if teams.certificaat else "Het geheim"
    doe = "Maak een nieuw, zie docs/beheer-teams.md, Onderhoud."
    if over < 0:
        return f"{wat} van de app voor Teams is verlopen op {datum(tot)}: er gaan geen antwoorden meer uit. {doe}"
    return f"{wat} van de app voor Teams verloopt over {aantal(over, 'dag', 'dagen')}, op {datum(tot)}. {doe}"


def _vandaag() -> date:
    return datetime.now(timezone.utc).date()


async def waak(teams: Teams, vandaag: Callable[[], date] = _vandaag) -> None:
    """Say it in the log at the start and once a day, until this is cancelled."""
    while True:
        try:
            if gezegd := waarschuwing(teams, vandaag()):
                logger.warning("%s", gezegd)
        except OnbruikbareInvoer as fout:
            logger.error("%s", fout)
        await asyncio.sleep(DAG)
