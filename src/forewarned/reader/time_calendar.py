"""Periods of the calendar: their TIMEX3 values, their days, the periods before and after them, and their thirds."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Grain = Literal["day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century"]
Third = Literal["START", "MID", "END"]

_DAYS = {"day": 1, "week": 7, "weekend": 7}
_MONTHS = {"month": 1, "season": 3, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
# Where a late season ends is by the sun, not by the month (the specification's "late summer" ends on 22 September).
_SOLSTICES = {3: (6, 20), 6: (9, 22), 9: (12, 20), 12: (3, 20)}


@dataclass(frozen=True, slots=True)
class Period:
    """A period of `grain` that begins on `start` (a weekend: its Saturday)."""

    grain: Grain
    start: date

    @property
    def last(self) -> date:
        """The last day of the period."""
        if self.grain == "weekend":
            return self.start + timedelta(days=1)
        if self.grain in _DAYS:
            return self.start + timedelta(days=_DAYS[self.grain] - 1)
        return month_after(self.start, _MONTHS[self.grain]) - timedelta(days=1)

    @property
    def value(self) -> str:
        """The period in TIMEX3."""
        year, month = f"{self.start.year:04d}", self.start.month
        week = "{:04d}-W{:02d}".format(*self.start.isocalendar()[:2])
        values = {
            "day": self.start.isoformat(), "week": week, "weekend": f"{week}-WE", "month": f"{year}-{month:02d}",
            "quarter": f"{year}-Q{(month + 2) // 3}", "half": f"{year}-H{(month + 5) // 6}", "year": year,
            "season": f"{year}-{_SEASONS.get(month, '')}", "decade": year[:3], "century": year[:2],
        }  # fmt: skip
        return values[self.grain]

    def shifted(self, count: int) -> Period:
        """The period `count` periods later. Raises OverflowError or ValueError outside the years 1 to 9999."""
        if self.grain in _DAYS:
            return Period(self.grain, self.start + timedelta(days=count * _DAYS[self.grain]))
        return Period(self.grain, month_after(self.start, count * _MONTHS[self.grain]))


def month_after(day: date, count: int) -> date:
    """`day` moved by `count` months, on the last day of a month that is too short for it."""
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1])) if 0 < year < 10000 else _out_of_range()


def month_days(day: date) -> int:
    """How many days the month of `day` has."""
    return monthrange(day.year, day.month)[1]


def _out_of_range() -> date:
    raise OverflowError("year out of range")


def period_of(grain: Grain, day: date) -> Period:
    """The period of `grain` that `day` is in."""
    starts = {
        "day": day,
        "week": day - timedelta(days=day.weekday()) if day.toordinal() > 7 else day,
        "weekend": day - timedelta(days=day.weekday() - 5) if day.toordinal() > 7 else day,
        "month": day.replace(day=1),
        "quarter": day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1),
        "half": day.replace(month=(day.month - 1) // 6 * 6 + 1, day=1),
        "season": _season_start(day),
        "year": day.replace(month=1, day=1),
        "decade": date(max(1, day.year // 10 * 10), 1, 1),
        "century": date(max(1, day.year // 100 * 100), 1, 1),
    }
    return Period(grain, starts[grain])


def _season_start(day: date) -> date:
    if day.month < 3:
        return date(max(1, day.year - 1), 12, 1)
    return date(day.year, day.month // 3 * 3, 1)


def third(period: Period, part: Third) -> tuple[date, date]:
    """The first and last day of the first, middle or last third of `period`, by months where these divide it.

    A month has the thirds 1-10, 11-20 and 21-end; a late season is its last month up to the solstice or equinox.
    """
    first, last = period.start, period.last
    index = ("START", "MID", "END").index(part)
    if period.grain == "month":
        return first.replace(day=1 + 10 * index), (last if part == "END" else first.replace(day=10 + 10 * index))
    if period.grain == "season" and part == "END":
        month, day = _SOLSTICES[first.month]
        return month_after(first, 2), date(first.year + (first.month == 12), month, day)
    months = _MONTHS.get(period.grain, 0)
    if months and months % 3 == 0:
        size = months // 3
        return month_after(first, size * index), month_after(first, size * (index + 1)) - timedelta(days=1)
    days = (last - first).days + 1
    size = max(1, -(-days // 3))
    start = first + timedelta(days=(0, (days - size) // 2, days - size)[index])
    return start, start + timedelta(days=size - 1)


def easter(year: int) -> date:
    """Easter Sunday of `year` (Meeus, Jones and Butcher's rule for the Gregorian calendar)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * ell) // 433
    month = (h + ell - 7 * m + 90) // 25
    return date(year, month, (h + ell - 7 * m + 33 * month + 19) % 32)


def holiday(rule: str, year: int) -> date:
    """The day of a holiday in `year` by its rule in lexicon/times.toml.

    "12-25", "11 fourth 4" (the fourth Thursday of November), "easter -2", "election" (the United States vote on the
    Tuesday after the first Monday of November).
    """
    if rule == "election":
        return _nth_weekday(year, 11, 1, 0) + timedelta(days=1)
    if rule.startswith("easter"):
        return easter(year) + timedelta(days=int(rule.split()[1]))
    if " " not in rule:
        month, day = rule.split("-")
        return date(year, int(month), int(day))
    month, which, weekday = rule.split()
    if which == "last":
        last = date(year, int(month), monthrange(year, int(month))[1])
        return last - timedelta(days=(last.isoweekday() - int(weekday)) % 7)
    return _nth_weekday(year, int(month), int(weekday), ("first", "second", "third", "fourth").index(which))


def _nth_weekday(year: int, month: int, weekday: int, index: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * index)
