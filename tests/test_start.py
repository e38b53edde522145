"""`regiewijzer start` with something wrong in its settings: one Dutch line, no half assistant."""

import os
import subprocess
import sys

import pytest

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
