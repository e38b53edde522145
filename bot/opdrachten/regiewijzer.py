"""The command `regiewijzer`: Dutch help, one clear line for what goes wrong, and the exit code."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Sequence
from typing import Any

from bot.afweging.fouten import OnbruikbareInvoer
from bot.gedeeld.eigen import alleen_voor_ons
from bot.opdrachten import (
    afweeg,
    agenda,
    algoritmekaart,
    audit,
    begrijp,
    bewaartermijn,
    blad,
    casussen,
    demo,
    herstel,
    inzage,
    oefening,
    reservekopie,
    sjabloon,
    sleutels,
    start,
    teams_pakket,
    terug,
    train,
    verslag,
)
from bot.opdrachten.fouten import Mislukt

# In the order of --help.
OPDRACHTEN: tuple[Any, ...] = (
    start,
    train,
    afweeg,
    begrijp,
    casussen,
    inzage,
    agenda,
    verslag,
    sjabloon,
    blad,
    oefening,
    bewaartermijn,
    reservekopie,
    herstel,
    terug,
    sleutels,
    audit,
    algoritmekaart,
    teams_pakket,
    demo,
)

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


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> Any:
        raise OnbruikbareInvoer(f"{message}. Met {self.prog} --help zie je wat kan.")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one subcommand. Gives the exit code: 0 done, 2 unusable input, 1 internal failure."""
    argparse._ = lambda tekst: _NEDERLANDS.get(tekst, tekst)  # type: ignore[attr-defined]
    alleen_voor_ons()
    logging.getLogger("bot").addHandler(logging.NullHandler())  # what the user must know is printed, not logged
    try:
        keuzes = _parser().parse_args(argv)
        return keuzes.doe(keuzes) or 0
    except OnbruikbareInvoer as fout:
        print(str(fout), file=sys.stderr)
        return 2
    except Mislukt as fout:
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
    for opdracht in OPDRACHTEN:
        naam = opdracht.__name__.rpartition(".")[2].replace("_", "-")
        eigen = deel.add_parser(naam, help=opdracht.HULP)
        opdracht.argumenten(eigen)
        eigen.set_defaults(doe=opdracht.doe)
    return parser


if __name__ == "__main__":
    sys.exit(main())
