"""The meeting of the aanmeldteam while it lasts, its aanmeldingen, and what it put off."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

TIJD = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "overleggen",
        sa.Column("overleg", sa.String(32), primary_key=True),
        sa.Column("gemeente", sa.String(100), nullable=False),
        sa.Column("team", sa.String(100), nullable=False),
        sa.Column("door", sa.String(255), nullable=False),
        sa.Column("versie", sa.Integer, nullable=False),
        sa.Column("inhoud_versie", sa.Integer, nullable=False),
        sa.Column("kop", sa.Text, nullable=False),
        sa.Column("stuurder", sa.String(255), nullable=False),
        sa.Column("plek", sa.String(32), nullable=False),
        sa.Column("gezien_op", TIJD, nullable=False),
        sa.Column("vraagt", sa.String(255)),
        sa.Column("vraagt_plek", sa.String(32)),
        sa.Column("vraagt_rollen", sa.String(255)),
        sa.Column("laatste_wijziging", sa.String(32)),
        sa.Column("gewijzigd_op", TIJD, nullable=False),
        sa.Column("telt_vanaf", TIJD, nullable=False),
    )
    op.create_index("ix_overleggen_team", "overleggen", ["gemeente", "team"])
    op.create_index("ix_overleggen_door", "overleggen", ["gemeente", "door"])
    op.create_index("ix_overleggen_telt_vanaf", "overleggen", ["telt_vanaf"])
    op.create_table(
        "overlegstukken",
        sa.Column("overleg", sa.String(32), primary_key=True),
        sa.Column("stuk", sa.String(32), primary_key=True),
        sa.Column("versie", sa.Integer, nullable=False),
        sa.Column("inhoud", sa.Text, nullable=False),
    )
    op.create_table(
        "aangehouden",
        sa.Column("stuk", sa.String(32), primary_key=True),
        sa.Column("gemeente", sa.String(100), nullable=False),
        sa.Column("team", sa.String(100), nullable=False),
        sa.Column("door", sa.String(255), nullable=False),
        sa.Column("terug_op", TIJD, nullable=False),
        sa.Column("inhoud", sa.Text, nullable=False),
    )
    op.create_index("ix_aangehouden_team", "aangehouden", ["gemeente", "team", "terug_op"])
    op.create_index("ix_aangehouden_terug_op", "aangehouden", ["terug_op"])


def downgrade() -> None:
    for tabel in ("aangehouden", "overlegstukken", "overleggen"):
        op.drop_table(tabel)
