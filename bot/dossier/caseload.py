"""One small row a casus, of its last afweging: what lists are sorted and counted by. Table `caseload`.

Everything in it follows from `afwegingen`, in the same transaction; after a migration it is made anew. A list or a
count reads these rows alone, never the answers.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import sqlalchemy as sa
import yaml
from sqlalchemy.engine import Connection

from bot.dossier import deadlines
from bot.dossier.kring import casussen_in
from bot.dossier.overzicht import lees_deadline
from bot.dossier.stand import Status
from bot.dossier.tabellen import afwegingen, caseload, casusteams, statussen
from bot.dossier.verbinding import Verbinding
from bot.dossier.verloop import besloten, keuzes
from bot.toegang import Bereik

TABEL = Path(__file__).with_name("caseload.yml")
_PER_KEER = 500
KLEINST = 5  # casussen; of fewer somebody might know which they are
_NODIG = ("id", "casus", "volgnummer", "profiel", "antwoorden", "besluiten", "afwijking", "termijnen", "door")


@dataclass(frozen=True)
class Caseloadrij:
    """A casus as the caseload has it; moments are aware, in UTC. `redenen`: the kinds of reason to deviate."""

    casus: str
    gemeente: str
    afweging: int
    volgnummer: int
    begonnen_op: datetime
    vastgelegd_op: datetime
    door: str
    profiel: str | None
    urgentie: str | None
    zwaarte: str | None
    mp: str | None
    leeftijd: str
    redenen: list[str]
    eerste_deadline: datetime | None
    status: str


@dataclass(frozen=True)
class _Reden:
    naam: str
    woorden: re.Pattern[str]


@dataclass(frozen=True)
class _Indeling:
    kolommen: Mapping[str, tuple[str, ...]]
    leeftijden: tuple[tuple[int, str], ...]
    onbekend: str
    redenen: tuple[_Reden, ...]
    anders: str


@lru_cache(maxsize=1)
def indeling() -> _Indeling:
    """The table of this module."""
    tabel = yaml.safe_load(TABEL.read_text(encoding="utf-8"))
    return _Indeling(
        {kolom: tuple(besluiten) for kolom, besluiten in tabel["kolommen"].items()},
        tuple((regel["tot"], regel["naam"]) for regel in tabel["leeftijden"]),
        tabel["leeftijd_onbekend"],
        tuple(
            _Reden(
                regel["naam"], re.compile(r"\b(?:" + "|".join(map(re.escape, regel["woorden"])) + ")", re.IGNORECASE)
            )
            for regel in tabel["redenen"]
        ),
        tabel["reden_anders"],
    )


def _leeftijd(antwoorden: Mapping[str, Any]) -> str:
    leeftijden = antwoorden.get("leeftijden")
    getallen = [w for w in leeftijden if isinstance(w, (int, float))] if isinstance(leeftijden, list) else []
    eigen = indeling()
    return next((naam for tot, naam in eigen.leeftijden if getallen and min(getallen) < tot + 1), eigen.onbekend)


def _soort(reden: object) -> str:
    eigen = indeling()
    return next((soort.naam for soort in eigen.redenen if soort.woorden.search(str(reden))), eigen.anders)


def _velden(rij: Mapping[str, Any]) -> dict[str, Any]:
    """What follows from one row, its reasons readable."""
    genomen = besloten(rij)
    labels = {b: keuze.label for b, keuze in genomen.items() if keuze}
    kolommen = indeling().kolommen.items()
    einden = [deadline.eind for t in rij["termijnen"] if (deadline := lees_deadline(t))]
    return {
        **{kolom: next((labels[b] for b in besluiten if b in labels), None) for kolom, besluiten in kolommen},
        "afweging": rij["id"],
        "status": Status.ADVIES.value,
        "volgnummer": rij["volgnummer"],
        "vastgelegd_op": rij["vastgelegd_op"],
        "door": rij["door"],
        "profiel": rij["profiel"],
        "leeftijd": _leeftijd(rij["antwoorden"]),
        "redenen": sorted({_soort(a.get("reden") or "") for a in keuzes(rij).values()}),
        "eerste_deadline": min(einden, default=None),
    }


def neem_op(verbinding: Connection, rij: Mapping[str, Any], gemeente: str, teams: Iterable[str]) -> None:
    """A new afweging, in the transaction that stores it. Whose casus it is, its first afweging settles."""
    velden, deze = _velden(rij), caseload.c.casus == rij["casus"]
    if verbinding.execute(sa.update(caseload).where(deze).values(**velden)).rowcount:
        eigen = verbinding.execute(sa.select(caseload.c.gemeente).where(deze)).scalar_one()
        deadlines.neem_op(verbinding, rij, eigen)
        return
    deadlines.neem_op(verbinding, rij, gemeente)
    velden |= {"casus": rij["casus"], "gemeente": gemeente, "begonnen_op": rij["vastgelegd_op"]}
    verbinding.execute(sa.insert(caseload).values(**velden))
    van = [{"gemeente": gemeente, "team": team, "casus": rij["casus"]} for team in sorted(set(teams))]
    if van:
        verbinding.execute(sa.insert(casusteams), van)


def sluit(verbinding: Connection, casus: str) -> None:
    """A casus that was closed, in that transaction: nothing of it is due any more, until it is weighed again."""
    verbinding.execute(sa.update(caseload).where(caseload.c.casus == casus).values(eerste_deadline=None))
    deadlines.vergeet(verbinding, casus)


def vergeet(verbinding: Connection, casussen: Iterable[str]) -> None:
    """Casussen that were deleted, in that transaction."""
    for casus in casussen:
        verbinding.execute(sa.delete(caseload).where(caseload.c.casus == casus))
        verbinding.execute(sa.delete(casusteams).where(casusteams.c.casus == casus))
        deadlines.vergeet(verbinding, casus)


def bouw_op(verbinding: Connection) -> None:
    """Make the table, and that of the deadlines, from what is stored, after a migration; whose a casus is stays."""
    begonnen = sa.select(
        afwegingen.c.casus, sa.func.min(afwegingen.c.vastgelegd_op, type_=afwegingen.c.vastgelegd_op.type)
    )
    eerste = dict(verbinding.execute(begonnen.group_by(afwegingen.c.casus)).all())
    van = dict(verbinding.execute(sa.select(caseload.c.casus, caseload.c.gemeente)).all())
    verbinding.execute(sa.delete(caseload))
    gezet = _statussen(verbinding)
    groep = sa.select(sa.func.max(afwegingen.c.id).label("laatste")).group_by(afwegingen.c.casus).subquery("groep")
    kolommen = [afwegingen.c[naam] for naam in (*_NODIG, "vastgelegd_op")]
    vraag = sa.select(*kolommen).join(groep, afwegingen.c.id == groep.c.laatste).order_by(afwegingen.c.id)
    grens = 0
    while deel := verbinding.execute(vraag.where(afwegingen.c.id > grens).limit(_PER_KEER)).mappings().all():
        nieuw = [
            {
                **_velden(rij),
                "casus": rij["casus"],
                "gemeente": van.get(rij["casus"], ""),
                "begonnen_op": eerste[rij["casus"]],
                "status": gezet.get((rij["casus"], rij["volgnummer"]), Status.ADVIES.value),
            }
            for rij in deel
        ]
        for rij in nieuw:
            if rij["status"] == Status.AFGESLOTEN.value:
                rij["eerste_deadline"] = None  # as `sluit` does
        verbinding.execute(sa.insert(caseload), nieuw)
        grens = deel[-1]["id"]
    deadlines.bouw_op(verbinding)


class Caseload:
    """The caseload of one open store. Every method raises DossierFout when the database fails."""

    def __init__(self, verbinding: Verbinding) -> None:
        self._op = verbinding

    def gemeente(self, casus: str) -> str:
        """The gemeente that a casus is of; "" when there is but one."""
        with self._op.lees() as verbinding:
            vraag = sa.select(caseload.c.gemeente).where(caseload.c.casus == casus)
            return str(verbinding.execute(vraag).scalar() or "")

    def teams(self, casus: str) -> list[str]:
        """The teams that a casus is of."""
        with self._op.lees() as verbinding:
            vraag = sa.select(casusteams.c.team).where(casusteams.c.casus == casus).order_by(casusteams.c.team)
            return list(verbinding.execute(vraag).scalars())

    def rijen(self, bereik: Bereik, hoeveel: int) -> list[Caseloadrij]:
        """The casussen in this circle, the one that changed last first."""
        vraag = sa.select(caseload).where(caseload.c.casus.in_(casussen_in(bereik)))
        with self._op.lees_kring() as verbinding:
            gevonden = verbinding.execute(vraag.order_by(caseload.c.afweging.desc()).limit(hoeveel)).mappings()
            return [Caseloadrij(**rij) for rij in gevonden]

    def aantallen(self, bereik: Bereik, nu: datetime) -> dict[str, dict[str, int]]:
        """Per way of counting how many casussen of each kind: a column, what is overdue at `nu`, reasons to deviate."""
        op_tijd = sa.case(
            (caseload.c.eerste_deadline.is_(None), "geen termijn"),
            (caseload.c.eerste_deadline <= nu, "te laat"),
            else_="op tijd",
        )
        soorten = {k: caseload.c[k] for k in (*indeling().kolommen, "leeftijd")} | {
            "te_laat": op_tijd,
            "redenen": sa.cast(caseload.c.redenen, sa.Text),
        }
        # By number: PostgreSQL doesn't see that the same words with other parameters are the same.
        groepen = [sa.text(str(nummer)) for nummer in range(1, len(soorten) + 1)]
        vraag = sa.select(*soorten.values(), sa.func.count()).where(caseload.c.casus.in_(casussen_in(bereik)))
        with self._op.lees_kring() as verbinding:
            gelijk = verbinding.execute(vraag.group_by(*groepen).order_by(*groepen)).all()
        uit: dict[str, dict[str, int]] = {"casussen": {"alle": sum(rij[-1] for rij in gelijk)}}
        for plek, naam in enumerate(soorten):
            delen = uit.setdefault(naam, {})
            for rij in gelijk:
                for waarde in json.loads(rij[plek]) if naam == "redenen" else [rij[plek]]:
                    if waarde is not None:
                        delen[waarde] = delen.get(waarde, 0) + rij[-1]
        return uit


def _statussen(verbinding: Connection) -> dict[tuple[str, int], str]:
    """The last status of each afweging that has one."""
    vraag = sa.select(statussen.c.casus, statussen.c.volgnummer, statussen.c.status).order_by(statussen.c.id)
    return {(casus, volgnummer): status for casus, volgnummer, status in verbinding.execute(vraag)}


def verborgen(delen: Mapping[str, int]) -> dict[str, int | None]:
    """Counts as others may see them: none under KLEINST, nor what would tell one of those from the total."""
    klein = sorted((n for n in delen if delen[n] < KLEINST), key=lambda n: delen[n])
    groot = sorted((n for n in delen if delen[n] >= KLEINST), key=lambda n: delen[n])
    if len(klein) == 1 and groot:  # all the others and the total are known: then this one is too
        klein.append(groot[0])
    return {naam: None if naam in klein else aantal for naam, aantal in delen.items()}
