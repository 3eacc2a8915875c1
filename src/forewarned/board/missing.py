"""Gaps, contradictions and open warnings from the board, a page at a time and with what they can be narrowed to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, Connection, Select, and_, func, or_, select

from forewarned.assembly.contradictions import is_update as assembled_update
from forewarned.board.evidence import A, D, F, Pages, R, Row, counted, evidence, finding_bodies, findings, paged
from forewarned.board.tables import BOARD_RECORDS
from forewarned.model import Contradiction


@dataclass(frozen=True, slots=True)
class Choice:
    """What a list can be narrowed to, and how many that leaves."""

    value: str
    name: str
    many: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsWanted:
    """Which gaps; empty where any will do."""

    sort: str = ""
    incident: str = ""
    actor: str = ""


def gaps(
    connection: Connection, generation: int, wanted: GapsWanted, *, page: int, size: int
) -> tuple[Pages, list[Row]]:
    """One page of gaps, as `export.answers.gap_row` has them."""
    return findings(connection, generation, _gaps(wanted), page=page, size=size)


def _gaps(wanted: GapsWanted) -> list[ColumnElement[bool]]:
    given = ((F.kind, wanted.sort), (F.incident, wanted.incident), (F.actor, wanted.actor))
    return [F.sort == "gap", *(column == value for column, value in given if value)]


def by_kind(connection: Connection, generation: int, where: Sequence[ColumnElement[bool]]) -> dict[str, int]:
    """How many findings there are of each kind, of those that meet all of `where`."""
    query = select(F.kind, func.count()).where(F.generation == generation, *where).group_by(F.kind)
    return dict(sorted((row[0], row[1]) for row in connection.execute(query)))


def gap_sorts(connection: Connection, generation: int, wanted: GapsWanted) -> dict[str, int]:
    """How many gaps there are of each sort, of the incident and the actor that are asked for."""
    return by_kind(connection, generation, _gaps(GapsWanted(incident=wanted.incident, actor=wanted.actor)))


def gap_incidents(connection: Connection, generation: int, *, most: int) -> list[Choice]:
    """The incidents whose chains have most gaps."""
    named = select(R.id, R.title, R.position).where(R.generation == generation)
    return _busiest(connection, named, F.incident, F.generation == generation, most=most)


def gap_actors(connection: Connection, generation: int, *, most: int) -> list[Choice]:
    """The actors of most gaps."""
    named = select(A.id, A.name, A.position).where(A.generation == generation)
    return _busiest(connection, named, F.actor, F.generation == generation, most=most)


def _busiest(
    connection: Connection, named: Select[Any], column: Column[str], shown: ColumnElement[bool], *, most: int
) -> list[Choice]:
    """The values of `column` in most gaps, with the names that `named` gives them.

    Counted first and named then: a database without statistics joins the two the wrong way round.
    """
    many = func.count().label("many")
    query = select(column, many).where(shown, F.sort == "gap", column.is_not(None))
    rows = connection.execute(query.group_by(column).order_by(many.desc(), column).limit(most))
    counts = {row[0]: row[1] for row in rows}
    id, _, position = named.selected_columns
    given = named.where(id.in_(list(counts))).order_by(position)
    found = [Choice(row[0], row[1], counts[row[0]]) for row in connection.execute(given)]
    return sorted(found, key=lambda one: -one.many)


# ------------------------------------------------------------------ contradictions


def contradictions(
    connection: Connection, generation: int, sort: str, *, page: int, size: int
) -> tuple[Pages, list[Row]]:
    """One page of pairs, as `export.answers.opposed_row` has them; of `sort`, or of any where it is empty."""
    where = [F.sort == "contradiction", *([F.kind == sort] if sort else [])]
    return findings(connection, generation, where, page=page, size=size)


def pair_sorts(connection: Connection, generation: int) -> dict[str, int]:
    """How many pairs there are of each sort."""
    return by_kind(connection, generation, [F.sort == "contradiction"])


# ------------------------------------------------------------------ open warnings


def newest_day(connection: Connection, generation: int) -> date | None:
    """The latest day that any document was published, else that any open warning was given."""
    published = connection.execute(select(func.max(D.published))).scalar()
    given = select(func.max(F.day)).where(F.generation == generation, F.sort == "unanswered")
    found = published or connection.execute(given).scalar()
    return date.fromisoformat(found) if found else None


def open_warnings(
    connection: Connection, generation: int, today: date, *, page: int, size: int
) -> tuple[Pages, list[Row]]:
    """One page of what is still running on `today`, the oldest first, as `export.answers.open_row` has it."""
    day = today.isoformat()
    running = or_(F.day.is_(None), and_(F.day <= day, or_(F.until.is_(None), F.until >= day)))
    query = select(F.position).where(F.generation == generation, F.sort == "unanswered", running)
    pages = paged(counted(connection, query), page, size=size)
    query = query.join(BOARD_RECORDS, and_(R.generation == F.generation, R.id == F.id))
    order = (F.day.is_(None), F.day, R.last_day, F.id)
    places = connection.execute(query.order_by(*order).offset(pages.offset).limit(size)).scalars().all()
    return pages, [_open(body, today) for body in finding_bodies(connection, generation, places)]


def _open(body: Row, today: date) -> Row:
    """The row of one warning: how long it has waited, and the days left."""
    when, named = body["when"], body["named_time"]
    if when is None:
        note = "no day is known on which it was given"
        return {"waiting_days": None, "days_left": None, "note": note, **body, "named_time": None}
    latest = date.fromisoformat(when["latest"])
    if named is None and latest > today:
        named = when  # "until the end of May": it runs on
    left = (date.fromisoformat(named["latest"]) - today).days if named else None
    waiting = (today - date.fromisoformat(when["earliest"])).days
    note = "" if named else "it named no time"
    return {"waiting_days": waiting, "days_left": left, "note": note, **body, "named_time": named}


def is_update(row: Row) -> bool:
    """Whether a pair is only a toll that rose from one day's reports to a later day's."""
    return assembled_update(
        Contradiction(id="", sort=row["sort"], records=("", ""), entries=("", ""), reason=row["reason"])
    )


def hits(connection: Connection, generation: int, *, most: int) -> tuple[int, list[Row]]:
    """How many warnings and threats foretold an incident, and the first of them as rows of evidence."""
    query = select(R.id).where(R.generation == generation, R.kind.in_(("warning", "threat")))
    query = query.where(R.body.like('%"lead_time":{%'))
    first = connection.execute(query.order_by(R.position).limit(most)).scalars().all()
    proofs = evidence(connection, generation, [(id, None) for id in first])
    return counted(connection, query), [proof for proof in proofs if proof is not None]
