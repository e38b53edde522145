"""`regiewijzer inzage`: all that is kept of one casus, for who asks for it."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bot import instellingen
from bot.gedeeld.kaders import kaders_nu
from bot.opdrachten.fouten import Mislukt, dossierfouten

HULP = "toon alles wat over één casus is bewaard (op verzoek)"
_TITEL = "Wat Regiewijzer over {casus} heeft bewaard"


def argumenten(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("casus", metavar="CODE", help="de casus, bijvoorbeeld R-2026-0001")
    parser.add_argument("--json", action="store_true", help="als JSON, voor programma's")
    parser.add_argument("--uit", metavar="BESTAND", type=Path, help="schrijf het naar een bestand")


def doe(keuzes: argparse.Namespace) -> int:
    from bot.dossier import Gebeurtenis, Wat, open_dossier
    from bot.dossier.gebeurtenissen import OPDRACHT
    from bot.dossier.inzage import inzage

    with dossierfouten(), open_dossier(instellingen.lees().database) as dossier:
        alles = inzage(dossier, keuzes.casus)
        gebeurd = Gebeurtenis(OPDRACHT, Wat.UITGEVOERD, OPDRACHT, alles["casus"], namens=instellingen.account())
        dossier.gebeurtenissen.noteer(gebeurd)
    tekst = json.dumps(alles, ensure_ascii=False, indent=1) if keuzes.json else "\n".join(_regels(alles))
    if keuzes.uit is None:
        print(tekst)
        return 0
    try:
        keuzes.uit.write_text(tekst + "\n", encoding="utf-8")
    except OSError as fout:
        raise Mislukt(f"Ik kan {keuzes.uit} niet schrijven ({fout.strerror}). Kies een bestaande map.") from None
    print(f"Geschreven naar {keuzes.uit}.")
    return 0


def _regels(alles: dict[str, Any]) -> Iterator[str]:
    """For people: every answer and what came of it, in the words of the kaders."""
    yield _TITEL.format(**alles)
    yield f"Van: {alles['gemeente'] or 'geen gemeente'}; {', '.join(alles['teams']) or 'geen team'}."
    for rij in alles["afwegingen"]:
        yield from ("", f"Afweging {rij['volgnummer']}, vastgelegd op {rij['vastgelegd_op']} door {rij['door']}:")
        yield from _antwoorden(rij["antwoorden"])
        for besluit, uit in rij["besluiten"].items():
            yield f"  advies {besluit}: {(uit.get('label') if isinstance(uit, dict) else uit) or 'nog niet te zeggen'}"
        eigen = rij["afwijking"] or []
        for keuze in [eigen] if isinstance(eigen, dict) else eigen:
            yield f"  afgeweken: {keuze.get('besluit')}: {keuze.get('label')}, want: {keuze.get('reden')}"
        for termijn in rij["termijnen"]:
            yield f"  termijn: {termijn.get('label') or termijn.get('id')}: {termijn.get('uiterlijk')}"
    for stap in alles["stappen"]:
        rest = {k: w for k, w in stap.items() if k not in ("status", "op", "door", "volgnummer")}
        yield f"Stap {stap['status']}, {stap['op']} door {stap['door']}: {json.dumps(rest, ensure_ascii=False)}"
    yield from ("", "Wie wat met deze casus deed, de laatste eerst:")
    for regel in alles["logboek"]:
        wie = " ".join(filter(None, (regel["wie"], f"({regel['rollen']})" if regel["rollen"] else "")))
        yield f"  {regel['op']} {regel['wat']} door {wie}, via {regel['kanaal']}"


def _antwoorden(antwoorden: dict[str, Any]) -> Iterator[str]:
    from bot.gesprek.beeld import waarde_als_tekst

    kenmerken = kaders_nu().kenmerken
    for naam, waarde in antwoorden.items():
        kenmerk = kenmerken.get(naam)
        tekst = waarde_als_tekst(kenmerk, waarde) if kenmerk and waarde is not None else waarde
        yield f"  {kenmerk.label if kenmerk else naam}: {'onbekend' if waarde is None else tekst}"
