"""Microsoft's side, for tests: keys and tokens of Bot Framework, the token endpoint, and a Bot Connector that records
everything.
"""

from __future__ import annotations

import time
from base64 import urlsafe_b64encode
from collections import deque
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import parse_qsl

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.instellingen import Teams

APP_ID = "aaaaaaaa-1111-2222-3333-444444444444"
TENANT = "bbbbbbbb-1111-2222-3333-444444444444"
GEHEIM = "een-geheim-van-de-app"
UITGEVER = "https://api.botframework.com"
BOT = f"28:{APP_ID}"


@cache
def sleutel(naam: str = "eerste", bits: int = 2048) -> rsa.RSAPrivateKey:
    """A private key; the same one for the same name, since making one takes a while."""
    return rsa.generate_private_key(public_exponent=65537, key_size=bits)


def _b64(getal: int) -> str:
    return urlsafe_b64encode(getal.to_bytes((getal.bit_length() + 7) // 8, "big")).rstrip(b"=").decode()


def jwk(kid: str, privaat: rsa.RSAPrivateKey, kanalen: list[str] | None) -> dict[str, Any]:
    """The public half, as Bot Framework publishes it."""
    publiek = privaat.public_key().public_numbers()
    endorsements = {} if kanalen is None else {"endorsements": kanalen}
    return {"kty": "RSA", "use": "sig", "kid": kid, "n": _b64(publiek.n), "e": _b64(publiek.e), **endorsements}


@dataclass
class Microsoft:
    """One origin for all of Microsoft.

    `antwoorden`: what the connector says next, as (status, headers); 201 when there is nothing left.
    """

    oorsprong: str = "https://microsoft.test"
    app_id: str = APP_ID
    jwks: list[dict[str, Any]] = field(default_factory=lambda: [jwk("k1", sleutel(), ["msteams", "webchat"])])
    antwoorden: deque[tuple[int, dict[str, str]]] = field(default_factory=deque)
    tokenantwoorden: deque[int] = field(default_factory=deque)
    sleutelverzoeken: int = 0
    tokens: list[str] = field(default_factory=list)
    tokenverzoeken: list[dict[str, str]] = field(default_factory=list)
    geweigerde_tokens: set[str] = field(default_factory=set)
    ontvangen: list[dict[str, Any]] = field(default_factory=list)
    rollen: dict[str, str] = field(default_factory=dict)  # what Teams calls somebody, when not user
    chats: list[dict[str, Any]] = field(default_factory=list)  # chats of one person that we asked for
    beantwoord: set[str] = field(default_factory=set)  # ids of the activities that got a message back

    @property
    def service_url(self) -> str:
        return f"{self.oorsprong}/emea/"

    def instelling(self, **anders: Any) -> Teams:
        """Settings of a poort that works with this Microsoft."""
        gegevens: dict[str, Any] = {
            "app_id": self.app_id,
            "geheim": GEHEIM,
            "tenant": TENANT,
            "tenanten": (TENANT,),
            "hosts": (self.oorsprong,),
            "openid": f"{self.oorsprong}/v1/.well-known/openidconfiguration",
            "token_url": f"{self.oorsprong}/{TENANT}/oauth2/v2.0/token",
        }
        return Teams(**{**gegevens, **anders})

    def claims(self, **anders: Any) -> dict[str, Any]:
        """What Bot Framework puts in a token; None leaves a claim out."""
        nu = int(time.time())
        gewoon = {"iss": UITGEVER, "aud": self.app_id, "nbf": nu - 10, "exp": nu + 3600, "serviceurl": self.service_url}
        return {naam: waarde for naam, waarde in {**gewoon, **anders}.items() if waarde is not None}

    def token(
        self, kid: str | None = "k1", privaat: rsa.RSAPrivateKey | None = None, alg: str = "RS256", **claims: Any
    ) -> str:
        kop = {"kid": kid} if kid is not None else {}
        return jwt.encode(self.claims(**claims), privaat or sleutel(), algorithm=alg, headers=kop)

    # --- what was sent to Teams ---

    @property
    def berichten(self) -> list[dict[str, Any]]:
        """The messages that people see, in order; not the typing indicators."""
        return [v["inhoud"] for v in self.ontvangen if v["methode"] == "POST" and v["inhoud"]["type"] == "message"]

    @property
    def vervangen(self) -> list[dict[str, Any]]:
        """The cards that were redrawn, with the id of the activity that they replace."""
        return [v for v in self.ontvangen if v["methode"] == "PUT"]

    @property
    def typt(self) -> int:
        return sum(v["inhoud"]["type"] == "typing" for v in self.ontvangen)

    # --- the services ---

    def app(self) -> Starlette:
        async def metadata(_: Request) -> Response:
            return JSONResponse({"issuer": UITGEVER, "jwks_uri": f"{self.oorsprong}/v1/.well-known/keys"})

        async def keys(_: Request) -> Response:
            self.sleutelverzoeken += 1
            return JSONResponse({"keys": self.jwks})

        async def token(request: Request) -> Response:
            self.tokenverzoeken.append(dict(parse_qsl((await request.body()).decode())))
            if self.tokenantwoorden and (status := self.tokenantwoorden.popleft()) != 200:
                return JSONResponse({"error": "invalid_client", "error_description": GEHEIM}, status_code=status)
            self.tokens.append(f"bot-token-{len(self.tokens)}")
            return JSONResponse({"token_type": "Bearer", "expires_in": 3600, "access_token": self.tokens[-1]})

        async def activiteit(request: Request) -> Response:
            gegeven = request.headers.get("authorization", "").removeprefix("Bearer ")
            if gegeven not in self.tokens or gegeven in self.geweigerde_tokens:
                return Response(status_code=401)
            inhoud = await request.json()
            if inhoud["type"] != "typing" and self.antwoorden:
                status, koppen = self.antwoorden.popleft()
                if status >= 300:
                    return JSONResponse({"error": {"message": inhoud.get("text")}}, status_code=status, headers=koppen)
            nummer = request.path_params.get("op", "")
            self.ontvangen.append(
                {"methode": request.method, "gesprek": request.path_params["gesprek"], "op": nummer, "inhoud": inhoud}
            )
            if request.method == "POST" and inhoud["type"] == "message":
                self.beantwoord.add(inhoud.get("replyToId", ""))
            return JSONResponse(
                {"id": f"1:{len(self.ontvangen)}"}, status_code=202 if inhoud["type"] == "typing" else 201
            )

        async def lid(request: Request) -> Response:
            wie = request.path_params["wie"]
            return JSONResponse({"id": wie, "userRole": self.rollen.get(wie, "user")})

        async def nieuwe_chat(request: Request) -> Response:
            if request.headers.get("authorization", "").removeprefix("Bearer ") not in self.tokens:
                return Response(status_code=401)
            if self.antwoorden:
                return Response(status_code=self.antwoorden.popleft()[0])
            inhoud = await request.json()
            self.chats.append(inhoud)
            return JSONResponse({"id": f"a:{inhoud['members'][0]['id'].removeprefix('29:')}"}, status_code=201)

        return Starlette(
            routes=[
                Route("/v1/.well-known/openidconfiguration", metadata),
                Route("/v1/.well-known/keys", keys),
                Route("/{tenant}/oauth2/v2.0/token", token, methods=["POST"]),
                Route("/emea/v3/conversations/{gesprek}/members/{wie}", lid),
                Route("/emea/v3/conversations", nieuwe_chat, methods=["POST"]),
                Route("/emea/v3/conversations/{gesprek}/activities", activiteit, methods=["POST"]),
                Route("/emea/v3/conversations/{gesprek}/activities/{op}", activiteit, methods=["POST", "PUT"]),
            ]
        )


def activiteit(microsoft: Microsoft, soort: str = "message", **anders: Any) -> dict[str, Any]:
    """An activity as Teams sends it, of a personal chat. A value None leaves a field out."""
    gewoon: dict[str, Any] = {
        "type": soort,
        "id": "f:1",
        "timestamp": "2026-11-22T06:00:00.000Z",
        "channelId": "msteams",
        "serviceUrl": microsoft.service_url,
        "from": {"id": "29:anna", "name": "Anna Canarius", "aadObjectId": "cccccccc-1111-2222-3333-444444444444"},
        "recipient": {"id": BOT, "name": "Regiewijzer"},
        "conversation": {"id": "a:anna", "conversationType": "personal", "tenantId": TENANT},
        "channelData": {"tenant": {"id": TENANT}},
        "locale": "en-US",
        **({"text": "hallo", "textFormat": "plain"} if soort == "message" else {}),
    }
    return {naam: waarde for naam, waarde in {**gewoon, **anders}.items() if waarde is not None}


def groep(gesprek: str = "19:groep@thread.v2", soort: str = "groupChat") -> dict[str, Any]:
    """The conversation of a group chat, a meeting or (soort "channel") a thread."""
    return {"id": gesprek, "conversationType": soort, "isGroup": True, "tenantId": TENANT}


def persoon(naam: str) -> dict[str, Any]:
    return {"id": f"29:{naam}", "name": f"{naam.title()} Canarius", "aadObjectId": f"oid-{naam}"}


def vermelding(wie: str, naam: str) -> dict[str, Any]:
    """The entity of a mention: `<at>naam</at>` in the text."""
    return {"type": "mention", "mentioned": {"id": wie, "name": naam}, "text": f"<at>{naam}</at>"}
