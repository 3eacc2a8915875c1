"""The tables of the board, of accounts and of the search, in the database of the case.

The board is the ledger with all decisions, laid out for pages that show a part of it. It is derived: it is laid
out anew, as another generation, whenever documents or decisions change, and can be dropped at any time. Neither
it nor the accounts are part of what a case hands over. `position` is the order in which a list is shown.
"""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text

from forewarned.case.tables import METADATA


def _laid(name: str, *columns: Column[object] | Index) -> Table:
    key = (Column("generation", Integer, primary_key=True, autoincrement=False),)
    place = (Column("position", Integer, primary_key=True, autoincrement=False),)
    return Table(name, METADATA, *key, *place, *columns)


# The one generation that pages show: "generation", and the row of the log that it was laid out at: "seq", "hash".
BOARD = Table("board", METADATA, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

# Every entry as a reviewer sees it, those rejected too, in the order of the documents.
BOARD_ENTRIES = _laid(
    "board_entries",
    Column("id", Text, nullable=False),
    Column("document", Integer, nullable=False),  # documents.number
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("verdict", Text, nullable=False),  # open, confirmed, rejected
    Column("flagged", Boolean, nullable=False),
    Column("doubt", Integer, nullable=False),  # 0 to 1000, the higher the more doubtful
    Column("record", Text),  # None where the entry was rejected
    Column("day", Text),  # the earliest day, ISO 8601
    Column("version", Text, nullable=False),  # for `Proposal.versions`
    Column("body", Text, nullable=False),  # JSON: the review, see `board.rows`
    Index("board_entries_by_id", "generation", "id"),
    Index("board_entries_by_document", "generation", "document", "span_start"),
    Index("board_entries_by_record", "generation", "record"),
    Index("board_entries_by_doubt", "generation", "verdict", "doubt"),
    Index("board_entries_by_kind", "generation", "kind", "verdict", "doubt"),
    Index("board_entries_by_verdict", "generation", "document", "verdict"),
    Index("board_entries_by_flagged", "generation", "flagged"),
)

BOARD_RECORDS = _laid(
    "board_records",
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("verdict", Text, nullable=False),  # confirmed where one of its entries is, else open
    Column("first_day", Text),
    Column("last_day", Text),
    Column("actor", Text),
    Column("title", Text, nullable=False),
    Column("mentions", Integer, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("credibility", Integer),
    Column("contradicted", Boolean, nullable=False),
    Column("body", Text, nullable=False),
    Index("board_records_by_id", "generation", "id"),
    Index("board_records_by_day", "generation", "first_day", "kind"),
    Index("board_records_by_kind", "generation", "kind", "position"),
    Index("board_records_by_actor", "generation", "actor"),
)

BOARD_ACTORS = _laid(
    "board_actors",
    Column("id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("mentions", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Index("board_actors_by_id", "generation", "id"),
)

# Each slot of an entry that was linked to an actor, and why.
BOARD_MENTIONS = _laid(
    "board_mentions",
    Column("actor", Text, nullable=False),
    Column("entry", Text, nullable=False),
    Column("slot", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("record", Text),
    Index("board_mentions_by_actor", "generation", "actor", "slot", "record"),
    Index("board_mentions_by_entry", "generation", "entry"),
)

# Who knew, was told or passed on what: `questions.ways_of_knowing`, in order of time.
BOARD_KNOWN = _laid(
    "board_known",
    Column("actor", Text, nullable=False),
    Column("how", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("first_day", Text),
    Column("last_day", Text),
    Column("entries", Text, nullable=False),  # JSON: their ids
    Index("board_known_by_actor", "generation", "actor", "position"),
)

# What assembly found between records: sort is gap, contradiction, chain, unanswered, generality or family.
BOARD_FINDINGS = _laid(
    "board_findings",
    Column("sort", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("kind", Text),  # of a gap or a contradiction: its sort
    Column("actor", Text),
    Column("incident", Text),
    Column("day", Text),
    Column("until", Text),  # of an unanswered warning: the last day that it named
    Column("body", Text, nullable=False),
    Index("board_findings_by_sort", "generation", "sort", "position"),
    Index("board_findings_by_id", "generation", "id"),
)

# Which records a finding speaks of, so that a record's page can name its findings.
BOARD_FOUND = _laid(
    "board_found",
    Column("record", Text, nullable=False),
    Column("sort", Text, nullable=False),
    Column("finding", Text, nullable=False),
    Index("board_found_by_record", "generation", "record"),
)

BOARD_SOURCES = _laid(
    "board_sources",
    Column("name", Text, nullable=False),
    Column("sort", Text, nullable=False),  # publisher, or source: cited in a chain of attribution
    Column("mentions", Integer, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("reliability", Text, nullable=False),
    Column("interest", Text, nullable=False),
    Column("version", Text, nullable=False),
    Index("board_sources_by_name", "generation", "name"),
)

# What can be searched, its words folded alike for both databases; the migration adds each one's own index of words.
BOARD_TEXTS = Table(
    "board_texts",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("sort", Text, nullable=False),  # document or entry
    Column("ref", Text, nullable=False),  # documents.number, or the id of the entry
    Column("key", Text, nullable=False),  # a hash of the text: what has not changed is not indexed again
    Column("words", Text, nullable=False),
    Index("board_texts_by_sort", "sort", "ref", unique=True),
)

ACCOUNTS = Table(
    "accounts",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("password", Text, nullable=False),  # argon2 hash
    Column("role", Text, nullable=False),  # reader, reviewer, owner
    Column("made", Text, nullable=False),
    Column("disabled", Boolean, nullable=False),
)

SESSIONS = Table(
    "sessions",
    METADATA,
    Column("key", Text, primary_key=True),  # SHA-256 of what the cookie holds
    Column("account", ForeignKey("accounts.name", ondelete="CASCADE"), nullable=False),
    Column("csrf", Text, nullable=False),
    Column("made", Text, nullable=False),
    Column("seen", Text, nullable=False),
)

LAID = (BOARD_ENTRIES, BOARD_RECORDS, BOARD_ACTORS, BOARD_MENTIONS, BOARD_KNOWN, BOARD_FINDINGS, BOARD_FOUND,
        BOARD_SOURCES)  # fmt: skip
