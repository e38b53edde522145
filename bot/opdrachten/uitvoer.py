"""What the commands share: what they write for programs."""

from __future__ import annotations

import json
from typing import Any


def toon_json(inhoud: Any) -> None:
    """To standard output, readable, with the letters as they are."""
    print(json.dumps(inhoud, ensure_ascii=False, indent=1))
