"""Purging what is past its term, one term a kind (bewaartermijnen.yml): by a command, and by itself.

By itself it is careful with the clock: a server whose clock jumped ahead would delete everything at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from functools import lru_cache
from pathlib import Path

import yaml

from bot.dossier.gebeurtenissen import OPDRACHT
from bot.dossier.gesprekstabel import Gesprekstabel
from bot.dossier.model import Rij
from bot.dossier.opslag import Dossier
from bot.dossier.protocollen import Opruimbaar
from bot.dossier.vooraf import kopie_dagen
from bot.instellingen import SESSIE_MINUTEN, SESSIE_UREN, Instellingen

TABEL = Path(__file__).with_name("bewaartermijnen.yml")
VANZELF = "vanzelf"  # who and from where, in the audit log, of what nobody asked for
_STIL = timedelta(days=60)  # longer without a line in the audit log: nobody was there, or the clock jumped
_PAS = timedelta(hours=24)


@dataclass(frozen=True)
class Soort:
    """One kind of thing, what one and more of it are called, and its term: a setting, or days."""

    wat: str
    een: str
    meer: str
    dagen: str | int
    vanaf: str

    def termijn(self, gekozen: Instellingen) -> int:
        """How many days it stays here."""
        return self.dagen if isinstance(self.dagen, int) else int(getattr(gekozen, self.dagen))


@lru_cache(maxsize=1)
def soorten() -> tuple[Soort, ...]:
    """The table."""
    return tuple(Soort(**regel) for regel in yaml.safe_load(TABEL.read_text(encoding="utf-8"))["soorten"])


@dataclass(frozen=True)
class Weg:
    """What went, or would go: how many of what, after how many days (None: each by its own end)."""

    aantal: int
    een: str
    meer: str
    dagen: int | None
    rijen: tuple[Rij, ...] = ()


def ruim_op(
    dossier: Dossier,
    gekozen: Instellingen,
    nu: datetime,
    *,
    proef: bool = False,
    door: str = OPDRACHT,
    namens: str = "",
) -> Iterator[Weg]:
    """Purge what is past its term at `nu` (aware), kind by kind. Raises DossierFout."""
    for soort in soorten():
        dagen = soort.termijn(gekozen)
        rijen: tuple[Rij, ...] = ()
        if soort.wat == "afwegingen":
            rijen = tuple(dossier.afwegingen.verwijder_verlopen(nu, dagen, proef=proef, door=door, namens=namens))
            aantal = len(rijen)
        elif soort.wat == "gesprekken":
            gesprekken = Gesprekstabel(gekozen.gesprekken_database)
            aantal = gesprekken.ruim_op((nu - timedelta(days=dagen)).timestamp(), proef=proef)
            gesprekken.engine.dispose()
        else:
            deel: Opruimbaar = getattr(dossier, soort.wat)
            aantal = deel.ruim_op(nu - timedelta(days=dagen), proef=proef)
        yield Weg(aantal, soort.een, soort.meer, dagen, rijen)
    # Who turned signing in off may still have sessions: those end after the usual time.
    minuten, uren = (a.minuten, a.uren) if (a := gekozen.aanmelden) else (SESSIE_MINUTEN, SESSIE_UREN)
    sessies = dossier.sessies(timedelta(minutes=minuten), timedelta(hours=uren))
    yield Weg(sessies.ruim_op(proef=proef), "verlopen aanmelding", "verlopen aanmeldingen", None)
    if kopieen := dossier.ruim_kopieen_op(nu, proef=proef):
        yield Weg(kopieen, "kopie van voor het bijwerken", "kopieën van voor het bijwerken", kopie_dagen())


def ruim_vanzelf_op(dossier: Dossier, gekozen: Instellingen, nu: datetime | None = None) -> bool:
    """Purge without anybody asking; False, and nothing went, when the clock can't be trusted. Raises DossierFout."""
    nu = nu or datetime.now(timezone.utc)
    if not klok_klopt(dossier, nu):
        return False
    for _ in ruim_op(dossier, gekozen, nu, door=VANZELF):
        pass
    return True


def klok_klopt(dossier: Dossier, nu: datetime) -> bool:
    """Whether `nu` can be right by what the audit log tells: not before its last line, nor long after what was there
    a day ago. (A clock that jumped writes lines of its own, but none of yesterday.)
    """
    laatste, daarvoor = dossier.gebeurtenissen.laatste_momenten(nu - _PAS)
    if laatste is not None and laatste > nu + _PAS:
        return False
    return daarvoor is None or nu - daarvoor <= _STIL
