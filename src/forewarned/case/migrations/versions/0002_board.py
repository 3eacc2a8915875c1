"""The board that pages are read from, the index of words for the search, and accounts."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TEXT, _NUMBER, _TRUTH = sa.Text, sa.Integer, sa.Boolean
# The columns after generation and position, by table: name -> (type, whether it may be empty).
_LAID: dict[str, dict[str, tuple[type[sa.Text | sa.Integer | sa.Boolean], bool]]] = {
    "board_entries": {
        "id": (_TEXT, False), "document": (_NUMBER, False), "span_start": (_NUMBER, False),
        "span_end": (_NUMBER, False), "kind": (_TEXT, False), "verdict": (_TEXT, False), "flagged": (_TRUTH, False),
        "doubt": (_NUMBER, False), "record": (_TEXT, True), "day": (_TEXT, True), "version": (_TEXT, False),
        "body": (_TEXT, False),
    },
    "board_records": {
        "id": (_TEXT, False), "kind": (_TEXT, False), "verdict": (_TEXT, False), "first_day": (_TEXT, True),
        "last_day": (_TEXT, True), "actor": (_TEXT, True), "title": (_TEXT, False), "mentions": (_NUMBER, False),
        "documents": (_NUMBER, False), "origins": (_NUMBER, False), "credibility": (_NUMBER, True),
        "contradicted": (_TRUTH, False), "body": (_TEXT, False),
    },
    "board_actors": {
        "id": (_TEXT, False), "name": (_TEXT, False), "kind": (_TEXT, False), "mentions": (_NUMBER, False),
        "body": (_TEXT, False),
    },
    "board_mentions": {
        "actor": (_TEXT, False), "entry": (_TEXT, False), "slot": (_TEXT, False), "words": (_TEXT, False),
        "reason": (_TEXT, False),
    },
    "board_known": {
        "actor": (_TEXT, False), "how": (_TEXT, False), "record": (_TEXT, False), "first_day": (_TEXT, True),
        "last_day": (_TEXT, True), "entries": (_TEXT, False),
    },
    "board_findings": {
        "sort": (_TEXT, False), "id": (_TEXT, False), "kind": (_TEXT, True), "actor": (_TEXT, True),
        "incident": (_TEXT, True), "day": (_TEXT, True), "until": (_TEXT, True), "body": (_TEXT, False),
    },
    "board_found": {"record": (_TEXT, False), "sort": (_TEXT, False), "finding": (_TEXT, False)},
    "board_sources": {
        "name": (_TEXT, False), "sort": (_TEXT, False), "mentions": (_NUMBER, False), "documents": (_NUMBER, False),
        "reliability": (_TEXT, False), "interest": (_TEXT, False), "version": (_TEXT, False),
    },
}  # fmt: skip
_INDEXES = (
    ("board_entries_by_id", "id"),
    ("board_entries_by_document", "document", "span_start"),
    ("board_entries_by_record", "record"),
    ("board_entries_by_doubt", "verdict", "doubt"),
    ("board_entries_by_flagged", "flagged"),
    ("board_records_by_id", "id"),
    ("board_records_by_day", "first_day", "kind"),
    ("board_records_by_kind", "kind", "position"),
    ("board_records_by_actor", "actor"),
    ("board_actors_by_id", "id"),
    ("board_mentions_by_actor", "actor"),
    ("board_mentions_by_entry", "entry"),
    ("board_known_by_actor", "actor", "position"),
    ("board_findings_by_sort", "sort", "position"),
    ("board_findings_by_id", "id"),
    ("board_found_by_record", "record"),
    ("board_sources_by_name", "name"),
)


def upgrade() -> None:
    """Make the tables."""
    op.create_table("board", sa.Column("key", _TEXT, primary_key=True), sa.Column("value", _TEXT, nullable=False))
    for name, columns in _LAID.items():
        keys = (sa.Column(key, _NUMBER, primary_key=True, autoincrement=False) for key in ("generation", "position"))
        rest = (sa.Column(column, type_, nullable=empty) for column, (type_, empty) in columns.items())
        op.create_table(name, *keys, *rest)
    for index, *indexed in _INDEXES:
        op.create_index(index, index.partition("_by_")[0], ["generation", *indexed])
    _texts()
    _accounts()


def downgrade() -> None:
    """Drop them."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE board_words")
    for table in ("sessions", "accounts", "board_texts", *reversed(_LAID), "board"):
        op.drop_table(table)


def _texts() -> None:
    op.create_table(
        "board_texts",
        sa.Column("number", _NUMBER, primary_key=True),
        sa.Column("sort", _TEXT, nullable=False),
        sa.Column("ref", _TEXT, nullable=False),
        sa.Column("key", _TEXT, nullable=False),
        sa.Column("words", _TEXT, nullable=False),
    )
    op.create_index("board_texts_by_sort", "board_texts", ["sort", "ref"], unique=True)
    if op.get_bind().dialect.name == "sqlite":
        # External content: the words themselves stand in board_texts only, and its triggers keep the index.
        op.execute("CREATE VIRTUAL TABLE board_words USING fts5(words, content='board_texts', content_rowid='number')")
        gone = "INSERT INTO board_words(board_words, rowid, words) VALUES ('delete', old.number, old.words);"
        come = "INSERT INTO board_words(rowid, words) VALUES (new.number, new.words);"
        op.execute(f"CREATE TRIGGER board_texts_come AFTER INSERT ON board_texts BEGIN {come} END")
        op.execute(f"CREATE TRIGGER board_texts_gone AFTER DELETE ON board_texts BEGIN {gone} END")
        op.execute(f"CREATE TRIGGER board_texts_new AFTER UPDATE ON board_texts BEGIN {gone} {come} END")
    else:
        op.execute("CREATE INDEX board_texts_by_words ON board_texts USING gin (to_tsvector('simple', words))")


def _accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("name", _TEXT, primary_key=True),
        sa.Column("password", _TEXT, nullable=False),
        sa.Column("role", _TEXT, nullable=False),
        sa.Column("made", _TEXT, nullable=False),
        sa.Column("disabled", _TRUTH, nullable=False),
    )
    op.create_table(
        "sessions",
        sa.Column("key", _TEXT, primary_key=True),
        sa.Column("account", _TEXT, sa.ForeignKey("accounts.name", ondelete="CASCADE"), nullable=False),
        sa.Column("csrf", _TEXT, nullable=False),
        sa.Column("made", _TEXT, nullable=False),
        sa.Column("seen", _TEXT, nullable=False),
    )
