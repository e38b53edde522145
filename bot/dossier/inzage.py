"""All that the store has of one casus, for who asks what is kept about him (AVG article 15)."""

from __future__ import annotations

from typing import Any

from bot.dossier.gebeurtenissen import Logregel
from bot.dossier.model import Rij
from bot.dossier.opslag import Dossier

_REGELS = 10_000  # lines of the log
_LOG = ("op", "wie", "rollen", "namens", "wat", "kanaal")


def inzage(dossier: Dossier, casus: str) -> dict[str, Any]:
    """As programs get it (docs/contract.md). Raises OnbekendeCasus."""
    rijen = dossier.afwegingen.rijen(casus) or [dossier.afwegingen.rij(casus)]
    code = rijen[0].casus
    regels = dossier.gebeurtenissen.regels(code, _REGELS)
    return {
        "casus": code,
        "gemeente": dossier.caseload.gemeente(code),
        "teams": dossier.caseload.teams(code),
        "afwegingen": [_alles(rij) for rij in rijen],
        "stappen": [stap.als_json() for stap in dossier.afwegingen.stappen(code)],
        "logboek": [_regel(regel) for regel in regels],
    }


def _alles(rij: Rij) -> dict[str, Any]:
    return {**rij.als_json(), "vervolgstappen": rij.vervolgstappen, "kanaal": rij.kanaal, "engine": rij.engine_versie}


def _regel(regel: Logregel) -> dict[str, Any]:
    gegeven = regel.als_json()
    return {veld: gegeven[veld] for veld in _LOG}
