"""The hour of day that statements give, so that on the day itself word before the blow is told from word after."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from forewarned.assembly.facts import Fact

_CLOCK = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?\b(?!\s*(?:per|million|billion|%|\d))"
)
_HALF = re.compile(r"\s*(?P<half>[ap])\.?m\b", re.I)
_QUOTE = 600  # characters of a sentence that are read
_CARRIES = 4000  # characters over which a text goes on from the hour that it gave last
_NOON = 12 * 60


@dataclass(frozen=True, slots=True)
class Clocks:
    """Document -> (offset, minutes after midnight) of its statements that give the hour, in order."""

    by_doc: Mapping[str, Sequence[tuple[int, int]]]

    def at(self, fact: Fact) -> int | None:
        """The hour of `fact`, its own or the one its text gave last, in minutes after midnight."""
        rows = self.by_doc.get(fact.entry.doc, ())
        place = bisect_right(rows, (fact.entry.start, 24 * 60))
        if not place or fact.entry.start - rows[place - 1][0] > _CARRIES:
            return None
        return rows[place - 1][1]


def clocks(facts: Iterable[Fact]) -> Clocks:
    """The hours that the sentences of `facts` give."""
    found: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for fact in facts:
        minutes = clock(fact.entry.quote)
        if minutes is not None:
            found[fact.entry.doc].add((fact.entry.start, minutes))
    return Clocks({doc: sorted(rows) for doc, rows in found.items()})


def clock(quote: str) -> int | None:
    """The first hour of day in `quote`, in minutes after midnight.

    >>> clock("At 10.14 p.m. he told a steward."), clock("The toll was 3.5 million.")
    (1334, None)
    """
    if ":" not in quote and quote.find(".", 0, len(quote) - 2) < 0:
        return None  # most often, and told ten times as fast
    found = _CLOCK.search(quote[:_QUOTE])
    if found is None:
        return None
    minutes = int(found["hour"]) * 60 + int(found["minute"])
    half = _HALF.match(quote, found.end())
    if half and int(found["hour"]) <= 12:
        minutes = minutes % _NOON + (_NOON if half["half"].lower() == "p" else 0)
    return minutes
