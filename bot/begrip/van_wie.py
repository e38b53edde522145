"""Whose kenmerk a mention can be, by who it is about and by the doelgroep."""

from __future__ import annotations

from bot.begrip.mensen import BUITEN, KIND, OUDER, VOLWASSEN
from bot.begrip.personen import Personen


def past(wie: str | None, over: tuple[str, ...], personen: Personen) -> bool:
    """Whether a mention of `wie` can be one of `over`: in a family any adult is a parent; without a person the text
    decides."""
    if personen.doelgroep == "volwassenen":
        return VOLWASSEN in over and wie != KIND
    soorten = {p.soort for p in personen.personen}
    if wie == VOLWASSEN:
        wie = OUDER
    if wie in (None, BUITEN):
        if personen.doelgroep != "jeugd":
            return VOLWASSEN in over
        wie = KIND if KIND in soorten or OUDER not in soorten else OUDER
    if personen.doelgroep is None:
        return VOLWASSEN in over
    return wie in over
