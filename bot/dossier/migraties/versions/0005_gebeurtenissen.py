"""The audit log: lines that are only ever added."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_WEIGERT = "een regel van het logboek verandert niet"


def upgrade() -> None:
    op.create_table(
        "gebeurtenissen",
        sa.Column(
            "nummer", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True, autoincrement=False
        ),
        sa.Column("op", sa.DateTime(timezone=True), nullable=False),
        sa.Column("wie", sa.String(255), nullable=False),
        sa.Column("rollen", sa.String(255), nullable=False),
        sa.Column("wat", sa.String(20), nullable=False),
        sa.Column("casus", sa.String(20)),
        sa.Column("kanaal", sa.String(255), nullable=False),
        sa.Column("vorige", sa.String(64), nullable=False),
        sa.Column("hash", sa.String(64), nullable=False),
    )
    op.create_index("ix_gebeurtenissen_casus", "gebeurtenissen", ["casus", "nummer"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION gebeurtenissen_weiger() RETURNS trigger LANGUAGE plpgsql AS $$ "
            f"BEGIN RAISE EXCEPTION '{_WEIGERT}'; END $$"
        )
        op.execute(
            "CREATE TRIGGER gebeurtenissen_alleen_erbij BEFORE UPDATE OR DELETE OR TRUNCATE ON gebeurtenissen "
            "FOR EACH STATEMENT EXECUTE FUNCTION gebeurtenissen_weiger()"
        )
        return
    for wat in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER gebeurtenissen_geen_{wat.lower()} BEFORE {wat} ON gebeurtenissen "
            f"BEGIN SELECT RAISE(ABORT, '{_WEIGERT}'); END"
        )


def downgrade() -> None:
    op.drop_table("gebeurtenissen")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION gebeurtenissen_weiger()")
