"""JSON text, made in one way everywhere, so that parts that were made before can be put together."""

from __future__ import annotations

import json

naar_tekst = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode
