from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forewarned.assembly.acronyms import definitions, initials


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It told the Federal Aviation Administration (FAA).", [("Federal Aviation Administration", "FAA")]),
        ("the interagency Harbour Security Group (HSG) met", [("Harbour Security Group", "HSG")]),
        ("the Council of the River and Dam Towns (CRDT)", [("Council of the River and Dam Towns", "CRDT")]),
        ("THE NATIONAL RIVER GUARD [NRG] DENIED IT", [("NATIONAL RIVER GUARD", "NRG")]),
        ("The mayor (who knew) said (in May) nothing.", []),
        ("The river rose (XYZ).", []),
        ("(FAA)", []),
    ],
)
def test_definitions(text: str, found: list[tuple[str, str]]) -> None:
    assert list(definitions(text)) == found


@pytest.mark.parametrize(
    ("words", "letters"),
    [
        (("Coast", "and", "Harbour", "Guard"), "CHG"),
        (("Coast", "Guard"), ""),
        (("the", "coast", "Harbour", "Guard"), ""),
    ],
)
def test_initials(words: tuple[str, ...], letters: str) -> None:
    assert initials(words) == letters


@given(st.text(alphabet="AbC (f)[]. \n", max_size=120))
def test_any_text_is_read(text: str) -> None:
    assert all(long and acronym for long, acronym in definitions(text))
