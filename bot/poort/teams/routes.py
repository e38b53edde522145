"""The one address that Teams talks to: who doesn't prove to be Bot Framework gets 401 and nothing else; an accepted
activity 200 at once.
"""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from dataclasses import replace

import httpx
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.instellingen import Teams
from bot.lijn.geheim import afgeleid
from bot.poort.fouten import Weigering
from bot.poort.onderdelen import Poort
from bot.poort.teams.activiteit import Activiteit, lees
from bot.poort.teams.banen import Banen
from bot.poort.teams.behandeling import Behandeling, merk
from bot.poort.teams.berichtopdracht import Berichtopdracht, is_opdracht
from bot.poort.teams.bewijs import controleer_activiteit, controleer_token
from bot.poort.teams.connector import Connector
from bot.poort.teams.fouten import Gast, Ongeldig
from bot.poort.teams.herinneraar import Adresboek, Herinneraar
from bot.poort.teams.legitimatie import velden, waak
from bot.poort.teams.pseudoniem import Pseudoniemen
from bot.poort.teams.sleutels import Sleutels
from bot.poort.teams.toegang import Toegang
from bot.poort.teams.uitgaand import KAARTACTIE, op_invoke
from bot.poort.verzoek import lees_inhoud

logger = logging.getLogger("regiewijzer.teams")

PAD = "/api/teams/berichten"
MAXIMUM_BYTES = 256 * 1024  # an activity carries a text twice and more; one that is too long must get an answer
GEZIEN = 10_000  # activities of which we remember here that they came; the store knows the rest
UITSTEL = 5.0  # seconds to finish what is under way when we stop


class Teamskanaal:
    """The routes, and what goes on behind them."""

    def __init__(self, poort: Poort, teams: Teams, transport: httpx.AsyncBaseTransport | None = None) -> None:
        velden(teams)  # what we can't prove ourselves with is said at the start
        self._teams = teams
        self._client = httpx.AsyncClient(timeout=httpx.Timeout(15.0, connect=5.0), transport=transport)
        self._sleutels = Sleutels(teams.openid, self._client)
        self._connector = Connector(Toegang(teams, self._client), self._client)
        boek = Adresboek(poort.geheim)
        self._behandeling = Behandeling(poort, self._connector, boek)
        self.herinneraar = Herinneraar(poort, teams, self._connector, boek)
        self._pseudoniemen = Pseudoniemen(afgeleid(poort.geheim, "teams"))
        self._banen = Banen()
        self._berichtopdracht = Berichtopdracht(self._connector, self._neem_aan)
        self._gezien: OrderedDict[tuple[str, str, str], None] = OrderedDict()
        self.routes = [Route(PAD, self._berichten, methods=["POST"])]

    async def _berichten(self, request: Request) -> Response:
        try:
            activiteit = await self._toegelaten(request)
        except Gast as fout:
            logger.warning("Een verzoek van Teams is geweigerd: %s", fout.reden)
            self._weiger_gast(fout.op)
            return Response(status_code=200)
        except Ongeldig as fout:
            logger.warning("Een verzoek van Teams is geweigerd: %s", fout.reden)
            return Response(status_code=401)
        except Exception as fout:  # whatever a stranger sends: he learns nothing from it
            logger.exception("Een verzoek van Teams is geweigerd: %s", type(fout).__name__)
            return Response(status_code=401)
        if is_opdracht(activiteit):
            return JSONResponse(await self._berichtopdracht.antwoord(activiteit))
        if not self._neem_aan(activiteit):
            return Response(status_code=429, headers={"Retry-After": "5"})
        return JSONResponse(op_invoke(activiteit.naam)) if activiteit.soort == "invoke" else Response(status_code=200)

    async def _toegelaten(self, request: Request) -> Activiteit:
        """The activity, once it is sure where it comes from. The token goes first: no stranger's body is read."""
        bewijs = await controleer_token(request.headers.getlist("authorization"), self._sleutels, self._teams)
        try:
            inhoud = await lees_inhoud(request, MAXIMUM_BYTES)
        except Weigering as fout:
            raise Ongeldig(f"onbruikbare inhoud ({fout.status})") from None
        activiteit = lees(inhoud)
        controleer_activiteit(activiteit, bewijs, self._teams)
        return activiteit

    def _weiger_gast(self, op: object) -> None:
        """Say once, in this chat, to who writes that it isn't for him; to the rest of what his client sends nothing."""
        if not isinstance(op, Activiteit) or op.soort != "message" or op.van_de_bot:
            return
        nummer = self._pseudoniemen.gesprek(op)
        sleutel = (nummer, "gast", self._pseudoniemen.wie(op))
        if sleutel not in self._gezien and self._banen.neem(nummer, lambda: self._behandeling.weiger_gast(op, nummer)):
            self._onthoud(sleutel)

    def _onthoud(self, sleutel: tuple[str, str, str]) -> None:
        self._gezien[sleutel] = None
        if len(self._gezien) > GEZIEN:
            self._gezien.popitem(last=False)

    def _neem_aan(self, op: Activiteit) -> bool:
        """Queue what there is to do, once; False when there is no room."""
        werk = _te_doen(op)
        if werk is None:
            return True
        nummer, wie = self._pseudoniemen.gesprek(werk), self._pseudoniemen.wie(werk)
        # Every edit of a message has the id of that message.
        sleutel = (nummer, merk(werk), werk.moment if werk.soort == "messageUpdate" else "")
        if sleutel in self._gezien:
            return True

        async def handel_af() -> None:
            try:
                await self._behandeling.handel_af(werk, nummer, wie)
            except BaseException:
                self._gezien.pop(sleutel, None)  # sent again, it is tried again
                raise

        if not self._banen.neem(nummer, handel_af):
            return False
        self._onthoud(sleutel)
        return True

    async def steeds(self) -> None:
        """What goes on beside the messages, until this is cancelled: reminders, and how long our own proof is good."""
        await asyncio.gather(self.herinneraar.steeds(), waak(self._teams))

    async def sluit(self) -> None:
        """Finish what is under way, within bounds."""
        self._connector.stop()
        await self._banen.leeg(UITSTEL)
        await self._client.aclose()


def _te_doen(op: Activiteit) -> Activiteit | None:
    """The activity to handle; None when it asks nothing of us."""
    if op.van_de_bot:
        return None
    if op.soort == "invoke":
        if op.naam != KAARTACTIE or not isinstance(op.value, dict) or not isinstance(op.value.get("action"), dict):
            return None
        return replace(op, soort="message", value=op.value["action"].get("data"))
    if op.soort == "conversationUpdate":
        return op if op.bot in op.erbij else None
    if op.soort == "messageUpdate":
        return op if op.gebeurtenis in ("", "editMessage") else None
    return op if op.soort in ("message", "messageDelete") else None


def maak(poort: Poort, transport: httpx.AsyncBaseTransport | None = None) -> Teamskanaal | None:
    """The Teams channel when there are settings for it. `transport` (to everything of Microsoft) is for tests."""
    return Teamskanaal(poort, poort.instellingen.teams, transport) if poort.instellingen.teams else None
