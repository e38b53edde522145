"""The meeting of the aanmeldteam, while it lasts: tables `overleggen`, `overlegstukken` and `aangehouden`.

One person drives and is the only one who changes what is discussed; everybody else of the team reads what changed since
the version that he has. What is kept is text without personal data, encrypted as a reason is, and goes a day after the
meeting; only what the team put off stays until it is back on the list.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.dossier import aangehouden as apart
from bot.dossier.aangehouden import Van
from bot.dossier.fouten import OngeldigeInvoer
from bot.dossier.model import controleer_tekst, moment
from bot.dossier.tabellen import overleggen, overlegstukken
from bot.dossier.verbinding import Verbinding
from bot.toegang import Bereik, Wie

STIL = timedelta(seconds=30)  # after which a driver of whom nothing is heard can be relieved
_RITME = timedelta(seconds=8)  # how often it is written that the driver is still there
_VERST = timedelta(days=31)  # how far ahead the day of a meeting can keep it
MEESTE = 200  # aanmeldingen on one list
_ID = re.compile(r"[0-9a-f]{32}")


class Botsing(Exception):
    """What was sent was made on an older version, or by somebody who doesn't drive (any more). Nothing changed.

    `veranderd`: the ids of what changed since that version.
    """

    def __init__(self, stuurt: bool, veranderd: Sequence[str] = ()) -> None:
        super().__init__(stuurt)
        self.stuurt = stuurt
        self.veranderd = tuple(veranderd)


class Stuur(str, Enum):
    """What somebody does with the wheel."""

    VRAAG = "vraag"
    NEEM = "neem"
    GEEF = "geef"
    WEIGER = "weiger"


@dataclass(frozen=True)
class Scherm:
    """Who looks, and from which screen: one person may have two, and whoever didn't sign in shares a name."""

    wie: Wie
    plek: str


@dataclass(frozen=True)
class Stand:
    """How a meeting stands, without what is discussed. `kop`: {"datum", "fase", "actief", "aanwezig", "volgorde"}."""

    overleg: str
    gemeente: str
    team: str
    door: str
    versie: int
    inhoud_versie: int
    kop: dict[str, Any]
    stuurder: str
    plek: str
    gezien_op: datetime
    vraagt: str | None
    vraagt_plek: str | None
    vraagt_rollen: str | None
    laatste_wijziging: str | None
    gewijzigd_op: datetime
    telt_vanaf: datetime

    def stuurt(self, scherm: Scherm) -> bool:
        """Whether this screen drives."""
        return (self.stuurder, self.plek) == (scherm.wie.id, scherm.plek)


@dataclass(frozen=True)
class Verschil:
    """What changed since a version: the stand, and every stuk (as JSON) that is newer."""

    stand: Stand
    stukken: tuple[dict[str, Any], ...] = ()


@dataclass(frozen=True)
class Wijziging:
    """What the driver changed. `wijziging`: its id, the same when it is sent again; `versie`: on what he worked;
    `stukken`: those that changed, each with its "id"; `kop` whole, with every stuk in `volgorde`.
    """

    wijziging: str
    versie: int
    kop: dict[str, Any]
    stukken: tuple[dict[str, Any], ...] = field(default=())

    def __post_init__(self) -> None:
        lees_id(self.wijziging)
        for stuk in self.stukken:
            lees_id(stuk.get("id"))


def lees_id(waarde: object) -> str:
    """The id itself; OngeldigeInvoer when it isn't one."""
    if not isinstance(waarde, str) or not _ID.fullmatch(waarde):
        raise OngeldigeInvoer("Een id van een overleg of aanmelding bestaat uit 32 tekens, 0 tot en met 9 en a tot f.")
    return waarde


class Overleggen:
    """The meetings of one open store. Every method raises DossierFout when the database fails; outside the circle
    (`bereik`) of who asks there is no meeting.
    """

    def __init__(self, verbinding: Verbinding) -> None:
        self._op = verbinding

    def maak(self, overleg: str, scherm: Scherm, team: str, kop: Mapping[str, Any]) -> Stand | None:
        """A new meeting of this team ("": of who makes it alone), with what comes back on the list that day. The same
        id again gives the same meeting; None when it is somebody else's.
        """
        wie, nu = scherm.wie, self._op.klok()
        controleer_tekst("door", wie.id)
        dag = date.fromisoformat(kop["datum"])
        with self._op.schrijf() as verbinding:
            terug = apart.terug(verbinding, Van(wie.gemeente, team, wie.id), dag)
            kop = {**kop, "volgorde": [stuk["id"] for stuk in terug]}
            stand = Stand(
                lees_id(overleg), wie.gemeente, team, wie.id, 1, 1, dict(kop), wie.id, lees_id(scherm.plek), nu,
                None, None, None, None, nu, _telt_vanaf(kop, nu),
            )  # fmt: skip
            rij = self._op.insert(overleggen).values(**_rij(stand)).on_conflict_do_nothing()
            if verbinding.execute(rij).rowcount == 1:
                _bewaar(verbinding, self._op, stand, terug)
                return stand
            was = _stand(verbinding, overleggen.c.overleg == overleg)
        return was if was and (was.door, was.gemeente) == (wie.id, wie.gemeente) else None

    def lijst(self, bereik: Bereik) -> list[Stand]:
        """The meetings in this circle, the one that changed last first."""
        vraag = sa.select(overleggen).where(_in(bereik)).order_by(overleggen.c.gewijzigd_op.desc()).limit(50)
        with self._op.lees() as verbinding:
            return [_van(rij) for rij in verbinding.execute(vraag).mappings()]

    def versie(self, overleg: str, bereik: Bereik) -> int | None:
        """The version that a meeting is at; None when there is none in this circle."""
        with self._op.lees() as verbinding:
            vraag = sa.select(overleggen.c.versie).where(overleggen.c.overleg == overleg, _in(bereik))
            gevonden: int | None = verbinding.execute(vraag).scalar()
            return gevonden

    def lees(self, overleg: str, bereik: Bereik, na: int = 0) -> Verschil | None:
        """What changed after version `na`; None when there is no such meeting in this circle."""
        with self._op.lees() as verbinding:
            stand = _stand(verbinding, overleggen.c.overleg == overleg, _in(bereik))
            return Verschil(stand, tuple(_stukken(verbinding, overleg, na))) if stand else None

    def gezien(self, stand: Stand, scherm: Scherm) -> None:
        """The driver is still there. Written now and then, so that following costs no writing."""
        nu = self._op.klok()
        if stand.stuurt(scherm) and nu - stand.gezien_op >= _RITME:
            welke = (overleggen.c.overleg == stand.overleg, overleggen.c.stuurder == scherm.wie.id)
            with self._op.schrijf() as verbinding:
                deze = (*welke, overleggen.c.plek == scherm.plek)
                verbinding.execute(sa.update(overleggen).where(*deze).values(gezien_op=nu))

    def is_stil(self, stand: Stand) -> bool:
        """Whether nothing was heard of the driver for so long that somebody else may take over."""
        return self._op.klok() - stand.gezien_op > STIL

    def wijzig(self, overleg: str, bereik: Bereik, scherm: Scherm, deze: Wijziging) -> Stand | None:
        """Store what the driver changed, once. None: no such meeting in this circle. Raises Botsing when somebody else
        drives, or when it was made on something older; OngeldigeInvoer when a stuk is missing.
        """
        nu = self._op.klok()
        with self._op.schrijf() as verbinding:
            was = _stand(verbinding, overleggen.c.overleg == overleg, _in(bereik), slot=True)
            if was is None:
                return None
            if was.stuurt(scherm) and was.laatste_wijziging == deze.wijziging:
                return was
            if not was.stuurt(scherm) or deze.versie < was.inhoud_versie:
                veranderd = [stuk["id"] for stuk in _stukken(verbinding, overleg, deze.versie)]
                raise Botsing(was.stuurt(scherm), veranderd)
            kop = {**deze.kop, "volgorde": [*deze.kop["volgorde"], *_kwam_erbij(verbinding, was, deze)]}
            nieuw = replace(
                was, versie=was.versie + 1, inhoud_versie=was.versie + 1, kop=kop, gezien_op=nu, gewijzigd_op=nu,
                laatste_wijziging=deze.wijziging, telt_vanaf=_telt_vanaf(deze.kop, nu),
            )  # fmt: skip
            _bewaar(verbinding, self._op, nieuw, deze.stukken)
            _houd_alleen(verbinding, overleg, kop["volgorde"])
            _werk_bij(verbinding, nieuw)
            van = Van(was.gemeente, was.team, was.door)
            apart.houd_bij(verbinding, self._op, van, deze.stukken)
            apart.vergeet(verbinding, van, set(was.kop["volgorde"]) - set(kop["volgorde"]))
        return nieuw

    def stuur(self, overleg: str, bereik: Bereik, scherm: Scherm, doe: Stuur, *, zelf: bool) -> Stand | None:
        """Ask for the wheel, take it, give it to who asked, or keep it. None: no such meeting in this circle.

        Taking is for whom it was given to, when nothing was heard of the driver, or from another screen of his own
        (`zelf`: his id is one person). Raises Botsing when it can't be now.
        """
        nu = self._op.klok()
        with self._op.schrijf() as verbinding:
            was = _stand(verbinding, overleggen.c.overleg == overleg, _in(bereik), slot=True)
            if was is None:
                return None
            nieuw = _gestuurd(was, scherm, doe, nu, mag=zelf and was.stuurder == scherm.wie.id)
            if nieuw != was:
                nieuw = replace(nieuw, versie=was.versie + 1)
                _werk_bij(verbinding, nieuw)
            return nieuw

    def voeg_toe(self, overleg: str, bereik: Bereik, stuk: Mapping[str, Any]) -> Stand | None:
        """Put an aanmelding at the end of the list, from outside the meeting; one that is on it stays as it is. None:
        no such meeting in this circle. What the driver has in hand isn't refused for it: he didn't know of it.
        """
        lees_id(stuk["id"])
        with self._op.schrijf() as verbinding:
            was = _stand(verbinding, overleggen.c.overleg == overleg, _in(bereik), slot=True)
            if was is None or stuk["id"] in was.kop["volgorde"]:
                return was
            nieuw = replace(was, versie=was.versie + 1, kop={**was.kop, "volgorde": [*was.kop["volgorde"], stuk["id"]]})
            _bewaar(verbinding, self._op, nieuw, [stuk])
            _werk_bij(verbinding, nieuw)
        return nieuw

    def neem_terug(self, overleg: str, bereik: Bereik, stuk: str) -> bool:
        """Take off the list what was put on it from outside; whether it was: not what the team has begun with."""
        with self._op.schrijf() as verbinding:
            was = _stand(verbinding, overleggen.c.overleg == overleg, _in(bereik), slot=True)
            inhoud = next((s for s in _stukken(verbinding, overleg, 0) if s["id"] == stuk), None)
            if was is None or inhoud is None or was.kop["actief"] == stuk or not _onbegonnen(inhoud):
                return False
            volgorde = [ander for ander in was.kop["volgorde"] if ander != stuk]
            # The driver may have it in hand: what he sends on what was is refused, and he sees what is.
            nieuw = replace(was, versie=was.versie + 1, inhoud_versie=was.versie + 1)
            _houd_alleen(verbinding, overleg, volgorde)
            _werk_bij(verbinding, replace(nieuw, kop={**was.kop, "volgorde": volgorde}))
        return True

    def codes(self, overleg: str) -> set[str]:
        """The codes of what was stored of the aanmeldingen on this list."""
        with self._op.lees() as verbinding:
            return {code for stuk in _stukken(verbinding, overleg, 0) if (code := stuk.get("laatste_code"))}

    def verwijder(self, overleg: str, bereik: Bereik, scherm: Scherm) -> bool:
        """Forget a meeting, because its report is made; whether there was one in this circle. What was put off stays.
        Raises Botsing for who doesn't drive.
        """
        with self._op.schrijf() as verbinding:
            was = _stand(verbinding, overleggen.c.overleg == overleg, _in(bereik), slot=True)
            if was is None:
                return False
            if not was.stuurt(scherm):
                raise Botsing(False)
            _vergeet(verbinding, [overleg])
        self._op.leeg_wal()
        return True

    def ruim_op(self, ouder_dan: date | datetime, *, proef: bool = False) -> int:
        """Forget the meetings whose day, and last change, were before `ouder_dan`; gives how many. `proef`: count."""
        oud = sa.select(overleggen.c.overleg).where(overleggen.c.telt_vanaf < moment(ouder_dan))
        if proef:
            with self._op.lees() as verbinding:
                return len(verbinding.execute(oud).all())
        with self._op.schrijf() as verbinding:
            weg = list(verbinding.execute(oud).scalars())
            _vergeet(verbinding, weg)
        if weg:
            self._op.leeg_wal()
        return len(weg)


def _gestuurd(was: Stand, scherm: Scherm, doe: Stuur, nu: datetime, *, mag: bool) -> Stand:
    """The stand after it. Raises Botsing."""
    rustig = replace(was, vraagt=None, vraagt_plek=None, vraagt_rollen=None)
    if doe in (Stuur.GEEF, Stuur.WEIGER):
        if not was.stuurt(scherm):
            raise Botsing(False)
        if doe is Stuur.WEIGER or not (was.vraagt and was.vraagt_plek):
            return rustig
        return replace(rustig, stuurder=was.vraagt, plek=was.vraagt_plek, gezien_op=nu)
    if was.stuurt(scherm):
        return was
    if doe is Stuur.NEEM:
        if not mag and nu - was.gezien_op <= STIL:
            raise Botsing(False)
        return replace(rustig, stuurder=scherm.wie.id, plek=lees_id(scherm.plek), gezien_op=nu)
    rollen = ",".join(sorted(scherm.wie.rollen))[:255]
    return replace(was, vraagt=scherm.wie.id, vraagt_plek=lees_id(scherm.plek), vraagt_rollen=rollen)


def _in(bereik: Bereik) -> Any:
    """The meetings in this circle: of these teams, and of who asks himself, in his gemeente."""
    delen = [overleggen.c.team.in_(sorted(bereik.teams))] if bereik.teams else []
    if bereik.door is not None:
        delen.append(overleggen.c.door == controleer_tekst("door", bereik.door))
    return sa.and_(overleggen.c.gemeente == bereik.gemeente, sa.or_(sa.false(), *delen))


def _telt_vanaf(kop: Mapping[str, Any], nu: datetime) -> datetime:
    """From when its term runs: the last change, or the end of the day of the meeting when that is still to come."""
    einde = moment(date.fromisoformat(kop["datum"]) + timedelta(days=1))
    return min(max(nu, einde), nu + _VERST)


def _stand(verbinding: Connection, *welke: Any, slot: bool = False) -> Stand | None:
    vraag = sa.select(overleggen).where(*welke)
    rij = verbinding.execute(vraag.with_for_update() if slot else vraag).mappings().first()
    return _van(rij) if rij else None


def _van(rij: Mapping[str, Any]) -> Stand:
    return Stand(**{**rij, "kop": json.loads(rij["kop"])})


def _rij(stand: Stand) -> dict[str, Any]:
    return {**vars(stand), "kop": json.dumps(stand.kop)}


def _werk_bij(verbinding: Connection, stand: Stand) -> None:
    verbinding.execute(sa.update(overleggen).where(overleggen.c.overleg == stand.overleg).values(**_rij(stand)))


def _stukken(verbinding: Connection, overleg: str, na: int) -> list[dict[str, Any]]:
    vraag = sa.select(overlegstukken.c.inhoud).where(overlegstukken.c.overleg == overleg, overlegstukken.c.versie > na)
    return [json.loads(inhoud) for inhoud in verbinding.execute(vraag).scalars()]


def _kwam_erbij(verbinding: Connection, was: Stand, deze: Wijziging) -> list[str]:
    """What was put on the list from outside since the version that the driver has: he couldn't leave it out."""
    nieuw = {stuk["id"] for stuk in _stukken(verbinding, was.overleg, deze.versie)}
    return [stuk for stuk in was.kop["volgorde"] if stuk in nieuw and stuk not in deze.kop["volgorde"]]


def _onbegonnen(stuk: Mapping[str, Any]) -> bool:
    return not any(stuk.get(deel) for deel in ("besluit", "beeld", "triage", "oppakken"))


def _bewaar(verbinding: Connection, op: Verbinding, stand: Stand, stukken: Sequence[Mapping[str, Any]]) -> None:
    for stuk in stukken:
        waarden = {"versie": stand.versie, "inhoud": json.dumps(stuk)}
        rij = op.insert(overlegstukken).values(overleg=stand.overleg, stuk=stuk["id"], **waarden)
        verbinding.execute(rij.on_conflict_do_update(index_elements=["overleg", "stuk"], set_=waarden))


def _houd_alleen(verbinding: Connection, overleg: str, volgorde: Sequence[str]) -> None:
    """What isn't on the list any more goes. Raises OngeldigeInvoer when the list names what isn't there."""
    van = overlegstukken.c.overleg == overleg
    er = set(verbinding.execute(sa.select(overlegstukken.c.stuk).where(van)).scalars())
    if len(set(volgorde)) != len(volgorde) or not er.issuperset(volgorde):
        raise OngeldigeInvoer("De lijst noemt een aanmelding die er niet is, of noemt er een twee keer.")
    if weg := er - set(volgorde):
        verbinding.execute(sa.delete(overlegstukken).where(van, overlegstukken.c.stuk.in_(sorted(weg))))


def _vergeet(verbinding: Connection, welke: Sequence[str]) -> None:
    verbinding.execute(sa.delete(overlegstukken).where(overlegstukken.c.overleg.in_(welke)))
    verbinding.execute(sa.delete(overleggen).where(overleggen.c.overleg.in_(welke)))
