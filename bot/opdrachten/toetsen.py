"""What a DPIA and an IAMA can begin with: our texts (toetsen/*.md), filled in from the kaders and the settings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

import bot
from bot.afweging import Kaders
from bot.instellingen import Instellingen
from bot.toegang.model import TABEL as RECHTEN

TOETSEN = ("dpia", "iama")
HIER = Path(__file__).with_name("toetsen")
_TERMIJNEN = Path(bot.__file__).parent / "dossier" / "bewaartermijnen.yml"


def als_markdown(toets: str, kaders: Kaders, gekozen: Instellingen, van_wie: str = "nu") -> str:
    """The text of one of TOETSEN; `van_wie`: whose settings these are."""
    tekst = (HIER / f"{toets}.md").read_text(encoding="utf-8").rstrip("\n")
    for naam, waarde in _gaten(kaders, gekozen, van_wie).items():
        tekst = tekst.replace(f"{{{naam}}}", waarde)
    return tekst


def _gaten(kaders: Kaders, gekozen: Instellingen, van_wie: str) -> dict[str, str]:
    from bot.bladen.gegevens import versie_als_tekst
    from bot.schrijfwijze import aantal, en

    rollen = dict.fromkeys(b.rol_bij_twijfel for b in kaders.besluiten.values() if b.rol_bij_twijfel)
    regels = (f"- {k.naam}, {versie_als_tekst(k)}, van {k.eigenaar or 'onbekend'}" for k in kaders.kaders.values())
    return {
        "versie": bot.__version__,
        "van_wie": van_wie,
        "aantal_kaders": str(len(kaders.kaders)),
        "besluiten": str(len(kaders.besluiten)),
        "kenmerken": str(len(kaders.kenmerken)),
        "interpretaties": str(sum(len(k.keuzes) for k in kaders.kaders.values())),
        "kaders": "\n".join(regels),
        "bij_twijfel": en(rollen),
        "bewaardagen": aantal(gekozen.bewaardagen, "dag", "dagen"),
        "gegevens": _gegevens(kaders),
        "rollen": _rollen(),
        "bewaartermijnen": _bewaartermijnen(gekozen),
        "aanmelden": "met een aanbieder (OpenID)" if gekozen.aanmelden else "niet ingesteld",
        "teams": "aan" if gekozen.teams else "uit",
        "database": "SQLite, een bestand" if gekozen.database.startswith("sqlite") else "PostgreSQL",
        "sleutels": "er is een sleutel gezet" if gekozen.sleutels else "er is geen sleutel gezet, dus onversleuteld",
    }


def _tabel(kop: Sequence[str], rijen: Iterable[Sequence[str]]) -> str:
    alle = [kop, ["---"] * len(kop), *rijen]
    return "\n".join(f"| {' | '.join(rij)} |" for rij in alle).replace("| --- ", "|---").replace("---|", "---|")


def soorten() -> Sequence[Mapping[str, Any]]:
    """The kinds of data, each with its kenmerken."""
    gelezen: Sequence[Mapping[str, Any]] = yaml.safe_load((HIER / "gegevens.yml").read_text(encoding="utf-8"))
    return gelezen


def _gegevens(kaders: Kaders) -> str:
    bekend = {k for soort in soorten() for k in soort["kenmerken"]}
    rijen = [
        (s["soort"], s["waarom"], ", ".join(kaders.kenmerken[k].label for k in s["kenmerken"] if k in kaders.kenmerken))
        for s in soorten()
    ]
    eigen = [k.label for naam, k in kaders.kenmerken.items() if naam not in bekend]
    if eigen:
        rijen.append(("Nog niet ingedeeld", "Vragen van een eigen kader. Deel ze zelf in.", ", ".join(eigen)))
    return _tabel(("soort", "waarom", "vragen"), rijen)


def _rollen() -> str:
    tabel = yaml.safe_load(RECHTEN.read_text(encoding="utf-8"))
    woorden = {"ja": "ja", True: "ja", **{naam: naam.replace("_", " ") for naam in tabel["van_wie"]}}
    rijen = [
        [daad["wat"], *(", ".join(woorden[w] for w in rol.get(naam, ())) or "nee" for rol in tabel["rollen"].values())]
        for naam, daad in tabel["daden"].items()
    ]
    return _tabel(("wat", *tabel["rollen"]), rijen)


def _bewaartermijnen(gekozen: Instellingen) -> str:
    from bot.schrijfwijze import aantal

    rijen = []
    for soort in yaml.safe_load(_TERMIJNEN.read_text(encoding="utf-8"))["soorten"]:
        dagen = soort["dagen"] if isinstance(soort["dagen"], int) else getattr(gekozen, soort["dagen"])
        rijen.append((soort["een"], aantal(dagen, "dag", "dagen"), soort["vanaf"]))
    return _tabel(("wat", "hoe lang", "vanaf"), rijen)
