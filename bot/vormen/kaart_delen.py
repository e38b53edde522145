"""The bricks of an Adaptive Card (1.5). Every text that comes from a user or a kader goes through `vlak`."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterable, Sequence
from typing import Any

Deel = dict[str, Any]

SOORT = "application/vnd.microsoft.card.adaptive"
MAX_KNOPPEN = 6  # Teams shows no more
MAX_KNOPLABEL = 40  # characters; a longer title is cut off in Teams, a choice wraps
MAX_UITGEKLAPT = 12  # more choices go into a list that folds
MAX_BERICHT = 2000  # characters of a text that a card sends: an answer or a reason, not a report
MAX_ALINEA = 4000  # characters; texts of kaders and users are far shorter
INVOER = "antwoord"  # the id of the one input of a card

_VOEG = "\u2060"  # word joiner: no width, and it breaks markup
_OPMAAK = str.maketrans({"*": "\u2217", "_": "\uff3f", "`": "\u02cb", "~": "\u223c", "\\": "\uff3c"})
_OPENT = re.compile(r"(?<=[<&])(?=[^\s\u2060])|(?<=\])(?=[(\[:])|(?<=/)(?=/)|(?<=\w)(?=://|@\w|[.@:/]+[^\W\d])")
_BEGIN = re.compile(r"^(?=\s*(?:[-+#>=|]|\d+[.)]))")


def vlak(tekst: str) -> str:
    """The text such that no client makes markup or a link of it.

    Cards know a part of markdown, and backslash escapes do not work in every Teams client. So the few characters that
    mark up become their look-alikes, and a joiner without width splits what would be a link, a list or HTML.
    """
    tekst = _OPENT.sub(_VOEG, " ".join(tekst.split()).translate(_OPMAAK))
    return _BEGIN.sub(_VOEG, tekst)


def tekst(inhoud: str, **stijl: Any) -> Deel:
    """One paragraph."""
    if len(inhoud) > MAX_ALINEA:
        inhoud = inhoud[: MAX_ALINEA - 1] + "…"
    return {"type": "TextBlock", "text": vlak(inhoud), "wrap": True, **stijl}


def regels(gezegd: Iterable[str], **stijl: Any) -> list[Deel]:
    """One paragraph a line, because clients differ in what they do with a newline."""
    return [
        tekst(regel, **({"spacing": "Small"} if nummer else {}), **stijl)
        for nummer, regel in enumerate(regel for regel in gezegd if regel.strip())
    ]


def kop(inhoud: str, groot: bool = False, **stijl: Any) -> Deel:
    """A title, also for a screen reader."""
    return tekst(inhoud, style="heading", weight="Bolder", size="Large" if groot else "Medium", **stijl)


def feiten(paren: Iterable[tuple[str, str]]) -> Deel:
    return {"type": "FactSet", "facts": [{"title": vlak(naam), "value": vlak(waarde)} for naam, waarde in paren]}


def vak(delen: Sequence[Deel], **stijl: Any) -> Deel:
    return {"type": "Container", "items": list(delen), **stijl}


def inklapbaar(titel: str, naam: str, delen: Sequence[Deel]) -> list[Deel]:
    """A button that shows and hides these parts."""
    wissel = {"type": "Action.ToggleVisibility", "title": titel, "targetElements": [naam]}
    return [{"type": "ActionSet", "actions": [wissel]}, vak(delen, id=naam, isVisible=False)]


def verstuur(titel: str, inhoud: Deel, kaart: str, invoer: bool = False, **stijl: Any) -> Deel:
    """A submit button; `inhoud` says what it means, with the input's value when `invoer`.

    `data` is always an object.
    """
    return {
        "type": "Action.Submit",
        "title": titel,
        "data": {"regiewijzer": inhoud, "kaart": kaart},
        "associatedInputs": "auto" if invoer else "none",
        **stijl,
    }


def keuzelijst(label: str, keuzes: Sequence[tuple[str, str]], meer: bool = False, verplicht: bool = True) -> Deel:
    """Choices as (title, value), one or (`meer`) several.

    Not `verplicht`: in a folded part, where a client can't show what is missing.
    """
    return {
        "type": "Input.ChoiceSet",
        "id": INVOER,
        "label": vlak(label),
        "style": "expanded" if meer or len(keuzes) <= MAX_UITGEKLAPT else "compact",
        "isMultiSelect": meer,
        "wrap": True,
        **({"isRequired": True, "errorMessage": "Kies eerst een antwoord."} if verplicht else {}),
        "choices": [{"title": vlak(titel), "value": waarde} for titel, waarde in keuzes],
    }


def nieuw_nummer() -> str:
    """The id of a card: what an answered card is known by."""
    return secrets.token_hex(8)


def maak_kaart(delen: Sequence[Deel], acties: Sequence[Deel], spraak: str, terugval: str) -> Deel:
    """The card.

    `acties` are its buttons at the bottom, at most six; `spraak` is read aloud, `terugval` shown where no card can
    be.
    """
    return {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.5",
        "speak": spraak,
        "fallbackText": "\n\n".join(vlak(regel) for regel in terugval.splitlines() if regel.strip()),
        "body": list(delen),
        **({"actions": list(acties)} if acties else {}),
    }
