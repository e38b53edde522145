"""Who is signed in: sessies, and the sign-in attempts that have been used."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    tijd = sa.DateTime(timezone=True)
    op.create_table(
        "sessies",
        sa.Column("sleutel", sa.String(64), primary_key=True),
        sa.Column("gebruiker", sa.String(64), nullable=False),
        sa.Column("rollen", sa.JSON, nullable=False),
        sa.Column("naam", sa.Text),
        sa.Column("begonnen_op", tijd, nullable=False),
        sa.Column("gezien_op", tijd, nullable=False),
    )
    op.create_table(
        "aanmeldpogingen",
        sa.Column("poging", sa.String(64), primary_key=True),
        sa.Column("op", tijd, nullable=False),
    )


def downgrade() -> None:
    raise NotImplementedError("restore a backup instead")
