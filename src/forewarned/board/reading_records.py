"""Records as pages show them: lists of them, and one with all that it stands on and that stands against it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, select

from forewarned.board.decided import Told, told, undone_by
from forewarned.board.evidence import A, B, E, F, M, Pages, R, Row, counted, entry_bodies, paged
from forewarned.board.inquiry import Line, lines
from forewarned.board.reading_entries import Shown, all_shown
from forewarned.board.reading_papers import having
from forewarned.board.tables import BOARD_ACTORS, BOARD_ENTRIES, BOARD_FINDINGS
from forewarned.case.decisions import undone
from forewarned.case.model import Decision
from forewarned.case.store import in_parts

_FINDINGS = 30  # of one sort that a record's page shows
_HISTORY = 100
_RESPONSES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordsWanted:
    """Which records; None or empty where any will do. `words` are looked for in their titles."""

    kind: str = ""
    actors: tuple[str, ...] | None = None
    words: str = ""
    verdict: str = ""
    contradicted: bool = False
    other_than: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What assembly found about a record: rows of `export.answers`, at most 30 of each sort, and how many there are."""

    contradictions: list[Row]
    gaps: list[Row]
    chains: list[str]  # incidents
    generalities: list[Row]
    unanswered: Row | None
    many: dict[str, int]


def listed(
    connection: Connection, generation: int, wanted: RecordsWanted, *, page: int, size: int
) -> tuple[Pages, list[Line]]:
    """One page of the records in order of time, those without a day last."""
    query = select(R.id).where(*_where(connection, generation, wanted))
    pages = paged(counted(connection, query), page, size=size)
    ids = list(connection.execute(query.order_by(R.position).offset(pages.offset).limit(size)).scalars())
    found = lines(connection, generation, ids)
    return pages, [found[id] for id in ids]


def _where(connection: Connection, generation: int, wanted: RecordsWanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [R.generation == generation, *having(connection, wanted.words, R.title)]
    if wanted.kind:
        found.append(R.kind == wanted.kind)
    if wanted.actors is not None:
        found.append(R.actor.in_(wanted.actors))
    if wanted.verdict:
        found.append(R.verdict == wanted.verdict)
    if wanted.contradicted:
        found.append(R.contradicted)
    if wanted.other_than:
        found.append(R.id != wanted.other_than)
    return found


# ------------------------------------------------------------------ one record


def body_of(connection: Connection, generation: int, id: str, *, entry: str = "") -> Row | None:
    """The body of the record `id`, or where there is none of this id any more, of that which `entry` is part of now."""
    query = select(R.body).where(R.generation == generation)
    body = connection.execute(query.where(R.id == id)).scalar()
    if body is None and entry:
        part = select(E.record).where(E.generation == generation, E.id == entry).scalar_subquery()
        body = connection.execute(query.where(R.id == part)).scalar()
    return json.loads(body) if body else None


def evidence(
    connection: Connection, generation: int, ids: Sequence[str], *, page: int, size: int
) -> tuple[Pages, list[Shown]]:
    """One page of the entries of a record, each in its own words."""
    pages = paged(len(ids), page, size=size)
    wanted = ids[pages.offset : pages.offset + size]
    query = select(BOARD_ENTRIES).where(E.generation == generation, E.id.in_(wanted))
    rows = {row.id: row for row in connection.execute(query)}
    return pages, all_shown(connection, generation, [rows[id] for id in wanted if id in rows], around=False)


def found(connection: Connection, generation: int, id: str) -> Found:
    """What assembly found about the record `id`."""
    held: dict[str, list[Any]] = {}
    many: dict[str, int] = {}
    about = and_(B.generation == F.generation, B.finding == F.id, B.sort == F.sort)
    for sort in ("contradiction", "gap", "chain", "generality", "unanswered"):
        query = select(F.id, F.body).join_from(BOARD_FINDINGS, B.record.table, about)
        query = query.where(F.generation == generation, F.sort == sort, B.record == id)
        many[sort] = counted(connection, query)
        rows = connection.execute(query.order_by(F.position).limit(_FINDINGS)).all()
        held[sort] = [row.id for row in rows] if sort == "chain" else [json.loads(row.body) for row in rows]
    unanswered = next((row for row in held["unanswered"]), None)
    return Found(held["contradiction"], held["gap"], held["chain"], held["generality"], unanswered, many)


def responses(connection: Connection, generation: int, id: str) -> list[str]:
    """The responses that react to the record `id`."""
    # The body is canonical JSON, its keys sorted; ids have no character that would have to be escaped.
    named = R.body.like(f'%"responds_to":[%"{id}"%],"stance":%')
    query = select(R.id).where(R.generation == generation, R.kind == "response", named)
    return list(connection.execute(query.order_by(R.position).limit(_RESPONSES)).scalars())


def bodies(connection: Connection, generation: int, ids: Sequence[str]) -> list[Row]:
    """The bodies of these entries, in their order."""
    held = entry_bodies(connection, generation, ids)
    return [held[id] for id in ids if id in held]


def sources(connection: Connection, generation: int, ids: Sequence[str]) -> list[tuple[str, str, str]]:
    """(entry, words, name) of each source of these entries that was linked to an actor."""
    held: list[tuple[str, str, str]] = []
    both = and_(A.id == M.actor, A.generation == M.generation)
    for part in in_parts(ids):
        query = select(M.entry, M.words, A.name).join_from(M.entry.table, BOARD_ACTORS, both)
        query = query.where(M.generation == generation, M.slot == "source", M.entry.in_(part)).order_by(M.position)
        held += [(row.entry, row.words, row.name) for row in connection.execute(query)]
    return held


def families(connection: Connection, generation: int, documents: Iterable[str]) -> list[Row]:
    """The families of copies that two or more of these documents are of."""
    wanted = set(documents)
    if len(wanted) < 2:
        return []
    query = select(F.body).where(F.generation == generation, F.sort == "family").order_by(F.position)
    rows = (json.loads(body) for body in connection.execute(query).scalars())
    return [row for row in rows if len(wanted & {row["first"], *(copy["document"] for copy in row["copies"])}) > 1]


def history(entries: Iterable[Row], decisions: Mapping[int, Decision]) -> list[Told]:
    """What was decided on these entries, the last first: what was undone, and the undoing, too."""
    places = {(body["entry"]["doc"], body["entry"]["start"], body["entry"]["end"]) for body in entries}
    gone, held = undone(decisions.values()), []
    for seq in sorted(decisions, reverse=True):
        about = undone_by(decisions[seq], decisions)
        if any((anchor.document, anchor.start, anchor.end) in places for anchor in about.anchors):
            held.append(told(decisions[seq], gone=seq in gone))
        if len(held) == _HISTORY:
            break
    return held


def remarks(entries: Iterable[Row]) -> dict[str, list[Row]]:
    """Notes, tags and flags of these entries; what was said of several of them at once is told once."""
    held: dict[str, dict[int, Row]] = {"notes": {}, "tags": {}, "flags": {}}
    for body in entries:
        for name, one in held.items():
            one.update({remark["seq"]: remark for remark in body[name]})
    return {name: [one[seq] for seq in sorted(one)] for name, one in held.items()}
