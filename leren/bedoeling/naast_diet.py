"""The intents on the open sentences of the corpus: our pipeline against Rasa's stock one (DIET), trained on the same
data in the same run.

    python -m leren.bedoeling.naast_diet [--zonder-stock]

The stock pipeline takes minutes and 2 GB, so this isn't part of the tests.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import yaml

from bot.begrip.taalmodel import zorg_voor_taalmodel
from bot.instellingen import PROJECT
from leren.bedoeling.zinnen import BEKEND, zinnen

STOCK = {
    "recipe": "default.v1",
    "assistant_id": "stock",
    "language": "nl",
    "pipeline": [
        {"name": "WhitespaceTokenizer"},
        {"name": "RegexFeaturizer"},
        {"name": "LexicalSyntacticFeaturizer"},
        {"name": "CountVectorsFeaturizer"},
        {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
        {"name": "DIETClassifier", "epochs": 100, "constrain_similarities": True},
        {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
    ],
    "policies": [{"name": "RulePolicy"}],
}


def main() -> None:
    keuzes = argparse.ArgumentParser(prog="python -m leren.bedoeling.naast_diet", description=__doc__)
    keuzes.add_argument("--zonder-stock", action="store_true", help="only our own pipeline")
    keuzes.add_argument("--een", metavar="CONFIG", help=argparse.SUPPRESS)
    gekozen = keuzes.parse_args()
    os.environ.update(NL_MODEL=zorg_voor_taalmodel().naam_of_pad, RASA_TELEMETRY_ENABLED="false")
    if gekozen.een:
        print(json.dumps(_meet(gekozen.een)))
        return
    with tempfile.TemporaryDirectory() as tijdelijk:
        stock = Path(tijdelijk) / "stock.yml"
        stock.write_text(yaml.safe_dump(STOCK), encoding="utf-8")
        for naam, config in (("own", PROJECT / "config.yml"), *(() if gekozen.zonder_stock else (("stock", stock),))):
            # A process of its own: otherwise the second would find TensorFlow and the memory of the first.
            klaar = subprocess.run(
                [sys.executable, "-m", "leren.bedoeling.naast_diet", "--een", str(config)],
                capture_output=True,
                text=True,
                cwd=PROJECT,
                check=True,
            )
            uit = json.loads(klaar.stdout.splitlines()[-1])
            regel = (
                "{:6} macro-F1 {f1:.3f}  accuracy {goed:.3f}  training {training:.0f} s  parse {parse:.1f} ms  peak "
                "{geheugen:.0f} MB"
            )
            print(regel.format(naam, **uit))
            print("".join(f"    {fout}\n" for fout in uit["fouten"]), end="", flush=True)


def _meet(config: str) -> dict[str, object]:
    import resource

    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu
    from sklearn.metrics import f1_score

    with tempfile.TemporaryDirectory() as tijdelijk:
        begin = time.perf_counter()
        model = train_nlu(config, str(PROJECT / "data" / "nlu"), tijdelijk, domain=str(PROJECT / "domain.yml"))
        training = time.perf_counter() - begin
        agent = Agent.load(model)
    bekend = zinnen(BEKEND)
    paren = [(naam, zin) for naam, deel in bekend.items() for zin in deel]

    async def lees() -> list[str]:
        return [(await agent.parse_message(zin))["intent"]["name"] for _, zin in paren]

    asyncio.run(lees())  # warm
    begin = time.perf_counter()
    geraden = asyncio.run(lees())
    parse = (time.perf_counter() - begin) / len(paren) * 1000
    waar = [naam for naam, _ in paren]
    return {
        "f1": f1_score(waar, geraden, average="macro", labels=sorted(bekend)),
        "goed": sum(w == g for w, g in zip(waar, geraden)) / len(paren),
        "training": training,
        "parse": parse,
        "geheugen": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000,
        "fouten": [f"{w} → {g}: {zin}" for (w, zin), g in zip(paren, geraden) if w != g],
    }


if __name__ == "__main__":
    main()
