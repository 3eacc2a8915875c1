"""Incidents and their chains of warning, from the board: `questions.chain` for one of them."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, and_, func, select

from forewarned.board.evidence import (
    B,
    F,
    Pages,
    R,
    Row,
    counted,
    documents_in,
    entry_bodies,
    evidence_of,
    finding,
    inside,
    paged,
    record_bodies,
)
from forewarned.board.tables import BOARD_FINDINGS


@dataclass(frozen=True, slots=True)
class Incident:
    """An incident in a list; `before` and `after` count the steps of its chain, `gaps` what is missing in it."""

    record: str
    title: str
    when: Row | None
    mentions: int
    chain: bool
    before: int
    after: int
    gaps: int


@dataclass(frozen=True, slots=True)
class Chained:
    """The chain of an incident: its steps as `export.answers.chain_row` has them, and what they answer.

    `answers` leads from a record of the chain to the responses to it, in or out of the chain; `leads` holds those
    that foretold the incident.
    """

    title: str
    incident: str
    first_known: str | None
    steps: list[Row]
    answers: dict[str, list[str]] = field(default_factory=dict)
    leads: frozenset[str] = frozenset()


def incidents(connection: Connection, generation: int, *, page: int, size: int) -> tuple[Pages, list[Incident]]:
    """One page of incidents: those with chains first, each in order of time."""
    chain = and_(F.generation == R.generation, F.sort == "chain", F.id == R.id)
    query = select(R.position).where(R.generation == generation, R.kind == "incident")
    pages = paged(counted(connection, query), page, size=size)
    query = query.outerjoin(BOARD_FINDINGS, chain).order_by(F.id.is_(None), R.position)
    places = connection.execute(query.offset(pages.offset).limit(size)).scalars().all()
    columns = select(R.id, R.title, R.body, R.mentions, F.body.label("chain")).outerjoin(BOARD_FINDINGS, chain)
    columns = columns.where(R.generation == generation, R.position.in_(places))
    rows = connection.execute(columns.order_by(F.id.is_(None), R.position)).all()
    missing = _gaps(connection, generation, [row.id for row in rows])
    found = []
    for row in rows:
        phases = [step["phase"] for step in json.loads(row.chain)["steps"]] if row.chain else []
        found.append(
            Incident(
                record=row.id,
                title=row.title,
                when=json.loads(row.body)["when"],
                mentions=row.mentions,
                chain=row.chain is not None,
                before=phases.count("before"),
                after=phases.count("after"),
                gaps=missing.get(row.id, 0),
            )
        )
    return pages, found


def _gaps(connection: Connection, generation: int, incidents: Collection[str]) -> dict[str, int]:
    same = (F.generation == generation, F.sort == "gap", F.incident.in_(incidents))
    query = select(F.incident, func.count()).where(*same).group_by(F.incident)
    return {row[0]: row[1] for row in connection.execute(query)}


def chain(connection: Connection, generation: int, id: str) -> Chained | None:
    """The chain of the incident `id`, or the one that the record `id` stands in; None where there is no such.

    An incident that was told in several records has its chain with the first of them; one with nothing before it
    has a chain of its own.
    """
    record = record_bodies(connection, generation, [id]).get(id)
    if record is None:
        return None
    found = finding(connection, generation, "chain", id)
    if found is None and record["kind"] == "incident":
        found = _same_day(connection, generation, record) or _alone(connection, generation, record)
    elif found is None:
        home = select(B.finding).where(B.generation == generation, B.sort == "chain", B.record == id)
        held = connection.execute(home.order_by(B.position).limit(1)).scalar()
        found = finding(connection, generation, "chain", held) if held else None
    if found is None:
        return None
    ids = [step["record"] for step in found["steps"]]
    bodies = record_bodies(connection, generation, ids)
    return Chained(
        title=bodies[found["incident"]]["title"],
        incident=found["incident"],
        first_known=found["first_known"],
        steps=found["steps"],
        answers=_answers(connection, generation, set(ids)),
        leads=frozenset(id for id, body in bodies.items() if body["lead_time"]),
    )


def _same_day(connection: Connection, generation: int, record: Row) -> Row | None:
    """The chain whose incident shares the day and a document with `record`."""
    if record["when"] is None:
        return None
    same = (F.generation == generation, F.sort == "chain", F.day == record["when"]["earliest"])
    own = set(record["documents"])
    for body in connection.execute(select(F.body).where(*same).order_by(F.position)).scalars():
        found: Row = json.loads(body)
        if not own.isdisjoint(documents_in(found["steps"])):
            return found
    return None


def _alone(connection: Connection, generation: int, record: Row) -> Row:
    entries = entry_bodies(connection, generation, record["entries"])
    proof = evidence_of(record, (entries[id] for id in record["entries"] if id in entries))
    step = {"phase": "incident", "fewest_days": None, "most_days": None, **proof}
    return {"incident": record["id"], "first_known": None, "steps": [step]}


def _answers(connection: Connection, generation: int, causes: Collection[str]) -> dict[str, list[str]]:
    """Cause -> the responses to it, in order of time. What a response reacts to stands in its body alone."""
    react = and_(R.kind == "response", R.body.not_like('%"responds_to":[]%'))
    query = select(R.id, inside(connection, R.body, "responds_to")).where(R.generation == generation, react)
    found: dict[str, list[str]] = {}
    for id, given in connection.execute(query.order_by(R.position)):
        for cause in _among(json.loads(given), causes):
            found.setdefault(cause, []).append(id)
    return found


def _among(ids: Iterable[str], wanted: Collection[str]) -> list[str]:
    return [id for id in ids if id in wanted]
