"""Laying the board out: a new generation beside the one that is shown, then the change over, then the old removed.

Rows are written and removed in parts, each a transaction of its own, with a pause after each as long as it took:
whoever waits for SQLite's one writer only looks now and then whether it is free. On PostgreSQL nobody has to wait.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from sqlalchemy import ColumnElement, Connection, Engine, Table, delete, func, insert, select

from forewarned.board import rows
from forewarned.board.findings import findings
from forewarned.board.near import bring_up
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
    BOARD_TEXTS,
    LAID,
)
from forewarned.board.texts import index
from forewarned.case import Case, Displaced, store
from forewarned.case.decisions import displaced_actors, in_force
from forewarned.case.engines import reading, writing
from forewarned.case.log import Head
from forewarned.case.tables import DOCUMENTS

_PART = 500  # rows of one transaction: some 20 ms
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
        held = {one.id: one for one in store.held(connection)}
    documents = {document.id: document for document in contents.documents}
    whole = Whole(ledger, decided.applied, documents, {id: one.number for id, one in held.items()})
    generation = _begun(case.engine)
    for table, made in _PLAIN:
        _put(case.engine, table, generation, made(whole))
    gone = (*decided.applied.displaced, *displaced_actors(in_force(decided.made), ledger.actors))
    _put_findings(case.engine, generation, whole, sorted(gone, key=lambda one: one.decision.seq))
    index(case.engine, whole, {id: one.content for id, one in held.items()}, aside)
    _counted(case.engine)
    _show(case, generation, decided.head)
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
    _sweep(engine, lambda table: table.c.generation != shown)
    return last + 1


@contextmanager
def aside(engine: Engine) -> Iterator[Connection]:
    """A transaction on rows that nobody sees yet, or any more, with a pause after it."""
    begun = time.perf_counter()
    with writing(engine, locked=False) as connection:
        yield connection
    if engine.dialect.name == "sqlite":
        time.sleep(min(1.0, time.perf_counter() - begun))


def _put(engine: Engine, table: Table, generation: int, given: Iterable[Row]) -> None:
    numbered = ({"generation": generation, "position": at, **row} for at, row in enumerate(given))
    for part in _parts(numbered, _PART):
        with aside(engine) as connection:
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


def _counted(engine: Engine) -> None:
    """Databases choose their ways by what they have counted, and know nothing of a generation that is new."""
    with writing(engine, locked=False) as connection:
        sqlite = connection.dialect.name == "sqlite"
        if sqlite:
            connection.exec_driver_sql("PRAGMA analysis_limit=1000")
        for table in (*LAID, BOARD_TEXTS, DOCUMENTS):
            connection.exec_driver_sql(f"ANALYZE {table.name}")
        if sqlite:  # other connections look at what was counted only when the schema has changed
            connection.exec_driver_sql("CREATE TABLE board_counted (number INTEGER)")
            connection.exec_driver_sql("DROP TABLE board_counted")


def _show(case: Case, generation: int, head: Head) -> None:
    """Show `generation`, unless a later board came first, with what was decided meanwhile; remove the others."""
    with writing(case.engine) as connection:
        held = _state(connection)
        if int(held.get("seq", "-1")) < head.seq:
            _set(connection, generation=str(generation), seq=str(head.seq), hash=head.hash)
            bring_up(connection, case, after=head.seq)
        shown = int(_state(connection)["generation"])
    _sweep(case.engine, lambda table: table.c.generation < shown)


def _sweep(engine: Engine, gone: Callable[[Table], ColumnElement[bool]]) -> None:
    """Remove the generations that are `gone`."""
    for table in LAID:
        place = table.c.position
        while True:
            with aside(engine) as connection:
                oldest = connection.execute(select(func.min(table.c.generation)).where(gone(table))).scalar()
                other = table.c.generation == oldest
                first = connection.execute(select(func.min(place)).where(other)).scalar()
                if first is None:
                    break
                connection.execute(delete(table).where(other, place < first + _PART))
