"""Everything that signing in needs, put together from the settings."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
from starlette.requests import HTTPConnection
from starlette.responses import Response

from bot.dossier import Dossier
from bot.instellingen import Instellingen
from bot.lijn.geheim import afgeleid
from bot.poort.aanmelden.aanbieder import Aanbieder
from bot.poort.aanmelden.poging import GELDIG, Pogingen
from bot.poort.aanmelden.rollen import gemeente_van, pseudoniem, rollen_van, teams_van, weergavenaam
from bot.poort.aanmelden.sessie import Sessiebeheer
from bot.poort.adres import koekjesnaam
from bot.poort.gebruiker import Gebruiker, in_teams

TERUG = "/aanmelden/terug"
AFGEMELD = "/afgemeld"
SESSIE = "sessie"  # `Authorization: Sessie …`: how a page in Teams sends its session along


class Inlog:
    """The provider, the sessions, the attempts and the names of the cookies.

    Only made when a provider is configured.
    """

    def __init__(
        self,
        instellingen: Instellingen,
        geheim: bytes,
        dossier: Dossier,
        transport: httpx.AsyncBaseTransport | None = None,
        klok: Callable[[], float] = time.time,
    ) -> None:
        assert instellingen.aanmelden is not None  # instellingen.lees sees to both
        assert instellingen.url is not None
        self.instelling = instellingen.aanmelden
        self.oorsprong = instellingen.url
        self.versleuteld = instellingen.url.startswith("https:")
        self.koekje = koekjesnaam(instellingen.url)
        self.pogingkoekje = f"{self.koekje}-aanmelden"
        self.aanbieder = Aanbieder(self.instelling, f"{self.oorsprong}{TERUG}", transport, klok)
        self.uit_teams: Aanbieder | None = None
        self.tenanten: tuple[str, ...] = ()
        if (teams := instellingen.teams) and teams.aanmelden:
            # The same kind of provider, for the app registration of Teams: it gives tokens, we exchange no code.
            van_teams = self.instelling.met(issuer=teams.aanmeld_url, client=teams.app_id, geheim="")
            self.uit_teams, self.tenanten = Aanbieder(van_teams, "", transport, klok), teams.tenanten
        self.pogingen = Pogingen(afgeleid(geheim, "aanmelden"), klok)
        self._wie = afgeleid(geheim, "wie")
        # Another provider or another registration there: nobody stays signed in by the old one.
        sleutel = afgeleid(geheim, f"sessie:{self.instelling.issuer}:{self.instelling.client}")
        winkel = dossier.sessies(timedelta(minutes=self.instelling.minuten), timedelta(hours=self.instelling.uren))
        self.sessies = Sessiebeheer(winkel, sleutel)
        self.logboek = dossier.gebeurtenissen
        self.hoedanigheden = dossier.hoedanigheden
        self.teamssleutel = afgeleid(geheim, "teams").encode()

    def gebruiker(self, claims: dict[str, Any]) -> Gebruiker:
        """The user of these claims; without roles when the provider gives none that we know, or more than one gemeente:
        then nobody can say whose casussen are his.
        """
        wie = pseudoniem(self._wie, claims["iss"], claims["sub"])
        gemeente = gemeente_van(claims, self.instelling)
        rollen = rollen_van(claims, self.instelling) if gemeente is not None else frozenset()
        teams = teams_van(claims, self.instelling)
        return Gebruiker(wie, rollen, weergavenaam(claims), teams, gemeente or "")

    def ook_bekend_als(self, claims: dict[str, Any]) -> list[str]:
        """The pseudonym that the same person has in Teams, where the provider is Entra."""
        tenant, oid = claims.get("tid"), claims.get("oid")
        return [in_teams(self.teamssleutel, tenant, oid)] if isinstance(tenant, str) and isinstance(oid, str) else []

    def sessiewaarde(self, verbinding: HTTPConnection) -> str | None:
        """The session that came along: in a header from a page in Teams, else in the cookie. Unchecked."""
        soort, _, waarde = verbinding.headers.get("authorization", "").partition(" ")
        return waarde if soort.lower() == SESSIE else verbinding.cookies.get(self.koekje)

    async def sluit(self) -> None:
        """Close the connections to the providers."""
        await self.aanbieder.sluit()
        if self.uit_teams:
            await self.uit_teams.sluit()

    def zet_poging(self, antwoord: Response, waarde: str) -> None:
        self._zet(antwoord, self.pogingkoekje, waarde, GELDIG)

    def zet_sessie(self, antwoord: Response, waarde: str) -> None:
        # Until the browser closes; the store decides when it is really over.
        self._zet(antwoord, self.koekje, waarde, None)

    def wis(self, antwoord: Response, *namen: str) -> None:
        for naam in namen:
            self._zet(antwoord, naam, "", 0)

    def _zet(self, antwoord: Response, naam: str, waarde: str, seconden: int | None) -> None:
        antwoord.set_cookie(
            naam, waarde, max_age=seconden, path="/", secure=self.versleuteld, httponly=True, samesite="lax"
        )
