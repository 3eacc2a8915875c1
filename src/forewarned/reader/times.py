"""Time expressions in English text: what they mean in TIMEX3 and which days they stand for, by rules.

The grammar is time_grammar.py, the meaning of each rule time_values.py, what they are resolved against time_scene.py.
Values follow TIMEX3 as TimeBank has it; days follow the specification of the ledger (a third of a month is "early").
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import zip_longest

from forewarned.model import Timex
from forewarned.reader.time_calendar import month_days
from forewarned.reader.time_events import EventTime, event_interval, event_times
from forewarned.reader.time_grammar import Match, matches
from forewarned.reader.time_outlook import dateline, outlook, stated_year
from forewarned.reader.time_plausible import plausible
from forewarned.reader.time_ranges import interval, ranges
from forewarned.reader.time_reading import Reading
from forewarned.reader.time_scene import Scene
from forewarned.reader.time_tokens import tokens
from forewarned.reader.time_values import reading

__all__ = ["EventTime", "event_interval", "event_times", "interval", "ranges", "timexes"]

_JOINS = frozenset(("and", "or", "to", "until", "through", "till", "-", "–", "—"))


def timexes(text: str, *, dct: date | None) -> list[Timex]:
    """Every time expression of `text` in order, not overlapping.

    `dct` is the day the document was written or published. Without it only what the text itself fixes has days.
    """
    found = list(matches(tokens(text), plausible))
    own = dateline(found) if dct is None else None
    scene = Scene(dct or own, outlook(found, dct or own))
    out = []
    for match, following in zip_longest(found, found[1:]):
        scene.lent = _lent(match, following)
        read = reading(match, scene)
        if read is None:
            continue
        out += _days(match, read) if match.rule == "days" else [_timex(match, read)]
        if read.period is not None:
            scene.reach(read.period, match, read.basis)
    # The day of a dateline is the text's own word, not a date that was given with it.
    return [replace(t, basis="narrative") if own and t.basis == "document" else t for t in out]


def _lent(match: Match, following: Match | None) -> int | None:
    """The year that "May and June 1998" or "from 5 May to 3 June 1998" gives to the first of the two."""
    if following is None or not {"mon", "season"} & match.parts.keys() or stated_year(match) is not None:
        return None
    between = match.tokens.words[match.end : following.start]
    joined = between and between[0] in _JOINS and set(between[1:]) <= {"the", "in", "on", "early", "late"}
    return stated_year(following) if joined and {"mon", "season"} & following.parts.keys() else None


def _days(match: Match, read: Reading) -> list[Timex]:
    """The two days of "27-28 June" or "May 3 and 5", the month going with the one that it stands beside."""
    starts, ends = match.tokens.starts, match.tokens.ends
    also = match.parts["also"][0]
    first = Timex(starts[match.start], ends[also - 2], "DATE", read.value, *_span(read), read.basis)
    day = int(match.word("also"))
    if read.period is None:
        return [first, Timex(starts[also], ends[match.end - 1], "DATE", f"{read.value[:-2]}{day:02d}")]
    start = read.period.start
    later = start.replace(day=day) if day <= month_days(start) else start
    return [first, Timex(starts[also], ends[match.end - 1], "DATE", later.isoformat(), later, later, read.basis)]


def _span(read: Reading) -> tuple[date | None, date | None]:
    return read.days or ((read.period.start, read.period.last) if read.period else (None, None))


def _timex(match: Match, read: Reading) -> Timex:
    first = match.start + (match.end - match.start > 1 and _bare(match))
    start, end = match.tokens.starts[first], match.tokens.ends[match.end - 1]
    return Timex(start, end, read.type, read.value, *_span(read), read.basis)


def _bare(match: Match) -> bool:
    """Whether the article before the expression belongs to a noun after it ("a third-quarter loss", "the 1993 law")."""
    words = match.tokens.words[match.start : match.end]
    article = words[0] in ("a", "an") and (match.rule != "length" or "qty" in match.parts)
    if words[0] not in ("the", "that") and not article:
        return False
    hyphened = "-" in words and match.rule in ("quarter", "length") and words[words.index("-") + 1 :] == words[-1:]
    compared = words[-1] in ("ago", "earlier") and "-" in words
    return hyphened or compared or (match.rule == "year" and words[1][0].isdigit())
