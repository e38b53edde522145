"""Practice sessions of a team, and what everybody judged in them: tables `oefensessies` and `oefenoordelen`.

About made-up casussen only. Who judged stands there as a hash that holds for one session (the poort makes it): two
sessions can't be laid beside each other by person.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

import sqlalchemy as sa

from bot.dossier.model import controleer_json, controleer_tekst, moment
from bot.dossier.tabellen import oefenoordelen, oefensessies
from bot.dossier.verbinding import Verbinding

TEKENS = "BCDFGHJKMNPQRSTVWXZ23456789"  # no vowels (no words), nothing that looks like something else
LENGTE = 6  # of a code
MEEST = 60  # who judge in one session


class Fase(str, Enum):
    """How far a session is: everybody judges, the spread is on the table, it is over."""

    OORDELEN = "oordelen"
    BESPREKEN = "bespreken"
    VOORBIJ = "voorbij"


@dataclass(frozen=True)
class Oefensessie:
    """`casus`: the id of a practice casus. `leider`: pseudonym. `bespreking`: what was noted. `begonnen_op`: UTC."""

    code: str
    casus: str
    leider: str
    gemeente: str
    fase: Fase
    bespreking: str
    begonnen_op: datetime


@dataclass(frozen=True)
class Teamoordeel:
    """What one of them judged. `inhoud`: {"kenmerken": kenmerk → JSON value, "gegeven": besluit → uitkomst,
    "zekerheid", "reden"}. `klaar`: handed in; else it was kept on the way, and counts as far as it goes.
    """

    deelnemer: str
    inhoud: Mapping[str, Any]
    klaar: bool


class Oefensessies:
    """Those of one open store. Every method raises DossierFout when the database fails."""

    def __init__(self, verbinding: Verbinding) -> None:
        self._op = verbinding

    def begin(self, casus: str, leider: str, gemeente: str = "") -> Oefensessie:
        """A new session about this casus, with a code that no other one has."""
        rij = {
            "casus": controleer_tekst("casus", casus, 100),
            "leider": controleer_tekst("leider", leider),
            "gemeente": gemeente,
            "fase": Fase.OORDELEN.value,
            "bespreking": "",
            "begonnen_op": self._op.klok(),
        }
        while True:
            code = "".join(secrets.choice(TEKENS) for _ in range(LENGTE))
            nieuw = self._op.insert(oefensessies).values(code=code, gezien_op=rij["begonnen_op"], **rij)
            with self._op.schrijf() as verbinding:
                if verbinding.execute(nieuw.on_conflict_do_nothing(index_elements=["code"])).rowcount:
                    return _sessie({**rij, "code": code})

    def van(self, code: str, gemeente: str = "") -> Oefensessie | None:
        """The session with this code in this gemeente; None when there is none."""
        welke = (oefensessies.c.code == code) & (oefensessies.c.gemeente == gemeente)
        with self._op.lees() as verbinding:
            rij = verbinding.execute(sa.select(oefensessies).where(welke)).mappings().first()
        return _sessie(rij) if rij else None

    def geleid_door(self, leider: str, gemeente: str = "", hoogstens: int = 50) -> list[Oefensessie]:
        """The sessions that this user leads or led, the newest first."""
        welke = (oefensessies.c.leider == leider) & (oefensessies.c.gemeente == gemeente)
        vraag = sa.select(oefensessies).where(welke).order_by(oefensessies.c.begonnen_op.desc()).limit(hoogstens)
        with self._op.lees() as verbinding:
            return [_sessie(rij) for rij in verbinding.execute(vraag).mappings()]

    def oordeel(self, code: str, deelnemer: str, inhoud: Mapping[str, Any], *, klaar: bool) -> bool:
        """Keep what this one judges, in the place of what was there; False, and nothing changes, once the judging is
        closed or too many take part. In one transaction: what comes in while it closes is counted or refused.
        """
        controleer_json("inhoud", inhoud, (dict,))
        rij = {"code": code, "deelnemer": controleer_tekst("deelnemer", deelnemer), "inhoud": dict(inhoud)}
        with self._op.schrijf() as verbinding:
            # The row of the session is the lock, on PostgreSQL too: who closes it waits for us, or we for him.
            open_ = (oefensessies.c.code == code) & (oefensessies.c.fase == Fase.OORDELEN.value)
            geraakt = verbinding.execute(sa.update(oefensessies).where(open_).values(gezien_op=self._op.klok()))
            if not geraakt.rowcount:
                return False
            erin = sa.select(oefenoordelen.c.deelnemer).where(oefenoordelen.c.code == code)
            anderen = {naam for naam in verbinding.execute(erin).scalars() if naam != deelnemer}
            if len(anderen) >= MEEST:
                return False
            nieuw = self._op.insert(oefenoordelen).values(**rij, klaar=klaar)
            verbinding.execute(
                nieuw.on_conflict_do_update(
                    index_elements=["code", "deelnemer"], set_={"inhoud": nieuw.excluded.inhoud, "klaar": klaar}
                )
            )
        return True

    def oordelen(self, code: str) -> list[Teamoordeel]:
        """What was judged in this session, in no order that tells who came when."""
        vraag = sa.select(oefenoordelen).where(oefenoordelen.c.code == code).order_by(oefenoordelen.c.deelnemer)
        with self._op.lees() as verbinding:
            rijen = verbinding.execute(vraag).mappings()
            return [Teamoordeel(rij["deelnemer"], rij["inhoud"], bool(rij["klaar"])) for rij in rijen]

    def zet(self, code: str, fase: Fase, bespreking: str | None = None) -> None:
        """On to this phase, never back; `bespreking` (None: as it was) is what was noted."""
        eerder = [f.value for f in list(Fase)[: list(Fase).index(fase) + 1]]
        welke = (oefensessies.c.code == code) & oefensessies.c.fase.in_(eerder)
        anders = {} if bespreking is None else {"bespreking": bespreking}
        with self._op.schrijf() as verbinding:
            waarden = {"fase": fase.value, "gezien_op": self._op.klok(), **anders}
            verbinding.execute(sa.update(oefensessies).where(welke).values(**waarden))

    def ruim_op(self, ouder_dan: date | datetime, *, proef: bool = False) -> int:
        """Forget the sessions that nobody used since `ouder_dan`, with what was judged in them; gives how many."""
        oud = oefensessies.c.gezien_op < moment(ouder_dan)
        codes = sa.select(oefensessies.c.code).where(oud)
        if not proef:
            self._op.verwijder(oefenoordelen, oefenoordelen.c.code.in_(codes))
        return self._op.verwijder(oefensessies, oud, proef=proef)


def _sessie(rij: Mapping[str, Any]) -> Oefensessie:
    velden = ("code", "casus", "leider", "gemeente", "bespreking", "begonnen_op")
    return Oefensessie(fase=Fase(rij["fase"]), **{veld: rij[veld] for veld in velden})
