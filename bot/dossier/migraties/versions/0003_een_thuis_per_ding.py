"""One table for each thing that lasts: `beantwoord` becomes postvak, kaarten, gespreksmerken and teamsberichten.

In `beantwoord` the key told what a row was: "verder" and "teams-welkom" (marks of a conversation), "teams-…" (a
handled activity), "kaart-…" (a sent card, JSON {"id", "inhoud"}), "gesloten-…" (that card was answered); any other
row was the answer to a message.
"""

import json

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TIJD = sa.DateTime(timezone=True)
_PER_KEER = 500
_GEEN_ANTWOORD = (
    "(bericht_id IN ('verder', 'teams-welkom') OR bericht_id LIKE 'teams-%'"
    " OR bericht_id LIKE 'kaart-%' OR bericht_id LIKE 'gesloten-%')"
)


def upgrade() -> None:
    op.create_table(
        "postvak",
        sa.Column("gesprek", sa.String(255), primary_key=True),
        sa.Column("bericht_id", sa.String(255), primary_key=True),
        sa.Column("antwoord", sa.Text, nullable=False),
        sa.Column("op", TIJD, nullable=False),
    )
    op.create_index("ix_postvak_op", "postvak", ["op"])
    op.create_table(
        "kaarten",
        sa.Column("gesprek", sa.String(255), primary_key=True),
        sa.Column("kaart", sa.String(32), primary_key=True),
        sa.Column("teams_id", sa.String(300)),
        sa.Column("inhoud", sa.Text),
        sa.Column("vraagt", sa.Boolean(create_constraint=False), nullable=False),
        sa.Column("verstuurd_op", TIJD, nullable=False),
        sa.Column("gesloten_op", TIJD),
        sa.Column("gesloten_door", sa.String(255)),
    )
    op.create_index("ix_kaarten_verstuurd_op", "kaarten", ["verstuurd_op"])
    op.create_table(
        "gespreksmerken",
        sa.Column("gesprek", sa.String(255), primary_key=True),
        sa.Column("verder", sa.Boolean(create_constraint=False), nullable=False),
        sa.Column("verwelkomd", sa.Boolean(create_constraint=False), nullable=False),
        sa.Column("gezien_op", TIJD, nullable=False),
    )
    op.create_index("ix_gespreksmerken_gezien_op", "gespreksmerken", ["gezien_op"])
    op.create_table(
        "teamsberichten",
        sa.Column("gesprek", sa.String(255), primary_key=True),
        sa.Column("merk", sa.String(255), primary_key=True),
        sa.Column("op", TIJD, nullable=False),
    )
    op.create_index("ix_teamsberichten_op", "teamsberichten", ["op"])

    op.execute(
        "INSERT INTO postvak (gesprek, bericht_id, antwoord, op)"
        f" SELECT gesprek, bericht_id, antwoord, op FROM beantwoord WHERE NOT {_GEEN_ANTWOORD}"
    )
    op.execute(
        "INSERT INTO teamsberichten (gesprek, merk, op) SELECT gesprek, bericht_id, op FROM beantwoord"
        " WHERE bericht_id LIKE 'teams-%' AND bericht_id <> 'teams-welkom'"
    )
    op.execute(
        "INSERT INTO gespreksmerken (gesprek, verder, verwelkomd, gezien_op)"
        " SELECT gesprek, MAX(CASE WHEN bericht_id = 'verder' THEN 1 ELSE 0 END) = 1,"
        " MAX(CASE WHEN bericht_id = 'teams-welkom' THEN 1 ELSE 0 END) = 1, MAX(op)"
        " FROM beantwoord WHERE bericht_id IN ('verder', 'teams-welkom') GROUP BY gesprek"
    )
    _kaarten_mee()
    op.drop_table("beantwoord")


def _kaarten_mee() -> None:
    """The cards with what became of them.

    Which of them waited for an answer only the process knew, so none does: as after a restart.
    """
    verbinding = op.get_bind()
    vraag = sa.text(
        "SELECT k.gesprek, substr(k.bericht_id, 7) AS kaart, k.antwoord, k.op AS verstuurd_op, g.op AS gesloten_op"
        " FROM beantwoord k LEFT JOIN beantwoord g ON g.gesprek = k.gesprek"
        " AND g.bericht_id = 'gesloten-' || substr(k.bericht_id, 7) WHERE k.bericht_id LIKE 'kaart-%'"
    ).columns(verstuurd_op=TIJD, gesloten_op=TIJD)
    kaarten = sa.table("kaarten", *(sa.column(naam) for naam in ("gesprek", "kaart", "teams_id", "inhoud", "vraagt")))
    kaarten.append_column(sa.column("verstuurd_op", TIJD))
    kaarten.append_column(sa.column("gesloten_op", TIJD))
    for deel in verbinding.execute(vraag.execution_options(stream_results=True)).mappings().partitions(_PER_KEER):
        rijen = [
            {
                **{naam: rij[naam] for naam in ("gesprek", "kaart", "verstuurd_op", "gesloten_op")},
                "teams_id": str(bewaard["id"]),
                "inhoud": None if rij["gesloten_op"] else json.dumps(bewaard["inhoud"], ensure_ascii=False),
                "vraagt": False,
            }
            for rij in deel
            for bewaard in [json.loads(rij["antwoord"])]
        ]
        verbinding.execute(sa.insert(kaarten), rijen)


def downgrade() -> None:
    op.create_table(
        "beantwoord",
        sa.Column("gesprek", sa.String(255), primary_key=True),
        sa.Column("bericht_id", sa.String(255), primary_key=True),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("antwoord", sa.Text, nullable=False),
        sa.Column("op", TIJD, nullable=False),
    )
    op.create_index("ix_beantwoord_op", "beantwoord", ["op"])
    in_ = "INSERT INTO beantwoord (gesprek, bericht_id, status, antwoord, op) SELECT gesprek,"
    op.execute(f"{in_} bericht_id, 200, antwoord, op FROM postvak")
    op.execute(f"{in_} merk, 200, '{{}}', op FROM teamsberichten")
    op.execute(f"{in_} 'verder', 200, '{{}}', gezien_op FROM gespreksmerken WHERE verder")
    op.execute(f"{in_} 'teams-welkom', 200, '{{}}', gezien_op FROM gespreksmerken WHERE verwelkomd")
    # What was on an answered card is gone: that it was answered is enough to refuse a second answer.
    op.execute(f"{in_} 'gesloten-' || kaart, 200, '{{}}', gesloten_op FROM kaarten WHERE gesloten_op IS NOT NULL")
    _kaarten_terug()
    for tabel in ("postvak", "kaarten", "gespreksmerken", "teamsberichten"):
        op.drop_table(tabel)


def _kaarten_terug() -> None:
    verbinding = op.get_bind()
    vraag = sa.text("SELECT gesprek, kaart, teams_id, inhoud, verstuurd_op FROM kaarten WHERE gesloten_op IS NULL")
    beantwoord = sa.table("beantwoord", *(sa.column(naam) for naam in ("gesprek", "bericht_id", "status", "antwoord")))
    beantwoord.append_column(sa.column("op", TIJD))
    lopend = verbinding.execute(vraag.columns(verstuurd_op=TIJD).execution_options(stream_results=True)).mappings()
    for deel in lopend.partitions(_PER_KEER):
        rijen = [
            {
                "gesprek": rij["gesprek"],
                "bericht_id": f"kaart-{rij['kaart']}",
                "status": 200,
                "antwoord": json.dumps(
                    {"id": rij["teams_id"], "inhoud": json.loads(rij["inhoud"])}, ensure_ascii=False
                ),
                "op": rij["verstuurd_op"],
            }
            for rij in deel
        ]
        verbinding.execute(sa.insert(beantwoord), rijen)
