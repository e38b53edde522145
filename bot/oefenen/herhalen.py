"""When something that was practised comes back: FSRS (PyPI `fsrs`), a card for each kader and onderdeel."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from fsrs import Card, Rating, Scheduler

from bot.dossier.oefenvoortgang import Oefenkaart

if TYPE_CHECKING:
    from fsrs.card import CardDict

# Days and no minutes: a casus is no flash card, and nobody waits ten minutes for one. Without fuzz the same practice
# gives the same day.
_PLANNER = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
_NUMMER = 1  # the key of a card is ours; fsrs would wait a millisecond to make one
_FOUT, _TERUG = 2, 1  # what weighs in the choice of the next casus


def bijgewerkt(oud: Oefenkaart | None, kader: str, onderdeel: str, goed: bool, zeker: bool, nu: datetime) -> Oefenkaart:
    """The card after it was practised at `nu` (aware). `zeker`: who guessed right gets it back sooner."""
    nu = nu.astimezone(timezone.utc)  # fsrs takes no other
    kaart = Card.from_dict(_lees(oud)) if oud else Card(_NUMMER, due=nu)
    hoe = Rating.Again if not goed else Rating.Good if zeker else Rating.Hard
    kaart, _ = _PLANNER.review_card(kaart, hoe, nu)
    basis = oud or Oefenkaart(kader, onderdeel, {}, 0, 0, goed, nu, nu)
    return replace(
        basis,
        kaart=dict(kaart.to_dict()),
        goed=basis.goed + goed,
        fout=basis.fout + (not goed),
        laatst_goed=goed,
        terug_op=kaart.due,
        gezien_op=nu,
    )


def _lees(kaart: Oefenkaart) -> CardDict:
    return kaart.kaart  # type: ignore[return-value]  # as to_dict gave it


def sterkte(kaart: Oefenkaart, nu: datetime) -> int:
    """How likely somebody still knows it, in percent; of what was wrong the last time 0."""
    if not kaart.laatst_goed:
        return 0
    return round(100 * _PLANNER.get_card_retrievability(Card.from_dict(_lees(kaart)), nu.astimezone(timezone.utc)))


def gewicht(kaarten: Sequence[Oefenkaart], nu: datetime) -> dict[tuple[str, str], int]:
    """(kader, onderdeel) → how much it is time for: what was wrong the last time most, then what is due."""
    return {
        (k.kader, k.onderdeel): _TERUG if k.laatst_goed else _FOUT
        for k in kaarten
        if not k.laatst_goed or k.terug_op <= nu
    }
