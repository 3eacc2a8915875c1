"""Where chains of warning broke, and what cannot both be right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Query

from forewarned.app.desk import TheBoard
from forewarned.app.naming import PageNumber, Words
from forewarned.app.pages import TEMPLATES, twin
from forewarned.app.sketches import sketch
from forewarned.board import missing
from forewarned.board.evidence import Numbers, Pages, Row, documents_in, numbers_of
from forewarned.model import ContradictionSort, GapSort

router = APIRouter()
_SIZE, _CHOICE, _HITS = 20, 40, 10


@dataclass(frozen=True, slots=True)
class Hits:
    """The warnings that an incident followed, to stand beside those that nothing followed."""

    many: int
    first: list[Row]


@dataclass(frozen=True, slots=True)
class Gaps:
    """One page of gaps, and what they can be narrowed to; `hits` where it is asked for what nothing followed."""

    pages: Pages
    gaps: list[Row]
    sorts: dict[str, int]
    incidents: list[missing.Choice]
    actors: list[missing.Choice]
    hits: Hits | None
    numbers: Numbers


@twin(router, "/gaps", "gaps.html")
def gaps(
    board: TheBoard,
    sort: Annotated[GapSort | Literal[""], Query()] = "",
    incident: Words = "",
    actor: Words = "",
    page: PageNumber = 1,
) -> Gaps:
    """The links that are missing, as far as the documents tell. `incident` and `actor` are ids."""
    at = board.connection, board.generation
    wanted = missing.GapsWanted(sort=sort, incident=incident, actor=actor)
    pages, rows = missing.gaps(*at, wanted, page=page, size=_SIZE)
    hits = Hits(*missing.hits(*at, most=_HITS)) if sort == "nothing_followed" else None
    return Gaps(
        pages=pages,
        gaps=rows,
        sorts=missing.gap_sorts(*at, wanted),
        incidents=missing.gap_incidents(*at, most=_CHOICE),
        actors=missing.gap_actors(*at, most=_CHOICE),
        hits=hits,
        numbers=numbers_of(board.connection, documents_in([rows, hits.first if hits else []])),
    )


@dataclass(frozen=True, slots=True)
class Contradictions:
    """One page of pairs; `updates` names those whose count only rose from one day's reports to a later day's."""

    pages: Pages
    contradictions: list[Row]
    updates: list[str]
    sorts: dict[str, int]
    numbers: Numbers


@twin(router, "/contradictions", "contradictions.html")
def contradictions(
    board: TheBoard, sort: Annotated[ContradictionSort | Literal[""], Query()] = "", page: PageNumber = 1
) -> Contradictions:
    """Pairs of statements that cannot both be right as they stand, side by side."""
    at = board.connection, board.generation
    pages, rows = missing.contradictions(*at, sort, page=page, size=_SIZE)
    return Contradictions(
        pages=pages,
        contradictions=rows,
        updates=[row["id"] for row in rows if missing.is_update(row)],
        sorts=missing.pair_sorts(*at),
        numbers=numbers_of(board.connection, documents_in(rows)),
    )


TEMPLATES.globals["sketch"] = sketch
