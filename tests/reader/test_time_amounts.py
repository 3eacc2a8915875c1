"""Numbers in words, and durations in TIMEX3."""

from __future__ import annotations

import pytest

from forewarned.reader.time_amounts import duration, quantity, unit_of


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("two", 2),
        ("twenty - four", 24),
        ("one hundred and five", 105),
        ("two thousand five hundred", 2500),
        ("2,000", 2000),
        ("a couple of", 2),
        ("two dozen", 24),
        ("half a", 0.5),
        ("2 1 / 2", 2.5),
        ("2 ½", 2.5),
        ("several", None),
        ("a few", None),
        ("12 to 18", 12),
        ("2 1 / 0", 2),
        ("9" * 40, 1),
    ],
)
def test_quantity(words, number):
    assert quantity(words.split()) == number


@pytest.mark.parametrize(
    ("count", "unit", "value"),
    [
        (3, "D", "P3D"),
        (None, "W", "PXW"),
        (2.5, "Y", "P2Y6M"),
        (0.5, "TH", "PT30M"),
        (1.5, "TM", "PT1M30S"),
        (2, "E", "P20Y"),
        (None, "TX", "PTXS"),
        (2, "2W", "P4W"),
    ],
)
def test_duration(count, unit, value):
    assert duration(count, unit) == value


@pytest.mark.parametrize(("word", "unit"), [("days", "D"), ("second", "TS"), ("hour", "TH"), ("people", "")])
def test_unit(word, unit):
    assert unit_of(word) == unit
