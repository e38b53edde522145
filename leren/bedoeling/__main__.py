"""How well the intents are told apart: `rasa test nlu` on the open sets of the corpus, and cross-validated on the
training data.

`make bedoelingen` (also a part of `make nacht`). Rasa's reports, with the confusion matrices as pictures, go to
results/bedoelingen; what was confused with what is printed. Exit code 1 when a macro-F1 is under its bound, or when
Rasa fails.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable

import yaml

from bot.instellingen import PROJECT
from bot.starten.trainen import train
from leren.bedoeling.zinnen import BEKEND, VERS, zinnen
from scripts.rasa import omgeving

UIT = PROJECT / "results" / "bedoelingen"
DREMPELS = {
    "bekend": 0.93,
    "vers": 0.80,  # in wordings that the examples weren't made for
    "kruisvalidatie": 0.75,  # trains on two thirds only
}
BLOKKEN = 3


def main() -> int:
    shutil.rmtree(UIT, ignore_errors=True)
    UIT.mkdir(parents=True)
    model = str(train())
    uitslagen = []
    for naam, sets in (("bekend", BEKEND), ("vers", VERS)):
        bestand = UIT / f"{naam}.yml"
        bestand.write_text(yaml.safe_dump(_als_rasa(sets), allow_unicode=True), encoding="utf-8")
        uitslagen.append(_meet(naam, "--nlu", str(bestand), "--model", model))
    kruis = ("--nlu", "data/nlu", "--config", "config.yml", "--cross-validation", "--folds", str(BLOKKEN))
    return max(*uitslagen, _meet("kruisvalidatie", *kruis))


def _als_rasa(sets: Iterable[str]) -> dict[str, object]:
    """The sentences of these sets in the format that `rasa test nlu` reads."""
    return {
        "version": "3.1",
        "nlu": [
            {"intent": naam, "examples": "".join(f"- {zin}\n" for zin in deel)} for naam, deel in zinnen(sets).items()
        ],
    }


def _meet(naam: str, *vlaggen: str) -> int:
    """Run `rasa test nlu` with these flags, print what it found; 0 when that is good enough, else 1."""
    map_ = UIT / naam
    opdracht = [sys.executable, "scripts/rasa.py", "test", "nlu", *vlaggen, "--out", str(map_)]
    klaar = subprocess.run(opdracht, check=False, cwd=PROJECT, env=omgeving(5056), capture_output=True, text=True)
    if klaar.returncode:
        print(klaar.stdout[-3000:], klaar.stderr[-3000:], f"rasa test nlu is mislukt ({naam}).", sep="\n")
        return 1
    verslag = json.loads((map_ / "intent_report.json").read_text(encoding="utf-8"))
    f1 = verslag["macro avg"]["f1-score"]
    fouten = (
        json.loads((map_ / "intent_errors.json").read_text(encoding="utf-8"))
        if (map_ / "intent_errors.json").exists()
        else []
    )
    verward = Counter((f["intent"], f["intent_prediction"]["name"]) for f in fouten)
    aantal = verslag["macro avg"]["support"]
    print(f"{naam}: macro-F1 {f1:.3f} (minstens {DREMPELS[naam]}), {len(fouten)} fout van {aantal:.0f}")
    for (waar, geraden), aantal in verward.most_common(8):
        print(f"  {aantal} × {waar} gelezen als {geraden}")
    return int(f1 < DREMPELS[naam])


if __name__ == "__main__":
    sys.exit(main())
