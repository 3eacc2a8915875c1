"""Periods, thirds and holidays, against the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarned.reader.time_calendar import Period, easter, holiday, month_after, period_of, third

GRAINS = ["day", "weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century"]


@pytest.mark.parametrize(
    ("grain", "value", "last"),
    [
        ("day", "2013-03-20", "2013-03-20"),
        ("week", "2013-W12", "2013-03-24"),
        ("weekend", "2013-W12-WE", "2013-03-24"),
        ("month", "2013-03", "2013-03-31"),
        ("season", "2013-SP", "2013-05-31"),
        ("quarter", "2013-Q1", "2013-03-31"),
        ("half", "2013-H1", "2013-06-30"),
        ("year", "2013", "2013-12-31"),
        ("decade", "201", "2019-12-31"),
        ("century", "20", "2099-12-31"),
    ],
)
def test_period_of_a_day(grain, value, last):
    period = period_of(grain, date(2013, 3, 20))
    assert (period.value, str(period.last)) == (value, last)


def test_winter_begins_in_december():
    assert period_of("season", date(2014, 2, 3)) == Period("season", date(2013, 12, 1))


@pytest.mark.parametrize(
    ("grain", "start", "part", "first", "last"),
    [
        ("month", "2001-02-01", "END", "2001-02-21", "2001-02-28"),
        ("year", "2001-01-01", "MID", "2001-05-01", "2001-08-31"),
        ("decade", "1980-01-01", "MID", "1983-05-01", "1986-08-31"),
        ("season", "2001-06-01", "START", "2001-06-01", "2001-06-30"),
        ("season", "2001-06-01", "END", "2001-08-01", "2001-09-22"),
        ("season", "2001-12-01", "END", "2002-02-01", "2002-03-20"),
        ("week", "2013-03-18", "START", "2013-03-18", "2013-03-20"),
    ],
)
def test_third(grain, start, part, first, last):
    got = third(Period(grain, date.fromisoformat(start)), part)
    assert tuple(map(str, got)) == (first, last)


@pytest.mark.parametrize(("year", "expected"), [(1961, "1961-04-02"), (2000, "2000-04-23"), (2024, "2024-03-31")])
def test_easter(year, expected):
    assert str(easter(year)) == expected


@pytest.mark.parametrize(
    ("rule", "year", "expected"),
    [
        ("12-25", 2001, "2001-12-25"),
        ("11 fourth 4", 2012, "2012-11-22"),
        ("05 last 1", 2012, "2012-05-28"),
        ("easter -2", 2024, "2024-03-29"),
        ("election", 2012, "2012-11-06"),
    ],
)
def test_holiday(rule, year, expected):
    assert str(holiday(rule, year)) == expected


@given(st.dates(date(1000, 1, 1), date(9000, 1, 1)), st.integers(-9000, 9000), st.sampled_from(GRAINS))
def test_periods_follow_one_another(day, count, grain):
    period = period_of(grain, day)
    assert period.start <= period.last
    assert period.shifted(1).start > period.last
    assert period.shifted(3).shifted(-3) == period
    assert month_after(day, count).year * 12 + month_after(day, count).month == day.year * 12 + day.month + count


def test_out_of_the_calendar_is_an_error():
    with pytest.raises(OverflowError):
        month_after(date(9999, 12, 1), 1)
