"""What is counted and timed in this process; bot.poort.metingen tells it.

Every label has a value that stands in our code, so nothing that a user typed, no id and no name can become one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from prometheus_client import Counter, Histogram

TRAPPEN = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)  # seconds: from one answer to more than anybody waits

BEURTEN = Counter("regiewijzer_beurten", "Beurten die een antwoord kregen", ["kanaal"], registry=None)
SIGNALEN = Counter("regiewijzer_signalen", "Antwoorden met het crisissignaal", registry=None)
WEIGERINGEN = Counter(
    "regiewijzer_weigeringen", "Verzoeken over http die zijn geweigerd", ["status", "reden"], registry=None
)
DUUR = Histogram(
    "regiewijzer_duur_seconden",
    "Hoe lang een deel van een beurt duurt: wachten, afschermen, rasa (met de actieserver), of de hele beurt",
    ["deel"],
    buckets=TRAPPEN,
    registry=None,
)


def tel_beurt(kanaal: str, berichten: Sequence[Mapping[str, Any]]) -> None:
    """Count a turn of this channel ("web", "api", …) that got these messages, and the signal if they show it."""
    BEURTEN.labels(kanaal).inc()
    if any(blok.get("soort") == "crisis" for bericht in berichten for blok in bericht.get("blokken", ())):
        SIGNALEN.inc()
