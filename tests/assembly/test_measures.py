"""Figures with a unit: what is read of a sentence, and which two cannot both be right."""

from __future__ import annotations

import pytest

from forewarned.assembly.measures import Measure, differ, measure


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("The spring gave 400 litres a minute.", Measure("litres", "minute", 400, 400)),
        ("It stood at 2.5 metres.", Measure("metres", "", 2.5, 2.5, "height")),
        ("The wall was four and a half metres high.", Measure("metres", "", 4.5, 4.5, "height")),
        ("The surveyors put it at 12,000 to 19,000 litres a day.", Measure("litres", "day", 12000, 19000)),
        ("At least 40 tonnes of feed were burnt.", Measure("tonnes", "", 40, 40, floor=True)),
        ("The barn burned for about nine hours.", Measure("hours", "", 9, 9, rough=True)),
        ("They met for nine hours.", None),  # nothing that lasted is measured
        ("Up to 900 litres a day could run out.", None),
        ("Nine men were killed on 4 May.", None),
        ("", None),
    ],
)
def test_measure(quote: str, expected: Measure | None) -> None:
    found = measure(quote)
    assert found == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("The slide was 300 metres wide.", "The slide was nearly a mile wide, 1.4 km.", True),
        ("The slide was 300 metres wide.", "The slide was 984 feet wide.", False),
        ("The slide was 300 metres wide.", "The slide was 40 metres high.", False),
        ("At least 40 tonnes were lost.", "90 tonnes were lost.", False),
        ("About 40 tonnes were lost.", "44 tonnes were lost.", False),
        ("40 tonnes were lost.", "44 tonnes were lost.", True),
        ("It gave 40 litres a minute.", "It gave 90 litres a day.", False),
        ("It gave 40 to 60 litres a day.", "It gave 55 litres a day.", False),
    ],
)
def test_differ(one: str, other: str, expected: bool) -> None:
    first, second = measure(one), measure(other)
    assert first is not None
    assert second is not None
    assert differ(first, second) is differ(second, first) is expected
