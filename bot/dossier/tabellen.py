"""The tables of the case store (SQLAlchemy Core). A change here needs a new file in migraties/versions."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import Any

import sqlalchemy as sa

from bot.dossier.kluis import GetypteTekst, GetyptJson

VERSIETABEL = "dossier_versie"  # Alembic's own; named ours because the database may be shared (Rasa's tracker)
KOP = "0014"  # the newest migration; a test holds it to be Alembic's head


class UtcTijd(sa.types.TypeDecorator):  # type: ignore[misc]
    """Aware datetime in, aware UTC datetime out; SQLite keeps it as naive UTC, PostgreSQL as timestamptz."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without time zone can't be stored")
        value = value.astimezone(timezone.utc)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: datetime | None, dialect: Any) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=timezone.utc) if value.tzinfo is None else value.astimezone(timezone.utc)


# JSON and not JSONB: JSONB reorders keys and refuses \u0000; the receipt is kept as it was given.
JSON = sa.JSON(none_as_null=True)
VOLGORDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")  # SQLite numbers INTEGER keys only

metadata = sa.MetaData()

afwegingen = sa.Table(
    "afwegingen",
    metadata,
    sa.Column("id", VOLGORDE, primary_key=True, autoincrement=True),
    sa.Column("afweging_id", sa.String(36), nullable=False),
    sa.Column("casus", sa.String(20), nullable=False),
    sa.Column("volgnummer", sa.Integer, nullable=False),
    sa.Column("profiel", sa.Text),
    sa.Column("antwoorden", JSON, nullable=False),
    sa.Column("besluiten", JSON, nullable=False),
    sa.Column("kaders", JSON, nullable=False),
    sa.Column("engine_versie", sa.Text, nullable=False),
    sa.Column("afwijking", GetyptJson),
    sa.Column("status", sa.Text, nullable=False),
    sa.Column("termijnen", JSON, nullable=False),
    sa.Column("vervolgstappen", JSON, nullable=False),
    sa.Column("kanaal", sa.Text, nullable=False),
    sa.Column("door", sa.Text, nullable=False),
    sa.Column("vastgelegd_op", UtcTijd, nullable=False),
    sa.UniqueConstraint("afweging_id", name="uq_afwegingen_afweging_id"),
    sa.UniqueConstraint("casus", "volgnummer", name="uq_afwegingen_casus_volgnummer"),
    sa.Index("ix_afwegingen_vastgelegd_op", "vastgelegd_op"),
    sa.Index("ix_afwegingen_door", "door", "casus"),
    sqlite_autoincrement=True,  # an id is never given out twice, not even after a purge
)

# What became of an afweging (bot/dossier/statussen.py): rows are only added, and go with their casus.
statussen = sa.Table(
    "statussen",
    metadata,
    sa.Column("id", VOLGORDE, primary_key=True, autoincrement=True),
    sa.Column("casus", sa.String(20), nullable=False),
    sa.Column("volgnummer", sa.Integer, nullable=False),
    sa.Column("status", sa.String(20), nullable=False),
    sa.Column("inhoud", GetyptJson, nullable=False),
    sa.Column("door", sa.String(255), nullable=False),
    sa.Column("kanaal", sa.String(255), nullable=False),
    sa.Column("op", UtcTijd, nullable=False),
    sa.Index("ix_statussen_casus", "casus", "volgnummer", "id"),
    sa.Index("ix_statussen_status", "status", "casus"),
    sqlite_autoincrement=True,
)

# The last running number of each year. Its row is also the lock under which numbers are given out.
casusteller = sa.Table(
    "casusteller",
    metadata,
    sa.Column("jaar", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("laatste", sa.Integer, nullable=False),
)

# Answers already given to a message, so that a message delivered twice is answered twice but done once.
postvak = sa.Table(
    "postvak",
    metadata,
    sa.Column("gesprek", sa.String(255), primary_key=True),
    sa.Column("bericht_id", sa.String(255), primary_key=True),
    sa.Column("antwoord", GetypteTekst, nullable=False),
    sa.Column("op", UtcTijd, nullable=False),
    sa.Index("ix_postvak_op", "op"),
)

# Cards that were sent and can be answered. What was on one is only kept while it is open; that it was answered, and
# by which message, stays.
kaarten = sa.Table(
    "kaarten",
    metadata,
    sa.Column("gesprek", sa.String(255), primary_key=True),
    sa.Column("kaart", sa.String(32), primary_key=True),
    sa.Column("teams_id", sa.String(300)),
    sa.Column("inhoud", GetypteTekst),
    sa.Column("vraagt", sa.Boolean(create_constraint=False), nullable=False),
    sa.Column("verstuurd_op", UtcTijd, nullable=False),
    sa.Column("gesloten_op", UtcTijd),
    sa.Column("gesloten_door", sa.String(255)),
    sa.Index("ix_kaarten_verstuurd_op", "verstuurd_op"),
)

# What we know of a conversation as a whole. Not `gesprekken`: that is Rasa's side, which may share this database.
gespreksmerken = sa.Table(
    "gespreksmerken",
    metadata,
    sa.Column("gesprek", sa.String(255), primary_key=True),
    sa.Column("verder", sa.Boolean(create_constraint=False), nullable=False),
    sa.Column("verwelkomd", sa.Boolean(create_constraint=False), nullable=False),
    sa.Column("gezien_op", UtcTijd, nullable=False),
    sa.Index("ix_gespreksmerken_gezien_op", "gezien_op"),
)

# Activities of Teams that have been answered: sent again, or edited later, they are no new message.
teamsberichten = sa.Table(
    "teamsberichten",
    metadata,
    sa.Column("gesprek", sa.String(255), primary_key=True),
    sa.Column("merk", sa.String(255), primary_key=True),
    sa.Column("op", UtcTijd, nullable=False),
    sa.Index("ix_teamsberichten_op", "op"),
)

# Who is signed in. `sleutel` is a hash of what the browser has; `naam` is encrypted with it.
sessies = sa.Table(
    "sessies",
    metadata,
    sa.Column("sleutel", sa.String(64), primary_key=True),
    sa.Column("gebruiker", sa.String(64), nullable=False),
    sa.Column("rollen", JSON, nullable=False),
    sa.Column("naam", sa.Text),
    sa.Column("begonnen_op", UtcTijd, nullable=False),
    sa.Column("gezien_op", UtcTijd, nullable=False),
    sa.Column("teams", JSON),
    sa.Column("gemeente", sa.String(100), nullable=False, server_default=""),
)

# Sign-in attempts that have come back from the provider: none may come back twice.
aanmeldpogingen = sa.Table(
    "aanmeldpogingen",
    metadata,
    sa.Column("poging", sa.String(64), primary_key=True),
    sa.Column("op", UtcTijd, nullable=False),
)

# Who may read his agenda without signing in, from a calendar. `sleutel` is a hash of the secret in the address.
agendasleutels = sa.Table(
    "agendasleutels",
    metadata,
    sa.Column("sleutel", sa.String(64), primary_key=True),
    sa.Column("gebruiker", sa.String(255), nullable=False),
    sa.Column("gemaakt_op", UtcTijd, nullable=False),
    sa.Column("gebruikt_op", UtcTijd, nullable=False),
    sa.UniqueConstraint("gebruiker", name="uq_agendasleutels_gebruiker"),
    sa.Index("ix_agendasleutels_gebruikt_op", "gebruikt_op"),
)

# Who did what, when (the audit log). Each line has the hash of the one before; a trigger refuses UPDATE and DELETE.
gebeurtenissen = sa.Table(
    "gebeurtenissen",
    metadata,
    sa.Column("nummer", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True, autoincrement=False),
    sa.Column("op", UtcTijd, nullable=False),
    sa.Column("wie", sa.String(255), nullable=False),
    sa.Column("rollen", sa.String(255), nullable=False),
    sa.Column("wat", sa.String(20), nullable=False),
    sa.Column("casus", sa.String(20)),
    sa.Column("kanaal", sa.String(255), nullable=False),
    sa.Column("vorige", sa.String(64), nullable=False),
    sa.Column("hash", sa.String(64), nullable=False),
    sa.Column("namens", sa.String(255), nullable=False, server_default=""),
    sa.Index("ix_gebeurtenissen_casus", "casus", "nummer"),
)

# As whom somebody last signed in, for what comes in without (a calendar, Teams).
hoedanigheden = sa.Table(
    "hoedanigheden",
    metadata,
    sa.Column("wie", sa.String(255), primary_key=True),
    sa.Column("rollen", JSON, nullable=False),
    sa.Column("teams", JSON, nullable=False),
    sa.Column("gemeente", sa.String(100), nullable=False),
    sa.Column("gezien_op", UtcTijd, nullable=False),
    sa.Column("als", sa.String(255), nullable=False, server_default=""),
    sa.Index("ix_hoedanigheden_gezien_op", "gezien_op"),
)

# Who wants to be reminded in Teams. `adres` is where, encrypted by the poort.
herinneringen = sa.Table(
    "herinneringen",
    metadata,
    sa.Column("wie", sa.String(255), primary_key=True),
    sa.Column("adres", sa.Text, nullable=False),
    sa.Column("sinds", UtcTijd, nullable=False),
    sa.Column("ververst_op", UtcTijd, nullable=False),
    sa.Index("ix_herinneringen_ververst_op", "ververst_op"),
)

# Of what he was: claimed first (`genomen_op`), then sent.
herinnerd = sa.Table(
    "herinnerd",
    metadata,
    sa.Column("wie", sa.String(255), primary_key=True),
    sa.Column("sleutel", sa.String(100), primary_key=True),
    sa.Column("genomen_op", UtcTijd, nullable=False),
    sa.Column("verstuurd_op", UtcTijd),
    sa.Index("ix_herinnerd_genomen_op", "genomen_op"),
)

# One row a casus, of its last afweging: what lists and counts read. All of it but `gemeente` follows from afwegingen.
caseload = sa.Table(
    "caseload",
    metadata,
    sa.Column("casus", sa.String(20), primary_key=True),
    sa.Column("gemeente", sa.String(100), nullable=False),
    sa.Column("afweging", VOLGORDE, nullable=False),
    sa.Column("volgnummer", sa.Integer, nullable=False),
    sa.Column("begonnen_op", UtcTijd, nullable=False),
    sa.Column("vastgelegd_op", UtcTijd, nullable=False),
    sa.Column("door", sa.Text, nullable=False),
    sa.Column("profiel", sa.Text),
    sa.Column("urgentie", sa.Text),
    sa.Column("zwaarte", sa.Text),
    sa.Column("mp", sa.Text),
    sa.Column("leeftijd", sa.Text, nullable=False),
    sa.Column("redenen", JSON, nullable=False),
    sa.Column("eerste_deadline", UtcTijd),
    sa.Column("status", sa.String(20), nullable=False, server_default="advies"),
    sa.Index("ix_caseload_vastgelegd_op", "vastgelegd_op"),  # what is past its term
    sa.Index("ix_caseload_status", "gemeente", "status", "casus"),
)

# A row for each deadline that somebody's agenda can show. All of it but `gemeente` follows from afwegingen.
deadlines = sa.Table(
    "deadlines",
    metadata,
    sa.Column("afweging", VOLGORDE, primary_key=True, autoincrement=False),
    sa.Column("plek", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("casus", sa.String(20), nullable=False),
    sa.Column("volgnummer", sa.Integer, nullable=False),
    sa.Column("gemeente", sa.String(100), nullable=False),
    sa.Column("door", sa.Text, nullable=False),
    sa.Column("laatste", sa.Boolean(create_constraint=False), nullable=False),
    sa.Column("termijn", sa.Text, nullable=False),
    sa.Column("label", sa.Text),
    sa.Column("uiterlijk", sa.String(40), nullable=False),
    sa.Column("eind", UtcTijd, nullable=False),
    sa.Column("vastgelegd_op", UtcTijd, nullable=False),
    sa.Index("ix_deadlines_laatste", "laatste", "eind", "casus", "plek"),
    sa.Index("ix_deadlines_door", "door", "eind", "casus", "plek"),
    sa.Index("ix_deadlines_casus", "casus", "door"),
)

# Of which teams a casus is.
casusteams = sa.Table(
    "casusteams",
    metadata,
    sa.Column("gemeente", sa.String(100), primary_key=True),
    sa.Column("team", sa.String(100), primary_key=True),
    sa.Column("casus", sa.String(20), primary_key=True),
    sa.Index("ix_casusteams_casus", "casus"),
)

# What somebody practises, by kader and onderdeel (a besluit, a kenmerk): when it comes back (bot/oefenen/herhalen.py).
oefenkaarten = sa.Table(
    "oefenkaarten",
    metadata,
    sa.Column("wie", sa.String(255), primary_key=True),
    sa.Column("kader", sa.String(60), primary_key=True),
    sa.Column("onderdeel", sa.String(200), primary_key=True),
    sa.Column("kaart", JSON, nullable=False),
    sa.Column("goed", sa.Integer, nullable=False),
    sa.Column("fout", sa.Integer, nullable=False),
    sa.Column("laatst_goed", sa.Boolean(create_constraint=False), nullable=False),
    sa.Column("terug_op", UtcTijd, nullable=False),
    sa.Column("gezien_op", UtcTijd, nullable=False),
    sa.Index("ix_oefenkaarten_gezien_op", "gezien_op"),
)

# What came of one practice: how many besluiten of it were right, and how sure somebody was. `sleutel`: told twice, it
# is kept once.
oefenuitslagen = sa.Table(
    "oefenuitslagen",
    metadata,
    sa.Column("wie", sa.String(255), primary_key=True),
    sa.Column("sleutel", sa.String(150), primary_key=True),
    sa.Column("casus", sa.String(80), nullable=False),
    sa.Column("kader", sa.String(60), nullable=False),
    sa.Column("soort", sa.String(20), nullable=False),
    sa.Column("zekerheid", sa.String(20)),
    sa.Column("goed", sa.Integer, nullable=False),
    sa.Column("van", sa.Integer, nullable=False),
    sa.Column("op", UtcTijd, nullable=False),
    sa.Index("ix_oefenuitslagen_op", "op"),
)

# How far somebody is on the learning path: the steps that were done, and when.
leerpaden = sa.Table(
    "leerpaden",
    metadata,
    sa.Column("wie", sa.String(255), primary_key=True),
    sa.Column("stap", sa.String(60), primary_key=True),
    sa.Column("op", UtcTijd, nullable=False),
    sa.Index("ix_leerpaden_op", "op"),
)

# A meeting of the aanmeldteam while it lasts: who drives it, from which screen, and its head (encrypted JSON).
# `versie` counts every change, `inhoud_versie` is that of the last one in what was discussed.
overleggen = sa.Table(
    "overleggen",
    metadata,
    sa.Column("overleg", sa.String(32), primary_key=True),
    sa.Column("gemeente", sa.String(100), nullable=False),
    sa.Column("team", sa.String(100), nullable=False),
    sa.Column("door", sa.String(255), nullable=False),
    sa.Column("versie", sa.Integer, nullable=False),
    sa.Column("inhoud_versie", sa.Integer, nullable=False),
    sa.Column("kop", GetypteTekst, nullable=False),
    sa.Column("stuurder", sa.String(255), nullable=False),
    sa.Column("plek", sa.String(32), nullable=False),
    sa.Column("gezien_op", UtcTijd, nullable=False),
    sa.Column("vraagt", sa.String(255)),
    sa.Column("vraagt_plek", sa.String(32)),
    sa.Column("vraagt_rollen", sa.String(255)),
    sa.Column("laatste_wijziging", sa.String(32)),
    sa.Column("gewijzigd_op", UtcTijd, nullable=False),
    sa.Column("telt_vanaf", UtcTijd, nullable=False),
    sa.Index("ix_overleggen_team", "gemeente", "team"),
    sa.Index("ix_overleggen_door", "gemeente", "door"),
    sa.Index("ix_overleggen_telt_vanaf", "telt_vanaf"),
)

# One aanmelding of a meeting, with the version in which it last changed. They go with their meeting.
overlegstukken = sa.Table(
    "overlegstukken",
    metadata,
    sa.Column("overleg", sa.String(32), primary_key=True),
    sa.Column("stuk", sa.String(32), primary_key=True),
    sa.Column("versie", sa.Integer, nullable=False),
    sa.Column("inhoud", GetypteTekst, nullable=False),
)

# What the team put off: it outlives its meeting, and comes back on the list of the first one from `terug_op` on.
aangehouden = sa.Table(
    "aangehouden",
    metadata,
    sa.Column("stuk", sa.String(32), primary_key=True),
    sa.Column("gemeente", sa.String(100), nullable=False),
    sa.Column("team", sa.String(100), nullable=False),
    sa.Column("door", sa.String(255), nullable=False),
    sa.Column("terug_op", UtcTijd, nullable=False),
    sa.Column("inhoud", GetypteTekst, nullable=False),
    sa.Index("ix_aangehouden_team", "gemeente", "team", "terug_op"),
    sa.Index("ix_aangehouden_terug_op", "terug_op"),
)

# Something encrypted with the key of this installation: who opens the store with another one is told before he writes.
sleutelproef = sa.Table(
    "sleutelproef",
    metadata,
    sa.Column("nummer", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("proef", GetypteTekst, nullable=False),
)

# Practice sessions of a team (bot/dossier/oefensessies.py): about made-up casussen, and who judged is a hash.
oefensessies = sa.Table(
    "oefensessies",
    metadata,
    sa.Column("code", sa.String(10), primary_key=True),
    sa.Column("casus", sa.String(100), nullable=False),
    sa.Column("leider", sa.String(255), nullable=False),
    sa.Column("gemeente", sa.String(100), nullable=False),
    sa.Column("fase", sa.String(20), nullable=False),
    sa.Column("bespreking", GetypteTekst, nullable=False),
    sa.Column("begonnen_op", UtcTijd, nullable=False),
    sa.Column("gezien_op", UtcTijd, nullable=False),
    sa.Index("ix_oefensessies_leider", "leider", "begonnen_op"),
    sa.Index("ix_oefensessies_gezien_op", "gezien_op"),
)
oefenoordelen = sa.Table(
    "oefenoordelen",
    metadata,
    sa.Column("code", sa.String(10), primary_key=True),
    sa.Column("deelnemer", sa.String(64), primary_key=True),
    sa.Column("inhoud", GetyptJson, nullable=False),
    sa.Column("klaar", sa.Boolean(create_constraint=False), nullable=False),
)
