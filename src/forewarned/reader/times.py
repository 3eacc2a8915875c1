"""Time expressions in English text: what they mean in TIMEX3 and which days they stand for, by rules.

The grammar is time_grammar.py, the meaning of each rule time_values.py, what they are resolved against time_scene.py.
Values follow TIMEX3 as TimeBank has it; days follow the specification of the ledger (a third of a month is "early").
"""

from __future__ import annotations

import re
from itertools import zip_longest
from collections.abc import Sequence
from datetime import date

from forewarned.model import Interval, Timex
from forewarned.reader.time_events import EventTime, event_interval, event_times
from forewarned.reader.time_grammar import Match, matches
from forewarned.reader.time_plausible import plausible
from forewarned.reader.time_calendar import month_days
from forewarned.reader.time_outlook import outlook, stated_year
from forewarned.reader.time_scene import Scene
from forewarned.reader.time_tokens import tokens
from forewarned.reader.time_values import Reading, reading

__all__ = ["EventTime", "event_interval", "event_times", "interval", "ranges", "timexes"]

_JOINS = frozenset(("and", "or", "to", "until", "through", "till", "-", "–", "—"))
_JOIN = re.compile(r"\s*(?:,?\s*(?:to|until|through|and|or|till)|[-–—])\s*(?:(?:on|in|the)\s+)?", re.IGNORECASE)
_RANGE = re.compile(r"(?:\b(?:from|between|on|in|during)\s+)?$", re.IGNORECASE)


def timexes(text: str, *, dct: date | None) -> list[Timex]:
    """Every time expression of `text` in order, not overlapping.

    `dct` is the day the document was written or published. Without it only what the text itself fixes has days.
    """
    toks = tokens(text)
    found = list(matches(toks, plausible))
    scene = Scene(dct, outlook(found, dct))
    out = []
    for match, following in zip_longest(found, found[1:]):
        scene.lent = _lent(match, following)
        read = reading(match, scene)
        if read is None:
            continue
        out += _days(match, read) if match.rule == "days" else [_timex(match, read)]
        if read.period is not None:
            scene.reach(read.period, match, read.basis)
    return out


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
        value, days = f"{read.value[:-2]}{day:02d}", (None, None)
    else:
        later = read.period.start.replace(day=day) if day <= month_days(read.period.start) else read.period.start
        value, days = later.isoformat(), (later, later)
    return [first, Timex(starts[also], ends[match.end - 1], "DATE", value, *days, read.basis)]


def _span(read: Reading) -> tuple[date | None, date | None]:
    return read.days or ((read.period.start, read.period.last) if read.period else (None, None))


def _timex(match: Match, read: Reading) -> Timex:
    first = match.start + (match.end - match.start > 1 and _bare(match))
    start, end = match.tokens.starts[first], match.tokens.ends[match.end - 1]
    return Timex(start, end, read.type, read.value, *_span(read), read.basis)


def _bare(match: Match) -> bool:
    """Whether the article before the expression belongs to a noun after it ("a third-quarter loss", "the 1993 law")."""
    words = match.tokens.words[match.start : match.end]
    if words[0] not in ("the", "a", "an") or (words[0] != "the" and match.rule == "length" and "qty" not in match.parts):
        return False
    hyphened = "-" in words and match.rule in ("quarter", "length") and words[words.index("-") + 1 :] == words[-1:]
    return hyphened or (match.rule == "year" and "year" not in words) or words[-1] in ("ago", "earlier") and "-" in words


def interval(timex: Timex, text: str) -> Interval | None:
    """The days of `timex` with its words, None where it has none."""
    if timex.earliest is None or timex.latest is None:
        return None
    words = text[timex.start : timex.end]
    return Interval(timex.earliest, timex.latest, words, timex.start, timex.end, timex.basis)


def ranges(text: str, timexes: Sequence[Timex]) -> list[Interval]:
    """Two expressions joined by "to", "and" or a dash, as one interval ("from January 20 to September 10, 2001")."""
    out = []
    for first, second in zip(timexes, timexes[1:], strict=False):
        if first.earliest is None or second.latest is None or first.earliest > second.latest:
            continue
        if _JOIN.fullmatch(text, first.end, second.start):
            lead = _RANGE.search(text, max(0, first.start - 10), first.start)
            start = lead.start() if lead else first.start
            words = text[start : second.end]
            out.append(Interval(first.earliest, second.latest, words, start, second.end, first.basis))
    return out
