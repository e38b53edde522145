"""What somebody stored is found by who he is; and the secret by which a calendar reads his agenda."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    tijd = sa.DateTime(timezone=True)
    op.create_index("ix_afwegingen_door", "afwegingen", ["door", "casus"])
    op.create_table(
        "agendasleutels",
        sa.Column("sleutel", sa.String(64), primary_key=True),
        sa.Column("gebruiker", sa.String(255), nullable=False),
        sa.Column("gemaakt_op", tijd, nullable=False),
        sa.Column("gebruikt_op", tijd, nullable=False),
        sa.UniqueConstraint("gebruiker", name="uq_agendasleutels_gebruiker"),
    )
    op.create_index("ix_agendasleutels_gebruikt_op", "agendasleutels", ["gebruikt_op"])


def downgrade() -> None:
    op.drop_table("agendasleutels")
    op.drop_index("ix_afwegingen_door", "afwegingen")
