"""Documents as pages show them: lists of them, and one with its text, a part at a time, and all that it states."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, literal, not_, or_, select

from forewarned.board.evidence import D, E, Pages, counted, paged
from forewarned.board.marks import Piece, paragraphs, whole_span
from forewarned.case.originals import Original
from forewarned.case.tables import ORIGINALS, PROBLEMS

PART = 30_000  # characters of a page of a document, but for the rest of its last paragraph
_REST = 5_000  # characters that this rest has at most
_MOST = 500  # entries of one page
_UPPER, _LOWER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Paper:
    """A document in one line: how many entries it has, and how many of them were confirmed or rejected."""

    number: int
    id: str
    title: str | None
    publisher: str | None
    published: str | None
    characters: int
    entries: int
    reviewed: int
    problems: int


@dataclass(frozen=True, slots=True)
class PapersWanted:
    """Documents with `words` in title, publisher or id; of those without open entries ("yes") or with some ("no")."""

    words: str = ""
    reviewed: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """An entry as it stands beside the text."""

    id: str
    version: str
    record: str | None
    kind: str
    verdict: str
    verdict_by: str | None
    added: bool
    corrected: bool
    flagged: bool
    actor: str | None
    about: str | None
    polarity: bool
    when: dict[str, str] | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph in pieces, and the ids of the entries that begin in it."""

    pieces: list[Piece]
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page of a document: from `start` to `end`, with the entries that stand there, by their ids."""

    page: int
    pages: int
    start: int
    end: int
    paragraphs: list[Paragraph]
    notes: dict[str, Note]
    left_out: int  # entries, where a page has too many


def plain(connection: Connection, column: Any) -> Any:  # noqa: ANN401 - a text column
    """`column` with A to Z in lower case, and nothing else: the same on both databases."""
    return func.translate(column, _UPPER, _LOWER) if connection.dialect.name == "postgresql" else func.lower(column)


def having(connection: Connection, words: str, *columns: Any) -> Iterator[ColumnElement[bool]]:  # noqa: ANN401
    """The conditions that each of `words` is in one of `columns`."""
    lower = str.maketrans(_UPPER, _LOWER)
    for word in words.translate(lower).split()[:10]:
        escaped = word.replace("!", "!!").replace("%", "!%").replace("_", "!_")
        yield or_(*(plain(connection, column).like(f"%{escaped}%", escape="!") for column in columns))


def listed(
    connection: Connection, generation: int, wanted: PapersWanted, *, page: int, size: int
) -> tuple[Pages, list[Paper]]:
    """One page of the documents, in the order in which they came."""
    entries = and_(E.generation == generation, E.document == D.number)
    is_open = select(literal(1)).where(entries, E.verdict == "open").exists()
    where = list(having(connection, wanted.words, D.title, D.publisher, D.id))
    if wanted.reviewed:
        where.append(is_open if wanted.reviewed == "no" else not_(is_open))
    columns = select(D.number, D.id, D.title, D.publisher, D.published, D.characters, D.origin).where(*where)
    pages = paged(counted(connection, select(D.number).where(*where)), page, size=size)
    rows = connection.execute(columns.order_by(D.number).offset(pages.offset).limit(size)).all()
    counts = _counts(connection, generation, [row.number for row in rows])
    faults = _faults(connection, [row.origin for row in rows])
    return pages, [
        Paper(
            row.number, row.id, row.title, row.publisher, row.published, row.characters,
            *counts.get(row.number, (0, 0)), faults.get(row.origin, 0),
        )
        for row in rows
    ]  # fmt: skip


def _counts(connection: Connection, generation: int, numbers: list[int]) -> dict[int, tuple[int, int]]:
    """Number -> (entries, those reviewed)."""
    query = select(E.document, E.verdict, func.count()).where(E.generation == generation, E.document.in_(numbers))
    found: dict[int, tuple[int, int]] = {}
    for number, verdict, many in connection.execute(query.group_by(E.document, E.verdict)):
        held = found.get(number, (0, 0))
        found[number] = held[0] + many, held[1] + (many if verdict != "open" else 0)
    return found


def _faults(connection: Connection, origins: list[str]) -> dict[str, int]:
    P = PROBLEMS.c
    query = select(P.origin, func.count()).where(P.origin.in_([one for one in origins if one])).group_by(P.origin)
    return {row[0]: row[1] for row in connection.execute(query)}


# ------------------------------------------------------------------ one document


def facts(connection: Connection, number: int) -> dict[str, Any] | None:
    """All that is known of a document but its text; None where there is none of this number."""
    row = connection.execute(select(D.body, D.id, D.reader, D.characters).where(D.number == number)).first()
    if row is None:
        return None
    body = json.loads(row.body)
    kept = {name: value for name, value in body.items() if name not in ("text", "preceding")}
    return {**kept, "number": number, "id": row.id, "reader": row.reader, "characters": row.characters}


def faults(connection: Connection, origin: str) -> list[str]:
    """What could not be read of the file of a document."""
    P = PROBLEMS.c
    return list(connection.execute(select(P.what).where(P.origin == origin).order_by(P.number).limit(20)).scalars())


def original(connection: Connection, number: int) -> Original | None:
    """The file that a document was read from."""
    query = select(ORIGINALS).join_from(ORIGINALS, D.original.table, ORIGINALS.c.sha256 == D.original)
    row = connection.execute(query.where(D.number == number)).first()
    return Original(row.sha256, row.name, row.size) if row else None


def sheet(
    connection: Connection, generation: int, number: int, *, page: int | None = None, at: int | None = None
) -> Sheet:
    """The page `page` of a document, counted from 1, or the one that its character `at` stands on."""
    size = connection.execute(select(D.characters).where(D.number == number)).scalar() or 0
    pages = max(1, -(-size // PART))
    if pages > 1 and _bound(connection, number, pages - 1) >= size:
        pages -= 1  # its last paragraph ends on the page before
    if page is None:
        page = min(max(at or 0, 0) // PART, pages - 1) + 1
        if page > 1 and (at or 0) < _bound(connection, number, page - 1):
            page -= 1
    page = min(page, pages)
    start = _bound(connection, number, page - 1)
    end = size if page == pages else _bound(connection, number, page)
    text = _text(connection, number, start, end - start)
    rows, more = _rows(connection, generation, number, start, end)
    return Sheet(page, pages, start, end, _paragraphs(text, start, rows), {row.id: _note(row) for row in rows}, more)


def _bound(connection: Connection, number: int, page: int) -> int:
    """Where the page `page`, counted from 0, begins: after a line end, or a space, close behind its share."""
    if page == 0:
        return 0
    part = _text(connection, number, page * PART, _REST)
    for sign in ("\n", " "):
        if (found := part.find(sign)) >= 0:
            return page * PART + found + 1
    return page * PART


def _text(connection: Connection, number: int, start: int, many: int) -> str:
    part = func.substr(D.text, start + 1, max(0, many))
    return connection.execute(select(part).where(D.number == number)).scalar() or ""


def _rows(connection: Connection, generation: int, number: int, start: int, end: int) -> tuple[list[Any], int]:
    """The entries that stand between `start` and `end`, and how many more there are."""
    here = and_(E.generation == generation, E.document == number, E.span_start < end, E.span_end > start)
    query = select(E.id, E.version, E.record, E.body).where(here).order_by(E.span_start, E.span_end, E.id)
    rows = list(connection.execute(query.limit(_MOST)))
    more = connection.execute(select(func.count()).where(here)).scalar() or 0 if len(rows) == _MOST else len(rows)
    return rows, more - len(rows)


def _paragraphs(text: str, start: int, rows: Iterable[Any]) -> list[Paragraph]:
    spans = [whole_span(json.loads(row.body)) for row in rows]
    found, left = [], sorted(spans, key=lambda span: (span.start, span.end, span.entry))
    for pieces in paragraphs(text, start, spans):
        end = pieces[-1].end
        begun = [span.entry for span in left if span.start < end]
        left = [span for span in left if span.start >= end]
        found.append(Paragraph(pieces, begun))
    return found


def _note(row: Row[Any]) -> Note:
    body = json.loads(row.body)
    entry = body["entry"]
    return Note(
        id=row.id,
        version=row.version,
        record=row.record,
        verdict=body["verdict"],
        verdict_by=body["verdict_by"],
        added=body["added"],
        corrected=bool(body["corrected"]),
        flagged=bool(body["flags"]),
        **{name: entry[name] for name in ("kind", "actor", "about", "polarity", "when")},
    )
