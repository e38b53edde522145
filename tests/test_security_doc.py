"""docs/SECURITY.md has a line for every finding of the attack, and the tests that it names exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
TEKST = (PROJECT / "docs" / "SECURITY.md").read_text(encoding="utf-8")
BEVINDINGEN = [f"H{n}" for n in range(1, 5)] + [f"M{n}" for n in range(1, 8)] + [f"L{n}" for n in range(1, 13)]
RIJEN = {rij[0].strip(): rij for rij in (regel.strip("|").split("|") for regel in TEKST.splitlines()) if len(rij) == 4}


@pytest.mark.parametrize("bevinding", BEVINDINGEN)
def test_elke_bevinding_heeft_een_maatregel_en_een_toets_of_zegt_dat_zij_open_is(bevinding: str) -> None:
    _, wat, maatregel, toets = (cel.strip() for cel in RIJEN[bevinding])
    assert wat and maatregel
    assert re.search(r"`tests/\S+::test_\w+`", toets) or "**open**" in (maatregel + toets).lower()


def test_elke_genoemde_toets_bestaat() -> None:
    genoemd = re.findall(r"`(tests/[\w./]+?)(?:::(\w+))?`", TEKST)
    assert len(genoemd) > 30
    for pad, naam in genoemd:
        assert (PROJECT / pad).exists(), pad
        assert not naam or re.search(rf"^(?:async )?def {naam}\(", (PROJECT / pad).read_text("utf-8"), re.M), (
            f"{pad}::{naam}"
        )
