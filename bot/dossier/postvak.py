"""Once-only answers: table `postvak`."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa

from bot.dossier.model import controleer_tekst, moment
from bot.dossier.tabellen import postvak
from bot.dossier.verbinding import Verbinding

LANGSTE = 1_000_000  # characters of an answer


class Postvaktabel:
    """A `protocollen.Postvak` in the database."""

    def __init__(self, verbinding: Verbinding) -> None:
        self._op = verbinding

    def antwoord(self, gesprek: str, bericht_id: str) -> str | None:
        vraag = _antwoord(gesprek, bericht_id)
        with self._op.lees() as verbinding:
            antwoord: str | None = verbinding.execute(vraag).scalar_one_or_none()
        return antwoord

    def onthoud(self, gesprek: str, bericht_id: str, antwoord: str) -> str:
        vraag = _antwoord(gesprek, bericht_id)
        rij = self._op.insert(postvak).values(
            gesprek=gesprek,
            bericht_id=bericht_id,
            antwoord=controleer_tekst("antwoord", antwoord, LANGSTE),
            op=self._op.klok(),
        )
        with self._op.schrijf() as verbinding:
            if verbinding.execute(rij.on_conflict_do_nothing()).rowcount == 1:
                return antwoord
            return str(verbinding.execute(vraag).scalar_one())

    def ruim_op(self, ouder_dan: date | datetime, *, proef: bool = False) -> int:
        return self._op.verwijder(postvak, postvak.c.op < moment(ouder_dan), proef=proef)


def _antwoord(gesprek: str, bericht_id: str) -> sa.sql.Select:
    controleer_tekst("gesprek", gesprek)
    controleer_tekst("bericht_id", bericht_id)
    return sa.select(postvak.c.antwoord).where(postvak.c.gesprek == gesprek, postvak.c.bericht_id == bericht_id)
