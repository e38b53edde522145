"""What somebody practises and when it comes back, what came of it, and how far he is on the learning path."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

TIJD = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "oefenkaarten",
        sa.Column("wie", sa.String(255), primary_key=True),
        sa.Column("kader", sa.String(60), primary_key=True),
        sa.Column("onderdeel", sa.String(200), primary_key=True),
        sa.Column("kaart", sa.JSON(), nullable=False),
        sa.Column("goed", sa.Integer, nullable=False),
        sa.Column("fout", sa.Integer, nullable=False),
        sa.Column("laatst_goed", sa.Boolean(create_constraint=False), nullable=False),
        sa.Column("terug_op", TIJD, nullable=False),
        sa.Column("gezien_op", TIJD, nullable=False),
    )
    op.create_index("ix_oefenkaarten_gezien_op", "oefenkaarten", ["gezien_op"])
    op.create_table(
        "oefenuitslagen",
        sa.Column("wie", sa.String(255), primary_key=True),
        sa.Column("sleutel", sa.String(150), primary_key=True),
        sa.Column("casus", sa.String(80), nullable=False),
        sa.Column("kader", sa.String(60), nullable=False),
        sa.Column("soort", sa.String(20), nullable=False),
        sa.Column("zekerheid", sa.String(20)),
        sa.Column("goed", sa.Integer, nullable=False),
        sa.Column("van", sa.Integer, nullable=False),
        sa.Column("op", TIJD, nullable=False),
    )
    op.create_index("ix_oefenuitslagen_op", "oefenuitslagen", ["op"])
    op.create_table(
        "leerpaden",
        sa.Column("wie", sa.String(255), primary_key=True),
        sa.Column("stap", sa.String(60), primary_key=True),
        sa.Column("op", TIJD, nullable=False),
    )
    op.create_index("ix_leerpaden_op", "leerpaden", ["op"])


def downgrade() -> None:
    for tabel in ("leerpaden", "oefenuitslagen", "oefenkaarten"):
        op.drop_table(tabel)
