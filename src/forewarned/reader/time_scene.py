"""What a time expression is resolved against: the document's date, and the date that the narrative has reached."""

from __future__ import annotations

from calendar import isleap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from forewarned.model import Basis
from forewarned.reader.time_amounts import table
from forewarned.reader.time_calendar import Period, period_of
from forewarned.reader.time_grammar import Match
from forewarned.reader.time_tense import Direction

_ADVERBIAL = frozenset("on in by during as at of around about since until before after through throughout".split())
_FRESH_RULES = frozenset(("tonight", "relative", "ago", "thispart"))


@dataclass(slots=True)
class Scene:
    """The dates known where the reading has got to: `dct` the document's own, `reached` the narrative's last day,
    `mentioned` the last day, month or year named ("that year"), `quarter` the last one ("a year earlier")."""

    dct: date | None
    retrospective: bool = False
    reached: Period | None = None
    mentioned: Period | None = None
    quarter: Period | None = None

    @property
    def here(self) -> tuple[date, Basis] | None:
        """The day that "today" and "last week" count from, and what kind of date it is."""
        if self.dct is not None and not self.retrospective:
            return self.dct, "document"
        return self.there

    @property
    def there(self) -> tuple[date, Basis] | None:
        """The day that "the next day" and "that month" count from: the last one reached, else the document's."""
        if self.reached is not None:
            return self.reached.start, "narrative"
        return (self.dct, "document") if self.dct is not None and not self.retrospective else None

    def reach(self, period: Period, match: Match, basis: Basis) -> None:
        """Move the narrative to `period` where the text goes there: on a day, or in a month or year set off by it."""
        if match.rule not in ("tonight", "thispart") and period.grain in ("day", "month", "season", "year"):
            self.mentioned = period
        if period.grain not in ("day", "week", "weekend", "month", "season", "year"):
            return
        if self.retrospective and basis == "stated" and self.reached is not None and not _moves(match, period):
            return
        if not self.retrospective and (period.grain != "day" or (self.dct is not None and period.start > self.dct)):
            return
        if period.grain == "year" and self.reached is not None and self.reached.start.year == period.start.year:
            return
        self.reached = period

    def year_of(self, month: int, day: int, way: Direction | None) -> tuple[int, Basis] | None:
        """The year of a month (and day) that is given without one, None where nothing fixes it."""
        if self.retrospective or self.dct is None:
            return (self._narrative_year(month), "narrative") if self.reached is not None else None
        years = [y for y in (self.dct.year - 1, self.dct.year, self.dct.year + 1) if exists(y, month, day)]
        near = [date(y, month, day) for y in years]
        if not near:
            return None
        past = [d for d in near if d <= self.dct]
        future = [d for d in near if d >= self.dct]
        if way == "future" and future:
            return future[0].year, "document"
        if way == "past" and past and min(abs(d - self.dct) for d in future or near) > timedelta(days=100):
            return past[-1].year, "document"
        return min(near, key=lambda d: abs(d - _dct(self.dct))).year, "document"

    def _narrative_year(self, month: int) -> int:
        """The year reached, the one beside it where `month` lies more than eight months off (December, January)."""
        reached = self.reached
        assert reached is not None
        if reached.grain == "year":
            return reached.start.year
        gap = month - reached.start.month
        return reached.start.year + (1 if gap < -8 else -1 if gap > 8 else 0)


def _dct(day: date | None) -> date:
    assert day is not None
    return day


def exists(year: int, month: int, day: int) -> bool:
    """Whether the calendar has this day."""
    if not (0 < year < 10000 and 0 < month < 13 and day > 0):
        return False
    return day <= (31, 29 if isleap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[month - 1]


def _moves(match: Match, period: Period) -> bool:
    """Whether the words take the narrative to `period`: "On May 3, 1998", "In 1998," but not "the 1998 attacks"."""
    before = match.before()
    starts = before in ("", ".", "\"", "”") or (before in _ADVERBIAL and match.before(2) in ("", ".", "\"", "”"))
    return starts if period.grain == "year" else starts or before in _ADVERBIAL


def retrospective(matches: Sequence[Match], dct: date | None) -> bool:
    """Whether the text looks back: its stated years are mostly a year or more before `dct`, with few words as "today".

    Without a date of its own a text has nothing else to be resolved against than what it states.
    """
    if dct is None:
        return True
    old = fresh = 0
    for match in matches:
        year = match.word("year")
        if match.rule == "attacks" or (year.isdecimal() and len(year) == 4):
            when = 2001 if match.rule == "attacks" else int(year)
            old, fresh = (old + 1, fresh) if when < dct.year - 1 else (old, fresh + (when >= dct.year))
        elif ("wd" in match.parts and "day" not in match.parts) or "deictic" in match.parts:
            fresh += 2
        elif match.rule in _FRESH_RULES and match.word("rel") in ("last", "this", "next", "") and match.word("way") in (
            "ago", ""):  # fmt: skip
            fresh += 1
        elif match.rule == "date" and "day" in match.parts and not year:
            fresh += _near(match, dct)
    return old > fresh


def _near(match: Match, dct: date) -> bool:
    """Whether a day without a year lies within a week of `dct`, as the days of a news report do."""
    month, digits = month_number(match.word("mon")), match.word("day")
    if not digits.isdecimal() or not exists(dct.year, month, int(digits)):
        return False
    return abs(date(dct.year, month, int(digits)) - dct) <= timedelta(days=7)


def nearest_weekday(day: date, weekday: int, way: Direction | None, *, strict: bool) -> date:
    """The `weekday` (1 is Monday) on or before `day`, or on or after it where `way` is "future"; `strict`: not on it."""
    back = (day.isoweekday() - weekday) % 7
    if way == "future":
        ahead = (weekday - day.isoweekday()) % 7
        return day + timedelta(days=ahead or (7 if strict else 0))
    return day - timedelta(days=back or (7 if strict else 0))


def first_stated(matches: Sequence[Match]) -> Period | None:
    """The first month or day with its year that a narrative states, for what stands before it."""
    for match in matches:
        year, month = match.word("year"), match.word("mon")
        if match.rule == "attacks":
            return Period("day", date(2001, 9, 11))
        if year.isdecimal() and len(year) == 4 and month and match.rule in ("date", "month", "partof", "clock"):
            return period_of("month", date(int(year), month_number(month), 1))
    return None


def month_number(word: str) -> int:
    """1 to 12 for the name of a month, long or short."""
    return int(next(t[word] for name in ("month", "monthshort", "monthword") if word in (t := table(name))))
