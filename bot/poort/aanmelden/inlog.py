"""Everything that signing in needs, put together from the settings."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import httpx
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
        self.pogingen = Pogingen(afgeleid(geheim, "aanmelden"), klok)
        self._wie = afgeleid(geheim, "wie")
        # Another provider or another registration there: nobody stays signed in by the old one.
        sleutel = afgeleid(geheim, f"sessie:{self.instelling.issuer}:{self.instelling.client}")
        winkel = dossier.sessies(timedelta(minutes=self.instelling.minuten), timedelta(hours=self.instelling.uren))
        self.sessies = Sessiebeheer(winkel, sleutel)
        self.logboek = dossier.gebeurtenissen
        self.hoedanigheden = dossier.hoedanigheden
        self._teams = afgeleid(geheim, "teams").encode()

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
        return [in_teams(self._teams, tenant, oid)] if isinstance(tenant, str) and isinstance(oid, str) else []

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
