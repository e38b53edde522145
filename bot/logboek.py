"""Where internal failures go: a file under var/log, without the texts that people typed."""

from __future__ import annotations

import traceback
from datetime import datetime, timezone
from pathlib import Path

from bot import instellingen


def noteer_fout(fout: BaseException) -> str:
    """Append the kind of error and the places in the code (no messages, no values) and give the log's path."""
    pad = instellingen.lees().var / "log" / "fouten.log"
    regels = [f"{datetime.now(timezone.utc).isoformat(timespec='seconds')} {type(fout).__name__}"]
    regels += [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(fout.__traceback__)]
    try:
        pad.parent.mkdir(parents=True, exist_ok=True)
        with pad.open("a", encoding="utf-8") as bestand:
            bestand.write("\n".join(regels) + "\n")
    except OSError:
        return "geen logboek; de map var is niet te beschrijven"
    return str(pad)
