"""What Alembic runs: the migrations, over the connection that it was given."""

from __future__ import annotations

from alembic import context

from forewarned.case.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
