"""The secrets by which a calendar reads somebody's agenda: table `agendasleutels`. One a person, withdrawable.

Of the secret itself only a hash is kept: what is stored can't be used to read an agenda.
"""

from __future__ import annotations

import hashlib
import secrets
from datetime import date, datetime, timedelta

import sqlalchemy as sa

from bot.dossier.model import controleer_tekst, moment
from bot.dossier.tabellen import agendasleutels
from bot.dossier.verbinding import Verbinding

LENGTE = 43  # characters of a secret
_RITME = timedelta(hours=12)  # how often the use of one is written


class Agendasleutels:
    """Those of one open store. Every method raises DossierFout when the database fails."""

    def __init__(self, verbinding: Verbinding) -> None:
        self._op = verbinding

    def maak(self, gebruiker: str) -> str:
        """A new secret for this user (a pseudonym); the one that he had is worth nothing from now on."""
        controleer_tekst("gebruiker", gebruiker)
        geheim, nu = secrets.token_urlsafe(32), self._op.klok()
        with self._op.schrijf() as verbinding:
            rij = self._op.insert(agendasleutels).values(
                sleutel=_hash(geheim), gebruiker=gebruiker, gemaakt_op=nu, gebruikt_op=nu
            )
            nieuw = {k: getattr(rij.excluded, k) for k in ("sleutel", "gemaakt_op", "gebruikt_op")}
            verbinding.execute(rij.on_conflict_do_update(index_elements=["gebruiker"], set_=nieuw))
        return geheim

    def trek_in(self, gebruiker: str) -> bool:
        """Withdraw the secret of this user; whether he had one."""
        return bool(self._op.verwijder(agendasleutels, agendasleutels.c.gebruiker == gebruiker))

    def heeft(self, gebruiker: str) -> bool:
        """Whether this user has a secret."""
        with self._op.lees() as verbinding:
            vraag = sa.select(agendasleutels.c.gebruiker).where(agendasleutels.c.gebruiker == gebruiker)
            return verbinding.execute(vraag).first() is not None

    def van(self, geheim: str) -> str | None:
        """The user whose secret this is, and notes that it is in use; None when it is nobody's."""
        if len(geheim) != LENGTE or not geheim.isascii():
            return None
        welke = agendasleutels.c.sleutel == _hash(geheim)
        with self._op.lees() as verbinding:
            rij = verbinding.execute(sa.select(agendasleutels).where(welke)).mappings().first()
        if rij is None:
            return None
        nu = self._op.klok()
        if nu - rij["gebruikt_op"] >= _RITME:
            with self._op.schrijf() as verbinding:
                # Not after it was withdrawn in between: an update brings no row back.
                verbinding.execute(sa.update(agendasleutels).where(welke).values(gebruikt_op=nu))
        return str(rij["gebruiker"])

    def ruim_op(self, ouder_dan: date | datetime, *, proef: bool = False) -> int:
        """Forget what nobody used since `ouder_dan`; gives how many. `proef`: only count."""
        return self._op.verwijder(agendasleutels, agendasleutels.c.gebruikt_op < moment(ouder_dan), proef=proef)


def _hash(geheim: str) -> str:
    return hashlib.sha256(geheim.encode()).hexdigest()
