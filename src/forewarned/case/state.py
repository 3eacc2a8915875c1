"""What a case holds, as it stands: read from the database, and kept as long as nothing there has changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from threading import RLock

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError

from forewarned.assembly import assemble
from forewarned.assembly.memory import Memory
from forewarned.case import log, store
from forewarned.case.decisions import applied
from forewarned.case.engines import first_line, reading
from forewarned.case.model import Applied, Decision, Displaced, decision_of
from forewarned.case.narrow import Part, displaced, part
from forewarned.case.tables import PROBLEMS
from forewarned.model import Document, Entry, Ledger, Problem
from forewarned.places import CaseError

_Change = tuple[int, tuple[str, ...]]  # the last row of the log that changed documents, and the problems there are


@dataclass(frozen=True, slots=True)
class Contents:
    """All that was read, without any decision."""

    changed: _Change
    documents: tuple[Document, ...]
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Decisions:
    """The contents with the decisions laid over them, as of one row of the log."""

    head: log.Head
    applied: Applied
    made: tuple[Decision, ...]  # those undone and the undos too


class State:
    """The case as it stands, for readers in several threads."""

    def __init__(self, engine: Engine, place: str) -> None:
        self.engine, self.place = engine, place
        self._lock, self._assembling = RLock(), RLock()  # what takes long is not made twice at once
        self._contents: Contents | None = None
        self._decisions: Decisions | None = None
        self._ledger: tuple[log.Head, _Change, Ledger] | None = None
        self._memory = Memory()  # after a decision little of the ledger is made anew
        self._made: tuple[Decision, ...] = ()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction to read in; what the database says against it becomes a CaseError."""
        try:
            with reading(self.engine) as connection:
                yield connection
        except DBAPIError as error:
            raise CaseError(f"{self.place}: {first_line(error)}") from None

    def contents(self) -> Contents:
        """What was read."""
        with self._lock, self.reading() as connection:
            return self._read(connection)

    def decisions(self) -> Decisions:
        """What was read and decided."""
        with self._lock, self.reading() as connection:
            head, contents = log.head(connection), self._read(connection)
            if self._decisions is None or self._decisions.head != head:
                made = self._taken(connection)
                self._decisions = Decisions(head, applied(contents.entries, contents.documents, made), made)
            return self._decisions

    def narrowed(self, numbers: Iterable[int]) -> Part:
        """What was read and decided in the documents of these numbers alone; the rest of the case is not read."""
        with self.reading() as connection:
            head = log.head(connection)
            with self._lock:
                made = self._taken(connection)
            return part(connection, numbers, head, made)

    def made(self) -> tuple[Decision, ...]:
        """All decisions, those undone and the undos too."""
        with self.reading() as connection, self._lock:
            return self._taken(connection)

    def displaced(self) -> tuple[Displaced, ...]:
        """The decisions in force on entries that no longer find their place."""
        with self.reading() as connection:
            with self._lock:
                made = self._taken(connection)
            return displaced(connection, made)

    def _taken(self, connection: Connection) -> tuple[Decision, ...]:
        """All decisions; those that were seen before are not read again."""
        held = self._made
        last = held[-1].seq if held else 0
        self._made = (*held, *map(decision_of, log.rows(connection, after=last, act=log.DECISION)))
        return self._made

    def ledger(self) -> Ledger:
        """The ledger of what was read and decided. Assembling takes long, and keeps nobody from deciding."""
        return self.whole()[2]

    def whole(self) -> tuple[Contents, Decisions, Ledger]:
        """All of one moment: what was read, what was decided, and the ledger of both."""
        with self._assembling:
            while True:
                state, contents = self.decisions(), self.contents()
                if contents.changed[0] > state.head.seq:
                    continue  # documents came in between the two
                if self._ledger is None or self._ledger[:2] != (state.head, contents.changed):
                    review = state.applied
                    made = assemble(
                        review.entries,
                        contents.documents,
                        problems=contents.problems,
                        decided=review.decided,
                        memory=self._memory,
                    )
                    made = replace(made, notes=review.sources) if review.sources else made
                    self._ledger = (state.head, contents.changed, made)
                return contents, state, self._ledger[2]

    def latest(self) -> tuple[Ledger, bool] | None:
        """The ledger that was assembled last, and whether nothing was added or decided since; None before the first."""
        held = self._ledger
        if held is None:
            return None
        return held[2], held[:2] == (self.decisions().head, self.contents().changed)

    def near(self) -> Ledger:
        """The ledger that was assembled last, if the documents are still the same; else that of now."""
        held = self._ledger
        return held[2] if held is not None and held[1] == self.contents().changed else self.ledger()

    def _read(self, connection: Connection) -> Contents:
        problems = tuple(connection.execute(select(PROBLEMS.c.key).order_by(PROBLEMS.c.number)).scalars())
        changed = (log.last_change(connection), problems)
        if self._contents is None or self._contents.changed != changed:
            self._contents = Contents(
                changed,
                tuple(store.documents(connection)),
                tuple(store.entries(connection)),
                tuple(store.problems(connection)),
            )
        return self._contents
