"""The search: documents and entries in which all that is asked for occurs, the same on every database.

The index of each database only narrows down where to look, by those words that all of them cut in one way. What
counts is that the words stand in the folded text, which both compare letter by letter; and the order is that of
time, not of an engine's opinion.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    and_,
    bindparam,
    cast,
    func,
    literal,
    select,
    text,
)

from forewarned.board.evidence import Pages, paged
from forewarned.board.snippets import LOOKED_AT, Mark, Term, hits, snippets
from forewarned.board.tables import BOARD_ENTRIES, BOARD_TEXTS
from forewarned.case.tables import DOCUMENTS

_SAFE = {"sqlite": re.compile("[a-z0-9]+"), "postgresql": re.compile("[a-z]+|[0-9]{1,9}")}
_BEGINNING = 3  # letters
T, D, E = BOARD_TEXTS.c, DOCUMENTS.c, BOARD_ENTRIES.c


@dataclass(frozen=True, slots=True)
class Hit:
    """A document or an entry that was found: where it is, and what stands there, with the words marked."""

    sort: str  # document, entry
    document: int
    id: str
    title: str | None
    publisher: str | None
    day: str | None
    kind: str | None
    verdict: str | None
    record: str | None
    start: int
    places: list[list[Mark]]


@dataclass(frozen=True, slots=True)
class Found:
    """One page of what was found, documents first, each sort in order of time; what has no day comes last."""

    pages: Pages
    documents: int
    entries: int
    hits: list[Hit]


@dataclass(frozen=True, slots=True)
class Sought:
    """What is looked for, and in what: "document", "entry", or "" for both; entries of one `kind` where given."""

    terms: Sequence[Term]
    sort: str = ""
    kind: str = ""


def search(connection: Connection, generation: int, sought: Sought, page: int, *, size: int) -> Found:
    """One page of what was found; nothing where nothing is asked for."""
    if not sought.terms:
        return Found(paged(0, 1, size=size), 0, 0, [])
    papers = _papers(connection, sought) if sought.sort != "entry" and not sought.kind else None
    entries = _entries(connection, generation, sought) if sought.sort != "document" else None
    # Looking into the texts takes the time, so all numbers are taken at once, and none is counted before.
    numbers = connection.execute(papers).scalars().all() if papers is not None else []
    places = connection.execute(entries).scalars().all() if entries is not None else []
    pages = paged(len(numbers) + len(places), page, size=size)
    until = pages.offset + size
    texts = _texts(connection, numbers[pages.offset : until])
    bodies = _bodies(connection, generation, places[max(0, pages.offset - len(numbers)) : max(0, until - len(numbers))])
    found = [*(_paper(row, sought.terms) for row in texts), *(_entry(row, sought.terms) for row in bodies)]
    return Found(pages, len(numbers), len(places), found)


def _papers(connection: Connection, sought: Sought) -> Select[Any]:
    """The documents in which every term occurs, in any of their pieces."""
    if connection.dialect.name == "sqlite":
        number = cast(func.substr(T.ref, 1, func.instr(T.ref, "/") - 1), Integer)
    else:
        number = cast(func.split_part(T.ref, "/", 1), Integer)
    within = [D.number.in_(select(number).where(_holds(connection, "document", [term]))) for term in sought.terms]
    return select(D.number).where(and_(*within)).order_by(D.published.is_(None), D.published, D.number)


def _entries(connection: Connection, generation: int, sought: Sought) -> Select[Any]:
    within = E.id.in_(select(T.ref).where(_holds(connection, "entry", sought.terms)))
    query = select(E.position).where(E.generation == generation, within)
    if sought.kind:
        query = query.where(E.kind == sought.kind)
    return query.order_by(E.day.is_(None), E.day, E.position)


def _texts(connection: Connection, numbers: Sequence[int]) -> list[Any]:
    """The documents `numbers` in that order: read after they were sorted, so that no text is sorted along."""
    columns = (D.number, D.id, D.title, D.publisher, D.published, func.substr(D.text, 1, LOOKED_AT).label("text"))
    rows = {row.number: row for row in connection.execute(select(*columns).where(D.number.in_(numbers)))}
    return [rows[number] for number in numbers]


def _bodies(connection: Connection, generation: int, places: Sequence[int]) -> list[Any]:
    chosen = select(BOARD_ENTRIES).where(E.generation == generation, E.position.in_(places))
    rows = {row.position: row for row in connection.execute(chosen)}
    return [rows[place] for place in places]


def _holds(connection: Connection, sort: str, terms: Sequence[Term]) -> ColumnElement[bool]:
    """Whether a text holds all `terms`."""
    lite = connection.dialect.name == "sqlite"
    place = func.instr if lite else func.strpos
    padded = literal(" ").concat(T.words).concat(" ")
    parts: list[ColumnElement[bool]] = [place(padded, term.sought) > 0 for term in terms]
    if near := _near(connection.dialect.name, terms):
        # The sort is written so that its index is not preferred to that of the words.
        matches = text(_MATCHES[lite]).bindparams(bindparam("words", near, unique=True))
        parts.insert(0, T.number.in_(matches.columns(T.number)))
    return and_(T.sort.concat("") == sort, *parts)


_MATCHES = {
    True: "SELECT rowid FROM board_words WHERE board_words MATCH :words",
    False: "SELECT number FROM board_texts WHERE to_tsvector('simple', words) @@ to_tsquery('simple', :words)",
}


def _near(dialect: str, terms: Sequence[Term]) -> str:
    """What to ask the index for: the words of `terms` that it surely has as they are.

    Of beginnings those that are long enough for SQLite's index to be quicker than going through all texts.
    """
    words: dict[tuple[str, bool], None] = {}
    for term in terms:
        last = len(term.words) - 1
        for at, word in enumerate(term.words):
            begins = at == last and term.begins
            if _SAFE[dialect].fullmatch(word) and (not begins or (dialect == "sqlite" and len(word) >= _BEGINNING)):
                words[word, begins] = None
    if dialect == "sqlite":
        return " AND ".join(f'"{word}"{"*" * begins}' for word, begins in words)
    return " & ".join(word for word, _ in words)


def _paper(row: Any, terms: Sequence[Term]) -> Hit:  # noqa: ANN401 - a row of SQLAlchemy
    said = "\n".join(filter(None, (row.title, row.publisher, row.text)))
    return Hit("document", row.number, row.id, row.title, row.publisher, row.published, None, None, None, 0,
               snippets(said, terms))  # fmt: skip


def _entry(row: Any, terms: Sequence[Term]) -> Hit:  # noqa: ANN401 - a row of SQLAlchemy
    body = json.loads(row.body)
    entry, paper = body["entry"], body["document"]
    said: str = entry["quote"]
    if len({number for number, _, _ in hits(said, terms)}) < len(terms):  # some stand in a slot from elsewhere
        slots = (entry["actor"], *entry["recipients"], entry["about"], *entry["sources"])
        said = "\n".join(dict.fromkeys((said, *filter(None, slots))))
    return Hit("entry", row.document, row.id, paper["title"] or paper["id"], paper["publisher"], row.day, row.kind,
               row.verdict, row.record, row.span_start, snippets(said, terms))  # fmt: skip
