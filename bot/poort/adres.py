"""Where the poort may listen, and under which names it answers."""

from __future__ import annotations

import ipaddress
import re
import socket
from urllib.parse import urlsplit

from bot.instellingen import Instellingen, is_loopback

EIGEN_NAAM = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d+)?", re.IGNORECASE)


class OnveiligAdres(ValueError):
    """The poort may not listen on this address; the message is one Dutch line."""


def is_lokaal(host: str) -> bool:
    """Whether this address, or every address of this name, is this machine alone."""
    try:
        adressen = {str(gegeven[4][0]) for gegeven in socket.getaddrinfo(host, None)} if host else set()
    except OSError:
        return False
    return bool(adressen) and all(ipaddress.ip_address(adres.partition("%")[0]).is_loopback for adres in adressen)


def is_vrij(host: str, instellingen: Instellingen) -> bool:
    """Whether nobody has to say who he is: only this machine can reach us, and neither a provider nor a token is set.

    Who sets one of those means it, wherever we listen: a proxy on this machine makes loopback reachable for everybody.
    """
    naam = urlsplit(instellingen.url).hostname if instellingen.url else "localhost"
    return is_lokaal(host) and is_loopback(naam or "") and instellingen.aanmelden is None and instellingen.token is None


def controleer_adres(host: str, instellingen: Instellingen) -> None:
    """Raises OnveiligAdres when anyone could reach this address without saying who he is, or with a token that can be
    guessed.
    """
    if instellingen.metingen_token is not None:
        _controleer_metingen(instellingen.metingen_token, instellingen.token)
    if is_vrij(host, instellingen):
        return
    token = instellingen.token
    if token is None and instellingen.aanmelden is None:
        waar = f"op {host}" if not is_lokaal(host) else f"voor {instellingen.url}"
        raise OnveiligAdres(
            f"Regiewijzer start niet {waar}: iedereen in het netwerk zou er zonder inloggen bij kunnen. "
            "Stel het aanmelden in (REGIEWIJZER_OIDC_URL) of zet REGIEWIJZER_TOKEN, of gebruik --host 127.0.0.1 "
            "zonder REGIEWIJZER_URL."
        )
    if token is not None and not _is_sterk(token):
        raise OnveiligAdres("REGIEWIJZER_TOKEN is onbruikbaar: neem minstens 16 willekeurige letters en cijfers.")


def _controleer_metingen(token: str, gewoon: str | None) -> None:
    """Who may read the numbers may do no more than that, so its token is one of its own."""
    if not _is_sterk(token):
        raise OnveiligAdres(
            "REGIEWIJZER_METINGEN_TOKEN is onbruikbaar: neem minstens 16 willekeurige letters en cijfers."
        )
    if token == gewoon:
        raise OnveiligAdres("REGIEWIJZER_METINGEN_TOKEN is gelijk aan REGIEWIJZER_TOKEN. Neem een ander.")


def _is_sterk(token: str) -> bool:
    """Whether it fits in a header and can't be guessed at sight: long enough, and no few characters again and again."""
    return len(token) >= 16 and token.isascii() and token.isprintable() and " " not in token and len(set(token)) >= 6


class Namen:
    """The values of the Host header that we answer to, so that no web page reaches us under a name of its own (DNS
    rebinding).

    This machine's own names always; the public address when there is one; anything when users come from outside and
    nobody said by which name.
    """

    def __init__(self, host: str, url: str | None) -> None:
        delen = urlsplit(url) if url else None
        self._alles = delen is None and not is_lokaal(host)
        standaard = {"https": ":443", "http": ":80"}
        self._namen = {delen.netloc, delen.netloc + standaard[delen.scheme]} if delen else set()
        self.uitleg = (
            f"Open Regiewijzer via {url}." if url else "Open Regiewijzer via http://127.0.0.1 of http://localhost."
        )

    def goed(self, naam: str) -> bool:
        return self._alles or EIGEN_NAAM.fullmatch(naam) is not None or naam.lower() in self._namen


def koekjesnaam(url: str) -> str:
    """The name of the session cookie at this public address: a __Host- cookie is only ever set by this very host,
    over TLS.
    """
    return "__Host-regiewijzer" if url.startswith("https:") else "regiewijzer"
