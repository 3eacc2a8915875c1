"""Incidents, and the chain of warning of each: its lanes, its steps with their evidence, what is missing in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Path, Query
from markupsafe import Markup
from pydantic import Field
from starlette.exceptions import HTTPException

from forewarned.app import lanes
from forewarned.app.desk import TheBoard
from forewarned.app.lanes import Arrow, Box, Lane, box_of
from forewarned.app.naming import PageNumber
from forewarned.app.pages import twin
from forewarned.app.words import days
from forewarned.board import chained, missing
from forewarned.board.chained import Chained
from forewarned.board.evidence import Numbers, Pages, Row, documents_in, numbers_of, paged

router = APIRouter()
_SIZE, _INCIDENTS, _GAPS, _ALARMS = 25, 20, 20, 6
_BEFORE, _AFTER = 12, 6  # steps of one picture
_LANES = (
    ("What was known", "before", ("knowledge",)),
    ("Warnings and threats", "before", ("warning", "threat")),
    ("What was done", "before", ()),
    ("The incident", "incident", ()),
    ("What followed", "after", ()),
)


@dataclass(frozen=True, slots=True)
class Incidents:
    """One page of incidents, those with chains first."""

    pages: Pages
    incidents: list[chained.Incident]


@twin(router, "/incidents", "incidents.html")
def incidents(board: TheBoard, page: PageNumber = 1) -> Incidents:
    """The incidents of the case, those with chains first."""
    return Incidents(*chained.incidents(board.connection, board.generation, page=page, size=_INCIDENTS))


@dataclass(frozen=True, slots=True)
class Drawn:
    """The picture of a part of a chain: most telling steps first, part by part; what has no day stands beside it."""

    picture: Markup
    undated: list[Box]
    part: int
    parts: int
    steps: int  # that are in this part


@dataclass(frozen=True, slots=True)
class Chain:
    """The chain of one incident: a page of its steps, its gaps, and, against hindsight, the false alarms."""

    incident: str
    title: str
    first_known: Row | None
    steps: list[Row]
    pages: Pages
    warned: int  # warnings and threats before it
    unanswered: list[str]  # those of them to which no response is known
    answers: dict[str, list[str]]  # record -> the responses to it
    leads: list[str]  # records that foretold the incident
    gaps: list[Row]
    all_gaps: int
    false_alarms: list[Row]
    all_false_alarms: int
    numbers: Numbers  # of the documents that are quoted
    by: str
    drawn: Annotated[Any, Field(exclude=True)] = None  # `Drawn`, for the page alone


@twin(router, "/chains/{record}", "chain.html")
def chain(
    board: TheBoard,
    record: Annotated[str, Path(max_length=100)],
    by: Annotated[Literal["step", "actor"], Query()] = "step",
    part: PageNumber = 1,
    page: PageNumber = 1,
) -> Chain:
    """What was known, warned and done before an incident, and what followed. `record` may be any step of it."""
    at = board.connection, board.generation
    found = chained.chain(*at, record)
    if found is None:
        raise HTTPException(
            404, "There is no chain of this record: it is no incident, and stands before or after none."
        )
    pages = paged(len(found.steps), page, size=_SIZE)
    steps = found.steps[pages.offset : pages.offset + _SIZE]
    gap_pages, gaps = missing.gaps(*at, missing.GapsWanted(incident=found.incident), page=1, size=_GAPS)
    alarm_pages, alarms = missing.gaps(*at, missing.GapsWanted(sort="nothing_followed"), page=1, size=_ALARMS)
    first = next((step for step in found.steps if step["record"] == found.first_known), None)
    asks = [step for step in found.steps if step["phase"] == "before" and _asks(step)]
    return Chain(
        incident=found.incident,
        title=found.title,
        first_known=first,
        steps=steps,
        pages=pages,
        warned=len(asks),
        unanswered=[step["record"] for step in asks if step["record"] not in found.answers],
        answers=found.answers,
        leads=sorted(found.leads),
        gaps=gaps,
        all_gaps=gap_pages.total,
        false_alarms=alarms,
        all_false_alarms=alarm_pages.total,
        numbers=numbers_of(board.connection, documents_in([steps, gaps, alarms, first])),
        by=by,
        drawn=drawn(found, by=by, part=part),
    )


def _asks(step: Row) -> bool:
    return step["kind"] in ("warning", "threat") and bool(step["polarity"])


# ------------------------------------------------------------------ the picture


def drawn(found: Chained, *, by: str, part: int) -> Drawn:
    """The picture of one part of a chain, in lanes by step or by actor."""
    ranked = {phase: _telling(found, phase) for phase in ("before", "after")}
    parts = max(1, -(-len(ranked["before"]) // _BEFORE), -(-len(ranked["after"]) // _AFTER))
    at = min(part, parts) - 1
    kept = {
        *(step["record"] for step in ranked["before"][at * _BEFORE : (at + 1) * _BEFORE]),
        *(step["record"] for step in ranked["after"][at * _AFTER : (at + 1) * _AFTER]),
        found.incident,
    }
    steps = [step for step in found.steps if step["record"] in kept]
    rows = _by_actor(steps, found) if by == "actor" else _by_step(steps, found)
    picture = lanes.draw(rows, _arrows(steps, found), "The chain of warning", pivot=found.incident)
    return Drawn(picture, lanes.undated(rows, found.incident), at + 1, parts, len(steps))


def _telling(found: Chained, phase: str) -> list[Row]:
    """The steps of a phase, the most telling first: who knew first, what foretold it, what answers or is answered."""
    by_record = {step["record"]: step for step in found.steps}
    causes: dict[str, list[str]] = {}
    for cause, answers in found.answers.items():
        for answer in answers:
            causes.setdefault(answer, []).append(cause)

    def weight(step: Row) -> float:
        id = step["record"]
        asked = [by_record[cause] for cause in causes.get(id, ()) if cause in by_record and _asks(by_record[cause])]
        return min(map(own, asked)) + 0.5 if asked else own(step)

    def own(step: Row) -> float:
        id = step["record"]
        telling = 8 * (id == found.first_known) + 4 * (id in found.leads) + 2 * (id in found.answers)
        vague = 2 * (step["when"] is None) + (step["kind"] == "claim" or not step["polarity"]) + (not step["actor"])
        return float(vague - telling)

    return sorted((step for step in found.steps if step["phase"] == phase), key=weight)


def _box(step: Row, found: Chained) -> Box:
    silent = step["phase"] == "before" and _asks(step) and step["record"] not in found.answers
    return box_of(step, foot="no response" if silent else "", gap=silent)


def _by_step(steps: Iterable[Row], found: Chained) -> list[Lane]:
    left = list(steps)
    rows = []
    for name, phase, kinds in _LANES:
        own = [step for step in left if step["phase"] == phase and (not kinds or step["kind"] in kinds)]
        left = [step for step in left if step not in own]
        rows.append(Lane(name, tuple(_box(step, found) for step in own)))
    return rows


def _by_actor(steps: Iterable[Row], found: Chained) -> list[Lane]:
    rows: dict[str, list[Box]] = {}
    for step in steps:
        name = "The incident" if step["phase"] == "incident" else step["actor"] or "No one named"
        rows.setdefault(name, []).append(_box(step, found))
    return [Lane(name, tuple(boxes)) for name, boxes in rows.items()]


def _arrows(steps: Sequence[Row], found: Chained) -> list[Arrow]:
    """From a warning to what answers it, and from what foretold the incident to the incident."""
    shown = {step["record"]: step for step in steps}
    made = []
    for id, step in shown.items():
        if id in found.leads and step["phase"] == "before" and step["most_days"] is not None and step["most_days"] >= 0:
            made.append(Arrow(id, found.incident, "leads", _short(step["fewest_days"], step["most_days"])))
        for answer in found.answers.get(id, ()):
            if answer in shown:
                made.append(Arrow(id, answer, "answers", _between(step, shown[answer])))
    return made


def _short(fewest: int, most: int) -> str:
    return days(fewest, most).removesuffix("s").removesuffix(" day") + " d"


def _between(step: Row, answer: Row) -> str:
    if step["when"] is None or answer["when"] is None:
        return ""
    first, last = (date.fromisoformat(step["when"][name]) for name in ("earliest", "latest"))
    sooner, later = (date.fromisoformat(answer["when"][name]) for name in ("earliest", "latest"))
    return "" if later < first else _short(max(0, (sooner - last).days), (later - first).days)
