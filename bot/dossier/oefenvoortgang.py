"""What somebody practised: tables `oefenkaarten`, `oefenuitslagen` and `leerpaden`. Nothing of it is about a casus that
is real, and only who practised sees his own; of a group, how many (bot/oefenen/groep.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from bot.dossier.model import controleer_tekst, moment
from bot.dossier.tabellen import hoedanigheden, leerpaden, oefenkaarten, oefenuitslagen
from bot.dossier.verbinding import Verbinding

MEEST_UITSLAGEN = 2000  # of one person, the newest


@dataclass(frozen=True)
class Oefenkaart:
    """One onderdeel (a besluit or a kenmerk) of a kader, as somebody knows it. `kaart`: what says when it comes back
    (JSON); `terug_op` and `gezien_op` are aware.
    """

    kader: str
    onderdeel: str
    kaart: dict[str, Any]
    goed: int
    fout: int
    laatst_goed: bool
    terug_op: datetime
    gezien_op: datetime


@dataclass(frozen=True)
class Oefenuitslag:
    """What came of one practice: `goed` of the `van` besluiten that were asked. `soort`: casus, kort or toets;
    `zekerheid`: how sure somebody was, None where it isn't asked. `op` is aware.
    """

    casus: str
    kader: str
    soort: str
    zekerheid: str | None
    goed: int
    van: int
    op: datetime


Bijgewerkt = Callable[[Sequence[Oefenkaart]], Iterable[Oefenkaart]]


class Oefenvoortgang:
    """That of one open store. `wie` is a pseudonym. Every method raises DossierFout when the database fails."""

    def __init__(self, verbinding: Verbinding) -> None:
        self._op = verbinding

    def noteer(self, wie: str, sleutel: str, uitslag: Oefenuitslag, werk_bij: Bijgewerkt) -> bool:
        """Keep this practice, and the cards that `werk_bij` makes of those that are there; False, and nothing changes,
        when the practice with this key was kept before.
        """
        controleer_tekst("wie", wie)
        controleer_tekst("sleutel", sleutel, 150)
        rij = self._op.insert(oefenuitslagen).values(wie=wie, sleutel=sleutel, **asdict(uitslag))
        with self._op.schrijf() as verbinding:
            if not verbinding.execute(rij.on_conflict_do_nothing()).rowcount:
                return False
            er_zijn = [_als(Oefenkaart, r) for r in verbinding.execute(_van(oefenkaarten, wie)).mappings()]
            for kaart in werk_bij(er_zijn):
                zo = asdict(kaart)
                nieuw = self._op.insert(oefenkaarten).values(wie=wie, **zo)
                verbinding.execute(nieuw.on_conflict_do_update(index_elements=["wie", "kader", "onderdeel"], set_=zo))
        return True

    def kaarten(self, wie: str) -> list[Oefenkaart]:
        """What this person practised, by kader and onderdeel."""
        with self._op.lees() as verbinding:
            rijen = verbinding.execute(_van(oefenkaarten, wie).order_by("kader", "onderdeel")).mappings().all()
        return [_als(Oefenkaart, rij) for rij in rijen]

    def uitslagen(self, wie: str) -> list[Oefenuitslag]:
        """What came of each practice of this person, the oldest first."""
        vraag = _van(oefenuitslagen, wie).order_by(oefenuitslagen.c.op.desc()).limit(MEEST_UITSLAGEN)
        with self._op.lees() as verbinding:
            rijen = verbinding.execute(vraag).mappings().all()
        return [_als(Oefenuitslag, rij) for rij in reversed(rijen)]

    def zet_stap(self, wie: str, stap: str) -> None:
        """This step of the learning path is done; when it was before, that stays as it is."""
        controleer_tekst("wie", wie)
        rij = self._op.insert(leerpaden).values(wie=wie, stap=controleer_tekst("stap", stap, 60), op=self._op.klok())
        with self._op.schrijf() as verbinding:
            verbinding.execute(rij.on_conflict_do_nothing())

    def stappen(self, wie: str) -> dict[str, datetime]:
        """The steps of the learning path that this person did, and when (aware), the first one first."""
        with self._op.lees() as verbinding:
            rijen = verbinding.execute(_van(leerpaden, wie).order_by("op")).mappings().all()
        return {rij["stap"]: rij["op"] for rij in rijen}

    def van_groep(self, gemeente: str, teams: frozenset[str]) -> dict[str, list[Oefenkaart]]:
        """The cards of who signed in last for this gemeente and one of these teams, by pseudonym."""
        samen = oefenkaarten.join(hoedanigheden, hoedanigheden.c.wie == oefenkaarten.c.wie)
        vraag = sa.select(oefenkaarten, hoedanigheden.c.teams).select_from(samen)
        with self._op.lees() as verbinding:
            rijen = verbinding.execute(vraag.where(hoedanigheden.c.gemeente == gemeente)).mappings().all()
        uit: dict[str, list[Oefenkaart]] = {}
        for rij in rijen:
            if teams & set(rij["teams"]):
                uit.setdefault(rij["wie"], []).append(_als(Oefenkaart, rij))
        return uit

    def wis(self, wie: str) -> int:
        """Forget all that this person practised; gives how many rows went."""
        return sum(self._op.verwijder(t, t.c.wie == wie) for t in (oefenkaarten, oefenuitslagen, leerpaden))

    def ruim_op(self, ouder_dan: date | datetime, *, proef: bool = False) -> int:
        """Forget what wasn't practised since `ouder_dan`; gives how many rows. `proef`: only count."""
        grens = moment(ouder_dan)
        wanneer = (oefenkaarten.c.gezien_op, oefenuitslagen.c.op, leerpaden.c.op)
        return sum(self._op.verwijder(kolom.table, kolom < grens, proef=proef) for kolom in wanneer)


def _van(tabel: sa.Table, wie: str) -> Any:
    return sa.select(tabel).where(tabel.c.wie == wie)


def _als(soort: Any, rij: Any) -> Any:
    return soort(**{veld.name: rij[veld.name] for veld in fields(soort)})
