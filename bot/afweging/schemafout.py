"""What is wrong with the shape of something that came in, in Dutch: one sentence a kind of fault, for files and for
requests.

`kreeg` is what stood there, ready to read. It is left out where that may be anything (what a user sent).
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.schrijfwijze import of

from .antwoorden import bedoel

SOORTEN = {
    "string": "tekst",
    "object": "een blok met velden",
    "array": "een lijst",
    "boolean": "true of false",
    "integer": "een heel getal",
    "number": "een getal",
    "null": "null",
}


def plek(pad: Iterable[str | int]) -> str:
    """Where it is, as people read it: regels → [2] → bron."""
    return " → ".join(f"[{deel + 1}]" if isinstance(deel, int) else deel for deel in pad)


def ontbreekt(veld: str, hulp: str = "") -> str:
    return f"het veld '{veld}' ontbreekt. {hulp or 'Vul het in.'}"


def vreemd(veld: str, bekend: Iterable[str], kreeg: str = "") -> str:
    """`veld` may be anything: it is only named when `kreeg` says how."""
    namen = tuple(bekend)
    wat = f"het veld {kreeg} hoort hier niet." if kreeg else "hier staat een veld dat niet bestaat."
    return f"{wat}{bedoel(veld, namen)} Kies uit: {', '.join(namen)}."


def soort(*mag: str, kreeg: str = "") -> str:
    hoort = of(SOORTEN.get(naam, naam) for naam in mag)
    return f"hier hoort {hoort}{f' te staan, niet {kreeg}' if kreeg else ''}."


def keuze(mag: Iterable[object], kreeg: str = "") -> str:
    keuzes = ", ".join("null" if waarde is None else str(waarde) for waarde in mag)
    return f"{kreeg or 'dit'} kan hier niet. Kies uit: {keuzes}."


def te_lang(hooguit: int, tekens: int) -> str:
    return f"deze tekst is te lang ({tekens} tekens). Hooguit {hooguit} tekens mag."


def te_veel(hooguit: int, aantal: int) -> str:
    return f"dit zijn er te veel ({aantal}). Hooguit {hooguit} mag."


LEEG = "dit is leeg. Vul het in, of laat het veld weg."
TE_WEINIG = "dit mag niet leeg zijn: zet er ten minste één in."
