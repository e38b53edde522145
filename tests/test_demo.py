"""`regiewijzer demo` plays its casus against the real assistant, to the end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.instellingen import PROJECT

pytestmark = [pytest.mark.assistent, pytest.mark.model]  # by its command line


def test_de_demo_speelt_tot_en_met_vastleggen(tmp_path: Path) -> None:
    """And touches nothing of the organisation: its store, its kaders, its profiel."""
    eigen = tmp_path / "eigen.db"
    uit = subprocess.run(
        [sys.executable, "-m", "bot.opdrachten.regiewijzer", "demo"],
        cwd=PROJECT,
        env={
            **os.environ,
            "COLUMNS": "200",
            "REGIEWIJZER_DATABASE_URL": f"sqlite:///{eigen}",
            "REGIEWIJZER_PROFIEL": "keten",
            "REGIEWIJZER_KADERS": "/bestaat/niet",
        },
        capture_output=True,
        text=True,
        timeout=900,
    )
    assert uit.returncode == 0, uit.stderr + uit.stdout[-2000:]
    for deel in (
        "Dit haal ik uit je tekst",
        "Waarom deze vraag",
        "Genoteerd: Veiligheid: Structureel onveilig",
        "Vastgelegd onder code R-",
        "lekstroom.zwaarte",
    ):
        assert deel in uit.stdout
    assert not eigen.exists()
    assert "Traceback" not in uit.stdout + uit.stderr
