"""A stand-in for spaCy's nl_core_news_sm, which can't be fetched offline: a package of that name with the same kinds
of trained parts.

It is no Dutch model: its tagger, morphologizer, parser and ner have seen a handful of sentences. It proves that such
a package is found, loaded, trained on and used; not how good the real one is.
"""

from __future__ import annotations

import json
import random
from pathlib import Path

from bot.begrip.taalmodel import PAKKET, zonder_tensorflow

VERSIE = "3.4.0"
# word, part of speech, lemma, head (index in the sentence), dependency
_ZINNEN = [
    [
        ("Moeder", "NOUN", "moeder", 1, "nsubj"),
        ("heeft", "VERB", "hebben", 1, "ROOT"),
        ("schulden", "NOUN", "schuld", 1, "obj"),
    ],
    [
        ("Vader", "NOUN", "vader", 1, "nsubj"),
        ("drinkt", "VERB", "drinken", 1, "ROOT"),
        ("veel", "ADV", "veel", 1, "advmod"),
    ],
    [
        ("Daan", "PROPN", "Daan", 1, "nsubj"),
        ("woont", "VERB", "wonen", 1, "ROOT"),
        ("in", "ADP", "in", 3, "case"),
        ("Houten", "PROPN", "Houten", 1, "obl"),
    ],
    [
        ("De", "DET", "de", 1, "det"),
        ("kinderen", "NOUN", "kind", 2, "nsubj"),
        ("spijbelen", "VERB", "spijbelen", 2, "ROOT"),
    ],
]
_NAMEN = {"Daan": "PER", "Houten": "LOC"}


def maak(map_: Path) -> Path:
    """Write the package into this folder (which goes on the Python path) and give the folder."""
    with zonder_tensorflow():
        import spacy
        from spacy.tokens import Doc
        from spacy.training import Example

        nlp = spacy.blank("nl")
        for deel in ("tok2vec", "morphologizer", "tagger", "parser", "ner"):
            nlp.add_pipe(deel, config={"min_action_freq": 1} if deel == "parser" else {})
        nlp.add_pipe("attribute_ruler")
        voorbeelden = []
        for zin in _ZINNEN:
            woorden, soorten, lemmas, hoofden, relaties = (list(rij) for rij in zip(*zin))
            goed = Doc(
                nlp.vocab,
                words=woorden,
                pos=soorten,
                tags=soorten,
                morphs=[""] * len(woorden),
                lemmas=lemmas,
                heads=hoofden,
                deps=relaties,
                ents=[f"B-{_NAMEN[w]}" if w in _NAMEN else "O" for w in woorden],
            )
            voorbeelden.append(Example(Doc(nlp.vocab, words=woorden), goed))
        random.seed(1)
        spacy.util.fix_random_seed(1)
        nlp.initialize(lambda: voorbeelden)
        for _ in range(15):
            nlp.update(voorbeelden)
        nlp.meta.update({"name": "core_news_sm", "lang": "nl", "version": VERSIE})
        pakket = map_ / PAKKET
        pakket.mkdir()
        nlp.to_disk(pakket / f"{PAKKET}-{VERSIE}")
    (pakket / "__init__.py").write_text(
        "from pathlib import Path\nfrom spacy.util import load_model_from_init_py\n\n\n"
        "def load(**overrides):\n    return load_model_from_init_py(__file__, **overrides)\n"
    )
    (pakket / "meta.json").write_text(json.dumps(nlp.meta, default=str))
    # spaCy asks the installed packages for the name.
    info = map_ / f"{PAKKET}-{VERSIE}.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {PAKKET}\nVersion: {VERSIE}\n")
    return map_
