"""Who wants to be reminded in Teams, and of what he was; and as whom somebody in Teams is known in the browser."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

TIJD = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "herinneringen",
        sa.Column("wie", sa.String(255), primary_key=True),
        sa.Column("adres", sa.Text, nullable=False),
        sa.Column("sinds", TIJD, nullable=False),
        sa.Column("ververst_op", TIJD, nullable=False),
    )
    op.create_index("ix_herinneringen_ververst_op", "herinneringen", ["ververst_op"])
    op.create_table(
        "herinnerd",
        sa.Column("wie", sa.String(255), primary_key=True),
        sa.Column("sleutel", sa.String(100), primary_key=True),
        sa.Column("genomen_op", TIJD, nullable=False),
        sa.Column("verstuurd_op", TIJD),
    )
    op.create_index("ix_herinnerd_genomen_op", "herinnerd", ["genomen_op"])
    op.add_column("hoedanigheden", sa.Column("als", sa.String(255), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("hoedanigheden", "als")
    op.drop_table("herinnerd")
    op.drop_table("herinneringen")
