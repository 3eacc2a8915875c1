"""The whole of a case in figures, and its records along time, from the board."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Integer, func, literal_column, select

from forewarned.board.evidence import D, E, F, M, Pages, R, Row, counted, finding, paged
from forewarned.case.tables import DOCUMENTS, PROBLEMS

_FINEST = ((92, 10), (92 * 31, 7), (92 * 366, 4))  # days from first to last -> letters of the date of one column


@dataclass(frozen=True, slots=True)
class Line:
    """A record in one line."""

    record: str
    kind: str
    title: str
    actor: str | None
    recipients: list[str]
    about: str | None
    stance: str | None
    polarity: bool
    certainty: str
    when: Row | None
    verdict: str
    mentions: int
    documents: int
    origins: int
    credibility: int | None
    contradicted: bool


@dataclass(frozen=True, slots=True)
class Whole:
    """The figures of a case; None for `headline` before the board was first laid out."""

    documents: int
    published: tuple[str, str] | None  # first and last day
    problems: int
    headline: Row | None
    lines: dict[str, Line]  # the records that the headline names, by their ids
    verdicts: dict[str, int]
    flagged: int
    findings: dict[str, int]  # how many of each sort


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Which records; None or empty where any will do. The days are those on which they began."""

    kind: str = ""
    actors: tuple[str, ...] | None = None
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """How many records of each kind began on a day, in a month, a year or a decade: its first letters of the date."""

    start: str
    kinds: dict[str, int]


def whole(connection: Connection, generation: int) -> Whole:
    """The figures of the case."""
    documents, first, last = connection.execute(
        select(func.count(), func.min(D.published), func.max(D.published)).select_from(DOCUMENTS)
    ).one()
    headline = finding(connection, generation, "headline", "headline")
    named = [headline[name] for name in ("main_incident", "earliest_warning", "lead")] if headline else []
    return Whole(
        documents=documents,
        published=(first, last) if first else None,
        problems=connection.execute(select(func.count()).select_from(PROBLEMS)).scalar() or 0,
        headline=headline,
        lines=lines(connection, generation, (id for id in named if id)),
        verdicts=_many(connection, E.verdict, E.generation == generation),
        flagged=connection.execute(select(func.count()).where(E.generation == generation, E.flagged)).scalar() or 0,
        findings=_many(connection, F.sort, F.generation == generation),
    )


def _many(connection: Connection, column: Any, where: ColumnElement[bool]) -> dict[str, int]:  # noqa: ANN401
    query = select(column, func.count()).where(where).group_by(column)
    return dict(sorted((row[0], row[1]) for row in connection.execute(query)))


def lines(connection: Connection, generation: int, ids: Iterable[str]) -> dict[str, Line]:
    """Record id -> the record in one line."""
    wanted = list(ids)
    rows = connection.execute(_lines().where(R.generation == generation, R.id.in_(wanted))).all()
    return {row.id: _line(row) for row in rows}


def _lines() -> Any:  # noqa: ANN401
    return select(
        R.id, R.kind, R.title, R.verdict, R.mentions, R.documents, R.origins, R.credibility, R.contradicted, R.body
    )


def _line(row: Any) -> Line:  # noqa: ANN401
    body = json.loads(row.body)
    said = {name: body[name] for name in ("actor", "recipients", "about", "stance", "polarity", "certainty", "when")}
    return Line(
        record=row.id,
        kind=row.kind,
        title=row.title,
        verdict=row.verdict,
        mentions=row.mentions,
        documents=row.documents,
        origins=row.origins,
        credibility=row.credibility,
        contradicted=row.contradicted,
        **said,
    )


# ------------------------------------------------------------------ along time


def timeline(connection: Connection, generation: int, span: Span, *, page: int, size: int) -> tuple[Pages, list[Line]]:
    """One page of records in order of time, those without a day last."""
    query = select(R.position).where(*_within(generation, span))
    pages = paged(counted(connection, query), page, size=size)
    places = connection.execute(query.order_by(R.position).offset(pages.offset).limit(size)).scalars().all()
    rows = connection.execute(_lines().where(R.generation == generation, R.position.in_(places)).order_by(R.position))
    return pages, [_line(row) for row in rows]


def _within(generation: int, span: Span) -> list[ColumnElement[bool]]:
    found = [R.generation == generation]
    if span.kind:
        found.append(R.kind == span.kind)
    if span.actors is not None:
        same = (M.generation == generation) & M.actor.in_(span.actors) & (M.slot != "source")
        found.append(R.id.in_(select(M.record).where(same)))
    if span.first:
        found.append(R.first_day >= span.first.isoformat())
    if span.last:
        found.append(R.first_day <= span.last.isoformat())
    return found


def density(connection: Connection, generation: int, span: Span) -> list[Column]:
    """How many records began when, at most some hundred columns; empty ones are left out."""
    where = [*_within(generation, span), R.first_day.is_not(None)]
    first, last = connection.execute(select(func.min(R.first_day), func.max(R.first_day)).where(*where)).one()
    if first is None:
        return []
    apart = (date.fromisoformat(last) - date.fromisoformat(first)).days
    letters = next((letters for days, letters in _FINEST if apart <= days), 3)
    cut = literal_column(
        str(letters), Integer
    )  # not a parameter: PostgreSQL would take two of them for different columns
    start = func.substr(R.first_day, literal_column("1"), cut)
    found: dict[str, dict[str, int]] = {}
    query = select(start, R.kind, func.count()).where(*where).group_by(start, R.kind).order_by(start, R.kind)
    for at, kind, many in connection.execute(query):
        found.setdefault(at, {})[kind] = many
    return [Column(at, kinds) for at, kinds in found.items()]


def kinds(connection: Connection, generation: int) -> dict[str, int]:
    """How many records there are of each kind."""
    return _many(connection, R.kind, R.generation == generation)


def undated(connection: Connection, generation: int, span: Span) -> int:
    """How many records have no day, of those asked for but for their days."""
    any_day = _within(generation, Span(kind=span.kind, actors=span.actors))
    return connection.execute(select(func.count()).where(*any_day, R.first_day.is_(None))).scalar() or 0
