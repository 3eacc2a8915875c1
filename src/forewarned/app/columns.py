"""How many records there are when, as columns by kind; each leads to the records of its days."""

from __future__ import annotations

import calendar
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from math import sqrt
from urllib.parse import urlencode

from markupsafe import Markup

from forewarned.app import svg
from forewarned.app.words import KINDS, count, day, interval
from forewarned.board.inquiry import Column

_WIDTH, _HEIGHT, _WIDEST = 1200.0, 90.0, 64.0


def days_of(start: str) -> tuple[date, date]:
    """First and last day of a decade ("202"), a year, a month, or the day itself."""
    if len(start) == 3:
        return date(int(f"{start}0") or 1, 1, 1), date(int(f"{start}9"), 12, 31)
    if len(start) == 4:
        return date(int(start), 1, 1), date(int(start), 12, 31)
    year, month = int(start[:4]), int(start[5:7])
    if len(start) == 7:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date.fromisoformat(start), date.fromisoformat(start)


_STEPS: dict[int, Callable[[date], int]] = {
    3: lambda one: one.year // 10,
    4: lambda one: one.year,
    7: lambda one: one.year * 12 + one.month,
    10: lambda one: one.toordinal(),
}


def picture(columns: Sequence[Column], query: Mapping[str, str]) -> Markup:
    """The picture; empty where there are less than two columns. `query` is what the page was asked for."""
    if len(columns) < 2:
        return Markup("")
    spans = [days_of(column.start) for column in columns]
    step = _STEPS[len(columns[0].start)]
    first, last = step(spans[0][0]), step(spans[-1][0])
    wide = min(_WIDEST, _WIDTH / (last - first + 1))
    most = max(sum(column.kinds.values()) for column in columns)
    bars = []
    for column, (start, end) in zip(columns, spans, strict=True):
        x = (step(start) - first) * wide
        bars.append(_bar(column, (start, end), (x, wide), most, query))
    right = (last - first + 1) * wide
    ends = [svg.words(_said(*spans[0]), 0, _HEIGHT + 16, "soft-words")]
    if right > 260:
        last_words = _said(*spans[-1])
        ends.append(svg.words(last_words, right - svg.wide(last_words, 11.5), _HEIGHT + 16, "soft-words"))
    rule = svg.line(0, _HEIGHT, right, _HEIGHT, "rule")
    told = "; ".join(_label(column, *span) for column, span in list(zip(columns, spans, strict=True))[:100])
    width = max(right, 180.0)
    return svg.picture((width, _HEIGHT + 24), "How many records began when", told, svg.joined([*bars, rule, *ends]))


def _bar(
    column: Column, span: tuple[date, date], place: tuple[float, float], most: int, query: Mapping[str, str]
) -> Markup:
    """One column, the kinds on each other. Heights are square roots, so that two can be seen beside two hundred."""
    many = sum(column.kinds.values())
    height = max(3.0, sqrt(many / most) * (_HEIGHT - 6))
    x, wide = place
    y = _HEIGHT
    parts = [svg.rect(svg.Place(x, 0, wide, _HEIGHT), "hit-area")]
    for kind in KINDS:
        share = column.kinds.get(kind, 0) / many * height
        if share:
            y -= share
            parts.append(svg.rect(svg.Place(x + 0.5, y, max(1.0, wide - 1), share), f"column kind-{kind}"))
    kept = {name: value for name, value in query.items() if value and name not in ("page", "first", "last")}
    href = "/timeline?" + urlencode(
        {**kept, "first": span[0].isoformat(), "last": span[1].isoformat()}, errors="replace"
    )
    return svg.link(href, _label(column, *span), "node bar", svg.joined(parts))


def _said(first: date, last: date) -> str:
    return day(first) if first == last else interval({"earliest": str(first), "latest": str(last)})


def _label(column: Column, first: date, last: date) -> str:
    kinds = ", ".join(f"{many} {KINDS[kind].lower()}" for kind, many in column.kinds.items())
    return f"{_said(first, last)}: {count(sum(column.kinds.values()), 'record')}: {kinds}"
