"""Opening the case store, and its parts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta, timezone

from bot.dossier import sleutels, vooraf
from bot.dossier.aangehouden import Aangehouden
from bot.dossier.afwegingen import Afwegingen
from bot.dossier.agendasleutels import Agendasleutels
from bot.dossier.caseload import Caseload
from bot.dossier.deadlines import Deadlines
from bot.dossier.fouten import DossierFout, in_het_nederlands
from bot.dossier.gebeurtenissen import Gebeurtenissen
from bot.dossier.gespreksmerken import Merkentabel
from bot.dossier.herinneringen import Herinnerd, Herinneringen
from bot.dossier.hoedanigheden import Hoedanigheden
from bot.dossier.kaarten import Kaartentabel, OpenKaarten
from bot.dossier.migreren import migreer, versie
from bot.dossier.oefensessies import Oefensessies
from bot.dossier.oefenvoortgang import Oefenvoortgang
from bot.dossier.overleggen import Overleggen
from bot.dossier.postvak import Postvaktabel
from bot.dossier.protocollen import Gespreksmerken, Kaarten, Opruimbaar, Postvak, Teamsberichten
from bot.dossier.sessies import Sessies
from bot.dossier.tabellen import KOP
from bot.dossier.teamsberichten import Teamstabel
from bot.dossier.verbinding import Verbinding, lees_url, maak_engine, zet_wal_aan

WACHTTIJD = 5.0  # seconds to wait for a lock


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
    verbinding = Verbinding(engine, waar, klok)
    sleutels.controleer(verbinding)
    return Dossier(verbinding)


class Dossier:
    """An open store, a part for each kind of thing it keeps; may be shared between threads.

    Every method of a part raises DossierFout when the database fails. Use `open_dossier` to get one. `sluit()` (or a
    with-block) closes its connections.
    """

    def __init__(self, verbinding: Verbinding) -> None:
        self.verbinding = verbinding
        self.afwegingen = Afwegingen(verbinding)
        self.caseload = Caseload(verbinding)
        self.deadlines = Deadlines(verbinding)
        self.hoedanigheden = Hoedanigheden(verbinding)
        self.gebeurtenissen = Gebeurtenissen(verbinding)
        self.oefenvoortgang = Oefenvoortgang(verbinding)
        self.agendasleutels = Agendasleutels(verbinding)
        self.oefensessies = Oefensessies(verbinding)
        self.overleggen = Overleggen(verbinding)
        self.aangehouden = Aangehouden(verbinding)
        self.postvak: Postvak = Postvaktabel(verbinding)
        self.open_kaarten: Opruimbaar = OpenKaarten(verbinding)
        self.kaarten: Kaarten = Kaartentabel(verbinding)
        self.gespreksmerken: Gespreksmerken = Merkentabel(verbinding)
        self.herinneringen = Herinneringen(verbinding)
        self.herinnerd: Opruimbaar = Herinnerd(verbinding)
        self.teamsberichten: Teamsberichten = Teamstabel(verbinding)

    def sessies(self, stil: timedelta, uiterlijk: timedelta) -> Sessies:
        """Who is signed in; a session ends `stil` after the last request and `uiterlijk` after its begin."""
        return Sessies(self.verbinding, stil, uiterlijk)

    def ruim_kopieen_op(self, nu: datetime, *, proef: bool = False) -> int:
        """Take away old copies of before a migration; gives how many. `proef`: only count."""
        with in_het_nederlands(self.verbinding.waar):
            return vooraf.ruim_op(self.verbinding.engine, nu, proef=proef)

    def draai_kopieen(self) -> int:
        """Encrypt old copies of before a migration with the first key as well; gives how many."""
        with in_het_nederlands(self.verbinding.waar):
            return vooraf.draai(self.verbinding.engine)

    def gezond(self) -> bool:
        """Whether the database answers and has our tables. Never raises."""
        try:
            with self.verbinding.lees() as verbinding:
                return versie(verbinding) == KOP
        except DossierFout:
            return False

    def sluit(self) -> None:
        """Close the connections."""
        self.verbinding.engine.dispose()

    def __enter__(self) -> Dossier:
        return self

    def __exit__(self, *_fout: object) -> None:
        self.sluit()
