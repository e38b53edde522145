"""What the poort counts for who watches over it: `GET /metrics`, in the text format of Prometheus.

Numbers only. Every label has a value that stands in our code, so nothing that a user typed, no id and no name can
become one.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping
from pathlib import Path

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.dossier.fouten import geteld
from bot.gedeeld import vallen
from bot.gedeeld.limiet import Limiet
from bot.poort.fouten import GEEN_TOEGANG, Weigering, rem
from bot.poort.onderdelen import Poort
from bot.poort.tellingen import BEURTEN, DUUR, SIGNALEN, WEIGERINGEN
from bot.poort.wachtrij import Wachtrij

PAD = "/metrics"  # where Prometheus looks when nobody tells it otherwise
FOUT_PER_MINUUT = 60  # wrong tokens, of whoever; the right one always works


class _Stand(Collector):
    """What others keep count of, looked up when it is asked for."""

    def __init__(self, rij: Wachtrij, logmap: Path) -> None:
        self._rij = rij
        self._logmap = logmap

    def collect(self) -> Iterable[Metric]:
        yield GaugeMetricFamily("regiewijzer_bezig", "Beurten die nu worden gedaan", self._rij.bezig)
        yield GaugeMetricFamily("regiewijzer_wachtend", "Beurten die op een plek wachten", self._rij.wachtend)
        yield _tellingen("regiewijzer_opslagfouten", "Fouten van de database in de poort", "oorzaak", geteld())
        yield _tellingen(
            "regiewijzer_vallen", "Keren dat een onderdeel stopte en opnieuw startte", "deel", vallen.lees(self._logmap)
        )


def _tellingen(naam: str, uitleg: str, label: str, aantallen: Mapping[str, int]) -> CounterMetricFamily:
    telling = CounterMetricFamily(naam, uitleg, labels=[label])
    for waarde, aantal in sorted(aantallen.items()):
        telling.add_metric([waarde], aantal)
    return telling


def register(rij: Wachtrij, logmap: Path) -> CollectorRegistry:
    """All that is counted in this process, and what the launcher keeps in `logmap`."""
    alles = CollectorRegistry()
    for meting in (BEURTEN, SIGNALEN, DUUR, WEIGERINGEN, _Stand(rij, logmap)):
        alles.register(meting)
    return alles


def routes(poort: Poort) -> list[Route]:
    """The page of numbers, for who has its token; without the setting it doesn't exist."""
    token = poort.instellingen.metingen_token
    if token is None:
        return []
    alles = register(poort.beurten.rij, poort.instellingen.var / "log")
    fout = Limiet(FOUT_PER_MINUUT)

    async def metingen(request: Request) -> Response:
        soort, _, gegeven = request.headers.get("authorization", "").partition(" ")
        # starlette decodes headers as latin-1
        klopt = hmac.compare_digest(gegeven.strip().encode("latin-1", "replace"), token.encode())
        if soort.lower() != "bearer" or not klopt:
            rem(fout, "")
            raise Weigering(401, GEEN_TOEGANG, {"WWW-Authenticate": "Bearer"})
        return Response(generate_latest(alles), headers={"Content-Type": CONTENT_TYPE_LATEST})

    return [Route(PAD, metingen, methods=["GET"])]
