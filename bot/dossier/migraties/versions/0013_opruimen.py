"""What is past its term is found by an index: the cleaning, every ten minutes, read the whole store under its lock."""

from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_caseload_vastgelegd_op", "caseload", ["vastgelegd_op"])


def downgrade() -> None:
    op.drop_index("ix_caseload_vastgelegd_op", "caseload")
