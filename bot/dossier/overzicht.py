"""The stored afwegingen for people: what a row says in words, and a table for the terminal.

Reads the JSON of a row as it was given and expects little of it: an old row must still be shown by a new version.
"""

from __future__ import annotations

import io
import re
import shutil
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any

from bot.dossier import verloop
from bot.dossier.model import Rij, moment
from bot.dossier.stand import STATUS, Status
from bot.schrijfwijze import korte_datum, of, tijd

_ONZICHTBAAR = ("Cc", "Cf", "Cs", "Zl", "Zp")  # Unicode categories: control, format, surrogate, line, paragraph
ONBEPAALD = "nog niet bepaald"


@dataclass(frozen=True)
class Deadline:
    """A deadline of a row: `uiterlijk` is a date, or an aware moment where the source counts in hours."""

    label: str
    uiterlijk: date | datetime

    @property
    def eind(self) -> datetime:
        """The moment after which it's late: a date lasts until midnight in Europe/Amsterdam. Aware, UTC."""
        if isinstance(self.uiterlijk, datetime):
            return moment(self.uiterlijk)
        return moment(self.uiterlijk + timedelta(days=1))

    @property
    def tekst(self) -> str:
        """`4-12-2026`, with the time when there is one."""
        if isinstance(self.uiterlijk, datetime):
            return f"{korte_datum(moment(self.uiterlijk))} {tijd(moment(self.uiterlijk))}"
        return korte_datum(self.uiterlijk)


def schoon(tekst: object) -> str:
    """Text for one cell: no control or direction characters (terminals obey them, XML refuses them) or line breaks."""
    gezegd = str(tekst)
    if gezegd.isprintable():  # nothing of all that, and no white space but spaces
        return " ".join(gezegd.split())
    zonder = (
        " " if unicodedata.category(teken) in _ONZICHTBAAR or teken in "\ufffe\uffff" else teken for teken in gezegd
    )
    return re.sub(r"\s+", " ", "".join(zonder)).strip()


def uitkomsten(rij: Rij) -> dict[str, str]:
    """Per besluit the label of the uitkomst; for an open one what is still possible."""
    resultaat = {}
    for besluit, bewaard in rij.besluiten.items():
        inhoud = bewaard if isinstance(bewaard, dict) else {"uitkomst": bewaard}
        uitkomst = inhoud.get("label") or inhoud.get("uitkomst")
        if not uitkomst:
            mogelijk = inhoud.get("mogelijk") or []
            uitkomst = ONBEPAALD + (f" ({of(str(m) for m in mogelijk)})" if mogelijk else "")
        resultaat[besluit] = schoon(uitkomst)
    return resultaat


def besloten(rij: Rij) -> dict[str, str]:
    """Per besluit what was decided: the uitkomst, or what was chosen instead with the advice beside it."""
    afgeweken = afwijkingen(rij)
    return {
        besluit: schoon(f"{_keuze(afgeweken[besluit])} (advies: {advies})") if besluit in afgeweken else advies
        for besluit, advies in uitkomsten(rij).items()
    }


def gekozen(rij: Rij) -> dict[str, str]:
    """Per besluit the label of what was decided; what is open is ONBEPAALD, whatever is still possible."""
    gezegd = verloop.besloten({"besluiten": rij.besluiten, "afwijking": rij.afwijking})
    return {besluit: schoon(gekozen_.label) if gekozen_ else ONBEPAALD for besluit, gekozen_ in gezegd.items()}


def _keuze(afwijking: dict[str, Any]) -> str:
    return afwijking.get("label") or afwijking.get("uitkomst") or "?"


def status(rij: Rij) -> str:
    """How far it is, in words: `ter bespreking (Sociaal Team)`, and that something was unknown when it was stored."""
    gezegd = STATUS[rij.stand.status] if rij.stand else STATUS[Status.ADVIES]
    bij = rij.stand.inhoud.get("aan") if rij.stand and rij.stand.status is Status.TER_BESPREKING else None
    onaf = "onvolledig" if rij.status == "onvolledig" else None
    haakjes = ", ".join(str(deel) for deel in (bij, onaf) if deel)
    return schoon(f"{gezegd} ({haakjes})" if haakjes else gezegd)


def afwijkingen(rij: Rij) -> dict[str, dict[str, Any]]:
    """The deviations of the row by besluit; "" for one without besluit."""
    lijst = rij.afwijking if isinstance(rij.afwijking, list) else [rij.afwijking]
    return {str(afwijking.get("besluit") or ""): afwijking for afwijking in lijst if afwijking}


def afwijking_tekst(rij: Rij) -> str:
    """`lekstroom.zwaarte: zwaar, want: …`, or "" where the advice was followed."""
    delen = []
    for besluit, afwijking in afwijkingen(rij).items():
        wat = _keuze(afwijking)
        reden = f", want: {afwijking['reden']}" if afwijking.get("reden") else ""
        delen.append(schoon(f"{besluit}: {wat}{reden}" if besluit else f"{wat}{reden}"))
    return " · ".join(delen)


def neutraal_label(termijn_id: object) -> str:
    """A label for a deadline whose own label is lost: `Termijn (contact)`.

    An id may stand for several, so it says no more.
    """
    soort = schoon(termijn_id or "").partition(".")[0]
    return f"Termijn ({soort})" if soort else "Termijn"


def termijnen(rij: Rij) -> list[Deadline]:
    """The deadlines of the row, earliest first; those without a readable date are left out."""
    gelezen = (lees_deadline(termijn) for termijn in rij.termijnen)
    return sorted((deadline for deadline in gelezen if deadline), key=lambda deadline: deadline.eind)


def lees_deadline(termijn: Mapping[str, Any]) -> Deadline | None:
    """One stored termijn; None when it has no readable date."""
    uiterlijk = str(termijn.get("uiterlijk") or "")
    try:
        wanneer = datetime.fromisoformat(uiterlijk) if "T" in uiterlijk else date.fromisoformat(uiterlijk)
    except ValueError:
        return None
    return Deadline(schoon(termijn.get("label") or neutraal_label(termijn.get("id"))), wanneer)


def eerstvolgende(rij: Rij, nu: datetime) -> Deadline | None:
    """The first deadline that isn't past at `nu` (aware); None when there is none."""
    return next((termijn for termijn in termijnen(rij) if termijn.eind > nu), None)


def laatste_ids(rijen: Sequence[Rij]) -> set[int]:
    """The ids of the rows that are the latest of their casus, among `rijen`."""
    laatste: dict[str, Rij] = {}
    for rij in rijen:
        if rij.casus not in laatste or rij.volgnummer > laatste[rij.casus].volgnummer:
            laatste[rij.casus] = rij
    return {rij.id for rij in laatste.values()}


def tabel(rijen: Sequence[Rij], *, breedte: int | None = None, nu: datetime | None = None) -> str:
    """A table for the terminal, plain text.

    `breedte`: in characters, default that of the terminal, at least 80. `nu`: aware, default now.
    """
    if not rijen:
        return "Er zijn nog geen vastgelegde afwegingen."
    nu = nu or datetime.now(timezone.utc)
    cellen = []
    for rij in rijen:
        dicht = rij.wordt == Status.AFGESLOTEN.value
        volgende = None if dicht else eerstvolgende(rij, nu)
        termijn = f"{volgende.tekst}: {volgende.label}" if volgende else _zonder_volgende(rij, dicht)
        per_besluit = "\n".join(f"{schoon(besluit)}: {label}" for besluit, label in besloten(rij).items())
        cellen.append(
            (
                rij.casus,
                str(rij.volgnummer),
                korte_datum(rij.vastgelegd_op),
                schoon(rij.profiel or "-"),
                status(rij),
                per_besluit,
                afwijking_tekst(rij) or "geen",
                termijn,
            )
        )
    vrij = ("Profiel", "Status", "Uitkomsten", "Afwijking", "Eerstvolgende termijn")
    return getekend(("Casus", "Nr", "Datum"), vrij, cellen, breedte=breedte, lijnen=True)


def _zonder_volgende(rij: Rij, dicht: bool) -> str:
    return "geen: afgesloten" if dicht else "alle verstreken" if rij.termijnen else "geen"


def getekend(
    vast: Sequence[str],
    vrij: Sequence[str],
    rijen: Iterable[Sequence[str]],
    *,
    breedte: int | None = None,
    lijnen: bool = False,
) -> str:
    """A table as plain text: columns that never wrap, then columns that do; `lijnen` between the rows.

    `breedte`: in characters, default that of the terminal, at least 80.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    overzicht = Table(show_lines=lijnen)
    for kop in vast:
        overzicht.add_column(kop, no_wrap=True)
    for kop in vrij:
        overzicht.add_column(kop, overflow="fold")
    for cellen in rijen:
        overzicht.add_row(*map(Text, cellen))  # Text: no [markup] from the data
    uit = io.StringIO()
    breedte = breedte or shutil.get_terminal_size((140, 24)).columns
    Console(file=uit, width=max(breedte, 80), color_system=None, legacy_windows=False).print(overzicht)
    return uit.getvalue().rstrip("\n")
