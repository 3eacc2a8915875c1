"""How many dead and hurt a sentence counts, and which counts of one incident cannot both be right."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise

from forewarned import lexicon
from forewarned.assembly.facts import Fact
from forewarned.assembly.names import folded
from forewarned.reader.time_amounts import quantity, table

_TOKEN = re.compile(r"\d+[.:]\d+|\d{1,3}(?:,\d{3})+|\d+|[^\W\d_]+(?:['’]\w+)?|[.;:]")
_STOPS = frozenset(".;:")
_REACH = 6  # words between a count and the word for what became of those counted
_QUOTE = 600  # characters of a sentence that are read
UPDATE = "so this may be an update"
_LAST_YEAR = 2100
_NEAR = 0.2  # how far apart two rough counts may lie and be one


@dataclass(frozen=True, slots=True)
class Count:
    """A number of dead or hurt; at least so many, or about so many."""

    of: str  # "dead" or "hurt"
    value: int
    floor: bool = False
    rough: bool = False


def counts(quote: str) -> Iterator[Count]:
    """The counts of victims in `quote`, the first of the dead and the first of the hurt."""
    words = (word.replace(",", "") for word in _TOKEN.findall(quote[:_QUOTE].replace("-", " ")))
    low = [folded(word) if word[-1].isalpha() else word for word in words]
    seen: set[str] = set()
    for start, end in _numbers(low):
        of = _victims(low, start, end)
        value = quantity([word for word in low[start:end] if word != "and"])
        if of and of not in seen and value and value == int(value):
            before = set(low[max(0, start - 3) : start])
            seen.add(of)
            yield Count(
                of,
                int(value),
                bool(before & lexicon.words("contradictions", "floor")),
                bool(before & lexicon.words("contradictions", "roughly")),
            )


@cache
def _number_words() -> frozenset[str]:
    return frozenset([*table("number"), *table("hundred")]) - {"a", "an", "amount", "several", "few", "many"}


def _numbers(low: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where numbers stand in words or digits: "two hundred and seventy", "7,000"."""
    at = 0
    while at < len(low):
        if not _is_number(low[at]):
            at += 1
            continue
        end = at + 1
        while end < len(low) and (_is_number(low[end]) or (low[end] == "and" and _is_number((*low, "")[end + 1]))):
            if low[end] == "and" and low[end - 1] not in table("hundred"):
                break
            end += 1
        yield at, end
        at = end


def _is_number(word: str) -> bool:
    return word.isdecimal() or word in _number_words()


def _victims(low: Sequence[str], start: int, end: int) -> str:
    """ "dead" or "hurt" where the number counts all the victims of one sort; "" for any other number."""
    after = low[end] if end < len(low) else "."
    if after in lexicon.words("joining", "calendar") or _is_year(low, start, end):
        return ""
    reached = lexicon.words("contradictions", "reaching").intersection(low[max(0, start - 1) : start])
    if after not in lexicon.words("contradictions", "counted") and after not in _STOPS and not reached:
        return ""
    best = (_REACH + 1, "")
    for of in ("dead", "hurt"):
        for at in range(max(0, start - _REACH), min(len(low), end + _REACH)):
            if low[at] in lexicon.words("contradictions", of) and not (start <= at < end):
                apart = start - at if at < start else at - end + 1
                if not set(low[min(at, start) : max(at, end)]) & _STOPS:
                    best = min(best, (apart, of))
    return best[1]


def _is_year(low: Sequence[str], start: int, end: int) -> bool:
    """Whether a number is the year of a date: "in 2017 and", not "2,017 people"."""
    if end - start > 1 or not low[start].isdecimal() or not 1900 <= int(low[start]) <= _LAST_YEAR:
        return False
    after_in = low[max(0, start - 1) : start] in (["in"], ["since"], ["of"], ["by"])
    return after_in or low[end : end + 1] not in (["people"], ["dead"], ["lives"], ["deaths"])


def differ(one: Count, other: Count) -> bool:
    """Whether two counts cannot both be right."""
    if one.of != other.of or one.value == other.value:
        return False
    low, high = sorted((one, other), key=lambda count: count.value)
    if low.floor:
        return False
    return not ((low.rough or high.rough) and high.value - low.value <= _NEAR * high.value)


@dataclass(frozen=True, slots=True)
class Differing:
    """Two entries whose counts differ, the earlier first, and why: a toll that only rose ends with `UPDATE`."""

    one: Fact
    other: Fact
    reason: str


def differing(given: Iterable[Fact], days: Mapping[str, date]) -> Iterator[Differing]:
    """Counts of one incident that differ, each beside the one before it; `days` gives when a document came out.

    On one day, or where the later is the lower, they contradict each other; a later and higher one is an update.
    """
    rows: dict[str, dict[tuple[date, int], tuple[Count, Fact]]] = defaultdict(dict)
    for fact in given:
        for count in counts(fact.entry.quote):
            rows[count.of].setdefault((days.get(fact.entry.doc, date.min), count.value), (count, fact))
    for of in sorted(rows):
        told = sorted(rows[of].items(), key=lambda row: (row[0], row[1][1].id))
        for ((day, _), (first, one)), ((later, _), (second, other)) in pairwise(told):
            what = f"{first.value:,} and {second.value:,} {of}"
            if day == later and differ(first, second):
                yield Differing(one, other, f"{what}, in reports of one day" if day > date.min else what)
            elif second.value < first.value and differ(first, second):
                yield Differing(one, other, f"{what}: the later count is the lower")
            elif day < later and second.value > first.value:
                at = "" if day == date.min else f" between {day.isoformat()} and {later.isoformat()}"
                yield Differing(one, other, f"{what}: the count rose{at}, {UPDATE}")
