"""The log of a case: append-only, each row chained to the one before by SHA-256, so that a changed byte shows.

What a chain alone cannot show is that its end was cut off: for that, note the hash of the last row elsewhere
(`forewarned case verify` prints it) and have it looked for later.
"""

from __future__ import annotations

import getpass
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, insert, select

from forewarned.case.codec import Json, canonical, storable
from forewarned.case.tables import LOG
from forewarned.places import CaseError

START = "0" * 64  # what the first row has for the hash of the one before
DECISION = "decision"
_NAME = 200  # characters of the name of a person


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the log: its number from 1, when (UTC, ISO 8601), who, what was done, and the chain."""

    seq: int
    at: str
    who: str
    act: str
    body: str  # canonical JSON
    before: str
    hash: str

    @property
    def value(self) -> Json:
        """The body, parsed."""
        parsed: Json = json.loads(self.body)
        return parsed


@dataclass(frozen=True, slots=True)
class Head:
    """The last row of the log: its number, 0 where there is none, and its hash."""

    seq: int = 0
    hash: str = START


def row_hash(before: str, row: Json) -> str:
    """The hash of a row: SHA-256 of the hash before it, a line end, and the row's canonical JSON."""
    return hashlib.sha256(f"{before}\n{canonical(row)}".encode("ascii")).hexdigest()


def head(connection: Connection) -> Head:
    """The last row there is."""
    found = connection.execute(select(LOG.c.seq, LOG.c.hash).order_by(LOG.c.seq.desc()).limit(1)).first()
    return Head(found.seq, found.hash) if found else Head()


def append(connection: Connection, *, at: str, who: str, act: str, body: Json) -> Row:
    """Add a row. The caller holds the writer's lock."""
    last = head(connection)
    text = canonical(body)
    name = storable(who)
    row = {"seq": last.seq + 1, "at": at, "who": name, "act": act, "body": text}
    made = Row(last.seq + 1, at, name, act, text, last.hash, row_hash(last.hash, row))
    connection.execute(insert(LOG), [as_values(made)])
    return made


def as_values(row: Row) -> dict[str, Any]:
    """`row` as the values of its columns."""
    return {name: getattr(row, name) for name in ("seq", "at", "who", "act", "body", "before", "hash")}


def rows(connection: Connection, *, after: int = 0, act: str | None = None, limit: int | None = None) -> Iterator[Row]:
    """The rows with a number above `after`, in order; only those of `act` where it is given."""
    query = select(LOG).where(LOG.c.seq > after).order_by(LOG.c.seq).limit(limit)
    if act is not None:
        query = query.where(LOG.c.act == act)
    for one in connection.execute(query):
        yield Row(one.seq, one.at, one.who, one.act, one.body, one.before, one.hash)


def faults(given: Iterable[Row]) -> Iterator[str]:
    """What is wrong with the chain, in plain words, from its first row on; nothing where it is whole."""
    last = Head()
    for row in given:
        if row.seq != last.seq + 1:
            yield f"row {last.seq + 1} of the log is missing" if row.seq > last.seq else f"row {row.seq} comes twice"
        if row.before != last.hash:
            yield f"row {row.seq} of the log does not follow from the row before it"
        fields: Json = {"seq": row.seq, "at": row.at, "who": row.who, "act": row.act, "body": row.body}
        if row.hash != row_hash(row.before, fields):
            yield f"row {row.seq} of the log was changed after it was written"
        last = Head(row.seq, row.hash)


def last_change(connection: Connection) -> int:
    """The number of the last row that is no decision: documents came or went, or were read again."""
    return connection.execute(select(func.max(LOG.c.seq)).where(LOG.c.act != DECISION)).scalar() or 0


def author(who: str | None) -> str:
    """The name that rows are written in: `who`, or the user of this machine. Raises CaseError for an odd one."""
    if who is None:
        try:
            who = getpass.getuser()
        except (KeyError, OSError):
            who = "somebody"
    name = " ".join(storable(who).split())
    if not name or len(name) > _NAME:
        raise CaseError(f"a name has 1 to {_NAME} characters")
    return name
