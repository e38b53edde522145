"""The process of Rasa, without its command line: our channel only, on loopback, quiet.

`python -m bot.starten.rasa_proces --port P --model M`
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import gc
import logging
import os
import sys
from pathlib import Path
from typing import Any

from bot.instellingen import PROJECT, Instellingen, lees
from bot.rasa import zonder_tensorflow
from bot.starten import levenslijn, logboek, omgeving

logger = logging.getLogger("regiewijzer.rasa")

GEEN_MODEL = 3  # exit code: the model can't be loaded, starting again won't help


def bereid_voor(naam: str, instellingen: Instellingen, project: Path) -> logboek.VeiligeOpmaak:
    """Environment, logs and imports in the order that matters; afterwards Rasa can be imported."""
    for sleutel, waarde in omgeving.RASA.items():
        os.environ.setdefault(sleutel, waarde)
    os.environ["RASA_TELEMETRY_ENABLED"] = "false"
    opmaak = logboek.richt_in(naam, instellingen.var / "log", instellingen.logvorm)
    if not zonder_tensorflow.pas_toe(project / "config.yml", gewenst=not instellingen.tensorflow):
        # TensorFlow takes jax along when it is installed, for something that we never use (conversion to TF Lite).
        sys.modules.setdefault("jax", None)  # type: ignore[arg-type]
        # Before TensorFlow: it looks for its functions in every module that is loaded, and TensorFlow's answer slowly
        # (7 s).
        import skops.io  # noqa: F401

    logboek.structlog_zonder_inhoud()
    return opmaak


def zet_taalmodel() -> None:
    """Make the spaCy model that config.yml names as ${NL_MODEL} available, and tell which one it is."""
    from bot.begrip.taalmodel import zorg_voor_taalmodel

    taalmodel = zorg_voor_taalmodel()
    os.environ["NL_MODEL"], os.environ["REGIEWIJZER_TAALMODEL_SOORT"] = taalmodel.naam_of_pad, taalmodel.soort


def maak_app(model: str, inloggegevens: str, eindpunten: str, opmaak: logboek.VeiligeOpmaak) -> Any:
    """Rasa's Sanic application with our channel, and nothing else (no root page, no API, no CORS)."""
    from rasa.core.channels.channel import register
    from rasa.core.run import (
        close_resources,
        create_http_input_channels,
        load_agent_on_start,
    )
    from rasa.core.utils import AvailableEndpoints
    from sanic import Sanic

    app = Sanic("regiewijzer_rasa", configure_logging=False)
    app.config.REQUEST_MAX_SIZE = 64_000
    app.config.RESPONSE_TIMEOUT = 120
    app.config.KEEP_ALIVE_TIMEOUT = 300
    app.config.ACCESS_LOG = False
    register(create_http_input_channels(None, inloggegevens), app, route="/webhooks/")
    punten = AvailableEndpoints.read_endpoints(eindpunten)

    async def laad(app: Sanic, loop: Any) -> None:
        agent = await load_agent_on_start(model, punten, None, app, loop)
        if not agent.is_ready():
            logger.critical("Het model kan niet worden geladen")
            os._exit(GEEN_MODEL)
        _zonder_vangnet(agent)
        await agent.parse_message("een casus")  # the first message is the slow one: let it be this one
        # What was loaded stays: keep the collector from walking over all of TensorFlow in the middle of a turn.
        gc.collect()
        gc.freeze()
        _geef_geheugen_terug()
        opmaak.streng = True

    app.register_listener(laad, "before_server_start")
    app.register_listener(close_resources, "after_server_stop")
    return app


def _geef_geheugen_terug() -> None:
    """Give what loading left unused back to the system (about 40 MB); only glibc can."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL("libc.so.6").malloc_trim(0)


def _zonder_vangnet(agent: Any) -> None:
    """Take away Rasa's fall-back to memory: it would make an afweging look empty while the database is down, and lose
    what is said then.
    """
    opslag = getattr(agent.tracker_store, "_tracker_store", agent.tracker_store)
    agent.tracker_store = agent.processor.tracker_store = opslag


def main() -> None:
    keuzes = argparse.ArgumentParser()
    keuzes.add_argument("--port", type=int, default=5006)
    keuzes.add_argument("--model", required=True)
    keuzes.add_argument("--project", type=Path, default=PROJECT)
    keuzes.add_argument(levenslijn.VLAG, action="store_true")
    gekozen = keuzes.parse_args()
    levenslijn.bewaak()
    opmaak = bereid_voor("rasa", lees(), gekozen.project)
    zet_taalmodel()
    sys.path.insert(0, str(gekozen.project))
    from bot.rasa import versneld

    versneld.pas_toe()
    app = maak_app(
        gekozen.model, str(gekozen.project / "credentials.yml"), str(gekozen.project / "endpoints.yml"), opmaak
    )
    app.run(host="127.0.0.1", port=gekozen.port, workers=1, access_log=False, motd=False, debug=False)


if __name__ == "__main__":
    main()
