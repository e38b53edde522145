"""`python -m tests.casussen bijsturen [id …]`: play them, with care and by somebody in a hurry who says yes to all that
was read; print per casus and together how they went. With ids: what was said, too.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.assistent import Assistent
from tests.casussen.speler import Professional, Verloop, casussen


def regel(verloop: Verloop) -> str:
    onwaar = f"  (onwaar gelezen: {', '.join(verloop.onwaar)})" if verloop.onwaar else ""
    fouten = "; ".join(verloop.fout) or "goed"
    return f"{verloop.id:28} {verloop.beurten:3} beurten {verloop.vragen:3} vragen  {fouten}{onwaar}"


def samen(verlopen: Sequence[Verloop], gespeeld: Sequence[dict[str, Any]]) -> str:
    goed = sum(not v.fout for v in verlopen)
    licht = sorted(v.beurten for v, c in zip(verlopen, gespeeld) if c.get("licht"))
    vragen, beurten = (statistics.median(getattr(v, wat) for v in verlopen) for wat in ("vragen", "beurten"))
    return f"{goed} van {len(verlopen)} goed, mediaan {vragen} vragen en {beurten} beurten, licht in {licht} beurten"


def main(naam: str, ids: Sequence[str]) -> None:
    assistent = Assistent(Path(tempfile.mkdtemp()) / "var").start()
    gekozen = [c for c in casussen(naam) if not ids or c["id"] in ids]
    try:
        for vertrouwt in (False, True):
            verlopen = [Professional(assistent, casus, vertrouwt).voer() for casus in gekozen]
            print("zegt overal ja op" if vertrouwt else "kijkt na wat is gelezen")
            for verloop in verlopen:
                print("\n".join([regel(verloop), *(verloop.gesprek if ids and not vertrouwt else ())]))
            print(samen(verlopen, gekozen))
    finally:
        assistent.stop()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
