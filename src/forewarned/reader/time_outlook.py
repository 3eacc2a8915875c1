"""How a text stands to its own date: a report of the day, or one that tells of years before."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from forewarned.reader.time_amounts import table
from forewarned.reader.time_calendar import Period
from forewarned.reader.time_grammar import Match

ATTACKS = date(2001, 9, 11)  # "9/11"
_DATELINE = 12  # tokens before the date of a dateline
_AFTER_DATELINE = frozenset(("(", "-", "—", "–", "[", ":"))
_PARAGRAPH = 300  # tokens
_REPEATED = ("plural", "each")
_LOOSE = 8  # days and months without a year


@dataclass(frozen=True, slots=True)
class Outlook:
    """`fresh` where words as "today" tie a text to its date, `anchored` where nothing speaks against its year,
    `retrospective` where it tells of years before. `expected` is the first day or month that it states with a year,
    `only` the one day that it states, where there is no other.
    """

    retrospective: bool = False
    fresh: bool = True
    anchored: bool = True
    expected: Period | None = None
    only: date | None = None


def outlook(matches: Sequence[Match], dct: date | None) -> Outlook:
    """Weigh the years that a text states against its words as "today", "Friday" and "last week"."""
    expected, only = _first_stated(matches, dct), _only_day(matches, dct)
    if dct is None:
        return Outlook(True, False, False, expected, only)
    old = fresh = loose = 0
    for match in matches:
        attacks = names_attacks(match, dct)
        year = ATTACKS.year if attacks else stated_year(match)
        if year is not None:
            old += (2 if "day" in match.parts or attacks else 1) * (year < dct.year - 1)
            fresh += year == dct.year
        elif match.rule not in _REPEATED and ({"wd", "deictic"} & match.parts.keys()) and "day" not in match.parts:
            fresh += 2 if match.word("deictic") == "today" or _quoted(match) else 6
        elif _counts_from_now(match):
            fresh += 1
        elif "mon" in match.parts:
            near = match.rule == "date" and _near(match, dct)
            fresh, loose = fresh + near, loose + (not near)
    retrospective = old > fresh
    # Many days and months without a year and not one word that ties the text to its date: its year is not known.
    anchored = bool(fresh or old or loose < _LOOSE)
    return Outlook(retrospective, bool(fresh) and not retrospective, anchored, expected, only)


def dateline(matches: Sequence[Match]) -> date | None:
    """The day in the head of a cable ("LIMA, 6 FEB 89 (...) --"), None where a text does not begin with one."""
    for match in matches[:1]:
        year, month, day = stated_year(match), match.word("mon"), match.word("day")
        closed = match.after() in _AFTER_DATELINE and match.start <= _DATELINE
        if closed and year and month and day.isdecimal() and exists(year, month_number(month), int(day)):
            return date(year, month_number(month), int(day))
    return None


def stated_year(match: Match) -> int | None:
    """The year that a match gives in digits."""
    year, short, iso = match.word("year"), match.word("yy"), match.word("iso")
    if iso[:4].isdecimal():
        return int(iso[:4])
    if year.isdecimal() and len(year) == 4:
        return int(year)
    return 1900 + int(short) if short.isdecimal() else None


def names_attacks(match: Match, dct: date | None) -> bool:
    """Whether "9/11", or "September 11" without a year, is the name of the attacks in a text of `dct`."""
    if dct is not None and dct <= ATTACKS:
        return False
    if match.rule == "attacks":
        return True
    day, month = match.word("day"), match.word("mon")
    if day != "11" or month not in ("september", "sept", "sep") or stated_year(match) is not None or dct is None:
        return False
    return abs(date(dct.year, ATTACKS.month, ATTACKS.day) - dct) > timedelta(days=31)


def _counts_from_now(match: Match) -> bool:
    if match.rule == "ago":
        return match.word("way") == "ago"
    relative = match.rule in ("relative", "thispart", "month", "season")
    return match.rule == "tonight" or (relative and match.word("rel") in ("last", "this", "next"))


def _quoted(match: Match) -> bool:
    """Whether a quotation is open before the match in its paragraph: its "yesterday" is the speaker's."""
    words = match.tokens.words
    low = max(0, match.start - _PARAGRAPH)
    begin = next((i for i in range(match.start - 1, low - 1, -1) if not words[i].strip()), low - 1)
    before = words[begin + 1 : match.start]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _near(match: Match, dct: date) -> bool:
    """Whether a day without a year lies within a week of `dct`, as the days of a news report do."""
    month, digits = month_number(match.word("mon")), match.word("day")
    if not digits.isdecimal() or not exists(dct.year, month, int(digits)):
        return False
    return abs(date(dct.year, month, int(digits)) - dct) <= timedelta(days=7)


def _first_stated(matches: Sequence[Match], dct: date | None) -> Period | None:
    """The first day with its year that a text states, else the first month."""
    for wanted in ("day", "mon"):
        for match in matches:
            year, month = stated_year(match), match.word("mon")
            if names_attacks(match, dct):
                return Period("day", ATTACKS)
            if year and month and wanted in match.parts:
                return Period("month", date(year, month_number(month), 1))
    return None


def _only_day(matches: Sequence[Match], dct: date | None) -> date | None:
    """The day of a text that states just one with its year."""
    days = set()
    for match in matches:
        year, month, day = stated_year(match), match.word("mon"), match.word("day")
        if names_attacks(match, dct):
            days.add(ATTACKS)
        elif year and month and day.isdecimal() and exists(year, month_number(month), int(day)):
            days.add(date(year, month_number(month), int(day)))
    return days.pop() if len(days) == 1 else None


def exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    if not (0 < year < 10000 and 0 < month < 13 and day > 0):
        return False
    return day <= (31, 29 if isleap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def month_number(word: str) -> int:
    """1 to 12 for the name of a month, long or short."""
    return int(next(t[word] for name in ("month", "monthshort", "monthword") if word in (t := table(name))))
