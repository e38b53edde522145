"""A small OpenID provider with keys of its own, that tells the truth or lies as a test wants, and a poort that trusts
it.

Tokens are signed with PyJWT, so that what we read isn't checked with the library that we read it with.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from typing import Any
from urllib.parse import parse_qs, unquote_plus, urlencode, urlsplit

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from starlette.testclient import TestClient

from bot.dossier import Dossier, open_dossier
from bot.instellingen import Aanmelden, Instellingen
from bot.poort.app import maak_app
from tests.poort.conftest import NepRasa

ISSUER = "https://aanbieder.example/huis/v2.0"
CLIENT = "regie-client"
CLIENTGEHEIM = "g%41:ei+m/~klant"  # characters that go wrong where the header isn't form-encoded
REGIE = "https://regie.example"
NAAM, MAIL = "Karin Kanarie", "karin.kanarie@example.org"


def b64(inhoud: bytes) -> str:
    return base64.urlsafe_b64encode(inhoud).rstrip(b"=").decode()


def openbaar(sleutel: Any, kid: str) -> dict[str, Any]:
    """The public key as a JWK, as Entra writes them: without alg."""
    algoritme = jwt.algorithms.RSAAlgorithm if isinstance(sleutel, rsa.RSAPrivateKey) else jwt.algorithms.ECAlgorithm
    return {**json.loads(algoritme.to_jwk(sleutel.public_key())), "kid": kid, "use": "sig"}


RSA_SLEUTEL = rsa.generate_private_key(public_exponent=65537, key_size=2048)
ANDERE_SLEUTEL = rsa.generate_private_key(public_exponent=65537, key_size=2048)
EC_SLEUTEL = ec.generate_private_key(ec.SECP256R1())


@dataclass
class NepAanbieder(httpx.AsyncBaseTransport):
    """What it answers can be changed: `claims` and `metadata` (None takes one away), `maak_token`, and `weg` (paths
    that don't answer).
    """

    sub: str = "karin"
    rollen: Any = field(default_factory=lambda: ["professional"])
    claims: dict[str, Any] = field(default_factory=dict)
    metadata: dict[str, Any] = field(default_factory=dict)
    sleutels: list[dict[str, Any]] = field(default_factory=lambda: [openbaar(RSA_SLEUTEL, "een")])
    maak_token: Callable[[dict[str, Any]], str] | None = None
    token_antwoord: httpx.Response | None = None
    weg: set[str] = field(default_factory=set)
    verzoeken: list[str] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    uitgegeven: list[str] = field(default_factory=list)  # every secret that must not turn up anywhere

    def inloggen(self, adres: str, **anders: str) -> str:
        """What the user's browser is sent to after a successful sign-in at this authorization URL."""
        delen = urlsplit(adres)
        vraag = {naam: waarden[0] for naam, waarden in parse_qs(delen.query).items()}
        assert f"{delen.scheme}://{delen.netloc}{delen.path}" == f"{ISSUER}/authorize"
        assert vraag["response_type"] == "code" and vraag["client_id"] == CLIENT
        assert vraag["code_challenge_method"] == "S256" and len(vraag["code_challenge"]) == 43
        code = secrets.token_urlsafe(16)
        self.codes[code] = vraag
        self.uitgegeven += [code, vraag["state"], vraag["nonce"]]
        return f"{vraag['redirect_uri']}?{urlencode({'code': code, 'state': vraag['state'], **anders})}"

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        pad = request.url.path.removeprefix(urlsplit(ISSUER).path)
        self.verzoeken.append(pad)
        if pad in self.weg:
            raise httpx.ConnectError("geen verbinding", request=request)
        if pad == "/.well-known/openid-configuration":
            inhoud = {
                "issuer": ISSUER,
                "authorization_endpoint": f"{ISSUER}/authorize",
                "token_endpoint": f"{ISSUER}/token",
                "jwks_uri": f"{ISSUER}/keys",
                "end_session_endpoint": f"{ISSUER}/logout",
                **self.metadata,
            }
            return httpx.Response(200, json={k: w for k, w in inhoud.items() if w is not None})
        if pad == "/keys":
            return httpx.Response(200, json={"keys": self.sleutels})
        assert pad == "/token"
        return self.token_antwoord or self._token(
            request, {k: w[0] for k, w in parse_qs((await request.aread()).decode()).items()}
        )

    def _token(self, request: httpx.Request, velden: dict[str, str]) -> httpx.Response:
        kop = request.headers.get("authorization", "").removeprefix("Basic ")
        client, _, geheim = base64.b64decode(kop).decode().partition(":")
        if not kop:
            client, geheim = velden["client_id"], velden["client_secret"]
        if (unquote_plus(client), unquote_plus(geheim) if kop else geheim) != (CLIENT, CLIENTGEHEIM):
            return httpx.Response(
                401, json={"error": "invalid_client", "error_description": "KANARIE van de aanbieder"}
            )
        vraag = self.codes.pop(velden["code"], None)
        bewijs = b64(hashlib.sha256(velden.get("code_verifier", "").encode()).digest())
        if vraag is None or vraag["code_challenge"] != bewijs or vraag["redirect_uri"] != velden["redirect_uri"]:
            return httpx.Response(400, json={"error": "invalid_grant", "error_description": "KANARIE van de aanbieder"})
        nu = int(time.time())
        claims = {"iss": ISSUER, "aud": CLIENT, "sub": self.sub, "iat": nu, "exp": nu + 3600, "nonce": vraag["nonce"]}
        claims |= {"name": NAAM, "email": MAIL, "preferred_username": MAIL, "roles": self.rollen}
        claims = {k: w for k, w in (claims | self.claims).items() if w is not None}
        token = (self.maak_token or onderteken)(claims)
        self.uitgegeven += [token, velden["code_verifier"]]
        return httpx.Response(200, json={"id_token": token, "access_token": "toegang", "token_type": "Bearer"})


def onderteken(claims: dict[str, Any], sleutel: Any = RSA_SLEUTEL, alg: str = "RS256", **kop: Any) -> str:
    # Not jwt.encode: that looks at the claims, and some of ours are wrong on purpose.
    return jwt.api_jws.encode(json.dumps(claims).encode(), sleutel, alg, {"typ": "JWT", "kid": "een", **kop})


class Klok:
    """The clock of the store."""

    nu = datetime.now(timezone.utc)

    def verder(self, **hoeveel: float) -> None:
        self.nu += timedelta(**hoeveel)

    def __call__(self) -> datetime:
        return self.nu


@pytest.fixture
def klok() -> Klok:
    return Klok()


@pytest.fixture
def aanbieder() -> NepAanbieder:
    return NepAanbieder()


@pytest.fixture
def instellingen(instellingen: Instellingen) -> Instellingen:
    return instellingen.met(
        url=REGIE,
        aanmelden=Aanmelden(issuer=ISSUER, client=CLIENT, geheim=CLIENTGEHEIM, hulp="de servicedesk (toestel 12)"),
    )


@dataclass
class Huis:
    """The poort, its provider and its store; `browser()` gives a new one with an empty cookie jar."""

    bouw: Callable[..., Any]
    aanbieder: NepAanbieder
    dossier: Dossier
    rasa: NepRasa

    def browser(self, basis: str = REGIE, **anders: Any) -> TestClient:
        return TestClient(self.bouw(**anders), base_url=basis, follow_redirects=False)

    def aangemeld(self, **anders: Any) -> TestClient:
        """A browser that has signed in, and sends its CSRF token along."""
        browser = self.browser(**anders)
        antwoord = self.meld_aan(browser)
        assert antwoord.status_code == 303, antwoord.text
        browser.headers["X-CSRF-Token"] = browser.get("/api/ik").json()["csrf"]
        return browser

    def meld_aan(self, browser: TestClient, pad: str = "/aanmelden", **anders: str) -> httpx.Response:
        """From /aanmelden by way of the provider to the answer of the callback."""
        naar = browser.get(pad)
        assert naar.status_code == 303, naar.text
        return browser.get(self.aanbieder.inloggen(naar.headers["location"], **anders))


@pytest.fixture
def huis(instellingen: Instellingen, aanbieder: NepAanbieder, klok: Klok, rasa: NepRasa, kaders: Any) -> Iterator[Huis]:
    dossier = open_dossier(instellingen.database, klok=klok)

    def bouw(host: str = "127.0.0.1", **anders: Any) -> Any:
        gekozen = instellingen.met(**anders)
        return maak_app(gekozen, host, kaders=kaders, dossier=dossier, transport=rasa, aanbieder=aanbieder)

    yield Huis(bouw, aanbieder, dossier, rasa)
    dossier.sluit()
