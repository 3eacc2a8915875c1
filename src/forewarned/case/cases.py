"""A case: documents, what was extracted from them, and what people decided, in one database."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection, Engine

from forewarned.case import adding, checking, originals, store
from forewarned.case import log as chain
from forewarned.case.adding import Added, Desk, Step
from forewarned.case.deciding import Ledgers, View, decision_for, record_version, source_version
from forewarned.case.decisions import ACTS_ON_ACTORS, displaced_actors, in_force
from forewarned.case.engines import schema_version, shown, writing
from forewarned.case.handover import export_to
from forewarned.case.log import author
from forewarned.case.model import Applied, Decision, Displaced, Proposal, decision_body, decision_of
from forewarned.case.narrow import Near, Part
from forewarned.case.originals import Original
from forewarned.case.reading import Reader, usual_reader
from forewarned.case.state import Contents, Decisions, State
from forewarned.model import Document, Entry, Ledger, Problem

_TRIES = 5  # times that a decision is checked anew because others decided meanwhile, before they have to wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A case in figures."""

    name: str
    place: str
    schema: str
    documents: int
    entries: int  # as extracted
    decisions: int  # in force
    displaced: int  # decisions in force that no longer find their place, or part of it
    problems: int
    readers: tuple[tuple[str, int], ...]  # version of the reader, documents that it read
    outdated: int  # documents that another version than today's read
    log: int  # rows
    head: str  # the hash of the last row of the log


class Case:
    """An open case. Safe to use from several threads; close it, or use it in a `with`."""

    def __init__(
        self, engine: Engine, place: str | Path, *, who: str | None, now: Callable[[], str], reader: Reader | None
    ) -> None:
        """Use `open_case` or `new_case`."""
        self.place, self.who = shown(place), author(who)
        self._now, self._reader = now, reader
        self._state = State(engine, self.place)

    def __enter__(self) -> Case:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self.engine.dispose()

    @property
    def engine(self) -> Engine:
        """The database, for queries of one's own; `forewarned.case.tables` has its tables."""
        return self._state.engine

    @property
    def reader(self) -> Reader:
        """What reads new documents."""
        self._reader = self._reader or usual_reader()
        return self._reader

    @property
    def name(self) -> str:
        """What the case is called."""
        with self._state.reading() as connection:
            return store.meta(connection, "name") or ""

    # ---------------------------------------------------------------- documents

    def add(
        self,
        paths: Iterable[str | Path],
        *,
        on_problem: Callable[[Problem], None] | None = None,
        on_progress: Callable[[Step], None] | None = None,
        jobs: int = 1,
    ) -> Added:
        """Read the documents of `paths` into the case, each in a transaction of its own.

        A run that was cut off has lost at most the document in hand, and is simply started again: what is in the
        case already is passed over. A file that has changed since comes in as another document beside the first.
        """
        run = adding.Run(self._desk(jobs), on_progress or _ignored, on_problem or _ignored)
        return run.add(list(paths))

    def read_again(
        self,
        *,
        on_problem: Callable[[Problem], None] | None = None,
        on_progress: Callable[[Step], None] | None = None,
        jobs: int = 1,
    ) -> Added:
        """Read the documents that another version of the reader has read once more, from their stored texts."""
        with self._state.reading() as connection:
            wanted = [one.id for one in store.held(connection) if one.reader != self.reader.version]
            given = list(store.documents(connection, ids=wanted)) if wanted else []
        return adding.Run(self._desk(jobs), on_progress or _ignored, on_problem or _ignored).read_again(given)

    def remove(self, document: str) -> None:
        """Remove the document of this id with all that only it supported. Raises CaseError where there is none."""
        left = adding.remove(self._desk(1), document)
        if left:
            adding.Run(self._desk(1), _ignored, _ignored).read_again(left)

    def documents(self) -> Iterator[Document]:
        """All documents, in the order in which they came."""
        yield from self._state.contents().documents

    def document(self, id: str) -> Document | None:
        """One document."""
        with self._state.reading() as connection:
            return next(store.documents(connection, ids=[id]), None)

    def problems(self) -> list[Problem]:
        """What could not be read."""
        with self._state.reading() as connection:
            return store.problems(connection)

    def original(self, document: str) -> tuple[Original, Iterator[bytes]] | None:
        """The file that a document was read from (of a member, its archive), and its bytes in parts."""
        with self._state.reading() as connection:
            held = next(iter(store.held(connection, id=document)), None)
            file = held.original if held else None
            found = originals.kept(connection, sha256=file) if file is not None else []
        return (found[0], self._parts(found[0].sha256)) if found else None

    def _parts(self, sha256: str) -> Iterator[bytes]:
        with self._state.reading() as connection:
            yield from originals.parts(connection, sha256)

    # ---------------------------------------------------------------- what was extracted and decided

    def entries(self) -> tuple[Entry, ...]:
        """The entries in force: as extracted, with all decisions laid over them."""
        return self.review().entries

    def review(self) -> Applied:
        """All entries as a reviewer sees them, those rejected too, and the decisions that are displaced."""
        return self._state.decisions().applied

    def decisions(self, *, all: bool = False) -> list[Decision]:
        """The decisions in force, in order; with `all` those undone and the undos too."""
        found = self._state.made()
        return list(found) if all else in_force(found)

    def displaced(self) -> tuple[Displaced, ...]:
        """The decisions in force that no longer find their place, or part of it; those on actors after assembling."""
        about = any(one.act in ACTS_ON_ACTORS for one in self.decisions())
        gone = displaced_actors(self.decisions(), self.ledger().actors if about else ())
        return tuple(sorted((*self._state.displaced(), *gone), key=lambda one: one.decision.seq))

    def ledger(self) -> Ledger:
        """The ledger of the entries in force. It is kept until something changes."""
        return self._state.ledger()

    def whole(self) -> tuple[Contents, Decisions, Ledger]:
        """Contents, decisions and ledger of one moment, for what shows all three."""
        return self._state.whole()

    def latest_ledger(self) -> tuple[Ledger, bool] | None:
        """The ledger that was assembled last, at once, and whether it is still that of now; None before the first."""
        return self._state.latest()

    def decide(self, proposal: Proposal, *, who: str | None = None, near: Near | None = None) -> Decision:
        """Make the decision that `proposal` asks for, in the name of `who`.

        With `near` only the documents that it is about are looked at, not the whole case. Raises Refused where it
        cannot be made, Conflict where what it is about has changed since it was looked at.
        """
        name = author(who) if who is not None else self.who
        for _ in range(_TRIES):
            head, made = self._checked(proposal, near)
            with writing(self.engine) as connection:
                if chain.head(connection) == head:
                    return self._logged(connection, made, name)
        with writing(self.engine) as connection:  # nobody else decides while this is checked
            return self._logged(connection, self._checked(proposal, near)[1], name)

    def _checked(self, proposal: Proposal, near: Near | None) -> tuple[chain.Head, Decision]:
        if near is not None:
            held = self._state.narrowed(near.documents(proposal))
            return held.head, decision_for(proposal, View(held.documents, held.applied, held.decisions, near))
        state = self._state.decisions()
        papers = {document.id: document for document in self._state.contents().documents}
        numbered = {decision.seq: decision for decision in state.made}
        lookup = Ledgers((self._state.near, self._state.ledger))
        return state.head, decision_for(proposal, View(papers, state.applied, numbered, lookup))

    def part(self, documents: Iterable[int]) -> Part:
        """What was read and decided in the documents of these numbers, and in those of the same bytes."""
        return self._state.narrowed(documents)

    def _logged(self, connection: Connection, made: Decision, who: str) -> Decision:
        row = chain.append(connection, at=self._now(), who=who, act=chain.DECISION, body=decision_body(made))
        return decision_of(row)

    def undo(self, seq: int, *, who: str | None = None) -> Decision:
        """Undo a decision by its number: a decision too, and one that can be undone."""
        return self.decide(Proposal(act="undo", value=seq), who=who)

    def version(self, target: str) -> str | None:
        """The version of an entry or a record of today, for `Proposal.versions`; None where there is no such."""
        review = self.review()
        if target in review.reviews:
            return review.reviews[target].version
        records = (one for ledger in (self._state.near, self._state.ledger) for one in ledger().records)
        record = next((one for one in records if one.id == target), None)
        return record_version(record, review) if record else None

    def source_version(self, name: str) -> str:
        """The version of what is noted of a source."""
        return source_version(name, self.part(()).applied.sources)

    # ---------------------------------------------------------------- the whole

    def log(self, *, after: int = 0, limit: int | None = None) -> list[chain.Row]:
        """Rows of the log in order, from the one after number `after`."""
        with self._state.reading() as connection:
            return list(chain.rows(connection, after=after, limit=limit))

    def status(self) -> Status:
        """The case in figures."""
        with self._state.reading() as connection:
            readers, head = store.readers(connection), chain.head(connection)
            documents, entries = store.counts(connection)
            name, schema = store.meta(connection, "name") or "", schema_version(connection) or ""
            problems = len(store.problems(connection))
        return Status(
            name=name,
            place=self.place,
            schema=schema,
            documents=documents,
            entries=entries,
            decisions=len(self.decisions()),
            displaced=len({one.decision.seq for one in self._state.displaced()}),
            problems=problems,
            readers=tuple(readers.items()),
            outdated=documents - readers.get(self.reader.version, 0),
            log=head.seq,
            head=head.hash,
        )

    def verify(self) -> list[str]:
        """What is wrong with the case, in plain words: with the chain of its log, and with what the log vouches for."""
        with self._state.reading() as connection:
            return list(checking.faults(connection))

    def export(self, file: str | Path) -> None:
        """Write the whole case to one ZIP file: the same case, the same bytes. `import_case` takes it over."""
        with self._state.reading() as connection:
            export_to(connection, Path(file))

    def _desk(self, jobs: int) -> Desk:
        return Desk(self.engine, self.reader, self.who, self._now, jobs)


def _ignored(_: object) -> None:
    """Where nobody asks, nothing is told."""
