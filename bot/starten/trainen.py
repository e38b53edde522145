"""Training the Rasa model, only when what it is made from has changed."""

from __future__ import annotations

import contextlib
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.begrip import taalmodel
from bot.instellingen import PROJECT, Instellingen, lees
from bot.starten import omgeving

# bot/begrip runs beside the model, it is not in it.
BRONNEN = ("config.yml", "domain.yml", "domain", "data", "bot/rasa/onderdelen")
BEWAARD = 3  # models: an assistant that runs may have to start again with an older one
SOORTEN = {".yml", ".yaml", ".py", ".json", ".txt", ".csv"}


class TrainFout(RuntimeError):
    """Training failed; the message is one Dutch line."""


def vingerafdruk(project: Path, instellingen: Instellingen) -> str:
    """12 characters that change when a source or the language model changes."""
    som = hashlib.sha256(f"{sys.version_info[:2]} {_taalmodel(instellingen)}".encode())
    for bestand in _bestanden(project):
        som.update(f"\0{bestand.relative_to(project)}\0".encode())
        som.update(bestand.read_bytes())
    return som.hexdigest()[:12]


def _bestanden(project: Path) -> Iterator[Path]:
    for bron in BRONNEN:
        pad = project / bron
        if pad.is_dir():
            yield from sorted(p for p in pad.rglob("*") if p.is_file() and p.suffix in SOORTEN)
        elif pad.is_file():
            yield pad


def _taalmodel(instellingen: Instellingen) -> str:
    """Which Dutch model there will be: a model is trained for one of them."""
    soort = taalmodel.soort()
    if soort == "eigen":
        return f"eigen {instellingen.nl_model}"
    return f"samengesteld {taalmodel.LEMMAS}" if soort in ("ontbreekt", "samengesteld") else soort


def train(
    forceer: bool = False, *, project: Path = PROJECT, modellen: Path | None = None, zeg: Callable[[str], None] = print
) -> Path:
    """The trained model of these sources; trains it when there is none yet or with `forceer`. Keeps the last few.

    Raises TrainFout; the details are then in `var/log/train.log`.
    """
    instellingen = lees()
    modellen = modellen or project / "models"
    model = modellen / f"regiewijzer-{vingerafdruk(project, instellingen)}.tar.gz"
    if model.is_file() and not forceer:
        with contextlib.suppress(OSError):  # a service may only read it, and then nothing is cleared away either
            model.touch()  # in use: among the last to go
        return model
    zeg("Het model wordt getraind (ongeveer een minuut) …")
    begin = time.monotonic()
    modellen.mkdir(parents=True, exist_ok=True)
    logmap = instellingen.var / "log"
    logmap.mkdir(parents=True, exist_ok=True)
    # Under another name first: whoever starts in the meantime never loads half a model.
    naam = f"bezig-{os.getpid()}"
    opdracht = [
        sys.executable,
        "-m",
        "bot.starten.train_proces",
        "--project",
        str(project),
        "--uit",
        str(modellen),
        "--naam",
        naam,
    ]
    with open(logmap / "train.uit", "wb") as uit:
        klaar = subprocess.run(
            opdracht,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=uit,
            stderr=subprocess.STDOUT,
            cwd=PROJECT,
            env={**omgeving.voor("train", omgeving.absoluut(instellingen)), "PYTHONUNBUFFERED": "1"},
        )
    gemaakt = modellen / f"{naam}.tar.gz"
    if klaar.returncode != 0 or not gemaakt.is_file():
        gemaakt.unlink(missing_ok=True)
        raise TrainFout(f"Het trainen is mislukt. Kijk in {logmap / 'train.log'} wat er aan de hand is.")
    gemaakt.replace(model)
    _ruim_op(modellen)
    zeg(f"Het model is klaar ({time.monotonic() - begin:.0f} s).")
    return model


def _ruim_op(modellen: Path) -> None:
    op_leeftijd = sorted(modellen.glob("regiewijzer-*.tar.gz"), key=lambda pad: pad.stat().st_mtime, reverse=True)
    for oud in op_leeftijd[BEWAARD:]:
        oud.unlink(missing_ok=True)
