"""The log for people: its rows, the newest first, in plain values."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from forewarned.board.decided import Told, told, versions
from forewarned.board.evidence import Pages, counted, numbers_of, paged
from forewarned.board.tables import BOARD_FINDINGS
from forewarned.case import ACTS, Decision
from forewarned.case.decisions import undone
from forewarned.case.log import DECISION
from forewarned.case.tables import LOG

_PEOPLE = 200
_MOVED = 50  # displaced places that are shown
L, F = LOG.c, BOARD_FINDINGS.c


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the log: of a decision what was decided, of a document its name and, where it is there, its number."""

    seq: int
    at: str
    who: str
    act: str  # of a decision its own act
    decision: Told | None
    document: str | None
    number: int | None
    links: list[str]  # entries and records of today that it is about
    hash: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A decision in force that does not find its place."""

    seq: int
    who: str
    at: str
    act: str
    reason: str
    document: str | None
    quote: str | None


def lines(
    connection: Connection, made: Mapping[int, Decision], asked: tuple[str, str], page: int, *, size: int
) -> tuple[Pages, list[Line]]:
    """One page of the log, the newest first; of one person and of one act where `asked` names them."""
    query = _query(*asked)
    pages = paged(counted(connection, query), page, size=size)
    rows = connection.execute(query.order_by(L.seq.desc()).offset(pages.offset).limit(size)).all()
    gone = undone(made.values())
    documents = numbers_of(connection, [id for row in rows if (id := _document(row))])
    return pages, [_line(connection, row, made, gone, documents) for row in rows]


def _query(who: str, act: str) -> Select[Any]:
    query = select(LOG)
    if who:
        query = query.where(L.who == who)
    if act in ACTS:
        # The body is canonical JSON, in which the act comes first.
        query = query.where(L.act == DECISION, L.body.startswith(f'{{"act":"{act}"', autoescape=True))
    elif act:
        query = query.where(L.act == act)
    return query


def _document(row: Row[Any]) -> str | None:
    return None if row.act == DECISION else json.loads(row.body).get("id")


def _line(
    connection: Connection, row: Row[Any], made: Mapping[int, Decision], gone: set[int], documents: Mapping[str, int]
) -> Line:
    decision = made.get(row.seq)
    document = _document(row)
    return Line(
        seq=row.seq,
        at=row.at,
        who=row.who,
        act=decision.act if decision else row.act,
        decision=told(decision, gone=row.seq in gone) if decision else None,
        document=document,
        number=documents.get(document) if document else None,
        links=list(versions(connection, decision))[:4] if decision and decision.groups else [],
        hash=row.hash,
    )


def people(connection: Connection) -> list[str]:
    """Who has written to the log."""
    return sorted(connection.execute(select(L.who).distinct().limit(_PEOPLE)).scalars())


def moved(connection: Connection, generation: int) -> tuple[int, Sequence[Moved]]:
    """How many places decisions in force do not find, and the first of them."""
    query = select(F.body).where(F.generation == generation, F.sort == "displaced").order_by(F.position)
    bodies = connection.execute(query.limit(_MOVED)).scalars()
    return counted(connection, query), [Moved(**json.loads(body)) for body in bodies]
