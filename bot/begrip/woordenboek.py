"""Which words are ordinary Dutch, and their lemmas: simplemma's dictionary (370,000 forms), loaded when first asked.

Decompressing it takes a second. Set-up (bot.begrip.taalmodel) keeps a ready copy beside the language model that loads
in a quarter of that; without the copy everything works the same.
"""

from __future__ import annotations

import marshal
import os
import string
import sys
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from bot.instellingen import PROJECT

_MAP = PROJECT / "models" / "taal"
_LANGSTE = 60  # letters: longer than any word of the dictionary, so nothing is looked for in it


def _kopie() -> Path:
    """Where the ready copy is: its name holds what it depends on, so that a stale one is never read."""
    return _MAP / f"woorden-{version('simplemma')}-{sys.implementation.cache_tag}.bin"


@lru_cache(maxsize=1)
def _woorden() -> Mapping[str, str]:
    try:
        woorden: dict[str, str] = marshal.loads(_kopie().read_bytes())
        return woorden
    except (OSError, ValueError, EOFError, TypeError):
        return _uitgepakt()


def _uitgepakt() -> Mapping[str, str]:
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    woorden: Mapping[str, str] = DefaultDictionaryFactory(cache_max_size=1).get_dictionary("nl")
    return woorden


def kopie_aanwezig() -> bool:
    return _kopie().exists()


def bewaar_kopie() -> Path:
    """Write the ready copy (9 MB), whole or not at all. Raises OSError when it can't."""
    doel = _kopie()
    doel.parent.mkdir(parents=True, exist_ok=True)
    tijdelijk = doel.with_suffix(f".{os.getpid()}")
    tijdelijk.write_bytes(marshal.dumps(dict(_uitgepakt().items())))
    tijdelijk.replace(doel)
    return doel


def laad() -> None:
    """Load the dictionary now (about 1 s, 40 MB) instead of at the first question."""
    _woorden()


@lru_cache(maxsize=20_000)
def bekend(woord: str) -> bool:
    """Whether this lower-case word is in the dictionary as an ordinary word (not only as a name)."""
    lemma = _woorden().get(woord)
    return lemma is not None and lemma[:1].islower()


def hoofdletterwoorden() -> Iterator[str]:
    """The words that the dictionary only writes with a capital (3,400): who or what comes from somewhere, and names."""
    return (woord for woord in _woorden() if woord[0].isupper())


def opgezocht(woord: str) -> str:
    """The form of a lower-case word as the dictionary writes it (names have a capital); an unknown word stays."""
    return _woorden().get(woord, woord)


@lru_cache(maxsize=20_000)
def lemma(woord: str) -> str:
    """The dictionary form of a lower-case word; of an unknown compound that of its last part; else the word itself."""
    gevonden = _woorden().get(woord)
    if gevonden is not None:
        return gevonden.lower()
    for grens in _grenzen(woord):
        if bekend(woord[grens:]) and _deel_bekend(woord[:grens]):
            return woord[:grens] + _woorden()[woord[grens:]].lower()
    return woord


@lru_cache(maxsize=20_000)
def samengesteld(woord: str) -> bool:
    """Whether an unknown word is put together from two known words of at least four letters ("gezins-coach")."""
    return any(bekend(woord[grens:]) and _deel_bekend(woord[:grens]) for grens in _grenzen(woord))


@lru_cache(maxsize=20_000)
def eindigt_op_woord(woord: str) -> bool:
    """Whether a longer unknown word ends in a known one: "taalbarrière", "tuchtzaak"."""
    return not bekend(woord) and any(bekend(woord[grens:]) for grens in _grenzen(woord))


def _grenzen(woord: str) -> range:
    """Where the two parts of a compound may meet; nowhere in what is too long for a word."""
    return range(4, len(woord) - 3 if len(woord) <= _LANGSTE else 0)


def _deel_bekend(deel: str) -> bool:
    """Whether the first part of a compound is a word, with or without linking letters ("gezins", "kinderen")."""
    vormen = (deel, deel[:-1] if deel[-1] in "s-" else "", deel.removesuffix("en"))
    return any(len(vorm) >= 4 and bekend(vorm) for vorm in vormen)


@lru_cache(maxsize=20_000)
def bijna_bekend(woord: str) -> bool:
    """Whether one slip of the finger away from `woord` there is a known word of the same first letter."""
    return any(bekend(kandidaat) for kandidaat in een_fout(woord))


def een_fout(woord: str) -> Iterator[str]:
    """Every word one slip of the finger away, of the same first letter; none of what is too long for a word."""
    if len(woord) > _LANGSTE:
        return
    for plek in range(1, len(woord) + 1):
        voor, na = woord[:plek], woord[plek:]
        if na:
            yield voor + na[1:]
        if len(na) > 1:
            yield voor + na[1] + na[0] + na[2:]
        for letter in string.ascii_lowercase:
            yield voor + letter + na
            if na:
                yield voor + letter + na[1:]
