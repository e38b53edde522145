"""What a refusal looks like: a problem of RFC 9457, with the Dutch line twice."""

from __future__ import annotations

from pydantic import Field, StrictStr

from bot.gegevens.model import Antwoordvorm, Regel

PROBLEEM = "application/problem+json"


class Probleem(Antwoordvorm):
    """Wat er mis is (RFC 9457)."""

    type: Regel = Field(description="about:blank: status en title zeggen wat voor soort het is.")
    title: StrictStr = Field(max_length=80, description="Hetzelfde bij elke weigering met deze status.")
    status: int = Field(ge=400, le=599, format="int32")
    detail: Regel = Field(description="Eén regel: wat er mis is en wat je kunt doen.")
    fout: Regel = Field(description="Dezelfde regel als detail.")


TITELS = {
    400: "Onleesbaar verzoek",
    401: "Niet aangemeld",
    403: "Geweigerd",
    404: "Niet gevonden",
    405: "Kan hier niet",
    409: "Intussen veranderd",
    413: "Te groot",
    415: "Geen JSON",
    422: "Onbruikbare inhoud",
    429: "Te vaak",
    503: "Nu niet beschikbaar",
}


def probleem(status: int, regel: str) -> Probleem:
    titel = TITELS.get(status, "Niet gelukt")
    return Probleem(type="about:blank", title=titel, status=status, detail=regel, fout=regel)
