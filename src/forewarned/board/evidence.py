"""Answers from the board, each with the sentences that prove it: the rows are those of `export.answers`.

A row names its documents by their ids; `Numbers` gives the number of each, by which pages find it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Column, ColumnElement, Connection, Select, Text, cast, func, select

from forewarned.board.tables import (
    BOARD_ACTORS,
    BOARD_ENTRIES,
    BOARD_FINDINGS,
    BOARD_FOUND,
    BOARD_MENTIONS,
    BOARD_RECORDS,
)
from forewarned.case.store import in_parts, key_of
from forewarned.case.tables import DOCUMENTS

Row = dict[str, Any]
Numbers = dict[str, int]
_SHORT = ("kind", "actor", "recipients", "about", "stance", "polarity", "when")
A, B, D, E = BOARD_ACTORS.c, BOARD_FOUND.c, DOCUMENTS.c, BOARD_ENTRIES.c
F, M, R = BOARD_FINDINGS.c, BOARD_MENTIONS.c, BOARD_RECORDS.c


@dataclass(frozen=True, slots=True)
class Pages:
    """Where in a list a page stands: `page` of `pages`, counted from 1; `total` things in all, `size` a page."""

    page: int
    pages: int
    total: int
    size: int

    @property
    def offset(self) -> int:
        """How many come before this page."""
        return (self.page - 1) * self.size


def paged(total: int, page: int, *, size: int) -> Pages:
    """The page that was asked for, or the last."""
    pages = max(1, -(-total // size))
    return Pages(min(page, pages), pages, total, size)


def counted(connection: Connection, query: Select[Any]) -> int:
    """How many rows `query` gives."""
    return connection.execute(select(func.count()).select_from(query.order_by(None).subquery())).scalar() or 0


def numbers_of(connection: Connection, documents: Iterable[str]) -> Numbers:
    """Document id -> its number, for those that the case has."""
    keys = {key_of(id): id for id in documents}
    found: Numbers = {}
    for part in in_parts(keys):
        query = select(D.key, D.number).where(D.key.in_(part))
        found |= {keys[row.key]: row.number for row in connection.execute(query)}
    return {id: found[id] for id in sorted(found)}


def documents_in(rows: object) -> Iterator[str]:
    """The ids of all documents that `rows`, at any depth, quote from."""
    if isinstance(rows, Mapping):
        if "quote" in rows and isinstance(rows.get("doc"), str):
            yield rows["doc"]
        else:
            for value in rows.values():
                yield from documents_in(value)
    elif isinstance(rows, list | tuple):
        for value in rows:
            yield from documents_in(value)


def findings(
    connection: Connection, generation: int, where: Sequence[ColumnElement[bool]], *, page: int, size: int
) -> tuple[Pages, list[Row]]:
    """The bodies of one page of the findings that meet all of `where`, in their order."""
    query = select(F.position).where(F.generation == generation, *where)
    pages = paged(counted(connection, query), page, size=size)
    places = connection.execute(query.order_by(F.position).offset(pages.offset).limit(size)).scalars().all()
    return pages, finding_bodies(connection, generation, places)


def finding_bodies(connection: Connection, generation: int, places: Sequence[int]) -> list[Row]:
    """The bodies of the findings at these positions, in this order. A list is sorted without its bodies, then read."""
    query = select(F.position, F.body).where(F.generation == generation, F.position.in_(places))
    held = {row.position: row.body for row in connection.execute(query)}
    return [json.loads(held[place]) for place in places]


def finding(connection: Connection, generation: int, sort: str, id: str) -> Row | None:
    """The body of one finding."""
    query = select(F.body).where(F.generation == generation, F.sort == sort, F.id == id).order_by(F.position)
    body = connection.execute(query.limit(1)).scalar()
    return json.loads(body) if body else None


def record_bodies(connection: Connection, generation: int, ids: Iterable[str]) -> dict[str, Row]:
    """Record id -> the body of its row, for those that are on the board."""
    return _bodies(connection, R, generation, ids)


def entry_bodies(connection: Connection, generation: int, ids: Iterable[str]) -> dict[str, Row]:
    """Entry id -> the body of its row."""
    return _bodies(connection, E, generation, ids)


def _bodies(connection: Connection, columns: Any, generation: int, ids: Iterable[str]) -> dict[str, Row]:  # noqa: ANN401
    found: dict[str, Row] = {}
    for part in in_parts(ids):
        query = select(columns.id, columns.body).where(columns.generation == generation, columns.id.in_(part))
        found |= {row.id: json.loads(row.body) for row in connection.execute(query)}
    return found


def evidence(
    connection: Connection, generation: int, wanted: Sequence[tuple[str, Sequence[str] | None]]
) -> list[Row | None]:
    """The row of each record of `wanted`, with the quotes of these of its entries, or of all; None where it is gone."""
    records = record_bodies(connection, generation, (id for id, _ in wanted))
    asked = [records[id]["entries"] if only is None and id in records else only or () for id, only in wanted]
    entries = entry_bodies(connection, generation, (id for ids in asked for id in ids))
    return [
        evidence_of(records[id], [entries[one] for one in ids if one in entries]) if id in records else None
        for (id, _), ids in zip(wanted, asked, strict=True)
    ]


def evidence_of(record: Row, entries: Iterable[Row]) -> Row:
    """A record in short, with the quotes of `entries`, bodies all."""
    short = {name: record[name] for name in _SHORT}
    return {"record": record["id"], **short, "evidence": [quote_of(entry) for entry in entries]}


def quote_of(body: Row) -> Row:
    """A quote with its place."""
    entry, document = body["entry"], body["document"]
    return {
        "entry": entry["id"],
        "doc": entry["doc"],
        "publisher": document["publisher"],
        "published": document["published"],
        "start": entry["start"],
        "end": entry["end"],
        "quote": entry["quote"],
        "sources": entry["sources"],
    }


def inside(connection: Connection, body: Column[str], *path: str) -> ColumnElement[str | None]:
    """What stands at `path` within a JSON body, a string or null, as text; NULL where nothing does.

    PostgreSQL must not be asked for it as text: it would decode every string of the body, and refuses some.
    """
    if connection.dialect.name == "sqlite":
        return func.json_extract(body, "$." + ".".join(path))
    return func.btrim(cast(func.json_extract_path(cast(body, JSON), *path), Text), '"')
