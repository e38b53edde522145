"""A child process ends when the launcher is gone, however that ended: its stdin is a pipe that only the launcher
holds open.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time

UITSTEL = 5.0  # seconds to stop in an orderly way

VLAG = "--levenslijn"


def bewaak() -> None:
    """Watch stdin, when the launcher said (with `--levenslijn`) that it is the pipe."""
    if VLAG in sys.argv:
        threading.Thread(target=_wacht, name="levenslijn", daemon=True).start()


def _wacht() -> None:
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(UITSTEL)
    os._exit(1)
