"""Settings: the only place that reads environment variables.

docs/beheer.md lists them, from here (scripts/instellingen_doc.py).
"""

from __future__ import annotations

import getpass
import ipaddress
import os
import re
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeVar, get_args
from urllib.parse import SplitResult, urlsplit

from pydantic import BaseSettings, Extra, Field, ValidationError, root_validator, validator
from pydantic.fields import ModelField

from bot.afweging.fouten import OnbruikbareInvoer
from bot.schrijfwijze import en, of

PROJECT = Path(__file__).resolve().parent.parent
Rol = Literal["professional", "gedragswetenschapper", "teamleider", "beheerder", "trainer", "leerling"]
ROLLEN: tuple[str, ...] = get_args(Rol)
SLEUTELS = "REGIEWIJZER_SLEUTELS"
OEFENMAP = "REGIEWIJZER_OEFENMAP"
SESSIE_MINUTEN, SESSIE_UREN = 30, 9  # unless set otherwise
G = TypeVar("G", bound="Groep")


def _env(naam: str, standaard: Any, betekenis: str, toon: str = "", geheim: bool = False) -> Any:
    """A setting: its variable, its default, and what docs/beheer.md says of it.

    `toon`: how the default is written there.
    """
    return Field(standaard, env=naam, description=betekenis, toon=toon, repr=not geheim)


class Groep(BaseSettings):
    """Settings that come from the environment; an empty variable is as good as none.

    Paths are absolute, frozen once read.
    """

    class Config:
        case_sensitive = True
        extra = Extra.forbid
        frozen = True

        @classmethod
        def parse_env_var(cls, field_name: str, raw_val: str) -> str:
            return raw_val  # a list is text with commas here, never JSON

    @root_validator(pre=True)
    def _leeg_is_niets(cls, waarden: dict[str, Any]) -> dict[str, Any]:
        return {naam: waarde for naam, waarde in waarden.items() if not isinstance(waarde, str) or waarde.strip()}

    def met(self: G, **anders: Any) -> G:
        """The same, but for these."""
        return self.copy(update=anders)


def omgevingsnaam(veld: ModelField) -> str:
    """The environment variable of this field; "" for a group of its own."""
    return str(veld.field_info.extra.get("env") or "")


def _lees(groep: type[G], **anders: Any) -> G:
    """The group from the environment. Raises OnbruikbareInvoer: the one line of the first check that says no."""
    try:
        return groep(**anders)
    except ValidationError as fout:
        raise OnbruikbareInvoer(fout.errors()[0]["msg"]) from None


def _lees_groep(groep: type[G], begin: str, samen: tuple[str, ...], half: str) -> G | None:
    """None when nothing with this begin is set. Raises OnbruikbareInvoer when `samen` aren't all there."""
    if not any(waarde.strip() for naam, waarde in os.environ.items() if re.match(f"{begin}.", naam)):
        return None
    ontbreekt = [naam for naam in samen if not os.environ.get(naam, "").strip()]
    if ontbreekt:
        raise OnbruikbareInvoer(f"{half} is half ingesteld: zet ook {en(ontbreekt)}, of haal de rest van {begin}… weg.")
    return _lees(groep)


class Teams(Groep):
    """Microsoft Teams: the app registration, and where Microsoft's services are.

    `tenanten`: whose messages are taken. `hosts`: origins that a message may name as the service to answer to, as
    browsers write them.
    """

    app_id: str = _env("REGIEWIJZER_TEAMS_APP_ID", ..., "de Application (client) ID van de app-registratie")
    geheim: str = _env("REGIEWIJZER_TEAMS_GEHEIM", "", "het clientgeheim van die registratie", geheim=True)
    certificaat: Path | None = _env(
        "REGIEWIJZER_TEAMS_CERTIFICAAT",
        None,
        "in plaats van het geheim: een PEM-bestand met een RSA-sleutel en het certificaat",
    )
    tokenbestand: Path | None = _env(
        "REGIEWIJZER_TEAMS_TOKENBESTAND",
        None,
        "in plaats van het geheim: het bestand waarin het platform een token zet (*federated credential*)",
    )
    verloopt: date | None = _env(
        "REGIEWIJZER_TEAMS_VERLOOPT",
        None,
        "de laatste dag van het geheim, `2027-11-30`; 30 dagen ervoor staat het in het logboek. Van een certificaat "
        "leest Regiewijzer die dag zelf",
    )
    tenant: str = _env("REGIEWIJZER_TEAMS_TENANT", ..., "de Directory (tenant) ID van de registratie")
    tenanten: tuple[str, ...] = _env(
        "REGIEWIJZER_TEAMS_TENANTEN", (), "uit welke tenants berichten worden aangenomen, met komma's", "die tenant"
    )
    hosts: tuple[str, ...] = _env(
        "REGIEWIJZER_TEAMS_HOSTS",
        ("https://smba.trafficmanager.net",),
        "naar welke diensten van Teams antwoorden mogen gaan, met komma's",
    )
    openid: str = _env(
        "REGIEWIJZER_TEAMS_OPENID",
        "https://login.botframework.com/v1/.well-known/openidconfiguration",
        "waar staat met welke sleutels Bot Framework tekent",
        "die van Bot Framework",
    )
    uitgever: str = _env(
        "REGIEWIJZER_TEAMS_UITGEVER",
        "https://api.botframework.com",
        "wie het token van een binnenkomend bericht moet hebben uitgegeven",
    )
    token_url: str = _env(
        "REGIEWIJZER_TEAMS_TOKEN_URL",
        "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",
        "waar Regiewijzer zijn eigen token haalt; `{tenant}` wordt ingevuld",
        "die van Microsoft voor jouw tenant",
    )
    scope: str = _env("REGIEWIJZER_TEAMS_SCOPE", "https://api.botframework.com/.default", "waarvoor dat token geldt")
    aanmelden: bool = _env(
        "REGIEWIJZER_TEAMS_AANMELDEN",
        False,
        "`ja`: wie het tabblad in Teams opent, is vanzelf aangemeld",
        "`nee`",
    )
    aanmeld_url: str = _env(
        "REGIEWIJZER_TEAMS_AANMELD_URL",
        "https://login.microsoftonline.com/{tenant}/v2.0",
        "wie daarvoor het token moet hebben uitgegeven (*issuer*); `{tenant}` wordt ingevuld",
        "Entra van jouw tenant",
    )
    vensters: tuple[str, ...] = _env(
        "REGIEWIJZER_TEAMS_VENSTERS",
        ("https://teams.microsoft.com", "https://*.teams.microsoft.com", "https://teams.cloud.microsoft"),
        "in vensters van welke adressen de pagina's mogen staan (het tabblad), met komma's",
        "die van Teams",
    )

    @validator("geheim", "uitgever", "scope", pre=True)
    def _kaal(cls, waarde: str) -> str:
        return waarde.strip()

    @validator("certificaat", "tokenbestand", pre=True)
    def _absoluut(cls, waarde: Any) -> Path | None:
        return Path(str(waarde).strip()).absolute() if waarde else None

    @validator("verloopt", pre=True)
    def _een_dag(cls, waarde: Any, field: ModelField) -> date | None:
        try:
            return date.fromisoformat(waarde.strip()) if isinstance(waarde, str) else waarde
        except ValueError:
            raise OnbruikbareInvoer(f"{omgevingsnaam(field)} is geen dag, zoals 2027-11-30.") from None

    @validator("app_id", "tenant", pre=True)
    def _een_guid(cls, waarde: str, field: ModelField) -> str:
        return _guid(omgevingsnaam(field), waarde)

    @validator("tenanten", pre=True, always=True)
    def _guids(cls, waarde: Any, field: ModelField, values: dict[str, Any]) -> tuple[str, ...]:
        return tuple(_guid(omgevingsnaam(field), deel) for deel in _rij(waarde)) or (values.get("tenant", ""),)

    @validator("hosts", pre=True)
    def _diensten(cls, waarde: Any, field: ModelField) -> tuple[str, ...]:
        hosts = (host if "://" in host else f"https://{host}" for host in _rij(waarde))
        return tuple(_oorsprong(omgevingsnaam(field), host) for host in hosts)

    @validator("vensters", pre=True)
    def _ramen(cls, waarde: Any, field: ModelField) -> tuple[str, ...]:
        return tuple(_venster(omgevingsnaam(field), adres) for adres in _rij(waarde))

    @validator("aanmelden", pre=True)
    def _ja_of_nee(cls, waarde: Any, field: ModelField) -> bool:
        return waarde if isinstance(waarde, bool) else _ja_nee(omgevingsnaam(field), waarde)

    @validator("openid", "token_url", "aanmeld_url", pre=True, always=True)
    def _adres(cls, waarde: str, field: ModelField, values: dict[str, Any]) -> str:
        adres = waarde.strip().replace("{tenant}", values.get("tenant", ""))
        _veilig_adres(omgevingsnaam(field), adres)
        return adres


class Aanmelden(Groep):
    """The OpenID provider that users sign in with, what its roles are called here, and how long a session lasts.

    `issuer` is compared letter by letter. `rollen`: (role of the provider, one of ROLLEN) pairs; none: the provider
    uses our names.
    """

    issuer: str = _env(
        "REGIEWIJZER_OIDC_URL", ..., "het adres (*issuer*) van de aanbieder, precies zoals hij het zelf schrijft"
    )
    client: str = _env("REGIEWIJZER_OIDC_CLIENT", ..., "het nummer van Regiewijzer bij de aanbieder (*client id*)")
    geheim: str = _env("REGIEWIJZER_OIDC_GEHEIM", ..., "het geheim dat daarbij hoort (*client secret*)", geheim=True)
    rollen: tuple[tuple[str, str], ...] = _env(
        "REGIEWIJZER_OIDC_ROLLEN",
        (),
        "welke rol van de aanbieder welke rol hier is: `Regie.Professional=professional,Regie.Beheer=beheerder`",
    )
    claim: str = _env(
        "REGIEWIJZER_OIDC_CLAIM",
        "roles",
        "in welk gegeven (*claim*) de rollen staan; een punt gaat een laag dieper: `realm_access.roles`",
    )
    teamclaim: str = _env(
        "REGIEWIJZER_OIDC_TEAMCLAIM",
        "teams",
        "in welk gegeven de teams van een gebruiker staan; wie in een team zit, ziet de casussen ervan",
    )
    gemeenteclaim: str = _env(
        "REGIEWIJZER_OIDC_GEMEENTECLAIM",
        "gemeente",
        "in welk gegeven staat voor welke gemeente iemand werkt; gemeenten zien niets van elkaar",
    )
    scopes: str = _env("REGIEWIJZER_OIDC_SCOPES", "openid profile", "wat Regiewijzer de aanbieder vraagt")
    hulp: str = _env(
        "REGIEWIJZER_OIDC_HULP",
        "je functioneel beheerder",
        "wie je om een rol kunt vragen; staat op de pagina voor wie er geen heeft",
        "je functioneel beheerder",
    )
    minuten: int = _env(
        "REGIEWIJZER_SESSIE_MINUTEN", SESSIE_MINUTEN, "na zo veel minuten zonder verzoek moet je je opnieuw aanmelden"
    )
    uren: int = _env("REGIEWIJZER_SESSIE_UREN", SESSIE_UREN, "en in elk geval na zo veel uur")

    @validator("issuer", pre=True)
    def _van_een_organisatie(cls, waarde: str, field: ModelField) -> str:
        issuer = waarde.strip()
        delen = _veilig_adres(omgevingsnaam(field), issuer)
        van_iedereen = delen.hostname == "login.microsoftonline.com" and re.match(
            r"/(common|organizations|consumers)(/|$)", delen.path
        )
        if "{" in issuer or van_iedereen:
            raise OnbruikbareInvoer(
                f"{omgevingsnaam(field)} moet van één organisatie zijn: "
                "https://login.microsoftonline.com/TENANT-ID/v2.0."
            )
        return issuer

    @validator("client", "geheim", pre=True)
    def _kaal(cls, waarde: str) -> str:
        return waarde.strip()

    @validator("rollen", pre=True)
    def _vertaling(cls, waarde: Any, field: ModelField) -> tuple[tuple[str, str], ...]:
        return tuple(_rol(omgevingsnaam(field), paar) for paar in _rij(waarde)) if isinstance(waarde, str) else waarde

    @validator("scopes", pre=True)
    def _met_openid(cls, waarde: str, field: ModelField) -> str:
        if "openid" not in waarde.split():
            raise OnbruikbareInvoer(f"In {omgevingsnaam(field)} hoort in elk geval openid te staan.")
        return waarde

    @validator("minuten", "uren", pre=True)
    def _geheel(cls, waarde: Any, field: ModelField) -> int:
        return _aantal(omgevingsnaam(field), waarde)


class Instellingen(Groep):
    """What the environment says. A secret is None when it isn't set (the launcher then makes one)."""

    var: Path = _env(
        "REGIEWIJZER_VAR",
        PROJECT / "var",
        "waar alles staat wat verandert: databases, logboeken, het geheim",
        "`var/` in deze map",
    )
    database_url: str | None = _env(
        "REGIEWIJZER_DATABASE_URL",
        None,
        "het dossier: `sqlite:///pad/bestand.db` of `postgresql://naam:wachtwoord@server/database`",
        "SQLite, `dossier.db` in var",
        geheim=True,
    )
    tracker_url: str | None = _env(
        "REGIEWIJZER_TRACKER_URL",
        None,
        "de lopende gesprekken; zelfde vorm. Mag dezelfde PostgreSQL-database zijn",
        "SQLite, `tracker.db` in var",
        geheim=True,
    )
    profiel: str = _env(
        "REGIEWIJZER_PROFIEL", "standaard", "het profiel van een nieuwe afweging als de gebruiker geen ander noemt"
    )
    kader_mappen: tuple[Path, ...] = _env(
        "REGIEWIJZER_KADERS",
        (),
        "extra mappen met kaders, met `:` ertussen; zie [kader-toevoegen.md](kader-toevoegen.md)",
    )
    token: str | None = _env(
        "REGIEWIJZER_TOKEN",
        None,
        "het token dat toegang geeft; eenmaal gezet is het overal nodig, ook op deze computer zelf; minstens 16 "
        "willekeurige tekens",
        geheim=True,
    )
    metingen_token: str | None = _env(
        "REGIEWIJZER_METINGEN_TOKEN",
        None,
        "het token waarmee Prometheus op `/metrics` tellingen en tijden haalt, en niets anders; minstens 16 "
        "willekeurige tekens",
        "leeg: `/metrics` bestaat niet",
        geheim=True,
    )
    geheim: str | None = _env(
        "REGIEWIJZER_GEHEIM",
        None,
        "hieruit komen de sleutels tussen de onderdelen en van de gespreksnummers; minstens 16 tekens",
        "willekeurig, in `geheim` in var",
        geheim=True,
    )
    sleutels: tuple[str, ...] = _env(
        SLEUTELS,
        (),
        "de sleutels waarmee wordt versleuteld wat mensen typen, met `,` ertussen: de eerste versleutelt, alle "
        "ontsleutelen; `regiewijzer sleutels nieuw` maakt er een",
        "geen: wat iemand typt, staat leesbaar in de database",
        geheim=True,
    )
    url: str | None = _env(
        "REGIEWIJZER_URL",
        None,
        "het adres waarop gebruikers Regiewijzer openen, zonder pad: `https://regiewijzer.voorbeeld.nl`",
    )
    contact: str | None = _env(
        "REGIEWIJZER_CONTACT", None, "het e-mailadres van wie de API hier beheert; staat in `openapi.json`"
    )
    intranetten: tuple[str, ...] = _env(
        "REGIEWIJZER_INTRANETTEN",
        (),
        "de intranetten die de widget mogen tonen, met `,` ertussen: `https://intranet.voorbeeld.nl`; geen pad en "
        "geen `*`",
    )
    thema: Path | None = _env(
        "REGIEWIJZER_THEMA",
        None,
        "de huisstijl van de pagina's: een bestand (CSS of JSON) met design tokens van NL Design System, of de map van "
        "een pakket met tokens; zie [Huisstijl](#huisstijl)",
        "de kleuren van Regiewijzer",
    )
    sjablonen: Path | None = _env(
        "REGIEWIJZER_SJABLONEN",
        None,
        "een map met eigen Word-sjablonen (`afwegingsverslag.docx`, `gezin.docx`, `werkplan.docx`, `afspraken.docx`); "
        "wat er niet in staat, blijft van Regiewijzer. Zie [sjablonen.md](sjablonen.md)",
        "de sjablonen van Regiewijzer",
    )
    oefenmap: Path | None = _env(
        OEFENMAP,
        None,
        "een map met oefencasussen van je organisatie (YAML). Zie [oefenen.md](oefenen.md)",
    )
    per_minuut: int = _env(
        "REGIEWIJZER_PER_MINUUT",
        120,
        "berichten per minuut in één gesprek; vier keer zo veel per minuut van één gebruiker, en vier keer zo veel "
        "nieuwe gesprekken",
    )
    bewaardagen: int = _env(
        "REGIEWIJZER_BEWAARDAGEN", 730, "hoe lang een vastgelegde casus blijft, na de laatste afweging"
    )
    gesprekdagen: int = _env(
        "REGIEWIJZER_GESPREKDAGEN",
        1,
        "hoe lang een gesprek dat niet is vastgelegd blijft, na het laatste bericht",
    )
    postvakdagen: int = _env(
        "REGIEWIJZER_POSTVAKDAGEN",
        1,
        "hoe lang een antwoord onthouden blijft voor een bericht dat nog eens wordt gestuurd",
    )
    kaartdagen: int = _env(
        "REGIEWIJZER_KAARTDAGEN",
        30,
        "hoe lang Regiewijzer weet dat een kaart van Teams is beantwoord; een kaart die niemand beantwoordt, gaat met "
        "het gesprek weg",
    )
    teamsberichtdagen: int = _env(
        "REGIEWIJZER_TEAMSBERICHTDAGEN",
        30,
        "hoe lang Regiewijzer weet welke berichten van Teams het al heeft beantwoord (daarna telt een aangepast "
        "oud bericht als nieuw), en van een gesprek of het verder ging en is verwelkomd",
    )
    nl_model: str | None = _env(
        "NL_MODEL",
        None,
        "een eigen spaCy-model (naam of map) in plaats van het gevonden of samengestelde; train daarna opnieuw",
        "automatisch",
    )
    tensorflow: bool = _env(
        "REGIEWIJZER_TENSORFLOW",
        False,
        "`ja`: Rasa laadt TensorFlow ook als `config.yml` niets noemt dat het nodig heeft (kost ruim 400 MB geheugen)",
        "`nee`",
    )
    rasa_url: str = _env(
        "REGIEWIJZER_RASA_URL",
        "http://127.0.0.1:5006",
        "waar Rasa luistert; alleen zelf zetten als je de processen los start",
        "door `start` gezet",
    )
    actie_url: str = _env(
        "REGIEWIJZER_ACTIE_URL",
        "http://127.0.0.1:5056",
        "waar de actieserver luistert; alleen zelf zetten als je de processen los start",
        "door `start` gezet",
    )
    logvorm: str = _env(
        "REGIEWIJZER_LOGVORM",
        "tekst",
        "`tekst`, of `json` voor een programma dat de logboeken leest: per regel een object met tijd, niveau, naam, "
        "het nummer van het verzoek en het bericht",
    )
    actie_geheim: str | None = _env(
        "REGIEWIJZER_ACTIE_GEHEIM",
        None,
        "de sleutel tussen Rasa en de actieserver; alleen zelf zetten als je de processen los start",
        "door `start` gezet",
        geheim=True,
    )
    teams: Teams | None = Field(default=None, env=())
    aanmelden: Aanmelden | None = Field(default=None, env=())

    @validator("var", pre=True)
    def _absoluut(cls, waarde: Any) -> Path:
        return Path(waarde).absolute()

    @validator("thema", "sjablonen", "oefenmap", pre=True)
    def _absoluut_als_het_er_is(cls, waarde: Any) -> Path | None:
        return Path(str(waarde).strip()).absolute() if waarde else None

    @validator("kader_mappen", pre=True)
    def _mappen(cls, waarde: Any) -> tuple[Path, ...]:
        mappen = waarde.split(os.pathsep) if isinstance(waarde, str) else waarde
        return tuple(Path(map_).absolute() for map_ in mappen if map_)

    @validator("per_minuut", "bewaardagen", "gesprekdagen", "postvakdagen", "kaartdagen", "teamsberichtdagen", pre=True)
    def _geheel(cls, waarde: Any, field: ModelField) -> int:
        return _aantal(omgevingsnaam(field), waarde)

    @validator("sleutels", pre=True)
    def _fernet(cls, waarde: Any) -> tuple[str, ...]:
        return _sleutels(waarde) if isinstance(waarde, str) else waarde

    @validator("tensorflow", pre=True)
    def _ja_of_nee(cls, waarde: Any, field: ModelField) -> bool:
        return waarde if isinstance(waarde, bool) else _ja_nee(omgevingsnaam(field), waarde)

    @validator("logvorm", pre=True)
    def _tekst_of_json(cls, waarde: str, field: ModelField) -> str:
        if waarde.strip() not in ("tekst", "json"):
            raise OnbruikbareInvoer(f"{omgevingsnaam(field)} is {waarde!r}, maar moet tekst of json zijn.")
        return waarde.strip()

    @validator("url", pre=True)
    def _openbaar(cls, waarde: str | None, field: ModelField) -> str | None:
        return _oorsprong(omgevingsnaam(field), waarde.strip()) if waarde else None

    @validator("intranetten", pre=True)
    def _oorsprongen(cls, waarde: Any, field: ModelField) -> tuple[str, ...]:
        return tuple(_oorsprong(omgevingsnaam(field), adres) for adres in _rij(waarde))

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
    oidc, teams = "REGIEWIJZER_OIDC_", "REGIEWIJZER_TEAMS_"
    samen_oidc = ("REGIEWIJZER_URL", f"{oidc}URL", f"{oidc}CLIENT", f"{oidc}GEHEIM")
    manieren = [f"{teams}{naam}" for naam in ("CERTIFICAAT", "TOKENBESTAND", "GEHEIM")]
    gekozen = [naam for naam in manieren if os.environ.get(naam, "").strip()]
    if len(gekozen) > 1:
        raise OnbruikbareInvoer(f"Kies voor Teams één manier: {of(gekozen)}. Haal de rest weg.")
    samen_teams = (f"{teams}APP_ID", (gekozen or manieren)[-1], f"{teams}TENANT")
    gelezen = _lees(
        Instellingen,
        teams=_lees_groep(Teams, teams, samen_teams, "Teams"),
        aanmelden=_lees_groep(Aanmelden, oidc, samen_oidc, "Het aanmelden"),
    )
    if gelezen.teams and gelezen.teams.aanmelden and not gelezen.aanmelden:
        raise OnbruikbareInvoer(
            f"Met {teams}AANMELDEN hoort ook het aanmelden in de browser: zet {oidc}URL, {oidc}CLIENT en {oidc}GEHEIM."
        )
    return gelezen


def sleutels() -> tuple[str, ...]:
    """The ring of keys alone; who reads a column can't read all settings for it. Raises OnbruikbareInvoer."""
    return _sleutels(os.environ.get(SLEUTELS, ""))


def oefenmap() -> Path | None:
    """The folder with practice casussen of the organisation alone; None when it has none."""
    map_ = os.environ.get(OEFENMAP, "").strip()
    return Path(map_).absolute() if map_ else None


def account() -> str:
    """On whose behalf a command is given, for the audit log: the account on this server, also behind sudo."""
    try:
        return os.environ.get("SUDO_USER") or getpass.getuser()
    except (KeyError, OSError):  # a process without an account
        return ""


@lru_cache(maxsize=4)
def _sleutels(waarde: str) -> tuple[str, ...]:
    delen = tuple(_rij(waarde))
    if not all(re.fullmatch(r"[A-Za-z0-9_-]{43}=", deel) for deel in delen):
        raise OnbruikbareInvoer(
            f"{SLEUTELS}: minstens een van de {len(delen)} sleutels is er geen. Een sleutel heeft 44 tekens; maak er "
            "een met: regiewijzer sleutels nieuw."
        )
    return delen


def _aantal(naam: str, waarde: Any) -> int:
    tekst = str(waarde)
    if not tekst.isdecimal() or int(tekst) < 1:
        raise OnbruikbareInvoer(f"{naam} is {tekst!r}, maar moet een heel getal van 1 of meer zijn.")
    return int(tekst)


def _ja_nee(naam: str, waarde: str) -> bool:
    tekst = waarde.strip().lower()
    if tekst not in ("ja", "nee"):
        raise OnbruikbareInvoer(f"{naam} is {tekst!r}, maar moet ja of nee zijn.")
    return tekst == "ja"


def _rij(waarde: Any) -> list[str]:
    delen = waarde.split(",") if isinstance(waarde, str) else waarde
    return [deel.strip() for deel in delen if deel.strip()]


def _guid(naam: str, waarde: str) -> str:
    """An id of Entra, in lower case."""
    if not re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", waarde.strip().lower()):
        raise OnbruikbareInvoer(
            f"{naam}: {waarde.strip()!r} is geen id van Entra, zoals 11111111-2222-3333-4444-555555555555."
        )
    return waarde.strip().lower()


def _rol(naam: str, paar: str) -> tuple[str, str]:
    hunne, _, onze = (deel.strip() for deel in paar.rpartition("="))
    if not hunne or onze not in ROLLEN:
        raise OnbruikbareInvoer(
            f"{naam}: {paar.strip()!r} is geen rol=rol. Na de = hoort een van: {', '.join(ROLLEN)}."
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


def _venster(naam: str, adres: str) -> str:
    """An origin, or every name under a domain: https://*.name.nl. Never all of the web."""
    begin, ster, domein = adres.partition("://*.")
    if not ster:
        return _oorsprong(naam, adres)
    if "." not in domein:
        raise OnbruikbareInvoer(
            f"{naam}: na de ster in {adres!r} hoort een domein, zoals https://*.teams.microsoft.com."
        )
    return _oorsprong(naam, f"{begin}://{domein}").replace("://", "://*.")


def is_loopback(naam: str) -> bool:
    """Whether this name or address, as written, is this machine alone."""
    try:
        return naam.lower() == "localhost" or ipaddress.ip_address(naam).is_loopback
    except ValueError:
        return False
