"""As whom somebody last signed in: his roles, teams and gemeente. Table `hoedanigheden`.

For what comes in without signing in: a calendar that reads an agenda, and a chat in Teams. Only a pseudonym is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import sqlalchemy as sa

from bot.dossier.model import moment
from bot.dossier.tabellen import hoedanigheden
from bot.dossier.verbinding import Verbinding
from bot.toegang import Wie


class Hoedanigheden:
    """Those of one open store. Every method raises DossierFout when the database fails."""

    def __init__(self, verbinding: Verbinding) -> None:
        self._op = verbinding

    def onthoud(self, wie: Wie, namen: Sequence[str]) -> None:
        """As whom he signs in now, under each of these pseudonyms of his; each leads to the one that he has now."""
        nu = self._op.klok()
        zo = {
            "als": wie.id,
            "rollen": sorted(wie.rollen),
            "teams": sorted(wie.teams),
            "gemeente": wie.gemeente,
            "gezien_op": nu,
        }
        with self._op.schrijf() as verbinding:
            for naam in namen:
                rij = self._op.insert(hoedanigheden).values(wie=naam, **zo)
                verbinding.execute(rij.on_conflict_do_update(index_elements=["wie"], set_=zo))

    def van(self, wie: str) -> Wie | None:
        """As whom he last signed in; None when he never did."""
        with self._op.lees() as verbinding:
            rij = verbinding.execute(sa.select(hoedanigheden).where(hoedanigheden.c.wie == wie)).mappings().first()
        return Wie(wie, frozenset(rij["rollen"]), frozenset(rij["teams"]), rij["gemeente"]) if rij else None

    def ook_als(self, wie: str) -> Wie | None:
        """The same person as he is known in the browser, when he goes by another pseudonym there; else None."""
        with self._op.lees() as verbinding:
            vraag = sa.select(hoedanigheden).where(hoedanigheden.c.wie == wie)
            rij = verbinding.execute(vraag).mappings().first()
        if rij is None or rij["als"] in ("", wie):
            return None
        return Wie(rij["als"], frozenset(rij["rollen"]), frozenset(rij["teams"]), rij["gemeente"])

    def ruim_op(self, ouder_dan: date | datetime, *, proef: bool = False) -> int:
        """Forget who didn't sign in since `ouder_dan`; gives how many. `proef`: only count."""
        return self._op.verwijder(hoedanigheden, hoedanigheden.c.gezien_op < moment(ouder_dan), proef=proef)
