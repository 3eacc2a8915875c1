"""The board as the place where a decision finds what it is about, and its rows brought up to date with a decision."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any, cast

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from forewarned.board.rows import Row, entry_values
from forewarned.board.tables import BOARD, BOARD_ACTORS, BOARD_ENTRIES, BOARD_RECORDS
from forewarned.case import Case, Decision, Proposal
from forewarned.case.codec import canonical
from forewarned.case.deciding import record_version
from forewarned.case.engines import reading, writing
from forewarned.case.narrow import Part
from forewarned.case.tables import DOCUMENTS
from forewarned.model import Kind, Record

_MANY = 500  # values that one query asks for


def generation(connection: Connection) -> int:
    """The generation that pages show; 0 before the first."""
    found = connection.execute(select(BOARD.c.value).where(BOARD.c.key == "generation")).scalar()
    return int(found or 0)


class NearBoard:
    """Records, actors and documents as the board shows them, for `Case.decide`."""

    def __init__(self, case: Case) -> None:
        self._case = case

    def record(self, id: str) -> Record | None:
        """The record `id`, as far as a decision looks at it."""
        with reading(self._case.engine) as connection:
            bodies = _values(connection, BOARD_RECORDS, "id", [id], "body")
        return _record(json.loads(bodies[0])) if bodies else None

    def has_actors(self, names: Iterable[str]) -> bool:
        """Whether there are actors of all `names`."""
        wanted = set(names)
        with reading(self._case.engine) as connection:
            return wanted == set(_values(connection, BOARD_ACTORS, "name", wanted, "name"))

    def documents(self, proposal: Proposal) -> set[int]:
        """The numbers of the documents that `proposal` is about."""
        with reading(self._case.engine) as connection:
            found = _documents(connection, proposal.targets)
            if proposal.document is not None:
                same = select(DOCUMENTS.c.number).where(DOCUMENTS.c.id == proposal.document)
                found |= set(connection.execute(same).scalars())
        return found


def _record(body: Row) -> Record:
    return Record(
        id=body["id"],
        kind=cast(Kind, body["kind"]),
        actor=body["actor_id"],
        recipients=tuple(body["recipient_ids"]),
        about=body["about"],
        polarity=body["polarity"],
        entries=tuple(body["entries"]),
    )


def _values(connection: Connection, table: Table, by: str, wanted: Iterable[str], column: str) -> list[Any]:
    """`column` of the rows of the generation shown whose column `by` is one of `wanted`."""
    given, now = sorted(set(wanted)), generation(connection)
    found: list[Any] = []
    for at in range(0, len(given), _MANY):
        some = (table.c.generation == now) & table.c[by].in_(given[at : at + _MANY])
        found += connection.execute(select(table.c[column]).where(some)).scalars()
    return found


def _documents(connection: Connection, targets: Iterable[str]) -> set[int]:
    """The documents of these entries, and of the entries of these records."""
    bodies = _values(connection, BOARD_RECORDS, "id", targets, "body")
    entries = {*targets, *(id for body in bodies for id in json.loads(body)["entries"])}
    return {int(number) for number in _values(connection, BOARD_ENTRIES, "id", entries, "document")}


# ------------------------------------------------------------------ after a decision


def touch(case: Case, decision: Decision) -> None:
    """Bring the entries that `decision` is about, and the versions of their records, up to date on the board.

    What follows from it for records, chains and gaps is there when the board is next laid out.
    """
    undone = [decision]
    while undone[-1].act == "undo":
        undone.append(case.part(()).decisions[undone[-1].value])
    hashes = {anchor.sha256 for anchor in undone[-1].anchors}
    if not hashes:
        return
    with reading(case.engine) as connection:
        columns = select(DOCUMENTS.c.number).where(DOCUMENTS.c.sha256.in_(sorted(hashes)))
        numbers = set(connection.execute(columns).scalars())
        records = _records(connection, numbers)
        wide = numbers | _documents(connection, [record.id for record in records])
    held = case.part(wide)
    with writing(case.engine) as connection:
        moved: dict[str, str] = {}
        for number in sorted(numbers):
            moved |= _put_entries(connection, held, number)
        for record in records:
            _put_version(connection, held, replace(record, entries=tuple(moved.get(id, id) for id in record.entries)))


def _records(connection: Connection, numbers: Iterable[int]) -> list[Record]:
    """The records that entries of these documents are part of."""
    on = (BOARD_ENTRIES.c.generation == generation(connection)) & BOARD_ENTRIES.c.document.in_(sorted(numbers))
    ids = connection.execute(select(BOARD_ENTRIES.c.record).where(on, BOARD_ENTRIES.c.record.is_not(None)).distinct())
    return [_record(json.loads(body)) for body in _values(connection, BOARD_RECORDS, "id", ids.scalars(), "body")]


def _put_entries(connection: Connection, held: Part, number: int) -> dict[str, str]:
    """The rows of one document anew: in their places, new ones behind all others until the board is laid out.

    Returns the ids that changed, as that of an entry does whose kind is corrected: the old to the new.
    """
    now, table = generation(connection), BOARD_ENTRIES
    of_document = (table.c.generation == now) & (table.c.document == number)
    old = {json.loads(row.body)["key"]: row for row in connection.execute(select(table).where(of_document))}
    last = connection.execute(select(func.max(table.c.position)).where(table.c.generation == now)).scalar()
    connection.execute(delete(table).where(of_document))
    rows: list[Row] = []
    moved: dict[str, str] = {}
    for review in held.applied.reviews.values():
        if held.numbers[review.entry.doc] != number:
            continue
        was = old.get(review.extracted.id)
        document = held.documents[review.entry.doc]
        place = was.position if was else (last or 0) + 1 + len(rows)
        if was and was.id != review.entry.id:
            moved[was.id] = review.entry.id
        record = was.record if was and review.verdict != "rejected" else None
        rows.append({"generation": now, "position": place, **entry_values(review, document, number, record)})
    if rows:
        connection.execute(insert(table), rows)
    return moved


def _put_version(connection: Connection, held: Part, record: Record) -> None:
    """What others decided on the entries of a record shows in its version at once, and whether one is confirmed."""
    now, table = generation(connection), BOARD_RECORDS
    one = (table.c.generation == now) & (table.c.id == record.id)
    body = connection.execute(select(table.c.body).where(one)).scalar()
    if body is None:
        return
    reviews = [held.applied.reviews[id] for id in record.entries if id in held.applied.reviews]
    version = record_version(record, held.applied)
    verdict = "confirmed" if any(review.verdict == "confirmed" for review in reviews) else "open"
    fresh = canonical({**json.loads(body), "entries": list(record.entries), "version": version})
    connection.execute(update(table).where(one).values(body=fresh, verdict=verdict))


def place_of(case: Case) -> str:
    """Where `case` lies, with the password that its URL may hold: for a process of our own only."""
    url = case.engine.url
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return url.set(drivername="postgresql").render_as_string(hide_password=False)
