"""`regiewijzer start` with something wrong in its settings: one Dutch line, no half assistant."""

import base64
import os
import subprocess
import sys

import pytest

from bot.dossier import open_dossier
from tests.dossier.hulp import nieuw

EIGEN, VREEMD = (base64.urlsafe_b64encode(bytes([n] * 32)).decode() for n in (1, 2))

pytestmark = [
    pytest.mark.assistent,
    pytest.mark.model,
]  # by its command line; a model is trained before a setting is looked at


@pytest.mark.parametrize(
    ("instelling", "waarde", "noemt"),
    [
        ("REGIEWIJZER_PROFIEL", "weg", "Profiel 'weg' bestaat niet"),
        ("REGIEWIJZER_DATABASE_URL", "postgresql://wie:geheimwoord@127.0.0.1:1/x", "niet bereikbaar"),
        ("REGIEWIJZER_KADERS", "{map}", "'naam' ontbreekt"),
        ("REGIEWIJZER_PER_MINUUT", "veel", "REGIEWIJZER_PER_MINUUT"),
    ],
)
def test_verkeerde_instelling_geeft_code_2_en_een_regel(instelling, waarde, noemt, tmp_path):
    (tmp_path / "kaders").mkdir()
    (tmp_path / "kaders" / "half.yml").write_text("kader: {id: half}\n")
    omgeving = {
        **os.environ,
        "REGIEWIJZER_VAR": str(tmp_path / "var"),
        instelling: waarde.replace("{map}", str(tmp_path / "kaders")),
    }
    klaar = subprocess.run(
        [sys.executable, "-m", "bot.opdrachten.regiewijzer", "start", "--port", "0"],
        env=omgeving,
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert klaar.returncode == 2
    assert noemt in klaar.stderr and klaar.stderr.count("\n") == 1
    assert "geheimwoord" not in klaar.stdout + klaar.stderr


@pytest.mark.parametrize("ring", ["", VREEMD])
def test_zonder_de_goede_sleutel_start_er_niets_en_blijft_alles(ring, tmp_path, monkeypatch):
    monkeypatch.setenv("REGIEWIJZER_SLEUTELS", EIGEN)
    url = f"sqlite:///{tmp_path / 'var' / 'dossier.db'}"
    with open_dossier(url) as dossier:
        rij = dossier.afwegingen.leg_vast(nieuw(afwijking={"besluit": "b", "uitkomst": "u", "reden": "moeder wil het"}))
    klaar = subprocess.run(
        [sys.executable, "-m", "bot.opdrachten.regiewijzer", "start", "--port", "0"],
        env={**os.environ, "REGIEWIJZER_VAR": str(tmp_path / "var"), "REGIEWIJZER_SLEUTELS": ring},
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert klaar.returncode == 2 and klaar.stderr.count("\n") == 1
    assert "Er is niets veranderd of verloren" in klaar.stderr and EIGEN not in klaar.stderr
    assert klaar.stdout.count("Let op: er is geen sleutel gezet.") == (ring == "")
    with open_dossier(url) as dossier:
        assert dossier.afwegingen.rijen() == [rij]
