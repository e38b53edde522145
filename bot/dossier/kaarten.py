"""Cards that were sent: table `kaarten`."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa

from bot.dossier.model import controleer_tekst, moment
from bot.dossier.protocollen import Kaart
from bot.dossier.tabellen import kaarten
from bot.dossier.verbinding import Verbinding

LANGSTE = 1_000_000  # characters of a card; Teams takes 28 KB


class Kaartentabel:
    """A `protocollen.Kaarten` in the database."""

    def __init__(self, verbinding: Verbinding) -> None:
        self._op = verbinding

    def bewaar(self, gesprek: str, kaart: str, inhoud: str, teams_id: str | None, *, vraagt: bool) -> None:
        rij = self._op.insert(kaarten).values(
            gesprek=controleer_tekst("gesprek", gesprek),
            kaart=controleer_tekst("kaart", kaart, 32),
            inhoud=controleer_tekst("inhoud", inhoud, LANGSTE),
            teams_id=None if teams_id is None else controleer_tekst("teams_id", teams_id, 300),
            vraagt=vraagt,
            verstuurd_op=self._op.klok(),
        )
        with self._op.schrijf() as verbinding:
            verbinding.execute(rij.on_conflict_do_nothing())

    def lees(self, gesprek: str, kaart: str | None = None) -> list[Kaart]:
        wacht = kaarten.c.vraagt & kaarten.c.gesloten_op.is_(None)
        welke = wacht if kaart is None else wacht | (kaarten.c.kaart == kaart)
        vraag = sa.select(kaarten).where(kaarten.c.gesprek == gesprek, welke).order_by(kaarten.c.verstuurd_op)
        with self._op.lees() as verbinding:
            rijen = verbinding.execute(vraag).mappings().all()
        return [
            Kaart(r["kaart"], r["teams_id"], r["inhoud"], r["gesloten_op"] is None, r["vraagt"], r["gesloten_door"])
            for r in rijen
        ]

    def sluit(self, gesprek: str, kaart: str, door: str) -> bool:
        # Asked and set in one statement: of two at the same moment one is first.
        open_ = (kaarten.c.gesprek == gesprek) & (kaarten.c.kaart == kaart) & kaarten.c.gesloten_op.is_(None)
        waarden = {"gesloten_op": self._op.klok(), "gesloten_door": controleer_tekst("door", door), "inhoud": None}
        with self._op.schrijf() as verbinding:
            return bool(verbinding.execute(sa.update(kaarten).where(open_).values(**waarden)).rowcount == 1)

    def ruim_op(self, ouder_dan: date | datetime, *, proef: bool = False) -> int:
        return self._op.verwijder(kaarten, kaarten.c.verstuurd_op < moment(ouder_dan), proef=proef)


class OpenKaarten:
    """The cards that nobody answered: they hold what was asked, so they go when their conversation does."""

    def __init__(self, verbinding: Verbinding) -> None:
        self._op = verbinding

    def ruim_op(self, ouder_dan: date | datetime, *, proef: bool = False) -> int:
        welke = (kaarten.c.verstuurd_op < moment(ouder_dan)) & kaarten.c.gesloten_op.is_(None)
        return self._op.verwijder(kaarten, welke, proef=proef)
