"""What has to be done by when in all that this user stored. The store is asked by the action."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.dossier.agenda import Agendapunt, Haast, agenda

from ..beeld import datum
from ..blokken import Blok, alinea, lijst
from ..staat import Beurt, Omgeving, Opvraag, Reactie, Staat, Waarvoor
from ..teksten import zeg
from ..vaardigheid import Vaardigheid

_MEESTE = 10  # deadlines under one heading
_KOPPEN = {
    Haast.TE_LAAT: "wat_staat_open.te_laat",
    Haast.VANDAAG: "wat_staat_open.vandaag",
    Haast.WEEK: "wat_staat_open.week",
    Haast.LATER: "wat_staat_open.later",
}


@Vaardigheid("wat_staat_open", recht="agenda", geleerd=False, tussendoor=True, zeg="wat staat er open", in_hulp=88)
def wat_staat_open(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Ask the store for the last afweging of each casus of this user."""
    return Reactie(staat, opvragen=Opvraag(None, Waarvoor.AGENDA, beurt.nu))


def agenda_blokken(rijen: Sequence[Mapping[str, Any]], nu: datetime) -> list[Blok]:
    """The agenda in groups, what is overdue first; `rijen` as in docs/contract.md."""
    punten = agenda(rijen, nu)
    if not punten:
        return [alinea(zeg("wat_staat_open.niets"))]
    blokken: list[Blok] = []
    for haast, kop in _KOPPEN.items():
        groep = [punt for punt in punten if punt.haast is haast]
        if groep:
            regels = [_regel(punt) for punt in groep[:_MEESTE]]
            meer = len(groep) - _MEESTE
            blokken += [alinea(zeg(kop)), lijst([*regels, *([zeg("wat_staat_open.meer", aantal=meer)] * (meer > 0))])]
    return [*blokken, alinea(zeg("wat_staat_open.gedaan"))]


def _regel(punt: Agendapunt) -> str:
    wanneer = datum(punt.deadline.uiterlijk.isoformat())
    return zeg("wat_staat_open.regel", casus=punt.casus, wat=punt.deadline.label, datum=wanneer)
