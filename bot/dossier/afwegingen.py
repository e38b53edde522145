"""Afwegingen that were vastgelegd: stored once, never changed, read back, and deleted a casus at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import IntegrityError

from bot.dossier.caseload import neem_op, sluit, vergeet
from bot.dossier.fouten import OnbekendeCasus, OngeldigeInvoer, in_het_nederlands
from bot.dossier.gebeurtenissen import OPDRACHT, Gebeurtenis, Wat, voeg_toe
from bot.dossier.kring import casussen_in, laatste_in, rijen_in
from bot.dossier.model import NieuweAfweging, Rij, controleer_tekst, moment
from bot.dossier.stand import Stand, Status
from bot.dossier.statussen import Stap, standen, stappen_van, zet
from bot.dossier.tabellen import afwegingen, caseload, casusteller, statussen
from bot.dossier.verbinding import Verbinding
from bot.schrijfwijze import AMSTERDAM
from bot.toegang import Bereik, Daad, Wie, bereik

KOLOMMEN = tuple(kolom.name for kolom in afwegingen.columns)
CASUSCODE = r"R-\d{4}-\d{4,}"
_PER_KEER = 200
_CODE = re.compile(r"R-(\d{4})-(\d{4,})", re.ASCII)


class Afwegingen:
    """The afwegingen of one open store. Every method raises DossierFout when the database fails."""

    def __init__(self, verbinding: Verbinding) -> None:
        self._op = verbinding

    def leg_vast(self, afweging: NieuweAfweging, wie: Wie | None = None) -> Rij:
        """Store an afweging, or return the row that its afweging_id already has. The row is committed on return.

        `wie`: as whom; a new casus is of his gemeente and teams, and one that was stored before must be in his circle.
        None: nobody's, and nothing is refused. Raises OnbekendeCasus when `afweging.casus` is given and isn't there.
        """
        with in_het_nederlands(self._op.waar):
            bestaand = self._met_id(afweging.afweging_id)
            if bestaand:
                return bestaand
            try:
                with self._op.begin() as verbinding:
                    return self._voeg_toe(verbinding, afweging, wie)
            except IntegrityError:
                # Another process stored this id since we looked: the unique constraint decides who was first.
                bestaand = self._met_id(afweging.afweging_id)
                if bestaand:
                    return bestaand
                raise

    def _voeg_toe(self, verbinding: Connection, afweging: NieuweAfweging, wie: Wie | None = None) -> Rij:
        nu = self._op.klok()
        gegeven = _CODE.fullmatch(afweging.casus.strip().upper()) if afweging.casus else None
        if afweging.casus and not gegeven:
            raise _onbekend(afweging.casus)
        jaar = int(gegeven[1]) if gegeven else nu.astimezone(AMSTERDAM).year
        laatste = self._sluit_jaar_af(verbinding, jaar)
        if gegeven:
            casus = gegeven[0]
            hoogste = verbinding.execute(
                sa.select(sa.func.max(afwegingen.c.volgnummer)).where(afwegingen.c.casus == casus)
            ).scalar()
            if hoogste is None or (wie and not _in_kring(verbinding, casus, bereik(wie, Daad.VASTLEGGEN))):
                raise _onbekend(casus)
        else:
            casus, hoogste = f"R-{jaar:04d}-{laatste + 1:04d}", 0
            verbinding.execute(sa.update(casusteller).where(casusteller.c.jaar == jaar).values(laatste=laatste + 1))
        waarden = {naam: getattr(afweging, naam) for naam in KOLOMMEN if hasattr(afweging, naam)}
        waarden |= {"casus": casus, "volgnummer": hoogste + 1, "vastgelegd_op": nu}
        verbinding.execute(sa.insert(afwegingen).values(**waarden))
        rij = _rij(verbinding, afwegingen.c.afweging_id == afweging.afweging_id)
        assert rij is not None  # inserted two lines up, in this transaction
        neem_op(verbinding, vars(rij), wie.gemeente if wie else "", wie.teams if wie else ())
        wat = [Wat.VASTGELEGD, *([Wat.AFGEWEKEN] if afweging.afwijking else [])]
        als = (tuple(wie.rollen), wie.namens) if wie else ((), "")
        voeg_toe(verbinding, nu, *(Gebeurtenis(rij.door, w, rij.kanaal, rij.casus, *als) for w in wat))
        return rij

    def _sluit_jaar_af(self, verbinding: Connection, jaar: int) -> int:
        """Lock the counter of `jaar` until the end of the transaction; gives its last number."""
        rij = self._op.insert(casusteller).values(jaar=jaar, laatste=0).on_conflict_do_nothing()
        verbinding.execute(rij)
        keuze = sa.select(casusteller.c.laatste).where(casusteller.c.jaar == jaar).with_for_update()
        return int(verbinding.execute(keuze).scalar_one())

    def rijen(
        self,
        casus: str | None = None,
        sinds: date | datetime | None = None,
        *,
        tot: date | datetime | None = None,
        profiel: str | None = None,
    ) -> list[Rij]:
        """Stored afwegingen, oldest first: of one casus, from `sinds` on, before `tot`, with one profiel; or []."""
        voorwaarden = []
        if casus is not None:
            voorwaarden.append(afwegingen.c.casus == controleer_tekst("casus", casus).strip().upper())
        if sinds is not None:
            voorwaarden.append(afwegingen.c.vastgelegd_op >= moment(sinds))
        if tot is not None:
            voorwaarden.append(afwegingen.c.vastgelegd_op < moment(tot))
        if profiel is not None:
            voorwaarden.append(afwegingen.c.profiel == controleer_tekst("profiel", profiel))
        with self._op.lees() as verbinding:
            return _rijen(verbinding, *voorwaarden)

    def een_voor_een(self) -> Iterator[Rij]:
        """All of them, oldest first, never all in memory, and all of one moment whatever is deleted meanwhile."""
        vraag = sa.select(afwegingen).order_by(afwegingen.c.id).execution_options(stream_results=True)
        with self._op.lees() as verbinding:
            for deel in verbinding.execute(vraag).mappings().partitions(_PER_KEER):
                yield from _rijen_met_stand(verbinding, map(dict, deel))

    def nieuwste(self, hoeveel: int) -> list[Rij]:
        """The last `hoeveel` that were stored, the oldest of them first."""
        with self._op.lees() as verbinding:
            return _met_stand(verbinding, sa.select(afwegingen).order_by(afwegingen.c.id.desc()).limit(hoeveel))[::-1]

    def van(self, door: str | Bereik, hoeveel: int = 10, na: int | None = None) -> list[Rij]:
        """Of the `hoeveel` casussen that this user (a pseudonym) stored last his last row, newest first; of a circle:
        the last one in it. `na`: of those that come after the row with this id.
        """
        vraag = laatste_per_casus(door, hoeveel, na).order_by(sa.text("laatste DESC"))
        with self._op.lees_kring() as verbinding:
            return _met_stand(verbinding, vraag)

    def laatste(self, door: str | Bereik | None = None) -> list[Rij]:
        """The last afweging of each casus, the oldest first; of one user: of each the last that he stored; of a circle:
        the last one in it.
        """
        vraag = laatste_per_casus(door).order_by(sa.text("laatste"))
        with self._op.lees() if door is None else self._op.lees_kring() as verbinding:
            return _met_stand(verbinding, vraag)

    def verloop_van(self, door: str | Bereik, casus: str) -> list[Rij]:
        """All that this user (a pseudonym) stored of one casus, or that is in a circle, the newest first; or []."""
        code = controleer_tekst("casus", casus).strip().upper()
        eigen = (
            afwegingen.c.id.in_(rijen_in(door, code))
            if isinstance(door, Bereik)
            else afwegingen.c.door == controleer_tekst("door", door)
        )
        with self._op.lees_kring() as verbinding:
            return _rijen(verbinding, eigen, afwegingen.c.casus == code)[::-1]

    def rij(self, casus: str, volgnummer: int | None = None) -> Rij:
        """One afweging of a casus, by default the latest. Raises OnbekendeCasus."""
        rijen = [rij for rij in self.rijen(casus) if volgnummer in (None, rij.volgnummer)]
        if not rijen:
            raise _onbekend(casus, volgnummer)
        return rijen[-1]

    def zet_status(self, casus: str, stap: Stap, volgnummer: int | None = None) -> Stand:
        """Add a step to the last afweging of a casus, which itself stays as it is; `volgnummer`: the one that was
        looked at. Raises OnbekendeCasus, or OngeldigeInvoer with a Dutch line when this step can't be made.
        """
        gegeven = _CODE.fullmatch(casus.strip().upper())
        if not gegeven:
            raise _onbekend(casus)
        with self._op.schrijf() as verbinding:
            self._sluit_jaar_af(verbinding, int(gegeven[1]))  # the lock under which afwegingen come and go
            stand = zet(verbinding, self._op.klok(), gegeven[0], stap, volgnummer)
            if stand is None:
                raise _onbekend(casus)
            if stand.status is Status.AFGESLOTEN:
                sluit(verbinding, stand.casus)
        return stand

    def stappen(self, casus: str) -> list[Stand]:
        """What became of a casus, the oldest step first; of all its afwegingen."""
        code = controleer_tekst("casus", casus).strip().upper()
        with self._op.lees() as verbinding:
            return stappen_van(verbinding, code)

    def _met_id(self, afweging_id: str) -> Rij | None:
        with self._op.lees() as verbinding:
            return _rij(verbinding, afwegingen.c.afweging_id == afweging_id)

    def verwijder(
        self, casus: str, *, proef: bool = False, wie: Wie | None = None, kanaal: str = OPDRACHT, namens: str = ""
    ) -> list[Rij]:
        """Delete one casus as a whole, as somebody asked; gives its rows. `proef`: only list. `wie`: who does, when he
        is no command; the casus must be in his circle. Raises OnbekendeCasus.

        Its code is never given out again, and the audit log keeps that it was deleted.
        """
        code = controleer_tekst("casus", casus).strip().upper()
        welke = afwegingen.c.casus == code
        if wie is not None:
            welke &= afwegingen.c.casus.in_(casussen_in(bereik(wie, Daad.VERWIJDEREN), code))
        if proef:
            with self._op.lees() as verbinding:
                rijen = _rijen(verbinding, welke)
        else:
            door = (wie.id, tuple(wie.rollen), wie.namens) if wie else (OPDRACHT, (), namens)
            rijen = self._verwijder(welke, kanaal, *door)
        if not rijen:
            raise _onbekend(casus)
        return rijen

    def _verwijder(self, welke: Any, kanaal: str, door: str, rollen: tuple[str, ...], namens: str) -> list[Rij]:
        """Delete the casussen for whose rows this holds, with a line in the audit log for each."""
        with self._op.schrijf() as verbinding:
            # The lock under which leg_vast adds: no casus comes back to life between looking and deleting.
            verbinding.execute(sa.select(casusteller).with_for_update()).all()
            rijen = _rijen(verbinding, welke)
            verbinding.execute(sa.delete(afwegingen).where(welke))
            weg = dict.fromkeys(rij.casus for rij in rijen)
            for casus in weg:
                verbinding.execute(sa.delete(statussen).where(statussen.c.casus == casus))
            vergeet(verbinding, weg)
            gebeurd = [Gebeurtenis(door, Wat.VERWIJDERD, kanaal, casus, rollen, namens) for casus in weg]
            voeg_toe(verbinding, self._op.klok(), *gebeurd)
        if rijen:
            self._op.leeg_wal()
        return rijen

    def verwijder_verlopen(
        self,
        peildatum: date | datetime,
        dagen: int,
        *,
        proef: bool = False,
        door: str = OPDRACHT,
        namens: str = "",
    ) -> list[Rij]:
        """Delete every casus whose last afweging is more than `dagen` days before `peildatum`; gives the deleted rows.

        A casus goes as a whole, counted from its last change, as the Jeugdwet (7.3.8) counts for a file: a casus that
        still runs keeps its history. `proef`: only list. Codes of deleted casussen are never given out again.
        """
        if isinstance(dagen, bool) or not isinstance(dagen, int) or dagen < 0:
            raise OngeldigeInvoer("De bewaartermijn moet een geheel aantal dagen zijn, 0 of meer.")
        try:
            grens = moment(peildatum) - timedelta(days=dagen)
        except OverflowError:
            return []  # longer ago than the calendar goes back: nothing is that old
        verlopen = sa.select(caseload.c.casus).where(caseload.c.vastgelegd_op < grens)
        if proef:
            with self._op.lees() as verbinding:
                return _rijen(verbinding, afwegingen.c.casus.in_(verlopen))
        return self._verwijder(afwegingen.c.casus.in_(verlopen), door, door, (), namens)


def laatste_per_casus(door: str | Bereik | None, hoeveel: int | None = None, na: int | None = None) -> sa.sql.Select:
    """The last row of each casus (of one user: of those that he stored; of a circle: of what is in it), to be put in
    order by `laatste`, its id. `hoeveel`: of the last so many, `na`: before this id; no more rows are read for it.
    """
    if isinstance(door, Bereik):
        nummers = laatste_in(door)
    else:
        eigen = [] if door is None else [afwegingen.c.door == controleer_tekst("door", door)]
        nummers = sa.select(sa.func.max(afwegingen.c.id).label("laatste")).where(*eigen).group_by(afwegingen.c.casus)
    if hoeveel is not None:
        los = nummers.subquery("nummers")
        eerder = [] if na is None else [los.c.laatste < na]
        nummers = sa.select(los.c.laatste).where(*eerder).order_by(los.c.laatste.desc()).limit(hoeveel)
    groep = nummers.subquery("groep")
    return sa.select(afwegingen).join(groep, afwegingen.c.id == groep.c.laatste)


def _in_kring(verbinding: Connection, casus: str, wiens: Bereik) -> bool:
    return verbinding.execute(casussen_in(wiens, casus).limit(1)).first() is not None


def _onbekend(casus: str, volgnummer: int | None = None) -> OnbekendeCasus:
    # Only echo what looks like a code: the rest could be anything that somebody typed, a name included.
    code = casus.strip().upper()
    wat = f"Casus {code}" if _CODE.fullmatch(code) else "Deze casus"
    if volgnummer is not None:
        wat += f", volgnummer {volgnummer},"
    return OnbekendeCasus(f"{wat} staat niet in het dossier. Een casuscode ziet eruit als R-2026-0001.")


def _rijen(verbinding: Connection, *voorwaarden: Any) -> list[Rij]:
    return _met_stand(verbinding, sa.select(afwegingen).where(*voorwaarden).order_by(afwegingen.c.id))


def _met_stand(verbinding: Connection, vraag: sa.sql.Select) -> list[Rij]:
    return _rijen_met_stand(verbinding, map(dict, verbinding.execute(vraag).mappings()))


def _rijen_met_stand(verbinding: Connection, velden: Iterable[dict[str, Any]]) -> list[Rij]:
    rijen = list(velden)
    per_afweging = standen(verbinding, (rij["casus"] for rij in rijen))
    return [Rij(**rij, stand=per_afweging.get((rij["casus"], rij["volgnummer"]))) for rij in rijen]


def _rij(verbinding: Connection, *voorwaarden: Any) -> Rij | None:
    rijen = _rijen(verbinding, *voorwaarden)
    return rijen[0] if rijen else None
