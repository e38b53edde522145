"""What a turn changed: `custom.gewijzigd`, and the same in words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .beeld import waarde_als_tekst
from .staat import Omgeving, Staat
from .teksten import zeg


def verschil(oud: Staat | None, nieuw: Staat) -> tuple[list[dict[str, Any]], list[str]]:
    """([{"kenmerk", "van", "naar"}], what newly stays unknown).

    Of another afweging than before, all that it holds is new.
    """
    zelfde = oud is not None and (oud.afweging == nieuw.afweging or (bool(oud.casus) and oud.casus == nieuw.casus))
    was = oud.antwoorden if oud and zelfde else {}
    gewijzigd = [
        {"kenmerk": k, "van": was.get(k), "naar": nieuw.antwoorden.get(k)}
        for k in dict.fromkeys([*was, *nieuw.antwoorden])
        if was.get(k) != nieuw.antwoorden.get(k)
    ]
    al_gezegd = {g["kenmerk"] for g in gewijzigd} | set(oud.overgeslagen if oud and zelfde else ())
    return gewijzigd, [k for k in nieuw.overgeslagen if k not in al_gezegd]


def als_zin(omgeving: Omgeving, gewijzigd: Iterable[dict[str, Any]], overgeslagen: Iterable[str] = ()) -> str:
    """ "Genoteerd: Urgentie: Spoed (was Regulier)."; "" when nothing changed."""
    kenmerken = omgeving.kaders.kenmerken

    def tekst(naam: str, waarde: Any) -> str:
        return zeg("algemeen.onbekend") if waarde is None else waarde_als_tekst(kenmerken[naam], waarde)

    delen = []
    for g in gewijzigd:
        nu = tekst(g["kenmerk"], g["naar"])
        if g["van"] is not None:
            nu = zeg("algemeen.was", nu=nu, eerst=tekst(g["kenmerk"], g["van"]))
        delen.append(f"{kenmerken[g['kenmerk']].label}: {nu}")
    delen += [f"{kenmerken[k].label}: {tekst(k, None)}" for k in overgeslagen]
    return zeg("algemeen.genoteerd", wijzigingen="; ".join(delen)) if delen else ""
