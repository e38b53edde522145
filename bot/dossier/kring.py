"""Which stored afwegingen are in somebody's circle (bot.toegang), as a query: never by going over the whole table.

Questions that each have an index, put together; an OR of them would have PostgreSQL read everything.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from bot.dossier.model import controleer_tekst
from bot.dossier.stand import Status
from bot.dossier.tabellen import afwegingen, caseload, casusteams, statussen
from bot.toegang import Bereik


def _van_anderen(bereik: Bereik) -> list[Any]:
    """The codes of the casussen that he may see whoever stored them."""
    delen: list[Any] = []
    if bereik.teams:
        eigen = (casusteams.c.gemeente == bereik.gemeente, casusteams.c.team.in_(sorted(bereik.teams)))
        delen.append(sa.select(casusteams.c.casus).where(*eigen))
    if bereik.ter_bespreking:
        delen.append(_ter_bespreking(bereik.gemeente))
    return delen


def _ter_bespreking(gemeente: str) -> sa.sql.Select:
    """Put before somebody, and since then neither answered nor weighed again."""
    later = statussen.alias("later")
    zelfde = (later.c.casus == statussen.c.casus, later.c.volgnummer == statussen.c.volgnummer)
    beantwoord = sa.select(later.c.id).where(*zelfde, later.c.id > statussen.c.id).exists()
    return (
        sa.select(statussen.c.casus)
        .join(caseload, caseload.c.casus == statussen.c.casus)
        .where(statussen.c.status == Status.TER_BESPREKING.value, ~beantwoord)
        .where(caseload.c.gemeente == gemeente, caseload.c.volgnummer == statussen.c.volgnummer)
    )


def _zelf(bereik: Bereik, *kolommen: Any) -> sa.sql.Select:
    """Of the rows that he stored; what was stored before there were gemeenten stays his own."""
    return (
        sa.select(*kolommen)
        .join(caseload, caseload.c.casus == afwegingen.c.casus)
        .where(afwegingen.c.door == controleer_tekst("door", bereik.door))
        .where(caseload.c.gemeente.in_(("", bereik.gemeente)))
    )


def casussen_in(bereik: Bereik) -> Any:
    """The codes in this circle: a query with the column `casus`."""
    delen = _van_anderen(bereik)
    if bereik.door is not None:
        delen.append(_zelf(bereik, afwegingen.c.casus))
    return _samen(delen, afwegingen.c.casus)


def rijen_in(bereik: Bereik) -> Any:
    """The ids of the afwegingen in this circle: a query with the column `id`.

    Of a casus that is only his because he stored something of it, what another added is not in it.
    """
    delen = [sa.select(afwegingen.c.id).where(afwegingen.c.casus.in_(deel)) for deel in _van_anderen(bereik)]
    if bereik.door is not None:
        delen.append(_zelf(bereik, afwegingen.c.id))
    return _samen(delen, afwegingen.c.id)


def _samen(delen: list[Any], kolom: Any) -> Any:
    if not delen:
        return sa.select(kolom).where(sa.false())
    return sa.union(*delen) if len(delen) > 1 else delen[0]
