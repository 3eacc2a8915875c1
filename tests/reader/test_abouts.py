"""What an entry is about: the first of the frame's places that the sentence fills."""

from __future__ import annotations

import pytest

from forewarned.reader.abouts import about
from tests.reader.helpers import hit, words


@pytest.mark.parametrize(
    ("text", "word", "frame", "expected"),
    [
        ("The keeper warned that the lock could collapse.", "warned", "warn", "the lock could collapse"),
        ("The keeper warned the crew of a leak.", "warned", "warn", "a leak"),
        ("The lock could collapse, the keeper told the crew.", "told", "tell of harm", "The lock could collapse"),
        ("The leak, which the keeper had warned about, grew.", "warned", "warn", "The leak"),
        (
            "The keeper sent a letter saying that the lock could collapse.",
            "sent",
            "raise an alarm",
            "the lock could collapse",
        ),
        ("The keeper issued an alert about a leak.", "issued", "sound a warning", "a leak"),
        ("The keeper had information about a leak in the lock.", "had", "hold information", "a leak in the lock"),
        ("The keeper was aware of the leak.", "aware", "aware", "the leak"),
        ("Rebels threatened to poison the wells.", "threatened", "threaten", "to poison the wells"),
        ("Rangers closed the road after the avalanche.", "closed", "protect", "the avalanche"),
        ("Rangers closed the road after the avalanche warning.", "closed", "protect", "the avalanche warning"),
        ("Rangers closed the road because of the smoke.", "closed", "protect", "the smoke"),
        ("Rangers closed the road after the wall collapsed.", "closed", "protect", "after the wall collapsed"),
        ("Rangers closed the road.", "closed", "protect", None),
        ("The council ignored the keeper's letter.", "ignored", "not act", "the keeper's letter"),
        ("Police seized rifles over the robbery.", "seized", "pursue", "the robbery"),
        ("Police seized rifles.", "seized", "pursue", None),
        ("The attack on the mill killed two.", "attack", "incident noun", "The attack on the mill"),
        ("The cell claimed responsibility for the fire.", "claimed", "claim responsibility", "the fire"),
    ],
)
def test_about(text: str, word: str, frame: str, expected: str | None) -> None:
    found = about(hit(text, word, frame=frame))
    assert (words(found.first, found.last) if found else None) == expected


def test_a_long_one_is_cut() -> None:
    text = "The keeper warned that the lock could collapse" + " and that a gate was bent" * 30 + "."
    found = about(hit(text, "warned"))
    assert found is not None
    assert found.last.i - found.first.i == 60
    assert words(found.first, found.last).startswith("the lock could collapse and that")
