"""Every sentence that users read, in one file to review: `python -m scripts.zinnen_doc` writes docs/zinnen.md.

The sentences are in bot/gesprek/teksten (what the assistant says), actieblad.yml (what there is to do) and the kaders
(questions, steps); this only lays them side by side, in the order of the alphabet of their subjects.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.afweging import laad_kaders
from bot.gesprek.actieblad import tabel
from bot.gesprek.teksten import teksten
from bot.instellingen import PROJECT

DOEL = PROJECT / "docs" / "zinnen.md"
_KOP = """# Alle zinnen die een gebruiker leest

Om hardop te lezen en na te kijken: gewone woorden, B1, "je". Wat tussen accolades staat, vult Regiewijzer in.
Dit bestand is gemaakt door `python -m scripts.zinnen_doc`; verbeter een zin op de plek die erboven staat.
"""


def document() -> str:
    """The whole file."""
    return "\n".join([_KOP, *_gesprek(), *_actieblad(), *_kaders()]) + "\n"


def _gesprek() -> Iterator[str]:
    yield "## Het gesprek (`bot/gesprek/teksten`)"
    vorige = ""
    for naam, tekst in teksten().items():
        onderwerp, _, eigen = naam.partition(".")
        if onderwerp != vorige:
            yield f"\n### {onderwerp}.yml\n"
            vorige = onderwerp
        yield f"- `{eigen}` {_op_regel(tekst)}"


def _actieblad() -> Iterator[str]:
    yield "\n## Het actieblad (`bot/gesprek/actieblad.yml`, `kort`)\n"
    for stap, tekst in tabel()["kort"].items():
        yield f"- `{stap}` {_op_regel(tekst)}"


def _kaders() -> Iterator[str]:
    kaders = laad_kaders()
    yield "\n## De vragen (`bot/kaders/kenmerken.yml`)\n"
    for kenmerk in kaders.kenmerken.values():
        yield f"- **{kenmerk.label}** {kenmerk.vraag} {_op_regel(kenmerk.hulp)}"
        for optie in kenmerk.opties:
            yield f"  - {optie.label}. {_op_regel(optie.hulp or '')}".rstrip()


def _op_regel(tekst: str) -> str:
    return " ".join(tekst.split())


def main() -> None:
    DOEL.write_text(document(), encoding="utf-8")


if __name__ == "__main__":
    main()
