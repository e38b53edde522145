"""Whose a casus is, one small row a casus to list and count by, on whose behalf something was done, as whom somebody
signed in, and with which key typed reasons are encrypted.

Whose the casussen of before are isn't known: they stay of who stored them. `caseload` is filled after the migrations.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TIJD = sa.DateTime(timezone=True)
_VOLGORDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.add_column("gebeurtenissen", sa.Column("namens", sa.String(255), nullable=False, server_default=""))
    op.add_column("sessies", sa.Column("teams", sa.JSON(), nullable=True))
    op.add_column("sessies", sa.Column("gemeente", sa.String(100), nullable=False, server_default=""))
    op.create_table(
        "hoedanigheden",
        sa.Column("wie", sa.String(255), primary_key=True),
        sa.Column("rollen", sa.JSON(), nullable=False),
        sa.Column("teams", sa.JSON(), nullable=False),
        sa.Column("gemeente", sa.String(100), nullable=False),
        sa.Column("gezien_op", TIJD, nullable=False),
    )
    op.create_index("ix_hoedanigheden_gezien_op", "hoedanigheden", ["gezien_op"])
    op.create_table(
        "caseload",
        sa.Column("casus", sa.String(20), primary_key=True),
        sa.Column("gemeente", sa.String(100), nullable=False),
        sa.Column("afweging", _VOLGORDE, nullable=False),
        sa.Column("volgnummer", sa.Integer, nullable=False),
        sa.Column("begonnen_op", TIJD, nullable=False),
        sa.Column("vastgelegd_op", TIJD, nullable=False),
        sa.Column("door", sa.Text, nullable=False),
        sa.Column("profiel", sa.Text),
        sa.Column("urgentie", sa.Text),
        sa.Column("zwaarte", sa.Text),
        sa.Column("mp", sa.Text),
        sa.Column("leeftijd", sa.Text, nullable=False),
        sa.Column("redenen", sa.JSON(), nullable=False),
        sa.Column("eerste_deadline", TIJD),
    )
    op.create_table(
        "casusteams",
        sa.Column("gemeente", sa.String(100), primary_key=True),
        sa.Column("team", sa.String(100), primary_key=True),
        sa.Column("casus", sa.String(20), primary_key=True),
    )
    op.create_index("ix_casusteams_casus", "casusteams", ["casus"])
    op.create_table(
        "sleutelproef",
        sa.Column("nummer", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("proef", sa.Text, nullable=False),
    )


def downgrade() -> None:
    for tabel in ("sleutelproef", "casusteams", "caseload", "hoedanigheden"):
        op.drop_table(tabel)
    op.drop_column("sessies", "gemeente")
    op.drop_column("sessies", "teams")
    op.drop_column("gebeurtenissen", "namens")
