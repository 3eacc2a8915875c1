"""The time that a warning names for the harm it foretells: "within 48 hours", "on Independence Day"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from forewarned.assembly.facts import stems, terms
from forewarned.lexicon import words
from forewarned.model import Entry, Interval
from forewarned.reader.times import timexes

# TIMEX3 values of "within 48 hours", "within a week".
_WITHIN = re.compile(r"P(?P<amount>\d{1,3})(?P<unit>[DWMY])$|PT(?P<hours>\d{1,3})H$")
_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}


def foretold(entry: Entry, given: date) -> Interval | None:
    """The days, not before `given`, that the words of `entry` name for the harm; None where they name none.

    `given` is the day of the warning: "tomorrow" is counted from it.
    """
    if entry.about is None:
        return None
    found = _named(entry.about.text, given)
    if found is None:
        return None
    earliest, latest, start, end = found
    text = entry.about.text[start:end]
    return Interval(max(earliest, given), latest, text, entry.about.start + start, entry.about.start + end, "event")


@lru_cache(maxsize=65536)
def _named(text: str, given: date) -> tuple[date, date, int, int] | None:
    said = terms(text)
    if not said & (stems("calendar") | words("gaps", "times")) and not any(term.isdigit() for term in said):
        return None  # the grammar of times is not run on words that cannot hold one
    for timex in timexes(text, dct=given):
        if timex.earliest is not None and timex.latest is not None and timex.latest >= given:
            return timex.earliest, timex.latest, timex.start, timex.end
        within = _WITHIN.match(timex.value) if "within" in text[max(0, timex.start - 8) : timex.end].lower() else None
        if within is not None:
            hours = within["hours"]
            days = -(-int(hours) // 24) if hours else int(within["amount"]) * _DAYS[within["unit"]]
            return given, given + timedelta(days=days), timex.start, timex.end
    return None
