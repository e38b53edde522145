"""What the three processes must know: one environment for all, made by the launcher."""

from __future__ import annotations

import os
import re
import socket
from collections.abc import Mapping
from pathlib import Path

from bot.instellingen import Instellingen
from bot.lijn.geheim import afgeleid, hoofdgeheim

# Libraries of the Rasa process: no telemetry, no chatter, no more threads than a small machine has use for.
RASA = {
    "RASA_TELEMETRY_ENABLED": "false",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0",
    "CUDA_VISIBLE_DEVICES": "-1",
    "SQLALCHEMY_SILENCE_UBER_WARNING": "1",
    "TICKET_LOCK_LIFETIME": "15",
    "MPLBACKEND": "agg",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "TF_NUM_INTEROP_THREADS": "1",
    "TF_NUM_INTRAOP_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
    "RASA_MAX_CACHE_SIZE": "0",
    "TRANSFORMERS_OFFLINE": "1",
}


# What opens the door from outside, and the secret that every key comes from, are the poort's alone: a flaw in Rasa must
# not give them away. Each part has the key and the database that it works with, and no other's.
_DEUR = r"OIDC_\w+|TEAMS_\w+|TOKEN|METINGEN_TOKEN|GEHEIM"
_NIET_VOOR = {
    "poort": r"TRACKER_URL|KANAAL_GEHEIM|ACTIE_GEHEIM",
    "rasa": rf"{_DEUR}|DATABASE_URL",
    "acties": rf"{_DEUR}|TRACKER_URL|KANAAL_GEHEIM",
    "train": rf"{_DEUR}|DATABASE_URL|TRACKER_URL|KANAAL_GEHEIM|ACTIE_GEHEIM",
}


def vrije_poort() -> int:
    """A free TCP port on loopback, at this moment."""
    with socket.socket() as proef:
        proef.bind(("127.0.0.1", 0))
        return int(proef.getsockname()[1])


def absoluut(instellingen: Instellingen) -> dict[str, str]:
    """This environment with every path in it absolute: children run in the folder of the project, the user maybe
    elsewhere.
    """
    omgeving = {
        **os.environ,
        "REGIEWIJZER_VAR": str(instellingen.var),
        "REGIEWIJZER_KADERS": os.pathsep.join(map(str, instellingen.kader_mappen)),
    }
    if instellingen.thema:
        omgeving["REGIEWIJZER_THEMA"] = str(instellingen.thema)
    if instellingen.sjablonen:
        omgeving["REGIEWIJZER_SJABLONEN"] = str(instellingen.sjablonen)
    for naam in ("REGIEWIJZER_DATABASE_URL", "REGIEWIJZER_TRACKER_URL"):
        los = re.fullmatch(r"(sqlite(?:\+pysqlite)?:///)([^/].*)", omgeving.get(naam, ""))
        if los and los[2] != ":memory:":
            omgeving[naam] = los[1] + str(Path(los[2]).absolute())
    if instellingen.nl_model and Path(instellingen.nl_model).exists():
        omgeving["NL_MODEL"] = str(Path(instellingen.nl_model).absolute())
    return omgeving


def voor_kinderen(instellingen: Instellingen, rasa_url: str, actie_url: str) -> dict[str, str]:
    """The environment of every child: the addresses and the secrets they share."""
    geheim = hoofdgeheim(instellingen)
    omgeving = absoluut(instellingen)
    return {
        **omgeving,
        "REGIEWIJZER_RASA_URL": rasa_url,
        "REGIEWIJZER_ACTIE_URL": actie_url,
        "REGIEWIJZER_KANAAL_GEHEIM": afgeleid(geheim, "kanaal"),
        "REGIEWIJZER_ACTIE_GEHEIM": afgeleid(geheim, "actie"),
        "REGIEWIJZER_TRACKER_URL": omgeving.get("REGIEWIJZER_TRACKER_URL") or instellingen.gesprekken_database,
        "PYTHONUNBUFFERED": "1",
    }


def voor(deel: str, omgeving: Mapping[str, str]) -> dict[str, str]:
    """The part of this environment that is for "poort", "rasa", "acties" or "train"."""
    niet = re.compile(rf"REGIEWIJZER_(?:{_NIET_VOOR[deel]})")
    return {naam: waarde for naam, waarde in omgeving.items() if not niet.fullmatch(naam)}
