"""The OpenID provider: where its endpoints are, exchanging a code, and reading the ID token.

The protocol is authlib's and joserfc's; ours is what is let through: one exact issuer, RS256 or ES256, our audience,
our nonce, five minutes of difference between clocks. Nothing of the provider is needed to start, and what it says
about an error never gets further than a code.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlsplit

import httpx
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from authlib.oidc.core import CodeIDToken
from authlib.oidc.discovery import get_well_known_url
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from bot.instellingen import Aanmelden, is_loopback
from bot.poort.aanmelden.poging import Poging

logger = logging.getLogger("regiewijzer.aanmelden")

ALGORITMEN = ("RS256", "ES256")
KLOKVERSCHIL = 300  # seconds
GEDULD = 5.0  # seconds to connect, and to read
HOUDBAAR = 3600.0  # seconds that endpoints and keys are kept
RUST = 60.0  # seconds between two refreshes for keys that we don't know
HERSTEL = 3.0  # seconds that a provider that failed is left alone
_TOKENFOUTEN = {"invalid_client", "unauthorized_client", "invalid_request", "invalid_scope", "unsupported_grant_type"}


class AanbiederFout(Exception):
    """Signing in doesn't work.

    `soort`: onbereikbaar, instelling (our settings or the provider's), or geweigerd (this attempt).
    """

    def __init__(self, soort: str, reden: str) -> None:
        super().__init__(reden)
        self.soort = soort
        self.reden = reden  # a few words of ours, for the log: nothing that came from outside


@dataclass(frozen=True)
class Wegwijzer:
    """What we use of the provider's metadata: URLs, how it wants the secret, and whether it names itself in its
    answer.
    """

    aanmelden: str
    token: str
    sleutels: str
    afmelden: str | None
    manieren: tuple[str, ...]
    noemt_zich: bool


class Aanbieder:
    """One provider. `transport` and `klok` (seconds) are for tests."""

    def __init__(
        self,
        instelling: Aanmelden,
        terug: str,
        transport: httpx.AsyncBaseTransport | None,
        klok: Callable[[], float] = time.time,
    ) -> None:
        self._instelling = instelling
        self._terug = terug
        self._klok = klok
        self._lokaal = is_loopback(urlsplit(instelling.issuer).hostname or "")
        # The proxy and the certificates of the environment count: many organisations reach the outside through them
        # only.
        self._client = httpx.AsyncClient(timeout=GEDULD, transport=transport, trust_env=not self._lokaal)
        self._grendel = asyncio.Lock()
        self._wegwijzer: tuple[float, Wegwijzer] | None = None
        self._sleutels: tuple[float, KeySet] | None = None
        self._mislukt: tuple[float, AanbiederFout] | None = None

    async def naar(self, poging: Poging, opnieuw: bool = False) -> str:
        """The URL where this attempt goes on.

        `opnieuw`: ask for an account even when the provider knows the user already.
        """
        wegwijzer = await self.wegwijzer()
        return str(
            prepare_grant_uri(
                wegwijzer.aanmelden,
                self._instelling.client,
                "code",
                redirect_uri=self._terug,
                scope=self._instelling.scopes,
                state=poging.state,
                nonce=poging.nonce,
                code_challenge=create_s256_code_challenge(poging.bewijs),
                code_challenge_method="S256",
                prompt="login" if opnieuw else None,
            )
        )

    async def wie(self, code: str, poging: Poging) -> dict[str, Any]:
        """The claims of whoever has been given this code. Raises AanbiederFout."""
        antwoord = await self._wissel_in(code, poging)
        try:
            return await self._lees(antwoord["id_token"], poging.nonce, antwoord.get("access_token"))
        except AanbiederFout:
            raise
        except Exception as fout:  # whatever a library makes of a token that isn't right: it isn't let in
            wat = getattr(fout, "claim", "")  # which claim isn't right: one of the names that we ask for
            raise AanbiederFout("geweigerd", f"ID-token: {type(fout).__name__} {wat}".rstrip()) from None

    async def afmeldadres(self, terug: str) -> str | None:
        """Where the user signs out of the provider too; None when it has no such place, or can't be reached now.

        Without id_token_hint: that would put a token with a name in it into the address bar.
        """
        try:
            afmelden = (await self.wegwijzer()).afmelden
        except AanbiederFout:
            return None
        if afmelden is None:
            return None
        scheiding = "&" if urlsplit(afmelden).query else "?"
        vraag = {"client_id": self._instelling.client, "post_logout_redirect_uri": terug}
        return f"{afmelden}{scheiding}{'&'.join(f'{naam}={quote(waarde, str())}' for naam, waarde in vraag.items())}"

    async def wegwijzer(self) -> Wegwijzer:
        """The provider's metadata, fetched when it is first needed and kept for an hour."""
        async with self._grendel:
            if self._wegwijzer is None or self._klok() > self._wegwijzer[0] + HOUDBAAR:
                inhoud = await self._haal(get_well_known_url(self._instelling.issuer, external=True), "metadata")
                self._wegwijzer = (self._klok(), self._gelezen(inhoud))
            return self._wegwijzer[1]

    def _gelezen(self, inhoud: dict[str, Any]) -> Wegwijzer:
        if inhoud.get("issuer") != self._instelling.issuer:
            raise AanbiederFout(
                "instelling", "REGIEWIJZER_OIDC_URL is niet letterlijk de issuer die de aanbieder noemt"
            )
        manieren = inhoud.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        return Wegwijzer(
            aanmelden=self._adres(inhoud, "authorization_endpoint"),
            token=self._adres(inhoud, "token_endpoint"),
            sleutels=self._adres(inhoud, "jwks_uri"),
            afmelden=self._adres(inhoud, "end_session_endpoint") if inhoud.get("end_session_endpoint") else None,
            manieren=tuple(manieren) if isinstance(manieren, list) else (),
            noemt_zich=inhoud.get("authorization_response_iss_parameter_supported") is True,
        )

    def _adres(self, inhoud: dict[str, Any], naam: str) -> str:
        adres = inhoud.get(naam)
        delen = urlsplit(adres) if isinstance(adres, str) else None
        lokaal = self._lokaal and delen is not None and delen.scheme == "http" and is_loopback(delen.hostname or "")
        if delen is None or not delen.hostname or not (delen.scheme == "https" or lokaal) or delen.fragment:
            raise AanbiederFout("instelling", f"de aanbieder geeft geen bruikbare {naam}")
        return str(adres)

    async def _wissel_in(self, code: str, poging: Poging) -> dict[str, Any]:
        wegwijzer = await self.wegwijzer()
        client, geheim = self._instelling.client, self._instelling.geheim
        velden = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": self._terug,
            "code_verifier": poging.bewijs,
            "client_id": client,
        }
        kop: httpx.BasicAuth | None = None
        if "client_secret_basic" in wegwijzer.manieren:
            kop = httpx.BasicAuth(quote(client, ""), quote(geheim, ""))  # RFC 6749, 2.3.1: form-encoded first
        else:
            velden["client_secret"] = geheim
        status, antwoord = await self._json("token", "POST", wegwijzer.token, data=velden, auth=kop)
        if status == 200 and isinstance(antwoord.get("id_token"), str):
            return antwoord
        fout = antwoord.get("error")
        if isinstance(fout, str) and fout in _TOKENFOUTEN:
            raise AanbiederFout("instelling", f"de aanbieder weigert ons ({fout})")
        if status >= 500:
            raise AanbiederFout("onbereikbaar", f"token: status {status}")
        raise AanbiederFout("geweigerd", f"token: status {status}")

    async def toegang(self, token: str) -> dict[str, Any]:
        """The claims of an access token that the provider gave somebody for us. Raises AanbiederFout."""
        try:
            claims = (await self._ontcijfer(token)).claims
            jwt.JWTClaimsRegistry(
                now=int(self._klok()),
                leeway=KLOKVERSCHIL,
                iss={"essential": True, "value": self._instelling.issuer},
                aud={"essential": True, "value": self._instelling.client},
                exp={"essential": True},
                sub={"essential": True},
            ).validate(claims)
        except AanbiederFout:
            raise
        except Exception as fout:  # whatever a library makes of it: it isn't let in
            wat = getattr(fout, "claim", "")
            raise AanbiederFout("geweigerd", f"token: {type(fout).__name__} {wat}".rstrip()) from None
        return dict(claims)

    async def _ontcijfer(self, token: str) -> jwt.Token:
        """A token whose signature is the provider's. Raises AanbiederFout, or whatever the library does."""
        regels = JWSRegistry(algorithms=ALGORITMEN, strict_check_header=False)
        regels.max_header_length = 4096  # some providers put a certificate in it
        try:
            return jwt.decode(token, await self._sleutelbos(), registry=regels)
        except InvalidKeyIdError:  # the provider may have a new key
            return jwt.decode(token, await self._sleutelbos(onbekend=True), registry=regels)

    async def _lees(self, id_token: str, nonce: str, access_token: Any) -> dict[str, Any]:
        token = await self._ontcijfer(id_token)
        claims = CodeIDToken(
            token.claims,
            token.header,
            {
                "iss": {"essential": True, "value": self._instelling.issuer},
                "aud": {"essential": True, "value": self._instelling.client},
            },
            {"nonce": nonce, "client_id": self._instelling.client, "access_token": access_token},
        )
        claims.validate(now=int(self._klok()), leeway=KLOKVERSCHIL)
        if not 0 < len(claims["sub"]) <= 255:
            raise ValueError("sub")
        return dict(claims)

    async def _sleutelbos(self, onbekend: bool = False) -> KeySet:
        """The provider's public keys.

        `onbekend`: a token named a key that isn't among them; looked up anew, but not all the time.
        """
        wegwijzer = await self.wegwijzer()
        async with self._grendel:
            leeftijd = self._klok() - self._sleutels[0] if self._sleutels else HOUDBAAR + 1
            if self._sleutels is None or leeftijd > (RUST if onbekend else HOUDBAAR):
                inhoud = await self._haal(wegwijzer.sleutels, "sleutels")
                sleutels = [
                    s for s in inhoud.get("keys") or [] if isinstance(s, dict) and s.get("kty") in ("RSA", "EC")
                ]
                self._sleutels = (self._klok(), KeySet.import_key_set({"keys": sleutels}))
            return self._sleutels[1]

    async def _haal(self, url: str, wat: str) -> dict[str, Any]:
        """The JSON object at this URL.

        After a failure the next ones fail at once for a moment: nobody queues for a provider that is down.
        """
        if self._mislukt and self._klok() < self._mislukt[0] + HERSTEL:
            raise self._mislukt[1]
        try:
            status, inhoud = await self._json(wat, "GET", url)
            if status != 200:
                raise AanbiederFout("onbereikbaar", f"{wat}: status {status}")
        except AanbiederFout as fout:
            self._mislukt = (self._klok(), fout)
            raise
        return inhoud

    async def _json(self, wat: str, methode: str, url: str, **meer: Any) -> tuple[int, dict[str, Any]]:
        """Status and JSON object ({} when it isn't one) of a request that ends within twice GEDULD.

        Redirects aren't followed.
        """
        try:
            vraag = self._client.request(methode, url, headers={"Accept": "application/json"}, **meer)
            antwoord = await asyncio.wait_for(vraag, 2 * GEDULD)
        except (httpx.HTTPError, httpx.InvalidURL, asyncio.TimeoutError) as fout:
            raise AanbiederFout("onbereikbaar", f"{wat}: {type(fout).__name__}") from None
        try:
            inhoud = antwoord.json()
        except (ValueError, RecursionError):
            inhoud = None
        return antwoord.status_code, inhoud if isinstance(inhoud, dict) else {}

    async def sluit(self) -> None:
        await self._client.aclose()
