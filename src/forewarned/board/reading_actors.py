"""Actors and sources, a page at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, func, select

from forewarned.board.evidence import Pages, counted, paged
from forewarned.board.tables import BOARD_ACTORS, BOARD_ENTRIES, BOARD_MENTIONS, BOARD_SOURCES
from forewarned.board.words import folded
from forewarned.case.deciding import source_version
from forewarned.model import SourceNote

A, M, E, S = BOARD_ACTORS.c, BOARD_MENTIONS.c, BOARD_ENTRIES.c, BOARD_SOURCES.c
_WORDINGS = 50  # ways in which texts call an actor
_PARTS = 100


@dataclass(frozen=True, slots=True)
class Brief:
    """An actor in a list."""

    id: str
    name: str
    kind: str
    mentions: int


@dataclass(frozen=True, slots=True)
class Wording:
    """Words that were linked to an actor, how often, and why, the first time."""

    words: str
    times: int
    reason: str


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A slot of an entry that was linked to an actor, and why."""

    entry: str
    slot: str
    words: str
    reason: str
    kind: str
    quote: str
    document: int
    title: str
    start: int
    record: str | None
    day: str | None


@dataclass(frozen=True, slots=True)
class Actor:
    """An actor: its names, what it is part of and what is part of it, and the words it goes by."""

    id: str
    name: str
    kind: str
    country: str | None
    names: list[str]
    whole: Brief | None
    parts: list[Brief]
    wordings: list[Wording]


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher, or somebody whom the texts cite, and what was noted of it."""

    name: str
    sort: str
    mentions: int
    documents: int
    reliability: str
    interest: str
    version: str


def _named(
    connection: Connection, query: Select[Any], asked: str, page: int, size: int
) -> tuple[Pages, list[Row[Any]]]:
    """One page of the rows whose `name` has a word that begins as each word of `asked`."""
    wanted = folded(asked)
    if not wanted:
        pages = paged(counted(connection, query), page, size=size)
        return pages, list(connection.execute(query.offset(pages.offset).limit(size)))
    rows = connection.execute(query, execution_options={"yield_per": 500})
    found = [row for row in rows if _goes_by(row.name, wanted)]
    pages = paged(len(found), page, size=size)
    return pages, found[pages.offset : pages.offset + size]


def _goes_by(name: str, wanted: Sequence[str]) -> bool:
    words = folded(name)
    return all(any(word.startswith(one) for word in words) for one in wanted)


def _brief(row: Any) -> Brief:  # noqa: ANN401 - a row of SQLAlchemy
    return Brief(row.id, row.name, row.kind, row.mentions)


def actors(connection: Connection, generation: int, asked: str, page: int, *, size: int) -> tuple[Pages, list[Brief]]:
    """One page of the actors, the busiest first; those that go by the words of `asked`."""
    query = select(A.id, A.name, A.kind, A.mentions).where(A.generation == generation).order_by(A.position)
    pages, rows = _named(connection, query, asked, page, size)
    return pages, [_brief(row) for row in rows]


def actor(connection: Connection, generation: int, id: str) -> Actor | None:
    """The actor `id`."""
    row = connection.execute(select(A.body).where(A.generation == generation, A.id == id)).first()
    if row is None:
        return None
    body = json.loads(row.body)
    briefly = select(A.id, A.name, A.kind, A.mentions).where(A.generation == generation).order_by(A.position)
    whole = connection.execute(briefly.where(A.id == body["part_of"])).first()
    parts = connection.execute(briefly.where(A.body.contains(f'"part_of":{json.dumps(id)}')).limit(_PARTS))
    return Actor(
        id=id,
        name=body["name"],
        kind=body["kind"],
        country=body["country"],
        names=[name for name in body["names"] if name != body["name"]],
        whole=_brief(whole) if whole else None,
        parts=[_brief(one) for one in parts],
        wordings=_wordings(connection, generation, id),
    )


def _wordings(connection: Connection, generation: int, id: str) -> list[Wording]:
    here = and_(M.generation == generation, M.actor == id)
    many, first = func.count(), func.min(M.position)
    rows = connection.execute(
        select(M.words, many, first).where(here).group_by(M.words).order_by(many.desc(), first).limit(_WORDINGS)
    ).all()
    at = select(M.position, M.reason).where(M.generation == generation, M.position.in_([row[2] for row in rows]))
    reasons = {row.position: row.reason for row in connection.execute(at)}
    return [Wording(words, times, reasons[position]) for words, times, position in rows]


def mentions(
    connection: Connection, generation: int, id: str, page: int, *, size: int
) -> tuple[Pages, list[Mentioned]]:
    """One page of the slots that were linked to an actor, in the order of the documents."""
    joined = and_(E.generation == M.generation, E.id == M.entry)
    query = select(E.position, M.position).join(BOARD_ENTRIES, joined).where(M.generation == generation, M.actor == id)
    order = (E.position, M.position)
    places = connection.execute(query.order_by(*order)).all()  # without the bodies, which take long to sort
    pages = paged(len(places), page, size=size)
    some = [row[1] for row in places[pages.offset : pages.offset + size]]
    columns = (M.entry, M.slot, M.words, M.reason, E.kind, E.document, E.span_start, E.record, E.day, E.body)
    shown = select(*columns).join(BOARD_ENTRIES, joined).where(M.generation == generation, M.position.in_(some))
    return pages, [_mentioned(row) for row in connection.execute(shown.order_by(*order))]


def _mentioned(row: Any) -> Mentioned:  # noqa: ANN401 - a row of SQLAlchemy
    body = json.loads(row.body)
    paper = body["document"]
    return Mentioned(row.entry, row.slot, row.words, row.reason, row.kind, body["entry"]["quote"], row.document,
                     paper["title"] or paper["id"], row.span_start, row.record, row.day)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """Which sources: by the words of their names, of one sort, with the notes of today."""

    words: str
    sort: str
    notes: tuple[SourceNote, ...]


def sources(
    connection: Connection, generation: int, asked: Asked, page: int, *, size: int
) -> tuple[Pages, list[Source]]:
    """One page of those who are `asked` for, those of most mentions first."""
    query = select(S.name, S.sort, S.mentions, S.documents).where(S.generation == generation).order_by(S.position)
    query = query.where(S.sort == asked.sort) if asked.sort else query
    pages, rows = _named(connection, query, asked.words, page, size)
    return pages, list(_noted(rows, asked.notes))


def _noted(rows: Sequence[Row[Any]], notes: tuple[SourceNote, ...]) -> Iterator[Source]:
    held = {note.name.casefold(): note for note in notes}
    for row in rows:
        note = held.get(row.name.casefold())
        reliability, interest = (note.reliability, note.interest) if note else ("F", "")
        version = source_version(row.name, notes)
        yield Source(row.name, row.sort, row.mentions, row.documents, reliability, interest, version)
