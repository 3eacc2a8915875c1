"""Records along time: by kind, actor and days, a page at a time, with a picture of how many there are when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Query

from forewarned.app import columns
from forewarned.app.desk import TheBoard
from forewarned.app.naming import Called, Day, PageNumber, Words, whom
from forewarned.app.pages import TEMPLATES, twin
from forewarned.board import inquiry, knowing
from forewarned.board.evidence import Pages
from forewarned.model import Kind

router = APIRouter()
_SIZE = 50
_NAMES = 60


@dataclass(frozen=True, slots=True)
class Timeline:
    """One page of records in order of time; `undated` counts those without a day, which come last."""

    pages: Pages
    records: list[inquiry.Line]
    columns: list[inquiry.Column]
    undated: int
    kinds: dict[str, int]
    called: Called | None  # whom the actor that was asked for is taken for
    busy: list[str]  # names to choose from


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records are asked for: `actor` is a name in any form, or an id; the days are those on which they began."""

    kind: Annotated[Kind | Literal[""], Query()] = ""
    actor: Words = ""
    first: Day = None
    last: Day = None


@twin(router, "/timeline", "timeline.html")
def timeline(board: TheBoard, wanted: Annotated[Wanted, Depends()], page: PageNumber = 1) -> Timeline:
    """Records in order of time, those without a day last."""
    called, found = whom(board, wanted.actor) if wanted.actor.strip() else (None, ())
    actors = tuple(one.id for one in found) if called else None
    span = inquiry.Span(kind=wanted.kind, actors=actors, first=wanted.first or None, last=wanted.last or None)
    at = board.connection, board.generation
    pages, records = inquiry.timeline(*at, span, page=page, size=_SIZE)
    return Timeline(
        pages=pages,
        records=records,
        columns=inquiry.density(*at, span),
        undated=inquiry.undated(*at, span),
        kinds=inquiry.kinds(*at),
        called=called,
        busy=knowing.busy_names(*at, most=_NAMES),
    )


TEMPLATES.globals["columns_picture"] = columns.picture
