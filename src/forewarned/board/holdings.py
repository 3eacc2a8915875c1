"""What a case holds, for the page of its files: documents and problems a page at a time, and what a removal takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, and_, func, select

from forewarned.board.decided import Told, told
from forewarned.board.evidence import Pages, counted, paged
from forewarned.board.tables import BOARD_ENTRIES, BOARD_RECORDS
from forewarned.case import Case
from forewarned.case.decisions import in_force
from forewarned.case.tables import DOCUMENTS, ENTRIES, ORIGINALS, PROBLEMS
from forewarned.model import Problem

_TOLD = 50  # decisions that are shown of those that a removal displaces
D, N = DOCUMENTS.c, ENTRIES.c


@dataclass(frozen=True, slots=True)
class Paper:
    """A document: its number, its id, its title, the file that it came from and the size of that, its entries."""

    number: int
    id: str
    title: str | None
    file: str | None
    size: int | None
    entries: int


@dataclass(frozen=True, slots=True)
class Removal:
    """What goes with a document, and which decisions then have no place."""

    paper: Paper
    records: int  # that only it supports
    file_goes: bool  # whether no other document came from its file
    displaced: int
    decisions: list[Told]  # the first of those
    twins: int  # documents of the same bytes, in which decisions keep their place


def papers(connection: Connection, page: int, *, size: int) -> tuple[Pages, list[Paper]]:
    """One page of the documents, those that came last first."""
    pages = paged(counted(connection, select(D.number)), page, size=size)
    query = _query().order_by(D.number.desc()).offset(pages.offset).limit(size)
    return pages, [Paper(*row) for row in connection.execute(query)]


def _query() -> Select[Any]:
    entries = select(func.count()).where(N.document == D.number).scalar_subquery()
    columns = (D.number, D.id, D.title, ORIGINALS.c.name, ORIGINALS.c.size, entries)
    return select(*columns).join(ORIGINALS, ORIGINALS.c.sha256 == D.original, isouter=True)


def problems(connection: Connection, page: int, *, size: int) -> tuple[Pages, list[Problem]]:
    """One page of what could not be read."""
    P = PROBLEMS.c
    pages = paged(counted(connection, select(P.number)), page, size=size)
    query = select(P.origin, P.what).order_by(P.number).offset(pages.offset).limit(size)
    return pages, [Problem(row.origin, row.what) for row in connection.execute(query)]


def removal(connection: Connection, generation: int, case: Case, number: int) -> Removal | None:
    """What goes with the document `number`; None where there is none."""
    row = connection.execute(_query().where(D.number == number)).first()
    if row is None:
        return None
    sha256, original = connection.execute(select(D.sha256, D.original).where(D.number == number)).one()
    twins = counted(connection, select(D.number).where(D.sha256 == sha256, D.number != number))
    shared = counted(connection, select(D.number).where(D.original == original, D.number != number))
    decisions = in_force(case.part(()).decisions.values()) if not twins else []
    gone = [one for one in decisions if any(anchor.sha256 == sha256 for anchor in one.anchors)]
    return Removal(
        paper=Paper(*row),
        records=counted(connection, _only_here(generation, number)),
        file_goes=original is not None and not shared,
        displaced=len(gone),
        decisions=[told(one) for one in gone[:_TOLD]],
        twins=twins,
    )


def _only_here(generation: int, number: int) -> Select[Any]:
    R, E = BOARD_RECORDS.c, BOARD_ENTRIES.c
    here = select(E.record).where(E.generation == generation, E.document == number)
    return select(R.id).where(and_(R.generation == generation, R.documents == 1, R.id.in_(here)))
