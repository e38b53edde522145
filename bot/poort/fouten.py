"""What the poort refuses, and how it says so: one Dutch line that tells what to do."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.responses import JSONResponse

from bot.gedeeld.limiet import Limiet
from bot.poort.api.fout import PROBLEEM, probleem
from bot.poort.tellingen import WEIGERINGEN
from bot.schrijfwijze import aantal


class Weigering(Exception):
    """An answer other than 200: HTTP status, one Dutch line, and headers."""

    def __init__(self, status: int, fout: str, koppen: Mapping[str, str] | None = None) -> None:
        super().__init__(status)  # not the line: it may name what the user sent, and exceptions end up in logs
        self.status = status
        self.fout = fout
        self.koppen = dict(koppen or {})

    def antwoord(self) -> JSONResponse:
        WEIGERINGEN.labels(self.status, _REDENEN.get(self.fout, "overig")).inc()
        inhoud = probleem(self.status, self.fout).dict()
        return JSONResponse(inhoud, status_code=self.status, headers=self.koppen, media_type=PROBLEEM)


NIET_VERWERKT = "Er ging iets mis en je antwoord is niet verwerkt. Probeer het opnieuw."
TRAAG = "Het antwoord laat te lang op zich wachten. Probeer het opnieuw; je bericht wordt niet dubbel verwerkt."
DRUK = (
    "Het is nu erg druk en je bericht is niet verwerkt. Probeer het over een paar tellen opnieuw. "
    "Is er nu gevaar? Wacht niet op Regiewijzer en bel 112."
)
KWIJT = (
    "Wat je in dit gesprek had ingevuld, is er niet meer: het is te oud, of door een storing verloren gegaan. "
    "We beginnen opnieuw. Wat was vastgelegd, staat er nog."
)
START_NOG = "Regiewijzer is nu niet bereikbaar of start nog op. Probeer het over een halve minuut opnieuw."
ONBEKEND_GESPREK = "Dit gesprek is niet bekend. Begin een nieuw gesprek."
GEEN_TOEGANG = "Je hebt geen toegang. Stuur een geldige toegangscode mee."
NIET_AANGEMELD = "Je bent niet aangemeld, of je aanmelding is verlopen. Meld je aan; je gesprek blijft bewaard."
VREEMD_VERZOEK = (
    "Dit verzoek is geweigerd, omdat het niet zeker van deze pagina komt. Ververs de pagina en probeer het opnieuw."
)
VIA_EEN_PROXY = (
    "Dit verzoek kwam langs een andere server (een proxy), en dan moet Regiewijzer weten wie je bent. "
    "Vraag je beheerder om het aanmelden in te stellen (REGIEWIJZER_OIDC_URL) of een REGIEWIJZER_TOKEN te zetten."
)

_REDENEN = {DRUK: "druk", TRAAG: "traag", START_NOG: "niet_bereikbaar", NIET_VERWERKT: "niet_verwerkt"}


def rem(limiet: Limiet, sleutel: str) -> None:
    """Count this one. Raises a Weigering 429 that says how long to wait when it is one too many."""
    if wacht := limiet.wacht(sleutel):
        tekst = aantal(wacht, "seconde", "seconden")
        raise Weigering(429, f"Dat gaat te snel. Wacht {tekst} en probeer het opnieuw.", {"Retry-After": str(wacht)})
