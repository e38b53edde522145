"""What only the user who runs us may read: every file of ours holds answers about families, or a secret."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

VAN_ANDEREN = 0o077  # the rights of the group and of everybody


def alleen_voor_ons() -> None:
    """From now on, what this process and its children make is for their own user alone."""
    os.umask(VAN_ANDEREN)


def sluit_af(*paden: Path) -> None:
    """Take away what others may do with these, where they exist and are ours: made before we cared, or put back from
    a copy.
    """
    for pad in paden:
        with suppress(OSError):
            rechten = pad.stat().st_mode & 0o777
            if rechten & VAN_ANDEREN:
                pad.chmod(rechten & ~VAN_ANDEREN)
