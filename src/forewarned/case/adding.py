"""Documents into a case and out of it: each in a transaction of its own, read once, and logged."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, Engine, select

from forewarned.case import log, originals, store
from forewarned.case.codec import Json, content_of, storable
from forewarned.case.engines import reading, writing
from forewarned.case.reading import Reader
from forewarned.case.store import Held, Reading, base_id
from forewarned.case.tables import DOCUMENTS
from forewarned.ingest import Limits, load
from forewarned.model import Document, Entry, Problem
from forewarned.places import CaseError
from forewarned.workers import done

How = Literal["read", "there", "copied", "read again"]
_PARTLY = '"preceding":""'  # in the body of a document that does not go on from another
LIMITS = Limits()
_TAIL = 200  # characters by whose end a text is known in what precedes another


@dataclass(frozen=True, slots=True)
class Step:
    """One document of a run: its id in the case, how it came there, its entries, its number in the run from 1."""

    document: str
    title: str
    origin: str
    how: How
    entries: int
    number: int


@dataclass(slots=True)
class Added:
    """What a run of adding came to."""

    read: int = 0
    there: int = 0  # were in the case already
    copied: int = 0  # of the same content as another, and so not read again
    again: int = 0  # read again: by a newer reader, or as the parts before them came
    entries: int = 0
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Desk:
    """What adding works with: the database, the reader, and who does it when."""

    engine: Engine
    reader: Reader
    who: str
    now: Callable[[], str]
    jobs: int = 1
    limits: Limits = LIMITS  # files are parsed in a process of their own, held to these


@dataclass(slots=True)
class Run:
    """One run of adding, from paths to the last document."""

    desk: Desk
    on_step: Callable[[Step], None]
    on_problem: Callable[[Problem], None]
    added: Added = field(default_factory=Added)
    _files: originals.Files = field(default_factory=originals.Files)
    _claimed: set[int] = field(default_factory=set)  # documents of the case that this run has met
    _known: dict[tuple[str, str], list[Held]] = field(default_factory=dict)  # by base id and hash
    _contents: dict[str, str] = field(default_factory=dict)  # content that this reader has read: an id
    _coming: set[str] = field(default_factory=set)  # content that is being read
    _waiting: deque[tuple[Document, Held | None, str | None]] = field(default_factory=deque)
    _origins: set[str] = field(default_factory=set)

    def add(self, paths: list[str | Path]) -> Added:
        """Add all documents of `paths`. What is in the case already is passed over: a run can be started again."""
        with reading(self.desk.engine) as connection:
            for one in store.held(connection):
                self._known.setdefault((base_id(one.id), one.sha256), []).append(one)
                if one.reader == self.desk.reader.version:
                    self._contents.setdefault(one.content, one.id)
        for document, result in self._done(
            self._unread(load(paths, on_problem=self._problem, limits=self.desk.limits))
        ):
            self._settle_copies()
            arrival, known, _ = self._waiting.popleft()
            assert arrival is document
            self._settle(document, known, result)
        self._settle_copies()
        self._forget_problems(paths)
        return self.added

    def read_again(self, given: list[Document]) -> Added:
        """Read documents of the case once more, by the reader of today."""
        with reading(self.desk.engine) as connection:
            numbers = {one.id: one for one in store.held(connection)}
        for document, result in self._done(given):
            self._settle(document, numbers[document.id], result)
        return self.added

    def _done(self, documents: Iterable[Document]) -> Iterator[tuple[Document, list[Entry] | Problem]]:
        reader = self.desk.reader
        return done(documents, reader.read, jobs=self.desk.jobs, model=reader.model)

    def _unread(self, documents: Iterable[Document]) -> Iterator[Document]:
        for document in documents:
            self._origins.add(storable(document.origin))
            known, content = self._match(document), content_of(document)
            if known and (content == known.content or self._goes_on(known, content)):
                self._step(document, known.id, "there", 0)
                continue
            twice = content in self._contents or content in self._coming
            self._coming.add(content)
            self._waiting.append((document, known, content if twice else None))
            if not twice:
                yield document

    def _match(self, document: Document) -> Held | None:
        """The document of the case that this one is: of the same name and bytes, and not met before in this run."""
        same = self._known.get((base_id(document.id), document.sha256), [])
        found = next((one for one in same if one.number not in self._claimed), None)
        if found:
            self._claimed.add(found.number)
        return found

    def _goes_on(self, known: Held, content: str) -> bool:
        """Whether a stored document is of `content` but for the parts before it, which were not given this time."""
        with reading(self.desk.engine) as connection:
            (stored,) = store.documents(connection, ids=[known.id])
        return bool(stored.preceding) and content_of(replace(stored, preceding="")) == content

    def _settle_copies(self) -> None:
        while self._waiting and (content := self._waiting[0][2]) is not None:
            document, known, _ = self._waiting.popleft()
            if content not in self._contents:  # whatever kept it from being read the first time
                self._settle(document, known, next(self._done([document]))[1])
                continue
            with reading(self.desk.engine) as connection:
                same = list(store.entries(connection, ids=[self._contents[content]]))
            self._settle(document, known, [replace(entry, doc=document.id) for entry in same], how="copied")

    def _settle(
        self, document: Document, known: Held | None, result: list[Entry] | Problem, *, how: How = "read"
    ) -> None:
        if isinstance(result, Problem):
            self._problem(result)
            return
        file = None if known else self._files.of(document.origin)
        with writing(self.desk.engine) as connection:
            if known is None and (other := self._just_added(connection, document)) is not None:
                self._claimed.add(other.number)
                id, how = other.id, "there"
            elif known is None:
                id = store.free_id(connection, document.id)
                original = originals.keep(connection, *file) if file else None
                made = self._reading(document, id, result)
                store.put(connection, made, original=original)
                self._log(connection, "document", made)
                self._claim(connection, document)
            else:
                id, how = known.id, "read again"
                made = self._reading(document, id, result)
                store.put_again(connection, known.number, made)
                self._log(connection, "read again", made)
        self._contents.setdefault(content_of(document), id)
        self._step(document, id, how, len(result))

    def _just_added(self, connection: Connection, document: Document) -> Held | None:
        """The same document, where somebody else has added it since this run began."""
        same = [one for one in store.held(connection, sha256=document.sha256) if one.number not in self._claimed]
        wanted = base_id(document.id), content_of(document)
        return next((one for one in same if (base_id(one.id), one.content) == wanted), None)

    def _claim(self, connection: Connection, document: Document) -> None:
        self._claimed.add(max(one.number for one in store.held(connection, sha256=document.sha256)))

    def _reading(self, document: Document, id: str, found: list[Entry]) -> Reading:
        entries = found if id == document.id else [replace(entry, doc=id) for entry in found]
        return Reading(replace(document, id=id), entries, self.desk.reader.version)

    def _log(self, connection: Connection, act: str, made: Reading) -> None:
        log.append(connection, at=self.desk.now(), who=self.desk.who, act=act, body=document_body(made))

    def _step(self, document: Document, id: str, how: How, entries: int) -> None:
        met = self.added.read + self.added.there + self.added.copied + self.added.again
        counted = {"read": "read", "there": "there", "copied": "copied", "read again": "again"}[how]
        setattr(self.added, counted, getattr(self.added, counted) + 1)
        self.added.entries += entries
        self.on_step(Step(id, document.title or id, document.origin, how, entries, met + 1))

    def _problem(self, problem: Problem) -> None:
        self.added.problems.append(problem)
        with writing(self.desk.engine) as connection:
            store.put_problem(connection, problem)
        self.on_problem(problem)

    def _forget_problems(self, paths: list[str | Path]) -> None:
        """Remove the problems of files that this run went over without meeting them again."""
        met = {store.problem_key(problem) for problem in self.added.problems}
        tops = tuple(storable(str(path)) for path in paths)
        with writing(self.desk.engine) as connection:
            gone = [
                store.problem_key(one)
                for one in store.problems(connection)
                if store.problem_key(one) not in met and (one.where in self._origins or _below(one.where, tops))
            ]
            store.drop_problems(connection, gone)


def _below(where: str, tops: Iterable[str]) -> bool:
    return any(where == top or where.startswith((f"{top.rstrip('/')}/", f"{top}!", f"{top}:")) for top in tops)


def document_body(made: Reading) -> Json:
    """What the log keeps of a document: enough to prove that neither it nor its entries were changed since."""
    document = made.document
    return {
        "id": document.id,
        "sha256": document.sha256,
        "content": content_of(document),
        "reader": made.reader,
        "entries": store.entries_hash(made.entries),
    }


def remove(desk: Desk, id: str) -> list[Document]:
    """Remove the document `id` with all that only it supported.

    Gives the documents that went on from it, now without what preceded them: their dates are to be read again.
    Raises CaseError where there is no such document.
    """
    with writing(desk.engine) as connection:
        found = next(iter(store.held(connection, id=id)), None)
        if found is None:
            raise CaseError(f"there is no document {storable(id)!r} in the case")
        (document,) = store.documents(connection, ids=[id])
        body: Json = {"id": id, "sha256": found.sha256, "content": found.content}
        store.drop(connection, found.number)
        origin = storable(document.origin)
        if not connection.execute(select(DOCUMENTS.c.number).where(DOCUMENTS.c.origin == origin)).first():
            gone = [store.problem_key(one) for one in store.problems(connection) if one.where == origin]
            store.drop_problems(connection, gone)
        log.append(connection, at=desk.now(), who=desk.who, act="removed", body=body)
        return [replace(one, preceding="") for one in _going_on(connection, document)]


def _going_on(connection: Connection, removed: Document) -> list[Document]:
    partly = select(DOCUMENTS.c.id).where(DOCUMENTS.c.body.not_like(f"%{_PARTLY}%"))
    ids = list(connection.execute(partly).scalars())
    tail = removed.text[-_TAIL:]
    return [one for one in store.documents(connection, ids=ids) if tail in one.preceding]
