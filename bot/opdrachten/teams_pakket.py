"""`regiewijzer teams-pakket`: what an administrator uploads in Microsoft Teams."""

from __future__ import annotations

import argparse
from pathlib import Path

HULP = "maak het pakket waarmee een beheerder Regiewijzer in Microsoft Teams zet"


def argumenten(parser: argparse.ArgumentParser) -> None:
    app = "toepassings-id (client-id) van de app-registratie in Entra"
    parser.add_argument("--app-id", required=True, metavar="GUID", help=app)
    domein = "domeinnaam van Regiewijzer, bijvoorbeeld regiewijzer.gemeente.nl"
    parser.add_argument("--domein", required=True, metavar="NAAM", help=domein)
    naam = "naam in Teams, hooguit 30 tekens (standaard Regiewijzer)"
    parser.add_argument("--naam", default="Regiewijzer", help=naam)
    organisatie = "wie de app aanbiedt, hooguit 32 tekens (standaard gelijk aan --naam)"
    parser.add_argument("--organisatie", metavar="NAAM", help=organisatie)
    parser.add_argument("--privacy", metavar="ADRES", help="pagina over privacy, https (standaard /privacy daar)")
    voorwaarden = "pagina met gebruiksvoorwaarden, https (standaard het domein)"
    parser.add_argument("--voorwaarden", metavar="ADRES", help=voorwaarden)
    omgeving = "productie (standaard) of test: een eigen app ernaast, met (test) achter de naam"
    parser.add_argument("--omgeving", metavar="WELKE", default="productie", help=omgeving)
    aanmelden = "de app-registratie geeft een API vrij waarmee Teams gebruikers van het tabblad aanmeldt"
    parser.add_argument("--aanmelden", action="store_true", help=aanmelden)
    uit = "het pakket (standaard regiewijzer-teams.zip, en bij test regiewijzer-teams-test.zip)"
    parser.add_argument("--uit", metavar="BESTAND", help=uit)
    parser.add_argument("--forceer", action="store_true", help="vervang het bestand als het al bestaat")


def doe(keuzes: argparse.Namespace) -> int:
    from bot.teamspakket import controleer, schrijf

    gegevens = controleer(
        keuzes.app_id,
        keuzes.domein,
        keuzes.naam,
        keuzes.organisatie,
        keuzes.privacy,
        keuzes.voorwaarden,
        keuzes.omgeving,
        keuzes.aanmelden,
    )
    uit = keuzes.uit or ("regiewijzer-teams-test.zip" if gegevens.omgeving == "test" else "regiewijzer-teams.zip")
    schrijf(gegevens, Path(uit), keuzes.forceer)
    print(f"Teams-pakket geschreven: {uit}. Upload het in het Teams-beheercentrum (docs/beheer-teams.md).")
    return 0
