"""What people typed is encrypted in the database, with a key from the environment (REGIEWIJZER_SLEUTELS).

A ring of keys: the first one encrypts, all of them decrypt. Without a key everything is kept as it was typed, and what
was stored so stays readable once there is one. Nobody who uses the store sees any of this: it is in the types of the
columns.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from cryptography.fernet import Fernet, InvalidToken, MultiFernet

from bot import instellingen
from bot.dossier.fouten import DossierFout

GETYPT = frozenset({"reden", "vraag", "antwoord", "toelichting"})  # fields with a text that somebody typed
_IN_JSON = "versleuteld"
_IN_TEKST = "versleuteld:"  # no JSON text begins so


class SleutelFout(DossierFout):
    """What is stored can't be read with the keys that we have; nothing is lost by it."""

    def __init__(self, heeft: bool) -> None:
        wat = "Met de sleutels in REGIEWIJZER_SLEUTELS is" if heeft else "REGIEWIJZER_SLEUTELS ontbreekt; zo is"
        super().__init__(
            f"{wat} niet te lezen wat versleuteld in het dossier staat. Er is niets veranderd of verloren: zet de "
            "sleutel van toen (ook) in REGIEWIJZER_SLEUTELS en start opnieuw."
        )


def _ring() -> MultiFernet | None:
    return _gemaakt(instellingen.sleutels())


@lru_cache(maxsize=4)
def _gemaakt(sleutels: tuple[str, ...]) -> MultiFernet | None:
    return MultiFernet([Fernet(sleutel) for sleutel in sleutels]) if sleutels else None


def _dicht(tekst: str, ring: MultiFernet) -> str:
    return ring.encrypt(tekst.encode("utf-8", "surrogatepass")).decode()


def _open(dicht: str) -> str:
    """Raises SleutelFout."""
    ring = _ring()
    if ring is None:
        raise SleutelFout(False)
    try:
        return ring.decrypt(dicht.encode()).decode("utf-8", "surrogatepass")
    except InvalidToken:
        raise SleutelFout(True) from None


def versleuteld(waarde: Any, ring: MultiFernet, getypt: bool = False) -> Any:
    """This JSON with every typed text in it encrypted."""
    if isinstance(waarde, dict):
        return {naam: versleuteld(deel, ring, naam in GETYPT) for naam, deel in waarde.items()}
    if isinstance(waarde, list):
        return [versleuteld(deel, ring, getypt) for deel in waarde]
    return {_IN_JSON: _dicht(waarde, ring)} if getypt and isinstance(waarde, str) else waarde


def leesbaar(waarde: Any) -> Any:
    """The same as it was typed. Raises SleutelFout."""
    if isinstance(waarde, dict):
        if set(waarde) == {_IN_JSON}:
            return _open(waarde[_IN_JSON])
        return {naam: leesbaar(deel) for naam, deel in waarde.items()}
    return [leesbaar(deel) for deel in waarde] if isinstance(waarde, list) else waarde


class GetyptJson(sa.types.TypeDecorator):  # type: ignore[misc]
    """JSON in which the texts that somebody typed (GETYPT) are encrypted."""

    impl = sa.JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Any) -> Any:
        ring = _ring()
        return value if ring is None else versleuteld(value, ring)

    def process_result_value(self, value: Any, dialect: Any) -> Any:
        return leesbaar(value)


class GetypteTekst(sa.types.TypeDecorator):  # type: ignore[misc]
    """A JSON text that is encrypted as a whole: a conversation, an answer."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Any) -> str | None:
        ring = _ring()
        return value if ring is None or value is None else _IN_TEKST + _dicht(value, ring)

    def process_result_value(self, value: str | None, dialect: Any) -> str | None:
        return _open(value[len(_IN_TEKST) :]) if value is not None and value.startswith(_IN_TEKST) else value
