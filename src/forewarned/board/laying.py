"""Laying the board out: a new generation beside the one that is shown, then the change over, then the old removed.

Rows are written in parts, each a transaction of its own, so that nobody who decides meanwhile waits for long.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from sqlalchemy import Connection, Engine, Table, delete, func, insert, select

from forewarned.board import rows
from forewarned.board.findings import findings
from forewarned.board.rows import Row, Whole
from forewarned.board.tables import (
    BOARD,
    BOARD_ACTORS,
    BOARD_ENTRIES,
    BOARD_FINDINGS,
    BOARD_FOUND,
    BOARD_KNOWN,
    BOARD_MENTIONS,
    BOARD_RECORDS,
    BOARD_SOURCES,
    LAID,
)
from forewarned.board.texts import index
from forewarned.case import Case, Displaced, store
from forewarned.case.decisions import displaced_actors, in_force
from forewarned.case.engines import reading, writing
from forewarned.case.log import Head

_PART = 2000  # rows of one transaction
_PLAIN: tuple[tuple[Table, Callable[[Whole], Iterator[Row]]], ...] = (
    (BOARD_ENTRIES, rows.entries),
    (BOARD_RECORDS, rows.records),
    (BOARD_ACTORS, rows.actors),
    (BOARD_MENTIONS, rows.mentions),
    (BOARD_KNOWN, rows.known),
    (BOARD_SOURCES, rows.sources),
)


def lay_out(case: Case) -> int:
    """Lay out the board of `case` as it stands, and show it; returns the row of the log that it was laid out at.

    Nothing is done where the board is of that row already, or of a later one.
    """
    contents, decided, ledger = case.whole()
    if _shown(case.engine).seq >= decided.head.seq:
        return decided.head.seq
    with reading(case.engine) as connection:
        numbers = {one.id: one.number for one in store.held(connection)}
    documents = {document.id: document for document in contents.documents}
    whole = Whole(ledger, decided.applied, documents, numbers)
    generation = _begun(case.engine)
    for table, made in _PLAIN:
        _put(case.engine, table, generation, made(whole))
    gone = (*decided.applied.displaced, *displaced_actors(in_force(decided.made), ledger.actors))
    _put_findings(case.engine, generation, whole, sorted(gone, key=lambda one: one.decision.seq))
    index(case.engine, whole, part=_PART)
    _show(case.engine, generation, decided.head)
    return decided.head.seq


def _shown(engine: Engine) -> Head:
    with reading(engine) as connection:
        held = _state(connection)
    return Head(int(held.get("seq", "-1")), held.get("hash", ""))


def _state(connection: Connection) -> dict[str, str]:
    return {row.key: row.value for row in connection.execute(select(BOARD))}


def _set(connection: Connection, **values: str) -> None:
    connection.execute(delete(BOARD).where(BOARD.c.key.in_(values)))
    connection.execute(insert(BOARD), [{"key": key, "value": value} for key, value in values.items()])


def _begun(engine: Engine) -> int:
    """The number of a new generation; what a run that was cut off left behind is removed."""
    with writing(engine) as connection:
        held = _state(connection)
        shown, last = int(held.get("generation", "0")), int(held.get("last", "0"))
        _set(connection, last=str(last + 1))
        for table in LAID:
            if connection.execute(select(func.count()).where(table.c.generation != shown)).scalar():
                connection.execute(delete(table).where(table.c.generation != shown))
    return last + 1


def _put(engine: Engine, table: Table, generation: int, given: Iterable[Row]) -> None:
    numbered = ({"generation": generation, "position": at, **row} for at, row in enumerate(given))
    for part in _parts(numbered, _PART):
        with writing(engine) as connection:
            connection.execute(insert(table), part)


def _parts(given: Iterable[Row], size: int) -> Iterator[list[Row]]:
    left = iter(given)
    while part := list(islice(left, size)):
        yield part


def _put_findings(engine: Engine, generation: int, whole: Whole, displaced: Iterable[Displaced]) -> None:
    about: list[Row] = []

    def told() -> Iterator[Row]:
        for row, records in findings(whole, displaced):
            about.extend({"record": id, "sort": row["sort"], "finding": row["id"]} for id in records)
            yield row

    _put(engine, BOARD_FINDINGS, generation, told())
    _put(engine, BOARD_FOUND, generation, about)


def _show(engine: Engine, generation: int, head: Head) -> None:
    """Show `generation`, unless a later board came first, and remove the others."""
    with writing(engine) as connection:
        held = _state(connection)
        if int(held.get("seq", "-1")) < head.seq:
            _set(connection, generation=str(generation), seq=str(head.seq), hash=head.hash)
    _sweep(engine)


def _sweep(engine: Engine) -> None:
    with reading(engine) as connection:
        held = _state(connection)
    shown = int(held["generation"])
    for table in LAID:
        with writing(engine) as connection:
            connection.execute(delete(table).where(table.c.generation < shown))
