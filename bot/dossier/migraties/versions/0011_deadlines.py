"""A row for each deadline, with an index, in place of all deadlines of a casus beside its caseload: an agenda reads no
more of them than it shows.

`deadlines` is filled after the migrations.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

TIJD = sa.DateTime(timezone=True)
_VOLGORDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "deadlines",
        sa.Column("afweging", _VOLGORDE, primary_key=True, autoincrement=False),
        sa.Column("plek", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("casus", sa.String(20), nullable=False),
        sa.Column("volgnummer", sa.Integer, nullable=False),
        sa.Column("gemeente", sa.String(100), nullable=False),
        sa.Column("door", sa.Text, nullable=False),
        sa.Column("laatste", sa.Boolean(create_constraint=False), nullable=False),
        sa.Column("termijn", sa.Text, nullable=False),
        sa.Column("label", sa.Text),
        sa.Column("uiterlijk", sa.String(40), nullable=False),
        sa.Column("eind", TIJD, nullable=False),
        sa.Column("vastgelegd_op", TIJD, nullable=False),
    )
    op.create_index("ix_deadlines_laatste", "deadlines", ["laatste", "eind", "casus", "plek"])
    op.create_index("ix_deadlines_door", "deadlines", ["door", "eind", "casus", "plek"])
    op.create_index("ix_deadlines_casus", "deadlines", ["casus", "door"])
    op.drop_column("caseload", "termijnen")


def downgrade() -> None:
    op.add_column("caseload", sa.Column("termijnen", sa.JSON(), nullable=False, server_default="[]"))
    op.drop_table("deadlines")
