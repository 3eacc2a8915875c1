"""Intervals of days that more words than one time expression give: ranges, and days counted from a date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from forewarned.model import Interval, Timex
from forewarned.reader.time_amounts import moved, quantity, unit_of
from forewarned.reader.time_events import AMOUNT_BEFORE, CONNECTORS, bounds

_LINK = re.compile(
    r"\s*(?:,?\s*(?P<link>to|until|through|and|or|till)|(?P<dash>[-–—])|,)\s*(?:(?:on|in|the)\s+)?", re.IGNORECASE
)
_LEAD = re.compile(r"\b(?:from|between|on|in|during)\s+$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since(?:\s+at\s+least)?|so\s+far(?:\s+in)?)\s+$", re.IGNORECASE)
_OF = re.compile(r"\s+of\s+", re.IGNORECASE)
_FIRST = re.compile(r"(?:the\s+)?(?P<which>first|last)\s+(?P<amount>[\w-]+)\s+(?P<unit>\w+)", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?P<way>before|prior\s{1,5}to|ahead\s{1,5}of|after|following)\s{1,5}(?:the\s{1,5})?(?:[a-z]{1,20}\s{1,5})?$",
    re.IGNORECASE,
)
_LINKED = 20  # characters between two expressions that can be linked
_WINDOW = 60  # characters before an expression that can count from it


def interval(timex: Timex, text: str) -> Interval | None:
    """The days of `timex` with its words, None where it has none."""
    if timex.earliest is None or timex.latest is None:
        return None
    words = text[timex.start : timex.end]
    return Interval(timex.earliest, timex.latest, words, timex.start, timex.end, timex.basis)


def ranges(text: str, timexes: Sequence[Timex], *, until: date | None = None) -> list[Interval]:
    """Intervals that more words than one expression give, in order and not overlapping.

    "from January 20 to September 10, 2001", "March 7-9", "in 1995 and 1997", "the first three days of June", "ten days
    before 9/11", "shortly after May 3". With `until`, the day up to which the text speaks, also "since Monday" and
    "so far this year".
    """
    out: list[Interval] = []
    for found in sorted(_all(text, timexes, until), key=lambda i: (i.start, -i.end)):
        if not out or found.start >= out[-1].end:
            out.append(found)
    return out


def _all(text: str, timexes: Sequence[Timex], until: date | None) -> Iterator[Interval]:
    yield from _linked(text, timexes)
    # "Since 1997" in a history does not go on to the day of its printing.
    tied = any(t.basis == "document" for t in timexes)
    for timex in timexes:
        if timex.earliest is None or timex.latest is None:
            continue
        since = _SINCE.search(text, max(0, timex.start - _WINDOW), timex.start)
        if since and until is not None and timex.earliest <= until and tied:
            yield _interval(text, (since.start(), timex.end), (timex.earliest, until), timex)
        elif timex.earliest == timex.latest:
            yield from _counted(text, timex)
    for first, second in pairwise(timexes):
        yield from _portion(text, first, second)


def _interval(text: str, span: tuple[int, int], days: tuple[date, date], timex: Timex) -> Interval:
    return Interval(*days, text[slice(*span)], *span, timex.basis)


def _linked(text: str, timexes: Sequence[Timex]) -> Iterator[Interval]:
    """Dates in a chain of "to", "and", "or", commas and dashes: one interval from the first to the last."""
    chain: list[Timex] = []
    closed, plain = False, True
    for timex in [*timexes, None]:
        close = chain and timex and timex.start - chain[-1].end <= _LINKED
        link = _LINK.fullmatch(text, chain[-1].end, timex.start) if close and timex else None
        if link and timex and timex.earliest and chain[-1].latest and chain[-1].latest <= (timex.latest or date.min):
            chain.append(timex)
            closed, plain = bool(link["link"] or link["dash"]), not (link["link"] and "," in link.group())
            continue
        # "on Monday, and on Friday" tells of two days, "in 1986, 1995, and 1997" of one stretch.
        if len(chain) > 2 - plain and closed and chain[0].earliest and chain[-1].latest:
            lead = _LEAD.search(text, max(0, chain[0].start - 10), chain[0].start)
            start = lead.start() if lead else chain[0].start
            yield _interval(text, (start, chain[-1].end), (chain[0].earliest, chain[-1].latest), chain[0])
        chain, closed, plain = [timex] if timex else [], False, True


def _counted(text: str, timex: Timex) -> Iterator[Interval]:
    """Days counted from a day: "ten days before 9/11", "shortly after May 3"."""
    connector = _COUNTED.search(text, max(0, timex.start - _WINDOW), timex.start)
    if connector is None or timex.earliest is None or timex.latest is None:
        return
    found = AMOUNT_BEFORE.search(text, max(0, connector.start() - _WINDOW), connector.start())
    if found is None:
        return
    relation = CONNECTORS[" ".join(connector["way"].lower().split())]
    fewest, most = bounds(found.group(), relation)
    if fewest is None or most is None:
        return
    if timex.type == "TIME" and most <= 2:
        fewest = most = 0
    try:
        ends = (timex.earliest - timedelta(most), timex.latest - timedelta(fewest)) if relation == "before" else (
            timex.earliest + timedelta(fewest), timex.latest + timedelta(most))  # fmt: skip
    except OverflowError:
        return
    yield _interval(text, (found.start(), timex.end), ends, timex)


def _portion(text: str, part: Timex, whole: Timex) -> Iterator[Interval]:
    """The first or last so many units of a period: "the first eight months of 2001"."""
    if part.type != "DURATION" or whole.earliest is None or whole.latest is None:
        return
    found = _FIRST.match(text, part.start, part.end)
    if found is None or not _OF.fullmatch(text, part.end, whole.start):
        return
    count, unit = quantity([found["amount"].lower()]), unit_of(found["unit"].lower())
    if count is None or len(unit) != 1:
        return
    day = timedelta(days=1)
    try:
        days = (whole.earliest, moved(whole.earliest, count, unit) - day) if found["which"].lower() == "first" else (
            moved(whole.latest + day, -count, unit), whole.latest)  # fmt: skip
    except (OverflowError, ValueError):
        return
    if whole.earliest <= days[0] <= days[1] <= whole.latest:
        yield _interval(text, (part.start, whole.end), days, whole)
