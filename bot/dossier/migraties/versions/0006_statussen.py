"""What becomes of an afweging: settled, put before somebody, closed."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_VOLGORDE = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "statussen",
        sa.Column("id", _VOLGORDE, primary_key=True, autoincrement=True),
        sa.Column("casus", sa.String(20), nullable=False),
        sa.Column("volgnummer", sa.Integer, nullable=False),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("inhoud", sa.JSON(), nullable=False),
        sa.Column("door", sa.String(255), nullable=False),
        sa.Column("kanaal", sa.String(255), nullable=False),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_statussen_casus", "statussen", ["casus", "volgnummer", "id"])
    op.create_index("ix_statussen_status", "statussen", ["status", "casus"])


def downgrade() -> None:
    op.drop_table("statussen")
