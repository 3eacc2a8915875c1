"""The overview: the figures of a case, how much of it is reviewed, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from forewarned.app.desk import TheBoard
from forewarned.app.pages import twin
from forewarned.app.words import count
from forewarned.board import inquiry

router = APIRouter()


@dataclass(frozen=True, slots=True)
class ToDo:
    """Something to do next, and where."""

    place: str
    what: str


@dataclass(frozen=True, slots=True)
class Overview:
    """A case in figures. `headline` is null before the board was first laid out."""

    laid: bool
    whole: inquiry.Whole
    entries: int
    reviewed: int  # entries that are confirmed or rejected
    columns: list[inquiry.Column]
    to_do: list[ToDo]


@twin(router, "/", "overview.html")
def overview(board: TheBoard) -> Overview:
    """The figures of the case, how much of it is reviewed, and what to do next."""
    found = inquiry.whole(board.connection, board.generation)
    entries = sum(found.verdicts.values())
    return Overview(
        laid=board.generation > 0,
        whole=found,
        entries=entries,
        reviewed=entries - found.verdicts.get("open", 0),
        columns=inquiry.density(board.connection, board.generation, inquiry.Span()),
        to_do=_to_do(found),
    )


def _to_do(found: inquiry.Whole) -> list[ToDo]:
    if not found.documents:
        return [ToDo("/files", "Add the first documents")]
    counts = found.findings
    rows = [
        (
            "/queue",
            found.verdicts.get("open", 0),
            "entry to review, the most doubtful first",
            "entries to review, the most doubtful first",
        ),
        (
            "/log",
            counts.get("displaced", 0),
            "decision no longer finds its place",
            "decisions no longer find their places",
        ),
        ("/files", found.problems, "file or part could not be read", "files or parts could not be read"),
        ("/gaps", counts.get("gap", 0), "gap to look at", "gaps to look at"),
        ("/contradictions", counts.get("contradiction", 0), "contradiction to weigh", "contradictions to weigh"),
        (
            "/open",
            counts.get("unanswered", 0),
            "warning or threat that nothing followed or answered yet",
            "warnings and threats that nothing followed or answered yet",
        ),
    ]
    return [ToDo(place, count(many, one, more)) for place, many, one, more in rows if many]
