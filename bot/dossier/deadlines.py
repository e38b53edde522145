"""The deadlines of the stored casussen, a row each: what an agenda reads, by an index and as far as it is shown.

Everything in table `deadlines` follows from `afwegingen` and `statussen`, in the same transaction; after a migration it
is made anew. Of a casus each who stored something of it has the deadlines of his last afweging; those of the last one
of all have `laatste`. Of what was closed nothing is due any more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.afweging import Kaders
from bot.dossier.agenda import Agendapunt, Groep, Haast, haast, tot
from bot.dossier.fouten import OngeldigeInvoer
from bot.dossier.kring import van_anderen
from bot.dossier.labels import met_labels
from bot.dossier.model import Rij, controleer_tekst, lokaal_moment
from bot.dossier.overzicht import lees_deadline
from bot.dossier.stand import Status
from bot.dossier.tabellen import UtcTijd, afwegingen, caseload, deadlines, statussen
from bot.dossier.verbinding import Verbinding
from bot.toegang import Bereik

_PER_KEER = 500
_VOLGORDE = (deadlines.c.eind, deadlines.c.casus, deadlines.c.plek)
_SCHEIDING = "~"
Tijdvak = tuple[datetime | None, datetime | None]  # after the one moment, until and with the other
ALTIJD: Tijdvak = (None, None)


def neem_op(verbinding: Connection, rij: Mapping[str, Any], gemeente: str) -> None:
    """A new afweging, in the transaction that stores it; `gemeente`: that of its casus."""
    van_hem = (deadlines.c.casus == rij["casus"], deadlines.c.door == rij["door"])
    verbinding.execute(sa.delete(deadlines).where(*van_hem))
    eerder = sa.update(deadlines).where(deadlines.c.casus == rij["casus"])
    verbinding.execute(eerder.values(laatste=False))
    if nieuw := list(_velden(rij, gemeente, laatste=True)):
        verbinding.execute(sa.insert(deadlines), nieuw)


def vergeet(verbinding: Connection, casus: str) -> None:
    """A casus that was closed or deleted, in that transaction."""
    verbinding.execute(sa.delete(deadlines).where(deadlines.c.casus == casus))


def bouw_op(verbinding: Connection) -> None:
    """Make the table from what is stored, after a migration and after `caseload`, of which it reads the gemeente."""
    verbinding.execute(sa.delete(deadlines))
    laatste = sa.select(sa.func.max(afwegingen.c.id).label("id"))
    per_mens = laatste.group_by(afwegingen.c.casus, afwegingen.c.door).subquery("per_mens")
    dicht = (
        sa.select(statussen.c.casus, sa.func.max(statussen.c.volgnummer).label("volgnummer"))
        .where(statussen.c.status == Status.AFGESLOTEN.value)
        .group_by(statussen.c.casus)
        .subquery("dicht")
    )
    nodig = ("id", "casus", "volgnummer", "termijnen", "door", "vastgelegd_op")
    vraag = (
        sa.select(*(afwegingen.c[k] for k in nodig), caseload.c.gemeente, caseload.c.afweging.label("laatste"))
        .join(per_mens, per_mens.c.id == afwegingen.c.id)
        .join(caseload, caseload.c.casus == afwegingen.c.casus)
        .outerjoin(dicht, dicht.c.casus == afwegingen.c.casus)
        .where(sa.func.coalesce(dicht.c.volgnummer, 0) < afwegingen.c.volgnummer)
        .order_by(afwegingen.c.id)
    )
    grens = 0
    while deel := verbinding.execute(vraag.where(afwegingen.c.id > grens).limit(_PER_KEER)).mappings().all():
        nieuw = [r for rij in deel for r in _velden(rij, rij["gemeente"], laatste=rij["id"] == rij["laatste"])]
        if nieuw:
            verbinding.execute(sa.insert(deadlines), nieuw)
        grens = deel[-1]["id"]


def _velden(rij: Mapping[str, Any], gemeente: str, *, laatste: bool) -> Iterator[dict[str, Any]]:
    for plek, termijn in enumerate(rij["termijnen"]):
        if deadline := lees_deadline(termijn):
            yield {
                "afweging": rij["id"],
                "plek": plek,
                "casus": rij["casus"],
                "volgnummer": rij["volgnummer"],
                "gemeente": gemeente,
                "door": rij["door"],
                "laatste": laatste,
                "termijn": str(termijn.get("id") or ""),
                "label": str(termijn["label"]) if termijn.get("label") else None,
                "uiterlijk": str(termijn["uiterlijk"]),
                "eind": deadline.eind,
                "vastgelegd_op": rij["vastgelegd_op"],
            }


class Deadlines:
    """The deadlines in one open store. Every method raises DossierFout when the database fails.

    Of whom: None is everybody's casussen, a text is what that user (a pseudonym) stored, a Bereik is a circle.
    """

    def __init__(self, verbinding: Verbinding) -> None:
        self._op = verbinding

    def punten(
        self,
        van: str | Bereik | None,
        nu: datetime,
        hoeveel: int | None = None,
        *,
        na: str | None = None,
        binnen: Tijdvak = ALTIJD,
        kaders: Callable[[], Kaders] | None = None,
    ) -> Iterator[Agendapunt]:
        """The first `hoeveel`, the earliest first; all of them without, never all at once in memory. `na`: those after
        what `plaats` gave for the last one of before. `kaders`: to find the label of what was stored without.

        Raises OngeldigeInvoer when `na` is no place.
        """
        vraag = _binnen(_van(van), binnen)
        if na is not None:
            vraag = vraag.where(sa.tuple_(*_VOLGORDE) > sa.tuple_(*_lees_plaats(na)))
        vraag = vraag.order_by(*_VOLGORDE).limit(hoeveel).execution_options(stream_results=True)
        with self._op.lees_kring() as verbinding:
            for deel in verbinding.execute(vraag).mappings().partitions(_PER_KEER):
                labels = _labels(verbinding, deel, kaders)
                for rij in deel:
                    yield _punt({**rij, "label": labels.get((rij["afweging"], rij["plek"]), rij["label"])}, nu)

    def aantal(self, van: str | Bereik | None, binnen: Tijdvak = ALTIJD) -> int:
        """How many there are."""
        vraag = sa.select(sa.func.count()).select_from(_binnen(_van(van), binnen).subquery())
        with self._op.lees_kring() as verbinding:
            return int(verbinding.execute(vraag).scalar_one())

    def groepen(
        self, van: str | Bereik, nu: datetime, hoeveel: int, kaders: Callable[[], Kaders] | None = None
    ) -> list[Groep]:
        """What is overdue, due today, this week and later, as far as there is any: of each the first `hoeveel`."""
        uit = []
        vanaf: datetime | None = None
        for hoe_gauw in Haast:
            binnen = (vanaf, vanaf := tot(hoe_gauw, nu))
            if eerste := tuple(self.punten(van, nu, hoeveel, binnen=binnen, kaders=kaders)):
                alle = len(eerste) if len(eerste) < hoeveel else self.aantal(van, binnen)
                uit.append(Groep(hoe_gauw, alle, eerste))
        return uit


def plaats(punt: Agendapunt) -> str:
    """Where a list goes on after this one."""
    return _SCHEIDING.join((punt.deadline.eind.isoformat(), punt.casus, str(punt.plek)))


def _lees_plaats(tekst: str) -> Sequence[Any]:
    """Raises OngeldigeInvoer."""
    eind, _, rest = tekst.partition(_SCHEIDING)
    casus, _, plek = rest.partition(_SCHEIDING)
    with suppress(ValueError):
        wanneer = datetime.fromisoformat(eind)
        if wanneer.tzinfo and plek.isdecimal() and len(plek) < 6:
            return sa.literal(wanneer, UtcTijd()), sa.literal(controleer_tekst("na", casus)), sa.literal(int(plek))
    raise OngeldigeInvoer("Hier gaat geen lijst verder. Neem over wat in het vorige antwoord bij verder stond.")


def _van(van: str | Bereik | None) -> sa.sql.Select:
    if van is None:
        return sa.select(deadlines).where(deadlines.c.laatste.is_(True))
    if isinstance(van, str):
        return sa.select(deadlines).where(deadlines.c.door == controleer_tekst("door", van))
    delen = van_anderen(van)
    welke: list[Any] = []
    ook = sa.union(*delen) if len(delen) > 1 else delen[0] if delen else None
    if ook is not None:
        welke.append(sa.and_(deadlines.c.laatste.is_(True), deadlines.c.casus.in_(ook)))
    if van.door is not None:
        # What was stored before there were gemeenten stays his own.
        zelf = (deadlines.c.door == controleer_tekst("door", van.door), deadlines.c.gemeente.in_(("", van.gemeente)))
        welke.append(sa.and_(*zelf, *([deadlines.c.casus.not_in(ook)] if ook is not None else [])))
    if len(welke) < 2:
        return sa.select(deadlines).where(welke[0] if welke else sa.false())
    # Questions that each have an index: an OR of them would have the whole table read (as in kring.py).
    nummers = sa.union_all(*(sa.select(deadlines.c.afweging, deadlines.c.plek).where(w) for w in welke)).subquery("n")
    return sa.select(deadlines).join(
        nummers, sa.and_(nummers.c.afweging == deadlines.c.afweging, nummers.c.plek == deadlines.c.plek)
    )


def _binnen(vraag: sa.sql.Select, binnen: Tijdvak) -> sa.sql.Select:
    vanaf, tot_en_met = binnen
    if vanaf is not None:
        vraag = vraag.where(deadlines.c.eind > vanaf)
    return vraag if tot_en_met is None else vraag.where(deadlines.c.eind <= tot_en_met)


def _punt(rij: Mapping[str, Any], nu: datetime) -> Agendapunt:
    deadline = lees_deadline({"id": rij["termijn"], "label": rij["label"], "uiterlijk": rij["uiterlijk"]})
    assert deadline is not None  # only what could be read was stored
    return Agendapunt(
        rij["casus"],
        rij["volgnummer"],
        rij["plek"],
        rij["termijn"],
        deadline,
        haast(deadline, nu),
        rij["door"],
        lokaal_moment(rij["vastgelegd_op"]),
    )


def _labels(
    verbinding: Connection, punten: Sequence[Mapping[str, Any]], kaders: Callable[[], Kaders] | None
) -> dict[tuple[int, int], str]:
    """Of what was stored without a label the one that its row settles (bot.dossier.labels): by afweging and place."""
    zonder = {rij["afweging"] for rij in punten if rij["label"] is None}
    if not zonder or kaders is None:
        return {}
    vraag = sa.select(afwegingen).where(afwegingen.c.id.in_(zonder))
    rijen = met_labels([Rij(**rij) for rij in verbinding.execute(vraag).mappings()], kaders)
    return {(rij.id, p): t["label"] for rij in rijen for p, t in enumerate(rij.termijnen) if t.get("label")}
