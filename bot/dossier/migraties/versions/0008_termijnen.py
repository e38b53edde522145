"""The status and the deadlines of a casus beside the rest of its caseload: what is ter bespreking is found by it, and
the agenda of everybody reads these alone.

`caseload` is filled after the migrations.
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("caseload", sa.Column("status", sa.String(20), nullable=False, server_default="advies"))
    op.create_index("ix_caseload_status", "caseload", ["gemeente", "status", "casus"])
    op.add_column("caseload", sa.Column("termijnen", sa.JSON(), nullable=False, server_default="[]"))


def downgrade() -> None:
    op.drop_column("caseload", "termijnen")
    op.drop_index("ix_caseload_status", "caseload")
    op.drop_column("caseload", "status")
