"""What is known of a conversation as a whole: table `gespreksmerken`."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa

from bot.dossier.model import controleer_tekst, moment
from bot.dossier.tabellen import gespreksmerken
from bot.dossier.verbinding import Verbinding

RITME = timedelta(hours=12)  # how often a conversation in use is written; its term is counted in days


class Merkentabel:
    """A `protocollen.Gespreksmerken` in the database."""

    def __init__(self, verbinding: Verbinding) -> None:
        self._op = verbinding

    def ging_verder(self, gesprek: str) -> bool:
        rij = self._lees(gesprek)
        return bool(rij and rij["verder"])

    def gaat_verder(self, gesprek: str) -> None:
        rij = self._lees(gesprek)
        if not rij or not rij["verder"] or self._op.klok() - rij["gezien_op"] >= RITME:
            self._zet(gesprek, "verder")

    def is_verwelkomd(self, gesprek: str) -> bool:
        rij = self._lees(gesprek)
        return bool(rij and rij["verwelkomd"])

    def verwelkomd(self, gesprek: str) -> None:
        self._zet(gesprek, "verwelkomd")

    def ruim_op(self, ouder_dan: date | datetime, *, proef: bool = False) -> int:
        return self._op.verwijder(gespreksmerken, gespreksmerken.c.gezien_op < moment(ouder_dan), proef=proef)

    def _lees(self, gesprek: str) -> Any:
        vraag = sa.select(gespreksmerken).where(gespreksmerken.c.gesprek == controleer_tekst("gesprek", gesprek))
        with self._op.lees() as verbinding:
            return verbinding.execute(vraag).mappings().first()

    def _zet(self, gesprek: str, merk: str) -> None:
        nieuw = {"gesprek": controleer_tekst("gesprek", gesprek), "verder": False, "verwelkomd": False}
        gezien = {merk: True, "gezien_op": self._op.klok()}
        rij = self._op.insert(gespreksmerken).values(**nieuw | gezien)
        with self._op.schrijf() as verbinding:
            verbinding.execute(rij.on_conflict_do_update(index_elements=["gesprek"], set_=gezien))
