"""Alembic's entry point: runs the revisions on the connection that db.migrate hands over."""

from alembic import context

from db import schema  # noqa: F401 - loads every table
from db.base import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
