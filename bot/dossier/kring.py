"""Which stored afwegingen are in somebody's circle (bot.toegang), as a query: never by going over the whole table.

Questions that each have an index, put together; an OR of them would have PostgreSQL read everything.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from bot.dossier.model import controleer_tekst
from bot.dossier.stand import Status
from bot.dossier.tabellen import afwegingen, caseload, casusteams
from bot.toegang import Bereik


def van_anderen(bereik: Bereik, casus: str | None = None) -> list[Any]:
    """The codes of the casussen that he may see whoever stored them; of one casus, when it is given, whether it is."""
    delen: list[Any] = []
    if bereik.teams:
        eigen = (casusteams.c.gemeente == bereik.gemeente, casusteams.c.team.in_(sorted(bereik.teams)))
        delen.append(sa.select(casusteams.c.casus).where(*eigen, *_alleen(casusteams.c.casus, casus)))
    if bereik.ter_bespreking:
        ligt_voor = (caseload.c.gemeente == bereik.gemeente, caseload.c.status == Status.TER_BESPREKING.value)
        delen.append(sa.select(caseload.c.casus).where(*ligt_voor, *_alleen(caseload.c.casus, casus)))
    return delen


def _zelf(bereik: Bereik, *kolommen: Any, casus: str | None = None) -> sa.sql.Select:
    """Of the rows that he stored; what was stored before there were gemeenten stays his own."""
    return (
        sa.select(*kolommen)
        .join(caseload, caseload.c.casus == afwegingen.c.casus)
        .where(afwegingen.c.door == controleer_tekst("door", bereik.door), *_alleen(afwegingen.c.casus, casus))
        .where(caseload.c.gemeente.in_(("", bereik.gemeente)))
    )


def _alleen(kolom: Any, casus: str | None) -> list[Any]:
    return [] if casus is None else [kolom == casus]


def casussen_in(bereik: Bereik, casus: str | None = None) -> Any:
    """The codes in this circle: a query with the column `casus`. Of one casus: that one, or nothing; who asks for one
    never has his whole circle read.
    """
    delen = van_anderen(bereik, casus)
    if bereik.door is not None:
        delen.append(_zelf(bereik, afwegingen.c.casus, casus=casus))
    return _samen(delen, afwegingen.c.casus)


def laatste_in(bereik: Bereik) -> Any:
    """The id of the last afweging of each casus in this circle: a query with the column `laatste`. Of a casus that is
    only his because he stored something of it: the last that he stored.
    """
    anderen = van_anderen(bereik)
    delen: list[Any] = [
        sa.select(caseload.c.afweging.label("laatste")).where(caseload.c.casus.in_(_samen(anderen, caseload.c.casus)))
    ]
    if bereik.door is not None:
        zelf = _zelf(bereik, sa.func.max(afwegingen.c.id).label("laatste")).group_by(afwegingen.c.casus)
        delen.append(zelf.where(afwegingen.c.casus.not_in(_samen(anderen, caseload.c.casus))) if anderen else zelf)
    delen = delen if anderen else delen[1:]
    if not delen:
        return sa.select(afwegingen.c.id.label("laatste")).where(sa.false())
    return sa.union_all(*delen) if len(delen) > 1 else delen[0]


def rijen_in(bereik: Bereik, casus: str) -> Any:
    """The ids of the afwegingen of one casus that are in this circle: a query with the column `id`.

    Of a casus that is only his because he stored something of it, what another added is not in it.
    """
    delen = [
        sa.select(afwegingen.c.id).where(afwegingen.c.casus == casus, afwegingen.c.casus.in_(deel))
        for deel in van_anderen(bereik, casus)
    ]
    if bereik.door is not None:
        delen.append(_zelf(bereik, afwegingen.c.id, casus=casus))
    return _samen(delen, afwegingen.c.id)


def _samen(delen: list[Any], kolom: Any) -> Any:
    if not delen:
        return sa.select(kolom).where(sa.false())
    return sa.union(*delen) if len(delen) > 1 else delen[0]
