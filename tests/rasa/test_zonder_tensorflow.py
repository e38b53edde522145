"""Rasa without TensorFlow: out when nothing needs it, in when config.yml or the settings ask for it.

Each in a process of its own.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from bot.afweging.fouten import OnbruikbareInvoer
from bot.instellingen import PROJECT, lees
from bot.rasa.zonder_tensorflow import VERVANGEN, vraagt_tensorflow

pytestmark = pytest.mark.traag  # each starts Python with Rasa anew

CONFIG = PROJECT / "config.yml"


def _in_eigen_proces(code: str) -> dict[str, object]:
    klaar = subprocess.run([sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, timeout=240)
    assert klaar.returncode == 0, klaar.stderr[-2000:]
    return json.loads(klaar.stdout.splitlines()[-1])


_LAAD = """
import json, sys
from pathlib import Path
from bot.instellingen import PROJECT
from bot.rasa import zonder_tensorflow
toegepast = zonder_tensorflow.pas_toe(Path({config!r}), gewenst={gewenst})
import rasa.core.run, rasa.model_training, rasa.engine.recipes.default_components as onderdelen
bibliotheek = sys.modules.get("tensorflow") is not None
print(json.dumps({{"toegepast": toegepast, "tensorflow": bibliotheek, "diet": hasattr(onderdelen.DIETClassifier, "train")}}))
"""


def test_rasa_laadt_zonder_tensorflow():
    gezien = _in_eigen_proces(_LAAD.format(config=str(CONFIG), gewenst=True))
    assert gezien == {"toegepast": True, "tensorflow": False, "diet": False}


@pytest.mark.parametrize("waarom", ["config.yml noemt DIETClassifier", "de instellingen vragen erom"])
def test_wie_tensorflow_vraagt_krijgt_het(waarom: str, tmp_path: Path):
    config, gewenst = CONFIG, False
    if waarom.startswith("config"):
        config, gewenst = tmp_path / "config.yml", True
        config.write_text("pipeline:\n- name: WhitespaceTokenizer\n- name: DIETClassifier\n", encoding="utf-8")
    gezien = _in_eigen_proces(_LAAD.format(config=str(config), gewenst=gewenst))
    assert gezien == {"toegepast": False, "tensorflow": True, "diet": True}


def test_wat_er_vervangen_wordt_is_alles_wat_rasa_ervan_vraagt():
    """Every name that Rasa imports from a stood-in module is there: read from Rasa's own source."""
    import ast
    from importlib.util import find_spec

    rasa = Path(find_spec("rasa").origin).parent
    gevraagd: dict[str, set[str]] = {}
    for bestand in rasa.rglob("*.py"):
        module = ".".join(("rasa", *bestand.relative_to(rasa).with_suffix("").parts))
        if module in VERVANGEN or module.startswith("rasa.utils.tensorflow"):
            continue
        for knoop in ast.parse(
            bestand.read_text(encoding="utf-8")
        ).body:  # at import time only, so not inside functions
            if isinstance(knoop, ast.ImportFrom) and knoop.module in VERVANGEN:
                gevraagd.setdefault(knoop.module, set()).update(naam.name for naam in knoop.names)
    assert gevraagd == {module: set(namen) for module, namen in VERVANGEN.items()}


@pytest.mark.parametrize(
    ("inhoud", "verwacht"),
    [
        ("pipeline: [{name: SpacyNLP}]\npolicies: [{name: TEDPolicy}]", "TEDPolicy"),
        (
            "pipeline: [{name: rasa.nlu.selectors.response_selector.ResponseSelector}]",
            "rasa.nlu.selectors.response_selector.ResponseSelector",
        ),
        ("pipeline: [{name: LogisticRegressionClassifier}]", None),
        ("pipeline:\npolicies:", None),
        ("- geen\n- config", None),
        ("kapot: [", None),
        ("", None),
    ],
)
def test_wat_config_yml_vraagt(inhoud: str, verwacht: str | None, tmp_path: Path):
    config = tmp_path / "config.yml"
    config.write_text(inhoud, encoding="utf-8")
    assert vraagt_tensorflow(config) == verwacht


def test_een_config_die_er_niet_is_vraagt_niets(tmp_path: Path):
    assert vraagt_tensorflow(tmp_path / "config.yml") is None


def test_de_instelling_is_ja_of_nee(monkeypatch: pytest.MonkeyPatch):
    assert lees().tensorflow is False
    monkeypatch.setenv("REGIEWIJZER_TENSORFLOW", "ja")
    assert lees().tensorflow is True
    monkeypatch.setenv("REGIEWIJZER_TENSORFLOW", "soms")
    with pytest.raises(OnbruikbareInvoer, match="REGIEWIJZER_TENSORFLOW"):
        lees()


_LEMMAS = """
import json
from bot.begrip.taalmodel import stel_samen, zonder_tensorflow
from pathlib import Path
stel_samen(Path({map_!r}))
with zonder_tensorflow():
    import spacy
    nlp = spacy.load({map_!r})
from bot.begrip.woordenboek import _woorden
woorden = [w for w in _woorden() if w.isalpha() and w.islower()][::50]
fout = [w for w in woorden if [t.lemma_ for t in nlp(w)] != [_woorden()[w]]]
print(json.dumps({{"aantal": len(woorden), "fout": fout[:5], "onbekend": nlp("qzxv")[0].lemma_,
                   "groot": sum(p.stat().st_size for p in Path({map_!r}).rglob("*") if p.is_file())}}))
"""


def test_spacy_leest_lemmas_uit_hetzelfde_woordenboek(tmp_path: Path):
    gezien = _in_eigen_proces(_LEMMAS.format(map_=str(tmp_path / "taal")))
    assert gezien["aantal"] > 5000 and gezien["fout"] == [] and gezien["onbekend"] == "qzxv"
    assert gezien["groot"] < 1_000_000  # no table of its own (that one took 8 MB)
