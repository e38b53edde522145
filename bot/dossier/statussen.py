"""What becomes of a stored afweging: settled, put before whoever decides in doubt, closed. Table `statussen`.

The afweging itself never changes; each step is a row of its own, and the last one of an afweging is its stand. A new
afweging of the casus begins at advies again, also after it was closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.dossier.fouten import OngeldigeInvoer
from bot.dossier.gebeurtenissen import Gebeurtenis, Wat, voeg_toe
from bot.dossier.model import controleer_json, controleer_tekst
from bot.dossier.stand import STATUS, Stand, Status
from bot.dossier.tabellen import afwegingen, caseload, statussen

LANGST = 2000  # characters of a question, an answer or a reason
_PER_KEER = 500  # casussen in one query; of more than ten times as many all rows are read at once


_MAG: Mapping[Status, tuple[Status, ...]] = {
    Status.ADVIES: (Status.VASTGESTELD, Status.TER_BESPREKING, Status.AFGESLOTEN),
    Status.VASTGESTELD: (Status.TER_BESPREKING, Status.AFGESLOTEN),
    Status.TER_BESPREKING: (Status.ADVIES,),
    Status.AFGESLOTEN: (),
}
_WAT = {
    Status.ADVIES: Wat.BEANTWOORD,
    Status.VASTGESTELD: Wat.VASTGESTELD,
    Status.TER_BESPREKING: Wat.VOORGELEGD,
    Status.AFGESLOTEN: Wat.AFGESLOTEN,
}
_MOET = {  # what each step says
    Status.ADVIES: ("antwoord", "reden"),
    Status.VASTGESTELD: (),
    Status.TER_BESPREKING: ("vraag",),
    Status.AFGESLOTEN: ("controle",),
}
_NOEM = {"vraag": "de vraag", "antwoord": "het antwoord", "reden": "de reden", "controle": "de controle bij afsluiten"}


class Oordeel(str, Enum):
    """What somebody found at one point of the closing check."""

    JA = "ja"
    NEE = "nee"
    NVT = "nvt"


@dataclass(frozen=True)
class Stap:
    """Where to: `inhoud` may have `vraag`, `aan` (the role that decides in doubt), `antwoord`, `reden`, and `controle`:
    per point {"id", "kader", "tekst", "vindplaats", "oordeel" (Oordeel), "toelichting"}.

    Raises OngeldigeInvoer, with one Dutch line, when it lacks what its status asks.
    """

    status: Status
    door: str
    kanaal: str
    inhoud: dict[str, Any] = field(default_factory=dict)
    rollen: tuple[str, ...] = ()
    namens: str = ""

    def __post_init__(self) -> None:
        for naam in ("door", "kanaal"):
            controleer_tekst(naam, getattr(self, naam))
        controleer_json("inhoud", self.inhoud, (dict,))
        for naam in _MOET[self.status]:
            if naam not in self.inhoud:
                raise OngeldigeInvoer(f"Hier hoort {_NOEM[naam]} bij. Vul die in.")
        for naam in ("vraag", "antwoord", "reden"):
            if naam in self.inhoud:
                _controleer_zin(naam, self.inhoud[naam])
        controleer_afsluiten(self.inhoud.get("controle", ()))


def _controleer_zin(naam: str, waarde: object) -> None:
    if not isinstance(waarde, str) or not waarde.strip():
        raise OngeldigeInvoer(f"Hier hoort {_NOEM[naam]} bij. Vul die in.")
    if len(waarde) > LANGST:
        raise OngeldigeInvoer(f"Maak {_NOEM[naam]} korter: hooguit {LANGST} tekens, nu {len(waarde)}.")
    controleer_tekst(naam, waarde, LANGST)


def controleer_afsluiten(controle: Sequence[Mapping[str, Any]]) -> None:
    """Raise OngeldigeInvoer unless every point was looked at, and a no says why."""
    for punt in controle:
        oordeel = punt.get("oordeel")
        if oordeel not in {o.value for o in Oordeel}:
            raise OngeldigeInvoer(f"Bij het afsluiten is dit nog niet nagegaan: {punt.get('tekst') or punt.get('id')}")
        if oordeel == Oordeel.NEE.value and not str(punt.get("toelichting") or "").strip():
            raise OngeldigeInvoer(f"Zeg waarom je toch afsluit, want dit is nog niet zo: {punt.get('tekst')}")


def zet(verbinding: Connection, nu: datetime, casus: str, stap: Stap, volgnummer: int | None = None) -> Stand | None:
    """Add a step to the last afweging of this casus, in this transaction, under the lock of its year.

    None when there is no such casus. `volgnummer`: the afweging that was looked at. Raises OngeldigeInvoer when there
    is a newer one, or when this can't come after what it is now.
    """
    laatste = sa.select(sa.func.max(afwegingen.c.volgnummer)).where(afwegingen.c.casus == casus)
    hoogste = verbinding.execute(laatste).scalar()
    if hoogste is None:
        return None
    if volgnummer not in (None, hoogste):
        raise OngeldigeInvoer(
            f"Er is intussen een nieuwere afweging van {casus} (nummer {hoogste}). Kijk die eerst na."
        )
    eerder = stand_van(verbinding, casus, hoogste)
    nu_is = eerder.status if eerder else Status.ADVIES
    if stap.status not in _MAG[nu_is]:
        raise OngeldigeInvoer(_waarom_niet(casus, nu_is, stap.status))
    stand = Stand(casus, hoogste, stap.status, stap.door, stap.kanaal, nu, stap.inhoud)
    waarden = {**vars(stand), "status": stand.status.value}
    verbinding.execute(sa.insert(statussen).values(**waarden))
    verbinding.execute(sa.update(caseload).where(caseload.c.casus == casus).values(status=stand.status.value))
    voeg_toe(verbinding, nu, Gebeurtenis(stap.door, _WAT[stap.status], stap.kanaal, casus, stap.rollen, stap.namens))
    return stand


def mag_worden(status: Status) -> tuple[Status, ...]:
    """What may come after this."""
    return _MAG[status]


def _waarom_niet(casus: str, nu_is: Status, wordt: Status) -> str:
    if wordt is Status.ADVIES:
        return f"Er ligt geen vraag over {casus}. Leg de casus eerst voor."
    if nu_is is wordt:
        return f"{casus} is al {STATUS[nu_is]}."
    if nu_is is Status.AFGESLOTEN:
        return f"{casus} is afgesloten. Is er iets veranderd? Zeg dan 'herafweging {casus}'."
    if nu_is is Status.TER_BESPREKING:
        return f"{casus} ligt ter bespreking. Leg eerst het antwoord vast, met de reden."
    return f"{casus} is {STATUS[nu_is]}; dit kan nu niet."


def stand_van(verbinding: Connection, casus: str, volgnummer: int) -> Stand | None:
    """The last step of this afweging; None when it is what it was: an advies."""
    van = (statussen.c.casus == casus, statussen.c.volgnummer == volgnummer)
    rij = verbinding.execute(sa.select(statussen).where(*van).order_by(statussen.c.id.desc()).limit(1)).mappings()
    return next((_stand(r) for r in rij), None)


def stappen_van(verbinding: Connection, casus: str) -> list[Stand]:
    """Every step of a casus, the oldest first."""
    vraag = sa.select(statussen).where(statussen.c.casus == casus).order_by(statussen.c.id)
    return [_stand(rij) for rij in verbinding.execute(vraag).mappings()]


def standen(verbinding: Connection, codes: Iterable[str]) -> dict[tuple[str, int], Stand]:
    """The last step of each afweging of these casussen that has one."""
    alle = list(dict.fromkeys(codes))
    delen: list[list[str] | None] = [alle[i : i + _PER_KEER] for i in range(0, len(alle), _PER_KEER)]
    if len(delen) > 10:
        delen = [None]
    gevonden: dict[tuple[str, int], Stand] = {}
    for deel in delen:
        welke = [] if deel is None else [statussen.c.casus.in_(deel)]
        # All steps, and the last one wins: looking the last one up makes PostgreSQL read the table from end to end.
        vraag = sa.select(statussen).where(*welke).order_by(statussen.c.id)
        for rij in verbinding.execute(vraag).mappings():
            gevonden[rij["casus"], rij["volgnummer"]] = _stand(rij)
    return gevonden


def _stand(rij: Mapping[str, Any]) -> Stand:
    velden = {naam: waarde for naam, waarde in rij.items() if naam != "id"}
    return Stand(**{**velden, "status": Status(velden["status"])})
