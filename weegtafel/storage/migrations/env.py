"""Alembic runs inside the transaction that ``storage.upgrade`` opened."""

from alembic import context

verbinding = context.config.attributes["connection"]
context.configure(connection=verbinding, transactional_ddl=True, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
