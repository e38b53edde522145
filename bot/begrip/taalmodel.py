"""Which Dutch language model the Rasa pipeline uses, and making one where nl_core_news_sm can't be had.

`python -m bot.begrip.taalmodel` is the set-up step. nl_core_news_sm is published outside PyPI; where it isn't installed and
can't be downloaded, a pipeline is put together from PyPI parts: spaCy's blank Dutch, a sentencizer, and spaCy's lookup
lemmatizer filled from simplemma's dictionary.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator

from bot.begrip.woordenboek import bewaar_kopie, kopie_aanwezig
from bot.instellingen import PROJECT, lees

PAKKET = "nl_core_news_sm"
SAMENGESTELD = PROJECT / "models" / "taal"
DOWNLOAD_SECONDEN = 90


@dataclass(frozen=True)
class Taalmodel:
    """`naam_of_pad` is what spaCy loads (and NL_MODEL should hold); `soort` is "nl_core_news_sm", "samengesteld" or "eigen"."""

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
    if not (SAMENGESTELD / "meta.json").exists():
        stel_samen(SAMENGESTELD)
    return Taalmodel(str(SAMENGESTELD), "samengesteld")


def soort() -> str:
    """Which kind of model is in use, for /api/gezond; "ontbreekt" when set-up has not run. Loads nothing."""
    gekozen = _gekozen()
    if gekozen is not None:
        return gekozen.soort
    return "samengesteld" if (SAMENGESTELD / "meta.json").exists() else "ontbreekt"


def stel_samen(doel: Path) -> None:
    """Write the assembled Dutch pipeline (about 8 MB, 4 s) to the folder `doel`."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    with zonder_tensorflow():
        import spacy
        from spacy.lookups import Lookups

        nlp = spacy.blank("nl")
        nlp.add_pipe("sentencizer")
        lemmas = nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
        woorden = DefaultDictionaryFactory(cache_max_size=1).get_dictionary("nl")
        tabel = Lookups()
        tabel.add_table("lemma_lookup", {woord: lemma for woord, lemma in woorden.items() if woord != lemma})
        lemmas.initialize(lookups=tabel)
        doel.parent.mkdir(parents=True, exist_ok=True)
        nlp.to_disk(doel)


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
            [sys.executable, "-m", "spacy", "download", PAKKET], capture_output=True, timeout=DOWNLOAD_SECONDEN
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    importlib.invalidate_caches()
    return klaar.returncode == 0


if __name__ == "__main__":
    print(zorg_voor_taalmodel(ophalen=True).uitleg)
