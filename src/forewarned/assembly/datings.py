"""Two accounts of one act that put it on different days, or at different hours of one day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from forewarned import lexicon
from forewarned.assembly.acts import APART, MONTH, YEARS, gap, matter_of_both, one_act, since, span, stated
from forewarned.assembly.clocks import clock, spoken
from forewarned.assembly.evidence import sources
from forewarned.assembly.facts import days
from forewarned.assembly.names import folded
from forewarned.assembly.propositions import elsewhere, reading, shared
from forewarned.assembly.sides import Blocks, Side, apart, own_word, says
from forewarned.model import Entry, Interval

_DAYS = 3  # a wider interval states no day,
_YEAR = 366  # days within which there is but one first of a sort
_HEADS = 4  # telling things of an incident that it is found by
_BLOCK = 16  # incidents that one of them keeps
_TWO = 2  # words that two accounts of one incident share at least,
_MUCH = 0.75  # and the share of those of each
_NEXT = 300  # characters within which one sentence answers another
_MINUTES = 5  # between two hours that differ
_HALF_DAY = 12 * 60  # "at 3.26 in the afternoon" may be 15.26

Pair = tuple[Side, Side, str]


def dates(given: Iterable[Side], blocks: Blocks) -> Iterator[Pair]:
    """Two accounts of one act, or of since when somebody knew, that put it on different days."""
    found = [side for side in given if _dated(side)]
    held = blocks.over(found, found)
    for side in found:
        for other in held.near(side):
            if _place(other) < _place(side) and (why := _why(other, side, blocks)):
                yield other, side, why


def happened(given: Iterable[Side], blocks: Blocks) -> Iterator[Pair]:
    """Two accounts of one incident, by the things it befell, that put it on neighbouring days; a first one on any."""
    index: dict[str, list[Side]] = defaultdict(list)
    found = [side for side in given if side.fact.entry.kind == "incident" and side.fact.entry.polarity]
    for side in sorted(found, key=_place):
        when = side.fact.entry.when
        if when is None or days(when) > _DAYS or not side.fact.entry.about:
            continue
        keys = blocks.weights.telling(reading(side.fact.entry).heads, _HEADS)
        near = {other.fact.id: other for key in keys for other in index[key]}
        for other in near.values():
            if why := _happened(other, side):
                yield other, side, why
        for key in keys:
            if len(index[key]) < _BLOCK:
                index[key].append(side)


def _happened(one: Side, other: Side) -> str:
    a, b = one.fact.entry, other.fact.entry
    if a.when is None or b.when is None or a.doc == b.doc or sources(one) == sources(other):
        return ""
    between, mine, theirs = gap(a.when, b.when), reading(a), reading(b)
    first = bool(says(a.quote, "ordinal") and says(b.quote, "ordinal"))
    if not 0 < between <= (_YEAR if first else _DAYS) or elsewhere(mine, theirs):
        return ""
    both = shared(mine.words, theirs.words)
    much = len(both) >= _MUCH * max(len(mine.words), len(theirs.words))
    if len(both) < _TWO or not much or not shared(mine.heads, theirs.heads):
        return ""
    return f"{_days(a.when, b.when)} for what may be one incident of {', '.join(sorted(both))}"


def _place(side: Side) -> tuple[str, int, str]:
    return side.fact.entry.doc, side.fact.entry.start, side.fact.id


def _dated(side: Side) -> bool:
    entry = side.fact.entry
    if entry.when is None or not entry.polarity or entry.stance not in {None, "acted"}:
        return False
    if entry.kind not in {"warning", "knowledge", "response"}:
        return False
    if days(entry.when) > (_DAYS if entry.kind == "response" else _YEAR) and len(stated(entry.when)) == 1:
        return False
    quote = folded(entry.quote.replace(entry.when.text, " ")).split()
    said = {"repeated"} if entry.sources else set()  # "it repeated that it had told them"
    times = lexicon.words("contradictions", "time_and_again") | lexicon.words("joining", "calendar")
    often = any(word in {"each", "every"} and after in times for word, after in pairwise(quote))
    return not often and not (lexicon.words("contradictions", "again") - said).intersection(quote)


def _why(one: Side, other: Side, blocks: Blocks) -> str:
    a, b = one.fact.entry, other.fact.entry
    if a.when is None or b.when is None or (a.kind != b.kind and "response" in {a.kind, b.kind}):
        return ""
    if abs((a.when.earliest - b.when.earliest).days) > YEARS + MONTH:
        return ""
    hours = _hours(a, b)
    between = gap(a.when, b.when)
    if not hours and between <= 0:
        return ""
    if a.kind == b.kind and one_act(one, other, blocks):
        words = matter_of_both(one, other, blocks)
        matter = f" of {', '.join(words)}" if words else ""
        return f"{hours or _days(a.when, b.when)} for what may be one {a.kind}{matter}"
    first, later = (one, other) if a.when.earliest < b.when.earliest else (other, one)
    wide = max(span(a.when), span(b.when)) > MONTH
    if not hours and not wide and between <= APART and _found_out(first, later, blocks):
        return f"{_days(a.when, b.when)}: known on the later day, and told or known on the earlier"
    return ""


def _found_out(first: Side, later: Side, blocks: Blocks) -> bool:
    """Whether somebody is said to have learned on a day what was told him, or known, on a day before."""
    a, b = first.fact.entry, later.fact.entry
    if b.kind != "knowledge" or not since(later) or a.kind not in {"warning", "knowledge"}:
        return False
    words, told = blocks.agreed(first, later), blocks.same_people(first.told, later.told)
    if told:
        return bool(words) and a.kind == "warning"
    sources = {one.sources[-1].text for one in (a, b) if one.sources}
    beside = apart(first, later) <= _NEXT and len(sources) > 1 and own_word(later)
    return beside and told is None and (bool(words) or not first.matter or not later.matter)


# ------------------------------------------------------------------ days and hours


def _hours(one: Entry, other: Entry) -> str:
    """The two hours that two statements give for one day, where they differ."""
    if one.when is None or other.when is None or days(one.when) > 1 or one.when.earliest != other.when.earliest:
        return ""
    first, second = (clock(entry.quote) or spoken(entry.quote) for entry in (one, other))
    if days(other.when) > 1 or first is None or second is None or abs(first - second) % _HALF_DAY < _MINUTES:
        return ""
    return f"{first // 60:02}:{first % 60:02} and {second // 60:02}:{second % 60:02} of {one.when.earliest.isoformat()}"


def _days(one: Interval, other: Interval) -> str:
    return f"{_day(one)} and {_day(other)}"


def _day(when: Interval) -> str:
    first, last = when.earliest.isoformat(), when.latest.isoformat()
    return first if first == last else f"{first} {'and' if len(stated(when)) > 1 else 'to'} {last}"
