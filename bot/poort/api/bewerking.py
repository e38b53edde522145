"""One operation of the API: where it is, what it does, what goes in and out.

Its routes and its description both come from here.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

VERSIE = "1.0.0"  # semantic: of the API, not of Regiewijzer
WORTEL = f"/api/v{VERSIE.partition('.')[0]}"
ZONDER_VERSIE = "/api"  # the paths of before there were versions; they do the same

Verwerker = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True)
class Bestand:
    """An answer that is a file."""

    soorten: tuple[str, ...]
    maximum: int = 50 * 1024 * 1024  # bytes


@dataclass(frozen=True)
class Parameter:
    """A value in the path, or in the query where the path doesn't name it: one of `keuzes`, or what `patroon` takes
    (of at most `langst` characters).
    """

    naam: str
    keuzes: tuple[str, ...]
    uitleg: str
    verplicht: bool = True
    patroon: str = ""
    langst: int = 0


@dataclass(frozen=True)
class Bewerking:
    """`pad` comes after WORTEL.

    `weigert`: the statuses with a problem; `ook`: other statuses with an answer of their own.
    """

    manier: str
    pad: str
    naam: str
    onderwerp: str
    doet: str
    uitleg: str
    geeft: str
    uit: type[BaseModel] | Bestand
    weigert: tuple[int, ...]
    invoer: type[BaseModel] | None = None
    parameters: tuple[Parameter, ...] = ()
    ook: Mapping[int, tuple[str, type[BaseModel]]] = field(default_factory=dict)
    voor_iedereen: bool = False
    eigen_fouten: Mapping[int, str] = field(default_factory=dict)

    def routes(self, doe: Verwerker) -> list[Route]:
        """Under the version, and under the path of before."""
        return [Route(f"{begin}{self.pad}", doe, methods=[self.manier]) for begin in (WORTEL, ZONDER_VERSIE)]


def zonder_versie(pad: str) -> str:
    """The path as it was before there were versions."""
    return ZONDER_VERSIE + pad.removeprefix(WORTEL) if pad.startswith(f"{WORTEL}/") else pad


def _kop(uitleg: str, **schema: Any) -> dict[str, Any]:
    return {"description": uitleg, "schema": schema}


_GETAL = {"type": "integer", "format": "int32", "minimum": 0, "maximum": 2**31 - 1}
KOPPEN = {
    "API-Version": {
        **_kop("De versie van de API.", type="string", pattern=r"^\d+\.\d+\.\d+$", maxLength=20),
        "required": True,
    },
    "RateLimit-Limit": _kop(
        "Hoe vaak je dit per minuut mag vragen. Ontbreekt als nog niet bekend is wie je bent.", **_GETAL
    ),
    "RateLimit-Remaining": _kop("Hoe vaak het nu nog mag.", **_GETAL),
    "RateLimit-Reset": _kop("Over hoeveel seconden het weer zo vaak mag als RateLimit-Limit zegt.", **_GETAL),
}
WACHT = {
    "Retry-After": {
        **_kop("Hoeveel seconden je wacht.", type="string", pattern="^[0-9]+$", maxLength=10),
        "required": True,
    }
}
