"""Who knew, was told or passed on what, from the board: `questions.who_knew`, a page at a time."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, func, select

from forewarned.assembly.facts import terms
from forewarned.board.evidence import A, Pages, Row, entry_bodies, evidence, paged, record_bodies
from forewarned.board.tables import BOARD_KNOWN
from forewarned.lookup import Directory
from forewarned.model import Actor

_PART = 500  # rows that are looked at at a time where words are asked for
K = BOARD_KNOWN.c
Known = tuple[str, str, str, str | None, str]  # actor, how, record, last day, entries


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked: of whom, with which words, before which day."""

    actors: Sequence[Actor]
    about: str | None = None
    before: date | None = None


@dataclass(frozen=True, slots=True)
class Busy:
    """An actor of whom it is told what it knew."""

    id: str
    name: str
    known: int


def directory(connection: Connection, generation: int) -> Directory:
    """All actors on the board by every form of their names."""
    bodies = connection.execute(select(A.body).where(A.generation == generation)).scalars()
    return Directory(_actor(json.loads(body)) for body in bodies)


def _actor(body: Row) -> Actor:
    return Actor(**{**body, "names": tuple(body["names"])})


def busiest(connection: Connection, generation: int, *, most: int) -> list[Busy]:
    """Those who knew, were told, passed on or denied most."""
    same = and_(A.generation == K.generation, A.id == K.actor)
    many = func.count().label("many")
    query = select(A.id, A.name, many, func.min(A.position)).join(BOARD_KNOWN, same).where(A.generation == generation)
    rows = connection.execute(query.group_by(A.id, A.name).order_by(many.desc(), func.min(A.position)).limit(most))
    return [Busy(row[0], row[1], row[2]) for row in rows]


def busy_names(connection: Connection, generation: int, *, most: int) -> list[str]:
    """The names that occur most."""
    query = select(A.name).where(A.generation == generation).order_by(A.position).limit(most)
    return list(connection.execute(query).scalars())


def known(
    connection: Connection, generation: int, asked: Asked, *, page: int, size: int
) -> tuple[Pages, list[Row], int]:
    """One page of what is known, in order of time, and how many records without a day were left out.

    The rows are those of `export.answers.who_knew_row`.
    """
    where = and_(K.generation == generation, K.actor.in_([actor.id for actor in asked.actors]))
    dated = and_(where, K.first_day < asked.before.isoformat()) if asked.before else where
    undated = and_(where, K.first_day.is_(None)) if asked.before else None
    if asked.about is None:
        pages = paged(_count(connection, dated, K.position), page, size=size)
        query = _select(dated).order_by(K.position).offset(pages.offset).limit(size)
        rows: list[Known] = [tuple(row) for row in connection.execute(query)]
        left = _count(connection, undated, K.record) if undated is not None else 0
    else:
        found = list(_speaking(connection, generation, dated, terms(asked.about)))
        pages = paged(len(found), page, size=size)
        rows = found[pages.offset : pages.offset + size]
        silent = _speaking(connection, generation, undated, terms(asked.about)) if undated is not None else ()
        left = len({record for _, _, record, _, _ in silent})
    return pages, _rows(connection, generation, asked, rows), left


def _select(where: ColumnElement[bool]) -> Any:  # noqa: ANN401
    return select(K.actor, K.how, K.record, K.last_day, K.entries).where(where)


def _count(connection: Connection, where: ColumnElement[bool], column: Any) -> int:  # noqa: ANN401
    return connection.execute(select(func.count(column.distinct())).where(where)).scalar() or 0


def _speaking(
    connection: Connection, generation: int, where: ColumnElement[bool], wanted: Collection[str]
) -> Iterator[Known]:
    """The rows whose records have all the words that are `wanted`; no more than a part of them is held at a time."""
    last = -1
    while True:
        query = select(K.position, K.actor, K.how, K.record, K.last_day, K.entries).where(where, K.position > last)
        rows = connection.execute(query.order_by(K.position).limit(_PART)).all()
        if not rows:
            return
        having = _having(connection, generation, {row.record for row in rows}, frozenset(wanted))
        yield from (tuple(row[1:]) for row in rows if row.record in having)
        last = rows[-1].position


def _having(connection: Connection, generation: int, ids: Collection[str], wanted: frozenset[str]) -> set[str]:
    records = record_bodies(connection, generation, sorted(ids))
    left = {id: wanted - terms(body["about"] or "") for id, body in records.items()}
    entries = entry_bodies(
        connection, generation, (one for id, body in records.items() if left[id] for one in body["entries"])
    )
    for id, body in records.items():
        for one in body["entries"]:
            if left[id] and one in entries:
                left[id] -= terms(entries[one]["entry"]["quote"])
    return {id for id, missing in left.items() if not missing}


def _rows(connection: Connection, generation: int, asked: Asked, rows: Sequence[Known]) -> list[Row]:
    names = {actor.id: actor.name for actor in asked.actors}
    proofs = evidence(connection, generation, [(record, json.loads(entries)) for _, _, record, _, entries in rows])
    day = asked.before.isoformat() if asked.before else None
    return [
        {"how": how, "who": names[actor], "sure": day is None or (last is not None and last < day), **proof}
        for (actor, how, _, last, _), proof in zip(rows, proofs, strict=True)
        if proof is not None
    ]
