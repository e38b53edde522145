"""Settings: the only place that reads environment variables. Every one is listed in docs/beheer.md."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from bot.afweging.fouten import OnbruikbareInvoer

PROJECT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Teams:
    """Microsoft Teams: the app registration, and where Microsoft's services are."""

    app_id: str


@dataclass(frozen=True)
class Aanmelden:
    """The OpenID provider that users sign in with."""

    url: str


@dataclass(frozen=True)
class Instellingen:
    """What the environment says. Paths are absolute; a secret is None when it isn't set (the launcher then makes one)."""

    var: Path
    database_url: str | None
    tracker_url: str | None
    profiel: str
    kader_mappen: tuple[Path, ...]
    nl_model: str | None
    token: str | None
    geheim: str | None
    rasa_url: str
    actie_url: str
    per_minuut: int
    bewaardagen: int
    gesprekdagen: int
    intranetten: tuple[str, ...] = ()
    teams: Teams | None = None
    aanmelden: Aanmelden | None = None

    @property
    def database(self) -> str:
        """SQLAlchemy URL of the case store; by default SQLite under `var`."""
        return self.database_url or f"sqlite:///{self.var / 'dossier.db'}"

    @property
    def gesprekken_database(self) -> str:
        """SQLAlchemy URL of the running conversations (Rasa's tracker); by default SQLite under `var`."""
        return self.tracker_url or f"sqlite:///{self.var / 'tracker.db'}"


def lees() -> Instellingen:
    """Read the settings from the environment, each time anew (tests change them).

    Raises OnbruikbareInvoer when a number isn't one.
    """
    env = os.environ
    mappen = env.get("REGIEWIJZER_KADERS", "")
    return Instellingen(
        var=Path(env.get("REGIEWIJZER_VAR") or PROJECT / "var").absolute(),
        database_url=env.get("REGIEWIJZER_DATABASE_URL") or None,
        tracker_url=env.get("REGIEWIJZER_TRACKER_URL") or None,
        profiel=env.get("REGIEWIJZER_PROFIEL") or "standaard",
        kader_mappen=tuple(Path(m).absolute() for m in mappen.split(os.pathsep) if m),
        nl_model=env.get("NL_MODEL") or None,
        token=env.get("REGIEWIJZER_TOKEN") or None,
        geheim=env.get("REGIEWIJZER_GEHEIM") or None,
        rasa_url=env.get("REGIEWIJZER_RASA_URL") or "http://127.0.0.1:5006",
        actie_url=env.get("REGIEWIJZER_ACTIE_URL") or "http://127.0.0.1:5056",
        per_minuut=_aantal("REGIEWIJZER_PER_MINUUT", 120),
        bewaardagen=_aantal("REGIEWIJZER_BEWAARDAGEN", 730),
        gesprekdagen=_aantal("REGIEWIJZER_GESPREKDAGEN", 30),
        intranetten=tuple(o.strip() for o in env.get("REGIEWIJZER_INTRANETTEN", "").split(",") if o.strip()),
    )


def _aantal(naam: str, standaard: int) -> int:
    waarde = os.environ.get(naam) or str(standaard)
    if not waarde.isdecimal() or int(waarde) < 1:
        raise OnbruikbareInvoer(f"{naam} is {waarde!r}, maar moet een heel getal van 1 of meer zijn.")
    return int(waarde)
