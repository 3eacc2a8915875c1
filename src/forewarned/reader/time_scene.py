"""What a time expression is resolved against: the document's date, and the date that the narrative has reached."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from forewarned.model import Basis
from forewarned.reader.time_calendar import Period
from forewarned.reader.time_grammar import Match
from forewarned.reader.time_outlook import ATTACKS, Outlook, exists
from forewarned.reader.time_tense import Direction

_ADVERBIAL = frozenset("on in by during as at of around about since until before after through throughout".split())
_GOES = frozenset(("day", "week", "weekend", "month", "season", "year"))


@dataclass(slots=True)
class Scene:
    """The dates known where the reading has got to.

    `dct` is the document's own date, `reached` the last day, month or year that the narrative went to, `day` the last
    day, `mentioned` the last day, month or year named ("that year"), `quarter` the last quarter ("a year earlier").
    `lent` is the year of the other half of "May and June 1998"; `years` the years stated, by month and day.
    """

    dct: date | None
    outlook: Outlook
    reached: Period | None = None
    day: Period | None = None
    mentioned: Period | None = None
    quarter: Period | None = None
    lent: int | None = None
    years: dict[tuple[int, int], int] = field(default_factory=dict)

    @property
    def retrospective(self) -> bool:
        """Whether the text looks back on years before its own date."""
        return self.outlook.retrospective

    @property
    def here(self) -> tuple[date, Basis] | None:
        """The day that "today" and "last week" count from, and what kind of date it is."""
        if self.dct is not None and not self.retrospective:
            return self.dct, "document"
        return (self.reached.start, "narrative") if self.reached is not None else None

    @property
    def there(self) -> tuple[date, Basis] | None:
        """The day that "the next day" and "that week" count from: the last one reached, else the document's."""
        if self.day is not None:
            return self.day.start, "narrative"
        return (self.dct, "document") if self.dct is not None and self.outlook.fresh else None

    @property
    def clock(self) -> tuple[date, Basis] | None:
        """The day of a time of day that stands without one."""
        if self.day is None and self.retrospective and self.outlook.only is not None:
            return self.outlook.only, "narrative"
        return self.there

    def reach(self, period: Period, match: Match, basis: Basis) -> None:
        """Move the narrative to `period` where the text goes there: on a day, or in a month or year set off by it."""
        if period.grain not in _GOES:
            return
        if match.rule not in ("tonight", "thispart") and period.grain in ("day", "month", "season", "year"):
            self.mentioned = period
        if basis == "stated" and period.grain == "day":
            self.years[period.start.month, period.start.day] = period.start.year
        if self.retrospective:
            if (basis == "stated" or period.grain != "day") and self.reached is not None and not _moves(match, period):
                return
            within = period.grain == "year" and self.reached and self.reached.start.year == period.start.year
            self.reached = self.reached if within else period
        if period.grain == "day" and (self.dct is None or period.start <= self.dct):
            self.day = period

    def year_of(self, month: int, day: int, way: Direction | None) -> tuple[int, Basis] | None:
        """The year of a month (`day` 0) or day that is given without one, None where nothing fixes it."""
        if self.lent is not None:
            return self.lent, "stated"
        if (month, day) in self.years:
            return self.years[month, day], "narrative"
        if self.retrospective or self.dct is None:
            reached = self.reached or self.outlook.expected
            return (_narrative_year(reached, month), "narrative") if reached is not None else None
        if not self.outlook.anchored:
            return None
        attacks = (month, day) == (ATTACKS.month, ATTACKS.day) and self.dct > ATTACKS
        if attacks and abs(date(self.dct.year, month, day) - self.dct) > timedelta(days=31):
            return ATTACKS.year, "document"  # they are called by their day, without the year
        return (year, "document") if (year := _near_year(self.dct, month, day, way)) else None


def _narrative_year(reached: Period, month: int) -> int:
    """The year reached, the one beside it where `month` lies more than eight months off (December, January)."""
    if reached.grain == "year":
        return reached.start.year
    gap = month - reached.start.month
    return reached.start.year + (1 if gap < -8 else -1 if gap > 8 else 0)


def _near_year(dct: date, month: int, day: int, way: Direction | None) -> int | None:
    """The year in which a month or day lies nearest to `dct`, unless a verb points the other way."""
    if day == 0 and dct.month == month:
        return dct.year
    near = [date(y, month, day or 15) for y in (dct.year - 1, dct.year, dct.year + 1) if exists(y, month, day or 15)]
    past, future = [d for d in near if d <= dct], [d for d in near if d > dct]
    if not past or not future:
        return near[0].year if near else None
    back, ahead = (dct - past[-1]).days, (future[0] - dct).days
    # A month of a past verb is past; a day soon to come is often named beside one ("said the hearing, set for May 3,").
    if way == "past" and ahead > (100 if day else 20):
        return past[-1].year
    if way == "future" and ahead < 270:
        return future[0].year
    return past[-1].year if back <= ahead or (day == 0 and ahead > 45) else future[0].year


def _moves(match: Match, period: Period) -> bool:
    """Whether the words take the narrative to `period`: "On May 3, 1998", "In 1998," but not "the 1998 attacks"."""
    before = match.before()
    starts = before in ("", ".", '"', "”") or (before in _ADVERBIAL and match.before(2) in ("", ".", '"', "”"))
    return starts if period.grain == "year" else starts or before in _ADVERBIAL


def nearest_weekday(day: date, weekday: int, way: Direction | None, *, strict: bool) -> date:
    """The `weekday` (1 is Monday) nearest before `day`, after it where `way` is "future"; on it unless `strict`."""
    back = (day.isoweekday() - weekday) % 7
    if way == "future":
        ahead = (weekday - day.isoweekday()) % 7
        return day + timedelta(days=ahead or (7 if strict else 0))
    return day - timedelta(days=back or (7 if strict else 0))
