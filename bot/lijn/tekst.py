"""Text of a user, made safe before anything looks at it."""

from __future__ import annotations

import re
import unicodedata

_BESTURING = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ud800-\udfff\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)
_VOORAF = re.compile(r"^[\s/\u200b\u200c\u2060]+")

# At least one character that can be seen and isn't a slash: the rule for a message.
ZICHTBAAR = (
    r"[!-.0-~\u00a1-\u00ac\u00ae-\u167f\u1681-\u1fff\u2010-\u2027\u2030-\u205e\u2070-\u2fff\u3001-\ud7ff\ue000-\ufefe\uff00-\ufffd"
    "\U00010000-\U0010ffff]"
)
_ZICHTBAAR = re.compile(ZICHTBAAR)
PATROON = r"[^\s/]"
"""What openapi.json says of it: every message has such a character.

Not that one can see it: no reader of JSON Schema knows all of Unicode.
"""


def schoon(tekst: str) -> str:
    """The text without control characters, leading slashes and surrounding space; "" when nothing visible is left.

    Rasa reads a text that starts with "/" as an intent with slots ("/restart"); what a user types never may run one.
    """
    tekst = unicodedata.normalize("NFC", _BESTURING.sub("", tekst.replace("\r\n", "\n").replace("\r", "\n")))
    tekst = _VOORAF.sub("", tekst).rstrip()
    return tekst if _ZICHTBAAR.search(tekst) else ""
