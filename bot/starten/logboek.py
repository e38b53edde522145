"""Logs without text of users: what a library says about a turn is reduced to where it was said.

Rasa logs whole messages, trackers and action answers when a turn fails, and any exception may quote its input. So
once a process serves users, only our own loggers ("regiewijzer…", which never get text) are written in full; of all
others only place, level and kind of exception are kept. Before that no user text exists, and the full message helps
whoever starts it.
"""

from __future__ import annotations

import json
import logging
import logging.handlers
import sys
import time
import traceback
import warnings
from collections.abc import Callable, MutableMapping
from datetime import datetime, timezone
from pathlib import Path
from typing import Any

from bot.gedeeld.eigen import alleen_voor_ons, sluit_af
from bot.gedeeld.verzoeknummer import VERZOEK

EIGEN = "regiewijzer"
MAXIMUM_BYTES = 1_000_000
BEWAARD = 3  # older files of each log
VAAK = 30  # times a minute that the same line is written
MAXIMUM_SOORTEN = 1000


class VeiligeOpmaak(logging.Formatter):
    """Formats records as text or (`als_json`) as a JSON object a line; `streng` from when users are served."""

    def __init__(self, als_json: bool = False) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")
        self.streng = False
        self._json = als_json

    def format(self, record: logging.LogRecord) -> str:
        if self._json:
            return self._als_json(record)
        if not self.streng:
            return super().format(record)
        nummer = f" {nummer}" if (nummer := VERZOEK.get()) else ""
        kop = f"{self.formatTime(record)} {record.levelname} {record.name}{nummer}"
        return f"{kop} {self._bericht(record)}{self._spoor(record)}"

    def _bericht(self, record: logging.LogRecord) -> str:
        if self.streng and record.name.partition(".")[0] != EIGEN:
            return f"[{record.module}:{record.lineno}]"
        return record.getMessage()

    def _als_json(self, record: logging.LogRecord) -> str:
        tijd = datetime.fromtimestamp(record.created, timezone.utc).isoformat(timespec="milliseconds")
        regel = {
            "tijd": tijd,
            "niveau": record.levelname,
            "naam": record.name,
            "verzoek": VERZOEK.get(),
            "bericht": self._bericht(record),
        }
        spoor = self._spoor(record) if self.streng or not record.exc_info else self.formatException(record.exc_info)
        return json.dumps(regel | ({"spoor": spoor.strip().splitlines()} if spoor else {}), ensure_ascii=False)

    @staticmethod
    def _spoor(record: logging.LogRecord) -> str:
        """Kinds and places of the exceptions, without their messages."""
        if not record.exc_info or record.exc_info[1] is None:
            return ""
        delen: list[str] = []
        gezien: set[int] = set()
        fout: BaseException | None = record.exc_info[1]
        while fout is not None and id(fout) not in gezien:
            gezien.add(id(fout))
            plaatsen = [
                f"{Path(s.filename).name}:{s.lineno} {s.name}" for s in traceback.extract_tb(fout.__traceback__)[-6:]
            ]
            delen.append(f"\n  {type(fout).__name__} in {' > '.join(plaatsen)}")
            fout = fout.__cause__ or fout.__context__
        return "".join(delen)


class NietWegspoelen(logging.Filter):
    """Lets the same line through `VAAK` times a minute at most: what a stranger can cause, can't wash the rest away.

    The first one after a gap says how many there were. What only informs (counts) always goes through.
    """

    def __init__(self, klok: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._klok = klok
        self._keren: dict[tuple[str, str], tuple[float, int]] = {}  # (since when, how many times since)

    def filter(self, record: logging.LogRecord) -> bool:
        if record.levelno < logging.WARNING:
            return True
        nu, welke = self._klok(), (record.name, str(record.msg))
        sinds, keren = self._keren.get(welke, (nu, 0))
        gemist = 0
        if nu - sinds >= 60:
            sinds, keren, gemist = nu, 0, max(0, keren - VAAK)
        if len(self._keren) >= MAXIMUM_SOORTEN:
            self._keren.clear()
        self._keren[welke] = sinds, keren + 1
        if gemist:
            record.msg = f"{record.msg} (en nog {gemist} keer)"
        return keren < VAAK


def richt_in(naam: str, logmap: Path, vorm: str = "tekst") -> VeiligeOpmaak:
    """Send all logging and warnings of this process to `<logmap>/<naam>.log`; set `.streng` on the result when users
    come. What the process makes from here on is for its own user alone.

    Must run before Rasa is imported: Rasa and TensorFlow bind the functions that show warnings.
    """
    alleen_voor_ons()
    logmap.mkdir(parents=True, exist_ok=True)
    sluit_af(logmap.parent, logmap, *logmap.iterdir())
    opmaak = VeiligeOpmaak(vorm == "json")
    bestand = logging.handlers.RotatingFileHandler(
        logmap / f"{naam}.log", maxBytes=MAXIMUM_BYTES, backupCount=BEWAARD, encoding="utf-8"
    )
    bestand.setFormatter(opmaak)
    bestand.addFilter(NietWegspoelen())
    wortel = logging.getLogger()
    for oud in list(wortel.handlers):
        wortel.removeHandler(oud)
    wortel.addHandler(bestand)
    wortel.setLevel(logging.WARNING)
    logging.getLogger(EIGEN).setLevel(logging.INFO)
    _vang_waarschuwingen()
    sys.excepthook = _onopgevangen
    return opmaak


def _vang_waarschuwingen() -> None:
    logger = logging.getLogger("py.warnings")

    def toon(message: Any, category: type[Warning], filename: str, lineno: int, *_: Any, **__: Any) -> None:
        logger.warning("%s:%s %s: %s", filename, lineno, category.__name__, message)

    def toon_bericht(msg: Any) -> None:
        toon(msg.message, msg.category, msg.filename, msg.lineno)

    # Both: libraries that replace showwarning themselves are called by the second.
    warnings.showwarning = toon
    warnings._showwarnmsg_impl = toon_bericht  # type: ignore[attr-defined]


def _onopgevangen(soort: type[BaseException], fout: BaseException, spoor: Any) -> None:
    logging.getLogger("regiewijzer.proces").critical(
        "Het proces stopt door een fout: %s", soort.__name__, exc_info=(soort, fout, spoor)
    )


def structlog_zonder_inhoud() -> None:
    """Rasa's structured logger keeps the name of the event and drops every value (texts, slots, trackers)."""
    import structlog

    def alleen_naam(_: Any, __: str, gebeurtenis: MutableMapping[str, Any]) -> str:
        return str(gebeurtenis.get("event", ""))

    structlog.configure(
        processors=[alleen_naam],
        wrapper_class=structlog.make_filtering_bound_logger(logging.WARNING),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
