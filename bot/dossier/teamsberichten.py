"""Activities of Teams that have been answered: table `teamsberichten`."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa

from bot.dossier.model import controleer_tekst, moment
from bot.dossier.tabellen import teamsberichten
from bot.dossier.verbinding import Verbinding


class Teamstabel:
    """A `protocollen.Teamsberichten` in the database."""

    def __init__(self, verbinding: Verbinding) -> None:
        self._op = verbinding

    def gehad(self, gesprek: str, merk: str) -> bool:
        dit = (teamsberichten.c.gesprek == gesprek) & (teamsberichten.c.merk == merk)
        with self._op.lees() as verbinding:
            return verbinding.execute(sa.select(teamsberichten.c.merk).where(dit)).first() is not None

    def afgehandeld(self, gesprek: str, merk: str) -> None:
        rij = self._op.insert(teamsberichten).values(
            gesprek=controleer_tekst("gesprek", gesprek), merk=controleer_tekst("merk", merk), op=self._op.klok()
        )
        with self._op.schrijf() as verbinding:
            verbinding.execute(rij.on_conflict_do_nothing())

    def ruim_op(self, ouder_dan: date | datetime, *, proef: bool = False) -> int:
        return self._op.verwijder(teamsberichten, teamsberichten.c.op < moment(ouder_dan), proef=proef)
