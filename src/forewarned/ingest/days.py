"""Words that give one whole day → `date`. Nothing is guessed: a day that could be two days is none."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6,
    "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
# A day as people write it, for use inside larger patterns too.
DAY = (
    rf"(?:\d{{4}}-\d{{2}}-\d{{2}}|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+(?:\d{{4}}|'?\d{{2}})(?!\d)"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})"
).replace("(?P<month>", "(?:")
_ISO = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})(?:$|T?\d{4,6})")
_DAY_MONTH = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH},?[\s-]+'?(?P<year>\d{{4}}|\d{{2}})(?![\d:])",
    re.I,
)
_MONTH_DAY = re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d)", re.I)
# "Thu Mar 07 2024", "Thu Mar  7 10:00:00 2024": how browsers and C libraries print a time.
_CTIME = re.compile(rf"\b{_MONTH}\s+(?P<day>\d{{1,2}})\s+[\d:]{{7,8}}\s+(?:\S+\s+)?(?P<year>\d{{4}})\b", re.I)
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?!\d)")


def day(text: str) -> date | None:
    """The first whole day that `text` gives, or None.

    Read are ISO 8601 (with or without a time, which is cut off as written: no change of time zone), "7 March
    2024", "March 7, 2024", "7 MAR 24" and numbers such as 25/03/2024 in which only one can be the month.
    """
    text = text.strip()
    if found := _COMPACT.match(text) or _ISO.search(text):
        return _valid(int(found[1]), int(found[2]), int(found[3]))
    for pattern in (_DAY_MONTH, _MONTH_DAY, _CTIME):
        if found := pattern.search(text):
            return _valid(_year(found["year"]), _MONTHS[found["month"][:3].lower()], int(found["day"]))
    if found := _NUMBERS.search(text):
        first, second, year = (int(part) for part in found.groups())
        if first > 12 or first == second:
            return _valid(year, second, first)
        if second > 12:
            return _valid(year, first, second)
    return None


def _year(digits: str) -> int:
    # Two digits: the pivot of POSIX strptime, which needs no clock.
    year = int(digits)
    return year if len(digits) == 4 else year + (1900 if year >= 69 else 2000)


def _valid(year: int, month: int, day_of_month: int) -> date | None:
    try:
        return date(year, month, day_of_month) if year >= 1000 else None
    except ValueError:
        return None
