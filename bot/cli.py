"""The command `regiewijzer` (docs/contract.md). Imports are inside the subcommands: each pays only for what it uses."""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO

from bot import instellingen
from bot.afweging.fouten import OnbruikbareInvoer

# argparse looks its texts up through this module-level function; there is no other way to have them in Dutch.
_NEDERLANDS = {
    "usage: ": "gebruik: ",
    "positional arguments": "argumenten",
    "options": "opties",
    "show this help message and exit": "toon deze hulp en stop",
    "the following arguments are required: %s": "deze argumenten ontbreken: %s",
    "unrecognized arguments: %s": "onbekende argumenten: %s",
    "expected one argument": "hier hoort één waarde bij",
    "invalid %(type)s value: %(value)r": "%(value)r is geen geldige waarde (%(type)s)",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r bestaat niet (kies uit %(choices)s)",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
}


class _Mislukt(Exception):
    """Something outside us doesn't work; the message is one Dutch line."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> Any:
        raise OnbruikbareInvoer(f"{message}. Met {self.prog} --help zie je wat kan.")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand. Gives the exit code: 0 done, 2 unusable input, 1 internal failure."""
    argparse._ = lambda tekst: _NEDERLANDS.get(tekst, tekst)  # type: ignore[attr-defined]
    logging.getLogger("bot").addHandler(logging.NullHandler())  # what the user must know is printed, not logged
    try:
        keuzes = _parser().parse_args(argv)
        return keuzes.doe(keuzes) or 0
    except OnbruikbareInvoer as fout:
        print(str(fout), file=sys.stderr)
        return 2
    except _Mislukt as fout:
        print(str(fout), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as fout:  # the last resort: no traceback on a professional's screen
        from bot.logboek import noteer_fout

        print(
            f"Er ging binnen Regiewijzer iets mis ({type(fout).__name__}). Details: {noteer_fout(fout)}",
            file=sys.stderr,
        )
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="regiewijzer", description="Beslishulp voor casusregie en procesregie in het sociaal domein.")
    deel = parser.add_subparsers(title="opdrachten", metavar="OPDRACHT", required=True, parser_class=_Parser)

    p = deel.add_parser("start", help="start de hele assistent (stop met Ctrl-C)")
    p.add_argument("--host", default="127.0.0.1", help="adres waarop de webpagina luistert (standaard 127.0.0.1)")
    p.add_argument("--port", type=int, default=5005, help="poort van de webpagina (standaard 5005)")
    p.set_defaults(doe=_start)

    p = deel.add_parser("train", help="train het Rasa-model als de bronnen zijn veranderd")
    p.add_argument("--forceer", action="store_true", help="train ook als er niets is veranderd")
    p.set_defaults(doe=_train)

    p = deel.add_parser("afweeg", help="lees een verzoek (JSON) en geef het advies als JSON")
    p.add_argument(
        "bestand",
        nargs="?",
        metavar="BESTAND",
        help="bestand met het verzoek (standaard: invoer van het toetsenbord of een pijp)",
    )
    p.add_argument("--jsonl", action="store_true", help="één verzoek per regel, één antwoord per regel")
    p.set_defaults(doe=_afweeg)

    p = deel.add_parser("begrijp", help="lees tekst en toon welke kenmerken erin staan")
    p.add_argument(
        "bestand",
        nargs="?",
        metavar="BESTAND",
        help="bestand met tekst (standaard: invoer van het toetsenbord of een pijp)",
    )
    p.add_argument("--jsonl", action="store_true", help='één {"id", "tekst"} per regel, één antwoord per regel')
    p.set_defaults(doe=_begrijp)

    p = deel.add_parser("casussen", help="toon de vastgelegde afwegingen")
    p.add_argument("--json", action="store_true", help="als JSON, voor programma's")
    p.add_argument("--xlsx", metavar="BESTAND", help="schrijf de caseload naar een Excel-bestand")
    p.add_argument("--casus", metavar="CODE", help="alleen deze casus, bijvoorbeeld R-2026-0001")
    p.set_defaults(doe=_casussen)

    p = deel.add_parser("blad", help="schrijf een blad van een kader (regiekaart, checklist) als Word- of PDF-bestand")
    p.add_argument(
        "naam",
        nargs="?",
        default="lijst",
        metavar="NAAM",
        help="welk blad; zonder naam, zonder --uit of met 'lijst' zie je welke er zijn",
    )
    p.add_argument(
        "--uit", metavar="BESTAND", help="het bestand, eindigend op .docx of .pdf (PDF heeft LibreOffice nodig)"
    )
    p.set_defaults(doe=_blad)

    p = deel.add_parser("bewaartermijn", help="verwijder wat langer dan de bewaartermijn is bewaard")
    p.add_argument("--proef", action="store_true", help="toon alleen wat er weg zou gaan")
    p.set_defaults(doe=_bewaartermijn)

    p = deel.add_parser("teams-pakket", help="maak het pakket waarmee een beheerder Regiewijzer in Microsoft Teams zet")
    p.add_argument(
        "--app-id", required=True, metavar="GUID", help="toepassings-id (client-id) van de app-registratie in Entra"
    )
    p.add_argument(
        "--domein",
        required=True,
        metavar="NAAM",
        help="domeinnaam van Regiewijzer, bijvoorbeeld regiewijzer.gemeente.nl",
    )
    p.add_argument("--naam", default="Regiewijzer", help="naam in Teams, hooguit 30 tekens (standaard Regiewijzer)")
    p.add_argument(
        "--organisatie", metavar="NAAM", help="wie de app aanbiedt, hooguit 32 tekens (standaard gelijk aan --naam)"
    )
    p.add_argument("--privacy", metavar="ADRES", help="pagina over privacy, https (standaard het domein)")
    p.add_argument(
        "--voorwaarden", metavar="ADRES", help="pagina met gebruiksvoorwaarden, https (standaard het domein)"
    )
    p.add_argument(
        "--uit", metavar="BESTAND", default="regiewijzer-teams.zip", help="het pakket (standaard regiewijzer-teams.zip)"
    )
    p.add_argument("--forceer", action="store_true", help="vervang het bestand als het al bestaat")
    p.set_defaults(doe=_teams_pakket)

    p = deel.add_parser("demo", help="speel één casus na tegen de echte assistent")
    p.set_defaults(doe=_demo)
    return parser


def _start(keuzes: argparse.Namespace) -> int:
    from bot.starten.hoofd import start

    return start(keuzes.host, keuzes.port)


def _train(keuzes: argparse.Namespace) -> int:
    from bot.starten.trainen import TrainFout, train

    try:
        print(f"Model: {train(forceer=keuzes.forceer)}")
    except TrainFout as fout:
        raise _Mislukt(str(fout)) from None
    return 0


def _kaders() -> Any:
    from bot.afweging import laad_kaders

    gekozen = instellingen.lees()
    return laad_kaders(gekozen.kader_mappen, cache=gekozen.var / "cache")


@contextmanager
def _invoer(pad: str | None) -> Iterator[TextIO]:
    if pad is None or pad == "-":
        sys.stdin.reconfigure(encoding="utf-8", errors="strict")  # type: ignore[union-attr]
        yield sys.stdin
        return
    try:
        with Path(pad).open(encoding="utf-8") as bestand:
            yield bestand
    except OSError as fout:
        raise OnbruikbareInvoer(
            f"Het bestand {pad} kan ik niet lezen ({fout.strerror}). Kijk of de naam klopt."
        ) from None


def _afweeg(keuzes: argparse.Namespace) -> int:
    from bot.afweging.opdracht import afweeg, afweeg_regels

    with _invoer(keuzes.bestand) as invoer:
        doe = afweeg_regels if keuzes.jsonl else afweeg
        doe(_kaders(), invoer, sys.stdout, instellingen.lees().profiel)
    return 0


def _begrijp(keuzes: argparse.Namespace) -> int:
    from bot.begrip.opdracht import begrijp

    with _invoer(keuzes.bestand) as invoer:
        begrijp(invoer, sys.stdout, jsonl=keuzes.jsonl)
    return 0


@contextmanager
def _dossierfouten() -> Iterator[None]:
    from bot.dossier import DossierFout, OnbekendeCasus, OngeldigeInvoer

    try:
        yield
    except (OnbekendeCasus, OngeldigeInvoer) as fout:
        raise OnbruikbareInvoer(str(fout)) from None
    except DossierFout as fout:
        raise _Mislukt(str(fout)) from None


def _casussen(keuzes: argparse.Namespace) -> int:
    from bot.dossier import open_dossier, overzicht
    from bot.dossier.labels import met_labels

    with _dossierfouten(), open_dossier(instellingen.lees().database) as dossier:
        rijen = dossier.rijen() if keuzes.casus is None else dossier.rijen(keuzes.casus) or [dossier.rij(keuzes.casus)]
        if keuzes.xlsx:
            overzicht.naar_xlsx(met_labels(rijen, _kaders), Path(keuzes.xlsx))
            print(f"{len(rijen)} afwegingen geschreven naar {keuzes.xlsx}.")
        elif keuzes.json:
            json.dump([rij.als_json() for rij in rijen], sys.stdout, ensure_ascii=False, indent=1)
            print()
        else:
            print(overzicht.tabel(met_labels(rijen, _kaders)))
    return 0


def _blad(keuzes: argparse.Namespace) -> int:
    from bot.bladen import blad_van
    from bot.bladen.opdracht import lijst, schrijf
    from bot.bladen.pdf import PdfFout

    kaders = _kaders()
    if keuzes.naam != "lijst":
        blad_van(kaders, keuzes.naam)
    if keuzes.naam == "lijst" or not keuzes.uit:
        print(lijst(kaders))
        return 0
    try:
        schrijf(kaders, keuzes.naam, Path(keuzes.uit))
    except PdfFout as fout:
        raise _Mislukt(str(fout)) from None
    except OSError as fout:
        raise OnbruikbareInvoer(
            f"Het bestand {keuzes.uit} kan ik niet schrijven ({fout.strerror}). Kijk of de map bestaat en of je erin mag schrijven."
        ) from None
    print(f"Blad geschreven: {keuzes.uit}")
    return 0


def _bewaartermijn(keuzes: argparse.Namespace) -> int:
    from bot.bewaartermijn import ruim_op

    with _dossierfouten():
        for regel in ruim_op(instellingen.lees(), proef=keuzes.proef):
            print(regel)
    return 0


def _teams_pakket(keuzes: argparse.Namespace) -> int:
    from bot.teamspakket import controleer, schrijf

    gegevens = controleer(
        keuzes.app_id, keuzes.domein, keuzes.naam, keuzes.organisatie, keuzes.privacy, keuzes.voorwaarden
    )
    schrijf(gegevens, Path(keuzes.uit), keuzes.forceer)
    print(f"Teams-pakket geschreven: {keuzes.uit}. Upload het in het Teams-beheercentrum (docs/beheer-teams.md).")
    return 0


def _demo(_keuzes: argparse.Namespace) -> int:
    from bot.starten.demo import speel

    return speel()


if __name__ == "__main__":
    sys.exit(main())
