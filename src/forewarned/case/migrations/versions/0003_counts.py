"""Counts of the pages by indexes alone, and the records of an actor without its entries."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_INDEXES = (
    ("board_entries_by_kind", "board_entries", ("generation", "kind", "verdict", "doubt")),
    ("board_entries_by_verdict", "board_entries", ("generation", "document", "verdict")),
    ("documents_by_published", "documents", ("published",)),
)


def upgrade() -> None:
    """Add them; the board is laid out anew."""
    for name, table, columns in _INDEXES:
        op.create_index(name, table, list(columns))
    op.drop_index("board_mentions_by_actor", "board_mentions")
    op.add_column("board_mentions", sa.Column("record", sa.Text))
    op.create_index("board_mentions_by_actor", "board_mentions", ["generation", "actor", "slot", "record"])
    op.execute("DELETE FROM board")


def downgrade() -> None:
    """Drop them."""
    op.drop_index("board_mentions_by_actor", "board_mentions")
    op.drop_column("board_mentions", "record")
    op.create_index("board_mentions_by_actor", "board_mentions", ["generation", "actor"])
    for name, table, _ in _INDEXES:
        op.drop_index(name, table)
