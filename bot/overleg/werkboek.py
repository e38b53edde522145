"""The report as an Excel workbook: a row per aanmelding, one per advice, one per deadline."""

from __future__ import annotations

from io import BytesIO

from openpyxl import Workbook

from bot.dossier.blad import Waarde, lokaal, vul
from bot.overleg.model import Item, Verslag

OVERLEG = (
    *(
        "Datum",
        "Nr",
        "Aanmelding",
        "Dringend",
        "Urgentie",
        "Urgentie volgens het advies",
        "Besluit van het team",
        "Afwijking",
        "Wat nodig is",
        "Wie dat doet",
        "Weer op de lijst",
    ),
    *("Wie pakt het op", "Actie", "Voor"),
    *("Bij twijfel beslist", "Code", "Eerste termijn", "Uiterlijk", "Aanwezig (rollen)"),
)
ADVIEZEN = (
    "Nr",
    "Code",
    "Besluit",
    "Kader",
    "Advies",
    "Grensgeval",
    "Keuze van het team",
    "Reden",
    "Wie beslist volgens het kader",
    "Uitleg",
    "Bronnen",
)
TERMIJNEN = ("Nr", "Code", "Termijn", "Uiterlijk", "Bron")
STAPPEN = ("Nr", "Code", "Stap", "Bron")


def xlsx(verslag: Verslag) -> bytes:
    """The file."""
    boek = Workbook()
    boek.properties.creator = "Regiewijzer"
    boek.properties.title = f"Aanmeldoverleg {verslag.datum.isoformat()}"
    boek.properties.language = "nl-NL"
    boek.active.title = "Overleg"
    uitkomsten = list(dict.fromkeys(a.naam for item in verslag.items for a in item.adviezen))
    rijen = [_rij(verslag, item) + _uitkomsten(item, uitkomsten) for item in verslag.items]
    vul(boek.active, (*OVERLEG, *uitkomsten), rijen)
    adviezen: list[list[Waarde]] = [
        [
            i.nummer,
            i.casus,
            a.naam,
            a.kader,
            a.uitkomst,
            a.grensgeval,
            a.keuze,
            a.reden,
            a.beslisser,
            a.uitleg,
            a.bronnen or None,
        ]
        for i in verslag.items
        for a in i.adviezen
    ]
    vul(boek.create_sheet("Adviezen"), ADVIEZEN, adviezen)
    termijnen: list[list[Waarde]] = [
        [i.nummer, i.casus, t.label, lokaal(t.uiterlijk), t.bron or None] for i in verslag.items for t in i.termijnen
    ]
    vul(boek.create_sheet("Termijnen"), TERMIJNEN, termijnen)
    stappen: list[list[Waarde]] = [
        [i.nummer, i.casus, s.tekst, s.bron or None] for i in verslag.items for s in i.stappen
    ]
    vul(boek.create_sheet("Stappen"), STAPPEN, stappen)
    uit = BytesIO()
    boek.save(uit)
    return uit.getvalue()


def _rij(verslag: Verslag, item: Item) -> list[Waarde]:
    afwijking = "; ".join(f"{a.naam}: {a.keuze}, want: {a.reden}" for a in item.adviezen if a.keuze)
    eerste = item.eerste_termijn
    urgentie = (item.urgentie.besloten, item.urgentie.advies) if item.urgentie else (None, None)
    return [
        *(
            verslag.datum,
            item.nummer,
            item.aanmelding,
            item.dringend_woorden,
            *urgentie,
            item.besluit_woorden,
            afwijking or None,
        ),
        *(item.nodig, item.door, item.terug),
        *(item.oppakken.door, item.oppakken.actie, item.oppakken.voor),
        *(item.bij_twijfel, item.casus),
        *((eerste.label, lokaal(eerste.uiterlijk)) if eerste else (None, None)),
        "; ".join(verslag.aanwezig) or None,
    ]


def _uitkomsten(item: Item, namen: list[str]) -> list[Waarde]:
    """What was decided per besluit, in its column: the choice of the team, else the advice."""
    besloten = {a.naam: a.keuze or a.uitkomst for a in item.adviezen}
    return [besloten.get(naam) for naam in namen]
