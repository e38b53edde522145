"""How long a text of a user may be: everywhere the same, so that what one part takes no other part refuses or cuts.

An intake report has 3,000 to 8,000 characters. All reading is in proportion to the length (tests/test_lineair.py,
tests/begrip/test_lang.py).
"""

from __future__ import annotations

MAX_TEKENS = 8_000  # characters (code points) of one message, one aanmelding, one text to read
