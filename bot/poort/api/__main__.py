"""`python -m bot.poort.api`: the description of the API, from which bot/web makes its types."""

from __future__ import annotations

import json

from bot.gedeeld.kaders import kaders_van
from bot.instellingen import lees
from bot.poort.api.beschrijving import beschrijving


def main() -> None:
    instellingen = lees()
    print(json.dumps(beschrijving(kaders_van(instellingen), instellingen, vrij=True), ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
