"""Writes docs/kenmerken.md from the kaders: `.venv/bin/python scripts/kenmerken_doc.py`.

A test holds the file to be current.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bot.afweging import Kaders, laad_kaders, motor
from bot.afweging.model import Kenmerk

DOEL = Path(__file__).resolve().parent.parent / "docs" / "kenmerken.md"
SOORT = {
    "keuze": "één antwoord",
    "ja_nee": "ja of nee",
    "meerkeuze": "geen, een of meer",
    "getallen": "leeftijden in jaren; een half jaar mag (16,5)",
}


def maak(kaders: Kaders) -> str:
    """The whole document: kaders, profielen and besluiten, and then every kenmerk in the order of a conversation."""
    return (
        "\n".join([*_kop(kaders), *(regel for k in kaders.kenmerken.values() for regel in _kenmerk(kaders, k))]) + "\n"
    )


def _kop(kaders: Kaders) -> Iterator[str]:
    yield "# Kaders, besluiten en kenmerken"
    yield ""
    yield (
        "Gemaakt uit de bestanden in `bot/kaders/` door `scripts/kenmerken_doc.py`; pas dit bestand niet met de "
        "hand aan."
    )
    yield "De namen in `code` zijn die van de opdrachtregel, de chat-API en het dossier."
    yield ""
    yield "## Kaders"
    yield ""
    yield "| kader | document | versie | geldt vanaf |"
    yield "|---|---|---|---|"
    for kader in kaders.kaders.values():
        vanaf = f"{kader.geldig_vanaf} (document zonder datum)" if kader.ongedateerd else kader.geldig_vanaf
        yield f"| `{kader.id}` | {kader.naam} | {kader.versie} | {vanaf} |"
    yield ""
    yield "## Besluiten"
    yield ""
    yield "| besluit | vraag | uitkomsten |"
    yield "|---|---|---|"
    for besluit in kaders.besluiten.values():
        uitkomsten = " · ".join(f"{u.label} (`{u.id}`)" for u in besluit.uitkomsten.values())
        yield f"| `{besluit.id}` | {besluit.naam} | {uitkomsten} |"
    yield ""
    yield "## Profielen"
    yield ""
    yield "| profiel | maakt deze besluiten | bij jeugd ook | bij volwassenen ook |"
    yield "|---|---|---|---|"
    for profiel in kaders.profielen.values():
        jeugd, volwassenen = (_code(profiel.per_doelgroep.get(d, ())) for d in ("jeugd", "volwassenen"))
        yield f"| `{profiel.id}` | {_code(profiel.besluiten)} | {jeugd} | {volwassenen} |"
    yield ""
    yield "## Kenmerken"


def _kenmerk(kaders: Kaders, kenmerk: Kenmerk) -> Iterator[str]:
    beslist = [b for b in kaders.besluiten if kenmerk.id in motor(kaders).werk(b).diagram.nummer]
    leest = {kaders.besluiten[b].kader for b in kaders.besluiten if kenmerk.id in motor(kaders).gelezen([b])}
    anders = [k for k in kaders.kaders if k in leest - {kaders.besluiten[b].kader for b in beslist}]
    yield ""
    yield f"### `{kenmerk.id}`: {kenmerk.label}"
    yield ""
    yield f"{kenmerk.vraag} ({SOORT[kenmerk.soort]})"
    if kenmerk.opties:
        yield ""
        yield from (f"- `{_waarde(o.waarde)}`: {o.label}" for o in kenmerk.opties)
    yield ""
    yield f"Beslist mee bij: {_code(beslist) or 'geen besluit'}."
    if anders:
        yield f"Alleen voor uitleg, termijnen of vervolgstappen bij: {_code(anders)}."
    bronnen = "; ".join(
        f"{b.kader}, {b.vindplaats}{' (eigen uitleg van Regiewijzer)' if b.interpretatie else ''}"
        for b in kenmerk.bronnen
    )
    yield f"Bron: {bronnen}."


def _waarde(waarde: str | bool) -> str:
    return str(waarde).lower() if isinstance(waarde, bool) else waarde


def _code(namen: tuple[str, ...] | list[str]) -> str:
    return ", ".join(f"`{naam}`" for naam in namen)


if __name__ == "__main__":
    DOEL.write_text(maak(laad_kaders()), encoding="utf-8")
    print(f"{DOEL} is geschreven.")
