"""The first tables: afwegingen (rows that never change), casusteller, beantwoord."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    volgorde = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    tijd = sa.DateTime(timezone=True)
    op.create_table(
        "afwegingen",
        sa.Column("id", volgorde, primary_key=True, autoincrement=True),
        sa.Column("afweging_id", sa.String(36), nullable=False),
        sa.Column("casus", sa.String(20), nullable=False),
        sa.Column("volgnummer", sa.Integer, nullable=False),
        sa.Column("profiel", sa.Text),
        sa.Column("antwoorden", sa.JSON, nullable=False),
        sa.Column("besluiten", sa.JSON, nullable=False),
        sa.Column("kaders", sa.JSON, nullable=False),
        sa.Column("engine_versie", sa.Text, nullable=False),
        sa.Column("afwijking", sa.JSON),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("termijnen", sa.JSON, nullable=False),
        sa.Column("vervolgstappen", sa.JSON, nullable=False),
        sa.Column("kanaal", sa.Text, nullable=False),
        sa.Column("door", sa.Text, nullable=False),
        sa.Column("vastgelegd_op", tijd, nullable=False),
        sa.UniqueConstraint("afweging_id", name="uq_afwegingen_afweging_id"),
        sa.UniqueConstraint("casus", "volgnummer", name="uq_afwegingen_casus_volgnummer"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_afwegingen_vastgelegd_op", "afwegingen", ["vastgelegd_op"])
    op.create_table(
        "casusteller",
        sa.Column("jaar", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("laatste", sa.Integer, nullable=False),
    )
    op.create_table(
        "beantwoord",
        sa.Column("gesprek", sa.String(255), primary_key=True),
        sa.Column("bericht_id", sa.String(255), primary_key=True),
        sa.Column("status", sa.Integer, nullable=False),
        sa.Column("antwoord", sa.Text, nullable=False),
        sa.Column("op", tijd, nullable=False),
    )
    op.create_index("ix_beantwoord_op", "beantwoord", ["op"])

    # A stored afweging never changes. DELETE stays possible: retention needs it.
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION afwegingen_weiger_wijziging() RETURNS trigger LANGUAGE plpgsql AS $$ "
            "BEGIN RAISE EXCEPTION 'een vastgelegde afweging verandert niet'; END $$"
        )
        op.execute(
            "CREATE TRIGGER afwegingen_onveranderlijk BEFORE UPDATE ON afwegingen "
            "FOR EACH ROW EXECUTE FUNCTION afwegingen_weiger_wijziging()"
        )
    else:
        op.execute(
            "CREATE TRIGGER afwegingen_onveranderlijk BEFORE UPDATE ON afwegingen "
            "BEGIN SELECT RAISE(ABORT, 'een vastgelegde afweging verandert niet'); END"
        )


def downgrade() -> None:
    raise NotImplementedError("going back would delete the dossier: restore a backup instead")
