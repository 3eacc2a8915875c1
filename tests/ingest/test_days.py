from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarned.ingest.days import day


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2024-03-07", date(2024, 3, 7)),
        ("2024-03-07T23:59:00-11:00", date(2024, 3, 7)),
        ("20240307120000+00'00'", date(2024, 3, 7)),
        ("2024/3/7", date(2024, 3, 7)),
        ("7 March 2024", date(2024, 3, 7)),
        ("Thursday, 7th of March, 2024", date(2024, 3, 7)),
        ("March 7, 2024 at 10:15", date(2024, 3, 7)),
        ("Sept. 1, 2001", date(2001, 9, 1)),
        ("7 MAR 24", date(2024, 3, 7)),
        ("3 JAN 90", date(1990, 1, 3)),
        ("Thu Mar  7 10:00:00 2024", date(2024, 3, 7)),
        ("Fri Mar 08 2024 10:00:00 GMT+0000", date(2024, 3, 8)),
        ("25/03/2024", date(2024, 3, 25)),
        ("03/25/2024", date(2024, 3, 25)),
        ("05.05.2024", date(2024, 5, 5)),
        ("03/04/2024", None),  # 3 April or 4 March
        ("March 2024", None),
        ("7 March", None),
        ("31 February 2024", None),
        ("2024-13-40", None),
        ("7 March 10:15", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_one_whole_day_or_none(words, expected):
    assert day(words) == expected


@given(st.dates(date(1000, 1, 1)))
def test_written_days_are_read_back(value):
    assert day(value.isoformat()) == value
    assert day(f"{value.day} {value:%B} {value.year}") == value
    assert day(f"{value:%B} {value.day}, {value.year}") == value


@given(st.text(max_size=40))
def test_any_text_gives_a_day_or_none(words):
    assert day(words) is None or isinstance(day(words), date)
