"""The hour of day that statements give, so that on the day itself word before the blow is told from word after."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from forewarned.assembly.facts import Fact
from forewarned.reader.time_amounts import quantity, table

_CLOCK = re.compile(
    r"\b(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?\b(?!\s*(?:per|million|billion|%|\d))"
)
_HALF = re.compile(r"\s*(?P<half>[ap])\.?m\b", re.I)
_QUOTE = 600  # characters of a sentence that are read
_CARRIES = 4000  # characters over which a text goes on from the hour that it gave last
_HOUR = 60  # minutes
_NOON = 12 * _HOUR
_FIVE = 5  # minutes: of others "minutes" is said, "nine to two" is no hour
_SAID = (" past ", "quarter to", "minutes to", "five to", "ten to", "twenty to", "clock", " in the ")
_HALVES = {"half": 30, "rter": 15}


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


def spoken(quote: str) -> int | None:
    """The first hour of day in `quote` told in words, in minutes after midnight; of which half of the day is not said.

    >>> spoken("It was half past five."), spoken("At eight minutes to six they stood there."), spoken("He came to us.")
    (330, 352, None)
    """
    if not any(word in quote for word in _SAID):
        return None  # most often
    for found in _spoken().finditer(quote[:_QUOTE]):
        hour = _hours().get((found["hour"] or found["plain"]).lower())
        minutes = _HALVES[found["half"][-4:].lower()] if found["half"] else _minutes(found["part"] or "")
        votes = found["part"] and not found["minutes"] and minutes % _FIVE
        if hour is not None and minutes < _HOUR and not votes:
            return (_HOUR * hour + (-minutes if found["way"] == "to" else minutes)) % _NOON
    return None


def _minutes(words: str) -> int:
    return int(quantity(words.lower().replace("-", " ").split()) or 0) if words else 0


@cache
def _spoken() -> re.Pattern[str]:
    """ "Half past five", "eight minutes to six", "at six in the morning"; also "nine to two"."""
    numbers = "|".join(sorted((word for word in table("number") if len(word) > 1), key=lambda word: (-len(word), word)))
    part = (
        rf"(?:(?P<half>half|(?:a )?quarter)|(?P<part>(?:(?:{numbers})[- ])?(?:{numbers})|\d\d?)(?P<minutes> minutes?)?)"
    )
    after = r"(?P<after>(?: o['’]?clock| in the (?:morning|afternoon|evening)))"
    hour = rf"(?P<hour>{numbers}|\d\d?)"
    return re.compile(
        rf"\b(?:{part} (?P<way>past|to) {hour}|(?:at|until|before|by) (?P<plain>{numbers}|\d\d?){after})\b", re.I
    )


@cache
def _hours() -> dict[str, int]:
    """The hours of the clock, in words and in digits."""
    said = {word: value for word, value in table("number").items() if value in range(1, 13) and word.isalpha()}
    return {**said, **{str(hour): hour for hour in range(1, 13)}}
