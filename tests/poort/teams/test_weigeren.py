"""Forged and broken tokens and activities: 401, nothing in the body, and nothing happens."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import jwt
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.instellingen import lees
from bot.poort.teams import PAD
from bot.poort.teams.bewijs import toegestaan
from tests.poort.conftest import NepRasa
from tests.poort.teams.conftest import Chat, Open, draai
from tests.poort.teams.microsoft import APP_ID, GEHEIM, TENANT, Microsoft, activiteit, jwk, sleutel


def over(seconden: float) -> int:
    """The moment so many seconds from now."""
    return int(time.time() + seconden)


def met_de_hand(kop: dict[str, Any], claims: Any, handtekening: bytes = b"x") -> str:
    """A token put together without a library that would object."""
    delen = [json.dumps(kop).encode(), json.dumps(claims).encode(), handtekening]
    return ".".join(base64.urlsafe_b64encode(deel).rstrip(b"=").decode() for deel in delen)


def echt_getekend(m: Microsoft, kop: dict[str, Any], claims: Any) -> str:
    """As above, with a good signature of the real key."""
    from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
    from cryptography.hazmat.primitives.hashes import SHA256

    inhoud = met_de_hand(kop, claims).rpartition(".")[0]
    handtekening = sleutel().sign(inhoud.encode(), PKCS1v15(), SHA256())
    return f"{inhoud}.{base64.urlsafe_b64encode(handtekening).rstrip(b'=').decode()}"


def _publieke_sleutel_als_geheim(m: Microsoft) -> str:
    """HS256 with the published key as its secret, what a careless check accepts."""
    import hashlib
    import hmac

    pem = sleutel().public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    inhoud = met_de_hand({"alg": "HS256", "typ": "JWT", "kid": "k1"}, m.claims()).rpartition(".")[0]
    handtekening = hmac.new(pem, inhoud.encode(), hashlib.sha256).digest()
    return f"{inhoud}.{base64.urlsafe_b64encode(handtekening).rstrip(b'=').decode()}"


def _gewijzigd(m: Microsoft) -> str:
    kop, _, handtekening = m.token().split(".")
    anders = base64.urlsafe_b64encode(json.dumps(m.claims(exp=over(99999))).encode()).rstrip(b"=").decode()
    return f"{kop}.{anders}.{handtekening}"


def _met_kop(m: Microsoft, **kop: Any) -> str:
    return jwt.encode(m.claims(), sleutel("vreemd"), algorithm="RS256", headers={"kid": "k1", **kop})


RS = {"alg": "RS256", "typ": "JWT", "kid": "k1"}
TOKENS: dict[str, Callable[[Microsoft], str]] = {
    "leeg": lambda m: "",
    "onzin": lambda m: "onzin",
    "twee delen": lambda m: m.token().rpartition(".")[0],
    "vier delen": lambda m: m.token() + ".x",
    "zonder handtekening": lambda m: m.token().rpartition(".")[0] + ".",
    "kop is geen JSON": lambda m: "e30x." + m.token().partition(".")[2],
    "alg none": lambda m: met_de_hand({"alg": "none", "kid": "k1"}, m.claims(), b""),
    "HS256 met de publieke sleutel": _publieke_sleutel_als_geheim,
    "RS384": lambda m: m.token(alg="RS384"),
    "RS512": lambda m: m.token(alg="RS512"),
    "PS256": lambda m: m.token(alg="PS256"),
    "alg is een lijst": lambda m: met_de_hand({"alg": ["RS256"], "kid": "k1"}, m.claims()),
    "geen kid": lambda m: m.token(kid=None),
    "onbekende kid": lambda m: m.token(kid="k9"),
    "kid is een getal": lambda m: echt_getekend(m, {"alg": "RS256", "kid": 1}, m.claims()),
    "andere sleutel": lambda m: m.token(privaat=sleutel("vreemd")),
    "eigen sleutel in de kop": lambda m: _met_kop(m, jwk=jwk("k1", sleutel("vreemd"), ["msteams"])),
    "adres van sleutels in de kop": lambda m: _met_kop(m, jku="https://kwaad.example/keys"),
    "crit in de kop": lambda m: echt_getekend(m, {**RS, "crit": ["exp"]}, m.claims()),
    "gewijzigde inhoud": _gewijzigd,
    "te korte sleutel": lambda m: m.token(kid="kort", privaat=sleutel("kort", 1024)),
    "sleutel om te versleutelen": lambda m: m.token(kid="enc", privaat=sleutel("enc")),
    "sleutel van een ander kanaal": lambda m: m.token(kid="webchat", privaat=sleutel("webchat")),
    "sleutel zonder kanalen": lambda m: m.token(kid="kaal", privaat=sleutel("kaal")),
    "andere uitgever": lambda m: m.token(iss="https://kwaad.example"),
    "uitgever van de emulator": lambda m: m.token(iss=f"https://sts.windows.net/{TENANT}/"),
    "uitgever als lijst": lambda m: echt_getekend(m, RS, m.claims(iss=["https://api.botframework.com"])),
    "geen uitgever": lambda m: m.token(iss=None),
    "voor een andere app": lambda m: m.token(aud="dddddddd-1111-2222-3333-444444444444"),
    "ook voor een andere app": lambda m: m.token(aud=[APP_ID, "dddddddd-1111-2222-3333-444444444444"]),
    "geen aud": lambda m: m.token(aud=None),
    "verlopen": lambda m: m.token(exp=over(-310)),
    "geen exp": lambda m: m.token(exp=None),
    "exp als tekst": lambda m: echt_getekend(m, RS, m.claims(exp=str(over(3600)))),
    "exp oneindig": lambda m: echt_getekend(m, RS, m.claims(exp=float("inf"))),
    "exp geen getal": lambda m: echt_getekend(m, RS, m.claims(exp=float("nan"))),
    "exp waar": lambda m: echt_getekend(m, RS, m.claims(exp=True)),
    "nog niet geldig": lambda m: m.token(nbf=over(400)),
    "geen nbf": lambda m: m.token(nbf=None),
    "nbf als tekst": lambda m: echt_getekend(m, RS, m.claims(nbf=str(over(0)))),
    "uitgegeven in de toekomst": lambda m: m.token(iat=over(4000)),
    "andere serviceurl": lambda m: m.token(serviceurl="https://kwaad.example/emea/"),
    "geen serviceurl": lambda m: m.token(serviceurl=None),
    "serviceurl is een getal": lambda m: m.token(serviceurl=1),
    "twee serviceurls": lambda m: m.token(serviceUrl="https://kwaad.example/emea/"),
    "claims zijn een lijst": lambda m: echt_getekend(m, RS, [1, 2]),
    "te lang": lambda m: m.token(vulling="x" * 9000),
}

KOPPEN: dict[str, Callable[[Microsoft], list[tuple[str, str]]]] = {
    "geen": lambda m: [],
    "leeg": lambda m: [("Authorization", "")],
    "basic": lambda m: [("Authorization", f"Basic {m.token()}")],
    "alleen het token": lambda m: [("Authorization", m.token())],
    "twee": lambda m: [("Authorization", f"Bearer {m.token()}"), ("Authorization", f"Bearer {m.token()}")],
    "in een koekje": lambda m: [("Cookie", f"token={m.token()}")],
    "geheim van de app": lambda m: [("Authorization", f"Bearer {GEHEIM}")],
}


def _zonder(naam: str) -> Callable[[Microsoft], Any]:
    return lambda m: activiteit(m, **{naam: None})


def _service(url: str) -> Callable[[Microsoft], Any]:
    return lambda m: activiteit(m, serviceUrl=url)


ACTIVITEITEN: dict[str, Callable[[Microsoft], Any]] = {
    "een lijst": lambda m: [activiteit(m)],
    "een getal": lambda m: 1,
    "null": lambda m: None,
    "leeg": lambda m: {},
    **{
        f"zonder {naam}": _zonder(naam)
        for naam in ("type", "id", "channelId", "serviceUrl", "from", "recipient", "conversation")
    },
    "zonder afzender": lambda m: activiteit(m, **{"from": {"name": "Anna"}}),
    "afzender is een lijst": lambda m: activiteit(m, **{"from": {"id": ["29:anna"]}}),
    "gesprek zonder id": lambda m: activiteit(m, conversation={"conversationType": "personal", "tenantId": TENANT}),
    "id met een regeleinde": lambda m: activiteit(m, id="f:1\nf:2"),
    "id te lang": lambda m: activiteit(m, id="f" * 301),
    "half teken in het gesprek": lambda m: activiteit(m, conversation={"id": "a:\ud800", "tenantId": TENANT}),
    "tekst is een getal": lambda m: activiteit(m, text=5),
    "zonder tenant": lambda m: activiteit(
        m, channelData={}, conversation={"id": "a:anna", "conversationType": "personal"}
    ),
    "twee tenants": lambda m: activiteit(
        m, channelData={"tenant": {"id": TENANT}}, conversation={"id": "a:anna", "tenantId": APP_ID}
    ),
    "tenant is een getal": lambda m: activiteit(m, channelData={"tenant": {"id": 1}}),
    "kanaal emulator": lambda m: activiteit(m, channelId="emulator"),
    "kanaal webchat": lambda m: activiteit(m, channelId="webchat"),
    "andere serviceUrl": _service("https://kwaad.example/emea/"),
    "serviceUrl met hoofdletter": _service("https://Microsoft.test/emea/"),
}

# The token says the same: the list of hosts is what stops these.
DIENSTEN = {
    "andere host": "https://kwaad.example/emea/",
    "http": "http://microsoft.test/emea/",
    "host erachter": "https://microsoft.test.kwaad.example/emea/",
    "host als naam": "https://microsoft.test@kwaad.example/emea/",
    "host met wachtwoord": "https://x:y@microsoft.test/emea/",
    "andere poort": "https://microsoft.test:8443/emea/",
    "backslash": "https://microsoft.test\\@kwaad.example/",
    "vraagteken": "https://microsoft.test/emea/?x=",
    "hekje": "https://microsoft.test/emea/#x",
    "punt erachter": "https://microsoft.test./emea/",
    "geen schema": "//microsoft.test/emea/",
    "bestand": "file:///etc/passwd",
    "loopback": "http://127.0.0.1:5005/",
    "metadata": "http://169.254.169.254/latest/",
    "leeg": " ",
}

INHOUD: dict[str, tuple[bytes, dict[str, str]]] = {
    "geen JSON": (b"{", {}),
    "geen UTF-8": (b'{"type": "\xff"}', {}),
    "diep": (b"[" * 100_000 + b"]" * 100_000, {}),
    "diep object": (b'{"type":' * 20_000, {}),
    "te groot": (b'{"text": "' + b"x" * 300_000 + b'"}', {}),
    "lang getal": (b'{"type": ' + b"9" * 200_000 + b"}", {}),
    "geen JSON-soort": (b"{}", {"content-type": "text/plain"}),
    "formulier": (b"type=message", {"content-type": "application/x-www-form-urlencoded"}),
    "ingepakt": (b"\x1f\x8b", {"content-encoding": "gzip"}),
    "niets": (b"", {}),
}


@pytest.fixture(scope="module")
def dicht(tmp_path_factory: pytest.TempPathFactory, kaders: Any) -> Iterator[Chat]:
    """One poort for all that is refused. In the end nothing has been done with any of it."""
    microsoft, rasa = Microsoft(), NepRasa()
    microsoft.jwks += [
        jwk("kort", sleutel("kort", 1024), ["msteams"]),
        jwk("enc", sleutel("enc"), ["msteams"]) | {"use": "enc"},
        jwk("webchat", sleutel("webchat"), ["webchat"]),
        jwk("kaal", sleutel("kaal"), None),
        {"kty": "EC", "kid": "ec", "crv": "P-256"},
        {"kty": "RSA", "kid": "stuk", "n": "!", "e": "AQAB", "endorsements": ["msteams"]},
    ]
    instellingen = lees().met(
        var=tmp_path_factory.mktemp("dicht"), database_url=None, token=None, geheim=GEHEIM, url=None
    )
    with draai(instellingen, kaders, rasa, microsoft) as chat:
        yield chat
    assert not rasa.ontvangen and not rasa.geweigerd
    assert not microsoft.ontvangen and not microsoft.tokenverzoeken


def geweigerd(antwoord: httpx.Response) -> None:
    assert (antwoord.status_code, antwoord.content) == (401, b"")


@pytest.mark.parametrize("geval", TOKENS)
def test_een_vervalst_token(dicht: Chat, geval: str):
    geweigerd(dicht.post(activiteit(dicht.microsoft), token=TOKENS[geval](dicht.microsoft)))


@pytest.mark.parametrize("geval", KOPPEN)
def test_een_verkeerde_kop(dicht: Chat, geval: str):
    geweigerd(dicht.client.post(PAD, json=activiteit(dicht.microsoft), headers=KOPPEN[geval](dicht.microsoft)))


@pytest.mark.parametrize("geval", ACTIVITEITEN)
def test_een_activiteit_die_niet_klopt(dicht: Chat, geval: str):
    inhoud = json.dumps(ACTIVITEITEN[geval](dicht.microsoft))
    koppen = {"Authorization": f"Bearer {dicht.microsoft.token()}", "content-type": "application/json"}
    geweigerd(dicht.client.post(PAD, content=inhoud, headers=koppen))


@pytest.mark.parametrize("geval", DIENSTEN)
def test_een_dienst_die_niet_op_de_lijst_staat(dicht: Chat, geval: str):
    adres = DIENSTEN[geval]
    geweigerd(dicht.post(activiteit(dicht.microsoft, serviceUrl=adres), token=dicht.microsoft.token(serviceurl=adres)))


@pytest.mark.parametrize("geval", INHOUD)
def test_onbruikbare_inhoud(dicht: Chat, geval: str):
    inhoud, koppen = INHOUD[geval]
    koppen = {"Authorization": f"Bearer {dicht.microsoft.token()}", "content-type": "application/json", **koppen}
    geweigerd(dicht.client.post(PAD, content=inhoud, headers=koppen))


@pytest.mark.parametrize(
    "claims",
    [
        lambda: {"exp": over(-200)},
        lambda: {"nbf": over(200)},
        lambda: {"serviceurl": None, "serviceUrl": "https://microsoft.test/emea/"},
    ],
    ids=["exp", "nbf", "serviceUrl"],
)
def test_binnen_de_speling_geldt_een_token(chat: Chat, microsoft: Microsoft, claims):
    assert chat.post(activiteit(microsoft), token=microsoft.token(**claims())).status_code == 200
    chat.antwoorden(1)


def test_een_poort_zonder_teams_kent_het_adres_niet(client, microsoft: Microsoft):
    antwoord = client.post(PAD, json=activiteit(microsoft), headers={"Authorization": f"Bearer {microsoft.token()}"})
    assert antwoord.status_code in (404, 405)


def test_zonder_sleutels_komt_er_niemand_in(open_chat: Open, microsoft: Microsoft, rasa: NepRasa):
    with open_chat(openid="https://microsoft.test/bestaat/niet") as chat:
        geweigerd(chat.post(activiteit(microsoft)))
    assert not rasa.ontvangen


# --- whatever is sent ---

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda kind: st.lists(kind, max_size=3) | st.dictionaries(st.text(max_size=10), kind, max_size=3),
    max_leaves=8,
)
VELDEN = [
    "type",
    "id",
    "text",
    "value",
    "entities",
    "from",
    "recipient",
    "conversation",
    "channelData",
    "membersAdded",
    "name",
    "replyToId",
]
ROND = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(kop=st.binary(max_size=200), inhoud=st.binary(max_size=300))
@ROND
def test_wat_een_vreemde_ook_stuurt_het_is_401(dicht: Chat, kop: bytes, inhoud: bytes):
    koppen = {b"authorization": b"Bearer " + kop.translate(None, b"\r\n\x00"), b"content-type": b"application/json"}
    geweigerd(dicht.client.post(PAD, content=inhoud, headers=koppen))


@given(kop=JSON, claims=JSON)
@ROND
def test_welk_token_een_vreemde_ook_maakt_het_is_401(dicht: Chat, kop: Any, claims: Any):
    kop = {"alg": "RS256", "kid": "k1", **kop} if isinstance(kop, dict) else kop
    geweigerd(dicht.post(activiteit(dicht.microsoft), token=met_de_hand(kop, claims)))


@given(
    claims=st.dictionaries(
        st.sampled_from(["iss", "aud", "exp", "nbf", "iat", "serviceurl", "sub", "jti"]), JSON, min_size=1
    )
)
@ROND
def test_welke_claims_ook_getekend_zijn_het_is_200_of_401(chat: Chat, microsoft: Microsoft, claims: Any):
    token = echt_getekend(microsoft, RS, {**microsoft.claims(), **claims})
    antwoord = chat.post(activiteit(microsoft), token=token)
    assert antwoord.status_code in (200, 401) and antwoord.content == b""


@given(velden=st.dictionaries(st.sampled_from(VELDEN), JSON, min_size=1))
@ROND
def test_welke_activiteit_teams_ook_stuurt_het_is_200_of_401(chat: Chat, microsoft: Microsoft, velden: Any):
    inhoud = json.dumps({**activiteit(microsoft), **velden})
    koppen = {"Authorization": f"Bearer {microsoft.token()}", "content-type": "application/json"}
    antwoord = chat.client.post(PAD, content=inhoud, headers=koppen)
    assert antwoord.status_code in (200, 401)
    assert antwoord.content == b"" or velden.get("type") == "invoke"


@pytest.mark.parametrize("pad", ["/teams/../x", "/teams/%2e%2e/x", "/teams/%2E./x", "/./teams", "/teams/.."])
def test_een_adres_van_teams_gaat_niet_omhoog(pad: str):
    assert toegestaan("https://smba.trafficmanager.net/teams/", ["https://smba.trafficmanager.net"])
    assert not toegestaan(f"https://smba.trafficmanager.net{pad}", ["https://smba.trafficmanager.net"])
