"""Shared by the tests of the case store: an afweging to store, and real processes that store at the same moment."""

from __future__ import annotations

import multiprocessing
import uuid
from collections.abc import Callable, Sequence
from datetime import datetime, timezone
from typing import Any

from bot.dossier import NieuweAfweging

NU = datetime(2026, 11, 20, 9, 30, 15, 123456, tzinfo=timezone.utc)

ANTWOORDEN = {"veiligheid": "zorgen", "leeftijden": [5, 16.5], "domeinoverstijgend": None, "kindfactoren": []}
BESLUITEN = {
    "zo.urgentie": {"uitkomst": "spoed", "label": "Spoed", "bepaald": True, "mogelijk": ["spoed"]},
    "lekstroom.zwaarte": {"uitkomst": None, "label": None, "bepaald": False, "mogelijk": ["midden", "zwaar"]},
}
KADERS = {"zo": {"versie": "2024-03-21", "sha256": "ab" * 32}}


def nieuw(**velden: Any) -> NieuweAfweging:
    """A NieuweAfweging with every field filled; `velden` replace some."""
    standaard: dict[str, Any] = {
        "afweging_id": str(uuid.uuid4()),
        "antwoorden": ANTWOORDEN,
        "besluiten": BESLUITEN,
        "kaders": KADERS,
        "engine_versie": "0.1.0",
        "door": "gebruiker-7f3a",
        "kanaal": "web",
        "profiel": "standaard",
        "termijnen": [{"id": "actie.spoed", "label": "Actie (spoed)", "uiterlijk": "2026-11-27"}],
        "vervolgstappen": [{"id": "zo.veiligheidsplan", "tekst": "Maak een veiligheidsplan.", "bron": {"kader": "zo"}}],
    }
    return NieuweAfweging(**(standaard | velden))


def tegelijk(werk: Callable[..., Any], argumenten: Sequence[tuple[Any, ...]], geduld: float = 300) -> list[Any]:
    """Run `werk(*args)` in one real process per tuple, all started at the same moment; gives the results in order.

    Forked: quick to start, and nothing of the parent's database connections is used in them.
    """
    omgeving = multiprocessing.get_context("fork")
    hek = omgeving.Barrier(len(argumenten))
    buizen, processen = [], []
    for deel in argumenten:
        ontvang, stuur = omgeving.Pipe(duplex=False)
        proces = omgeving.Process(target=_doe, args=(werk, deel, hek, stuur))
        proces.start()
        stuur.close()
        buizen.append(ontvang)
        processen.append(proces)
    uitkomsten = []
    for buis in buizen:
        assert buis.poll(geduld), "a process didn't answer"
        uitkomsten.append(buis.recv())
    for proces in processen:
        proces.join(geduld)
    for gelukt, waarde in uitkomsten:
        assert gelukt, waarde
    return [waarde for _, waarde in uitkomsten]


def _doe(werk: Callable[..., Any], deel: tuple[Any, ...], hek: Any, stuur: Any) -> None:
    try:
        hek.wait(300)
        stuur.send((True, werk(*deel)))
    except BaseException as fout:
        stuur.send((False, repr(fout)))
