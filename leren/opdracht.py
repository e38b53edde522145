"""What the commands of leren share: the one choice they offer, and how an artefact of weights is written."""

from __future__ import annotations

import argparse
import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from types import ModuleType


def wil_bewaren(pakket: ModuleType) -> bool:
    """Read the command line of `python -m <pakket>`: whether `--bewaar` is asked. Its docstring is the help."""
    keuzes = argparse.ArgumentParser(
        prog=f"python -m {pakket.__name__}",
        description=pakket.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    keuzes.add_argument("--bewaar", action="store_true", help="write the weights")
    return bool(keuzes.parse_args().bewaar)


def schrijf(bestand: Path, getallen: Path, kop: Mapping[str, object], bron: str) -> None:
    """The JSON beside an .npz of weights: a key a line, with the hash of the sources and that of the weights first."""
    alles = {"bron": bron, "getallen": sha256(getallen.read_bytes()).hexdigest(), **kop}
    regels = ",\n".join(f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in alles.items())
    bestand.write_text("{\n" + regels + "\n}\n", encoding="utf-8")
    print(f"{getallen.stat().st_size / 1e6:.2f} MB")
