"""Who knew: what somebody and its parts knew, were told, passed on and deny, in order of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter
from markupsafe import Markup

from forewarned.app import lanes
from forewarned.app.desk import TheBoard
from forewarned.app.lanes import Lane, box_of
from forewarned.app.naming import Day, Name, PageNumber, Words, whom
from forewarned.app.pages import TEMPLATES, twin
from forewarned.board import knowing
from forewarned.board.evidence import Numbers, Pages, Row, documents_in, numbers_of, paged

router = APIRouter()
_SIZE, _CHOICE = 20, 40
_LANES = (
    ("Knew", ("knew",)),
    ("Was told", ("was told",)),
    ("Warned others", ("warned",)),
    ("Not told, did not know, did not warn", ("was not told", "did not know", "did not warn")),
    ("Denies it", ("denies it",)),
)


@dataclass(frozen=True, slots=True)
class WhoKnew:
    """One page of what an actor knew; `undated` counts what was left out because a day was asked for and it has none.

    Where nobody, or more than one, is called so, `said` tells it and `near` holds those who may be meant.
    """

    asked: str
    actors: list[Name]
    said: str
    near: list[Name]
    about: str
    before: date | None
    pages: Pages
    known: list[Row]
    undated: int
    busiest: list[knowing.Busy]
    numbers: Numbers


@twin(router, "/knew", "knew.html")
def knew(board: TheBoard, actor: Words = "", about: Words = "", before: Day = None, page: PageNumber = 1) -> WhoKnew:
    """What an actor, a name in any form or an id, and its parts knew, were told, passed on and deny."""
    at = board.connection, board.generation
    called, actors = whom(board, actor) if actor.strip() else (None, ())
    pages, known, undated = paged(0, 1, size=_SIZE), list[Row](), 0
    if actors:
        asked = knowing.Asked(actors, about.strip() or None, before or None)
        pages, known, undated = knowing.known(*at, asked, page=page, size=_SIZE)
    return WhoKnew(
        asked=actor,
        actors=called.actors if called else [],
        said=called.said if called else "",
        near=called.near if called else [],
        about=about,
        before=before or None,
        pages=pages,
        known=known,
        undated=undated,
        busiest=knowing.busiest(*at, most=_CHOICE),
        numbers=numbers_of(board.connection, documents_in(known)),
    )


def picture(rows: Sequence[Row], name: str) -> Markup:
    """What is known, in lanes by how; what was told has its own for each who told it, the most frequent first."""
    return lanes.draw(lanes_of(rows), [], f"What {name} knew, was told and passed on")


def lanes_of(rows: Sequence[Row]) -> list[Lane]:
    """The lanes of one page of what is known."""
    found = []
    for name, hows in _LANES:
        mine = [row for row in rows if row["how"] in hows]
        if name != "Was told":
            found.append(_lane(name, mine))
            continue
        givers: dict[str, list[Row]] = {}
        for row in mine:
            givers.setdefault(f"Told by {row['actor']}" if row["actor"] else "Told, by no one named", []).append(row)
        order = sorted(givers.items(), key=lambda one: -len(one[1]))
        found += [_lane(giver, told) for giver, told in order[:4]]
        found.append(_lane("Told by others", [row for _, told in order[4:] for row in told]))
    return [lane for lane in found if lane.boxes]


def _lane(name: str, rows: Sequence[Row]) -> Lane:
    return Lane(name, tuple(box_of(row, foot=row["how"], whom=False) for row in rows))


TEMPLATES.globals["knew_picture"] = picture
