"""One secret for the installation; every other key is derived from it, one a purpose."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from pathlib import Path

from bot.instellingen import Instellingen

MINIMALE_LENGTE = 16


class GeheimFout(ValueError):
    """The secret can't be used; the message is one Dutch line for the user."""


def hoofdgeheim(instellingen: Instellingen) -> bytes:
    """REGIEWIJZER_GEHEIM, or else the random one kept in `var/geheim` (mode 0600), so that a restart keeps
    conversations valid.
    """
    if instellingen.geheim is not None:
        if len(instellingen.geheim) < MINIMALE_LENGTE:
            raise GeheimFout(f"REGIEWIJZER_GEHEIM is te kort: neem minstens {MINIMALE_LENGTE} willekeurige tekens.")
        return instellingen.geheim.encode()
    return _bewaard(instellingen.var / "geheim")


def _bewaard(pad: Path) -> bytes:
    try:
        return _gelezen(pad)
    except FileNotFoundError:
        pass
    pad.parent.mkdir(parents=True, exist_ok=True)
    # Written under another name and then linked: of two processes that start together one wins, and none reads half a
    # secret.
    eigen = pad.with_name(f"{pad.name}.{secrets.token_hex(4)}")
    beschrijver = os.open(eigen, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(beschrijver, "w") as bestand:
            bestand.write(secrets.token_hex(32))
        os.link(eigen, pad)
    except FileExistsError:
        pass
    finally:
        eigen.unlink()
    return _gelezen(pad)


def _gelezen(pad: Path) -> bytes:
    inhoud = pad.read_text().strip()
    if len(inhoud) < MINIMALE_LENGTE:
        raise GeheimFout(f"{pad} is leeg of te kort: verwijder dat bestand en start opnieuw.")
    return inhoud.encode()


def afgeleid(geheim: bytes, doel: str) -> str:
    """The key for one purpose ("kanaal", "actie", "gesprek"), 64 hex characters."""
    return hmac.new(geheim, f"regiewijzer:{doel}".encode(), hashlib.sha256).hexdigest()


def mac(sleutel: bytes, *delen: str) -> bytes:
    """A keyed hash (32 bytes) of these texts together; the length in front of each keeps ("ab", "c") and ("a", "bc")
    apart.
    """
    inhoud = "".join(f"{len(deel)}:{deel}" for deel in delen)
    # Ids from outside may hold half a character (a lone surrogate): it counts as any other.
    return hmac.new(sleutel, inhoud.encode("utf-8", "surrogatepass"), hashlib.sha256).digest()
