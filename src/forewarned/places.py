"""Where a case is: told from what is to be read, without opening either."""

from __future__ import annotations

from pathlib import Path

SQLITE_MARK = 0x46574331  # "FWC1": by it `file` and other tools know what application a SQLite file belongs to
_HEADER = b"SQLite format 3\0"
_MARK_AT = 68  # where SQLite keeps the mark, https://www.sqlite.org/fileformat.html
_POSTGRES = ("postgresql://", "postgres://", "postgresql+psycopg://")


class CaseError(Exception):
    """What is wrong with a case or with what was asked of it, in one plain line."""


def is_url(place: str) -> bool:
    """Whether `place` names a PostgreSQL database."""
    return place.startswith(_POSTGRES)


def is_case(place: str | Path) -> bool:
    """Whether `place` is a case: a URL of PostgreSQL, or a file that Forewarned has made as one."""
    if is_url(str(place)):
        return True
    try:
        with Path(place).open("rb") as stream:
            head = stream.read(100)
    except (OSError, ValueError):
        return False
    return head.startswith(_HEADER) and int.from_bytes(head[_MARK_AT : _MARK_AT + 4], "big") == SQLITE_MARK
