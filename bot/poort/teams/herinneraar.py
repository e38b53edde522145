"""Reminders: proactive messages to who asked for them, with no more in them than codes and dates.

Where somebody is (ids of Microsoft) is kept encrypted with a key of this installation, and goes when he doesn't want
it any more, or when Teams says that he isn't there.
"""

from __future__ import annotations

import asyncio
import base64
import json
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

from cryptography.fernet import Fernet, InvalidToken

from bot.dossier import DossierFout
from bot.dossier.aangehouden import Terugpunt
from bot.dossier.agenda import Agendapunt
from bot.dossier.herinneringen import Wens
from bot.gesprek.blokken import alinea, bericht, lijst
from bot.gesprek.teksten import zeg
from bot.instellingen import Teams
from bot.lijn.geheim import afgeleid
from bot.poort.onderdelen import Poort
from bot.poort.teams import uitgaand
from bot.poort.teams.activiteit import Activiteit
from bot.poort.teams.bewijs import toegestaan
from bot.poort.teams.connector import KORT, Connector
from bot.poort.teams.fouten import NietVerstuurd
from bot.poort.teams.herinnering import Herinnering, regels, te_zeggen
from bot.schrijfwijze import AMSTERDAM, wanneer
from bot.toegang import Daad, Wie, bereik
from bot.vormen import kaart as maker

logger = logging.getLogger("regiewijzer.teams")

RITME = 300.0  # seconds between two rounds
MEESTE = 2000  # deadlines of one person that are looked at, the earliest first
VOORUIT = timedelta(days=14)  # how far ahead the day before may be a working day ago
WEG = (403, 404)  # the app was removed or blocked, or the chat is gone
PROFESSIONAL = "professional"
_VELDEN = ("service_url", "tenant", "gesprek", "van", "vanwie", "bot")


def _nu() -> datetime:
    return datetime.now(timezone.utc)


class Adresboek:
    """Where somebody is, as text that only this installation can read."""

    def __init__(self, geheim: bytes) -> None:
        self._fernet = Fernet(base64.urlsafe_b64encode(bytes.fromhex(afgeleid(geheim, "herinneringen"))))

    def schrijf(self, op: Activiteit) -> str:
        """The address of the chat in which this came."""
        return self._fernet.encrypt(json.dumps([getattr(op, naam) for naam in _VELDEN]).encode()).decode()

    def lees(self, adres: str) -> Activiteit | None:
        """Something to answer to; None when it was written with another secret."""
        try:
            velden = dict(zip(_VELDEN, json.loads(self._fernet.decrypt(adres.encode())), strict=True))
        except (InvalidToken, ValueError):
            return None
        return Activiteit(soort="message", id=None, kanaal="msteams", persoonlijk=True, **velden)


@dataclass(frozen=True)
class Herinneraar:
    """Sends what is due. `klok` gives the moment (aware)."""

    poort: Poort
    teams: Teams
    connector: Connector
    boek: Adresboek
    klok: Callable[[], datetime] = _nu

    async def steeds(self) -> None:
        """Look now and then, until this is cancelled. What goes wrong is tried again the next time."""
        while True:
            await asyncio.sleep(RITME)
            try:
                await self.ronde()
            except DossierFout as fout:
                logger.warning("Herinneren lukte niet: %s", fout.gebruiker)
            except Exception as fout:
                logger.warning("Herinneren lukte niet: %s", type(fout).__name__)

    async def ronde(self) -> None:
        """Everybody once. Raises DossierFout."""
        for wens in await asyncio.to_thread(self.poort.dossier.herinneringen.wensen):
            await self._herinner(wens)

    async def _herinner(self, wens: Wens) -> None:
        bewaard = self.poort.dossier.herinneringen
        gevonden = await asyncio.to_thread(self._te_zeggen, wens)
        if not gevonden:
            return
        op = self.boek.lees(wens.adres)
        # The list of services may have changed since: our token goes nowhere else.
        if op is None or not toegestaan(op.service_url, self.teams.hosts) or op.tenant not in self.teams.tenanten:
            await asyncio.to_thread(bewaard.zet_uit, wens.wie)
            return
        sleutels = await asyncio.to_thread(bewaard.neem, wens.wie, [h.sleutel for h in gevonden])
        nieuw = [h for h in gevonden if h.sleutel in set(sleutels)]
        if not nieuw:
            return
        try:
            for inhoud in maker.activiteiten([tekst(nieuw)]):
                await self.connector.stuur(op.service_url, op.gesprek, uitgaand.bericht(op, inhoud), KORT)
        except NietVerstuurd as fout:
            if fout.status in WEG:
                logger.info("Herinneringen staan uit voor iemand die er niet meer is: status %s", fout.status)
                await asyncio.to_thread(bewaard.zet_uit, wens.wie)
            else:
                await asyncio.to_thread(bewaard.geef_terug, wens.wie, sleutels)
            return
        await asyncio.to_thread(bewaard.verstuurd, wens.wie, sleutels)

    def _te_zeggen(self, wens: Wens) -> list[Herinnering]:
        nu = self.klok()
        personen = self._personen(wens.wie)
        return te_zeggen(self._agenda(personen, nu), nu, wens.sinds, self._terug(personen, nu))

    def _personen(self, wie: str) -> list[Wie]:
        """As he is known in Teams, and in the browser when he signed in there."""
        bekend = self.poort.dossier.hoedanigheden
        ook = bekend.ook_als(wie)
        return [bekend.van(wie) or Wie(wie, frozenset({PROFESSIONAL})), *([ook] if ook else [])]

    def _agenda(self, personen: Iterable[Wie], nu: datetime) -> list[Agendapunt]:
        """What he has to do."""
        deadlines = self.poort.dossier.deadlines
        return [
            punt
            for persoon in personen
            if (kring := bereik(persoon, Daad.AGENDA))
            for punt in deadlines.punten(kring, nu, MEESTE, kaders=lambda: self.poort.kaders)
        ]

    def _terug(self, personen: Iterable[Wie], nu: datetime) -> list[Terugpunt]:
        """What is back on the list of his team; each once, whoever he is."""
        vandaag, bewaard = nu.astimezone(AMSTERDAM).date(), self.poort.dossier.aangehouden
        van, tot = vandaag - regels().te_laat - timedelta(days=1), vandaag + VOORUIT
        kringen = (bereik(persoon, Daad.OVERLEGGEN) for persoon in personen)
        gevonden = (punt for kring in kringen if kring for punt in bewaard.op_de_lijst(kring, van, tot))
        return list(dict.fromkeys(gevonden))


def tekst(herinneringen: Iterable[Herinnering]) -> Any:
    """The message: a code and a date each, nothing of what it is about."""
    op_volgorde = sorted(herinneringen, key=lambda h: (h.voorbij, str(h.wanneer), h.casus or ""))
    termijnen, terug = (_regels(h for h in op_volgorde if h.terug is zo) for zo in (False, True))
    delen = [(zeg("teams.herinnering"), termijnen), (zeg("teams.herinnering_terug"), terug)]
    blokken = [blok for kop, regels_ in delen if regels_ for blok in (alinea(kop), lijst(regels_))]
    return bericht(*blokken, alinea(zeg("teams.herinnering_verder")))


def _regels(herinneringen: Iterable[Herinnering]) -> list[str]:
    return list(dict.fromkeys(map(_regel, herinneringen)))


def _regel(h: Herinnering) -> str:
    casus, dag = h.casus or zeg("teams.zonder_code"), wanneer(h.wanneer)
    if h.terug and h.voorbij:
        return zeg("teams.terug_voorbij", casus=casus, wanneer=dag)
    if h.terug:
        return zeg("teams.terug", casus=casus, wanneer=dag)
    if h.voorbij:
        return zeg("teams.voorbij", casus=casus, wanneer=dag)
    return zeg("teams.uiterlijk", casus=casus, wanneer=dag)
