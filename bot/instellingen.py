"""Settings: the only place that reads environment variables. Every one is listed in docs/beheer.md."""

from __future__ import annotations

import ipaddress
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import SplitResult, urlsplit

from bot.afweging.fouten import OnbruikbareInvoer
from bot.schrijfwijze import en

PROJECT = Path(__file__).resolve().parent.parent
Rol = Literal["professional", "gedragswetenschapper", "teamleider", "beheerder", "leerling"]
ROLLEN: tuple[str, ...] = get_args(Rol)


@dataclass(frozen=True)
class Teams:
    """Microsoft Teams: the app registration, and where Microsoft's services are.

    `tenanten`: whose messages are taken. `hosts`: origins that a message may name as the service to answer to, as browsers write them.
    """

    app_id: str
    geheim: str = field(repr=False)
    tenant: str
    tenanten: tuple[str, ...]
    hosts: tuple[str, ...] = ("https://smba.trafficmanager.net",)
    openid: str = "https://login.botframework.com/v1/.well-known/openidconfiguration"
    uitgever: str = "https://api.botframework.com"
    token_url: str = "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token"
    scope: str = "https://api.botframework.com/.default"


@dataclass(frozen=True)
class Aanmelden:
    """The OpenID provider that users sign in with, what its roles are called here, and how long a session lasts.

    `issuer` is compared letter by letter. `rollen`: (role of the provider, one of ROLLEN) pairs; none: the provider uses our names.
    """

    issuer: str
    client: str
    geheim: str = field(repr=False)
    claim: str = "roles"
    rollen: tuple[tuple[str, str], ...] = ()
    scopes: str = "openid profile"
    hulp: str = "je functioneel beheerder"  # whom somebody without a role may ask
    minuten: int = 30  # a session ends after so long without a request
    uren: int = 9  # and at the latest so long after signing in


@dataclass(frozen=True)
class Instellingen:
    """What the environment says. Paths are absolute; a secret is None when it isn't set (the launcher then makes one)."""

    var: Path
    database_url: str | None
    tracker_url: str | None
    profiel: str
    kader_mappen: tuple[Path, ...]
    nl_model: str | None
    token: str | None
    geheim: str | None
    rasa_url: str
    actie_url: str
    per_minuut: int
    bewaardagen: int
    gesprekdagen: int
    postvakdagen: int = 1
    kaartdagen: int = 30
    teamsberichtdagen: int = 30
    tensorflow: bool = False  # True: Rasa loads TensorFlow, also when config.yml asks for nothing that needs it
    intranetten: tuple[str, ...] = ()
    contact: str | None = None  # who answers for the API here: an e-mail address
    url: str | None = None  # the origin at which users reach us
    teams: Teams | None = None
    aanmelden: Aanmelden | None = None

    @property
    def database(self) -> str:
        """SQLAlchemy URL of the case store; by default SQLite under `var`."""
        return self.database_url or f"sqlite:///{self.var / 'dossier.db'}"

    @property
    def gesprekken_database(self) -> str:
        """SQLAlchemy URL of the running conversations (Rasa's tracker); by default SQLite under `var`."""
        return self.tracker_url or f"sqlite:///{self.var / 'tracker.db'}"


def lees() -> Instellingen:
    """Read the settings from the environment, each time anew (tests change them).

    Raises OnbruikbareInvoer when a number isn't one, an address isn't an origin, or a group of settings is half there.
    """
    env = os.environ
    mappen = env.get("REGIEWIJZER_KADERS", "")
    return Instellingen(
        var=Path(env.get("REGIEWIJZER_VAR") or PROJECT / "var").absolute(),
        database_url=env.get("REGIEWIJZER_DATABASE_URL") or None,
        tracker_url=env.get("REGIEWIJZER_TRACKER_URL") or None,
        profiel=env.get("REGIEWIJZER_PROFIEL") or "standaard",
        kader_mappen=tuple(Path(m).absolute() for m in mappen.split(os.pathsep) if m),
        nl_model=env.get("NL_MODEL") or None,
        token=env.get("REGIEWIJZER_TOKEN") or None,
        geheim=env.get("REGIEWIJZER_GEHEIM") or None,
        rasa_url=env.get("REGIEWIJZER_RASA_URL") or "http://127.0.0.1:5006",
        actie_url=env.get("REGIEWIJZER_ACTIE_URL") or "http://127.0.0.1:5056",
        per_minuut=_aantal("REGIEWIJZER_PER_MINUUT", 120),
        bewaardagen=_aantal("REGIEWIJZER_BEWAARDAGEN", 730),
        gesprekdagen=_aantal("REGIEWIJZER_GESPREKDAGEN", 30),
        postvakdagen=_aantal("REGIEWIJZER_POSTVAKDAGEN", Instellingen.postvakdagen),
        kaartdagen=_aantal("REGIEWIJZER_KAARTDAGEN", Instellingen.kaartdagen),
        teamsberichtdagen=_aantal("REGIEWIJZER_TEAMSBERICHTDAGEN", Instellingen.teamsberichtdagen),
        tensorflow=_ja_nee("REGIEWIJZER_TENSORFLOW"),
        intranetten=tuple(
            _oorsprong("REGIEWIJZER_INTRANETTEN", o.strip())
            for o in env.get("REGIEWIJZER_INTRANETTEN", "").split(",")
            if o.strip()
        ),
        url=_oorsprong("REGIEWIJZER_URL", env["REGIEWIJZER_URL"].strip()) if env.get("REGIEWIJZER_URL") else None,
        contact=env.get("REGIEWIJZER_CONTACT") or None,
        teams=_teams(),
        aanmelden=_aanmelden(),
    )


def _aantal(naam: str, standaard: int) -> int:
    waarde = os.environ.get(naam) or str(standaard)
    if not waarde.isdecimal() or int(waarde) < 1:
        raise OnbruikbareInvoer(f"{naam} is {waarde!r}, maar moet een heel getal van 1 of meer zijn.")
    return int(waarde)


def _ja_nee(naam: str) -> bool:
    waarde = os.environ.get(naam, "").strip().lower() or "nee"
    if waarde not in ("ja", "nee"):
        raise OnbruikbareInvoer(f"{naam} is {waarde!r}, maar moet ja of nee zijn.")
    return waarde == "ja"


def _aanmelden() -> Aanmelden | None:
    """The OpenID settings; None when there are none."""
    env = os.environ
    if not any(waarde for naam, waarde in env.items() if re.match("REGIEWIJZER_OIDC_.", naam)):
        return None
    nodig = ("REGIEWIJZER_URL", "REGIEWIJZER_OIDC_URL", "REGIEWIJZER_OIDC_CLIENT", "REGIEWIJZER_OIDC_GEHEIM")
    ontbreekt = [naam for naam in nodig if not env.get(naam)]
    if ontbreekt:
        raise OnbruikbareInvoer(
            f"Het aanmelden is half ingesteld: zet ook {en(ontbreekt)}, of haal de rest van REGIEWIJZER_OIDC_… weg."
        )
    issuer = env["REGIEWIJZER_OIDC_URL"].strip()
    delen = _veilig_adres("REGIEWIJZER_OIDC_URL", issuer)
    if "{" in issuer or (
        delen.hostname == "login.microsoftonline.com"
        and re.match(r"/(common|organizations|consumers)(/|$)", delen.path)
    ):
        raise OnbruikbareInvoer(
            "REGIEWIJZER_OIDC_URL moet van één organisatie zijn: https://login.microsoftonline.com/TENANT-ID/v2.0."
        )
    scopes = env.get("REGIEWIJZER_OIDC_SCOPES") or Aanmelden.scopes
    if "openid" not in scopes.split():
        raise OnbruikbareInvoer("In REGIEWIJZER_OIDC_SCOPES hoort in elk geval openid te staan.")
    return Aanmelden(
        issuer=issuer,
        client=env["REGIEWIJZER_OIDC_CLIENT"].strip(),
        geheim=env["REGIEWIJZER_OIDC_GEHEIM"].strip(),
        claim=env.get("REGIEWIJZER_OIDC_CLAIM") or Aanmelden.claim,
        rollen=tuple(_rol(paar) for paar in env.get("REGIEWIJZER_OIDC_ROLLEN", "").split(",") if paar.strip()),
        scopes=scopes,
        hulp=env.get("REGIEWIJZER_OIDC_HULP") or Aanmelden.hulp,
        minuten=_aantal("REGIEWIJZER_SESSIE_MINUTEN", Aanmelden.minuten),
        uren=_aantal("REGIEWIJZER_SESSIE_UREN", Aanmelden.uren),
    )


def _teams() -> Teams | None:
    """The Teams settings; None when there are none."""
    env = os.environ
    if not any(waarde.strip() for naam, waarde in env.items() if re.match("REGIEWIJZER_TEAMS_.", naam)):
        return None
    nodig = ("REGIEWIJZER_TEAMS_APP_ID", "REGIEWIJZER_TEAMS_GEHEIM", "REGIEWIJZER_TEAMS_TENANT")
    ontbreekt = [naam for naam in nodig if not env.get(naam, "").strip()]
    if ontbreekt:
        raise OnbruikbareInvoer(
            f"Teams is half ingesteld: zet ook {en(ontbreekt)}, of haal de rest van REGIEWIJZER_TEAMS_… weg."
        )
    tenant = _guid("REGIEWIJZER_TEAMS_TENANT", env["REGIEWIJZER_TEAMS_TENANT"])
    token_url = _of("REGIEWIJZER_TEAMS_TOKEN_URL", Teams.token_url).replace("{tenant}", tenant)
    openid = _of("REGIEWIJZER_TEAMS_OPENID", Teams.openid)
    _veilig_adres("REGIEWIJZER_TEAMS_TOKEN_URL", token_url)
    _veilig_adres("REGIEWIJZER_TEAMS_OPENID", openid)
    return Teams(
        app_id=_guid("REGIEWIJZER_TEAMS_APP_ID", env["REGIEWIJZER_TEAMS_APP_ID"]),
        geheim=env["REGIEWIJZER_TEAMS_GEHEIM"].strip(),
        tenant=tenant,
        tenanten=tuple(_guid("REGIEWIJZER_TEAMS_TENANTEN", t) for t in _rij(_of("REGIEWIJZER_TEAMS_TENANTEN", tenant))),
        hosts=tuple(
            _oorsprong("REGIEWIJZER_TEAMS_HOSTS", h if "://" in h else f"https://{h}")
            for h in _rij(_of("REGIEWIJZER_TEAMS_HOSTS", ",".join(Teams.hosts)))
        ),
        openid=openid,
        uitgever=_of("REGIEWIJZER_TEAMS_UITGEVER", Teams.uitgever),
        token_url=token_url,
        scope=_of("REGIEWIJZER_TEAMS_SCOPE", Teams.scope),
    )


def _of(naam: str, standaard: str) -> str:
    return os.environ.get(naam, "").strip() or standaard


def _rij(waarde: str) -> list[str]:
    return [deel.strip() for deel in waarde.split(",") if deel.strip()]


def _guid(naam: str, waarde: str) -> str:
    """An id of Entra, in lower case."""
    if not re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", waarde.strip().lower()):
        raise OnbruikbareInvoer(
            f"{naam}: {waarde.strip()!r} is geen id van Entra, zoals 11111111-2222-3333-4444-555555555555."
        )
    return waarde.strip().lower()


def _rol(paar: str) -> tuple[str, str]:
    hunne, _, onze = (deel.strip() for deel in paar.rpartition("="))
    if not hunne or onze not in ROLLEN:
        raise OnbruikbareInvoer(
            f"REGIEWIJZER_OIDC_ROLLEN: {paar.strip()!r} is geen rol=rol. Na de = hoort een van: {', '.join(ROLLEN)}."
        )
    return hunne, onze


def _veilig_adres(naam: str, adres: str) -> SplitResult:
    """The parts of an https address without query, or an http one on this machine."""
    fout = OnbruikbareInvoer(
        f"{naam}: {adres!r} is geen bruikbaar adres. Begin met https:// (http:// mag alleen op deze computer zelf)."
    )
    try:
        delen = urlsplit(adres)
        delen.port  # noqa: B018  (reads it: a port that isn't a number raises)
    except ValueError:
        raise fout from None
    if delen.scheme != "https" and not (delen.scheme == "http" and is_loopback(delen.hostname or "")):
        raise fout
    if (
        not adres.isascii()
        or not re.fullmatch(r"[\w.:\[\]-]+", delen.netloc)
        or not delen.hostname
        or delen.query
        or delen.fragment
    ):
        raise fout
    return delen


def _oorsprong(naam: str, adres: str) -> str:
    """The origin as browsers write it: https://name or https://name:port."""
    delen = _veilig_adres(naam, adres)
    if delen.path not in ("", "/"):
        raise OnbruikbareInvoer(f"{naam}: zet {adres!r} zonder pad, dus alleen https://naam of https://naam:poort.")
    return f"{delen.scheme}://{delen.netloc}".lower().removesuffix(":443" if delen.scheme == "https" else ":80")


def is_loopback(naam: str) -> bool:
    """Whether this name or address, as written, is this machine alone."""
    try:
        return naam.lower() == "localhost" or ipaddress.ip_address(naam).is_loopback
    except ValueError:
        return False
