"""Who wants to be reminded in Teams, and of what he was: tables `herinneringen` and `herinnerd`.

A reminder is claimed before it is sent, so that of two processes one sends it; a claim that nobody made good (the
process was killed) can be claimed again after a while.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.dossier.model import controleer_tekst, moment
from bot.dossier.tabellen import herinnerd, herinneringen
from bot.dossier.verbinding import Verbinding

RITME = timedelta(hours=12)  # how often it is written that somebody is still there
KWIJT = timedelta(minutes=15)  # after which a claim without a message can be taken over
LANGSTE = 4000  # characters of an address


@dataclass(frozen=True)
class Wens:
    """Somebody (a pseudonym) who wants to be reminded, at this address (as the caller keeps it), since then."""

    wie: str
    adres: str
    sinds: datetime


class Herinneringen:
    """Those of one open store. Every method raises DossierFout when the database fails."""

    def __init__(self, verbinding: Verbinding) -> None:
        self._op = verbinding

    def zet_aan(self, wie: str, adres: str) -> None:
        """From now on this one wants it; again, it is at another address."""
        nu = self._op.klok()
        zo = {"adres": controleer_tekst("adres", adres, LANGSTE), "ververst_op": nu}
        rij = self._op.insert(herinneringen).values(wie=controleer_tekst("wie", wie), sinds=nu, **zo)
        with self._op.schrijf() as verbinding:
            verbinding.execute(rij.on_conflict_do_update(index_elements=["wie"], set_=zo))

    def zet_uit(self, wie: str) -> bool:
        """He doesn't any more; whether he did. Where he was goes with it."""
        with self._op.schrijf() as verbinding:
            verbinding.execute(sa.delete(herinnerd).where(herinnerd.c.wie == wie))
            weg = verbinding.execute(sa.delete(herinneringen).where(herinneringen.c.wie == wie)).rowcount == 1
        if weg:
            self._op.leeg_wal()
        return bool(weg)

    def staat_aan(self, wie: str) -> bool:
        """Whether this one wants it."""
        return self._lees(wie) is not None

    def ververs(self, wie: str, adres: str) -> None:
        """He is there, at this address; nothing for who didn't ask for it. Written now and then."""
        gezien = self._lees(wie)
        if gezien is None or self._op.klok() - gezien < RITME:
            return
        zo = {"adres": controleer_tekst("adres", adres, LANGSTE), "ververst_op": self._op.klok()}
        with self._op.schrijf() as verbinding:
            # Not after he turned it off in between: an update brings no row back.
            verbinding.execute(sa.update(herinneringen).where(herinneringen.c.wie == wie).values(**zo))

    def wensen(self) -> list[Wens]:
        """Everybody who wants it."""
        with self._op.lees() as verbinding:
            rijen = verbinding.execute(sa.select(herinneringen).order_by(herinneringen.c.wie)).mappings().all()
        return [Wens(rij["wie"], rij["adres"], rij["sinds"]) for rij in rijen]

    def neem(self, wie: str, sleutels: Iterable[str]) -> list[str]:
        """Claim these; gives those that are ours now, and weren't sent to him before by anybody."""
        nu = self._op.klok()
        with self._op.schrijf() as verbinding:
            return [sleutel for sleutel in dict.fromkeys(sleutels) if self._genomen(verbinding, wie, sleutel, nu)]

    def _genomen(self, verbinding: Connection, wie: str, sleutel: str, nu: datetime) -> bool:
        rij = self._op.insert(herinnerd).values(
            wie=wie, sleutel=controleer_tekst("sleutel", sleutel, 100), genomen_op=nu
        )
        if verbinding.execute(rij.on_conflict_do_nothing()).rowcount == 1:
            return True
        kwijt = herinnerd.c.verstuurd_op.is_(None) & (herinnerd.c.genomen_op < nu - KWIJT)
        opnieuw = sa.update(herinnerd).where(_deze(wie, [sleutel]), kwijt).values(genomen_op=nu)
        return bool(verbinding.execute(opnieuw).rowcount == 1)

    def verstuurd(self, wie: str, sleutels: Iterable[str]) -> None:
        """The message got out."""
        with self._op.schrijf() as verbinding:
            nu = self._op.klok()
            verbinding.execute(sa.update(herinnerd).where(_deze(wie, sleutels)).values(verstuurd_op=nu))

    def geef_terug(self, wie: str, sleutels: Iterable[str]) -> None:
        """It didn't: whoever comes next may try."""
        nog_niet = herinnerd.c.verstuurd_op.is_(None)
        with self._op.schrijf() as verbinding:
            verbinding.execute(sa.delete(herinnerd).where(_deze(wie, sleutels), nog_niet))

    def ruim_op(self, ouder_dan: date | datetime, *, proef: bool = False) -> int:
        """Forget who wasn't seen since `ouder_dan`; gives how many. `proef`: only count."""
        return self._op.verwijder(herinneringen, herinneringen.c.ververst_op < moment(ouder_dan), proef=proef)

    def _lees(self, wie: str) -> datetime | None:
        """When this one was last seen, of those who want it."""
        with self._op.lees() as verbinding:
            vraag = sa.select(herinneringen.c.ververst_op).where(herinneringen.c.wie == wie)
            gezien: datetime | None = verbinding.execute(vraag).scalar()
        return gezien


class Herinnerd:
    """Of what somebody was reminded: goes when it can't be due any more."""

    def __init__(self, verbinding: Verbinding) -> None:
        self._op = verbinding

    def ruim_op(self, ouder_dan: date | datetime, *, proef: bool = False) -> int:
        """Forget what is from before `ouder_dan`; gives how many. `proef`: only count."""
        return self._op.verwijder(herinnerd, herinnerd.c.genomen_op < moment(ouder_dan), proef=proef)


def _deze(wie: str, sleutels: Iterable[str]) -> sa.sql.ColumnElement[bool]:
    return sa.and_(herinnerd.c.wie == wie, herinnerd.c.sleutel.in_(list(sleutels)))
