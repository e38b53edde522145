"""What has to be done by when in all that this user stored. The store is asked by the action, in groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bot.dossier.agenda import Haast

from ..beeld import datum
from ..blokken import Blok, alinea, lijst
from ..staat import Beurt, Omgeving, Opvraag, Reactie, Staat, Waarvoor
from ..teksten import zeg
from ..vaardigheid import Vaardigheid

AGENDAREGELS = 10  # deadlines under one heading
TERUG = "terug"  # the heading of what a team put off until a day
_KOPPEN = {
    Haast.TE_LAAT.value: "wat_staat_open.te_laat",
    Haast.VANDAAG.value: "wat_staat_open.vandaag",
    Haast.WEEK.value: "wat_staat_open.week",
    Haast.LATER.value: "wat_staat_open.later",
    TERUG: "wat_staat_open.terug",
}


@Vaardigheid("wat_staat_open", recht="agenda", geleerd=False, tussendoor=True, zeg="wat staat er open", in_hulp=88)
def wat_staat_open(omgeving: Omgeving, staat: Staat | None, beurt: Beurt) -> Reactie:
    """Ask the store for the deadlines of this user."""
    return Reactie(staat, opvragen=Opvraag(None, Waarvoor.AGENDA, beurt.nu))


def agenda_blokken(groepen: Sequence[Mapping[str, Any]]) -> list[Blok]:
    """The agenda, what is overdue first; `groepen` as `bot.dossier.agenda.Groep` gives them, and one (`TERUG`) of what
    is back on the list of a meeting.
    """
    if not groepen:
        return [alinea(zeg("wat_staat_open.niets"))]
    blokken: list[Blok] = []
    for groep in groepen:
        terug = groep["haast"] == TERUG
        regels = [_terugregel(punt) if terug else _regel(punt) for punt in groep["punten"]]
        meer = groep["aantal"] - len(regels)
        regels += [zeg("wat_staat_open.meer", aantal=meer)] * (meer > 0)
        blokken += [alinea(zeg(_KOPPEN[groep["haast"]])), lijst(regels)]
    return [*blokken, alinea(zeg("wat_staat_open.gedaan"))]


def _regel(punt: Mapping[str, Any]) -> str:
    return zeg("wat_staat_open.regel", casus=punt["casus"], wat=punt["label"], datum=datum(punt["uiterlijk"]))


def _terugregel(punt: Mapping[str, Any]) -> str:
    casus = punt["casus"] or zeg("wat_staat_open.zonder_code")
    return zeg("wat_staat_open.terug_regel", casus=casus, datum=datum(punt["dag"]))
