"""Practice sessions of a team, and what everybody judged in them."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

TIJD = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "oefensessies",
        sa.Column("code", sa.String(10), primary_key=True),
        sa.Column("casus", sa.String(100), nullable=False),
        sa.Column("leider", sa.String(255), nullable=False),
        sa.Column("gemeente", sa.String(100), nullable=False),
        sa.Column("fase", sa.String(20), nullable=False),
        sa.Column("bespreking", sa.Text, nullable=False),
        sa.Column("begonnen_op", TIJD, nullable=False),
        sa.Column("gezien_op", TIJD, nullable=False),
    )
    op.create_index("ix_oefensessies_leider", "oefensessies", ["leider", "begonnen_op"])
    op.create_index("ix_oefensessies_gezien_op", "oefensessies", ["gezien_op"])
    op.create_table(
        "oefenoordelen",
        sa.Column("code", sa.String(10), primary_key=True),
        sa.Column("deelnemer", sa.String(64), primary_key=True),
        sa.Column("inhoud", sa.JSON(), nullable=False),
        sa.Column("klaar", sa.Boolean(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("oefenoordelen")
    op.drop_table("oefensessies")
