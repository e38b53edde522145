"""What goes into the store and what comes out: frozen dataclasses, checked when made. No database here."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, field
from datetime import date, datetime, time, timezone
from typing import Any

from bot.dossier.fouten import OngeldigeInvoer
from bot.dossier.stand import Stand
from bot.schrijfwijze import AMSTERDAM


def controleer_tekst(naam: str, waarde: object, hoogstens: int = 255) -> str:
    """`waarde` itself, a non-empty str of at most `hoogstens` characters that both databases can store.

    Raises OngeldigeInvoer for anything else.
    """
    if not isinstance(waarde, str) or not waarde or len(waarde) > hoogstens:
        raise OngeldigeInvoer(f"Het veld {naam} moet een tekst zijn van 1 tot en met {hoogstens} tekens.")
    if "\x00" in waarde or any("\ud800" <= teken <= "\udfff" for teken in waarde):
        raise OngeldigeInvoer(f"Het veld {naam} bevat een teken dat niet opgeslagen kan worden.")
    return waarde


def controleer_json(naam: str, waarde: object, soorten: tuple[type, ...]) -> None:
    """Raise OngeldigeInvoer unless `waarde` is one of `soorten` and strict JSON (no NaN)."""
    if not isinstance(waarde, soorten):
        raise OngeldigeInvoer(f"Het veld {naam} heeft de verkeerde vorm.")
    try:
        json.dumps(waarde, allow_nan=False)
    except (TypeError, ValueError, RecursionError):
        raise OngeldigeInvoer(f"Het veld {naam} kan niet als JSON opgeslagen worden.") from None


def lees_uuid(waarde: object) -> str:
    """The UUID in its canonical spelling; OngeldigeInvoer when it isn't one."""
    try:
        return str(uuid.UUID(controleer_tekst("afweging_id", waarde)))
    except ValueError:
        raise OngeldigeInvoer("Het veld afweging_id moet een UUID zijn.") from None


@dataclass(frozen=True, kw_only=True)
class NieuweAfweging:
    """An afweging to store. Raises OngeldigeInvoer when made with unusable values.

    `afweging_id`: UUID, the idempotency key: the same id is stored once. `casus`: None for a new casus, or the code of
    an existing one. `besluiten`, `kaders`, `termijnen`, `vervolgstappen`: as in the answer of `weeg_af`. `afwijking`:
    None, {"besluit", "uitkomst", "reden", "door"}, or a list of those. `door`: pseudonym of the user, never a name.
    """

    afweging_id: str
    antwoorden: dict[str, Any]
    besluiten: dict[str, Any]
    kaders: dict[str, Any]
    engine_versie: str
    door: str
    kanaal: str
    profiel: str | None = None
    casus: str | None = None
    afwijking: dict[str, Any] | list[dict[str, Any]] | None = None
    status: str = "vastgelegd"
    termijnen: list[dict[str, Any]] = field(default_factory=list)
    vervolgstappen: list[dict[str, Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        object.__setattr__(self, "afweging_id", lees_uuid(self.afweging_id))
        for naam in ("engine_versie", "door", "kanaal", "status"):
            controleer_tekst(naam, getattr(self, naam))
        for naam in ("profiel", "casus"):
            if getattr(self, naam) is not None:
                controleer_tekst(naam, getattr(self, naam))
        for naam in ("antwoorden", "besluiten", "kaders"):
            controleer_json(naam, getattr(self, naam), (dict,))
        for naam in ("termijnen", "vervolgstappen"):
            controleer_json(naam, getattr(self, naam), (list,))
        controleer_json("afwijking", self.afwijking, (dict, list, type(None)))


@dataclass(frozen=True)
class Rij:
    """One stored afweging, as it was. `vastgelegd_op` is aware, in UTC. `stand`: what became of it since; None: nothing
    yet, it is an advies.
    """

    id: int
    afweging_id: str
    casus: str
    volgnummer: int
    profiel: str | None
    antwoorden: dict[str, Any]
    besluiten: dict[str, Any]
    kaders: dict[str, Any]
    engine_versie: str
    afwijking: dict[str, Any] | list[dict[str, Any]] | None
    status: str
    termijnen: list[dict[str, Any]]
    vervolgstappen: list[dict[str, Any]]
    kanaal: str
    door: str
    vastgelegd_op: datetime
    stand: Stand | None = None

    @property
    def wordt(self) -> str:
        """How far it is, as programs read it: `advies`, or the status of its last step."""
        return self.stand.status.value if self.stand else "advies"

    @property
    def vastgelegd_lokaal(self) -> datetime:
        """The moment of storing in Europe/Amsterdam."""
        return self.vastgelegd_op.astimezone(AMSTERDAM)

    def als_json(self) -> dict[str, Any]:
        """The row as other programs get it (`casussen --json`)."""
        return {
            "casus": self.casus,
            "volgnummer": self.volgnummer,
            "profiel": self.profiel,
            "antwoorden": self.antwoorden,
            "besluiten": self.besluiten,
            "afwijking": self.afwijking,
            "status": self.wordt if self.stand else self.status,
            "termijnen": self.termijnen,
            "kaders": self.kaders,
            "door": self.door,
            "vastgelegd_op": lokaal_moment(self.vastgelegd_op),
        }

    def met_stand(self) -> dict[str, Any]:
        """The same, with what became of it: {"status"}, or its last step."""
        return {**self.als_json(), "stand": self.stand.als_json() if self.stand else {"status": self.wordt}}


def moment(waarde: date | datetime) -> datetime:
    """An aware UTC moment. A date is its first minute, and a datetime without zone is, in Europe/Amsterdam."""
    if not isinstance(waarde, datetime):
        waarde = datetime.combine(waarde, time())
    if waarde.tzinfo is None:
        waarde = waarde.replace(tzinfo=AMSTERDAM)
    return waarde.astimezone(timezone.utc)


def lokaal_moment(waarde: datetime) -> str:
    """A moment as programs read it: in Europe/Amsterdam, to the second."""
    return waarde.astimezone(AMSTERDAM).isoformat(timespec="seconds")
