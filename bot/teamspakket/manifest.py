"""The manifest of the Teams app: what Teams shows of Regiewijzer, and where it may be used."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from bot import __version__
from bot.afweging.fouten import OnbruikbareInvoer
from bot.schrijfwijze import of

SCHEMA = "1.25"
KLEUR = "#0b5a75"  # the colour of the pages
NAAM = "Regiewijzer"
MAX_NAAM = 30
MAX_MAKER = 32
OMGEVINGEN = ("productie", "test")
TEST = " (test)"  # behind the name, so that nobody takes the one for the other
INSTELLEN = "/teams/instellen"  # the page with which somebody adds the tab (bot/web/src/teams)
# What the tab is called and where it goes, in the personal app and in a chat, a channel or a meeting.
TABBLADEN = (("overleg", "Overleg", "/overleg"), ("caseload", "Caseload", "/caseload"))
# Where somebody may add the tab: a chat, a channel, and a meeting (before it, in its details, and beside it).
PLEKKEN = ("channelTab", "privateChatTab", "meetingChatTab", "meetingDetailsTab", "meetingSidePanel")

# (what is typed, what it does), as Teams offers them while somebody types.
OPDRACHTEN = (
    ("nieuwe afweging", "Begin een nieuwe afweging"),
    ("waarom", "Waarom deze vraag, of waarom dit advies?"),
    ("terug", "Ga terug naar je vorige antwoord"),
    ("overzicht", "Bekijk wat er bekend is en het advies tot nu toe"),
    ("vastleggen", "Leg de afweging vast onder een code"),
    ("hulp", "Bekijk wat je kunt vragen"),
)
OPDRACHT_CASUS = "casus"
UITLEG = (
    "Beschrijf een casus zonder namen, of beantwoord korte vragen. Je krijgt een advies over de regie: hoeveel, hoe "
    "snel en door wie, met de redenen, de termijnen, de vervolgstappen en de bron. Het advies volgt vaste regels uit "
    "de kaders van je regio. Jij beslist, samen met wie daarover gaat.\n\n"
    "In een groep of een vergadering leest de app alleen berichten waarin je de app met een @ noemt, en het bericht "
    "waarvan je zelf een casus maakt. Het overleg van het aanmeldteam kun je als tabblad of naast de vergadering "
    "zetten.\n\n"
    "Is er direct gevaar? Bel 112. Veilig Thuis: 0800-2000."
)
BIJ_TEST = "Dit is de testomgeving. Gebruik alleen verzonnen casussen.\n\n"
_GUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_DOMEIN = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")


@dataclass(frozen=True)
class Gegevens:
    """What differs per organisation. `app_id`: the app registration in Entra. The pages are https addresses.

    `aanmelden`: that registration exposes an API by which Teams signs the user in to the tab.
    """

    app_id: str
    domein: str
    naam: str
    organisatie: str
    privacy: str
    voorwaarden: str
    omgeving: str = "productie"
    aanmelden: bool = False


def controleer(
    app_id: str,
    domein: str,
    naam: str = NAAM,
    organisatie: str | None = None,
    privacy: str | None = None,
    voorwaarden: str | None = None,
    omgeving: str = "productie",
    aanmelden: bool = False,
) -> Gegevens:
    """The data, checked. Raises OnbruikbareInvoer that names the option and says what is allowed."""
    app_id = app_id.strip().lower()
    if not _GUID.fullmatch(app_id) or not app_id.strip("0-"):
        raise OnbruikbareInvoer(
            "--app-id is geen toepassings-id. Het staat bij de app-registratie in Entra en ziet eruit als "
            "12345678-abcd-1234-abcd-1234567890ab."
        )
    domein = domein.strip().lower()
    if not _DOMEIN.fullmatch(domein):
        raise OnbruikbareInvoer(
            "--domein is geen domeinnaam. Geef alleen de naam, zonder https:// en zonder pad, zoals "
            "regiewijzer.gemeente.nl."
        )
    if omgeving not in OMGEVINGEN:
        raise OnbruikbareInvoer(f"--omgeving is {of(OMGEVINGEN)}.")
    achter = TEST if omgeving == "test" else ""
    begin = f"https://{domein}/"
    return Gegevens(
        app_id,
        domein,
        _naam("--naam", naam, MAX_NAAM - len(achter)) + achter,
        _naam("--organisatie", naam if organisatie is None else organisatie, MAX_MAKER),
        _adres("--privacy", f"{begin}privacy" if privacy is None else privacy),
        _adres("--voorwaarden", begin if voorwaarden is None else voorwaarden),
        omgeving,
        aanmelden,
    )


def _naam(optie: str, waarde: str, hoogstens: int) -> str:
    waarde = " ".join(waarde.split())
    if not waarde or len(waarde) > hoogstens or not waarde.isprintable():
        raise OnbruikbareInvoer(f"{optie} telt 1 tot en met {hoogstens} tekens; deze telt er {len(waarde)}.")
    return waarde


def _adres(optie: str, waarde: str) -> str:
    fout = OnbruikbareInvoer(f"{optie} is geen webadres. Geef een volledig adres dat begint met https://.")
    try:
        delen = urlsplit(waarde)
        if (
            delen.scheme != "https"
            or not _DOMEIN.fullmatch(delen.hostname or "")
            or delen.username is not None
            or delen.port == 0
        ):
            raise fout
    except ValueError:
        raise fout from None
    if len(waarde) > 2048 or re.search(r"[\s\"<>\\^`{|}\x00-\x20\x7f-\uffff]", waarde):
        raise fout
    return waarde


def maak_manifest(gegevens: Gegevens) -> dict[str, Any]:
    """The manifest, for schema 1.25: a bot and a tab, for one person, in a team and in a chat of several people (a
    meeting too), and a command that makes a message a casus.

    It asks for no permission of any kind: in a group the bot gets only the messages that mention it, or on which
    somebody used the command.
    """
    return {
        "$schema": f"https://developer.microsoft.com/json-schemas/teams/v{SCHEMA}/MicrosoftTeams.schema.json",
        "manifestVersion": SCHEMA,
        "version": __version__,
        "id": gegevens.app_id,
        "localizationInfo": {"defaultLanguageTag": "nl-nl"},
        "developer": {
            "name": gegevens.organisatie,
            "websiteUrl": f"https://{gegevens.domein}/",
            "privacyUrl": gegevens.privacy,
            "termsOfUseUrl": gegevens.voorwaarden,
        },
        "name": {"short": gegevens.naam, "full": f"{gegevens.naam}: welke regie past bij deze casus?"},
        "description": {
            "short": "Weeg af hoeveel regie een casus nodig heeft, en wie die voert.",
            "full": (BIJ_TEST if gegevens.omgeving == "test" else "") + UITLEG,
        },
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": KLEUR,
        "bots": [_bot(gegevens)],
        "configurableTabs": [
            {
                "id": "overleg",
                "configurationUrl": f"https://{gegevens.domein}{INSTELLEN}",
                "canUpdateConfiguration": False,
                "scopes": ["team", "groupChat"],
                "context": list(PLEKKEN),
            }
        ],
        "staticTabs": [
            {"entityId": "conversations", "scopes": ["personal"]},
            *(_tabblad(gegevens, *tabblad) for tabblad in TABBLADEN),
        ],
        "composeExtensions": [_berichtopdracht(gegevens)],
        # Shared and private channels too: a tab there is a page like any other, and the bot leaves out who is from
        # elsewhere (docs/besluiten/0030-teams-overleg.md).
        "supportsChannelFeatures": "tier1",
        "defaultInstallScope": "personal",
        "defaultGroupCapability": {"team": "bot", "groupchat": "bot", "meetings": "tab"},
        "validDomains": [gegevens.domein],
        **({"webApplicationInfo": _aanmelden(gegevens)} if gegevens.aanmelden else {}),
    }


def _bot(gegevens: Gegevens) -> dict[str, Any]:
    opdrachten = [{"title": titel, "description": uitleg} for titel, uitleg in OPDRACHTEN]
    plekken = ("personal", "team", "groupChat")
    return {
        "botId": gegevens.app_id,
        "scopes": list(plekken),
        "supportsFiles": False,
        "isNotificationOnly": False,
        "commandLists": [{"scopes": [plek], "commands": opdrachten} for plek in plekken],
    }


def _tabblad(gegevens: Gegevens, nummer: str, naam: str, pad: str) -> dict[str, Any]:
    adres = f"https://{gegevens.domein}{pad}"
    return {
        "entityId": nummer,
        "name": naam,
        "contentUrl": adres,
        "websiteUrl": adres,
        "scopes": ["personal"],
        "context": ["personalTab"],
    }


def _berichtopdracht(gegevens: Gegevens) -> dict[str, Any]:
    """The command in the menu of a message. What it shows, the bot says when it is chosen (`fetchTask`)."""
    return {
        "botId": gegevens.app_id,
        "commands": [
            {
                "id": OPDRACHT_CASUS,
                "type": "action",
                "context": ["message"],
                "title": "Maak er een casus van",
                "description": "Weeg af wat in dit bericht staat, in je eigen chat met de app",
                "fetchTask": True,
            }
        ],
    }


def _aanmelden(gegevens: Gegevens) -> dict[str, str]:
    # For a bot and a tab together Entra wants the bot in the address.
    return {"id": gegevens.app_id, "resource": f"api://{gegevens.domein}/botid-{gegevens.app_id}"}
