"""Which Dutch language model the Rasa pipeline uses, and making one where nl_core_news_sm can't be had.

`python -m bot.begrip.taalmodel` is the set-up step. nl_core_news_sm is published outside PyPI; where it isn't
installed and can't be downloaded, a pipeline is put together from PyPI parts: spaCy's blank Dutch, a sentencizer, and
spaCy's lookup lemmatizer filled from simplemma's dictionary.
"""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.begrip.woordenboek import bewaar_kopie, kopie_aanwezig
from bot.instellingen import PROJECT, lees

PAKKET = "nl_core_news_sm"
SAMENGESTELD = PROJECT / "models" / "taal"
LEMMAS = "regiewijzer_lemmas"  # the spaCy component of lemmaonderdeel.py
DOWNLOAD_SECONDEN = 90
OPMAAK = 2  # of the assembled pipeline: one of another number is put together again
# A row of signs this long is one token: spaCy takes signs off one at a time, which costs the square of the length.
_LANGE_RIJ = r"\S{80}"


@dataclass(frozen=True)
class Taalmodel:
    """`naam_of_pad`: what spaCy loads (NL_MODEL should hold it); `soort`: nl_core_news_sm, samengesteld or eigen."""

    naam_of_pad: str
    soort: str

    @property
    def uitleg(self) -> str:
        if self.soort == PAKKET:
            return f"Taalmodel: {PAKKET} (spaCy), want dat is geïnstalleerd."
        if self.soort == "eigen":
            return f"Taalmodel: {self.naam_of_pad}, want zo staat het in NL_MODEL."
        return (
            f"Taalmodel: samengesteld uit spaCy en simplemma ({self.naam_of_pad}), want {PAKKET} is niet geïnstalleerd "
            "en kon niet worden opgehaald. Kenmerken, crisissignaal en afscherming hangen er niet van af."
        )


def zorg_voor_taalmodel(ophalen: bool = False) -> Taalmodel:
    """The language model to use, made where needed. `ophalen`: try one download first (set-up; about 8 s when offline).

    Raises OSError when the pipeline can't be written.
    """
    if not kopie_aanwezig():
        bewaar_kopie()
    gekozen = _gekozen()
    if gekozen is None and ophalen and _haal_op():
        gekozen = _gekozen()
    if gekozen is not None:
        return gekozen
    if not _samengesteld():
        stel_samen(SAMENGESTELD)
    return Taalmodel(str(SAMENGESTELD), "samengesteld")


def soort() -> str:
    """Which kind of model is in use, for /api/gezond; "ontbreekt" when set-up has not run. Loads nothing."""
    gekozen = _gekozen()
    if gekozen is not None:
        return gekozen.soort
    return "samengesteld" if _samengesteld() else "ontbreekt"


def _samengesteld() -> bool:
    """Whether the assembled pipeline is there; one of an older Regiewijzer doesn't count."""
    try:
        meta = json.loads((SAMENGESTELD / "meta.json").read_text(encoding="utf-8"))
        return bool(LEMMAS in meta["pipeline"] and meta["regiewijzer"] == OPMAAK)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def stel_samen(doel: Path) -> None:
    """Write the assembled Dutch pipeline to the folder `doel`, in the place of what is there; OSError when it can't."""
    with zonder_tensorflow():
        import spacy

        nlp = spacy.blank("nl")
        nlp.add_pipe("sentencizer")
        nlp.add_pipe(LEMMAS)
        nlp.tokenizer.token_match = re.compile(_LANGE_RIJ).match
        nlp.meta["regiewijzer"] = OPMAAK
        for oud in ("lemmatizer", "meta.json"):
            _weg(doel / oud)
        doel.mkdir(parents=True, exist_ok=True)
        nlp.to_disk(doel)


def _weg(pad: Path) -> None:
    if pad.is_dir():
        shutil.rmtree(pad)
    else:
        pad.unlink(missing_ok=True)


@contextmanager
def zonder_tensorflow() -> Iterator[None]:
    """Import spaCy inside this without TensorFlow (thinc imports it when it can: 4-12 s and 480 MB for nothing)."""
    if "tensorflow" in sys.modules:
        yield
        return
    sys.modules["tensorflow"] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        sys.modules.pop("tensorflow", None)


def _gekozen() -> Taalmodel | None:
    eigen = lees().nl_model
    if eigen and eigen not in (PAKKET, str(SAMENGESTELD)):
        return Taalmodel(eigen, "eigen")
    return Taalmodel(PAKKET, PAKKET) if importlib.util.find_spec(PAKKET) else None


def _haal_op() -> bool:
    try:
        klaar = subprocess.run(
            [sys.executable, "-m", "spacy", "download", PAKKET],
            capture_output=True,
            timeout=DOWNLOAD_SECONDEN,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    importlib.invalidate_caches()
    return klaar.returncode == 0


if __name__ == "__main__":
    print(zorg_voor_taalmodel(ophalen=True).uitleg)
