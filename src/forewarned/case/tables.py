"""The tables of a case, as queries see them; `migrations` makes them, and a test holds the two to be the same."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

NAMES = {
    "ix": "%(table_name)s_by_%(column_0_name)s",
    "pk": "%(table_name)s_key",
    "fk": "%(table_name)s_%(column_0_name)s",
    "uq": "%(table_name)s_one_%(column_0_name)s",
}
METADATA = MetaData(naming_convention=NAMES)

META = Table("meta", METADATA, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

# `text` and `id` are for reading with other tools; `body` holds every field exactly, as canonical JSON, and the
# text too where a database cannot hold it as it is.
DOCUMENTS = Table(
    "documents",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),  # SHA-256 of the id, which may be longer than an index takes
    Column("id", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("published", Text),
    Column("url", Text),
    Column("origin", Text, nullable=False),
    Column("characters", Integer, nullable=False),
    Column("reader", Text, nullable=False),
    Column("original", ForeignKey("originals.sha256")),
    Column("text", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index(None, "sha256"),
    Index(None, "content"),
    Index(None, "published"),
)

ENTRIES = Table(
    "entries",
    METADATA,
    Column("document", ForeignKey("documents.number", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    Column("body", Text, nullable=False),
    Index(None, "id"),
)

# The files that documents were read from, in parts so that a large one need not be held in memory.
ORIGINALS = Table(
    "originals",
    METADATA,
    Column("sha256", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("size", Integer, nullable=False),
)

ORIGINAL_PARTS = Table(
    "original_parts",
    METADATA,
    Column("original", ForeignKey("originals.sha256", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("data", LargeBinary, nullable=False),
)

PROBLEMS = Table(
    "problems",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("origin", Text, nullable=False),
    Column("what", Text, nullable=False),
)

# Append-only: the migration adds triggers that refuse every change of a row.
LOG = Table(
    "log",
    METADATA,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Index(None, "act"),
)
