"""`python -m bot.poort.api`: the description of the API, from which bot/web makes its types."""

from __future__ import annotations

import json

from bot.afweging import laad_kaders
from bot.instellingen import lees
from bot.poort.api.beschrijving import beschrijving


def main() -> None:
    print(json.dumps(beschrijving(laad_kaders(), lees(), vrij=True), ensure_ascii=False, indent=1))


if __name__ == "__main__":
    main()
