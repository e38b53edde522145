"""Run by Alembic, from bot.dossier.migreren only, inside a transaction that is already open and locked."""

from alembic import context

from bot.dossier.tabellen import VERSIETABEL, metadata

context.configure(
    connection=context.config.attributes["verbinding"],
    target_metadata=metadata,
    version_table=VERSIETABEL,
    transactional_ddl=True,  # SQLite's DDL is transactional too, now that we send BEGIN ourselves
)
with context.begin_transaction():
    context.run_migrations()
