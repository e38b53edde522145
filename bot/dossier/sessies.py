"""Who is signed in. Beside the case store, in the same database: two poorten share it, and a restart signs nobody out.

What is stored can't be used to get in: of the secret id in the browser's cookie only a hash is kept, and the name of
the user is encrypted by whoever calls this (with that id). Rows change and disappear; nothing of them is part of an
afweging.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from bot.dossier.tabellen import aanmeldpogingen, sessies
from bot.dossier.verbinding import Verbinding

POGING = timedelta(minutes=15)  # how long a used sign-in attempt is remembered; longer than one stays valid


@dataclass(frozen=True)
class Sessie:
    """`gebruiker` is a pseudonym; `naam` is encrypted, or None."""

    gebruiker: str
    rollen: tuple[str, ...]
    naam: str | None
    teams: tuple[str, ...] = ()
    gemeente: str = ""


class Sessies:
    """The sessions of one open store. A session ends `stil` after the last request, and `uiterlijk` after its begin.

    Every method raises DossierFout when the database fails.
    """

    def __init__(self, verbinding: Verbinding, stil: timedelta, uiterlijk: timedelta) -> None:
        self._op = verbinding
        self._stil = stil
        self._uiterlijk = uiterlijk
        self._ritme = min(stil / 10, timedelta(minutes=1))  # how often a session in use is written

    def begin(self, sleutel: str, sessie: Sessie, *, in_plaats_van: str | None = None) -> None:
        """Store a new session under the hash of its id; ends the one that it replaces, and forgets what has expired."""
        nu = self._op.klok()
        with self._op.schrijf() as verbinding:
            verbinding.execute(sa.delete(sessies).where(self._verlopen(nu) | (sessies.c.sleutel == in_plaats_van)))
            verbinding.execute(
                sa.insert(sessies).values(
                    sleutel=sleutel,
                    gebruiker=sessie.gebruiker,
                    rollen=list(sessie.rollen),
                    naam=sessie.naam,
                    teams=list(sessie.teams),
                    gemeente=sessie.gemeente,
                    begonnen_op=nu,
                    gezien_op=nu,
                )
            )

    def vind(self, sleutel: str) -> Sessie | None:
        """The session with this hash, and notes that it is in use; None when there is none, or it has expired."""
        nu = self._op.klok()
        vraag = sa.select(sessies).where(sessies.c.sleutel == sleutel, ~self._verlopen(nu))
        with self._op.lees() as verbinding:
            rij = verbinding.execute(vraag).mappings().first()
        if rij is None:
            return None
        if nu - rij["gezien_op"] >= self._ritme:
            with self._op.schrijf() as verbinding:
                # Not after it has been ended by another request in between: an update brings no row back.
                verbinding.execute(sa.update(sessies).where(sessies.c.sleutel == sleutel).values(gezien_op=nu))
        return Sessie(rij["gebruiker"], tuple(rij["rollen"]), rij["naam"], tuple(rij["teams"] or ()), rij["gemeente"])

    def beeindig(self, sleutel: str) -> None:
        """End the session with this hash, if there is one."""
        with self._op.schrijf() as verbinding:
            verbinding.execute(sa.delete(sessies).where(sessies.c.sleutel == sleutel))

    def verbruik(self, poging: str) -> bool:
        """Use a sign-in attempt (the hash of its state): True the first time, False ever after."""
        nu = self._op.klok()
        with self._op.schrijf() as verbinding:
            verbinding.execute(sa.delete(aanmeldpogingen).where(aanmeldpogingen.c.op < nu - POGING))
            rij = self._op.insert(aanmeldpogingen).values(poging=poging, op=nu).on_conflict_do_nothing()
            return bool(verbinding.execute(rij).rowcount == 1)

    def ruim_op(self, *, proef: bool = False) -> int:
        """Forget what has expired; gives how many sessions that were. `proef`: only count."""
        nu = self._op.klok()
        if not proef:
            self._op.verwijder(aanmeldpogingen, aanmeldpogingen.c.op < nu - POGING)
        return self._op.verwijder(sessies, self._verlopen(nu), proef=proef)

    def _verlopen(self, nu: datetime) -> sa.sql.ColumnElement[bool]:
        return (sessies.c.gezien_op <= nu - self._stil) | (sessies.c.begonnen_op <= nu - self._uiterlijk)
