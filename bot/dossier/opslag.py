"""The repository: storing an afweging once, reading it back, remembering answers, purging."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta, timezone
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import IntegrityError

from bot.dossier.fouten import DossierFout, OnbekendeCasus, OngeldigeInvoer, in_het_nederlands
from bot.dossier.migreren import migreer, versie
from bot.dossier.model import AMSTERDAM, Beantwoord, NieuweAfweging, Rij, controleer_tekst, lees_uuid, moment
from bot.dossier.sessies import Sessies
from bot.dossier.tabellen import KOP, afwegingen, beantwoord, casusteller
from bot.dossier.verbinding import SCHRIJFT, lees_url, maak_engine, zet_wal_aan

KOLOMMEN = tuple(kolom.name for kolom in afwegingen.columns)
log = logging.getLogger(__name__)

WACHTTIJD = 5.0  # seconds to wait for a lock
_CODE = re.compile(r"R-(\d{4})-(\d{4,})", re.ASCII)
_INSERT = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def _nu() -> datetime:
    return datetime.now(timezone.utc)


def open_dossier(url: str, *, wachttijd: float = WACHTTIJD, klok: Callable[[], datetime] = _nu) -> Dossier:
    """Open the store behind an SQLAlchemy URL (sqlite:///file or postgresql://…) and bring its tables up to date.

    `wachttijd`: seconds to wait for a lock. `klok`: gives the moment of storing (aware). Raises DossierFout.
    """
    gelezen, waar = lees_url(url)
    with in_het_nederlands(waar):
        engine = maak_engine(gelezen, wachttijd)
        if engine.dialect.name == "sqlite":
            zet_wal_aan(engine, wachttijd)
        migreer(engine)
    return Dossier(engine, waar, klok)


class Dossier:
    """An open store; may be shared between threads. Every method raises DossierFout when the database fails.

    Use `open_dossier` to get one. `sluit()` (or a with-block) closes its connections.
    """

    def __init__(self, engine: Engine, waar: str, klok: Callable[[], datetime] = _nu) -> None:
        self._engine = engine
        self._waar = waar
        self._klok = klok

    # -- storing

    def leg_vast(self, afweging: NieuweAfweging) -> Rij:
        """Store an afweging, or return the row that its afweging_id already has. The row is committed on return.

        Raises OnbekendeCasus when `afweging.casus` is given and isn't in the store.
        """
        with in_het_nederlands(self._waar):
            bestaand = self._met_id(afweging.afweging_id)
            if bestaand:
                return bestaand
            try:
                with self._schrijf() as verbinding:
                    return self._voeg_toe(verbinding, afweging)
            except IntegrityError:
                # Another process stored this id since we looked: the unique constraint decides who was first.
                bestaand = self._met_id(afweging.afweging_id)
                if bestaand:
                    return bestaand
                raise

    def _voeg_toe(self, verbinding: Connection, afweging: NieuweAfweging) -> Rij:
        nu = self._klok()
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
            if hoogste is None:
                raise _onbekend(casus)
        else:
            casus, hoogste = f"R-{jaar:04d}-{laatste + 1:04d}", 0
            verbinding.execute(sa.update(casusteller).where(casusteller.c.jaar == jaar).values(laatste=laatste + 1))
        waarden = {naam: getattr(afweging, naam) for naam in KOLOMMEN if hasattr(afweging, naam)}
        waarden |= {"casus": casus, "volgnummer": hoogste + 1, "vastgelegd_op": nu}
        verbinding.execute(sa.insert(afwegingen).values(**waarden))
        rij = _rij(verbinding, afwegingen.c.afweging_id == afweging.afweging_id)
        assert rij is not None  # inserted two lines up, in this transaction
        return rij

    def _sluit_jaar_af(self, verbinding: Connection, jaar: int) -> int:
        """Lock the counter of `jaar` until the end of the transaction; gives its last number."""
        rij = self._insert(casusteller).values(jaar=jaar, laatste=0).on_conflict_do_nothing()
        verbinding.execute(rij)
        keuze = sa.select(casusteller.c.laatste).where(casusteller.c.jaar == jaar).with_for_update()
        return int(verbinding.execute(keuze).scalar_one())

    # -- reading

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
        with in_het_nederlands(self._waar), self._engine.connect() as verbinding:
            return _rijen(verbinding, *voorwaarden)

    def rij(self, casus: str, volgnummer: int | None = None) -> Rij:
        """One afweging of a casus, by default the latest. Raises OnbekendeCasus."""
        rijen = [rij for rij in self.rijen(casus) if volgnummer in (None, rij.volgnummer)]
        if not rijen:
            raise _onbekend(casus, volgnummer)
        return rijen[-1]

    def met_id(self, afweging_id: str) -> Rij | None:
        """The row of this afweging_id, or None when it hasn't been stored (yet)."""
        with in_het_nederlands(self._waar):
            return self._met_id(lees_uuid(afweging_id))

    def _met_id(self, afweging_id: str) -> Rij | None:
        with self._engine.connect() as verbinding:
            return _rij(verbinding, afwegingen.c.afweging_id == afweging_id)

    # -- once-only answers

    def onthoud(self, gesprek: str, bericht_id: str, antwoord: str, status: int = 200) -> Beantwoord:
        """Remember the answer (JSON text) to a message; gives the one that is remembered: the first, never replaced."""
        waarden: dict[str, Any] = {
            "gesprek": controleer_tekst("gesprek", gesprek),
            "bericht_id": controleer_tekst("bericht_id", bericht_id),
            "status": status,
            "antwoord": controleer_tekst("antwoord", antwoord, 1_000_000),
            "op": self._klok(),
        }
        with in_het_nederlands(self._waar), self._schrijf() as verbinding:
            verbinding.execute(self._insert(beantwoord).values(**waarden).on_conflict_do_nothing())
            eerste = _antwoord(verbinding, gesprek, bericht_id)
        assert eerste is not None  # there was one, or it has just been inserted
        return eerste

    def eerder(self, gesprek: str, bericht_id: str) -> Beantwoord | None:
        """The answer that this message already got, or None."""
        controleer_tekst("gesprek", gesprek)
        controleer_tekst("bericht_id", bericht_id)
        with in_het_nederlands(self._waar), self._engine.connect() as verbinding:
            return _antwoord(verbinding, gesprek, bericht_id)

    def ruim_op(self, ouder_dan: date | datetime) -> int:
        """Forget the remembered answers from before `ouder_dan`; gives how many."""
        with in_het_nederlands(self._waar), self._schrijf() as verbinding:
            return int(verbinding.execute(sa.delete(beantwoord).where(beantwoord.c.op < moment(ouder_dan))).rowcount)

    # -- who is signed in

    def sessies(self, stil: timedelta, uiterlijk: timedelta) -> Sessies:
        """The sessions in this store, that end `stil` after the last request and `uiterlijk` after their begin."""
        return Sessies(self._engine, self._waar, self._klok, stil, uiterlijk)

    # -- retention and health

    def verwijder_verlopen(self, peildatum: date | datetime, dagen: int, *, proef: bool = False) -> list[Rij]:
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
        verlopen = (
            sa.select(afwegingen.c.casus)
            .group_by(afwegingen.c.casus)
            .having(sa.func.max(afwegingen.c.vastgelegd_op, type_=afwegingen.c.vastgelegd_op.type) < grens)
        )
        with in_het_nederlands(self._waar):
            if proef:
                with self._engine.connect() as verbinding:
                    return _rijen(verbinding, afwegingen.c.casus.in_(verlopen))
            with self._schrijf() as verbinding:
                # The lock under which leg_vast adds: no casus comes back to life between looking and deleting.
                verbinding.execute(sa.select(casusteller).with_for_update()).all()
                rijen = _rijen(verbinding, afwegingen.c.casus.in_(verlopen))
                verbinding.execute(sa.delete(afwegingen).where(afwegingen.c.casus.in_(verlopen)))
            if rijen and self._engine.dialect.name == "sqlite":
                self._leeg_wal()
        return rijen

    def _leeg_wal(self) -> None:
        """Take the deleted rows out of the -wal file as well; when a reader is in the way, a later checkpoint will."""
        verbinding = self._engine.raw_connection()
        try:
            verbinding.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except self._engine.dialect.dbapi.Error as fout:
            log.warning("De verwijderde rijen staan nog in het -wal-bestand: %s", type(fout).__name__)
        finally:
            verbinding.close()

    def gezond(self) -> bool:
        """Whether the database answers and has our tables. Never raises."""
        try:
            with in_het_nederlands(self._waar), self._engine.connect() as verbinding:
                return versie(verbinding) == KOP
        except DossierFout:
            return False

    def sluit(self) -> None:
        """Close the connections."""
        self._engine.dispose()

    def __enter__(self) -> Dossier:
        return self

    def __exit__(self, *_fout: object) -> None:
        self.sluit()

    # -- plumbing

    @contextmanager
    def _schrijf(self) -> Iterator[Connection]:
        with self._engine.execution_options(**SCHRIJFT).begin() as verbinding:
            yield verbinding

    def _insert(self, tabel: sa.Table) -> Any:
        """INSERT with ON CONFLICT, which SQLAlchemy has per dialect."""
        return _INSERT[self._engine.dialect.name](tabel)


def _onbekend(casus: str, volgnummer: int | None = None) -> OnbekendeCasus:
    # Only echo what looks like a code: the rest could be anything that somebody typed, a name included.
    code = casus.strip().upper()
    wat = f"Casus {code}" if _CODE.fullmatch(code) else "Deze casus"
    if volgnummer is not None:
        wat += f", volgnummer {volgnummer},"
    return OnbekendeCasus(f"{wat} staat niet in het dossier. Een casuscode ziet eruit als R-2026-0001.")


def _rijen(verbinding: Connection, *voorwaarden: Any) -> list[Rij]:
    vraag = sa.select(afwegingen).where(*voorwaarden).order_by(afwegingen.c.id)
    return [Rij(**rij) for rij in verbinding.execute(vraag).mappings()]


def _rij(verbinding: Connection, *voorwaarden: Any) -> Rij | None:
    rijen = _rijen(verbinding, *voorwaarden)
    return rijen[0] if rijen else None


def _antwoord(verbinding: Connection, gesprek: str, bericht_id: str) -> Beantwoord | None:
    kolommen = (beantwoord.c.status, beantwoord.c.antwoord, beantwoord.c.op)
    vraag = sa.select(*kolommen).where(beantwoord.c.gesprek == gesprek, beantwoord.c.bericht_id == bericht_id)
    rij = verbinding.execute(vraag).mappings().first()
    return Beantwoord(**rij) if rij else None
