"""Open warnings: those still running on a day, with no incident and no response known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from fastapi import APIRouter
from markupsafe import Markup

from forewarned.app import svg
from forewarned.app.desk import TheBoard
from forewarned.app.naming import Day, PageNumber
from forewarned.app.pages import TEMPLATES, twin
from forewarned.app.words import KINDS, count, day, interval
from forewarned.board import missing
from forewarned.board.evidence import Numbers, Pages, Row, documents_in, numbers_of

router = APIRouter()
_SIZE = 20
_WIDTH, _LABELS, _ROW = 1200.0, 210.0, 34.0


@dataclass(frozen=True, slots=True)
class OpenWarnings:
    """One page of what is open on `today`, the oldest first; `chosen` where that day was asked for."""

    today: date | None
    chosen: bool
    pages: Pages
    open: list[Row]
    numbers: Numbers


@twin(router, "/open", "open.html")
def open_warnings(board: TheBoard, today: Day = None, page: PageNumber = 1) -> OpenWarnings:
    """Warnings and threats still running on a day, by default the latest on which any document was published."""
    at = board.connection, board.generation
    on = today or missing.newest_day(*at)
    pages, rows = missing.open_warnings(*at, on or date.min, page=page, size=_SIZE)
    return OpenWarnings(on, bool(today), pages, rows, numbers_of(board.connection, documents_in(rows)))


def left_of(row: Row) -> str:
    """How many days are left, in words."""
    if row["days_left"] is None:
        return "it named no time"
    return f"{count(row['days_left'], 'day')} left" if row["days_left"] else "the last day"


def waits(row: Row) -> str:
    """How many days it has waited, in words."""
    return "no day known" if row["waiting_days"] is None else count(row["waiting_days"], "day")


def picture(rows: Sequence[Row], today: date) -> Markup:
    """How long each has been waiting, and how long it still runs."""
    dated = [row for row in rows if row["waiting_days"] is not None]
    if not dated:
        return Markup("")
    given = [date.fromisoformat(row["when"]["earliest"]) for row in dated]
    ends = [date.fromisoformat(row["named_time"]["latest"]) if row["named_time"] else today for row in dated]
    first, last = min(given).toordinal(), max(today, *ends).toordinal() + 1
    room = _WIDTH - _LABELS - 150

    def across(one: date, more: int = 0) -> float:
        return _LABELS + 10 + (one.toordinal() + more - first) / max(1, last - first) * room

    height = 36 + len(dated) * _ROW
    now = across(today)
    heads = [svg.words(day(min(given), short=True), _LABELS + 10, 16, "soft-words")]
    if now > _LABELS + 110:
        heads.append(svg.words(day(today, short=True), now - 76, 16, "head-day"))
    bars = []
    for at, (row, start, end) in enumerate(zip(dated, given, ends, strict=True)):
        y, x = 34 + at * _ROW, across(start)
        ahead = across(end, 1) if row["named_time"] else now
        told = left_of(row) if row["days_left"] is not None else waits(row)
        parts = [
            svg.rect(svg.Place(0, y - 3, _WIDTH, 30), "hit-area", round=6),
            svg.words(svg.fitted(row["actor"] or "No one named", _LABELS - 8, bold=True), 4, y + 16, "name"),
            svg.rect(svg.Place(x, y + 7, max(2.0, now - x), 10), "waited"),
            svg.rect(svg.Place(now, y + 7, max(3.0, ahead - now), 10), "to-come") if row["named_time"] else Markup(""),
            svg.mark(row["kind"], x, y + 12, negated=not row["polarity"]),
            svg.words(told, max(ahead, now) + 8, y + 16, "name" if row["days_left"] is not None else "soft-words"),
        ]
        who = row["actor"] or "no one named"
        label = f"{KINDS[row['kind']]}, {interval(row['when'])}, {who}; waiting {waits(row)}, {left_of(row)}"
        bars.append(svg.link(f"/records/{row['record']}", label, f"node wait kind-{row['kind']}", svg.joined(parts)))
    inside = svg.joined([*heads, svg.line(now, 20, now, height, "pivot"), *bars])
    told = f"{count(len(dated), 'open warning')} on {day(today)}"
    return svg.picture((_WIDTH, height + 4), "How long each open warning has been waiting", told, inside)


TEMPLATES.globals.update(waiting_picture=picture, waits=waits, left_of=left_of)
