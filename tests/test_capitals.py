"""Cables get ordinary case, character for character."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarned.capitals import is_capitals, ordinary_case
from forewarned.parse import is_common

CASES = [
    ("POLICE ARRESTED TWO MEN.", "Police arrested two men."),
    ("A BOMB WENT OFF NEAR TEGUXCALPA ON MONDAY.", "A bomb went off near Teguxcalpa on Monday."),
    ("THE FRONT (FPLX) FIRED ON THE U.S. CONVOY.", "The front (FPLX) fired on the U.S. convoy."),
]


@pytest.mark.parametrize(("cable", "expected"), CASES)
def test_ordinary_case(cable: str, expected: str) -> None:
    assert ordinary_case(cable, known=is_common) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("THE DAM BROKE AT DAWN", True), ("The dam broke at dawn", False), ("FBI", False), ("12345 67890 12345", False)],
)
def test_is_capitals(text: str, expected: bool) -> None:
    assert is_capitals(text) is expected


@given(st.text(max_size=100))
def test_length_is_kept(text: str) -> None:
    assert len(ordinary_case(text, known=lambda word: len(word) % 2 == 0)) == len(text)
