"""Plain words for values, as the report says them: days, counts, kinds; and text of documents made safe to look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

KINDS = {
    "warning": "Warning",
    "knowledge": "Knowledge",
    "threat": "Threat",
    "response": "Response",
    "incident": "Incident",
    "claim": "Claim",
}
STANCES = {
    "acted": "acted",
    "acknowledged": "acknowledged",
    "dismissed": "dismissed",
    "not_acted": "did not act",
    "denied": "denies knowing",
}
NEGATED = {
    "warning": "not warned",
    "knowledge": "did not know",
    "threat": "not threatened",
    "response": "did not happen",
    "incident": "did not happen",
    "claim": "denied or not claimed",
}
GAPS = {
    "knew_not_warned": "Knew, and is not known to have warned anybody",
    "warned_not_acted": "Was warned, and is not known to have acted",
    "told_or_not_told": "Says it was not told, while others say it was",
    "public_not_target": "The public could read it, and those in danger were not told",
    "target_not_public": "Some were told, and the public was not",
    "nothing_followed": "A warning or threat that nothing followed, as far as is told",
}
PAIRS = {
    "denial": "Said, and denied",
    "specificity": "Specific, or of a general nature",
    "date": "Another day",
    "count": "Another number",
}
FIGURES = {
    1: "confirmed",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}
_MONTHS = "January February March April May June July August September October November December".split()
# What shows nothing or turns the text around it: controls, direction marks, zero-width marks, separators, tags,
# non-characters, and surrogates that stand alone. The same as in the report.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def printable(text: object) -> str:
    """`text` with every character that would not be seen written out, as ⟨U+202E⟩."""
    return _HIDDEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", str(text))


def brief(text: object, most: int = 160) -> str:
    """`text` on one line, at most `most` characters, cut at a space."""
    line = " ".join(printable(text).split())
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0] + "…"


def number(value: int) -> str:
    """1234 as 1,234."""
    return f"{value:,}"


def count(value: int, one: str, many: str = "") -> str:
    """1 record, 2 records."""
    return f"{number(value)} {one if value == 1 else many or one + 's'}"


def days(fewest: int, most: int) -> str:
    """From fewest to most days: "12–21 days"."""
    return count(fewest, "day") if fewest == most else f"{number(fewest)}–{number(most)} days"


def day(iso: str | date, *, short: bool = False) -> str:
    """An ISO date as 7 March 2024, or 7 Mar 2024 when `short`."""
    one = date.fromisoformat(iso) if isinstance(iso, str) else iso
    return f"{one.day} {_month(one, short)} {one.year}"


def _month(one: date, short: bool) -> str:
    return _MONTHS[one.month - 1][:3] if short else _MONTHS[one.month - 1]


def interval(when: Mapping[str, Any] | None, *, short: bool = False, none: str = "no date") -> str:
    """First and last day of ``{"earliest", "latest"}`` as people say it: a day, a month, a year, or from-to."""
    if when is None:
        return none
    first, last = date.fromisoformat(when["earliest"]), date.fromisoformat(when["latest"])
    if first == last:
        return day(first, short=short)
    if first.day == 1 and (last.month, last.day) == (12, 31) and first.month == 1:
        return str(first.year) if first.year == last.year else f"{first.year}–{last.year}"
    if first.day == 1 and _ends_month(last):
        return _months(first, last, short)
    if first.year != last.year:
        return f"{day(first, short=short)} – {day(last, short=short)}"
    if first.month != last.month:
        return f"{first.day} {_month(first, short)} – {day(last, short=short)}"
    return f"{first.day}–{day(last, short=short)}"


def _ends_month(one: date) -> bool:
    return one == date.max or (one + timedelta(days=1)).day == 1


def _months(first: date, last: date, short: bool) -> str:
    end = f"{_month(last, short)} {last.year}"
    if (first.year, first.month) == (last.year, last.month):
        return end
    if first.year == last.year:
        return f"{_month(first, short)}–{end}"
    return f"{_month(first, short)} {first.year} – {end}"


FILTERS: dict[str, Callable[..., str]] = {
    "brief": brief,
    "count": count,
    "day": day,
    "interval": interval,
    "number": number,
    "printable": printable,
}
WORDS: dict[str, Any] = {
    "KINDS": KINDS,
    "STANCES": STANCES,
    "NEGATED": NEGATED,
    "GAPS": GAPS,
    "PAIRS": PAIRS,
    "FIGURES": FIGURES,
    "days": days,
}
