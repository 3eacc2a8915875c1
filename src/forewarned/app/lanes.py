"""Records as boxes in lanes, along columns of time: what a chain of warning and what somebody knew are drawn with.

A column is a day, or days next to each other where there are more than fit; its width says nothing about time, so
each head gives its days and how long before the incident that was. What has no day is not drawn: `undated` lists it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from forewarned.app import svg
from forewarned.app.words import KINDS, NEGATED, STANCES, days, interval

_HEIGHT, _TOP, _LABELS = 74.0, 46.0, 118.0
_GAP_X, _GAP_Y = 60.0, 12.0
_FIT = 6  # columns
_WIDTH = 1222.0  # of a page that is 1280 wide
_LEAST, _MOST = 124.0, 200.0  # width of a box
_MOST_BOXES = 60
_ASKS = ("warning", "threat")


@dataclass(frozen=True, slots=True)
class Box:
    """A record in a lane. `first` and `last` are its days, None where none is known; `gap` marks what is missing."""

    record: str
    kind: str
    who: str
    whom: str
    about: str
    when: Mapping[str, Any] | None = None
    negated: bool = False
    foot: str = ""
    gap: bool = False

    @property
    def first(self) -> date | None:
        return date.fromisoformat(self.when["earliest"]) if self.when else None

    @property
    def last(self) -> date | None:
        return date.fromisoformat(self.when["latest"]) if self.when else None

    @property
    def label(self) -> str:
        """What it is, to be read aloud."""
        not_so = f" ({NEGATED[self.kind]})" if self.negated else ""
        to = f" to {self.whom}" if self.whom else ""
        parts = (f"{KINDS[self.kind]}{not_so}", interval(self.when), f"{self.who}{to}", self.about, self.foot)
        return ", ".join(filter(None, parts))


@dataclass(frozen=True, slots=True)
class Lane:
    """Boxes under one name."""

    name: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True, slots=True)
class Arrow:
    """From one record to another: `leads` to the incident that it foretold, or `answers`."""

    start: str
    end: str
    look: str
    label: str = ""


@dataclass(slots=True)
class Column:
    """Days next to each other, and the records that fall on them."""

    first: date | None
    last: date | None
    side: int  # 0 before the incident, 1 itself, 2 after it
    records: set[str] = field(default_factory=set)


def box_of(row: Mapping[str, Any], *, foot: str = "", gap: bool = False, whom: bool = True) -> Box:
    """The box of a row of evidence."""
    proof = row["evidence"][0]["quote"] if row["evidence"] else ""
    return Box(
        record=row["record"],
        kind=row["kind"],
        who=row["actor"] or "no one named",
        whom=", ".join(row["recipients"][:2]) if whom and row["kind"] == "warning" else "",
        about=row["about"] or proof,
        when=row["when"],
        negated=not row["polarity"],
        foot=foot or (STANCES[row["stance"]] if row["stance"] else ""),
        gap=gap,
    )


def undated(lanes: Iterable[Lane], pivot: str | None = None) -> list[Box]:
    """What cannot be drawn along time."""
    return [box for lane in lanes for box in lane.boxes if box.when is None and box.record != pivot]


def columns(boxes: Iterable[Box], pivot: Box | None, fit: int = _FIT) -> list[Column]:
    """Columns in order of time; at most `fit` where that can be, the nearest days put together."""
    found: dict[object, Column] = {}
    for box in boxes:
        own = pivot is not None and box.record == pivot.record
        if box.first is None and not own:
            continue
        late = pivot is not None and pivot.first is not None and box.first is not None and box.first >= pivot.first
        key = "pivot" if own else (box.first, box.last)
        found.setdefault(key, Column(box.first, box.last, 1 if own else 2 if late else 0)).records.add(box.record)
    never = date.min
    made = sorted(found.values(), key=lambda one: (one.side, one.first or never, one.last or never))
    while len(made) > fit and (near := _nearest(made)) is not None:
        one, after = made[near], made[near + 1]
        assert one.last is not None
        assert after.last is not None
        made[near : near + 2] = [replace(one, last=max(one.last, after.last), records=one.records | after.records)]
    return made


def _nearest(made: Sequence[Column]) -> int | None:
    """Which column is nearest to the one after it, on one side of the incident."""
    apart = [
        (max(one.last, after.last).toordinal() - one.first.toordinal(), at)
        for at, (one, after) in enumerate(pairwise(made))
        if one.side == after.side != 1 and one.first and one.last and after.last
    ]
    return min(apart)[1] if apart else None


# ------------------------------------------------------------------ the picture


def draw(lanes: Sequence[Lane], arrows: Iterable[Arrow], title: str, *, pivot: str | None = None) -> Markup:
    """The picture; empty where nothing has a day. Each box leads to its record."""
    lanes = _bounded(lanes, pivot)
    boxes = [box for lane in lanes for box in lane.boxes]
    incident = next((box for box in boxes if box.record == pivot), None)
    heads = columns(boxes, incident)
    if not heads:
        return Markup("")
    wide = max(_LEAST, min(_MOST, (_WIDTH - _LABELS - 8 + _GAP_X) / len(heads) - _GAP_X))
    column_of = {id: at for at, column in enumerate(heads) for id in column.records}
    places: dict[str, svg.Place] = {}
    bands: list[Markup] = []
    right, y = _LABELS + 4 + len(heads) * (wide + _GAP_X), _TOP
    for lane in lanes:
        shown = [box for box in lane.boxes if box.record in column_of]
        if not shown:
            continue
        stacks = [0] * len(heads)
        for box in shown:
            at = column_of[box.record]
            top = y + _GAP_Y + stacks[at] * (_HEIGHT + _GAP_Y)
            places[box.record] = svg.Place(_LABELS + 4 + at * (wide + _GAP_X), top, wide, _HEIGHT)
            stacks[at] += 1
        bands.append(_band(lane.name, y, right))
        y += max(stacks) * (_HEIGHT + _GAP_Y) + _GAP_Y
    line = _pivot_line(places[pivot], y) if pivot in places and pivot else Markup("")
    drawn = [arrow for arrow in arrows if arrow.start in places and arrow.end in places]
    inside = svg.joined(
        [
            *bands,
            *(_head(column, _LABELS + 4 + at * (wide + _GAP_X), wide, incident) for at, column in enumerate(heads)),
            line,
            *_arrows(drawn, places),
            *(_box(box, places[box.record]) for box in boxes if box.record in places),
        ]
    )
    told = "; ".join(box.label for box in boxes if box.record in places)
    return svg.picture((right, y + 6), title, told, inside)


def _bounded(lanes: Sequence[Lane], pivot: str | None) -> list[Lane]:
    """Each record once, in its first lane, and no more of them than can be looked at."""
    seen: set[str] = set()
    found = []
    for lane in lanes:
        kept = []
        for box in lane.boxes:
            if box.record not in seen and (len(seen) < _MOST_BOXES or box.record == pivot):
                seen.add(box.record)
                kept.append(box)
        if kept:
            found.append(Lane(lane.name, tuple(kept)))
    return found


def _band(name: str, y: float, right: float) -> Markup:
    texts = svg.lines(name, _LABELS - 12, 3, bold=True)
    told = svg.joined(svg.words(text, 2, y + 18 + at * 16, "band-name") for at, text in enumerate(texts))
    return Markup('<g class="band" aria-hidden="true">{}{}</g>').format(svg.line(0, y, right, y, "rule"), told)


def _head(column: Column, x: float, wide: float, incident: Box | None) -> Markup:
    days_of = {"earliest": str(column.first), "latest": str(column.last)} if column.first and column.last else None
    name = svg.fitted(interval(days_of, short=True, none="no date known"), wide + 40, 12.5, bold=True)
    return Markup('<g aria-hidden="true">{}{}</g>').format(
        svg.words(name, x, 18, "head-day"), svg.words(_apart(column, incident), x, 34, "soft-words")
    )


def _apart(column: Column, incident: Box | None) -> str:
    """How long before the incident, or after it."""
    if column.side == 1:
        return "the incident"
    if incident is None or not (incident.first and incident.last and column.first and column.last):
        return ""
    if column.last < incident.first:
        return f"{days((incident.first - column.last).days, (incident.last - column.first).days)} before"
    if column.first > incident.last:
        return f"{days((column.first - incident.last).days, (column.last - incident.first).days)} after"
    most = (incident.last - column.first).days
    return f"up to {days(most, most)} before" if column.first < incident.first else "on the day"


def _pivot_line(place: svg.Place, bottom: float) -> Markup:
    return svg.line(place.x - 8, _TOP - 6, place.x - 8, bottom, "pivot")


def _arrows(arrows: Sequence[Arrow], places: Mapping[str, svg.Place]) -> list[Markup]:
    """The arrows, those that meet in one box beside each other, and their words, none twice in one place."""
    meeting: dict[str, list[Arrow]] = {}
    for arrow in arrows:
        meeting.setdefault(arrow.end, []).append(arrow)
    drawn: list[Markup] = []
    pills: dict[tuple[float, float], Markup] = {}
    for arrow in arrows:
        start, end = places[arrow.start], places[arrow.end]
        group = meeting[arrow.end]
        back = end.x < start.x + start.width
        x1, y1 = start.x + start.width, start.y + start.height * (0.74 if arrow.look == "answers" else 0.34)
        x2 = end.x + end.width if back else end.x
        y2 = end.y + end.height * (group.index(arrow) + 1) / (len(group) + 1)
        drawn.append(svg.arrow((x1, y1), (x2, y2), arrow.look, bend=46 if back else 0))
        if arrow.label:
            late = arrow.look == "answers" and not back
            x = x2 - svg.wide(arrow.label, 11, bold=True) - 19 if late else x1 + 4
            pills[x, y2 if late else y1] = svg.pill(arrow.label, x, y2 if late else y1, arrow.look)
    return [*drawn, *pills.values()]


def _box(box: Box, place: svg.Place) -> Markup:
    names = svg.lines(box.who, place.width - 34, 2, bold=True)
    told = f"to {box.whom}: {box.about}" if box.whom else box.about
    room = 4 - len(names) - bool(box.foot)
    texts = [*((name, "name") for name in names)]
    texts += [(line, "soft-words") for line in svg.lines(told, place.width - 18, room)]
    if box.foot:
        texts.append((svg.fitted(box.foot, place.width - 18, bold=True), "foot gap" if box.gap else "foot"))
    looks = f"node kind-{box.kind}{' unanswered' if box.gap else ''}{' denied' if box.negated else ''}"
    inside = svg.boxed(place, texts, kind=box.kind, negated=box.negated)
    return svg.link(f"/records/{box.record}", box.label, looks, inside)
