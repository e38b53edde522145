"""The process that trains: `python -m bot.starten.train_proces --project P --uit MAP --naam NAAM`.

Exit 0 with a model, else 1.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bot.instellingen import lees
from bot.starten.rasa_proces import bereid_voor, zet_taalmodel


def main() -> None:
    keuzes = argparse.ArgumentParser()
    keuzes.add_argument("--project", type=Path, required=True)
    keuzes.add_argument("--uit", required=True)
    keuzes.add_argument("--naam", required=True)
    gekozen = keuzes.parse_args()
    bereid_voor("train", lees(), gekozen.project)
    zet_taalmodel()
    sys.path.insert(0, str(gekozen.project))
    from rasa.model_training import train

    # Always from scratch: Rasa's own fingerprints don't see what our components import.
    uitslag = train(
        domain=str(gekozen.project / "domain.yml"),
        config=str(gekozen.project / "config.yml"),
        training_files=[str(gekozen.project / "data")],
        output=gekozen.uit,
        force_training=True,
        fixed_model_name=gekozen.naam,
    )
    sys.exit(0 if uitslag.code == 0 and uitslag.model else 1)


if __name__ == "__main__":
    main()
